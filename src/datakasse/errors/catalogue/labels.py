"""Refusals about labels for shelves and goods."""

from datakasse.errors.refusal import Category, Refused


class NothingToLabel(Refused):
    """Labels of no article."""

    code = "labels.nothing"
    category = Category.CONFLICT
    nb = "Ingen varer passer, så det er ingen etiketter å lage. Velg andre varer, en annen gruppe eller en tidligere dag."
    en = "No article fits, so there are no labels to make. Choose other articles, another group or an earlier day."


class TooManyLabels(Refused):
    """More labels than are made at once."""

    code = "labels.too_many"
    category = Category.TOO_LARGE
    nb = "Det er flere varer enn {count_max}, som er det meste som lages på én gang. Velg en gruppe, en senere dag, eller varer for seg."
    en = "There are more articles than {count_max}, the most that is made at once. Choose a group, a later day, or single articles."
