"""Refusals about families of articles."""

from datakasse.errors.refusal import Category, Refused


class BadFamily(Refused):
    """A family of articles of which something cannot be."""

    code = "family.malformed"
    category = Category.INVALID
    nb = "Varefamilien kan ikke være slik: {what}. Ingenting er lagret; rett det, og prøv igjen."
    en = "The family of articles cannot be so ({what}). Nothing was saved; put it right and try again."


class UnknownFamily(Refused):
    """There is no family of that number."""

    code = "family.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen varefamilie «{number}». Ingenting er endret; se i listen."
    en = "There is no family of articles “{number}”. Nothing was changed; see the list."
