"""What a store tells about sales, returns, copies, vouchers, documents and repeated requests."""

from datetime import date, timedelta
from functools import partial

import pytest

from datakasse.errors.storage.database import StoreBroken
from datakasse.insight.takings import Figure
from datakasse.journal.entry import Record
from datakasse.journal.events.day import TrainingStarted
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.storage.ports.handover import Handover
from datakasse.storage.ports.store import Books, JobState, PrintJob, Readings, Store, StoredAnswer
from datakasse.storage.tables.insight.takings_views import ENTRIES_WAIT_MAX
from datakasse.trade.tender import Payment, Tender, TenderKind
from tests.shop import BACK, FRONT, NOON, held, sell, settled, take_back


def number_of(store: Store) -> int:
    """Sell, and return the transaction number."""
    made = store.write(sell).result().transaction
    assert made is not None
    return made.number


def test_a_sale_is_found_by_transaction_receipt_and_basket(store: Store) -> None:
    sold = store.write(lambda books: sell(books, basket_id="b-1")).result()
    assert sold.transaction is not None
    with store.read() as books:
        found = books.sold(FRONT, sold.transaction.number)
        assert found is not None
        assert (found.record, found.returned_milli, found.copies) == (sold, {}, 0)
        assert books.sold_on_receipt(FRONT, "sales", 1) == found
        assert books.transaction_of(FRONT, "b-1") == sold.transaction.number
        assert books.sold(FRONT, 99) is None
        assert books.sold(BACK, sold.transaction.number) is None
        assert books.sold_on_receipt(FRONT, "return", 1) is None
        assert books.sold_on_receipt(FRONT, "sales", 2) is None
        assert books.transaction_of(FRONT, "b-2") is None


def test_an_aborted_sale_has_a_transaction_and_was_not_sold(store: Store) -> None:
    aborted = SaleAborted("b-1", settled("100"))
    record = store.write(lambda books: books.append(FRONT, aborted, at=NOON)).result()
    assert record.transaction is not None
    with store.read() as books:
        assert books.transaction_of(FRONT, "b-1") == record.transaction.number
        assert books.sold(FRONT, record.transaction.number) is None
        assert books.recent_sales(FRONT, 5) == []


def test_recent_sales_come_newest_first(store: Store) -> None:
    made = [number_of(store) for _ in range(4)]
    with store.read() as books:
        recent = [record.transaction for record in books.recent_sales(FRONT, 3)]
    assert [transaction.number for transaction in recent if transaction] == made[:0:-1]


@pytest.mark.law("KSF-2-8-4-2")
def test_a_receipt_number_is_never_used_twice_in_a_series(store: Store) -> None:
    """Whatever a use case gets wrong, the database refuses, and the journal holds one of them."""
    sold = store.write(sell).result().event
    assert isinstance(sold, SaleCompleted)
    with pytest.raises(StoreBroken):
        store.write(lambda books: books.append(FRONT, sold, at=NOON)).result()
    with store.read() as books:
        assert books.head(FRONT).number == 2


def sales_taken(books: Readings) -> int:
    """How many sales the takings know of."""
    return sum(taken.number for taken in books.takings(date.min, date.max, [Figure.SALES]))


def test_the_takings_follow_what_became_of_each_command(store: Store) -> None:
    """What waits is seen with the pen in hand; of a command that failed nothing is taken in, seen or not."""

    def sells_twice(books: Books) -> tuple[int, int]:
        sell(books)
        seen = sales_taken(books)
        sell(books)
        return seen, sales_taken(books)

    def fails(books: Books, *, having_looked: bool) -> None:
        sell(books)
        if having_looked:
            assert sales_taken(books) == 4
        raise ZeroDivisionError

    assert store.write(sells_twice).result() == (1, 2)
    store.write(sell).result()
    for having_looked in (False, True):
        with pytest.raises(ZeroDivisionError):
            store.write(partial(fails, having_looked=having_looked)).result()
    with store.read() as books:
        assert sales_taken(books) == 3
    store.write(sell).result()
    with store.read() as books:
        assert sales_taken(books) == 4


