"""Refusals about the monthly routine."""

from datakasse.errors.refusal import Category, Refused


class RoutineMonthUnknown(Refused):
    """Something that is no month."""

    code = "routine.month_unknown"
    category = Category.MALFORMED
    nb = "«{month}» er ingen måned. Skriv den som 2026-10. Ingenting er signert."
    en = '"{month}" is no month. Write it as 2026-10. Nothing was signed.'


class RoutinePointUnknown(Refused):
    """A point that the monthly routine does not have."""

    code = "routine.point_unknown"
    category = Category.MISSING
    nb = "Månedsrutinen har ikke noe punkt som heter {point}. Ingenting er signert."
    en = "The monthly routine has no point called {point}. Nothing was signed."


class RoutineMonthNotOver(Refused):
    """A month that is not over."""

    code = "routine.month_not_over"
    category = Category.CONFLICT
    nb = "{month} er ikke over ennå, så rutinen for måneden kan ikke signeres. Ingenting er signert."
    en = "{month} is not over yet, so its routine cannot be signed. Nothing was signed."


class RoutineOutOfOrder(Refused):
    """A point that builds on another that is not signed."""

    code = "routine.out_of_order"
    category = Category.CONFLICT
    nb = "Punktet «{point}» bygger på «{first}», som ikke er signert for {month}. Ta det først."
    en = 'The point "{point}" builds on "{first}", which is not signed for {month}. Do that one first.'


class RoutineNoteNeeded(Refused):
    """A point whose evidence shows something open, signed without a word about it."""

    code = "routine.note_needed"
    nb = "Underlaget til «{point}» viser noe som ikke er i orden. Skriv hva som er gjort med det, og signer igjen."
    en = 'The evidence of "{point}" shows something that is not in order. Write what was done about it, and sign again.'


class RoutineSignedBefore(Refused):
    """A point that is signed already."""

    code = "routine.signed"
    category = Category.CONFLICT
    nb = "«{point}» er signert for {month} av operatør {operator}. En signatur endres ikke; skriv et notat neste måned."
    en = '"{point}" is signed for {month} by operator {operator}. A signature is not changed; note it next month.'
