"""
What can fill a blank of a sentence: amounts, quantities, codes, texts, dates.

Each kind knows how it is read and how it is written, and says what it wants in a fault. A noun's
field carries its kind in its annotation (`amount_ore: Kroner`), so the two cannot disagree. The
language lets a person try what the register will refuse, so quantities and amounts may be zero or
negative here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Generic, TypeVar

from lab.language.reading import Misread, Reading
from lab.language.words import Word, bare_or_quoted, quoted

Value = TypeVar("Value")

_AMOUNT = re.compile(r"(-?)(\d{1,12})\.(\d\d)", re.ASCII)
_QUANTITY = re.compile(r"(-?)(\d{1,12})(?:\.(\d{1,3}))?", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d", re.ASCII)
_CLOCK_SPAN = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)", re.ASCII)
_DURATION = re.compile(r"(\d\d):(\d\d):(\d\d)", re.ASCII)


@dataclass(frozen=True)
class Kind(Generic[Value]):
    """
    A kind of blank.

    Attributes:
        read: Take the value from the sentence; raises Misread.
        write: Give the words that read back as the same value.
    """

    read: Callable[[Reading], Value]
    write: Callable[[Value], str]


def one_word(
    expected: str, fits: Callable[[Word], Value | None], write: Callable[[Value], str] = str
) -> Kind[Value]:
    """Return a kind that is a single word; `expected` says what it wants, for a fault."""
    return Kind(lambda reading: reading.take(expected, fits), write)


def one_of(phrases: Mapping[str, Value]) -> Kind[Value]:
    """Return a kind that is one of some fixed phrases, such as `eat in`."""
    meanings = {value: phrase for phrase, value in phrases.items()}
    longest_first = sorted(phrases, key=lambda phrase: -len(phrase.split()))

    def read(reading: Reading) -> Value:
        for phrase in longest_first:
            if reading.try_to(lambda tried, phrase=phrase: (tried.keywords(phrase), True)):
                return phrases[phrase]
        raise Misread

    return Kind(read, meanings.__getitem__)


def read_ore(text: str) -> int | None:
    """
    Return øre from kroner with a point and exactly two decimals.

    Example:
        >>> read_ore("86.40"), read_ore("-0.40"), read_ore("86,40"), read_ore("86.4")
        (8640, -40, None, None)
    """
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    minus, kroner, ore = match.groups()
    amount_ore = int(kroner) * 100 + int(ore)
    return -amount_ore if minus else amount_ore


def write_ore(amount_ore: int) -> str:
    """
    Return kroner with a point and two decimals.

    Example:
        >>> write_ore(8640), write_ore(-40)
        ('86.40', '-0.40')
    """
    kroner, ore = divmod(abs(amount_ore), 100)
    return f"{'-' if amount_ore < 0 else ''}{kroner}.{ore:02d}"


def read_milli(text: str) -> int | None:
    """
    Return thousandths from a number with at most three decimals.

    Example:
        >>> read_milli("2"), read_milli("0.345"), read_milli("0.3456")
        (2000, 345, None)
    """
    match = _QUANTITY.fullmatch(text)
    if match is None:
        return None
    minus, whole, decimals = match.groups()
    milli = int(whole) * 1000 + int((decimals or "").ljust(3, "0"))
    return -milli if minus else milli


def write_milli(milli: int) -> str:
    """
    Return a number with as few decimals as it needs.

    Example:
        >>> write_milli(2000), write_milli(345), write_milli(-1500)
        ('2', '0.345', '-1.5')
    """
    whole, parts = divmod(abs(milli), 1000)
    decimals = f".{parts:03d}".rstrip("0").rstrip(".")
    return f"{'-' if milli < 0 else ''}{whole}{decimals}"


def _bare(read: Callable[[str], Value | None]) -> Callable[[Word], Value | None]:
    return lambda word: None if word.quoted else read(word.text)


def _read_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def _read_time_of_day(text: str) -> str | None:
    match = _DURATION.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59 or int(match[3]) > 59:
        return None
    return text


def _read_local_moment(reading: Reading) -> datetime:
    day = _DATE_KIND.read(reading)
    time = reading.take("a time such as 08:00:00", _bare(_read_time_of_day))
    return datetime.fromisoformat(f"{day.isoformat()}T{time}")


def _read_digits(text: str) -> str | None:
    return text if _DIGITS.fullmatch(text) else None


def _read_whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


def _read_clock(reading: Reading) -> int:
    direction = _CLOCK_DIRECTION.read(reading)
    if direction == 0:
        return 0
    hours, minutes, seconds = reading.take("hh:mm:ss, such as 00:05:00", _bare(_read_duration))
    return direction * (hours * 3600 + minutes * 60 + seconds)


def _read_duration(text: str) -> tuple[int, int, int] | None:
    match = _DURATION.fullmatch(text)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def _write_clock(offset_s: int) -> str:
    if offset_s == 0:
        return "right"
    minutes, seconds = divmod(abs(offset_s), 60)
    return f"{'back' if offset_s < 0 else 'ahead'} {minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"


def _read_clock_span(text: str) -> tuple[time, time] | None:
    match = _CLOCK_SPAN.fullmatch(text)
    return (time.fromisoformat(match[1]), time.fromisoformat(match[2])) if match else None


def _write_clock_span(span: tuple[time, time]) -> str:
    return "-".join(each.isoformat("minutes") for each in span)


def _read_gtins(reading: Reading) -> tuple[str, ...]:
    gtins = [_GTIN_KIND.read(reading)]
    while (another := reading.try_to(_GTIN_KIND.read)) is not None:
        gtins.append(another)
    return tuple(gtins)


def _read_weight(reading: Reading) -> int:
    grams = _QUANTITY_KIND.read(reading)
    reading.keywords("kg")
    return grams


KRONER = one_word("an amount such as 86.40", _bare(read_ore), write_ore)
_DATE_KIND = one_word("a date such as 2026-03-14", _bare(_read_date), date.isoformat)
_GTIN_KIND = one_word("the digits of a barcode", _bare(_read_digits))
_QUANTITY_KIND = one_word("a number with at most three decimals", _bare(read_milli), write_milli)
_CLOCK_DIRECTION = one_of({"back": -1, "ahead": 1, "right": 0})

Text = Annotated[str, one_word('a text in "quotes"', lambda word: word.text if word.quoted else None, quoted)]
Code = Annotated[str, one_word("a code", lambda word: word.text, bare_or_quoted)]
Kroner = Annotated[int, KRONER]
Milli = Annotated[int, _QUANTITY_KIND]
Grams = Annotated[int, Kind(_read_weight, lambda grams: f"{write_milli(grams)} kg")]
Whole = Annotated[int, one_word("a whole number", _bare(_read_whole))]
Date = Annotated[date, _DATE_KIND]
LocalMoment = Annotated[datetime, Kind(_read_local_moment, lambda moment: moment.isoformat(" ", "seconds"))]
ClockOffset = Annotated[int, Kind(_read_clock, _write_clock)]
Gtin = Annotated[str, _GTIN_KIND]
Gtins = Annotated[tuple[str, ...], Kind(_read_gtins, " ".join)]
ClockSpan = Annotated[
    tuple[time, time], one_word("hours such as 08:00-18:00", _bare(_read_clock_span), _write_clock_span)
]
