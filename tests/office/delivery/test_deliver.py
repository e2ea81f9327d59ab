"""Never twice, never half, never silently missing: what the outbox does whatever the other side does."""

import shutil
import threading
from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.office.delivery.mend import RetryDelivery
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState, DocumentState, Why
from lab.partners.memory_system import Killed, Mood
from tests.office.delivery.outbox import FIRST_DAY, PDF, Office
from tests.till.shopkeeper import KARI, Shopkeeper


def test_a_voucher_is_looked_for_booked_read_back_and_documented(office: Office) -> None:
    (key,) = office.days.close()
    assert office.deliver().next_try is None
    row = office.row(key)
    assert (row.state, row.document, row.their_number, row.why) == (
        DeliveryState.CONFIRMED,
        DocumentState.ATTACHED,
        "1-2026",
        None,
    )
    assert office.theirs.calls == {"find": 2, "book": 1, "attach": 1}
    (standing,) = office.theirs.vouchers
    assert standing.voucher == office.days.vouchers[0]
    assert [(document.name, document.pdf) for document in standing.documents] == [(f"{key}.pdf", PDF)]


def test_what_is_done_is_not_done_again(office: Office) -> None:
    office.days.close(3)
    office.deliver()
    calls = dict(office.theirs.calls)
    assert office.deliver().next_try is None
    assert office.theirs.calls == calls
    assert len(office.theirs.vouchers) == 3


def test_only_days_from_the_start_day_on_get_a_row(office: Office) -> None:
    office.change(start=FIRST_DAY + timedelta(days=2))
    keys = office.days.close(4)
    office.deliver()
    assert office.theirs.keys() == keys[2:]
    assert len(office.rows()) == 2


@pytest.mark.parametrize("mood", [Mood.LOSES_ANSWER, Mood.LOSES_REQUEST, Mood.AWAY, Mood.BUSY, Mood.BREAKS])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_whatever_is_lost_on_the_way_it_stands_there_once(office: Office, mood: Mood, times: int) -> None:
    office.theirs.booking = [mood] * times
    office.theirs.wait_s = 90
    keys = office.days.close(2)
    office.deliver_until_done()
    assert sorted(office.theirs.keys()) == keys
    assert office.theirs.keys() == keys or mood is Mood.BREAKS, "in order, but for a fault of ours"
    assert office.states() == ["confirmed"] * 2


def test_without_the_look_up_a_lost_answer_would_double(office: Office) -> None:
    """The control experiment: the other side has no guard, so it is ours that the test above sees."""
    office.theirs.booking = [Mood.LOSES_ANSWER]
    office.theirs.is_blind = True
    office.days.close()
    office.deliver()
    office.shop.clock.forward(hours=2)
    office.deliver()
    assert len(office.theirs.vouchers) == 2


def test_after_a_lost_answer_not_found_counts_only_after_a_while(office: Office) -> None:
    """The voucher is still on its way in when it is first looked for."""
    office.theirs.booking = [Mood.LOSES_ANSWER]
    office.theirs.is_blind = True
    office.days.close()
    office.deliver()
    for _ in range(3):
        office.shop.clock.forward(seconds=30)
        office.deliver()
    assert office.theirs.calls["book"] == 1
    office.theirs.is_blind = False
    office.shop.clock.forward(seconds=30)
    office.deliver()
    assert office.states() == ["confirmed"]
    assert len(office.theirs.vouchers) == 1


@pytest.mark.parametrize("mood", [Mood.DIES_BEFORE, Mood.DIES_AFTER])
@pytest.mark.parametrize("at", ["booking", "finding", "attaching"])
def test_a_crash_between_any_two_steps_leaves_one_voucher(office: Office, mood: Mood, at: str) -> None:
    office.theirs.booking = [mood] if at == "booking" else []
    office.theirs.finding = [Mood.ANSWERS, mood] if at == "finding" else []
    office.theirs.attaching = [mood] if at == "attaching" else []
    (key,) = office.days.close()
    with pytest.raises(Killed):
        office.deliver()
    office.shop.die_and_come_back()
    office.take_up()
    office.shop.clock.forward(minutes=5)
    office.deliver_until_done()
    assert office.theirs.keys() == [key]
    assert office.states() == ["confirmed"]
    assert len(office.theirs.vouchers[0].documents) == 1


