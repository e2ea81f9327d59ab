"""
A picture in dots as a PNG file, which pages and PDFs show.

One bit a dot, so a shop's mark is a few kilobytes. Only written here: no picture file is read anywhere.

Source: PNG (ISO/IEC 15948), colour type 0, depth 1, where 1 is white.
"""

import base64
import struct
import zlib

from datakasse.receipt.layout import Picture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INVERTED = bytes(0xFF - byte for byte in range(256))


def png_of(picture: Picture) -> bytes:
    r"""
    Return the picture as PNG; the same picture gives the same bytes.

    Example:
        >>> png_of(Picture(8, 1, b"\xaa"))[:8]
        b'\x89PNG\r\n\x1a\n'
    """
    header = struct.pack(">IIBBBBB", picture.width_dots, picture.height_dots, 1, 0, 0, 0, 0)
    scanlines = b"".join(b"\0" + row.translate(_INVERTED) for row in picture.rows)
    return (
        _SIGNATURE
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(scanlines, 9))
        + _chunk(b"IEND", b"")
    )


def data_address_of(picture: Picture) -> str:
    """Return the picture as an address that holds all of it (`data:`), so that nothing is fetched."""
    return f"data:image/png;base64,{base64.b64encode(png_of(picture)).decode()}"


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
