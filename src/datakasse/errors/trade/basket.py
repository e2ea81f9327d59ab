"""Refusals about the basket and its lines."""

from datakasse.errors.refusal import Category, Refused


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


class EmptyBasket(Refused):
    """Nothing to settle, park or abort."""

    code = "sale.empty"
    nb = "Kurven er tom. Legg til en vare først."
    en = "The basket is empty. Add an article first."