def test_what_others_of_the_batch_sold_is_taken_whatever_became_of_one_among_them(store: Store) -> None:
    """One looked before it failed, and one had sold so much that some of it had been added already."""

    def looks_and_fails(books: Books) -> Record:
        assert sales_taken(books) == 1
        raise KeyError(sell(books).number)

    def sells_much_and_fails(books: Books) -> Record:
        for _ in range(ENTRIES_WAIT_MAX + 10):
            sell(books)
        raise ZeroDivisionError

    waiting = held(store, [sell, looks_and_fails, sell, sells_much_and_fails, sell])
    assert [future.exception() is None for future in waiting] == [True, False, True, False, True]
    with store.read() as books:
        assert sales_taken(books) == 3


def test_what_sold_lately_is_known_in_the_command_that_sold_it(store: Store) -> None:
    def sold_milli(books: Readings) -> int:
        return books.sold_since(["200"], NOON.date()).get("200", 0)

    def sells(books: Books) -> tuple[int, int]:
        before = sold_milli(books)
        sell(books)
        return before, sold_milli(books)

    assert store.write(sells).result() == (0, 1000)
    with store.read() as books:
        assert sold_milli(books) == 1000


@pytest.mark.law("BFF-5-3-7")
def test_what_came_back_is_told_with_the_sale_wherever_it_came_back(store: Store) -> None:
    sold = store.write(lambda books: sell(books, FRONT, "100", "200")).result()
    assert sold.transaction is not None
    store.write(lambda books: take_back(books, sold, 1, register=FRONT)).result()
    store.write(lambda books: take_back(books, sold, 2, register=BACK)).result()
    with store.read() as books:
        found = books.sold(FRONT, sold.transaction.number)
    assert found is not None
    assert found.returned_milli == {1: 1000, 2: 1000}


@pytest.mark.law("KSF-2-6-4c")
def test_copies_are_counted_with_the_sale(store: Store) -> None:
    transaction = number_of(store)
    store.write(lambda books: books.append(FRONT, CopyIssued(transaction, 3900), at=NOON)).result()
    with store.read() as books:
        found = books.sold(FRONT, transaction)
    assert found is not None
    assert found.copies == 1


def test_a_gift_card_holds_what_was_put_on_it_less_what_was_drawn(store: Store) -> None:
    cash = (Payment(TenderKind.CASH, 50000, 50000),)
    card = (Tender(TenderKind.GIFT_CARD, 3900, account="G1"),)

    def issue(books: Books) -> None:
        books.append(FRONT, VoucherIssued("gift_card", "G1", 50000, cash), at=NOON)

    with store.read() as books:
        assert books.voucher_balance_ore("G1") is None
    store.write(issue).result()
    store.write(lambda books: sell(books, BACK, "200", tenders=card)).result()
    store.write(issue).result()
    with store.read() as books:
        assert books.voucher_balance_ore("G1") == 50000 - 3900 + 50000


@pytest.mark.law("KSF-2-7-8")
def test_training_draws_on_no_voucher(store: Store) -> None:
    card = (Tender(TenderKind.GIFT_CARD, 3900, account="G1"),)

    def practise(books: Books) -> None:
        books.append(FRONT, VoucherIssued("gift_card", "G1", 50000, ()), at=NOON)
        books.append(FRONT, TrainingStarted(), at=NOON)
        sell(books, FRONT, "200", tenders=card)

    store.write(practise).result()
    with store.read() as books:
        assert books.voucher_balance_ore("G1") == 50000
        assert books.sold_on_receipt(FRONT, "training", 1) is not None


def test_documents_wait_in_order_and_keep_their_numbers(store: Store) -> None:
    def queue(books: Books) -> list[PrintJob]:
        sold = sell(books)
        return [
            books.put_in_queue(FRONT, "sales", sold.number, transaction=1, opens_drawer=True),
            books.put_in_queue(FRONT, "journal", 1, to_entry=2),
            books.put_in_queue(BACK, "x_report", 1),
        ]

    receipt, extract, elsewhere = store.write(queue).result()
    assert receipt == PrintJob(FRONT, 1, "sales", 2, 1, opens_drawer=True)
    assert extract == PrintJob(FRONT, 2, "journal", 1, to_entry=2)
    assert elsewhere == PrintJob(BACK, 1, "x_report", 1)
    with store.read() as books:
        assert books.jobs(FRONT, [JobState.WAITING]) == [receipt, extract]
        assert books.jobs(FRONT, [JobState.SENT, JobState.PRINTED]) == []
        assert books.jobs(FRONT, []) == []
        assert books.recent_jobs(FRONT, 1) == [extract]
        assert books.job(BACK, 1) == elsewhere
        assert books.job(BACK, 2) is None


