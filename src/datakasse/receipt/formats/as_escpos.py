"""
A slip as the bytes of a receipt printer (ESC/POS).

    ESC @           the printer forgets what an earlier, broken-off job left behind
    ESC p           the drawer, first, so that it opens while the receipt prints
    code page       of the printer's profile
    lines           each line: where it stands, bold, size (only when they change), text, LF
    GS V            feed to the cutter and cut

Text reaches the printer only through `letters.spell` for the profile's page, which lets no control
character through: an article name cannot hold a command. Lines end with LF alone, since CR LF
prints double on some printers. Sizes are `GS ! n`; the older `ESC !` resets bold on the way.

Sending the bytes is not here (devices/), and having sent them proves nothing about paper.
"""

from collections.abc import Iterator, Sequence

from datakasse.receipt.formats.codes import dots_of
from datakasse.receipt.formats.lines import Line, Printed, printed_lines
from datakasse.receipt.formats.printer_profile import DrawerPin, PrinterProfile
from datakasse.receipt.layout import Align, Barcode, Feed, Picture, QrCode, Rule, Slip, Stroke, Symbology
from datakasse.receipt.words.letters import spell

INITIALISE = b"\x1b\x40"
_LINE_FEED = b"\n"

_ALIGN = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2}
_PLAIN_MODES = b"\x1b\x61\x00\x1b\x45\x00\x1d\x21\x00"
_CENTRED = b"\x1b\x61\x01"

QR_MODULE_DOTS = 6
_QR_MARGIN_MODULES = 8
BAR_DOTS, BAR_HEIGHT_DOTS = 3, 80
_BAR_MARGIN_MODULES = 20
NARROWEST_BAR_DOTS = 2
"""Printers take no narrower bars (GS w 2 to 6); below that the bars are sent as a picture."""

RASTER_STRIP_ROWS = 48
LONGEST_COMMAND_BYTES = 4_096
"""
No command is longer, not even the widest strip of a picture or a QR code: cheap printers have no more memory,
and a printer that was cut off in the middle of one waits for no more than that.
"""


def render(slip: Slip, profile: PrinterProfile, *, open_drawer: DrawerPin | None = None) -> bytes:
    """
    Return everything the printer is sent for the slip, from initialising to the cut.

    Args:
        slip: What is printed.
        profile: Which printer.
        open_drawer: The pin of the drawer that opens with it; none when no drawer opens.

    Law: KSF-2-3-a, KSF-2-8-6-1.
    """
    lines = printed_lines(slip.rows, profile.columns, lambda text: spell(text, profile.has))
    kick = b"" if open_drawer is None else profile.drawer_kick(open_drawer)
    return b"".join([INITIALISE, kick, profile.page, *_printed(lines, profile), profile.cut])


def render_drawer_kick(profile: PrinterProfile, pin: DrawerPin, *, at_once: bool = False) -> bytes:
    """Return what opens the drawer without printing: in turn, or ahead of all that waits."""
    return profile.drawer_kick_at_once(pin) if at_once else INITIALISE + profile.drawer_kick(pin)


def _printed(lines: tuple[Printed, ...], profile: PrinterProfile) -> Iterator[bytes]:
    modes = _PLAIN_MODES
    for line in lines:
        wanted = _modes(line) if isinstance(line, Line) else _PLAIN_MODES
        if wanted != modes:
            yield wanted
            modes = wanted
        match line:
            case Line():
                yield line.text.encode(profile.encoding) + _LINE_FEED
            case Rule():
                dash = b"=" if line.stroke is Stroke.DOUBLE else b"-"
                yield dash * profile.columns + _LINE_FEED
            case Feed():
                yield b"\x1b\x64" + bytes([line.lines])
            case QrCode() | Barcode():
                yield _CENTRED + _code(line, profile) + _PLAIN_MODES
            case Picture():
                if profile.draws_pictures and line.width_dots <= profile.dots:
                    yield _CENTRED + _strips(line.rows) + _PLAIN_MODES
    if modes != _PLAIN_MODES:
        yield _PLAIN_MODES


