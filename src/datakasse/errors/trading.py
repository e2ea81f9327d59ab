"""Refusals about articles, baskets, payments and returns."""

from datakasse.errors.refusal import Category, Refused


class MalformedAmount(Refused):
    """An amount that is not a number of kroner with at most two decimals."""

    code = "amount.malformed"
    nb = "«{text}» er ikke et beløp. Skriv kroner med høyst to desimaler, for eksempel 12,50."
    en = '"{text}" is not an amount. Write kroner with at most two decimals, for example 12.50.'


class AmountOutOfRange(Refused):
    """An amount that no register of ours handles."""

    code = "amount.out_of_range"
    nb = "Beløpet er utenfor det kassen tar imot (høyst {limit_kroner} kr). Kontroller tallet og prøv igjen."
    en = "The amount is outside what the register takes (at most {limit_kroner} kr). Check it and try again."


class MalformedQuantity(Refused):
    """A quantity that is not a positive number with at most three decimals."""

    code = "quantity.malformed"
    nb = "«{text}» er ikke et antall. Skriv et tall over null med høyst tre desimaler."
    en = '"{text}" is not a quantity. Write a number above zero with at most three decimals.'


class QuantityOutOfRange(Refused):
    """Zero, negative or absurdly many."""

    code = "quantity.out_of_range"
    law = "KSF-2-6-6"
    nb = (
        "Antallet må være over 0 og høyst {limit}. Kurven er urørt. "
        "Skal noe tilbake, bruk Retur; skal noe bort, fjern linjen."
    )
    en = (
        "The quantity must be above 0 and at most {limit}. The basket is untouched. "
        "To take goods back use a return; to drop a line remove it."
    )


class FractionNotSold(Refused):
    """A part of an article that is sold by the piece."""

    code = "quantity.whole_only"
    nb = "{name} selges i hele {unit}. Kurven er urørt; skriv et helt tall."
    en = "{name} is sold in whole {unit}. The basket is untouched; write a whole number."


class UnknownArticle(Refused):
    """No article has that number or code."""

    code = "article.unknown"
    category = Category.MISSING
    nb = "Ingen vare har koden {code}. Kurven er urørt. Søk på navnet eller kontroller koden."
    en = "No article has the code {code}. The basket is untouched. Search by name or check the code."


class LabelDoesNotFit(Refused):
    """A scale's label that says a weight of what is sold by the piece, or a price of what has one."""

    code = "article.label_does_not_fit"
    law = "KSF-2-6-3"
    nb = "Etiketten passer ikke til {name}, som selges per {unit}. Kurven er urørt; slå inn varenummeret."
    en = (
        "The label does not fit {name}, which is sold by the {unit}. The basket is untouched; key its number."
    )


class MeasureNeeded(Refused):
    """Something sold by weight or length, and nobody has said how much."""

    code = "article.measure_needed"
    nb = "{name} selges per {unit}. Kurven er urørt; slå inn hvor mye."
    en = "{name} is sold by the {unit}. The basket is untouched; key how much."


class UnknownCustomer(Refused):
    """A credit customer whom the shop has no name for."""

    code = "customer.unknown"
    category = Category.MISSING
    nb = "Ingen kunde har nummeret {customer}. Kurven er urørt."
    en = "No customer has the number {customer}. The basket is untouched."


class WrongCheckDigit(Refused):
    """A GTIN whose last digit does not fit the others."""

    code = "article.wrong_check_digit"
    nb = "Strekkoden {code} er lest feil (kontrollsifferet stemmer ikke). Skann en gang til."
    en = "The barcode {code} was misread (its check digit is wrong). Scan it again."


class PriceNeeded(Refused):
    """An open-price article was added without its price."""

    code = "article.price_needed"
    nb = "{name} har åpen pris. Slå inn prisen først."
    en = "{name} has an open price. Key in the price first."


class PriceIsFixed(Refused):
    """A price was given for an article that has one."""

    code = "article.price_is_fixed"
    law = "KSF-2-6-3"
    nb = "{name} har fast pris og kan ikke få en annen i salget. Bruk rabatt."
    en = "{name} has a fixed price that a sale cannot change. Use a discount."


