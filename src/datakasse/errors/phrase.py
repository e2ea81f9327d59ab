"""Words that fill a blank of a refusal's sentence, in each of its languages."""

from collections.abc import Iterable
from typing import NamedTuple


class Phrase(NamedTuple):
    """
    A few words, in bokmål and in English.

    Example:
        >>> Phrase.joined([Phrase("navnet", "the name"), Phrase("prisen", "the price")])
        Phrase(nb='navnet, prisen', en='the name, the price')
    """

    nb: str
    en: str

    @classmethod
    def as_is(cls, text: str) -> "Phrase":
        """Return what is called the same in both: a name, or what a machine says."""
        return cls(text, text)

    def filled(self, **facts: str | int) -> "Phrase":
        """
        Return it with its blanks filled in, `<name>_en` before `<name>` in English: as a refusal's facts are.

        Example:
            >>> Phrase("{why}, {last}", "{why}, {last}").filled(why="full", why_en="no room", last=7)
            Phrase(nb='full, 7', en='no room, 7')
        """
        english = {name.removesuffix("_en"): fact for name, fact in facts.items() if name.endswith("_en")}
        return Phrase(self.nb.format(**facts), self.en.format(**{**facts, **english}))

    def told(self, more: "Phrase") -> "Phrase":
        """
        Return it with what there is to say of it after a colon.

        Example:
            >>> Phrase("vare 200", "article 200").told(Phrase("prisen", "the price"))
            Phrase(nb='vare 200: prisen', en='article 200: the price')
        """
        return Phrase(f"{self.nb}: {more.nb}", f"{self.en}: {more.en}")

    @classmethod
    def joined(cls, phrases: "Iterable[Phrase]", between: str = ", ") -> "Phrase":
        """Return several as one, with something between them."""
        several = list(phrases)
        return cls(between.join(each.nb for each in several), between.join(each.en for each in several))
