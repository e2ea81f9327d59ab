"""
The takings: views over the journal, written in the same transaction as the entry.

    entry that counts ─▶ takings          of the day, by period, figure, name and operator
                      ─▶ hourly_takings   of sales and groups, with where the entries of the hour stand
                      ─▶ article_takings  of each article
                      ─▶ takings_by_date  of the date, where that is not the day, or there is no day

What an entry adds is said in `insight/takings.py`. It counts on the business day and in the hour when it was
written; its period is that of the Z which tells of it, whenever that is taken.

A date of the journal is mostly the business day of that name. Where it is not, at night or for a sale that
was begun the day before, `takings_by_date` has it under the date and takes it off under the day: the two
tables together tell of dates, and a sale in the daytime pays nothing for it.

A sale adds to a dozen rows, and a statement for each would cost more than all else that is written of it. So
what a batch of entries adds is summed up, and goes in as many rows to a statement when the batch is sealed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from datakasse.insight.takings import BY_DATE, Tallies, Tally, tallies
from datakasse.journal.entry import Record
from datakasse.journal.events.day import ZReported
from datakasse.storage.tables.bookkeeping.ledger_views import LedgerViews
from datakasse.storage.tables.insight.takings import TakingsLook
from datakasse.storage.tables.position import day_of
from datakasse.trade.moment import business_day, in_norway


class _View(NamedTuple):
    """
    A view of the takings.

    Attributes:
        table: Its table.
        told_apart_by: The columns that name a row, besides the company.
        spans: It keeps which entries a row comes from.
    """

    table: str
    told_apart_by: tuple[str, ...]
    spans: bool = False


_DAY: Final = _View("takings", ("day", "register", "period", "figure", "name", "operator"))
_HOUR: Final = _View("hourly_takings", ("day", "register", "figure", "hour", "name"), spans=True)
_ARTICLE: Final = _View("article_takings", ("day", "register", "article", "article_group"))

_DATE: Final = _View("takings_by_date", ("day", "register", "figure", "name"))

_ALL: Final = (_DAY, _HOUR, _ARTICLE, _DATE)

_COUNTS: Final = ("number", "quantity_milli", "amount_ore", "vat_ore")
_SPAN: Final = ("first_entry", "last_entry")

_ROWS_AT_ONCE: Final = (64, 32, 16, 8, 7, 6, 5, 4, 3, 2, 1)
"""Few numbers, so that a database prepares few statements; a sale alone mostly needs one of each view."""
ENTRIES_WAIT_MAX: Final = 512
"""Where entries are read again by the thousand, they are not all kept until the end."""

_Row = tuple[_View, tuple[str | int, ...]]
"""A view and which of its rows."""
_Values = tuple[tuple[str | int, ...], "_Sum"]
"""What names a row, and what is added to it."""


@dataclass(slots=True)
class _Sum:
    """What is to be added to a row, and which entries it came from."""

    first_entry: int
    last_entry: int = 0
    number: int = 0
    quantity_milli: int = 0
    amount_ore: int = 0
    vat_ore: int = 0


class Counted(NamedTuple):
    """
    An entry that counts and has not been added yet.

    Attributes:
        record: The entry.
        tallies: What it adds.
        period: The first entry since the last Z.
    """

    record: Record
    tallies: Tallies
    period: int


class TakingsViews(LedgerViews, TakingsLook):
    """How the takings follow an entry."""

    _counted: list[Counted]
    """What waits to be added; where a command fails, the books go back to what waited before it."""

    def rebuild_views(self) -> None:
        """Throw the views away and make them again from the entries."""
        self._forget_takings()
        super().rebuild_views()

    def build_missing_views(self) -> bool:
        """Make the takings of a store that has entries from before they were kept; tell whether it was so."""
        built = super().build_missing_views()
        if self._is_built("takings"):
            return built
        self._forget_takings()
        for register in self.registers():
            self._build_takings(register.register_id)
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view = 'takings'")
        return True

    def _build_takings(self, register: str) -> None:
        """Sum a register's takings up day by day: a row is written once a day, not once a sale."""
        sums: dict[_Row, _Sum] = {}
        period, day = 1, None
        for record in self.records(register):
            if day != (day := business_day(record.at)):
                self._write(sums)
                sums.clear()
            _add(sums, Counted(record, tallies(record), period))
            if isinstance(record.event, ZReported):
                period = record.number + 1
        self._write(sums)

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        found = tallies(record)
        if not found.is_empty:
            self._counted.append(Counted(record, found, self._cursor(record.register).first_entry))
            if len(self._counted) >= ENTRIES_WAIT_MAX:
                self._settle_takings()

    def _settle_takings(self) -> None:
        """Add what waits."""
        sums: dict[_Row, _Sum] = {}
        for counted in self._counted:
            _add(sums, counted)
        self._counted.clear()
        self._write(sums)

    def _write(self, sums: Mapping[_Row, _Sum]) -> None:
        """Add sums to their rows."""
        for view in _ALL:
            rows = [(values, found) for (of, values), found in sums.items() if of is view]
            for part in _parts(rows):
                values = {
                    f"{name}_{number}": value
                    for number, (told_apart, found) in enumerate(part)
                    for name, value in _columns(view, told_apart, found)
                }
                self._run(_adding(view, len(part)), **values)

    def _forget_takings(self) -> None:
        self._counted.clear()
        for view in _ALL:
            self._run(f"DELETE FROM {view.table} WHERE company = :company")  # noqa: S608 - a name of ours


