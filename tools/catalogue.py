"""
Make the catalogue that gettext reads of the one that people write.

    .venv/bin/python -m tools.catalogue

A test holds what the one says against the other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "src/datakasse/cli/words/nb/LC_MESSAGES/click.po"
READ = WRITTEN.with_suffix(".mo")


def said_in(catalogue: Path) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return each sentence of a catalogue with what is said for it; what has a plural is two of each."""
    with catalogue.open("rb") as file:
        messages: Catalog = read_mo(file) if catalogue == READ else read_po(file, locale="nb")
    return {_forms(message.id): _forms(message.string) for message in messages if message.id}


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def main() -> None:
    """Write it."""
    with WRITTEN.open("rb") as written, READ.open("wb") as read:
        write_mo(read, read_po(written, locale="nb"))


if __name__ == "__main__":
    main()
