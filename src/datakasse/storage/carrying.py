"""
Carry all rows of some businesses from one database to another, and compare them at both ends.

What a move that was broken off has left at the target is brought up to date, row by row: entries and seals
are only added, for nobody may take one away. It is done only where nobody can have sold since (`is_ours`).
"""

from collections.abc import Iterable, Iterator, Sequence

from datakasse.errors.storage.moving import MoveDiffers, TargetNotEmpty
from datakasse.storage.sqlite.migrations import declared_tables
from datakasse.storage.tables.connection import Connection, LoadingConnection, Row
from datakasse.storage.tables.rows import Content, Table, content_of, is_empty, rows_of
from datakasse.storage.tables.schema import GUARDED

Change = tuple[Row | None, Row | None]
"""A row as it is at the target and as it is to be; None where there is none."""


def carry_rows(
    source: Connection, target: LoadingConnection, companies: Sequence[str], place: str, *, is_ours: bool
) -> Content:
    """
    Carry rows over within a transaction of each end.

    Args:
        source: Where they are; nobody else writes there.
        target: Where they go.
        companies: Whose rows.
        place: What the target is called.
        is_ours: What is there was left by an earlier move from here, and nobody could sell there since.

    Returns:
        How much it was.

    Raises:
        TargetNotEmpty: There is something that did not come from here.
        MoveDiffers: What came out is not what went in.
    """
    tables = declared_tables()
    for company in companies:
        if all(is_empty(target, table, company) for table in tables):
            for table in tables:
                target.load(table.name, table.columns, rows_of(source, table, company))
        elif is_ours:
            _bring_up_to_date(source, target, tables, company, place)
        else:
            raise TargetNotEmpty(place=place)
    return compared(source, target, companies)


def compared(source: Connection, target: Connection, companies: Sequence[str]) -> Content:
    """Return what the rows of businesses come to, alike at both ends; raises `MoveDiffers`."""
    tables = declared_tables()
    here, there = (content_of(end, tables, companies) for end in (source, target))
    if here.rows != there.rows:
        raise MoveDiffers(what=f"{here.rows} / {there.rows}")
    if here.digest != there.digest:
        raise MoveDiffers(what=f"SHA-256 {here.digest[:16]} / {there.digest[:16]}")
    return here


def _bring_up_to_date(
    source: Connection, target: LoadingConnection, tables: Sequence[Table], company: str, place: str
) -> None:
    """Make the rows of a business at the target those of the source; raises `TargetNotEmpty`."""
    changes = {
        table.name: list(_changes(table, rows_of(target, table, company), rows_of(source, table, company)))
        for table in tables
    }
    if any(there is not None for name in GUARDED for there, _ in changes[name]):
        raise TargetNotEmpty(place=place)
    for table in reversed(tables):
        for there, here in changes[table.name]:
            if there is not None and here is None:
                target.enter(_deletion(table), dict(zip(table.columns, there, strict=True)))
    for table in tables:
        for _, here in changes[table.name]:
            if here is not None:
                target.enter(_entry(table), dict(zip(table.columns, here, strict=True)))


def _changes(table: Table, there: Iterable[Row], here: Iterable[Row]) -> Iterator[Change]:
    """Yield what is otherwise, of rows in the order of their key."""
    places = [table.columns.index(column) for column in table.key]

    def key(row: Row) -> Row:
        return tuple(row[place] for place in places)

    left = iter(there)
    old = next(left, None)
    for new in here:
        while old is not None and key(old) < key(new):
            yield tuple(old), None
            old = next(left, None)
        if old is None or key(old) != key(new):
            yield None, tuple(new)
            continue
        if tuple(old) != tuple(new):
            yield tuple(old), tuple(new)
        old = next(left, None)
    if old is not None:
        yield tuple(old), None
    yield from ((tuple(row), None) for row in left)


def _deletion(table: Table) -> str:
    return f"DELETE FROM {table.name} WHERE {' AND '.join(f'{name} = :{name}' for name in table.key)}"  # noqa: S608 - names of ours


def _entry(table: Table) -> str:
    rest = [name for name in table.columns if name not in table.key]
    changes = ", ".join(f"{name} = excluded.{name}" for name in rest)
    return (
        f"INSERT INTO {table.name} ({', '.join(table.columns)}) "  # noqa: S608 - names of ours
        f"VALUES ({', '.join(f':{name}' for name in table.columns)})"
        + ("" if table.name in GUARDED else f" ON CONFLICT ({', '.join(table.key)}) DO ")
        + ("" if table.name in GUARDED else f"UPDATE SET {changes}" if rest else "NOTHING")
    )
