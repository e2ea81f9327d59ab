"""
Make the catalogue that gettext reads of the one that people write.

    .venv/bin/python -m tools.catalogue

A test compares the one with what this would make of the other.
"""

from __future__ import annotations

import ast
import struct
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "src/datakasse/cli/words/nb/LC_MESSAGES/click.po"
READ = WRITTEN.with_suffix(".mo")


def said_of(written: str) -> dict[str, str]:
    """
    Return each sentence of a catalogue (PO) with what is said for it, as they stand in the one that is read.

    What has a plural is both with a NUL between.
    """
    said: dict[str, str] = {}
    for block in written.split("\n\n"):
        asked: list[str] = []
        answered: list[str] = []
        for line in block.splitlines():
            word, quote, rest = line.partition('"')
            if line.startswith("#") or not quote:
                continue
            place = asked if word.startswith("msgid") else answered
            text = str(ast.literal_eval(quote + rest))
            if word:
                place.append(text)
            else:
                answered[-1] += text
        if asked:
            said["\0".join(asked)] = "\0".join(answered)
    return said


def compiled(written: str) -> bytes:
    """Return a catalogue (PO) in the form that gettext reads (MO)."""
    said = sorted((asked.encode(), answered.encode()) for asked, answered in said_of(written).items())
    texts_at = 7 * 4 + len(said) * 2 * 8
    tables, texts = b"", b""
    for column in zip(*said, strict=True):
        for text in column:
            tables += struct.pack("<II", len(text), texts_at + len(texts))
            texts += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(said), 7 * 4, 7 * 4 + len(said) * 8, 0, 7 * 4)
    return head + tables + texts


def main() -> None:
    """Write it."""
    READ.write_bytes(compiled(WRITTEN.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
