"""
A connection to PostgreSQL as the tables want one, and what its errors mean.

A look is one snapshot (REPEATABLE READ); what writes sees each time what others have made durable (READ
COMMITTED), and takes the locks that make it wait for them (`postgres/pen.py`).

A journey to the server and back costs more than what is carried out there. So what answers nothing waits
until something is asked, or committed, and goes along with it, in order. What is wrong with it is told then.
"""

import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from textwrap import shorten
from typing import Any, Final, LiteralString, cast

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus

from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import (
    DatabaseAddressBad,
    DatabaseLetsNobodyIn,
    DatabaseMissing,
    DatabaseNotFromHere,
    DatabasePasswordMissing,
    DatabasePasswordWrong,
    DatabaseRightsMissing,
    DatabaseUnsafe,
    DatabaseUserMissing,
    DiskFull,
    StoreBroken,
)
from datakasse.storage.ports.moving import is_address
from datakasse.storage.postgres.dialect import statement_of
from datakasse.storage.tables.connection import Cursor, Row

SCHEMA: Final = "datakasse"
"""Where the tables are, so that a database may hold other things too."""

VERSION_NEEDED: Final = 15
WAIT_FOR_OTHERS_S: Final = 10
"""How long a writer waits for another process that has the register."""

_IDLE_MAX_S: Final = 60
"""A writer that has fallen silent in the middle lets go of its registers after so long."""

