"""The journal of a store: gapless, all or nothing, durable before done, read as it was at one instant."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest

from datakasse.errors.storage.database import StoreBroken
from datakasse.errors.storage.journal import UnknownEntry
from datakasse.journal.entry import Record
from datakasse.journal.events.basket import PriceChecked
from datakasse.journal.events.drawer import DrawerClosed
from datakasse.journal.events.people import SignedOn
from datakasse.journal.link import digest_of
from datakasse.storage.ports.store import Books, JobState, Store
from tests.shop import BACK, FRONT, NOON, after_minutes, close_day, held, sell


def shut_drawer(register: str = FRONT, at: datetime = NOON) -> Callable[[Books], Record]:
    """Return a command that writes one small entry."""
    return lambda books: books.append(register, DrawerClosed(), at=at)


def numbers(store: Store, register: str = FRONT) -> list[int]:
    with store.read() as books:
        return [record.number for record in books.records(register)]


@pytest.mark.law("KSF-2-7-1")
def test_entries_are_numbered_without_gaps_and_chained(store: Store) -> None:
    for _ in range(3):
        store.write(sell).result()
    with store.read() as books:
        rows = list(books.stored(FRONT))
        assert [row.number for row in rows] == [1, 2, 3, 4]
        previous = bytes(32)
        for row in rows:
            assert row.digest == digest_of(previous, row.body)
            previous = row.digest
        assert books.head(FRONT).digest == previous
        assert [record.number for record in books.records(FRONT, 2, 3)] == [2, 3]
        assert books.record(FRONT, 3).number == 3
        with pytest.raises(UnknownEntry):
            books.record(FRONT, 5)
        with pytest.raises(UnknownEntry):
            books.record(BACK, 2)


@pytest.mark.law("KSF-1-2-b")
def test_each_register_has_numbers_of_its_own(store: Store) -> None:
    first = store.write(lambda books: sell(books, FRONT)).result()
    other = store.write(lambda books: sell(books, BACK)).result()
    assert first.transaction is not None
    assert other.transaction is not None
    assert (first.number, other.number) == (2, 2)
    assert (first.transaction.number, other.transaction.number) == (1, 1001)


def test_a_command_sees_what_it_wrote_itself(store: Store) -> None:
    def two(books: Books) -> tuple[int, int, str]:
        sold = sell(books)
        books.append(FRONT, SignedOn(), at=NOON, operator="2")
        return (
            books.head(FRONT).number,
            books.record(FRONT, sold.number).number,
            books.state(FRONT).lane().operator,
        )

    assert store.write(two).result() == (3, 2, "2")


def test_a_command_that_raises_leaves_nothing(store: Store) -> None:
    """Not an entry, not a number, not a row of any view; and the register is where it was."""
    sold = store.write(sell).result()
    with store.read() as books:
        head, state = books.head(FRONT), books.state(FRONT)

    def half(books: Books) -> None:
        record = sell(books)
        books.put_in_queue(FRONT, "sales", record.number)
        books.put_customer("C1", "Halv")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(half).result()
    with store.read() as books:
        assert (books.head(FRONT), books.state(FRONT)) == (head, state)
        assert numbers(store) == [1, sold.number]
        assert books.jobs(FRONT, JobState) == []
        assert books.customer_name("C1") == ""
        assert len(books.recent_sales(FRONT, 10)) == 1
    assert store.write(sell).result().number == sold.number + 1
    assert not list(store.verify(FRONT))


def test_in_one_batch_a_failing_command_does_not_take_the_others_with_it(store: Store) -> None:
    def fail(books: Books) -> Record:
        raise KeyError(sell(books).number)

    waiting = held(store, [sell, fail, sell, fail, sell])
    assert [future.exception() is None for future in waiting] == [True, False, True, False, True]
    sold = [waiting[place].result() for place in (0, 2, 4)]
    assert [record.number for record in sold] == [2, 3, 4]
    assert numbers(store) == [1, 2, 3, 4]
    assert not list(store.verify(FRONT))


def test_what_waits_is_written_in_the_order_it_came(store: Store) -> None:
    waiting = held(store, [shut_drawer(at=after_minutes(minute)) for minute in range(200)])
    assert [future.result().number for future in waiting] == list(range(2, 202))
    with store.read() as books:
        assert [record.at for record in books.records(FRONT, 2)] == [after_minutes(m) for m in range(200)]


def test_eight_threads_leave_no_gap_and_no_double(store: Store) -> None:
    seen: list[int] = []

    def work() -> None:
        seen.extend(store.write(sell).result().number for _ in range(25))

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(2, 202))
    assert numbers(store) == list(range(1, 202))
    with store.read() as books:
        assert books.state(FRONT).series.sales == 200
    assert not list(store.verify(FRONT))


def test_a_look_stays_as_it_was_when_it_began(store: Store) -> None:
    with store.read() as books:
        before = books.head(FRONT)
        store.write(sell).result()
        assert (books.head(FRONT), len(list(books.records(FRONT)))) == (before, 1)
        assert books.state(FRONT).series.sales == 0
    with store.read() as books:
        assert books.head(FRONT).number == before.number + 1


def test_a_long_look_holds_nobody_up(store: Store) -> None:
    """An export that reads slowly keeps its view while the shop sells on."""
    store.write(sell).result()
    with store.read() as books:
        records = books.records(FRONT)
        assert next(records).number == 1
        for _ in range(3):
            store.write(sell).result()
        assert [record.number for record in records] == [2]


def test_days_are_found_by_transaction_date_else_by_norwegian_date(store: Store) -> None:
    """A sale begun before midnight belongs to that day, amid entries of the next (SIG-4)."""
    night = datetime(2026, 3, 2, 22, 50, tzinfo=UTC)  # 23:50 in Norway

    def past_midnight(books: Books) -> None:
        for minutes in (0, 5, 15, 20):
            books.append(FRONT, DrawerClosed(), at=night + timedelta(minutes=minutes))
        sell(books, at=night + timedelta(minutes=21), begun_at=night + timedelta(minutes=9))
        books.append(FRONT, DrawerClosed(), at=night + timedelta(minutes=22))

    store.write(past_midnight).result()
    monday, tuesday = date(2026, 3, 2), date(2026, 3, 3)
    with store.read() as books:

        def between(first: date | None, last: date | None) -> list[int]:
            return [record.number for record in books.records_between(FRONT, first, last)]

        assert between(monday, monday) == [1, 2, 3, 6]
        assert between(tuesday, tuesday) == [4, 5, 7]
        assert between(None, monday) == [1, 2, 3, 6]
        assert between(tuesday, None) == [4, 5, 7]
        assert between(None, None) == [1, 2, 3, 4, 5, 6, 7]
        assert between(date(2026, 3, 4), None) == []
        assert between(tuesday, monday) == []


def test_a_listener_is_woken_after_what_it_is_told_of_is_durable(store: Store) -> None:
    told: list[tuple[str, int, bool]] = []

    def wake(register: str, number: int) -> None:
        with store.read() as books:
            told.append((register, number, books.head(register).number >= number))

    stop = store.subscribe(wake)

    def both(books: Books) -> None:
        sell(books, FRONT)
        sell(books, FRONT)
        sell(books, BACK)

    store.write(both).result()
    store.write(lambda books: books.put_customer("C1", "x")).result()
    # The next command runs after the wakes of the one before it.
    store.write(lambda _: stop()).result()
    store.write(sell).result()
    assert told == [(FRONT, 3, True), (BACK, 2, True)]


def test_a_listener_that_fails_does_not_stop_the_shop(store: Store) -> None:
    def wake(register: str, number: int) -> None:
        raise RuntimeError(f"{register} {number}")

    store.subscribe(wake)
    store.write(sell).result()
    assert store.write(sell).result().number == 3


def test_closing_writes_what_waits_and_takes_no_more(store: Store) -> None:
    waiting = [store.write(sell) for _ in range(20)]
    store.close()
    assert [future.result().number for future in waiting] == list(range(2, 22))
    with pytest.raises(StoreBroken):
        store.write(sell)
    with pytest.raises(StoreBroken), store.read():
        pass


def test_a_cancelled_command_is_not_carried_out(store: Store) -> None:
    gate = Barrier(2)
    holding = store.write(lambda _: gate.wait())
    unwanted = store.write(sell)
    assert unwanted.cancel()
    gate.wait()
    holding.result()
    assert store.write(shut_drawer()).result().number == 2


@pytest.mark.law("KSF-2-7-3")
def test_a_journal_left_alone_verifies(store: Store) -> None:
    for _ in range(5):
        store.write(
            lambda books: (sell(books), books.append(FRONT, PriceChecked("100", "BROD", 1, 1), at=NOON))
        )
    store.write(close_day).result()
    with store.read() as books:
        assert not list(store.verify(FRONT))
        assert not list(store.verify(BACK))
        last = list(books.seals(FRONT))[-1]
        assert (last.number, last.digest) == (books.head(FRONT).number, books.head(FRONT).digest)
