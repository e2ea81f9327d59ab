"""
The counter: once per idempotency key, a clock that goes back is told, what was written was durable first.

Law: KSF-2-5-f, KSF-2-5-c, KSF-2-7-1.
"""

import threading
from datetime import timedelta

import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.ports import DrawerStatus
from datakasse.errors.door.requests import KeyReused
from datakasse.errors.storage.journal import UnknownOperator, UnknownRegister
from datakasse.errors.till.sale import AlreadySold
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.errors.trade.payments import Underpaid
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.register import ClockWentBack
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.move_cash import PayIn
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.ring_up import AddArticle
from tests.till.shopkeeper import BACK, CASH, FRONT, KARI, DumbDrawer, Shopkeeper

SALE = SellAtOnce((Item("200"),), (CASH,))


# ── once ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_key_and_request_sell_once(shop: Shopkeeper) -> None:
    first = shop.do_once("a", SALE)
    head = shop.head()
    assert shop.do_once("a", SALE) == first
    assert shop.head() == head
    assert msgspec.json.decode(first)["receipt"] == 1


def test_the_answer_is_kept_over_a_restart_and_over_a_change_of_people(shop: Shopkeeper) -> None:
    first = shop.do_once("a", SALE)
    shop.die_and_come_back()
    assert shop.do_once("a", SALE) == first
    shop.open(by=KARI, float_ore=None)
    assert shop.do_once("a", SALE, KARI) == first


def test_a_sale_is_known_by_its_key_when_its_answer_is_forgotten(shop: Shopkeeper) -> None:
    """After two weeks and a Z the answer is gone; the sale is in the journal and is not made again."""
    answer = msgspec.json.decode(shop.do_once("a", SALE))
    forget = shop.clock.now().date() + timedelta(days=1)
    shop.counter.store.write(lambda books: books.forget_answers(FRONT, forget)).result()
    head = shop.head()
    for asked in (SALE, SellAtOnce((Item("100"),), (CASH,))):
        with pytest.raises(AlreadySold) as raised:
            shop.do_once("a", asked)
        assert raised.value.facts == {
            "transaction": answer["transaction"],
            "receipt": answer["receipt"],
            "series": "sales",
        }
    assert shop.head() == head
    shop.do_once("b", SALE)
    shop.do(SALE)
    shop.do(SALE)


def test_the_same_key_with_another_request_is_refused(shop: Shopkeeper) -> None:
    shop.do_once("a", SALE)
    head = shop.head()
    for other in (SellAtOnce((Item("100"),), (CASH,)), PayIn(100, "veksel")):
        with pytest.raises(KeyReused) as raised:
            shop.do_once("a", other)
        assert raised.value.facts == {"key": "a"}
    assert shop.head() == head


def test_a_key_belongs_to_its_register(shop: Shopkeeper) -> None:
    shop.open(BACK)
    assert shop.do_once("a", SALE) != shop.do_once("a", SALE, at=BACK)


def test_what_was_refused_can_be_tried_again_with_the_same_key(shop: Shopkeeper) -> None:
    """Nothing was done, so there is nothing to remember; not even where the attempt is kept."""
    shop.ring("200")
    too_little = CompleteSale(())
    with pytest.raises(Underpaid):
        shop.do_once("a", too_little)
    shop.do_once("a", CompleteSale((CASH,)))
    shop.do(PrintCopy(1))
    with pytest.raises(Exception, match="copied once"):
        shop.do_once("b", PrintCopy(1))
    assert isinstance(shop.last().event, AttemptRefused)
    shop.do_once("b", PayIn(100_00, "veksel"))