class UnknownLine(Refused):
    """The basket has no such line."""

    code = "basket.unknown_line"
    category = Category.MISSING
    nb = "Kurven har ingen linje {line_id}. Den kan være fjernet; se på kurven igjen."
    en = "The basket has no line {line_id}. It may have been removed; look at the basket again."


class NoteTooLong(Refused):
    """A note that is longer than a receipt has room for."""

    code = "note.too_long"
    nb = "Notatet kan ha høyst {limit} tegn. Linjen er urørt; skriv det kortere."
    en = "A note has at most {limit} characters. The line is untouched; make it shorter."


class NoteIsTheReason(Refused):
    """A note on a returned line, which holds why it came back."""

    code = "note.is_the_reason"
    law = "BFF-5-3-7"
    nb = "På en returlinje står grunnen til returen. Linjen er urørt; fjern den og ta returen på nytt."
    en = "A returned line holds the reason for the return. The line is untouched; remove it and return again."


class OnlyReductions(Refused):
    """A correction that would make a line larger."""

    code = "basket.only_reductions"
    nb = "En korreksjon kan bare redusere linjen. Legg til varen på nytt for å selge flere."
    en = "A correction can only reduce the line. Add the article again to sell more."


class DiscountTooLarge(Refused):
    """A discount of more than the goods cost."""

    code = "discount.too_large"
    nb = "Rabatten er større enn det den skal trekkes fra ({limit_kroner} kr). Kurven er urørt."
    en = "The discount is larger than what it is taken from ({limit_kroner} kr). The basket is untouched."


class DiscountUnclear(Refused):
    """A discount of nothing, or of an amount and a share at once."""

    code = "discount.unclear"
    nb = "Skriv enten et beløp eller en prosent over null. Kurven er urørt."
    en = "Write either an amount or a share above zero. The basket is untouched."


class DiscountForbidden(Refused):
    """A discount on tobacco, deposit or another article that never gets one."""

    code = "discount.forbidden"
    attempt_is_kept = True
    law = "law.md 4.14"
    nb = "{name} kan ikke selges med rabatt. Kurven er urørt."
    en = "{name} cannot be sold at a discount. The basket is untouched."


class EmptyBasket(Refused):
    """Nothing to settle, park or abort."""

    code = "sale.empty"
    nb = "Kurven er tom. Legg til en vare først."
    en = "The basket is empty. Add an article first."


class Underpaid(Refused):
    """The tenders do not cover the sale."""

    code = "sale.underpaid"
    nb = "Det mangler {missing_kroner} kr. Salget er ikke fullført; kurven står som den sto."
    en = "{missing_kroner} kr are missing. The sale is not completed; the basket stands as it was."


class Overpaid(Refused):
    """More than is due on a tender that gives no change."""

    code = "sale.overpaid"
    nb = (
        "Det er betalt {excess_kroner} kr for mye med noe annet enn kontanter. "
        "Salget er ikke fullført; rett beløpet eller legg inn tips."
    )
    en = (
        "{excess_kroner} kr too much was paid by something other than cash. "
        "The sale is not completed; correct the amount or enter a tip."
    )


class CashCeiling(Refused):
    """Cash of NOK 40 000 or more."""

    code = "sale.cash_ceiling"
    attempt_is_kept = True
    law = "law.md 4.12"
    nb = "Det er forbudt å ta imot 40 000 kr eller mer i kontanter. La kunden betale på annen måte."
    en = "Taking NOK 40 000 or more in cash is forbidden. Let the customer pay in another way."


class CashNotTaken(Refused):
    """Cash on a register that takes none."""

    code = "sale.cash_not_taken"
    law = "KSF-2-2-c"
    nb = "Denne kassen tar ikke kontanter. Velg en annen betalingsmåte."
    en = "This register takes no cash. Choose another means of payment."


class MeansNotTaken(Refused):
    """A means of payment that the shop has said it does not take."""

    code = "sale.means_not_taken"
    nb = "Butikken tar ikke {means}. Ingenting er betalt, og kurven er som før; velg en annen betalingsmåte."
    en = (
        "The shop does not take {means_en}. Nothing was paid and the basket is as it was; pay in another way."
    )


