"""A copy that was fetched and proved, as closed as it came, in a folder of its own until it is used."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from datakasse.journal.entry import from_bytes
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import HmacSigner, Verifier
from datakasse.journal.verify import Stored, sealed_only
from datakasse.office.backup.box import Label, open_box, opened_with
from datakasse.office.backup.entries_box import Entries, entries_in
from datakasse.office.backup.pieces import TablePieces, rows_in
from datakasse.storage.ports.backup import CopiedJournal, Row
from datakasse.storage.ports.left_entries import LEFT_TABLE

_NO_HEAD: Final = bytes(32)


class Wanted(msgspec.Struct, frozen=True):
    """
    What is to be fetched.

    Attributes:
        identities: What opens the boxes.
        owner: The key that signs for the owner (Ed25519, hex).
        line: Which line; the newest where none is named.
        until: Nothing that was written later; None for all there is.
        damaged_end: Go on with what comes before a damaged box, if nothing whole comes after it.
    """

    identities: tuple[str, ...]
    owner: str
    line: str = ""
    until: datetime | None = None
    damaged_end: bool = False


class JournalPart(msgspec.Struct, frozen=True):
    """Entries that are used of one fetched box."""

    file: Path
    first: int
    last: int


class Fetched(msgspec.Struct, frozen=True):
    """
    A copy that was fetched and proved.

    Attributes:
        wanted: What was asked for.
        deed: Whose it is.
        beside: The label of the list of what lies beside.
        tables: Its pieces.
        parts: The entries of each register, in order.
        trusted: The key versions of each register.
        spool: Where it lies.
        left_out: Registers that were taken into service after the list: nothing says whose their keys are.
        went_on: When the machine whose place this one took has last sent copies, if that was since.
        closed: Newer lines in the place that what was given does not open, as after a sheet was replaced.
    """

    wanted: Wanted
    deed: Label
    beside: Label
    tables: list[TablePieces]
    parts: dict[str, list[JournalPart]]
    trusted: dict[str, list[PublicKeys]]
    spool: Path
    left_out: tuple[str, ...] = ()
    went_on: datetime | None = None
    closed: tuple[str, ...] = ()

    @property
    def entries(self) -> int:
        """How many entries it has."""
        return sum(part.last - part.first + 1 for parts in self.parts.values() for part in parts)

    def rows_beside(self) -> Iterator[tuple[str, Row]]:
        """
        Yield table and row of all that lies beside the journal.

        The list of it may be older than the last entries of a journal. Whatever is done at a register begins
        with what was left for it, so that this is among them, and not left any more.
        """
        done_since = {name for name, head in self.beside.heads.items() if self._is_done(name, head.number)}
        for table, row in self._listed_rows():
            if table != LEFT_TABLE or row["register"] not in done_since:
                yield table, row

    def _is_done(self, register: str, after: int) -> bool:
        """Whether anything is done at a register after an entry; going on elsewhere alone is nothing."""
        parts = [part for part in self.parts.get(register, []) if part.last > after]
        rows = (row for part in parts for row in self._entries_of(part).rows if row.number > after)
        return any(not isinstance(from_bytes(row.body).event, RegisterRestored) for row in rows)

    def _listed_rows(self) -> Iterator[tuple[str, Row]]:
        for table in self.tables:
            for piece in table.pieces:
                content = opened_with(self.wanted.identities, (self.spool / piece).read_bytes())
                for row in rows_in(content):
                    yield table.table, row

    def journals(self) -> Iterator[CopiedJournal]:
        """Yield the journals, each read once, its rows before its seals."""
        for register in sorted(self.parts):
            seals = (seal for entries in self.stretches(register) for seal in entries.seals)
            yield CopiedJournal(register, self.rows(register), seals)

    def rows(self, register: str) -> Iterator[Stored]:
        """Yield the rows of a journal."""
        return (row for entries in self.stretches(register) for row in entries.rows)

    def stretches(self, register: str) -> Iterator[Entries]:
        """Yield what is used of each box of a register."""
        return map(self._entries_of, self.parts[register])

    def _entries_of(self, part: JournalPart) -> Entries:
        entries = entries_in(open_box(part.file.read_bytes(), self.wanted.identities))
        return entries.part(part.first, part.last)

    def hmac(self, register: str) -> Callable[[PublicKeys], Verifier]:
        """Return what finds the secret of an HMAC key; where the copy has none, the seals have to do."""
        secrets = self.beside.secrets.get(register, {})

        def found(keys: PublicKeys) -> Verifier:
            secret = secrets.get(keys.version)
            return HmacSigner(keys.version, secret, _NO_HEAD) if secret else sealed_only(keys)

        return found
