"""
A turn that one process has at a time, of all those whose books are in a PostgreSQL database.

The turn is the lock on a row. It ends with the connection that holds it, however that ends; the server
notices by itself when a machine is gone without a word.
"""

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from typing import Final

import psycopg

from datakasse.storage.postgres.connection import connect, refused

TURNS: Final = """CREATE TABLE IF NOT EXISTS turns (
    company text COLLATE "C" NOT NULL,
    turn text COLLATE "C" NOT NULL,
    PRIMARY KEY (company, turn)
)"""
"""One row for each thing that a business must not do twice at once."""

_HELD_UNTIL_IT_ENDS: Final = "SET idle_in_transaction_session_timeout TO 0"
_NOTICES_A_LOST_MACHINE: Final = """SELECT set_config(name, '5', false) FROM pg_settings
WHERE name IN ('tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count')"""
"""The server asks after 5 s of silence, and gives the machine up when five more questions went unanswered."""

_HAVE: Final = "SELECT turn FROM turns WHERE company = :company AND turn = :turn FOR UPDATE NOWAIT"
_BEGIN: Final = """INSERT INTO turns (company, turn) VALUES (:company, :turn)
ON CONFLICT (company, turn) DO NOTHING"""


class PostgresTurn:
    """
    A turn at something that must not be done twice at once, whichever machines share the books.

    Args:
        database: `postgresql://…`.
        whose: Tells whose books.
        name: What it is a turn at.
    """

    def __init__(self, database: str, whose: Callable[[], str], name: str) -> None:
        self._database = database
        self._whose = whose
        self._name = name

    @contextmanager
    def __call__(self) -> Generator[bool]:
        """
        Have the turn for the length of a `with`; what it gives tells whether it was to be had.

        Raises:
            StoreBroken: The database does not answer.
        """
        turn = {"company": self._whose(), "turn": self._name}
        with closing(connect(self._database, self._whose)) as connection:
            try:
                connection.raw.execute(_HELD_UNTIL_IT_ENDS)
                connection.raw.execute(_NOTICES_A_LOST_MACHINE)
                connection.execute(_BEGIN, turn)
                connection.begin()
                connection.execute(_HAVE, turn)
            except psycopg.errors.LockNotAvailable:
                is_ours = False
            except psycopg.Error as error:
                raise refused(error) from error
            else:
                is_ours = True
            try:
                yield is_ours
            finally:
                # A server that only sees the line go lets the turn go a moment later.
                with suppress(psycopg.Error):
                    connection.end()