_NOTICES_A_LOST_MACHINE: Final[dict[str, Any]] = {
    "connect_timeout": 3,
    "keepalives_idle": 4,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A machine that is gone without a word is given up after 10 s, unless the address says otherwise."""

_OURS: Final[dict[str, Any]] = {"application_name": "datakasse", "client_encoding": "UTF8"}

_SURE_OF_DISK: Final = frozenset({"on", "remote_apply"})
_DISK_FULL: Final = "53100"
_NOT_ALLOWED: Final = "42501"
_TOLD_MAX: Final = 200
_NOT_LET_IN: Final[dict[str, type[DatabaseLetsNobodyIn]]] = {
    r'database ".*" does not exist': DatabaseMissing,
    r'role ".*" does not exist': DatabaseUserMissing,
    r"does not exist": DatabaseLetsNobodyIn,
    r"no password supplied": DatabasePasswordMissing,
    r"authentication failed": DatabasePasswordWrong,
    r"no pg_hba\.conf entry": DatabaseNotFromHere,
    r"pg_hba\.conf rejects": DatabaseNotFromHere,
}
"""How libpq tells that a server answered and said no: while a connection is opened there is no SQLSTATE."""

_TRY_AGAIN: Final = frozenset({"40001", "40P01", "23505"})
"""Serialisation failure, deadlock, a key that was just used: nothing is wrong, somebody else was first."""

_ENTERED_AT_ONCE: Final = 512
"""So many statements go to the server even if nothing is asked: they lie in memory until then."""

_COMMANDS: Final = {
    "look": b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "write": b"BEGIN ISOLATION LEVEL READ COMMITTED",
}


class PostgresConnection:
    """
    One connection, seen by one business.

    Attributes:
        raw: The driver's connection.
    """

    def __init__(
        self, raw: "psycopg.Connection[Any]", whose: Callable[[], str], *, for_reading: bool
    ) -> None:
        """Take an open connection, and what tells whose books are read through it."""
        self.raw = raw
        self._whose = whose
        self._only_reads = for_reading
        self._begin = _COMMANDS["look" if for_reading else "write"]
        self._names = count(1)
        self._streams: list[psycopg.ServerCursor[Any]] = []
        self._waiting: list[tuple[bytes, Mapping[str, object]]] = []
        self._sent = 0

    def execute(self, text: str, values: Mapping[str, object] | None = None, /) -> Cursor:
        """Carry a statement out, and what waits before it."""
        statement = statement_of(text)
        if not self._waiting:
            self._sent += not statement.startswith(b"SELECT")
            return self.raw.execute(statement, values or {}, binary=True)
        with self.at_once():
            self._send()
            self._sent += not statement.startswith(b"SELECT")
            return self.raw.execute(statement, values or {}, binary=True)

    def enter(self, text: str, values: Mapping[str, object], /) -> None:
        """Carry a statement out that answers nothing: with the next that is asked, or at the commit."""
        self._waiting.append((statement_of(text), values))
        if len(self._waiting) >= _ENTERED_AT_ONCE:
            self._send_now()

    def enter_all(self, text: str, rows: Iterable[Mapping[str, object]], /) -> None:
        """Carry a statement out for each of some rows: hundreds of them with each journey."""
        for values in rows:
            self.enter(text, values)

    def entered(self) -> int:
        """Return how many statements of this transaction have changed something, or will."""
        return self._sent + len(self._waiting)

    def take_back(self, entered: int) -> bool:
        """Forget what was entered after so many statements; False when it is with the server already."""
        if entered < self._sent:
            return False
        del self._waiting[entered - self._sent :]
        return True

    @contextmanager
    def at_once(self) -> Generator[None]:
        """Ask what is asked within a `with` in one journey; the answers are there when it ends."""
        try:
            with self.raw.pipeline():
                yield
        except psycopg.errors.PipelineAborted as aborted:
            raise _reason_of(aborted) from None

    def stream(self, text: str, values: Mapping[str, object], /) -> Cursor:
        """Carry a question out with a cursor of the server's, whose rows are fetched as they are read."""
        self._send_now()
        cursor = self.raw.cursor(name=f"stream_{next(self._names)}", binary=True)
        self._streams = [*(each for each in self._streams if not each.closed), cursor]
        return cursor.execute(statement_of(text), values)

    def company(self) -> str:
        """Return whose books they are; empty when they are nobody's yet."""
        found = self.execute(
            "SELECT company FROM companies WHERE company = :company", {"company": self._whose()}
        ).fetchone()
        return "" if found is None else found[0]

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Row], /) -> None:
        """Put rows into a table."""
        self._send_now()
        self._sent += 1
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
        with self.raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)

    def begin(self) -> None:
        """Begin a look or, on a connection that writes, a transaction."""
        self._nothing_entered()
        self.raw.execute(self._begin)

    def commit(self) -> None:
        """Send what waits, and end a transaction so that what was written is durable."""
        with self.at_once():
            self._send()
            done = self.raw.execute(b"COMMIT")
        if done.statusmessage != "COMMIT":
            raise StoreBroken(what="rolled back at the commit")

    def end(self) -> None:
        """End a transaction, if one has begun, and keep nothing of it."""
        self._nothing_entered()
        match self.raw.info.transaction_status:
            case TransactionStatus.IDLE:
                pass
            case TransactionStatus.INTRANS if self._only_reads:
                # The driver forgets at a ROLLBACK what it has prepared.
                self.raw.execute(b"COMMIT")
            case _:
                # That is wanted here: what it believes to be prepared may have been behind a statement that
                # failed. It notices a ROLLBACK only if it has not seen the text.
                self.raw.execute(f"ROLLBACK -- {next(self._names)}".encode())
        self._end_streams()

    def close(self) -> None:
        """Let go of the database."""
        self.raw.close()
        self._end_streams()

    def _send_now(self) -> None:
        if self._waiting:
            with self.at_once():
                self._send()

    def _send(self) -> None:
        """Send what waits; its answers come with those of the journey it is part of."""
        waiting, self._waiting = self._waiting, []
        self._sent += len(waiting)
        for statement, values in waiting:
            self.raw.execute(statement, values, binary=True)

    def _nothing_entered(self) -> None:
        self._waiting = []
        self._sent = 0

    def _end_streams(self) -> None:
        """Close what nobody has read to its end; their transaction is over, so the server is not asked."""
        for stream in self._streams:
            stream.close()
        self._streams = []

    @property
    def is_broken(self) -> bool:
        """Whether the server is gone at the other end."""
        return self.raw.closed or self.raw.broken


def connect(database: str, whose: Callable[[], str], *, for_reading: bool = False) -> PostgresConnection:
    """
    Open a connection to a database that has been prepared.

    Args:
        database: Where it is, `postgresql://…`; what it leaves out libpq takes from the environment.
        whose: Tells whose books are read through it; nothing before they are anybody's.
        for_reading: The connection refuses to write.

    Raises:
        DatabaseAddressBad: That is no address of one.
        StoreBroken: There is no such database, or it does not let this user in.
        DatabaseUnsafe: It would answer before the disk has what it speaks of.
    """
    raw = open_raw(database)
    try:
        demand_safe(raw)
        raw.execute(_settings(for_reading=for_reading))
    except psycopg.Error as error:
        raw.close()
        raise refused(error) from error
    except BaseException:
        raw.close()
        raise
    return PostgresConnection(raw, whose, for_reading=for_reading)


