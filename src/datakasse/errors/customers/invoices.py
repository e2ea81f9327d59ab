"""Refusals about the invoices that the shop makes for what was bought on account."""

from datakasse.errors.refusal import Category, Refused


class InvoicingNotSetUp(Refused):
    """An invoice was to be made by a shop that has not said where it is to be paid."""

    code = "invoice.not_set_up"
    category = Category.CONFLICT
    nb = "Ingen faktura er laget. Skriv først kontonummeret, og fra hvilken dag fakturaene lages her (Kunder – Fakturaer)."
    en = "No invoice was made. Enter the account number first, and from which day invoices are made here (Customers – Invoices)."


class BadInvoiceTerms(Refused):
    """What was said of the shop's invoices cannot be kept as it is."""

    code = "invoice.bad_terms"
    nb = "Ingenting er lagret. Rett {what}."
    en = "Nothing was saved. Correct: {what}."


class InvoiceChosenTwice(Refused):
    """Both a month and single sales were named: nobody knows which was meant."""

    code = "invoice.chosen_twice"
    nb = "Ingen faktura er laget: velg enten en måned eller enkelte salg, ikke begge."
    en = "No invoice was made: choose either a month or single sales, not both."


class NothingToInvoice(Refused):
    """There is nothing on account that is not invoiced, or nothing was chosen."""

    code = "invoice.nothing"
    category = Category.CONFLICT
    nb = "Ingen faktura er laget: det er ingenting å fakturere kunde {customer} for i det som er valgt."
    en = "No invoice was made: there is nothing to invoice customer {customer} for in what was chosen."


class AlreadyInvoiced(Refused):
    """A sale on account was to be invoiced a second time."""

    code = "invoice.already"
    category = Category.CONFLICT
    nb = "Ingen faktura er laget: salg {register}-{entry} står på faktura {number} fra før."
    en = "No invoice was made: sale {register}-{entry} stands on invoice {number} already."


class NotOnAccount(Refused):
    """Something was to be invoiced that this customer has not bought on account, or that is invoiced elsewhere."""

    code = "invoice.not_on_account"
    category = Category.MISSING
    nb = "Ingen faktura er laget: {register}-{entry} er ikke et salg på konto til kunde {customer} som skal faktureres herfra."
    en = "No invoice was made: {register}-{entry} is no sale on account to customer {customer} that is to be invoiced here."


class SaleBeforeItsReturn(Refused):
    """A return was to be credited before the sale that it takes back from is invoiced."""

    code = "invoice.return_before_sale"
    category = Category.CONFLICT
    nb = "Ingen faktura er laget: returen {register}-{entry} hører til salget {of_register}-{of_entry}, som ikke er fakturert. Ta med det også."
    en = "No invoice was made: return {register}-{entry} belongs to sale {of_register}-{of_entry}, which is not invoiced. Choose that too."


class InvoiceVatApart(Refused):
    """VAT as it was rounded on each line is too far from VAT of the sum for a document of one piece."""

    code = "invoice.vat_apart"
    category = Category.CONFLICT
    nb = "Ingen faktura er laget: i ett salg alene er mva rundet på hver linje {apart_kroner} kr fra mva av summen, og mottakere avviser én krone eller mer. Ta salget tilbake på kassen, og slå det inn som flere."
    en = "No invoice was made: in one sale alone VAT rounded on each line is NOK {apart_kroner} from VAT of its sum, and receivers refuse a krone or more. Take the sale back at the till, and ring it up as several."


class UnknownInvoice(Refused):
    """An invoice that was never made."""

    code = "invoice.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen faktura {number}."
    en = "There is no invoice {number}."


class NoElectronicInvoice(Refused):
    """An invoice was asked for as EHF whose buyer has no organisation number to send it to."""

    code = "invoice.not_electronic"
    category = Category.CONFLICT
    nb = "Faktura {number} kan ikke skrives som EHF: {what}. Ta den ut som PDF."
    en = "Invoice {number} cannot be written as EHF: {what}. Take it out as PDF."


class BuyerUnknown(Refused):
    """An invoice was asked for whose buyer is erased, after the law no longer wanted it kept."""

    code = "invoice.buyer_erased"
    category = Category.MISSING
    nb = "Faktura {number} kan ikke lages igjen: kunden er slettet, og tiden loven krever den oppbevart, er ute."
    en = "Invoice {number} cannot be made again: the customer is erased, and the law no longer wants it kept."
