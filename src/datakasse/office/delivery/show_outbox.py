"""Show the connection and the vouchers on their way, for a page, a command, or another program."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from datakasse.errors.door.requests import Malformed
from datakasse.errors.ledger.accounting_system import UnknownDayVoucher
from datakasse.office.delivery.accounting_system import Asked
from datakasse.office.delivery.advice import advice
from datakasse.office.delivery.connection import Connection, connection_of, demand_connection
from datakasse.office.delivery.deliver import is_for_another
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState
from datakasse.storage.ports.store import Readings

ROWS_MAX = 500


class SystemShown(msgspec.Struct, frozen=True):
    """A system that can be chosen, and what it has to be told."""

    name: str
    title: str
    asked: tuple[Asked, ...]


class ConnectionShown(msgspec.Struct, frozen=True):
    """
    The connection; never its secrets.

    Attributes:
        system: Which system.
        settings: What it was told that is no secret.
        secrets: The names of the secrets that are kept.
        whose: Whose books it opened when it was last tried.
        mapped: A person has confirmed where the accounts go.
        confirmed_by: Who.
        start: The first business day that goes there.
        office_since: The first day whose corrections and settlements go there too; None where they do not.
        on: Vouchers are sent.
        stopped: Why nothing is sent until new credentials are entered; empty when nothing is wrong.
    """

    system: str
    settings: dict[str, str]
    secrets: tuple[str, ...]
    whose: str
    mapped: bool
    confirmed_by: str
    start: date | None
    office_since: date | None
    on: bool
    stopped: str


class DeliveryShown(msgspec.Struct, frozen=True):
    """
    How delivery stands.

    Attributes:
        systems: What can be chosen.
        connection: The one that was chosen.
        counts: How many vouchers are in each state.
        needs_a_person: How many somebody has to look at.
        left_behind: How many vouchers earlier connections left undone, of days that this one does not take.
        next_try: When something is tried next; None when nothing waits.
        vat_difference_ore: Standard VAT code → what their VAT has come to more than ours so far.
        is_for_another: Another machine of the shop has the credentials, and delivers.
    """

    systems: tuple[SystemShown, ...]
    connection: ConnectionShown | None
    counts: dict[DeliveryState, int]
    needs_a_person: int
    left_behind: int
    next_try: datetime | None
    vat_difference_ore: dict[str, int]
    is_for_another: bool = False


class RowShown(msgspec.Struct, frozen=True):
    """
    A voucher on its way.

    Attributes:
        delivery: All that is known of it.
        advice: What is wrong and what to do, in bokmål; empty when nothing is.
        first_entry: The first entry of the journal that it sums; None while the ledger cannot make it.
        last_entry: The last: its Z report.
    """

    delivery: Delivery
    advice: str
    first_entry: int | None = None
    last_entry: int | None = None


def show_delivery(dispatch: Dispatch) -> DeliveryShown:
    """Return how delivery stands."""
    systems = tuple(SystemShown(kind.name, kind.title, kind.asked) for kind in dispatch.systems.kinds)
    with dispatch.counter.store.read() as books:
        connection = connection_of(books)
        if connection is None:
            return DeliveryShown(systems, None, {}, 0, 0, None, {})
        counts = books.delivery_counts(connection.number)
        tries = [row.next_try for row in books.open_deliveries(connection.number)]
        left = _left_behind(books, connection)
        totals = _vat_difference_ore(books.deliveries(connection.number, [DeliveryState.CONFIRMED]))
    waiting = counts.get(DeliveryState.REFUSED, 0) + counts.get(DeliveryState.NEEDS_A_PERSON, 0)
    next_try = min((each or dispatch.now() for each in tries), default=None) if connection.runs else None
    shown = _connection(dispatch, connection)
    elsewhere = is_for_another(dispatch, connection)
    return DeliveryShown(systems, shown, counts, waiting, left, next_try, totals, elsewhere)


def show_outbox(dispatch: Dispatch, states: Iterable[DeliveryState] = DeliveryState) -> list[RowShown]:
    """
    Return the newest vouchers in the states given, newest day first.

    Raises:
        NoConnection: No system was chosen.
    """
    with dispatch.counter.store.read() as books:
        rows = books.deliveries(demand_connection(books).number, states)
        return [RowShown(row, advice(row)) for row, _ in zip(rows, range(ROWS_MAX), strict=False)]


def states_of(text: str) -> list[DeliveryState]:
    """
    Return the states that a text names, divided by commas; all of them when it names none.

    Raises:
        Malformed: It names something else.
    """
    named = [name.strip() for name in text.split(",") if name.strip()]
    known = {str(state): state for state in DeliveryState}
    if any(name not in known for name in named):
        raise Malformed(where="state", why=", ".join(known))
    return [known[name] for name in named] or list(DeliveryState)


def connection_now(dispatch: Dispatch) -> Connection:
    """
    Return the connection that counts.

    Raises:
        NoConnection: No system was chosen.
    """
    with dispatch.counter.store.read() as books:
        return demand_connection(books)


def show_row(dispatch: Dispatch, key: str) -> RowShown:
    """
    Return one voucher, with the entries of the journal that lead to its receipts.

    Raises:
        NoConnection: No system was chosen.
        UnknownDayVoucher: It is not in the outbox.
    """
    with dispatch.counter.store.read() as books:
        row = books.delivery(demand_connection(books).number, key)
        if row is None:
            raise UnknownDayVoucher(key=key[:100])
        return _with_entries(books, row)


def _with_entries(books: Readings, row: Delivery) -> RowShown:
    voucher = books.day_voucher(row.key)
    if voucher is None:
        return RowShown(row, advice(row))
    return RowShown(row, advice(row), voucher.first_entry, voucher.last_entry)


def _connection(dispatch: Dispatch, connection: Connection) -> ConnectionShown:
    return ConnectionShown(
        system=connection.system,
        settings=connection.settings,
        secrets=tuple(sorted(dispatch.systems.secrets(connection.system).read())),
        whose=connection.whose,
        mapped=connection.place is not None,
        confirmed_by=connection.confirmed_by,
        start=connection.start,
        office_since=connection.office_since,
        on=connection.on,
        stopped=connection.stopped,
    )


def _left_behind(books: Readings, connection: Connection) -> int:
    """Return how many vouchers of earlier connections nobody will come to any more."""
    return sum(
        connection.start is None or row.day < connection.start
        for kept in books.connections()
        if kept.number != connection.number
        for row in books.deliveries(kept.number, _NOT_DONE)
    )


_NOT_DONE = frozenset(DeliveryState) - {DeliveryState.CONFIRMED, DeliveryState.SKIPPED}


def _vat_difference_ore(rows: Iterable[Delivery]) -> dict[str, int]:
    total: dict[str, int] = {}
    for row in rows:
        for code, ore in row.vat_difference_ore.items():
            total[code] = total.get(code, 0) + ore
    return {code: total[code] for code in sorted(total)}
