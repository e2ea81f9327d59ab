"""
The shape of a refusal.

A refusal is a value of the product, not an accident: it has a code that never changes, a sentence
for the person in front of the register (what happened, what is safe, what to do next) and, where
one applies, the paragraph of law. Nothing has been written when one is raised, except the attempt
where the law wants attempts kept.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar, Final, Literal

from datakasse.errors.phrase import Phrase

Language = Literal["nb", "nn", "en"]

_ENGLISH: Final = "_en"
_NORWEGIAN: Final = str.maketrans({",": " ", ".": ","})


class Category(StrEnum):
    """What sort of refusal it is; the web answers with a status that follows from it."""

    MALFORMED = "malformed"
    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    MISSING = "missing"
    CONFLICT = "conflict"
    THROTTLED = "throttled"
    TOO_LARGE = "too_large"
    UNAVAILABLE = "unavailable"


class Refused(Exception):
    """
    Something the product will not do, and why.

    Subclasses set the class attributes; `nb` and `en` are templates filled in with the keyword
    arguments given at the raise; an amount (`…_ore`) is said in kroner, a `Phrase` in the language of
    the sentence.

    Attributes:
        code: Stable dotted code, `room.what`.
        category: What sort of refusal it is.
        law: The rule it rests on, as `docs/law/register.md` names it; empty where none applies.
        nb: The sentence in bokmål.
        en: The sentence in English.
        attempt_is_kept: Whether the journal keeps that it was tried (KSF-2-7-1).
        facts: The values that fill the sentences, for machines; of a `Phrase` the bokmål by its name, and
            the English as `<name>_en`.

    Example:
        >>> class Empty(Refused):
        ...     code, category = "sale.empty", Category.INVALID
        ...     nb, en = "Salget har {count} linjer.", "The sale has {count} lines."
        >>> str(Empty(count=0)), Empty(count=0).sentence("nb")
        ('The sale has 0 lines.', 'Salget har 0 linjer.')
        >>> class Off(Refused):
        ...     code, nb, en = "sale.off", "Det mangler {off_ore} kr.", "NOK {off_ore} is missing."
        >>> str(Off(off_ore=-1_234_50)), Off(off_ore=5).sentence("nb")
        ('NOK -1,234.50 is missing.', 'Det mangler 0,05 kr.')
        >>> class Wrong(Refused):
        ...     code, nb, en = "sale.wrong", "Rett {what}.", "Correct {what}."
        >>> wrong = Wrong(what=Phrase("prisen", "the price"))
        >>> wrong.sentence("nb"), str(wrong), str(Wrong(**wrong.facts))
        ('Rett prisen.', 'Correct the price.', 'Correct the price.')
    """

    code: ClassVar[str]
    category: ClassVar[Category] = Category.INVALID
    law: ClassVar[str] = ""
    attempt_is_kept: ClassVar[bool] = False
    nb: ClassVar[str]
    en: ClassVar[str]

    def __init__(self, **facts: str | int | Phrase) -> None:
        """Keep the facts and fill in the English sentence."""
        self.facts = _plain(facts)
        super().__init__(self.sentence("en"))

    def sentence(self, language: Language = "nb") -> str:
        """Return the sentence in the language asked for; nynorsk falls back to bokmål."""
        template = self.en if language == "en" else self.nb
        told = {name: _told(name, fact, language) for name, fact in self.facts.items()}
        if language == "en":
            told |= {
                name.removesuffix(_ENGLISH): fact for name, fact in told.items() if name.endswith(_ENGLISH)
            }
        return template.format(**told)


def _plain(facts: Mapping[str, str | int | Phrase]) -> dict[str, str | int]:
    """Return facts that can be kept and sent: a phrase is two of them."""
    plain = dict[str, str | int]()
    for name, fact in facts.items():
        if isinstance(fact, Phrase):
            plain |= {name: fact.nb, name + _ENGLISH: fact.en}
        else:
            plain[name] = fact
    return plain


def _told(name: str, fact: str | int, language: Language) -> str | int:
    """Return a fact as people write it."""
    if not name.endswith("_ore") or not isinstance(fact, int):
        return fact
    kroner, ore = divmod(abs(fact), 100)
    written = f"{'-' if fact < 0 else ''}{kroner:,}.{ore:02d}"
    return written if language == "en" else written.translate(_NORWEGIAN)
