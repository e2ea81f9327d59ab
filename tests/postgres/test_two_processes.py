"""Two server processes on one database: each at its own register, at the same one, over the same card."""

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier, Event as Signal

import psycopg
import pytest

from datakasse.journal.entry import Record
from datakasse.journal.events.customers import CustomerErased
from datakasse.journal.events.drawer import DrawerClosed
from datakasse.journal.events.sale import VoucherIssued
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.opening import open_store
from datakasse.storage.ports.store import Books, StoredAnswer
from datakasse.storage.whereabouts import read_whereabouts
from datakasse.trade.goods.article import Article
from datakasse.trade.people.customer import Customer
from datakasse.trade.tender import Payment, Tender, TenderKind
from tests.shop import BACK, FRONT, NOON, OPENED, sell, take_back

CARD = (Tender(TenderKind.GIFT_CARD, 3900, account="G1"),)


@dataclass(frozen=True)
class Pair:
    """Two stores as two processes have them: each with a data folder of its own, one database."""

    one: KeptStore
    other: KeptStore


@pytest.fixture
def pair(postgres_folder: Path, tmp_path: Path) -> Iterator[Pair]:
    stand_in = shutil.copytree(postgres_folder, tmp_path / "stand-in")
    opened = Pair(open_store(postgres_folder, {}, exclusive=True), open_store(stand_in, {}, exclusive=True))
    yield opened
    opened.one.close()
    opened.other.close()


def numbers(store: KeptStore, register: str) -> list[int]:
    with store.read() as books:
        return [record.number for record in books.records(register)]


def together(*works: Callable[[], object]) -> list[object]:
    """Do things at the same time, and return what each gave."""
    gate = Barrier(len(works))

    def begin(work: Callable[[], object]) -> object:
        gate.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as threads:
        return [done.result() for done in [threads.submit(begin, work) for work in works]]


def sales(store: KeptStore, register: str, number: int) -> Callable[[], list[int]]:
    def work() -> list[int]:
        waiting = [store.write(lambda books: sell(books, register), register) for _ in range(number)]
        return [future.result().number for future in waiting]

    return work


@pytest.mark.law("KSF-2-7-1")
def test_each_at_its_own_register(pair: Pair) -> None:
    together(sales(pair.one, FRONT, 60), sales(pair.other, BACK, 60))
    for register in (FRONT, BACK):
        assert numbers(pair.one, register) == list(range(1, 62))
        assert not list(pair.one.verify(register))


@pytest.mark.law("KSF-2-7-1")
def test_at_the_same_register_no_gap_and_no_double(pair: Pair) -> None:
    works = [sales(store, FRONT, 15) for store in (pair.one, pair.other) for _ in range(2)]
    sold = together(*works)
    assert sorted(number for part in sold for number in part) == list(range(2, 62))  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType, reportUnknownArgumentType] - lists of numbers
    for store in (pair.one, pair.other):
        assert numbers(store, FRONT) == list(range(1, 62))
        with store.read() as books:
            assert books.state(FRONT).series.sales == 60
        assert not list(store.verify(FRONT))


def test_one_register_does_not_wait_for_another(pair: Pair) -> None:
    """While one process is in the middle of a sale, the other sells at another register and is done."""
    begun, go_on = Signal(), Signal()

    def slow(books: Books) -> Record:
        sold = sell(books, FRONT)
        begun.set()
        assert go_on.wait(30)
        return sold

    waiting = pair.one.write(slow, FRONT)
    assert begun.wait(30)
    assert pair.other.write(lambda books: sell(books, BACK), BACK).result(timeout=30).number == 2
    assert not waiting.done()
    go_on.set()
    assert waiting.result().number == 2


def test_who_names_no_register_gets_the_lock_all_the_same(pair: Pair) -> None:
    """The command begins anew when it comes upon the register, so what it read before is not behind."""
    read: list[str] = []

    def unnamed(books: Books) -> int:
        read.append(books.customer_name("C1"))
        return sell(books, FRONT).number

    assert pair.one.write(unnamed).result() == 2
    assert pair.other.write(unnamed).result() == 3
    assert read == ["", "", "", ""]


