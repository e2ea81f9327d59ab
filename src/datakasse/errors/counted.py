"""Figures in sentences, each with the word that goes with it: of one thing, or of several."""

from collections.abc import Mapping


class Counted(int):
    """A figure that knows of which number a word beside it is."""

    def __format__(self, form: str) -> str:
        """Return the figure; where two words are given, the first where it is one and else the second."""
        one, bar, several = form.partition("|")
        if not bar:
            return super().__format__(form)
        return one if self == 1 else several


def filled(text: str, facts: Mapping[str, str | int]) -> str:
    """
    Return a sentence with its facts in it.

    Example:
        >>> filled("{count} {count:utskrift|utskrifter} venter", {"count": 1})
        '1 utskrift venter'
    """
    return text.format_map(
        {name: Counted(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}
    )
