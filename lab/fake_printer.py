"""
A receipt printer that prints on the screen: reads ESC/POS and draws what would be on the paper.

It knows the commands our receipts use and nothing else, so a byte that should not be there stops it
with its place, as a stray command in an article name would. It trusts nothing it was not sent: code
page, size and alignment come from the bytes, not from a profile.

    python -m lab.fake_printer receipt.bin receipt.png

Paper is drawn at 203 dots an inch: characters 12 dots wide and 24 high, lines 30 apart.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

ESCPOS_PAGES = {2: "cp850", 5: "cp865", 16: "cp1252", 19: "cp858"}
STAR_PAGES = {4: "cp858", 9: "cp865", 32: "cp1252"}
CELL_WIDTH, CELL_HEIGHT, LINE_HEIGHT = 12, 24, 30
MARGIN = 24


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


@dataclass(slots=True)
class FakePrinter:
    """
    Reads one job.

    Attributes:
        marks: What is on the paper, from the top.
        drawer_kicks: The pins that got a pulse, 0 or 1 as in ESC p.
        stored_code: What GS ( k stored for the next QR code.
    """

    marks: list[Mark] = field(default_factory=list[Mark])
    drawer_kicks: list[int] = field(default_factory=list[int])
    stored_code: bytes = b""
    _modes: Modes = Modes()
    _page: str = "cp437"
    _text: bytearray = field(default_factory=bytearray)
    _module_dots: int = 3
    _bar_dots: int = 3
    _bar_height: int = 162
    _text_below: bool = False

    def read(self, data: bytes) -> "FakePrinter":
        """
        Read a job to its end and return the printer.

        Raises:
            UnknownCommandError: A control byte or command that none of our receipts holds.
        """
        at = 0
        while at < len(data):
            try:
                at += self._step(data, at)
            except (IndexError, KeyError):  # A command broken off, or a code page nobody has.
                raise UnknownCommandError(data, at) from None
        return self

    def _step(self, data: bytes, at: int) -> int:
        """Carry out what stands at the place and return how many bytes it took."""
        byte = data[at]
        if byte == 0x0A:
            self._end_line()
            return 1
        if byte >= 0x20 and byte != 0x7F:
            self._text.append(byte)
            return 1
        match data[at : at + 2]:
            case b"\x1b\x40":
                self._modes, self._page = Modes(), "cp437"
                return 2
            case b"\x1c\x2e":
                return 2
            case b"\x1d\x28" if data[at + 2] == 0x6B:
                return self._qr_step(data, at)
            case b"\x1d\x6b":
                return self._barcode_step(data, at)
            case b"\x1d\x76" if data[at + 2] == 0x30:
                return self._raster_step(data, at)
            case b"\x1b\x1d" if data[at + 2] == 0x74:
                self._page = STAR_PAGES[data[at + 3]]
                return 4
            case b"\x1b\x70":
                self.drawer_kicks.append(data[at + 2])
                return 5
            case b"\x1d\x56" if data[at + 2] in (65, 66):
                self.marks.append(Cut())
                return 4
            case command:
                return self._mode_step(data, at, command)

    def _mode_step(self, data: bytes, at: int, command: bytes) -> int:
        """Carry out a command of two bytes and a number."""
        n, held = data[at + 2], self._modes
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
            case _:
                raise UnknownCommandError(data, at)
        return 3

    def _end_line(self) -> None:
        self.marks.append(PrintedLine(self._text.decode(self._page), self._modes))
        self._text.clear()

    def _qr_step(self, data: bytes, at: int) -> int:
        length = int.from_bytes(data[at + 3 : at + 5], "little")
        part = data[at + 5 : at + 5 + length]
        match part[:2]:
            case b"\x31\x43":
                self._module_dots = part[2]
            case b"\x31\x50":
                self.stored_code = part[3:]
            case b"\x31\x51":
                text = self.stored_code.decode("ascii")
                made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
                rows = _enlarged(_dots(made), self._module_dots, self._module_dots)
                self.marks.append(PrintedDots(rows, self._modes.align))
            case b"\x31\x41" | b"\x31\x45":
                pass
            case _:
                raise UnknownCommandError(data, at)
        return 5 + length

    def _barcode_step(self, data: bytes, at: int) -> int:
        kind, length = data[at + 2], data[at + 3]
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
        rows = _enlarged(bars, self._bar_dots, self._bar_height)
        self.marks.append(PrintedDots(rows, self._modes.align))
        if self._text_below:
            self.marks.append(PrintedLine(text, self._modes))
        return 4 + length

    def _raster_step(self, data: bytes, at: int) -> int:
        across = int.from_bytes(data[at + 4 : at + 6], "little")
        down = int.from_bytes(data[at + 6 : at + 8], "little")
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


# ── drawing ──────────────────────────────────────────────────────────────────────────────────────


def draw(marks: Sequence[Mark], dots: int) -> Image.Image:
    """
    Return the paper as a picture.

    A line too long for the paper goes on below, as it would on the printer.

    Args:
        marks: As read.
        dots: Dots across the paper: 576, 512 or 384.
    """
    strips = [strip for mark in marks for strip in _strips(mark, dots)]
    height = sum(strip.height for strip in strips) + 2 * MARGIN
    paper = Image.new("L", (dots + 2 * MARGIN, height), 255)
    top = MARGIN
    for strip in strips:
        paper.paste(strip, (MARGIN, top))
        top += strip.height
    return paper


def _strips(mark: Mark, dots: int) -> list[Image.Image]:
    match mark:
        case PrintedLine():
            room = dots // (CELL_WIDTH * mark.modes.width)
            pieces = [mark.text[at : at + room] for at in range(0, len(mark.text), room)]
            return [_text_strip(piece, mark.modes, dots) for piece in pieces or [""]]
        case PrintedDots():
            pixels = bytes(0 if dot else 255 for row in mark.rows for dot in row)
            picture = Image.frombytes("L", (len(mark.rows[0]), len(mark.rows)), pixels)
            strip = Image.new("L", (dots, picture.height + LINE_HEIGHT - CELL_HEIGHT), 255)
            strip.paste(picture, (_left(picture.width, mark.align, dots), 0))
            return [strip]
        case Cut():
            strip = Image.new("L", (dots, 2 * LINE_HEIGHT), 255)
            pen = ImageDraw.Draw(strip)
            for left in range(0, dots, 16):
                pen.line((left, LINE_HEIGHT, left + 8, LINE_HEIGHT), fill=128)
            return [strip]


def _text_strip(text: str, modes: Modes, dots: int) -> Image.Image:
    cells = Image.new("L", (max(1, len(text)) * CELL_WIDTH, CELL_HEIGHT), 255)
    pen, font = ImageDraw.Draw(cells), _font()
    for place, character in enumerate(text):
        for offset in (0, 1) if modes.bold else (0,):
            pen.text((place * CELL_WIDTH + offset, 0), character, font=font, fill=0)
    pixels = cells.tobytes()
    rows = tuple(pixels[at : at + cells.width] for at in range(0, len(pixels), cells.width))
    width, height = cells.width * modes.width, CELL_HEIGHT * modes.height
    enlarged = Image.frombytes("L", (width, height), b"".join(_enlarged(rows, modes.width, modes.height)))
    strip = Image.new("L", (dots, max(LINE_HEIGHT, height)), 255)
    strip.paste(enlarged, (_left(width, modes.align, dots), 0))
    return strip


def _left(width: int, align: int, dots: int) -> int:
    return (0, (dots - width) // 2, dots - width)[align]


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype("DejaVuSansMono.ttf", 20)
    except OSError:
        return ImageFont.load_default(16)


def _dots(made: zxingcpp.Barcode) -> tuple[bytes, ...]:
    image = made.to_image(add_quiet_zones=False)
    _, width = image.shape
    pixels = bytes(0 if lightness else 1 for lightness in bytes(memoryview(image)))
    return tuple(pixels[at : at + width] for at in range(0, len(pixels), width))


def _enlarged(rows: tuple[bytes, ...], across: int, down: int) -> tuple[bytes, ...]:
    wide = [bytes(dot for dot in row for _ in range(across)) for row in rows]
    return tuple(row for row in wide for _ in range(down))


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    draw(FakePrinter().read(source.read_bytes()).marks, 576).save(target)
