"""The journal in the database: entries as they were written, seals, and where a register stands."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from datakasse.errors.storage.journal import JournalDamaged, UnknownEntry
from datakasse.journal.entry import Record, from_bytes, is_told
from datakasse.journal.link import Head
from datakasse.journal.register_state import RegisterState
from datakasse.journal.verify import Seal, Stored
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.position import Position, Positions, first_position
from datakasse.storage.tables.shop import ShopReadings

_NO_END: Final = 2**63 - 1
"""Past every entry: a bound that an index knows, so that nothing beyond what is asked for is looked at."""


class JournalReadings(ShopReadings):
    """What can be asked about a register's journal."""

    def __init__(self, connection: Connection, folder: str, positions: Positions) -> None:
        """Take a connection and what is known in this process: before the look begins, not to be ahead."""
        self._known = positions.known()
        self._damaged = positions.damaged
        self._positions: dict[str, Position] = {}
        super().__init__(connection, folder)

    def head(self, register: str) -> Head:
        """Return where a register's journal ends."""
        return self.position(register).head

    def state(self, register: str) -> RegisterState:
        """Return what stands at a register now."""
        return self.position(register).state

    def position(self, register: str) -> Position:
        """
        Return head and state of a register.

        Raises:
            UnknownRegister: There is none.
            JournalDamaged: Its journal does not hold what its anchor says, or cannot be read.
        """
        found = self._positions.get(register)
        if found is None:
            found = self._positions[register] = self._caught_up(register)
        return found

    def positions(self) -> Mapping[str, Position]:
        """Return the positions that have been asked for during this look."""
        return self._positions

    def record(self, register: str, number: int) -> Record:
        """Return the record of an entry; raises `UnknownEntry`."""
        found = self._one(
            "SELECT body FROM entries WHERE company = :company AND register = :register AND number = :number",
            register=register,
            number=number,
        )
        if found is None:
            raise UnknownEntry(register=register, number=number)
        return read_record(register, number, found[0])

    def records(self, register: str, from_number: int = 1, to_number: int | None = None) -> Iterator[Record]:
        """Yield records in order, both ends included."""
        for row in self._rows(register, from_number, to_number):
            yield read_record(register, row.number, row.body)

    def records_between(
        self, register: str, from_date: date | None, to_date: date | None
    ) -> Iterator[Record]:
        """Yield in order the records whose transaction date, else Norwegian date, lies between."""
        for first, last in self._stretches(register, from_date, to_date):
            yield from self.records(register, first, last)

    def told_between(self, register: str, from_date: date | None, to_date: date | None) -> Iterator[Record]:
        """Yield as `records_between` those that a file tells of by themselves."""
        for first, last in self._stretches(register, from_date, to_date):
            yield from self.told(register, first, last)

    def told(self, register: str, from_number: int = 1, to_number: int | None = None) -> Iterator[Record]:
        """Yield in order the records that a file tells of by themselves, both ends included."""
        rows = self._stream(
            """SELECT number, body FROM entries
            WHERE company = :company AND register = :register
                AND number >= :from_number AND number <= :to_number
            ORDER BY number""",
            register=register,
            from_number=from_number,
            to_number=_NO_END if to_number is None else to_number,
        )
        for number, body in rows:
            if is_told(body):
                yield read_record(register, number, body)

    def stored(self, register: str, from_number: int = 1) -> Iterator[Stored]:
        """Yield the stored rows as they are, by the number they are filed under."""
        return self._rows(register, from_number, None)

    def seals(self, register: str, from_number: int = 1) -> Iterator[Seal]:
        """Yield the sealed heads in order."""
        rows = self._stream(
            """SELECT number, digest, key_version, signature FROM seals
            WHERE company = :company AND register = :register AND number >= :from_number
            ORDER BY number""",
            register=register,
            from_number=from_number,
        )
        for row in rows:
            yield Seal(*row)

    def _rows(self, register: str, from_number: int, to_number: int | None) -> Iterator[Stored]:
        rows = self._stream(
            """SELECT number, body, digest FROM entries
            WHERE company = :company AND register = :register
                AND number >= :from_number AND number <= :to_number
            ORDER BY number""",
            register=register,
            from_number=from_number,
            to_number=_NO_END if to_number is None else to_number,
        )
        for row in rows:
            yield Stored(*row)

    def _caught_up(self, register: str) -> Position:
        """Return the present position: one known before, and the entries since folded onto it."""
        if register in self._damaged:
            raise JournalDamaged(register=register, number=self._damaged[register])
        position = self._known.get(register)
        if position is None:
            position = first_position(self._of_company(), self.register(register))
        for row in self._rows(register, position.number + 1, None):
            record = read_record(register, row.number, row.body)
            try:
                position = position.then(record, row.digest)
            except ValueError as error:
                raise JournalDamaged(register=register, number=row.number) from error
        return position

    def _stretches(
        self, register: str, from_date: date | None, to_date: date | None
    ) -> list[tuple[int, int | None]]:
        """Return first and last number of every unbroken run of entries of the days wanted."""
        begin = "" if from_date is None else from_date.isoformat()
        end = "9999-12-31" if to_date is None else to_date.isoformat()
        days = self._all(
            "SELECT number, day FROM days WHERE company = :company AND register = :register ORDER BY number",
            register=register,
        )
        stretches: list[tuple[int, int | None]] = []
        first: int | None = None
        for number, day in days:
            wanted = begin <= day <= end
            if wanted and first is None:
                first = number
            elif not wanted and first is not None:
                stretches.append((first, number - 1))
                first = None
        if first is not None:
            stretches.append((first, None))
        return stretches


def read_record(register: str, number: int, body: bytes) -> Record:
    """
    Return the record of a row.

    Raises:
        JournalDamaged: The bytes are not an entry.
    """
    try:
        return from_bytes(body)
    except ValueError as error:
        raise JournalDamaged(register=register, number=number) from error
