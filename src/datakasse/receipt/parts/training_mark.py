"""The word that stands on every paper that is made in training and has no label of its own (law.md 4.8)."""

from datakasse.receipt.layout import Align, Feed, Slip, Text
from datakasse.receipt.words.wording import Label, Word


def marked_as_training(slip: Slip) -> Slip:
    """Return a paper with the word on it, below what stands first; a training receipt has its own label."""
    said = [row.text for row in slip.rows if isinstance(row, Text)]
    if Label.TRAINING.said_in(slip.language) in said:
        return slip
    place = 2 if said[:1] == [Label.DEMONSTRATION.said_in(slip.language)] else 0
    mark = Text(Word.IN_TRAINING.said_in(slip.language), Align.CENTRE, size=2, bold=True)
    return Slip(slip.kind, slip.language, (*slip.rows[:place], mark, Feed(), *slip.rows[place:]))
