"""Which entries a Z covers and which day it is booked on, also where its voucher waits, and what is open."""

from datetime import timedelta

from datakasse.bookkeeping.booked_period import BookedPeriod
from datakasse.bookkeeping.mapping import Purpose, Rule
from datakasse.storage.sqlite.store import SqliteStore
from tests.shop import BACK, FRONT, NOON, close_day, sell

DAY = NOON.date()
NEXT = NOON + timedelta(days=1)


def test_periods_follow_each_other_and_the_open_one_is_last(shop_store: SqliteStore) -> None:
    for at in (NOON, NEXT):
        shop_store.write(lambda books, at=at: sell(books, at=at)).result()
        shop_store.write(lambda books, at=at: close_day(books, at=at)).result()
    shop_store.write(lambda books: sell(books, at=NEXT + timedelta(hours=1))).result()
    with shop_store.read() as books:
        first, second, still = books.booked_periods(FRONT, None, None)
        assert (first.day, first.z_number, first.first_entry) == (DAY, 1, 1)
        assert (second.day, second.z_number) == (NEXT.date(), 2)
        assert first.last_entry is not None
        assert second.first_entry == first.last_entry + 1
        assert still == BookedPeriod(FRONT, NEXT.date(), (second.last_entry or 0) + 1)
        assert books.booked_periods(FRONT, DAY, DAY) == [first]
        assert books.booked_periods(FRONT, NEXT.date(), None) == [second, still]
        assert books.booked_periods(BACK, None, None) == []


def test_a_period_that_waits_for_an_account_is_there_all_the_same(shop_store: SqliteStore) -> None:
    shop_store.write(
        lambda books: books.put_mapping_rule(Rule(Purpose.SALE, "", DAY, vat_code="31"))
    ).result()
    shop_store.write(sell).result()
    shop_store.write(close_day).result()
    with shop_store.read() as books:
        assert list(books.day_vouchers(FRONT, None, None)) == []
        assert [one.z_number for one in books.booked_periods(FRONT, None, None)] == [1]


def test_what_is_told_is_read_by_number(shop_store: SqliteStore) -> None:
    shop_store.write(sell).result()
    with shop_store.read() as books:
        every = [record.number for record in books.told(FRONT)]
        assert every == [record.number for record in books.told_between(FRONT, None, None)]
        assert [record.number for record in books.told(FRONT, every[-1], every[-1])] == every[-1:]