def _modes(line: Line) -> bytes:
    """Where the line stands (ESC a), bold (ESC E), width and height (GS !)."""
    size = (line.width - 1) << 4 | (line.height - 1)
    return bytes([0x1B, 0x61, _ALIGN[line.align], 0x1B, 0x45, line.bold, 0x1D, 0x21, size])


# ── codes ────────────────────────────────────────────────────────────────────────────────────────


def _code(code: QrCode | Barcode, profile: PrinterProfile) -> bytes:
    match code:
        case QrCode():
            dots = dots_of(code)
            module_dots = min(QR_MODULE_DOTS, profile.dots // (len(dots) + _QR_MARGIN_MODULES))
            if profile.draws_qr_codes:
                return qr_code(code.data, module_dots)
            return raster(_enlarged(dots, module_dots, module_dots))
        case Barcode():
            bar_dots = _bar_dots(_own_modules(code), profile)
            if profile.draws_barcodes and bar_dots >= NARROWEST_BAR_DOTS:
                return barcode(code, bar_dots)
            dots = dots_of(code)
            bars = _enlarged(dots, _bar_dots(len(dots[0]), profile), BAR_HEIGHT_DOTS)
            return raster(bars) + code.data.encode("ascii") + _LINE_FEED


def _bar_dots(modules: int, profile: PrinterProfile) -> int:
    return min(BAR_DOTS, profile.dots // (modules + _BAR_MARGIN_MODULES))


def _own_modules(code: Barcode) -> int:
    """Return how many modules wide the printer makes the code: Code 128 in set B, or EAN-13."""
    return 95 if code.symbology is Symbology.EAN_13 else 11 * len(code.data) + 35


def qr_code(data: str, module_dots: int) -> bytes:
    """Return the commands for a QR code: model 2, module size, correction M, store, print (GS ( k)."""
    stored = b"\x31\x50\x30" + data.encode("ascii")
    parts = (b"\x31\x41\x32\x00", bytes([0x31, 0x43, module_dots]), b"\x31\x45\x31", stored)
    return b"".join(
        b"\x1d\x28\x6b" + len(part).to_bytes(2, "little") + part for part in (*parts, b"\x31\x51\x30")
    )


def barcode(code: Barcode, bar_dots: int) -> bytes:
    """Return the commands for a barcode with its text below (GS H, GS h, GS w, GS k)."""
    data = code.data.encode("ascii")
    match code.symbology:
        case Symbology.EAN_13:
            kind = 0x43
        case Symbology.CODE_128:
            # Code set B throughout; a brace would start another, so it is doubled.
            kind, data = 0x49, b"{B" + data.replace(b"{", b"{{")
    look = bytes([0x1D, 0x48, 2, 0x1D, 0x68, BAR_HEIGHT_DOTS, 0x1D, 0x77, bar_dots])
    return look + bytes([0x1D, 0x6B, kind, len(data)]) + data


def raster(rows: tuple[bytes, ...]) -> bytes:
    """
    Return a picture in strips (GS v 0).

    Args:
        rows: Dots from top to bottom, one byte a dot, 1 for black, all rows equally long.
    """
    return _strips([packed(row) for row in rows])


def _strips(rows: Sequence[bytes]) -> bytes:
    """Return rows of eight dots a byte in strips (GS v 0)."""
    return b"".join(
        b"\x1d\x76\x30\x00"
        + len(rows[0]).to_bytes(2, "little")
        + len(strip).to_bytes(2, "little")
        + b"".join(strip)
        for at in range(0, len(rows), RASTER_STRIP_ROWS)
        if (strip := rows[at : at + RASTER_STRIP_ROWS])
    )


def packed(row: bytes) -> bytes:
    """Return eight dots a byte, the leftmost in the highest bit, the last byte filled with white."""
    padded = row + bytes(-len(row) % 8)
    bits = "".join("1" if dot else "0" for dot in padded)
    return int(bits, 2).to_bytes(len(padded) // 8, "big")


def _enlarged(dots: tuple[bytes, ...], across: int, down: int) -> tuple[bytes, ...]:
    """Return every dot so many dots across and down."""
    return tuple(
        wide
        for row in dots
        for wide in [bytes(dot for dot in row for _ in range(across))]
        for _ in range(down)
    )