def demand_address(database: str) -> None:
    """Go on only with what is the address of a database; raises `DatabaseAddressBad`."""
    if not is_address(database):
        raise DatabaseAddressBad


def open_raw(database: str) -> "psycopg.Connection[Any]":
    """Open the driver's connection; raises `DatabaseAddressBad`, `StoreBroken`, `DatabaseLetsNobodyIn`."""
    demand_address(database)
    try:
        said = _NOTICES_A_LOST_MACHINE | conninfo_to_dict(database) | _OURS
        return psycopg.connect(make_conninfo("", **said), autocommit=True)
    except psycopg.Error as error:
        for said_no, refusal in _NOT_LET_IN.items():
            if re.search(said_no, str(error)):
                raise refusal(what=_told(error)) from error
        raise refused(error) from error


def _settings(*, for_reading: bool) -> LiteralString:
    common = "SET search_path TO datakasse, pg_catalog, pg_temp; SET timezone TO 'UTC'"
    if for_reading:
        return f"{common}; SET default_transaction_read_only TO on"
    waits = f"SET lock_timeout TO '{WAIT_FOR_OTHERS_S}s'"
    idle = f"SET idle_in_transaction_session_timeout TO '{_IDLE_MAX_S}s'"
    return cast("LiteralString", f"{common}; {waits}; {idle}")


def demand_safe(raw: "psycopg.Connection[Any]") -> None:
    """
    Go on only if what this server has said is durable survives a power cut, and text sorts as it should.

    Raises:
        DatabaseUnsafe: A setting says otherwise.
    """
    found = raw.execute(
        """SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding'),
            current_setting('fsync'), current_setting('full_page_writes'),
            current_setting('synchronous_commit')"""
    ).fetchone()
    version, encoding, fsync, full_pages, commit = found or (0, "", "", "", "")
    if version < VERSION_NEEDED:
        raise DatabaseUnsafe(what=f"PostgreSQL {version} < {VERSION_NEEDED}")
    if encoding != "UTF8":
        raise DatabaseUnsafe(what=f"server_encoding = {encoding}")
    for name, value in (("fsync", fsync), ("full_page_writes", full_pages)):
        if value != "on":
            raise DatabaseUnsafe(what=f"{name} = {value}")
    if commit not in _SURE_OF_DISK:
        raise DatabaseUnsafe(what=f"synchronous_commit = {commit}")


def refused(error: Exception) -> Refused:
    """Return the refusal that a database error means to the one who asked."""
    state = getattr(error, "sqlstate", None) or ""
    if state == _DISK_FULL:
        return DiskFull()
    told = _told(error)
    if state == _NOT_ALLOWED:
        return DatabaseRightsMissing(what=told)
    return StoreBroken(what=f"{state}: {told}" if state else told)


def _told(error: Exception) -> str:
    """Return what the driver says, in a line that ends between two words."""
    return shorten(str(error), _TOLD_MAX, placeholder=" …")


def is_worth_trying_again(error: BaseException) -> bool:
    """Return whether nothing is wrong with a transaction but that another one was first."""
    return isinstance(error, psycopg.Error) and error.sqlstate in _TRY_AGAIN


def _reason_of(aborted: psycopg.errors.PipelineAborted) -> BaseException:
    """Return what was wrong with the statement because of which those after it were not carried out."""
    reason: BaseException = aborted
    while isinstance(reason, psycopg.errors.PipelineAborted) and reason.__context__ is not None:
        reason = reason.__context__
    return reason


def is_of_one_command(error: psycopg.Error) -> bool:
    """Return whether an error can be a single command's; else it is the machine's, and befalls everybody."""
    return is_worth_trying_again(error) or isinstance(
        error, psycopg.IntegrityError | psycopg.DataError | psycopg.ProgrammingError | psycopg.InterfaceError
    )
