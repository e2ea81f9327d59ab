"""
What is kept beside the journal is no truth of its own: made again from the entries, it is the same.

Days are made up by Hypothesis; after each the views are thrown away and rebuilt, the process starts
again, and the fold from the first entry is compared with what the anchor led to.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from datakasse.journal.events.day import TrainingEnded, TrainingStarted
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.sale import SaleAborted, VoucherIssued
from datakasse.journal.register_state import Lane, Parked, RegisterState
from datakasse.storage import anchor
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.store import SqliteStore, open_store
from datakasse.storage.tables.position import Position, first_position
from datakasse.trade.tender import Tender, TenderKind
from tests.shop import (
    BACK,
    COMPANY,
    FRONT,
    NOON,
    REGISTERS,
    after_minutes,
    close_day,
    filled,
    sell,
    settled,
    take_back,
)
from tests.storage.raw import opened

VIEWS = (
    "staff_proofs",
    "days",
    "sales",
    "returned_lines",
    "vouchers",
    "ledger_vouchers",
    "booked_days",
    "ledger_days",
    "ledger_locks",
    "takings",
    "hourly_takings",
    "article_takings",
    "stock_levels",
    "stock_moves",
    "stock_costs",
    "account_rows",
    "account_balances",
)
Deed = Callable[[Books, str, int], object]


def train(books: Books, register: str, minute: int) -> object:
    events = (TrainingStarted, TrainingEnded)
    return books.append(register, events[books.state(register).training](), at=after_minutes(minute))


def return_last(books: Books, register: str, minute: int) -> object:
    sales = [
        record
        for record in books.recent_sales(register, 5)
        if record.transaction is not None
        and not record.training
        and record.transaction.gross_ore > 0
        and (sold := books.sold(register, record.transaction.number)) is not None
        and not sold.returned_milli
    ]
    return [take_back(books, sold, at=after_minutes(minute), register=register) for sold in sales[:1]]


def copy_last(books: Books, register: str, minute: int) -> object:
    last = [record.transaction for record in books.recent_sales(register, 1)]
    return [
        books.append(register, CopyIssued(made.number, made.gross_ore), at=after_minutes(minute))
        for made in last
        if made is not None
    ]


def abort(books: Books, register: str, minute: int) -> object:
    return books.append(register, SaleAborted(f"aborted {minute}", settled("100")), at=after_minutes(minute))


def issue(books: Books, register: str, minute: int) -> object:
    event = VoucherIssued("gift_card", f"G{minute % 3}", 50000, ())
    return books.append(register, event, at=after_minutes(minute))


def draw(books: Books, register: str, minute: int) -> object:
    tenders = (Tender(TenderKind.GIFT_CARD, 3900, account=f"G{minute % 3}"),)
    return sell(books, register, "200", at=after_minutes(minute), tenders=tenders)


def ring_up(books: Books, register: str, minute: int) -> object:
    return sell(books, register, "100", "202", at=after_minutes(minute), begun_at=after_minutes(minute - 40))


def sign_on(books: Books, register: str, minute: int) -> object:
    return books.append(register, SignedOn(), at=after_minutes(minute), operator="2")


def close(books: Books, register: str, minute: int) -> object:
    return close_day(books, register, at=after_minutes(minute))


DEEDS: tuple[Deed, ...] = (ring_up, train, return_last, copy_last, abort, issue, draw, sign_on, close)
deeds = st.tuples(st.sampled_from(DEEDS), st.sampled_from((FRONT, BACK)), st.integers(1, 400))


def folded(store: SqliteStore, register: str) -> Position:
    """Return head and state folded from the first entry."""
    (described,) = (row for row in REGISTERS if row.register_id == register)
    position = first_position(COMPANY.organisation_number, described)
    with store.read() as books:
        rows = zip(books.records(register), books.stored(register), strict=True)
        for record, row in rows:
            position = position.then(record, row.digest)
    return position


def shown(folder: Path) -> list[list[tuple[object, ...]]]:
    """Return every row of every view."""
    with opened(folder) as connection:
        return [sorted(connection.execute(f"SELECT * FROM {view}"), key=repr) for view in VIEWS]


@settings(max_examples=15)
@given(day=st.lists(deeds, min_size=1, max_size=12))
def test_views_and_positions_are_what_the_entries_say(
    shop_template: Path, day: list[tuple[Deed, str, int]]
) -> None:
    with TemporaryDirectory() as place:
        folder = shutil.copytree(shop_template, Path(place) / "data")
        store = open_store(folder, {}, exclusive=True)
        minute = 0
        for deed, register, minutes in day:
            minute += minutes

            def command(books: Books, deed: Deed = deed, register: str = register, at: int = minute) -> None:
                deed(books, register, at)

            store.write(command).result()
        kept = shown(folder)
        store.rebuild_views()
        assert shown(folder) == kept
        for reopened in (False, True):
            if reopened:
                store.close()
                store = open_store(folder, {}, exclusive=True)
            with store.read() as books:
                for register in (FRONT, BACK):
                    assert books.position(register) == folded(store, register)
        store.close()


def test_a_view_that_was_changed_is_put_right_by_making_it_again(
    shop_store: SqliteStore, shop_folder: Path
) -> None:
    """The control: rebuilding does something."""
    shop_store.write(sell).result()
    kept = shown(shop_folder)
    with opened(shop_folder) as connection:
        connection.execute("UPDATE sales SET copies = 7")
        connection.execute("INSERT INTO vouchers VALUES (?, 'G1', 100000)", (COMPANY.organisation_number,))
    assert shown(shop_folder) != kept
    shop_store.rebuild_views()
    assert shown(shop_folder) == kept


def test_a_restart_goes_on_from_the_anchor_and_not_from_the_first_entry(
    shop_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state is folded from where the anchor stands; one folded by other rules is not used."""
    monkeypatch.setattr("datakasse.storage.engine.writer.ENTRIES_BETWEEN", 10)
    store = open_store(shop_folder, {}, exclusive=True)
    for minute in range(25):
        store.write(lambda books, minute=minute: sell(books, at=after_minutes(minute))).result()
    found = anchor.read_anchor(store.keys, FRONT)
    assert found is not None
    assert found.seal is not None
    assert found.seal.number == 22
    whole = folded(store, FRONT)
    store.close()

    ours = anchor.FOLD_VERSION
    for fold_version in (ours, ours + 1):
        monkeypatch.setattr(anchor, "FOLD_VERSION", fold_version)
        store = open_store(shop_folder, {})
        found = anchor.read_anchor(store.keys, FRONT)
        assert found is not None
        assert (found.position == whole) is (fold_version == ours)
        with store.read() as books:
            assert books.position(FRONT) == whole
        store.close()


def test_a_z_leaves_an_anchor(shop_store: SqliteStore) -> None:
    shop_store.write(sell).result()
    closed = shop_store.write(close_day).result()
    # The next command runs after what follows the commit before it.
    shop_store.write(lambda _: None).result()
    found = anchor.read_anchor(shop_store.keys, FRONT)
    assert found is not None
    assert found.seal is not None
    assert found.seal.number == closed.number
    assert found.position is not None
    assert found.position.state.z_entry == closed.number


def test_an_open_basket_survives_in_the_anchor(shop_store: SqliteStore) -> None:
    """Line by line, with what is parked: a position goes to the file and comes back the same."""
    with shop_store.read() as books:
        before = books.position(FRONT)
    parked = (Parked("Bord 4", NOON, filled("100", "202")),)
    state = RegisterState(keys=before.state.keys, lanes={"2": Lane("7", filled("200", "300"))}, parked=parked)
    kept = Position(before.head, state, before.day)
    (shop_store.keys.place_of(FRONT) / "anchor").unlink()
    anchor.write_anchor(shop_store.keys, FRONT, kept)
    found = anchor.read_anchor(shop_store.keys, FRONT)
    assert found is not None
    assert found.position == kept