def test_a_database_from_yesterday_doubles_nothing(office: Office) -> None:
    """Yesterday's file knows nothing of what was sent since; the other side does."""
    office.days.close(2)
    office.deliver()
    office.shop.close()
    yesterday = office.shop.folder.with_name("yesterday")
    shutil.copytree(office.shop.folder, yesterday)
    office.shop.die_and_come_back()
    office.take_up()
    keys = office.days.close(3)
    office.deliver()
    assert len(office.theirs.vouchers) == 5
    office.shop.close()
    for name in ("datakasse.db", "datakasse.db-wal", "datakasse.db-shm"):
        (office.shop.folder / name).unlink(missing_ok=True)
        if (yesterday / name).exists():
            shutil.copy(yesterday / name, office.shop.folder / name)
    office.shop.die_and_come_back()
    office.take_up()
    assert len(office.rows()) == 2
    books = office.theirs.calls["book"]
    office.deliver_until_done()
    assert office.theirs.calls["book"] == books
    assert len(office.theirs.vouchers) == 5
    assert [row.key for row in office.rows()][2:] == keys
    assert office.states() == ["confirmed"] * 5
    assert all(len(standing.documents) == 1 for standing in office.theirs.vouchers)


def test_a_day_made_anew_after_a_restore_is_not_taken_for_the_one_that_was_sent(office: Office) -> None:
    (key,) = office.days.close()
    office.deliver()
    office.days.vouchers.clear()
    office.days.close(cash_ore=99_900)
    office.connect(msgspec.structs.replace(office.connection, number=2))
    office.deliver()
    row = office.row(key)
    assert (row.state, row.why) == (DeliveryState.NEEDS_A_PERSON, Why.DIFFERS)
    assert row.reason == "summen der er 125,00, her 999,00"
    assert len(office.theirs.vouchers) == 1


def test_two_workers_at_once_send_nothing_twice(office: Office) -> None:
    """Each stops on its way inside the first call; only one of them ever comes there."""
    keys = office.days.close(3)
    inside, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        inside.set()
        assert go_on.wait(20)

    office.theirs.held = hold
    other = office.take_up()
    first = threading.Thread(target=deliver_waiting, args=(office.take_up(),))
    first.start()
    assert inside.wait(20)
    assert not deliver_waiting(other).ours
    go_on.set()
    first.join()
    assert deliver_waiting(other).ours
    assert office.theirs.keys() == keys
    assert office.theirs.at_once == 1


def test_many_workers_in_a_race_send_nothing_twice(office: Office) -> None:
    keys = office.days.close(12)
    workers = [office.take_up() for _ in range(4)]
    start = threading.Barrier(len(workers))

    def work(number: int) -> None:
        start.wait()
        for _ in range(20):
            deliver_waiting(workers[number])

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(workers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    office.deliver_until_done()
    assert office.theirs.keys() == keys
    assert office.theirs.at_once == 1


MOODS = st.lists(
    st.sampled_from([mood for mood in Mood if mood not in {Mood.REFUSES, Mood.WRITES_ELSE}]), max_size=6
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(booking=MOODS, finding=MOODS, attaching=MOODS)
def test_whatever_happens_in_whatever_order_each_stands_there_once(
    closed_shop: Shopkeeper, booking: list[Mood], finding: list[Mood], attaching: list[Mood]
) -> None:
    office = Office(closed_shop)
    with closed_shop.counter.store.read() as books:
        number = len(books.connections()) + 1
    office.connect(msgspec.structs.replace(office.connection, number=number))
    office.theirs.booking, office.theirs.finding, office.theirs.attaching = booking, finding, attaching
    keys = office.days.close(3)
    for _ in range(40):
        try:
            office.deliver_until_done()
        except Killed:
            office.take_up()
            office.shop.clock.forward(minutes=3)
            continue
        for row in office.rows():
            if row.needs_a_person or row.document is DocumentState.REFUSED:
                office.shop.do(RetryDelivery(row.key), KARI)
        if office.states() == ["confirmed"] * 3:
            break
    assert sorted(office.theirs.keys()) == keys
    assert all(len(standing.documents) == 1 for standing in office.theirs.vouchers)
