"""
What differs between receipt printers: columns, letters, cutter, drawer, codes.

A profile is chosen when a printer is set up, and proved by a test print with «Blåbærsyltetøy ÆØÅ €»:
makers give the same page different numbers, and some printers lack one. The page is selected and
the text encoded for it in one place, so that the two cannot disagree.

Facts: Epson numbers its pages 5 (865, Nordic), 16 (Windows-1252), 19 (858); Star's ESC/POS mode
takes 1252 as page 32 with its own command. Many unbranded printers start in Chinese mode, where å is
half a Chinese character: `FS .` ends it. 80 mm paper has 48 columns at 203 dots an inch and 42 at
180; 58 mm has 32.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

_FEED_AND_CUT = b"\x1d\x56\x42\x00"
_FEED_TO_TEAR = b"\x1b\x64\x04"
LEAVE_CHINESE = b"\x1c\x2e"


class DrawerPin(IntEnum):
    """Which pin of the printer's drawer plug opens the drawer."""

    PIN_2 = 2
    PIN_5 = 5


class Proof(StrEnum):
    """How a printer can show that what it was sent is on the paper, best first."""

    DONE = "done"
    """It answers a mark behind the document when everything before it is printed (`GS ( H`)."""
    IN_TURN = "in_turn"
    """It answers a question behind the document when everything before it was dealt with (`GS r`)."""
    AT_ONCE = "at_once"
    """It only answers at once, ahead of what it still has to print (`DLE EOT`)."""


@dataclass(frozen=True, slots=True)
class PrinterProfile:
    """
    One sort of printer.

    Attributes:
        name: As it is written in the settings.
        description: For the person who chooses.
        columns: Characters of single width across the paper.
        dots: Dots across the paper.
        page: Bytes that select the code page, after the printer was initialised.
        encoding: Python's name of that code page.
        cut: Bytes that end a slip: feed to the cutter and cut, or feed to the tear bar.
        draws_qr_codes: The printer makes QR codes itself; else they are sent as a picture.
        draws_barcodes: The same for barcodes.
        draws_pictures: The printer sets pictures dot by dot (GS v 0); else a shop's mark is left out. All
            those below do: a code that a printer does not make itself comes the same way.
        proof: The best proof of printing that may be asked of it. A question that it does not know could end
            up on the paper, so more than `IN_TURN` is asked only where the maker documents it.
    """

    name: str
    description: str
    columns: int
    dots: int
    page: bytes
    encoding: str
    cut: bytes = _FEED_AND_CUT
    draws_qr_codes: bool = True
    draws_barcodes: bool = True
    draws_pictures: bool = True
    proof: Proof = Proof.IN_TURN

    def has(self, character: str) -> bool:
        """Return whether the code page has the character."""
        try:
            return len(character.encode(self.encoding)) == 1
        except UnicodeEncodeError:
            return False

    def drawer_kick(self, pin: DrawerPin) -> bytes:
        """Return the bytes that open the drawer when their turn comes: 100 ms on, 100 ms off."""
        return b"\x1b\x70" + bytes([0 if pin is DrawerPin.PIN_2 else 1]) + b"\x32\x32"

    def drawer_kick_at_once(self, pin: DrawerPin) -> bytes:
        """Return the bytes that open the drawer ahead of all that waits, as without paper it must."""
        return b"\x10\x14\x01" + bytes([0 if pin is DrawerPin.PIN_2 else 1]) + b"\x02"


_WINDOWS = b"\x1b\x74\x10"
_STAR_WINDOWS = b"\x1b\x1d\x74\x20"
_PAGE_858 = LEAVE_CHINESE + b"\x1b\x74\x13"
_PAGE_865 = LEAVE_CHINESE + b"\x1b\x74\x05"
_DOTS_80, _DOTS_80_COARSE, _DOTS_58 = 576, 512, 384


def _epson(name: str, description: str, columns: int, dots: int) -> PrinterProfile:
    return PrinterProfile(name, description, columns, dots, _WINDOWS, "cp1252", proof=Proof.DONE)


def _plain(name: str, description: str, columns: int, dots: int, page: bytes = _PAGE_858) -> PrinterProfile:
    encoding = "cp865" if page is _PAGE_865 else "cp858"
    return PrinterProfile(name, description, columns, dots, page, encoding, draws_qr_codes=False)


USUAL_PROFILE = "epson_80"
"""Of a printer whose setting names none."""

PROFILES: dict[str, PrinterProfile] = {
    profile.name: profile
    for profile in (
        _epson("epson_80", "Epson TM, 80 mm (48 tegn)", 48, _DOTS_80),
        _epson("epson_80_42", "Epson TM-T88 og eldre, 80 mm (42 tegn)", 42, _DOTS_80_COARSE),
        _epson("epson_58", "Epson TM, 58 mm (32 tegn)", 32, _DOTS_58),
        PrinterProfile("bixolon_80", "Bixolon og Samsung, 80 mm (48 tegn)", 48, _DOTS_80, _WINDOWS, "cp1252"),
        PrinterProfile("citizen_80", "Citizen CT-S, 80 mm (48 tegn)", 48, _DOTS_80, _WINDOWS, "cp1252"),
        PrinterProfile(
            "star_80",
            "Star satt til ESC/POS, 80 mm (48 tegn)",
            48,
            _DOTS_80,
            _STAR_WINDOWS,
            "cp1252",
            draws_qr_codes=False,
        ),
        PrinterProfile(
            "star_58",
            "Star satt til ESC/POS, 58 mm (32 tegn)",
            32,
            _DOTS_58,
            _STAR_WINDOWS,
            "cp1252",
            draws_qr_codes=False,
        ),
        _plain("generic_80", "Andre merker, 80 mm (48 tegn), tegnside 858", 48, _DOTS_80),
        _plain("generic_858", "Andre merker, 80 mm (42 tegn), tegnside 858", 42, _DOTS_80_COARSE),
        _plain("generic_865", "Andre merker, 80 mm (42 tegn), tegnside 865", 42, _DOTS_80_COARSE, _PAGE_865),
        PrinterProfile(
            "generic_58",
            "Andre merker, 58 mm (32 tegn), tegnside 858, uten kniv",
            32,
            _DOTS_58,
            _PAGE_858,
            "cp858",
            cut=_FEED_TO_TEAR,
            draws_qr_codes=False,
            draws_barcodes=False,
        ),
    )
}
"""Every profile by its name."""
