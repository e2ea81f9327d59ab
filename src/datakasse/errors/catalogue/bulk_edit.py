"""Refusals about changing many articles at once."""

from datakasse.errors.refusal import Category, Refused


class NothingToChange(Refused):
    """A change of many articles that changes none."""

    code = "bulk_edit.nothing"
    category = Category.CONFLICT
    nb = "Ingen varer blir annerledes av dette. Ingenting er lagret; velg varer, og hva som skal endres."
    en = (
        "No article becomes any different by this. Nothing was saved; choose articles, and what is to change."
    )


class EditNotAsShown(Refused):
    """A change of many articles that would no longer do what was shown."""

    code = "bulk_edit.not_as_shown"
    category = Category.CONFLICT
    nb = "Varene er endret siden du så hva som ville skje. Ingenting er lagret; se på det på nytt, og endre så."
    en = "The articles have changed since you saw what would happen. Nothing was saved; look again, then change."


class TooManyToChange(Refused):
    """More articles than are changed at once."""

    code = "bulk_edit.too_many"
    category = Category.TOO_LARGE
    nb = "Det er flere varer enn {count_max}, som er det meste som endres på én gang. Ingenting er lagret; ta noen om gangen, eller bruk en vareliste."
    en = "There are more articles than {count_max}, the most that is changed at once. Nothing was saved; take some at a time, or use a list."
