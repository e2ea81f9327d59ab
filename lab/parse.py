"""
Read a shop day.

All that is wrong in a day, and in the files it names, is told at once. The answer is the day or its
faults; nothing is raised.

    text ─▶ sentences (language/words.py) ─┬─ up to the first `day`: the shop (shop_file.py)
                                           └─ from there: statements and expectations ─▶ Day
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import takewhile
from typing import ClassVar

from lab.day import EXPECTATIONS, STATEMENTS, Day, Statement
from lab.language.forms import Noun, read_sentence
from lab.language.kinds import Code, Date, Text
from lab.language.norwegian_time import date_and_time, passes
from lab.language.words import TIME, Fault, Faults, Sentence, sentences
from lab.shop import Shop
from lab.shop_file import (
    ReadText,
    beside,
    from_disk,
    parse_shop,
    put_together,
    read_shop_nouns,
    unreadable,
)


@dataclass(frozen=True, kw_only=True)
class ShopIs(Noun):
    """The shop is described in another file."""

    form: ClassVar[str] = "shop <path>"
    path: Text


@dataclass(frozen=True, kw_only=True)
class DayIs(Noun):
    """The date of the times below, in Norway."""

    form: ClassVar[str] = "day <date>"
    date: Date


@dataclass(frozen=True, kw_only=True)
class AtRegister(Noun):
    """The register the lines below speak of."""

    form: ClassVar[str] = "at <register>"
    register: Code


HEADERS: tuple[type[Noun], ...] = (DayIs, AtRegister)


def read_day(file: str, read_text: ReadText = from_disk) -> Day | Faults:
    """Return the day in a file, or everything that is wrong with it."""
    try:
        text = read_text(file)
    except (OSError, UnicodeDecodeError) as problem:
        return Faults((unreadable(file, 1, file, problem),))
    return parse_day(text, file, read_text)


def parse_day(text: str, file: str, read_text: ReadText = from_disk) -> Day | Faults:
    """
    Return the day a text tells, or everything that is wrong with it.

    Args:
        text: The day.
        file: Its name, for faults and for finding the files it names.
        read_text: Gives the text of those files.
    """
    read = list(sentences(text, file))
    head = list(takewhile(lambda sentence: not _begins_the_day(sentence), read))
    shop_file, shop = _shop(head, file, read_text)
    telling = _Telling(file, shop)
    for sentence in read[len(head) :]:
        telling.hear(sentence)
    if isinstance(shop, Faults) or telling.faults:
        return Faults((*(shop.every if isinstance(shop, Faults) else ()), *telling.faults))
    return Day(shop=shop, shop_file=shop_file, statements=tuple(telling.statements))


def _begins_the_day(sentence: Sentence | Fault) -> bool:
    if isinstance(sentence, Fault) or sentence.words[0].quoted:
        return False
    first = sentence.words[0].text
    return first in ("day", "at", "expect") or TIME.fullmatch(first) is not None


def _shop(head: list[Sentence | Fault], file: str, read_text: ReadText) -> tuple[str | None, Shop | Faults]:
    """Return the shop, and the file it is in where that is another."""
    named = [each for each in head if isinstance(each, Sentence) and each.words[0].text == "shop"]
    if not named:
        return None, put_together(*read_shop_nouns(head, file, read_text), file)
    faults = [_besides(each, file) for each in head if each is not named[0]]
    header = read_sentence(named[0], (ShopIs,), {}, file)
    if isinstance(header, Fault):
        return None, Faults((header, *faults))
    shop_file = beside(file, header.path)
    try:
        shop = parse_shop(read_text(shop_file), shop_file, read_text)
    except (OSError, UnicodeDecodeError) as problem:
        shop = Faults((unreadable(file, named[0].line, header.path, problem),))
    if faults:
        shop = Faults((*faults, *(shop.every if isinstance(shop, Faults) else ())))
    return header.path, shop


def _besides(sentence: Sentence | Fault, file: str) -> Fault:
    """Return the fault of describing a shop beside naming its file."""
    if isinstance(sentence, Fault):
        return sentence
    return Fault(
        file, sentence.line, "the shop is described in its own file", "this line there, or `day` here"
    )


class _Telling:
    """A day as far as it has been told."""

    def __init__(self, file: str, shop: Shop | Faults) -> None:
        self.statements: list[Statement] = []
        self.faults: list[Fault] = []
        self._file = file
        self._known = None if isinstance(shop, Faults) else [each.register_id for each in shop.registers]
        self._date: date | None = None
        self._register = self._known[0] if self._known and len(self._known) == 1 else None
        self._above: tuple[datetime, str] | None = None
        self._last: dict[str, datetime] = {}

    def hear(self, sentence: Sentence | Fault) -> None:
        """Take in the next sentence."""
        if isinstance(sentence, Fault):
            self.faults.append(sentence)
            return
        first = sentence.words[0]
        shown = None if first.quoted else TIME.fullmatch(first.text)
        if shown:
            self._at_a_time(sentence, shown["time"], shown["offset"])
        elif first.text != "expect":
            self._header(sentence)
        elif self._above:
            self._keep(sentence, EXPECTATIONS, *self._above)
        else:
            self._fault(sentence.line, "nothing has happened yet", "a line with a time above it")

    def _header(self, sentence: Sentence) -> None:
        header = read_sentence(sentence, HEADERS, {}, self._file)
        if isinstance(header, Fault):
            others = (
                "" if sentence.words[0].text in ("day", "at") else ", `expect` or a time such as 09:15:28"
            )
            self.faults.append(replace(header, expected=header.expected + others))
        elif isinstance(header, DayIs):
            self._date = header.date
        elif isinstance(header, AtRegister):
            self._register = header.register
            if self._known is not None and header.register not in self._known:
                known = " or ".join(self._known)
                self._fault(sentence.line, f"the shop has no register `{header.register}`", known)

    def _at_a_time(self, sentence: Sentence, time_of_day: str, offset: str | None) -> None:
        if self._date is None:
            self._fault(sentence.line, "the date is not told", "a line `day` above, such as `day 2026-03-14`")
        elif self._register is None and self._known is not None:
            self._fault(
                sentence.line, "the register is not told", "a line `at` above, with the register's ID"
            )
        elif moment := self._moment(sentence.line, self._date, time_of_day, offset):
            register = self._register or ""
            self._above = (moment, register)
            self._check_order(sentence.line, moment, register)
            self._keep(sentence, STATEMENTS, moment, register)

    def _moment(self, line: int, day: date, time_of_day: str, offset: str | None) -> datetime | None:
        """Return the moment that is meant, or None once the fault is told."""
        try:
            moments = passes(day, time_of_day)
        except ValueError:
            self._fault(line, f"there is no time {time_of_day}", "00:00:00 to 23:59:59")
            return None
        told = [moments[offset]] if offset in moments else [] if offset else list(moments.values())
        if len(told) == 1:
            return told[0]
        shown = " or ".join(f"`{time_of_day}{each}`" for each in moments)
        if not moments:
            self._fault(
                line, f"{time_of_day} is left out on {day}", "a time before 02:00:00 or from 03:00:00"
            )
        elif told:
            self._fault(line, f"{time_of_day} comes twice on {day}", shown)
        else:
            self._fault(line, f"clocks in Norway are not at {offset} then", shown)
        return None

    def _check_order(self, line: int, moment: datetime, register: str) -> None:
        last = self._last.setdefault(register, moment)
        if moment < last:
            day, time_of_day = date_and_time(last)
            earlier = "the line is earlier than one above it at the same register"
            self._fault(line, earlier, f"{day} {time_of_day} or later")
        self._last[register] = max(moment, last)

    def _keep(
        self, sentence: Sentence, nouns: Sequence[type[Statement]], moment: datetime, register: str
    ) -> None:
        start = 1 if nouns is STATEMENTS else 0
        given = {"moment": moment, "register": register, "line": sentence.line}
        statement = read_sentence(sentence, nouns, given, self._file, start)
        if isinstance(statement, Fault):
            self.faults.append(statement)
        else:
            self.statements.append(statement)

    def _fault(self, line: int, sentence: str, expected: str) -> None:
        self.faults.append(Fault(self._file, line, sentence, expected))
