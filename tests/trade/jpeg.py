"""JPEG files, made part by part: as small as can be, and as cameras make them."""

_QUANTISATION = b"\xff\xdb" + (67).to_bytes(2) + bytes(65)


def part(kind: int, content: bytes) -> bytes:
    """Return a part: its marker, its length, what is in it."""
    return b"\xff" + bytes([kind]) + (len(content) + 2).to_bytes(2) + content


def picture(width: int = 320, height: int = 240, beside: bytes = b"", scan: bytes = b"\x12\x34") -> bytes:
    """Return a file whose frame says so many pixels, with other parts beside it."""
    frame = part(0xC0, b"\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\x01\x01\x11\x00")
    scanned = part(0xDA, b"\x01\x01\x00\x00\x3f\x00") + scan
    return b"\xff\xd8" + part(0xE0, b"JFIF\x00") + beside + _QUANTISATION + frame + scanned + b"\xff\xd9"