class InvoiceStandsAlone(Refused):
    """A credit sale mixed with other tenders."""

    code = "sale.invoice_stands_alone"
    law = "KSF-2-8-2-2a"
    nb = "Et kredittsalg går i sin helhet på faktura. Fjern de andre betalingene eller fakturaen."
    en = "A credit sale goes on the invoice as a whole. Remove the other tenders or the invoice."


class CustomerNeeded(Refused):
    """A credit sale without a customer."""

    code = "sale.customer_needed"
    law = "KSL-2-a"
    nb = "Et kredittsalg må ha en kunde. Velg kunde og prøv igjen."
    en = "A credit sale needs a customer. Choose one and try again."


class ReceiptMustBePrinted(Refused):
    """A receipt was declined where the law does not allow it."""

    code = "receipt.must_be_printed"
    attempt_is_kept = True
    law = "KSF-2-6-4b"
    nb = "Kvitteringen kan bare sløyfes når alt er betalt med integrert terminal. Salget er ikke fullført."
    en = "A receipt may be left out only when all is paid by integrated terminal. The sale is not completed."


class ReturnNeedsItsSale(Refused):
    """No sale on record for the receipt named."""

    code = "return.unknown_receipt"
    category = Category.MISSING
    law = "BFF-5-3-7"
    nb = "Fant ikke salgskvittering {receipt}. Ingenting er returnert; kontroller kassens ID og nummeret."
    en = "No sales receipt {receipt} was found. Nothing was returned; check the register and the number."


class ReturnedMoreThanSold(Refused):
    """More comes back than was sold."""

    code = "return.more_than_sold"
    attempt_is_kept = True
    law = "BFF-5-3-7"
    nb = "Av {name} gjenstår det {remaining} å returnere på denne kvitteringen. Ingenting er returnert."
    en = "Of {name} {remaining} remain to be returned on this receipt. Nothing was returned."


class BalanceTooLow(Refused):
    """A gift card or store credit holds less than what is drawn."""

    code = "voucher.balance_too_low"
    nb = "Kort {account} har {balance_kroner} kr igjen. Salget er ikke fullført; ta resten på annen måte."
    en = "Card {account} holds {balance_kroner} kr. The sale is not completed; take the rest in another way."


class UnknownVoucher(Refused):
    """A gift card or store credit that was never issued here."""

    code = "voucher.unknown"
    category = Category.MISSING
    nb = "Kort {account} er ikke utstedt her. Salget er ikke fullført."
    en = "Card {account} was not issued here. The sale is not completed."


class GuessedTooOften(Refused):
    """Too many unknown gift card numbers; the register waits before it looks at another."""

    code = "voucher.throttled"
    category = Category.THROTTLED
    nb = "For mange ukjente kortnumre. Vent {wait_s} sekunder, eller ta betalt på annen måte. Kurven står som den sto."
    en = "Too many unknown card numbers. Wait {wait_s} seconds, or take payment in another way. The basket is safe."


class VoucherExists(Refused):
    """A gift card number that is in use."""

    code = "voucher.exists"
    category = Category.CONFLICT
    nb = "Gavekort {account} er allerede utstedt. Velg et annet nummer."
    en = "Gift card {account} has been issued already. Choose another number."


class VoucherNumberNeeded(Refused):
    """A gift card without a number."""

    code = "voucher.number_needed"
    nb = "Gavekortet må ha et nummer. Les av kortet, eller finn på et som ikke er brukt."
    en = "The gift card must have a number. Read the card, or make one up that is not in use."


class VoucherPaysNoVoucher(Refused):
    """A gift card paid with another one, or on account: no money came in for it."""

    code = "voucher.pays_no_voucher"
    law = "law.md 4.3"
    nb = "Et gavekort kan ikke betales med gavekort, tilgodelapp eller faktura. Ta betalt på annen måte."
    en = "A gift card cannot be paid with a gift card, a store credit or an invoice. Take payment in another way."


class OnlyToTheAccount(Refused):
    """Goods of a credit sale that would be paid back in money."""

    code = "return.only_to_the_account"
    category = Category.CONFLICT
    law = "KSF-2-8-2-2a"
    attempt_is_kept = True
    nb = "Varene er solgt på faktura og kan bare krediteres kundens konto. Velg faktura som betaling."
    en = "The goods were sold on account and can only be credited to it. Choose the invoice as payment."
