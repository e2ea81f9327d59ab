"""
What a receipt printer says, told apart.

Four sorts of words come over one wire, in whatever order they are ready:

    0xx1xx10                      the answer to a question asked at once       DLE EOT n
    0xx1xx00 0xx0xxxx (three)     its state, told unasked when it changes      GS a n
    0xx0xxxx                      its state, told when it gets there           GS r n
    37 22 d1 d2 d3 d4 00          what stood before this is on the paper       GS ( H <48>

The first two come ahead of what is being printed; the last two wait their turn behind it, and so prove
that it was done. Flow control (11, 13) and whatever else comes is nobody's answer.

Source: the makers' command lists (integrations.md 7.1).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from datakasse.counter.ports import Paper

_OWN_BITS, _AT_ONCE, _UNASKED = 0x93, 0x12, 0x10
_PLAIN_BITS = 0x90
_UNASKED_LENGTH, _DONE_LENGTH = 4, 7
_DONE = b"\x37\x22"

PIN_HIGH = 0x04
"""In the first byte of both: pin 3 of the drawer plug is high."""


@dataclass(frozen=True, slots=True)
class AtOnce:
    """One byte that answers `DLE EOT n`; which n, only the one who asked knows."""

    byte: int


@dataclass(frozen=True, slots=True)
class Unasked:
    """Four bytes that a printer sends when its state changes."""

    printer: int
    error: int
    sensors: int


@dataclass(frozen=True, slots=True)
class InTurn:
    """The byte that answers `GS r n` once everything before it was dealt with."""

    byte: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was sent before this mark is on the paper."""

    mark: bytes


Word = AtOnce | Unasked | InTurn | Done


class AnswerReader:
    """Reads what comes, however it is cut up on the way."""

    def __init__(self) -> None:
        self._begun = b""

    def read(self, heard: bytes) -> Iterator[Word]:
        """Yield the words that are complete."""
        data, self._begun = self._begun + heard, b""
        while data:
            length, word = _first(data)
            if length > len(data):
                self._begun = data
                return
            if word is not None:
                yield word
            data = data[length:]


def _first(data: bytes) -> tuple[int, Word | None]:
    """Return how long the first word is and what it says; None for what is nobody's answer."""
    first = data[0]
    if _DONE.startswith(data[:2]):
        told = data[:_DONE_LENGTH]
        return _DONE_LENGTH, Done(told[2:6]) if told.endswith(b"\x00") else None
    if first & _OWN_BITS == _AT_ONCE:
        return 1, AtOnce(first)
    if first & _OWN_BITS == _UNASKED:
        rest = data[1:_UNASKED_LENGTH]
        if any(byte & _PLAIN_BITS for byte in rest):
            return 1, None
        return _UNASKED_LENGTH, Unasked(first, *rest[:2]) if len(rest) == _UNASKED_LENGTH - 1 else None
    return 1, None if first & _PLAIN_BITS else InTurn(first)


# ── what the bits mean ───────────────────────────────────────────────────────────────────────────

_OFF_LINE = 0x08
_COVER, _STOPPED_FOR_PAPER, _ERROR = 0x04, 0x20, 0x40
_ERRORS = 0x08 | 0x20 | 0x40
_NEAR_END, _END = 0x0C, 0x60


@dataclass(frozen=True, slots=True)
class Bearing:
    """
    How a printer stands, by its own answers to `DLE EOT` 1, 2, 3 and 4.

    Attributes:
        pin_high: The level of the drawer's pin; which one means open differs by drawer.
        cover_open: Its cover is open.
        stopped: It is off line for another reason than paper and cover, or has an error.
        paper: What its sensors say.
    """

    pin_high: bool
    cover_open: bool
    stopped: bool
    paper: Paper

    @classmethod
    def told_by(cls, answers: list[int]) -> "Bearing":
        """Return what four answers say."""
        printer, off_line, error, sensors = answers
        is_out = sensors & _END or off_line & _STOPPED_FOR_PAPER
        paper = Paper.OUT if is_out else Paper.LOW if sensors & _NEAR_END else Paper.OK
        cover_open = bool(off_line & _COVER)
        known = cover_open or paper is Paper.OUT
        return cls(
            pin_high=bool(printer & PIN_HIGH),
            cover_open=cover_open,
            stopped=bool(off_line & _ERROR or error & _ERRORS or (printer & _OFF_LINE and not known)),
            paper=paper,
        )