def test_a_hundred_at_once_with_one_key_sell_once(shop: Shopkeeper) -> None:
    answers: set[bytes] = set()

    def ask() -> None:
        answers.add(shop.do_once("a", SALE))

    threads = [threading.Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 1
    assert shop.state().series.sales == 1


# ── the clock ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-5-c", "KSF-2-7-1")
def test_a_clock_that_goes_back_is_an_entry_and_never_a_reordering(shop: Shopkeeper) -> None:
    shop.sell("200")
    head = shop.head()
    shop.clock.forward(hours=-1)
    shop.ring("200")
    told, line = shop.entries(from_number=head + 1)
    assert told.event == ClockWentBack(by_ms=3_600_000 - 1_000)
    assert line.at < shop.entries(from_number=head)[0].at
    assert [record.number for record in shop.entries()] == list(range(1, shop.head() + 1))
    assert shop.faults() == []


def test_a_clock_that_went_back_is_told_once(shop: Shopkeeper) -> None:
    shop.clock.forward(hours=-1)
    shop.ring("200", "100")
    assert shop.kinds().count("clock_went_back") == 1


def test_a_refusal_does_not_tell_the_clock_alone(shop: Shopkeeper) -> None:
    """It is told with the next thing that is written; an attempt that is kept is such a thing."""
    head = shop.head()
    shop.clock.forward(hours=-1)
    with pytest.raises(UnknownArticle):
        shop.do(AddArticle("9999"))
    assert shop.head() == head
    shop.exchange(drawer=DumbDrawer(DrawerStatus.OPEN))
    with pytest.raises(Exception, match="drawer"):
        shop.do(AddArticle("200"))
    assert shop.kinds(from_number=head + 1) == ["clock_went_back", "attempt_refused"]


def test_a_clock_set_back_over_a_close_keeps_the_numbers(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.do(CloseDay(1_039_00))
    shop.clock.forward(days=-2)
    shop.open(float_ore=0)
    shop.sell("200")
    assert shop.z(39_00).number == 2
    assert shop.faults() == []


# ── the pen ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-5-f")
def test_what_was_answered_is_there_after_the_process_died(shop: Shopkeeper) -> None:
    completed = shop.sell("200")
    shop.die_and_come_back()
    assert shop.head() == completed.entry
    assert shop.state().series.sales == 1
    assert shop.jobs()[-1].entry == completed.entry


@pytest.mark.law("KSF-2-5-f")
def test_an_action_that_breaks_leaves_nothing(shop: Shopkeeper) -> None:
    def breaks(point: CashPoint) -> None:
        point.record(ClockWentBack(1))
        raise ZeroDivisionError

    before = shop.traces()
    with pytest.raises(ZeroDivisionError):
        shop.do(breaks)
    assert shop.traces() == before
    shop.sell("200")


@pytest.mark.law("KSF-2-2-e")
def test_the_drawer_is_asked_before_the_pen_is_taken(shop: Shopkeeper) -> None:
    """It may hang on a wire; a register that waits for its drawer keeps no other waiting."""
    asked = threading.Event()
    answer = threading.Event()

    class SlowDrawer(DumbDrawer):
        def status(self) -> DrawerStatus:
            asked.set()
            assert answer.wait(5)
            return self.says

    shop.exchange(drawer=SlowDrawer(DrawerStatus.CLOSED))
    waiting = threading.Thread(target=shop.ring, args=("200",))
    waiting.start()
    assert asked.wait(5)
    shop.open(BACK)
    shop.sell("200", at=BACK)
    answer.set()
    waiting.join()
    assert shop.state(FRONT).has_open_sale


def test_an_opening_is_written_before_the_drawer_opens(shop: Shopkeeper) -> None:
    drawer = DumbDrawer(DrawerStatus.CLOSED)
    shop.exchange(drawer=drawer)
    shop.do(OpenDrawer("bytte"))
    assert (shop.kinds()[-1], drawer.opened) == ("drawer_opened", 1)


def test_registers_and_people_that_are_not_there(shop: Shopkeeper) -> None:
    with pytest.raises(UnknownRegister):
        shop.do(AddArticle("200"), at="K9")
    with pytest.raises(UnknownOperator):
        shop.do(AddArticle("200"), "77")


def test_somebody_who_stops_waiting_does_not_stop_what_is_written(shop: Shopkeeper) -> None:
    future = shop.counter.carry_out(FRONT, "2", SALE)
    assert not future.cancel()
    assert future.result(timeout=5).receipt == 1