def test_a_gift_card_is_not_spent_twice(pair: Pair) -> None:
    cash = (Payment(TenderKind.CASH, 5000, 5000),)
    pair.one.write(
        lambda books: books.append(FRONT, VoucherIssued("gift_card", "G1", 5000, cash), at=NOON), FRONT
    ).result()
    asked, met = Barrier(2), list[str]()

    def spend(register: str) -> Callable[[Books], bool]:
        def command(books: Books) -> bool:
            books.state(register)
            if register not in met:
                met.append(register)
                asked.wait(30)
            if (books.voucher_balance_ore("G1") or 0) < 3900:
                return False
            sell(books, register, "200", tenders=CARD)
            return True

        return command

    ours, theirs = pair.one.write(spend(FRONT), FRONT), pair.other.write(spend(BACK), BACK)
    assert sorted((ours.result(), theirs.result())) == [False, True]
    with pair.one.read() as books:
        assert books.voucher_balance_ore("G1") == 5000 - 3900


def entered(pair: Pair) -> str:
    """Enter somebody who may owe for one coffee, and return her number."""
    limited = Customer("C9", "Ada Lunde", credit_limit_ore=3900)
    pair.one.write(lambda books: books.keep_customer(limited)).result()
    return limited.number


def on_account(books: Books, register: str, customer: str) -> Record:
    return sell(books, register, "200", tenders=(Tender(TenderKind.INVOICE, account=customer),))


def test_two_tills_do_not_pass_a_limit_together(pair: Pair) -> None:
    ada, asked, met = entered(pair), Barrier(2), list[str]()

    def buy(register: str) -> Callable[[Books], bool]:
        def command(books: Books) -> bool:
            books.state(register)
            if register not in met:
                met.append(register)
                asked.wait(30)
            if books.owed_ore(ada):
                return False
            on_account(books, register, ada)
            return True

        return command

    ours, theirs = pair.one.write(buy(FRONT), FRONT), pair.other.write(buy(BACK), BACK)
    assert sorted((ours.result(), theirs.result())) == [False, True]


@pytest.mark.law("KSL-2-a")
def test_nobody_is_erased_while_she_buys_on_account(pair: Pair, postgres_folder: Path) -> None:
    """The one who erases comes after the name was read, and waits until the sale is in the books."""
    ada, named, erasing = entered(pair), Signal(), list[Future[bool]]()

    def buy(books: Books) -> Record:
        assert books.customer(ada) is not None
        named.set()
        wait_until(lambda: bool(erasing) and (erasing[0].done() or somebody_waits(postgres_folder)))
        return on_account(books, BACK, ada)

    def erase(books: Books) -> bool:
        if books.customer(ada) is None or books.owed_ore(ada):
            return False
        books.append(FRONT, CustomerErased(ada), at=NOON)
        return True

    bought = pair.other.write(buy, BACK)
    assert named.wait(30)
    erasing.append(pair.one.write(erase, FRONT))
    assert bought.result().register == BACK
    assert not erasing[0].result()
    with pair.one.read() as books:
        assert books.customer_name(ada) == "Ada Lunde"


