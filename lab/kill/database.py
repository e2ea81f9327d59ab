"""The PostgreSQL of a shop that is killed: ready before, and each life is of a business of its own in it."""

from itertools import count
from random import Random
from typing import Any, Final

import psycopg

from datakasse.storage.ports.moving import without_password
from datakasse.trade.check_digit import is_organisation_number
from lab.store import LabRefusal

SHARE_THROWN_OUT: Final = 0.3
"""Before so many of the kills the database throws everybody out."""

LOST: Final = frozenset({"store.broken", "store.unsure"})
"""What a server may say whose database is gone; what it could not do is asked for again, as after a kill."""

_FIRST_NUMBER: Final = 810_000_000


class KilledDatabase:
    """
    A database that is ready for datakasse (`datakasse database prepare`), as the role that sells.

    Args:
        address: `postgresql://…`; libpq's own variables count, a password in it does not.
    """

    def __init__(self, address: str) -> None:
        self.address = without_password(address)

    def free_company(self) -> str:
        """
        Return an organisation number that nobody there has: what earlier runs left, nobody may delete.

        Raises:
            LabRefusal: The database cannot be asked.
        """
        try:
            with self._open() as connection:
                found = connection.execute("SELECT company FROM datakasse.companies").fetchall()
        except psycopg.Error as error:
            raise LabRefusal(
                f"the database cannot be used: {error}. Make it ready with `datakasse database prepare`."
            ) from error
        taken = {company for (company,) in found}
        numbers = (str(number) for number in count(_FIRST_NUMBER))
        return next(number for number in numbers if is_organisation_number(number) and number not in taken)

    def throw_out(self, chance: Random) -> str:
        """End some of the connections of whoever sells, in the middle of what they do; return how many."""
        with self._open() as connection:
            found = connection.execute(
                """SELECT pid FROM pg_stat_activity WHERE datname = current_database()
                AND usename = current_user AND pid <> pg_backend_pid()"""
            ).fetchall()
            thrown = [pid for (pid,) in found if chance.random() < 0.7]
            for pid in thrown:
                connection.execute("SELECT pg_terminate_backend(%s)", (pid,))
        return f"{len(thrown)} of {len(found)} connections ended by the database"

    def _open(self) -> "psycopg.Connection[Any]":
        return psycopg.connect(self.address, autocommit=True)
