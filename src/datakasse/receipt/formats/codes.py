"""QR codes and barcodes as dots and as drawings, for paper whose printer makes none itself."""

import re
from typing import NamedTuple

import zxingcpp

from datakasse.receipt.layout import Barcode, QrCode, Symbology

_FORMATS = {
    Symbology.EAN_13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.CODE_128: zxingcpp.BarcodeFormat.Code128,
}


def dots_of(code: QrCode | Barcode) -> tuple[bytes, ...]:
    """
    Return the code's modules row by row, one byte each, 1 for black.

    Light margins are not included. A barcode is one row: it is as high as one makes it.

    Example:
        >>> [len(row) for row in dots_of(Barcode("703801000110", Symbology.EAN_13))]
        [95]
    """
    image = _made(code).to_image(add_quiet_zones=False)
    _, width = image.shape
    pixels = bytes(0 if lightness else 1 for lightness in bytes(memoryview(image)))
    rows = tuple(pixels[at : at + width] for at in range(0, len(pixels), width))
    return rows if isinstance(code, QrCode) else rows[:1]


def drawing_of(code: QrCode | Barcode) -> str:
    """Return the code as SVG, one unit a module, without margins."""
    return _made(code).to_svg(add_quiet_zones=False)


class Outline(NamedTuple):
    """A code as one path: its width and height, and the `d` of an SVG path that fills the black ones."""

    width: int
    height: int
    path: str


def outline_of(code: QrCode | Barcode) -> Outline:
    """
    Return the code as one path, one unit a module, without margins.

    Example:
        >>> outline = outline_of(Barcode("703801000110", Symbology.EAN_13))
        >>> outline.width, outline.height, outline.path[:18]
        (95, 1, 'M0 0h1v1h-1zM2 0h1')
    """
    rows = dots_of(code)
    runs = [
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in re.finditer(rb"\x01+", row)
    ]
    return Outline(len(rows[0]), len(rows), "".join(runs))


def _made(code: QrCode | Barcode) -> zxingcpp.Barcode:
    match code:
        case QrCode():
            return zxingcpp.create_barcode(code.data, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        case Barcode():
            return zxingcpp.create_barcode(code.data, _FORMATS[code.symbology])