def _add(sums: dict[_Row, _Sum], counted: Counted) -> None:
    """Add what an entry counts to the sums of its rows."""
    record, found, period = counted
    day, register, operator = business_day(record.at).isoformat(), record.register, record.operator
    hour = in_norway(record.at).hour
    rows: list[tuple[_Row, Tally]] = [
        ((_DAY, (day, register, period, figure, name, operator)), tally)
        for (figure, name), tally in found.of_day.items()
    ]
    rows += [
        ((_HOUR, (day, register, figure, hour, name)), tally)
        for (figure, name), tally in found.of_hour.items()
    ]
    rows += [
        ((_ARTICLE, (day, register, article, group)), tally)
        for (article, group), tally in found.of_articles.items()
    ]
    rows += _of_date(record, found, day)
    for row, tally in rows:
        known = sums.setdefault(row, _Sum(record.number))
        known.number += tally.number
        known.quantity_milli += tally.quantity_milli
        known.amount_ore += tally.amount_ore
        known.vat_ore += tally.vat_ore
        known.last_entry = record.number


def _of_date(record: Record, found: Tallies, day: str) -> Iterator[tuple[_Row, Tally]]:
    """Yield what an entry adds to its date, and takes off the business day of another name."""
    dated = day_of(record)
    for (figure, name), tally in found.of_date.items():
        yield (_DATE, (dated, record.register, figure, name)), tally
    if dated == day:
        return
    for (figure, name), tally in found.of_day.items():
        if figure in BY_DATE:
            yield (_DATE, (dated, record.register, figure, name)), tally
            yield (_DATE, (day, record.register, figure, name)), tally.taken_off()


def _parts(rows: Sequence[_Values]) -> Iterator[Sequence[_Values]]:
    """Yield rows as many at a time as a statement takes."""
    begin = 0
    while begin < len(rows):
        size = next(size for size in _ROWS_AT_ONCE if size <= len(rows) - begin)
        yield rows[begin : begin + size]
        begin += size


def _columns(view: _View, told_apart: tuple[str | int, ...], found: _Sum) -> Iterator[tuple[str, str | int]]:
    yield from zip(view.told_apart_by, told_apart, strict=True)
    yield "number", found.number
    yield "quantity_milli", found.quantity_milli
    yield "amount_ore", found.amount_ore
    yield "vat_ore", found.vat_ore
    if view.spans:
        yield "first_entry", found.first_entry
        yield "last_entry", found.last_entry


@cache
def _adding(view: _View, rows: int) -> str:
    """Return the statement that adds to so many rows of a view, which are all different ones."""
    columns = (*view.told_apart_by, *_COUNTS, *(_SPAN if view.spans else ()))
    values = ", ".join(
        f"(:company, {', '.join(f':{name}_{number}' for name in columns)})" for number in range(rows)
    )
    sums = [f"{name} = {view.table}.{name} + excluded.{name}" for name in _COUNTS]
    if view.spans:
        sums.append("last_entry = excluded.last_entry")
    return f"""INSERT INTO {view.table} (company, {", ".join(columns)}) VALUES {values}
ON CONFLICT (company, {", ".join(view.told_apart_by)}) DO UPDATE SET {", ".join(sums)}"""  # noqa: S608 - names of ours
