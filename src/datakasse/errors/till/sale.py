"""Refusals about a sale at the register: its basket, who may buy, what was promised."""

from datakasse.errors.refusal import Category, Refused


class UnknownParked(Refused):
    """No parked sale of that id."""

    code = "basket.unknown_parked"
    category = Category.MISSING
    nb = "Fant ikke det parkerte salget. Det kan være hentet på en annen skjerm."
    en = "The parked sale was not found. It may have been resumed on another screen."


class AnotherSaleOpen(Refused):
    """Taking up a sale while another is open."""

    code = "basket.another_open"
    category = Category.CONFLICT
    nb = "Et annet salg er åpent. Fullfør, parker eller avbryt det først."
    en = "Another sale is open. Complete, park or abort it first."


class AlreadySold(Refused):
    """
    A whole sale is asked for again by its key, so late that its answer is kept no longer.

    Nothing is sold; the sale is told, to be looked up.
    """

    code = "sale.already_made"
    category = Category.CONFLICT
    nb = "Salget er allerede gjort: transaksjon {transaction}, kvittering {receipt} ({series}). Ingenting er solgt på nytt."
    en = "The sale is made already: transaction {transaction}, receipt {receipt} ({series}). Nothing was sold again."


class AgeNotConfirmed(Refused):
    """An article with an age limit was added without the buyer's age being confirmed."""

    code = "article.age_not_confirmed"
    category = Category.CONFLICT
    law = "law.md 4.13"
    nb = "{name} har aldersgrense {age} år: født {born} eller før. Kontroller legitimasjon og bekreft."
    en = "{name} has an age limit of {age}: born {born} or before. Check identification and confirm."


class AgeNoLongerConfirmed(Refused):
    """An article in the basket got an age limit, or a higher one, after it was rung up."""

    code = "basket.age_not_confirmed"
    category = Category.CONFLICT
    law = "law.md 4.13"
    nb = (
        "{names} har fått aldersgrense {age} år etter at varen ble slått inn: født {born} eller før. "
        "Kurven er trygg; fjern varen og slå den inn på nytt."
    )
    en = (
        "{names} got an age limit of {age} after it was rung up: born {born} or before. "
        "The basket is safe; remove it and ring it up anew."
    )


class OutsideSaleHours(Refused):
    """Alcohol outside the hours in which it may be sold; no role can override this."""

    code = "article.outside_sale_hours"
    category = Category.CONFLICT
    law = "law.md 4.13"
    attempt_is_kept = True
    nb = "{name} kan ikke selges nå, men igjen {opens}. Kurven står som den sto; fortsett uten."
    en = "{name} cannot be sold now; again {opens}. The basket stands as it was; go on without it."


class HandedOverTooLate(Refused):
    """Alcohol in a basket that is paid after the hours in which it may be handed over."""

    code = "basket.outside_sale_hours"
    category = Category.CONFLICT
    law = "law.md 4.13"
    attempt_is_kept = True
    nb = (
        "{names} kan ikke utleveres nå, men igjen {opens}. Kurven er trygg; fjern varen, så fullføres resten."
    )
    en = "{names} cannot be handed over now; again {opens}. The basket is safe; remove it and complete the rest."


class DiscountNoLongerAllowed(Refused):
    """An article in the basket is rung up with a discount, and has become one that never gets any."""

    code = "basket.discount_forbidden"
    category = Category.CONFLICT
    law = "law.md 4.14"
    attempt_is_kept = True
    nb = "{names} kan ikke selges med rabatt lenger. Kurven er trygg; fjern varen og slå den inn på nytt."
    en = "{names} cannot be sold at a discount any longer. The basket is safe; remove it and ring it up anew."
