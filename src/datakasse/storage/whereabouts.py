"""
Where the books of a data folder are, when they are not in it.

    DATA/books.json    the database, whose books in it are this folder's, or where they were carried to

A folder without the file has its books in `datakasse.db`. What is written down never holds a password: that
comes from the environment or a file of libpq's each time (docs/operations/postgresql.md).
"""

from pathlib import Path
from typing import Final

import msgspec

from datakasse.storage.folder import sync_folder, write_anew

IN_FOLDER: Final = "sqlite:"
"""Names the books in the folder itself, to read them where they were carried away from it."""

_FILE: Final = "books.json"


class Whereabouts(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    Where the books are.

    Attributes:
        database: `postgresql://…` without a password; empty for the file in the folder.
        company: Whose books in it are this folder's; empty before there are any.
        moved_to: The folder that the books were carried to from here, which are sold from there; in a folder
            that a move is making, the one that it is made from.
    """

    database: str = ""
    company: str = ""
    moved_to: str = ""


def read_whereabouts(folder: Path) -> Whereabouts:
    """Return where a folder's books are."""
    path = folder / _FILE
    if not path.exists():
        return Whereabouts()
    return msgspec.json.decode(path.read_bytes(), type=Whereabouts)


def write_whereabouts(folder: Path, whereabouts: Whereabouts) -> None:
    """Keep where a folder's books are."""
    write_anew(folder / _FILE, msgspec.json.encode(whereabouts))


def forget_whereabouts(folder: Path) -> None:
    """Have the books be in the folder itself."""
    (folder / _FILE).unlink(missing_ok=True)
    sync_folder(folder)
