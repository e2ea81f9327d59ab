"""What a look at one thing of the shop comes to."""

from enum import Enum, StrEnum
from typing import Final

import msgspec

from datakasse.errors.counted import filled


class Told(msgspec.Struct, frozen=True):
    """Something said in bokmål, nynorsk and English."""

    nb: str
    nn: str
    en: str


class Health(StrEnum):
    """How serious a finding is; what nobody could look at is neither good nor bad."""

    GOOD = "good"
    NOTICE = "notice"
    BAD = "bad"
    UNKNOWN = "unknown"


GOOD, NOTICE, BAD, UNKNOWN = Health.GOOD, Health.NOTICE, Health.BAD, Health.UNKNOWN

WRONG: Final = frozenset({Health.NOTICE, Health.BAD})
"""What somebody has to do something about."""


class Finding(msgspec.Struct, frozen=True):
    """
    One thing that was looked at.

    Attributes:
        name: What was looked at: `printer`, `clock_apart` …
        register: Whose it is; empty for the shop's.
        code: What was found, for a program and for whoever is asked for help; never changes.
        state: How serious that is.
        what: What is so.
        cause: Why that may be; None where there is nothing to explain.
        cure: What to do about it; None where there is nothing to do.
        guide: The guide that goes further (`guides.py`); empty for none.
        facts: The figures in it, by name; nothing of a person.
        took_ms: How long the look took.
    """

    name: str
    register: str
    code: str
    state: Health
    what: Told
    cause: Told | None = None
    cure: Told | None = None
    guide: str = ""
    facts: dict[str, str | int] = {}
    took_ms: int = 0


Words = tuple[str, str, str]
"""Bokmål, nynorsk, English."""


class Symptom(Enum):
    """
    Something that a look can find.

    Attributes:
        state: How serious it is.
        what: What is so; places are filled in with facts.
        cause: Why that may be; None where there is nothing to explain.
        cure: What to do about it; None where there is nothing to do.
        guide: The guide that goes further; empty for none.
    """

    def __init__(
        self,
        state: Health,
        what: Words,
        cause: Words | None = None,
        cure: Words | None = None,
        guide: str = "",
    ) -> None:
        self.state, self.what, self.cause, self.cure, self.guide = state, what, cause, cure, guide

    def found(self, name: str, register: str = "", **facts: str | int) -> Finding:
        """Return the finding of a look that saw this."""
        return Finding(
            name,
            register,
            self.name.lower(),
            self.state,
            Told(*(filled(text, facts) for text in self.what)),
            None if self.cause is None else Told(*self.cause),
            None if self.cure is None else Told(*self.cure),
            self.guide,
            facts,
        )
