"""
A look at the database: one connection inside one transaction, seen by one business.

The queries are plain SQL with named parameters; `:company` is always there and always first.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final, TypeVar

from datakasse.errors.storage.folder import ShopMissing
from datakasse.storage.tables.connection import Connection, Cursor, Row

Kept = TypeVar("Kept")

_ROWS_AT_A_TIME: Final = 256
_ASKED_AT_A_TIME: Final = 500
_REMEMBERED_MAX: Final = 10_000
"""A writer looks for as long as it lives, so what it remembers has an end."""


class Look:
    """What all readings and writings share."""

    def __init__(self, connection: Connection, folder: str) -> None:
        """Take a connection whose transaction has begun, and what the data folder is called."""
        self._connection = connection
        self._folder = folder
        self._cursors: list[Cursor] = []
        self._remembered: dict[tuple[str, ...], Any] = {}
        self._organisation_number = ""
        self._see()

    def _see(self) -> None:
        """Take in whose books they are; the first question, so the transaction's view begins here."""
        self._organisation_number = self._connection.company()
        self._remembered.clear()

    @property
    def organisation_number(self) -> str:
        """Whose books they are; empty when they are nobody's yet."""
        return self._organisation_number

    def _of_company(self) -> str:
        """
        Return whose books they are.

        Raises:
            ShopMissing: Nobody's yet.
        """
        if not self._organisation_number:
            raise ShopMissing(folder=self._folder)
        return self._organisation_number

    def _run(self, sql: str, **values: object) -> None:
        """Carry a statement out for the company that answers nothing."""
        self._connection.enter(sql, {"company": self._organisation_number, **values})

    def _run_all(self, sql: str, rows: Iterable[dict[str, object]]) -> None:
        """Carry a statement out for each of some rows of the company; it answers nothing."""
        company = self._organisation_number
        self._connection.enter_all(sql, ({"company": company, **values} for values in rows))

    def _in_parts(self, sql: str, wanted: Collection[str], **values: object) -> Iterator[Row]:
        """
        Yield the rows of a question about many texts, hundreds of them at a time.

        Args:
            sql: The question, with `{wanted}` where the texts are to stand.
            wanted: The texts.
            values: What else is in it.
        """
        texts = list(dict.fromkeys(wanted))
        for first in range(0, len(texts), _ASKED_AT_A_TIME):
            part = {
                f"wanted_{place}": text for place, text in enumerate(texts[first : first + _ASKED_AT_A_TIME])
            }
            yield from self._all(sql.format(wanted=", ".join(f":{name}" for name in part)), **values, **part)

    def _ask(self, sql: str, **values: object) -> Cursor:
        """Carry a statement out for the company, and return its rows."""
        return self._connection.execute(sql, {"company": self._organisation_number, **values})

    def _one(self, sql: str, **values: object) -> Row | None:
        """Return the first row, if any."""
        return self._ask(sql, **values).fetchone()

    def _all(self, sql: str, **values: object) -> list[Row]:
        """Return all rows."""
        return self._ask(sql, **values).fetchall()

    def _stream(self, sql: str, **values: object) -> Iterator[Row]:
        """Yield rows as they come, in constant memory; the look must last as long."""
        cursor = self._connection.stream(sql, {"company": self._organisation_number, **values})
        self._cursors.append(cursor)
        while rows := cursor.fetchmany(_ROWS_AT_A_TIME):
            yield from rows
        cursor.close()
        self._cursors.remove(cursor)

    def _remember(self, key: tuple[str, ...], find: Callable[[], Kept]) -> Kept:
        """Return what is known of something asked for many times; it cannot change during a look."""
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED_MAX:
                self._remembered.clear()
            self._remembered[key] = find()
        return self._remembered[key]

    def _shop_changed(self) -> None:
        """Forget what is remembered of the shop, for something of it has just been entered."""
        self._remembered.clear()

    def end(self) -> None:
        """Stop every stream that is still open, so that none goes on in the next look."""
        for cursor in self._cursors:
            cursor.close()
        self._cursors.clear()
