"""Entries that one machine leaves for another, which has the keys of the register."""

from typing import Final

import msgspec

from datakasse.storage.ports.left_entries import LeftEntry
from datakasse.storage.tables.look import Look

LEFT_ENTRIES: Final = (
    """CREATE TABLE left_entries (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        place INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, register, place)
    ) STRICT""",
)
"""The table, as a step of the migrations."""

_left_entry = msgspec.json.Decoder(LeftEntry).decode


class LeftEntryPen(Look):
    """What can be left, and taken up."""

    _left_at: frozenset[str] | None = None

    def leave(self, register: str, left: LeftEntry) -> None:
        """Leave an entry for the machine that has a register."""
        self._run(
            """INSERT INTO left_entries (company, register, place, body)
            SELECT :company, :register, coalesce(max(place), 0) + 1, :body FROM left_entries
            WHERE company = :company AND register = :register""",
            register=register,
            body=msgspec.json.encode(left).decode(),
        )
        if self._left_at is not None:
            self._left_at |= {register}

    def take_left(self, register: str) -> list[LeftEntry]:
        """Return what was left to be written at a register, oldest first, and keep it no more."""
        if self._left_at is None:
            # Where one process has the pen, nobody leaves anything: it came with the books, if at all.
            rows = self._all("SELECT DISTINCT register FROM left_entries WHERE company = :company")
            self._left_at = frozenset(found for (found,) in rows)
        if register not in self._left_at:
            return []
        rows = self._all(
            """SELECT body FROM left_entries
            WHERE company = :company AND register = :register ORDER BY place""",
            register=register,
        )
        left = [_left_entry(body) for (body,) in rows]
        if left:
            self._run(
                "DELETE FROM left_entries WHERE company = :company AND register = :register",
                register=register,
            )
        return left
