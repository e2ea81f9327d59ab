"""
What a receipt printer makes of the bytes it is sent: reads our ESC/POS back into what stands on the paper.

This is how a receipt is shown before it is printed: not from the words it was made of, but from the bytes
that go down the wire, so that a size, a line break or a letter that the printer lacks is seen as it will be.
It knows the commands that `as_escpos` uses and no others; what it does not know is a fault of ours, and said.

Not here: drawing it (as_drawing.py), and the lab's printer, which was written apart and judges both.
"""

from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from datakasse.receipt.formats.as_escpos import INITIALISE, packed
from datakasse.receipt.formats.codes import dots_of
from datakasse.receipt.formats.lines import Line
from datakasse.receipt.formats.printer_profile import LEAVE_CHINESE, PROFILES
from datakasse.receipt.layout import Align, Barcode, Picture, QrCode, Symbology

_PAGES: Final = {profile.page.removeprefix(LEAVE_CHINESE): profile.encoding for profile in PROFILES.values()}
_ALIGNS: Final = (Align.LEFT, Align.CENTRE, Align.RIGHT)
_PLAIN: Final = Line("")
_LENGTHS: Final = {b"\x1b\x70": 5, b"\x1d\x56": 4}
"""Commands that are followed by so many bytes in all, and leave no ink: the drawer, the cutter."""


@dataclass(frozen=True, slots=True)
class Dots:
    """A picture or a code, and where across the paper it stands."""

    picture: Picture
    align: Align


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the paper is cut."""


Mark: TypeAlias = Line | Dots | Cut


def printed_paper(job: bytes) -> tuple[Mark, ...]:
    """
    Return what stands on the paper, from the top.

    Raises:
        ValueError: The bytes hold something that no paper of ours holds: a bug.

    Example:
        >>> from datakasse.receipt.formats.as_escpos import render
        >>> from datakasse.receipt.layout import Slip, SlipKind, Text
        >>> slip = Slip(SlipKind.DRAWER, "nb", (Text("Åpnet", Align.CENTRE, size=2),))
        >>> line, cut = printed_paper(render(slip, PROFILES["epson_80"]))
        >>> line.text, line.width, line.align.value, cut
        ('Åpnet', 2, 'centre', Cut())
    """
    return tuple(_Reader(job).read())


@dataclass(slots=True)
class _Reader:
    """Reads one job; `modes` is an empty line that looks as the next one will."""

    job: bytes
    at: int = 0
    marks: list[Mark] = field(default_factory=list[Mark])
    modes: Line = _PLAIN
    encoding: str = "cp437"
    qr_data: bytes = b""
    module_dots: int = 3
    bar_dots: int = 3
    bar_height: int = 162

    def read(self) -> list[Mark]:
        while self.at < len(self.job):
            if self.job[self.at] in b"\x1b\x1c\x1d":
                self._command()
            else:
                self._line()
        return self.marks

    def _line(self) -> None:
        end = self.job.index(b"\n", self.at)
        text = self._take(end + 1 - self.at)[:-1]
        self.marks.append(replace(self.modes, text=text.decode(self.encoding)))

    def _command(self) -> None:
        page = next((page for page in _PAGES if self.job.startswith(page, self.at)), None)
        if page is not None:
            self._take(len(page))
            self.encoding = _PAGES[page]
            return
        lead = self.job[self.at : self.at + 2]
        if lead == INITIALISE:
            self.modes, self.encoding = Line(""), "cp437"
            self._take(2)
        elif lead == LEAVE_CHINESE:
            self._take(2)
        elif lead in _LENGTHS:
            self._take(_LENGTHS[lead])
            self.marks += [Cut()] if lead == b"\x1d\x56" else []
        else:
            self._longer(lead)

    def _longer(self, lead: bytes) -> None:
        """Carry out a command that tells how long it is, or one of two bytes and a number."""
        match lead:
            case b"\x1d\x28":
                length = int.from_bytes(self.job[self.at + 3 : self.at + 5], "little")
                self._qr_code(self._take(5 + length)[5:])
            case b"\x1d\x6b":
                kind, length = self.job[self.at + 2 : self.at + 4]
                self._barcode(kind, self._take(4 + length)[4:])
            case b"\x1d\x76":
                head = self._take(8)
                across, down = int.from_bytes(head[4:6], "little"), int.from_bytes(head[6:8], "little")
                self._put(Picture(8 * across, down, self._take(across * down)))
            case _:
                self._mode(lead, self._take(3)[2])

    def _mode(self, lead: bytes, n: int) -> None:
        match lead:
            case b"\x1b\x61":
                self.modes = replace(self.modes, align=_ALIGNS[n])
            case b"\x1b\x45":
                self.modes = replace(self.modes, bold=n == 1)
            case b"\x1d\x21":
                self.modes = replace(self.modes, width=(n >> 4) + 1, height=(n & 15) + 1)
            case b"\x1b\x64":
                self.marks += [Line("")] * n
            case b"\x1d\x68":
                self.bar_height = n
            case b"\x1d\x77":
                self.bar_dots = n
            case b"\x1d\x48":
                pass  # The text below a barcode, which ours always have.
            case _:
                raise ValueError(f"{lead.hex(' ')} is no command of ours")

    def _qr_code(self, part: bytes) -> None:
        match part[:2]:
            case b"\x31\x43":
                self.module_dots = part[2]
            case b"\x31\x50":
                self.qr_data = part[3:]
            case b"\x31\x51":
                modules = dots_of(QrCode(self.qr_data.decode("ascii")))
                self._put(_enlarged(modules, self.module_dots, self.module_dots))
            case _:
                pass  # Which model, and how much may be torn off: no dot differs.

    def _barcode(self, kind: int, data: bytes) -> None:
        text = data.decode("ascii").removeprefix("{B").replace("{{", "{")
        symbology = Symbology.EAN_13 if kind == 0x43 else Symbology.CODE_128
        self._put(_enlarged(dots_of(Barcode(text, symbology)), self.bar_dots, self.bar_height))
        self.marks.append(replace(self.modes, text=text))

    def _put(self, picture: Picture) -> None:
        self.marks.append(Dots(picture, self.modes.align))

    def _take(self, length: int) -> bytes:
        """Return so many bytes and go past them."""
        taken = self.job[self.at : self.at + length]
        if len(taken) < length:
            raise ValueError("the job ends in the middle of a command")
        self.at += length
        return taken


def _enlarged(modules: tuple[bytes, ...], across: int, down: int) -> Picture:
    wide = [packed(bytes(dot for dot in row for _ in range(across))) for row in modules]
    bits = b"".join(row for row in wide for _ in range(down))
    return Picture(across * len(modules[0]), down * len(modules), bits)