def wait_until(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def somebody_waits(folder: Path) -> bool:
    """Return whether a connection waits for a row that another one holds."""
    with psycopg.connect(read_whereabouts(folder).database, autocommit=True) as connection:
        found = connection.execute(
            """SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'"""
        )
        return found.fetchone() is not None


@pytest.mark.law("BFF-5-3-7")
def test_a_line_is_not_taken_back_twice(pair: Pair) -> None:
    sold = pair.one.write(lambda books: sell(books, FRONT), FRONT).result()
    assert sold.transaction is not None
    number = sold.transaction.number

    def back(register: str) -> Callable[[Books], bool]:
        def command(books: Books) -> bool:
            found = books.sold(FRONT, number)
            assert found is not None
            if found.returned_milli:
                return False
            take_back(books, sold, register=register)
            return True

        return command

    works = (
        lambda: pair.one.write(back(FRONT), FRONT).result(),
        lambda: pair.other.write(back(BACK), BACK).result(),
    )
    assert sorted(map(bool, together(*works))) == [False, True]


def test_a_repeated_request_is_answered_once(pair: Pair) -> None:
    """Whichever process gets it, and also where the key alone tells that it was answered meanwhile."""
    done: list[int] = []

    def request(books: Books) -> bytes:
        if (known := books.answer("K1\nonce")) is not None:
            return known.answer
        number = sell(books, FRONT).number
        done.append(number)
        answer = str(number).encode()
        books.remember(FRONT, "K1\nonce", StoredAnswer("digest", answer), NOON)
        return answer

    def unguarded(books: Books) -> bytes:
        """Ask before the register is locked, as nothing of ours does: the key itself stands in the way."""
        if (known := books.answer("K2\nonce")) is not None:
            return known.answer
        if len(met) < 2:
            met.append("")
            gate.wait(30)
        books.remember(BACK, "K2\nonce", StoredAnswer("digest", b"one of two"), NOON)
        return b"mine"

    answers = together(
        lambda: pair.one.write(request, FRONT).result(), lambda: pair.other.write(request, FRONT).result()
    )
    assert answers == [b"2", b"2"]
    assert numbers(pair.one, FRONT) == [1, 2]

    gate, met = Barrier(2), list[str]()
    told = [pair.one.write(unguarded, FRONT), pair.other.write(unguarded, BACK)]
    assert sorted(future.result() for future in told) == [b"mine", b"one of two"]


def test_a_changed_price_is_seen_by_the_other_process(pair: Pair) -> None:
    dearer = Article("200", "Kaffe, svart", "DRIKKE", "31", 4200, vat_code_eat_in="3")

    def price(books: Books) -> int | None:
        books.state(FRONT)
        article = books.article("200")
        assert article is not None
        return article.price_ore

    assert pair.other.write(price, FRONT).result() == 3900
    pair.one.write(lambda books: books.put_article(dearer, OPENED)).result()
    assert pair.other.write(price, FRONT).result() == 4200


def test_a_broken_connection_is_opened_again(pair: Pair, postgres_folder: Path) -> None:
    """The server throws everybody out between two sales: the next one is made, and readers look on."""
    pair.one.write(sell, FRONT).result()
    with pair.one.read() as books:
        assert books.head(FRONT).number == 2
    throw_out(postgres_folder)
    assert pair.one.write(sell, FRONT).result().number == 3
    throw_out(postgres_folder)
    with pair.one.read() as books:
        assert books.head(FRONT).number == 3


def test_a_connection_that_breaks_in_the_middle_of_a_sale_loses_and_doubles_nothing(
    pair: Pair, postgres_folder: Path
) -> None:
    times: list[int] = []

    def broken_off(books: Books) -> int:
        number = sell(books, FRONT).number
        times.append(number)
        if len(times) == 1:
            throw_out(postgres_folder)
        return books.append(FRONT, DrawerClosed(), at=NOON).number

    assert pair.one.write(broken_off, FRONT).result() == 3
    assert times == [2, 2]
    assert numbers(pair.one, FRONT) == [1, 2, 3]
    assert not list(pair.one.verify(FRONT))


def throw_out(folder: Path) -> None:
    """End every other connection of this user's."""
    with psycopg.connect(read_whereabouts(folder).database, autocommit=True) as connection:
        connection.execute(
            """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()"""
        )


def test_a_process_serves_the_registers_whose_keys_it_has(postgres_folder: Path, tmp_path: Path) -> None:
    (postgres_folder / "keys" / f"register-{BACK}").rename(tmp_path / "elsewhere")
    store = open_store(postgres_folder, {}, exclusive=True)
    with store.read() as books:
        assert store.own_registers(books) == [FRONT]
        assert [register.register_id for register in books.registers()] == [FRONT, BACK]
    store.close()


def test_who_asks_where_the_books_are_is_not_in_the_way_of_who_sells(pair: Pair) -> None:
    """The office asks at each page of the set-up; a connection that writes is the writer's alone."""
    stop = Signal()

    def ask() -> set[str]:
        told = set[str]()
        while not stop.is_set():
            told.add(pair.one.moved_to())
        return told

    with ThreadPoolExecutor() as threads:
        asking = [threads.submit(ask) for _ in range(4)]
        try:
            for _ in range(30):
                assert pair.one.write(lambda books: sell(books, FRONT), FRONT).result(timeout=30)
        finally:
            stop.set()
        assert [each.result(30) for each in asking] == [{""}] * 4
    assert numbers(pair.one, FRONT) == list(range(1, 32))
