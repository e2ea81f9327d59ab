"""Refusals about handing a receipt over electronically."""

from datakasse.errors.refusal import Category, Refused


class WayNotOffered(Refused):
    """A way to hand a receipt over that this shop has not set up."""

    code = "receipt.way_not_offered"
    category = Category.CONFLICT
    law = "BFF-5-3-5"
    nb = "Butikken er ikke satt opp for digital kvittering på den måten. Salget er urørt; velg papir."
    en = "The shop is not set up for digital receipts that way. The sale is untouched; choose paper."


class AlreadyDelivered(Refused):
    """Another way for a receipt that has reached the customer, or is just on its way out."""

    code = "receipt.already_delivered"
    category = Category.CONFLICT
    law = "KSF-2-6-4d"
    nb = "Kvittering {receipt} er allerede levert eller på vei ut. Trenger kunden én til, ta en kopi."
    en = "Receipt {receipt} has been delivered or is on its way out. If the customer needs another, take a copy."


class OriginalNotDelivered(Refused):
    """A copy of a receipt whose original nobody has yet."""

    code = "receipt.original_not_delivered"
    category = Category.CONFLICT
    law = "KSF-2-6-4d"
    nb = "Kunden har ikke hentet kvittering {receipt} ennå. Skriv den på papir i stedet for en kopi."
    en = "The customer has not fetched receipt {receipt} yet. Print it on paper instead of a copy."


class LinkGone(Refused):
    """A link to a receipt that is unknown, too old, or was exchanged for paper."""

    code = "receipt.link_gone"
    category = Category.MISSING
    nb = "Det er ingen kvittering her. Lenken kan være for gammel, eller kvitteringen ble gitt på papir."
    en = "There is no receipt here. The link may be too old, or the receipt was given on paper."


class TooManyGuesses(Refused):
    """Somebody asks for receipts that are not there, again and again."""

    code = "receipt.too_many_guesses"
    category = Category.THROTTLED
    nb = "For mange forsøk. Vent {wait_s} sekunder."
    en = "Too many attempts. Wait {wait_s} seconds."
