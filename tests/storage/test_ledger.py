"""The ledger is written with the entry, waits by name, closes with the Z, and is the same made again."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from datakasse.bookkeeping.mapping import DepartmentOf, Purpose, Rule
from datakasse.bookkeeping.posting import Waiting
from datakasse.bookkeeping.voucher import DayVoucher, Voucher, summed
from datakasse.journal.events.day import TrainingEnded, TrainingStarted
from datakasse.journal.events.drawer import FloatDeclared, PaidOut
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.store import SqliteStore, open_store
from tests.shop import BACK, FRONT, NOON, after_minutes, close_day, sell
from tests.storage.raw import opened

EVENING = datetime(2026, 12, 31, 19, tzinfo=UTC)
NIGHT = datetime(2027, 1, 1, 0, 30, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 11, tzinfo=UTC)
MONDAY = date(2026, 3, 2)


def vouchers(store: SqliteStore, register: str | None = None) -> list[Voucher]:
    """Return all vouchers."""
    with store.read() as books:
        return list(books.vouchers(register, None, None))


def days(store: SqliteStore) -> list[DayVoucher]:
    """Return all day vouchers."""
    with store.read() as books:
        return list(books.day_vouchers(None, None, None))


def write(store: SqliteStore, *commands: Callable[[Books], object]) -> None:
    """Carry commands out, each by itself."""
    for command in commands:
        store.write(command).result()


def test_a_voucher_is_there_when_the_sale_is(shop_store: SqliteStore) -> None:
    sold = shop_store.write(sell).result()
    (voucher,) = vouchers(shop_store)
    assert (voucher.number, voucher.entry, voucher.day) == ("2026-000001", sold.number, MONDAY)
    assert sold.transaction is not None
    assert voucher.transaction == sold.transaction.number
    with shop_store.read() as books:
        assert books.voucher(FRONT, sold.number) == voucher
        assert books.voucher(FRONT, 1) is None


def test_a_command_that_fails_takes_its_voucher_and_number_with_it(shop_store: SqliteStore) -> None:
    def fails(books: Books) -> None:
        sell(books)
        raise LookupError

    with pytest.raises(LookupError):
        shop_store.write(fails).result()
    assert vouchers(shop_store) == []
    write(shop_store, sell)
    assert [voucher.number for voucher in vouchers(shop_store)] == ["2026-000001"]


def test_each_register_has_its_own_numbers_without_gaps(shop_store: SqliteStore) -> None:
    for minute, register in enumerate([FRONT, BACK, FRONT, FRONT, BACK]):
        write(
            shop_store,
            lambda books, minute=minute, register=register: sell(books, register, at=after_minutes(minute)),
        )
    found = {
        register: [voucher.number for voucher in vouchers(shop_store, register)] for register in (FRONT, BACK)
    }
    assert found == {
        FRONT: ["2026-000001", "2026-000002", "2026-000003"],
        BACK: ["2026-000001", "2026-000002"],
    }


def test_training_has_no_voucher_and_takes_no_number(shop_store: SqliteStore) -> None:
    write(
        shop_store,
        lambda books: books.append(FRONT, TrainingStarted(), at=NOON),
        sell,
        lambda books: books.append(FRONT, TrainingEnded(), at=NOON),
        sell,
    )
    assert [voucher.number for voucher in vouchers(shop_store)] == ["2026-000001"]


def test_a_night_over_new_year_is_booked_where_its_trade_belongs(shop_store: SqliteStore) -> None:
    """Numbers begin anew with the year of the day that is booked, not with the clock."""
    write(
        shop_store,
        lambda books: sell(books, at=EVENING),
        lambda books: sell(books, at=NIGHT),
        lambda books: close_day(books, at=NIGHT),
        lambda books: sell(books, at=NEW_YEAR),
        lambda books: close_day(books, at=NEW_YEAR),
    )
    told = [(voucher.number, voucher.day.isoformat()) for voucher in vouchers(shop_store)]
    assert told == [
        ("2026-000001", "2026-12-31"),
        ("2026-000002", "2026-12-31"),
        ("2027-000001", "2027-01-01"),
    ]
    assert [(day.key, day.day.isoformat(), day.vouchers) for day in days(shop_store)] == [
        ("K1-Z-000001", "2026-12-31", 2),
        ("K1-Z-000002", "2027-01-01", 1),
    ]


def test_a_clock_gone_back_books_nothing_before_what_is_closed(shop_store: SqliteStore) -> None:
    write(
        shop_store,
        lambda books: sell(books, at=NEW_YEAR),
        lambda books: close_day(books, at=NEW_YEAR),
        lambda books: sell(books, at=NOON),
        lambda books: close_day(books, at=NOON),
    )
    assert [voucher.number for voucher in vouchers(shop_store)] == ["2027-000001", "2027-000002"]
    assert {day.day.isoformat() for day in days(shop_store)} == {"2027-01-01"}


def test_the_z_sums_its_period_to_one_line_an_account_and_code(shop_store: SqliteStore) -> None:
    write(
        shop_store,
        lambda books: books.append(FRONT, FloatDeclared(1_000_00), at=NOON),
        sell,
        lambda books: sell(books, FRONT, "100", "202", at=after_minutes(2)),
        lambda books: books.append(FRONT, PaidOut("bank", 50_00, "nattsafe"), at=after_minutes(3)),
        lambda books: sell(books, BACK, at=after_minutes(4)),
        close_day,
    )
    (day,) = days(shop_store)
    assert day.lines
    assert day.vouchers == 4
    told = {(line.account, line.vat_code): line.gross_ore for line in day.lines}
    assert told == {
        ("1900", ""): -1_000_00,
        ("1901", ""): 1_000_00 + 39_00 + 95_00 - 50_00,
        ("1910", ""): 50_00,
        ("3030", "31"): -(39_00 + 94_90),
        ("7740", ""): -10,
    }
    with shop_store.read() as books:
        assert books.day_voucher("K1-Z-000001") == day
        assert books.day_voucher("K1-Z-000002") is None
        ours = [line for voucher in books.vouchers(FRONT, None, None) for line in voucher.lines]
    amounts = [(line.account, line.vat_code, line.net_ore, line.vat_ore) for line in summed(ours)]
    assert [(line.account, line.vat_code, line.net_ore, line.vat_ore) for line in day.lines] == amounts
    assert next(line.text for line in day.lines if line.account == "3030") == "Salgsinntekt, middels sats"


def unmapped(books: Books) -> None:
    """End the rule that food is booked by, before there are any books."""
    books.put_mapping_rule(Rule(Purpose.SALE, "", MONDAY, vat_code="31"))


def test_a_sale_that_cannot_be_mapped_goes_on_and_its_voucher_is_made_later(shop_store: SqliteStore) -> None:
    write(shop_store, unmapped, sell)
    write(shop_store, lambda books: books.append(FRONT, PaidOut("bank", 5_00, "x"), at=after_minutes(1)))
    write(shop_store, close_day)
    with shop_store.read() as books:
        (waiting,) = books.waiting_vouchers()
        assert isinstance(books.voucher(FRONT, waiting.entry), Waiting)
        assert [reason.subject for reason in waiting.reasons] == ["DRIKKE"]
        assert books.waiting_days() == [(FRONT, 1, MONDAY)]
        assert books.day_voucher("K1-Z-000001") is None
    assert [voucher.number for voucher in vouchers(shop_store)] == ["2026-000002"]
    assert days(shop_store) == []

    write(shop_store, lambda books: books.put_mapping_rule(Rule(Purpose.SALE, "3030", MONDAY, "DRIKKE")))
    assert [voucher.number for voucher in vouchers(shop_store)] == ["2026-000001", "2026-000002"]
    (day,) = days(shop_store)
    assert day.vouchers == 2
    with shop_store.read() as books:
        assert books.waiting_vouchers() == []
        assert books.waiting_days() == []


def test_made_again_all_is_the_same_also_what_waited(shop_store: SqliteStore, shop_folder: Path) -> None:
    write(
        shop_store,
        unmapped,
        lambda books: books.put_department(DepartmentOf("1", "20", MONDAY)),
        sell,
        lambda books: sell(books, BACK, "900", at=after_minutes(1)),
        close_day,
        lambda books: books.put_mapping_rule(Rule(Purpose.SALE, "3030", MONDAY, "DRIKKE")),
        lambda books: sell(books, at=after_minutes(2)),
        lambda books: sell(books, FRONT, "300", at=after_minutes(3)),
    )
    with shop_store.read() as books:
        kept = (vouchers(shop_store), days(shop_store), books.waiting_vouchers())
    assert kept[2]
    assert {line.department for voucher in kept[0] for line in voucher.lines} == {"20"}
    with opened(shop_folder) as connection:
        connection.execute("UPDATE ledger_vouchers SET number = number + 1, body = '{}'")
        connection.execute("DELETE FROM ledger_days")
    shop_store.rebuild_views()
    with shop_store.read() as books:
        assert (vouchers(shop_store), days(shop_store), books.waiting_vouchers()) == kept


def test_a_store_from_before_there_was_a_ledger_gets_it_when_it_is_opened(
    shop_store: SqliteStore, shop_folder: Path
) -> None:
    write(shop_store, sell, close_day, lambda books: sell(books, BACK, at=after_minutes(2)))
    kept = (vouchers(shop_store), days(shop_store))
    shop_store.close()
    with opened(shop_folder) as connection:
        for table in (
            "accounts", "mapping_rules", "departments", "ledger_vouchers", "booked_days", "ledger_days",
            "ledger_locks", "unbuilt_views",
        ):  # fmt: skip
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM migrations WHERE name = 'the ledger'")
    store = open_store(shop_folder, {}, exclusive=True)
    try:
        assert (vouchers(store), days(store)) == kept
        write(store, lambda books: sell(books, at=after_minutes(5)))
        assert [voucher.number for voucher in vouchers(store, FRONT)] == ["2026-000001", "2026-000002"]
    finally:
        store.close()
    with opened(shop_folder) as connection:
        assert connection.execute("SELECT * FROM unbuilt_views").fetchall() == []


def test_numbers_go_on_after_a_restart(shop_store: SqliteStore, shop_folder: Path) -> None:
    write(shop_store, sell, close_day, lambda books: sell(books, at=after_minutes(2)))
    shop_store.close()
    store = open_store(shop_folder, {}, exclusive=True)
    try:
        write(store, lambda books: sell(books, at=after_minutes(3)))
        write(store, lambda books: close_day(books, at=after_minutes(4)))
        assert [voucher.number for voucher in vouchers(store)][-1] == "2026-000003"
        assert [day.vouchers for day in days(store)] == [1, 2]
    finally:
        store.close()
