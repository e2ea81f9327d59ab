"""Refusals about what is rung up, and its price."""

from datakasse.errors.refusal import Category, Refused


class UnknownArticle(Refused):
    """No article has that number or code."""

    code = "article.unknown"
    category = Category.MISSING
    nb = "Ingen vare har koden {code}. Kurven er urørt. Søk på navnet eller kontroller koden."
    en = "No article has the code {code}. The basket is untouched. Search by name or check the code."


class WrongCheckDigit(Refused):
    """A GTIN whose last digit does not fit the others."""

    code = "article.wrong_check_digit"
    nb = "Strekkoden {code} er lest feil (kontrollsifferet stemmer ikke). Skann en gang til."
    en = "The barcode {code} was misread (its check digit is wrong). Scan it again."


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