def test_a_document_is_found_by_its_state_as_it_goes(store: Store) -> None:
    def queue(books: Books) -> None:
        sold = sell(books)
        for _ in range(4):
            books.put_in_queue(FRONT, "sales", sold.number)
        for job, state in enumerate((JobState.SENT, JobState.PRINTED, JobState.WITHDRAWN), start=1):
            books.set_job_state(FRONT, job, state)

    store.write(queue).result()
    with store.read() as books:
        for job, state in enumerate(
            (JobState.SENT, JobState.PRINTED, JobState.WITHDRAWN, JobState.WAITING), 1
        ):
            assert [found.job for found in books.jobs(FRONT, [state])] == [job]
        assert [found.job for found in books.jobs(FRONT, JobState)] == [1, 2, 3, 4]
        assert [found.state for found in books.recent_jobs(FRONT, 2)] == [
            JobState.WAITING,
            JobState.WITHDRAWN,
        ]


def test_answers_of_a_register_from_before_a_day_are_forgotten(store: Store) -> None:
    """Those of that day are not, nor those of another register."""
    kept = StoredAnswer("digest", b"{}")

    def ask(books: Books) -> None:
        for key, register, days in (("old", FRONT, -1), ("young", FRONT, 0), ("other", BACK, -9)):
            books.remember(register, key, kept, NOON + timedelta(days))

    store.write(ask).result()
    store.write(lambda books: books.forget_answers(FRONT, NOON.date())).result()
    with store.read() as books:
        assert [key for key in ("old", "young", "other") if books.answer(key)] == ["young", "other"]


def test_documents_that_came_out_before_a_day_are_forgotten_oldest_first(store: Store) -> None:
    """Those of another register are not, nor what waits, nor what can still be opened by its link."""

    def queue(books: Books) -> None:
        for days in (0, 0, 0, 0, 0, 2):
            sold = sell(books, at=NOON + timedelta(days))
            job = books.put_in_queue(FRONT, "sales", sold.number)
            books.set_job_state(FRONT, job.job, JobState.PRINTED)
        books.set_job_state(FRONT, 2, JobState.WAITING)
        books.set_job_state(FRONT, 3, JobState.DELIVERED)
        books.hand_over(Handover(FRONT, 3, "secret", expires=NOON + timedelta(9)))
        books.put_in_queue(BACK, "journal", 1)
        books.set_job_state(BACK, 1, JobState.PRINTED)

    def left(at_most: int, stays_from: int = 100) -> list[int]:
        before = NOON.date() + timedelta(1)
        store.write(lambda books: books.forget_documents(FRONT, before, stays_from, at_most)).result()
        with store.read() as books:
            assert books.job(BACK, 1)
            return [job.job for job in books.jobs(FRONT, JobState)]

    store.write(queue).result()
    assert left(9, stays_from=1) == [1, 2, 3, 4, 5, 6]
    assert left(2) == [2, 3, 4, 5, 6]
    assert left(1) == [2, 3, 5, 6]
    assert left(9) == [2, 3, 6]
    store.write(lambda books: books.forget_handover(FRONT, 3)).result()
    assert left(2) == [2, 6]


def test_an_answer_is_kept_with_what_it_answered_and_never_replaced(store: Store) -> None:
    first = StoredAnswer("digest", b'{"ok": true}')

    def sell_once(books: Books) -> None:
        sell(books)
        books.remember(FRONT, "key", first, NOON)

    store.write(sell_once).result()
    with pytest.raises(StoreBroken):
        store.write(sell_once).result()
    with store.read() as books:
        assert books.answer("key") == first
        assert books.answer("other") is None
        assert books.head(FRONT).number == 2
