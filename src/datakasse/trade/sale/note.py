"""
A note that a cashier writes on a line for the receipt: "uten løk", "henter kl. 12".

It stands beside the article's name and never instead of it (KSF-2-6-3).
"""

from typing import Final

from datakasse.errors.trade.basket import NoteTooLong

NOTE_LENGTH_MAX: Final = 80
"""Two lines of a narrow receipt."""


def clean_note(text: str) -> str:
    r"""
    Return a note as it is kept: one line, with no sign that is not seen.

    Raises:
        NoteTooLong: More than `NOTE_LENGTH_MAX` characters.

    Example:
        >>> clean_note("  uten\tløk \x1b[1m\n")
        'uten løk [1m'
    """
    seen = (sign for sign in text if sign.isprintable() or sign.isspace())
    note = " ".join("".join(seen).split())
    if len(note) > NOTE_LENGTH_MAX:
        raise NoteTooLong(limit=NOTE_LENGTH_MAX)
    return note
