"""
The picture of an article: a small JPEG, as the browser of the office makes it of whatever was chosen.

Only its frame is read, never its pixels: how large it is, and that it ends. What cameras and programs write
beside the pixels – when, where and with which camera a photograph was taken – is left out.

Source: JPEG (ITU-T T.81, annex B).
"""

from collections.abc import Iterator
from typing import Final

from datakasse.errors.catalogue.pictures import PictureTooLarge, PictureUnreadable

SIDE_MAX_PIXELS: Final = 640
SIZE_MAX_BYTES: Final = 96 * 1024

_BEGIN: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"
_SCAN: Final = 0xDA
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what every browser shows."""
_COMMENT: Final = 0xFE
_FOR_PROGRAMS: Final = range(0xE1, 0xF0)
_COLOURS: Final = 0xEE
"""The one program's part that says how colours are to be read."""

_LENGTH_BYTES: Final = 2
_FRAME_BYTES: Final = 6


def bare_picture(content: bytes) -> bytes:
    r"""
    Return a picture without anything beside its pixels.

    Raises:
        PictureTooLarge: More bytes or pixels than a button needs.
        PictureUnreadable: No JPEG, or not a whole one.

    Example:
        >>> bare_picture(b"GIF89a")
        Traceback (most recent call last):
        datakasse.errors.catalogue.pictures.PictureUnreadable: ...
    """
    if len(content) > SIZE_MAX_BYTES:
        raise PictureTooLarge(side=SIDE_MAX_PIXELS, size_kib=SIZE_MAX_BYTES // 1024)
    if not (content.startswith(_BEGIN) and content.endswith(_END)):
        raise PictureUnreadable
    kept, is_framed = bytearray(_BEGIN), False
    for kind, segment in _segments(content):
        if kind in _FRAMES:
            _demand_small(segment)
            is_framed = True
        if kind == _SCAN:
            if not is_framed:
                raise PictureUnreadable
            return bytes(kept + segment)
        if kind != _COMMENT and (kind not in _FOR_PROGRAMS or kind == _COLOURS):
            kept += segment
    raise PictureUnreadable


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the bytes of each part before the pixels; with the pixels comes all that is left."""
    place = len(_BEGIN)
    while place + 2 + _LENGTH_BYTES <= len(content):
        if content[place] != 0xFF:
            raise PictureUnreadable
        kind = content[place + 1]
        if kind == _SCAN:
            yield kind, content[place:]
            return
        length = int.from_bytes(content[place + 2 : place + 2 + _LENGTH_BYTES])
        if length < _LENGTH_BYTES:
            raise PictureUnreadable
        yield kind, content[place : place + 2 + length]
        place += 2 + length


def _demand_small(frame: bytes) -> None:
    """Go on only if the frame of a picture says that it has some pixels, and few."""
    said = frame[2 + _LENGTH_BYTES :]
    if len(said) < _FRAME_BYTES:
        raise PictureUnreadable
    height, width = int.from_bytes(said[1:3]), int.from_bytes(said[3:5])
    if not (height and width):
        raise PictureUnreadable
    if max(height, width) > SIDE_MAX_PIXELS:
        raise PictureTooLarge(side=SIDE_MAX_PIXELS, size_kib=SIZE_MAX_BYTES // 1024)
