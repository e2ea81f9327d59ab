"""Refusals about returns."""

from datakasse.errors.refusal import Category, Refused


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


class OnlyToTheAccount(Refused):
    """Goods of a credit sale that would be paid back in money."""

    code = "return.only_to_the_account"
    category = Category.CONFLICT
    law = "KSF-2-8-2-2a"
    attempt_is_kept = True
    nb = "Varene er solgt på faktura og kan bare krediteres kundens konto. Velg faktura som betaling."
    en = "The goods were sold on account and can only be credited to it. Choose the invoice as payment."
