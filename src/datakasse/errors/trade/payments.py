"""Refusals about payment: in cash, by other means, on account."""

from datakasse.errors.refusal import Category, Refused


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
    en = "The shop does not take {means}. Nothing was paid and the basket is as it was; pay in another way."


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


class UnknownCustomer(Refused):
    """A credit customer whom the shop has no name for."""

    code = "customer.unknown"
    category = Category.MISSING
    nb = "Ingen kunde har nummeret {customer}. Kurven er urørt."
    en = "No customer has the number {customer}. The basket is untouched."


class ReceiptMustBePrinted(Refused):
    """A receipt was declined where the law does not allow it."""

    code = "receipt.must_be_printed"
    attempt_is_kept = True
    law = "KSF-2-6-4b"
    nb = "Kvitteringen kan bare sløyfes når alt er betalt med integrert terminal. Salget er ikke fullført."
    en = "A receipt may be left out only when all is paid by integrated terminal. The sale is not completed."
