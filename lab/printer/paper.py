"""
What a receipt printer makes of the bytes it is sent: reads ESC/POS, one command at a time.

It knows the commands our receipts use and nothing else, so a byte that should not be there stops it
with its place, as a stray command in an article name would. It trusts nothing it was not sent: code
page, size and alignment come from the bytes, not from a profile.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

import zxingcpp

ESCPOS_PAGES = {2: "cp850", 5: "cp865", 16: "cp1252", 19: "cp858"}
STAR_PAGES = {4: "cp858", 9: "cp865", 32: "cp1252"}


class UnknownCommandError(ValueError):
    """The bytes hold something no receipt of ours sends."""

    def __init__(self, data: bytes, at: int) -> None:
        super().__init__(f"byte {at}: {data[at : at + 4].hex(' ')} is no command of ours")


@dataclass(frozen=True, slots=True)
class Modes:
    """What the printer holds from one line to the next."""

    align: int = 0
    bold: bool = False
    width: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of text as it stands on the paper."""

    text: str
    modes: Modes


@dataclass(frozen=True, slots=True)
class PrintedDots:
    """A picture, a QR code or a barcode: rows of dots, 1 for black."""

    rows: tuple[bytes, ...]
    align: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the paper was cut."""


Mark: TypeAlias = PrintedLine | PrintedDots | Cut


class BrokenOffError(Exception):
    """A command has begun and is not whole."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    Something the printer was asked in the stream of the document.

    Attributes:
        what: `sensors` or `pin` (GS r), `mark` (GS ( H), `changes` (GS a).
        data: The mark, or which changes.
    """

    what: str
    data: bytes = b""


@dataclass(slots=True)
class PaperReader:
    """
    Reads what a printer is sent.

    Attributes:
        marks: What is on the paper, from the top.
        drawer_kicks: The pins that got a pulse, 0 or 1 as in ESC p.
        wanted: What it was asked on the way.
        stored_code: What GS ( k stored for the next QR code.
    """

    marks: list[Mark] = field(default_factory=list[Mark])
    drawer_kicks: list[int] = field(default_factory=list[int])
    wanted: list[Wanted] = field(default_factory=list[Wanted])
    stored_code: bytes = b""
    _modes: Modes = Modes()
    _page: str = "cp437"
    _text: bytearray = field(default_factory=bytearray)
    _module_dots: int = 3
    _bar_dots: int = 3
    _bar_height: int = 162
    _text_below: bool = False

    def read(self, data: bytes) -> "PaperReader":
        """
        Read a job to its end and return the reader.

        Raises:
            UnknownCommandError: A control byte or command that none of our receipts holds.
        """
        at = 0
        while at < len(data):
            try:
                at += self.step(data, at)
            except BrokenOffError:
                raise UnknownCommandError(data, at) from None
        return self

    def step(self, data: bytes, at: int = 0) -> int:
        """
        Carry out what stands at the place and return how many bytes it took.

        Raises:
            BrokenOffError: It is not whole yet; nothing was done.
            UnknownCommandError: It is no command of ours.
        """
        byte = data[at]
        if byte in _LEADS:
            return self._command_step(data, at)
        if byte == 0x0A:
            self._end_line()
        elif byte >= 0x20 and byte != 0x7F:
            self._text.append(byte)
        elif byte != 0x00:
            raise UnknownCommandError(data, at)
        return 1

    def _command_step(self, data: bytes, at: int) -> int:
        _take(data, at, 2)
        match data[at : at + 2]:
            case b"\x1b\x40":
                self._modes, self._page = Modes(), "cp437"
                self._text.clear()
                return 2
            case b"\x1c\x2e" | b"\x1b\0" | b"\x1d\0":
                return 2
            case b"\x1d\x28":
                return self._block_step(data, at)
            case b"\x1d\x6b":
                return self._barcode_step(data, at)
            case b"\x1d\x76" if _take(data, at, 3)[2] == 0x30:
                return self._raster_step(data, at)
            case b"\x1b\x1d" if _take(data, at, 4)[2] == 0x74 and data[at + 3] in STAR_PAGES:
                self._page = STAR_PAGES[data[at + 3]]
                return 4
            case b"\x1b\x70":
                self.drawer_kicks.append(_take(data, at, 5)[2])
                return 5
            case b"\x1d\x56" if _take(data, at, 3)[2] in (65, 66):
                _take(data, at, 4)
                self.marks.append(Cut())
                return 4
            case command:
                return self._mode_step(data, at, command)

    def _mode_step(self, data: bytes, at: int, command: bytes) -> int:
        """Carry out a command of two bytes and a number."""
        n, held = _take(data, at, 3)[2], self._modes
        match command:
            case b"\x1b\x74" if n in ESCPOS_PAGES:
                self._page = ESCPOS_PAGES[n]
            case b"\x1b\x61" if n <= 2:
                self._modes = Modes(n, held.bold, held.width, held.height)
            case b"\x1b\x45" if n <= 1:
                self._modes = Modes(held.align, n == 1, held.width, held.height)
            case b"\x1d\x21":
                self._modes = Modes(held.align, held.bold, (n >> 4) + 1, (n & 15) + 1)
            case b"\x1b\x64":
                self.marks += [PrintedLine("", Modes())] * n
            case b"\x1d\x48" if n in (0, 2):
                self._text_below = n == 2
            case b"\x1d\x68":
                self._bar_height = n
            case b"\x1d\x77" if 2 <= n <= 6:
                self._bar_dots = n
            case b"\x1d\x72" if n in (1, 2):
                self.wanted.append(Wanted("sensors" if n == 1 else "pin"))
            case b"\x1d\x72" | b"\x1d\x77" if n == 0:
                # Out of range, as the rest of a command that was cut off: ignored.
                pass
            case b"\x1d\x61":
                self.wanted.append(Wanted("changes", bytes([n])))
            case _:
                raise UnknownCommandError(data, at)
        return 3

    def _end_line(self) -> None:
        self.marks.append(PrintedLine(self._text.decode(self._page), self._modes))
        self._text.clear()

    def _block_step(self, data: bytes, at: int) -> int:
        """Carry out a command that tells how long it is: a QR code (GS ( k), a mark (GS ( H)."""
        length = int.from_bytes(_take(data, at, 5)[3:5], "little")
        part = _take(data, at, 5 + length)[5:]
        kind = data[at + 2]
        if kind == 0x48 and part[:2] == b"00" and length == 6:
            self.wanted.append(Wanted("mark", part[2:]))
            return 5 + length
        if kind != 0x6B:
            raise UnknownCommandError(data, at)
        match part[:2]:
            case b"\x31\x43":
                self._module_dots = part[2]
            case b"\x31\x50":
                self.stored_code = part[3:]
            case b"\x31\x51":
                text = self.stored_code.decode("ascii")
                made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
                rows = enlarged(_dots(made), self._module_dots, self._module_dots)
                self.marks.append(PrintedDots(rows, self._modes.align))
            case b"\x31\x41" | b"\x31\x45":
                pass
            case _:
                raise UnknownCommandError(data, at)
        return 5 + length

    def _barcode_step(self, data: bytes, at: int) -> int:
        kind, length = _take(data, at, 4)[2:4]
        _take(data, at, 4 + length)
        text = data[at + 4 : at + 4 + length].decode("ascii")
        if kind == 0x49:
            text = text.removeprefix("{B")
            if "{" in text.replace("{{", ""):
                raise UnknownCommandError(data, at)
            text = text.replace("{{", "{")
        formats = {0x43: zxingcpp.BarcodeFormat.EAN13, 0x49: zxingcpp.BarcodeFormat.Code128}
        if kind not in formats:
            raise UnknownCommandError(data, at)
        bars = _dots(zxingcpp.create_barcode(text, formats[kind]))[:1]
        rows = enlarged(bars, self._bar_dots, self._bar_height)
        self.marks.append(PrintedDots(rows, self._modes.align))
        if self._text_below:
            self.marks.append(PrintedLine(text, self._modes))
        return 4 + length

    def _raster_step(self, data: bytes, at: int) -> int:
        head = _take(data, at, 8)
        across, down = int.from_bytes(head[4:6], "little"), int.from_bytes(head[6:8], "little")
        _take(data, at, 8 + across * down)
        start = at + 8
        rows = tuple(
            bytes(
                byte >> bit & 1
                for byte in data[start + row * across : start + (row + 1) * across]
                for bit in range(7, -1, -1)
            )
            for row in range(down)
        )
        self.marks.append(PrintedDots(rows, self._modes.align))
        return 8 + across * down


_LEADS = b"\x1b\x1c\x1d"


def _take(data: bytes, at: int, length: int) -> bytes:
    """Return so many bytes from a place; raises `BrokenOffError` when they are not there yet."""
    if len(data) < at + length:
        raise BrokenOffError
    return data[at : at + length]


def _dots(made: zxingcpp.Barcode) -> tuple[bytes, ...]:
    image = made.to_image(add_quiet_zones=False)
    _, width = image.shape
    pixels = bytes(0 if lightness else 1 for lightness in bytes(memoryview(image)))
    return tuple(pixels[at : at + width] for at in range(0, len(pixels), width))


def enlarged(rows: tuple[bytes, ...], across: int, down: int) -> tuple[bytes, ...]:
    """Return every dot so many dots across and down."""
    wide = [bytes(dot for dot in row for _ in range(across)) for row in rows]
    return tuple(row for row in wide for _ in range(down))
