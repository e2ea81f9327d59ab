"""Refusals about views of the report that are kept under a name."""

from datakasse.errors.refusal import Category, Refused


class BadViewName(Refused):
    """A view without a name or without days."""

    code = "view.bad_name"
    nb = "Visningen er ikke lagret. Gi den et navn på 1 til {limit} tegn, og dager."
    en = "The view was not saved. Give it a name of 1 to {limit} characters, and days."


class UnknownView(Refused):
    """A view that there is not, or that is somebody else's."""

    code = "view.unknown"
    category = Category.MISSING
    nb = "Det finnes ingen visning med nummer {view} som du kan ta bort. Ingenting er endret."
    en = "There is no view with number {view} that you may take away. Nothing was changed."


class TooManyViews(Refused):
    """More views than anybody looks through."""

    code = "view.too_many"
    category = Category.CONFLICT
    nb = "Det er {limit} visninger fra før. Ta bort en først. Ingenting er lagret."
    en = "There are {limit} views already. Take one away first. Nothing was saved."
