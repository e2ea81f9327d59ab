"""
The staff register (*personalliste*): who is at work, from when to when, and every correction.

Each entry stands for ever as it was written: it says who, whether she came or went, and when. A correction is
an entry of its own that names the one it corrects and says why. What somebody worked is a fold over them.

Law: bokføringsforskriften § 8-5-6 (serving places; others by reference: hairdressers, beauty care, cars).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

IDENTITY_NUMBER_LENGTH: Final = 11
_FIRST_WEIGHTS: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


class Way(StrEnum):
    """Whether somebody came to work or went."""

    IN = "in"
    OUT = "out"


class StaffMember(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Somebody who works here: the owner, somebody employed, somebody hired in, paid or not.

    Attributes:
        person: The number that the register calls her by.
        name: Full name.
        identity_number: Her national identity number or D-number, eleven digits.
        employer: Whom she is hired from; empty for the shop's own people.
        operator: Her number at the till; empty where she has none.
        active: She works here.
    """

    person: str
    name: str
    identity_number: str
    employer: str = ""
    operator: str = ""
    active: bool = True


class StaffEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    A line of the register, as it was written.

    Attributes:
        register: Whose journal proves it.
        number: 1, 2, 3 … at that register.
        person: Who.
        name: What she was called then.
        identity_number: The number she was known by then.
        way: She came or went.
        at: When.
        entered_at: When it was written.
        entered_by: Number of the operator who wrote it.
        salt: Random, so that nothing can be guessed from the digest in the journal.
        employer: Whom she was hired from then.
        reason: Why it was written afterwards, or corrected.
        corrects: Which entry it stands in for; empty where it is none of these.
        is_struck: The entry that it corrects counts no longer.
        operator: Her number at the till then; empty where she had none.
        correction: The how manieth it is of those of the same entry; 0 where it corrects none.
    """

    register: str
    number: int
    person: str
    name: str
    identity_number: str
    way: Way
    at: datetime
    entered_at: datetime
    entered_by: str
    salt: str
    employer: str = ""
    reason: str = ""
    corrects: str = ""
    is_struck: bool = False
    operator: str = ""
    correction: int = 0

    @property
    def reference(self) -> str:
        """What it is called: register and number."""
        return f"{self.register}-{self.number}"


class Mark(msgspec.Struct, frozen=True):
    """
    That somebody came or went, as it counts now, and all that was written about it.

    Attributes:
        reference: Of the entry it began as.
        at: When, as it counts now.
        entries: That entry and its corrections, in the order they were written.
        is_struck: It counts no longer.
    """

    reference: str
    at: datetime
    entries: tuple[StaffEntry, ...]
    is_struck: bool = False

    @property
    def was_first(self) -> StaffEntry:
        """The entry it began as."""
        return self.entries[0]


class Shift(msgspec.Struct, frozen=True):
    """
    What somebody worked.

    Attributes:
        person: Who.
        came: When she came; None where nobody wrote it.
        left: When she went; None where she has not, or nobody wrote it.
    """

    person: str
    came: Mark | None
    left: Mark | None

    @property
    def begun(self) -> Mark:
        """What it is ordered by."""
        mark = self.came or self.left
        if mark is None:
            raise ValueError("a shift has an entry")
        return mark


def is_identity_number(text: str) -> bool:
    """
    Return whether a text is a Norwegian identity number or D-number, by its two check digits (MOD 11).

    Example:
        >>> [is_identity_number(text) for text in ("01817010055", "01817010056", "0181701005")]
        [True, False, False]
    """
    if len(text) != IDENTITY_NUMBER_LENGTH or not (text.isascii() and text.isdigit()):
        return False
    digits = [int(digit) for digit in text]
    return all(
        sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11 == 0
        for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS)
    )


def marks_of(entries: Iterable[StaffEntry]) -> list[Mark]:
    """Return what was written, each with its corrections, by when it counts from."""
    first: dict[str, StaffEntry] = {}
    after: dict[str, list[StaffEntry]] = defaultdict(list)
    # A clock that is set back in between changes nothing in which correction is the last.
    for entry in sorted(entries, key=lambda each: (each.correction, each.entered_at, each.number)):
        if entry.corrects:
            after[entry.corrects].append(entry)
        else:
            first[entry.reference] = entry
    made: list[Mark] = []
    for reference, entry in first.items():
        whole = (entry, *after[reference])
        made.append(Mark(reference, whole[-1].at, whole, whole[-1].is_struck))
    return sorted(made, key=lambda mark: (mark.at, mark.was_first.entered_at))


def shifts_of(marks: Iterable[Mark]) -> list[Shift]:
    """
    Return what everybody worked, in the order it was begun.

    Who came twice without going has two shifts, the first without an end; who went without having come has
    one without a beginning: the register shows what is missing and makes nothing up.
    """
    shifts: list[Shift] = []
    open_: dict[str, Mark] = {}
    for mark in marks:
        if mark.is_struck:
            continue
        person = mark.was_first.person
        came = open_.pop(person, None)
        if mark.was_first.way is Way.OUT:
            shifts.append(Shift(person, came, mark))
            continue
        if came is not None:
            shifts.append(Shift(person, came, None))
        open_[person] = mark
    shifts += [Shift(person, came, None) for person, came in open_.items()]
    return sorted(shifts, key=lambda shift: shift.begun.at)
