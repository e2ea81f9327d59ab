"""PostgreSQL behind the face that all databases have (`engine/engine.py`)."""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from datakasse.errors.refusal import Refused
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.postgres.books import PostgresBooks
from datakasse.storage.postgres.connection import PostgresConnection, connect, refused
from datakasse.storage.postgres.migrations import check_migrated
from datakasse.storage.postgres.moving_in import is_copy_of, open_up
from datakasse.storage.postgres.pen import PostgresPen
from datakasse.storage.postgres.privileges import check_privileges
from datakasse.storage.postgres.purpose import Purpose, for_shops
from datakasse.storage.postgres.schema import check_schema
from datakasse.storage.postgres.turn import PostgresTurn
from datakasse.storage.tables.books import TableBooks
from datakasse.storage.tables.connection import Connection
from datakasse.storage.tables.position import Positions


class PostgresEngine:
    """
    One database, seen by one business.

    Attributes:
        is_shared: Other processes, with other registers' keys, write to the same books.
        errors: What the driver raises.
    """

    is_shared = True
    errors: type[Exception] = psycopg.Error

    def __init__(
        self,
        database: str,
        company: str,
        positions: Positions,
        claim: Callable[[str], None],
        purpose: Purpose = for_shops,
        *,
        home: str = "",
    ) -> None:
        """
        Say which database, and whose books are read in it; nothing is opened yet.

        Args:
            database: `postgresql://…`.
            company: Whose books; empty before they are anybody's.
            positions: What is known in this process.
            claim: Notes in the data folder whose books are its own.
            purpose: What the database is for.
            home: The folder that says that its books are here, where it does: they are, whatever a move that
                was broken off has left.
        """
        self._database = database
        self._company = company
        self._positions = positions
        self._note = claim
        self._demand_purpose = purpose
        self._home = home
        self._writer: PostgresConnection
        self._books: PostgresBooks

    def refused(self, error: Exception) -> Refused:
        """Return the refusal that an error of the driver means to the one who asked."""
        return refused(error)

    def open_writer(self) -> PostgresConnection:
        """Open the connection that writes, with every guard checked."""
        connection = connect(self._database, self._whose)
        try:
            check_migrated(connection.raw)
            check_schema(connection.raw)
            check_privileges(connection.raw)
            self._demand_purpose(connection)
            if self._home and is_copy_of(connection, self._company, self._home):
                open_up(connection, self._company, self._home)
        except BaseException:
            connection.close()
            raise
        self._writer = connection
        return connection

    def sound_writer(self) -> PostgresConnection:
        """Return the connection that writes, opened again if the server is gone at its other end."""
        return self.open_writer() if self._writer.is_broken else self._writer

    def open_reader(self) -> PostgresConnection:
        """Open a connection that only reads."""
        return connect(self._database, self._whose, for_reading=True)

    def open_books(self, folder: str, keys: KeyRing) -> tuple[TableBooks, PostgresPen]:
        """Return the books as the connection that writes has them, and the pen."""
        self._books = PostgresBooks(self._writer, folder, self._positions, keys, self._claim)
        return self._books, PostgresPen(self._books, self._positions, self.sound_writer)

    def turn(self, folder: Path, name: str) -> PostgresTurn:
        """Return a turn that one process has at a time, whichever machine it is on."""
        del folder
        return PostgresTurn(self._database, self._whose, name)

    def wants_new_key(self) -> bool:
        """Return False: PostgreSQL's files are encrypted by the disk they lie on."""
        return False

    def reencrypt(self, between: Callable[[], None]) -> None:
        """Do nothing, as nothing is wanted."""

    def forget_before(self) -> None:
        """Do nothing, as there is nothing."""

    def moved_to(self, look: Connection) -> str:
        """Return where the books were carried to, as the database knows; empty when they are here."""
        found = look.execute(
            "SELECT moved_to FROM offices WHERE company = :company", {"company": self._company}
        ).fetchone()
        return "" if found is None else found[0]

    def close_for_sale(self, place: str) -> PostgresConnection:
        """Lock every register, and note where the books go; the command that this is part of makes it so."""
        self._books.lock_all()
        self._writer.execute("SET LOCAL idle_in_transaction_session_timeout TO 0")
        self._writer.execute(
            "UPDATE offices SET moved_to = :place WHERE company = :company",
            {"company": self._company, "place": place},
        )
        return self._writer

    def close(self) -> None:
        """Let go of the connection that writes."""
        self._writer.close()

    def _claim(self, company: str) -> None:
        self._note(company)
        self._company = company

    def _whose(self) -> str:
        return self._company


@contextmanager
def opened_for_loading(
    database: str, company: str, purpose: Purpose = for_shops
) -> Generator[PostgresConnection]:
    """Open a database, its guards checked, to put the books of a business into it; raises `Refused`."""
    engine = PostgresEngine(database, company, Positions(), lambda _: None, purpose)
    try:
        with closing(engine.open_writer()) as connection:
            connection.execute("SET idle_in_transaction_session_timeout TO 0")
            yield connection
    except psycopg.Error as error:
        raise refused(error) from error
