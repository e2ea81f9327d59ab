"""Never twice, never half, never silently missing: what the outbox does whatever the other side does."""

import shutil
import threading
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.errors.ledger.accounting_system import AlreadyThere, SkipReasonMissing, UnknownDayVoucher
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.delivery.accounting_system import NotBooked, TheirAccount, Trouble
from datakasse.office.delivery.choose_system import ChooseSystem
from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.office.delivery.mend import RetryDelivery, SkipDelivery
from datakasse.office.delivery.show_outbox import show_delivery
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState, DocumentState, Why
from lab.partners.memory_system import GOOD_TOKEN, TOKEN, Killed, Mood
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


def test_one_voucher_that_never_gets_through_does_not_stop_the_others_for_ever(office: Office) -> None:
    keys = office.days.close(3)
    office.theirs.poisoned = keys[0]
    for _ in range(8):
        when = office.deliver().next_try
        assert when is not None
        office.shop.clock.moment = when
    assert office.theirs.keys() == keys[1:]
    assert office.row(keys[0]).why is Why.NO_ANSWER


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


def test_what_was_taken_and_cannot_be_seen_needs_a_person_and_is_not_sent_again(office: Office) -> None:
    office.theirs.is_blind = True
    (key,) = office.days.close()
    office.deliver_until_done()
    row = office.row(key)
    assert (row.state, row.why, row.their_number) == (DeliveryState.NEEDS_A_PERSON, Why.NOT_SEEN, "1-2026")
    assert office.theirs.calls["book"] == 1


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


def test_a_refused_voucher_stops_with_their_words_and_the_others_go_on(office: Office) -> None:
    office.theirs.booking = [Mood.REFUSES]
    keys = office.days.close(3)
    assert office.deliver().next_try is None
    row = office.row(keys[0])
    assert (row.state, row.why, row.reason, row.request_id) == (
        DeliveryState.REFUSED,
        Why.REFUSED,
        "Perioden er låst",
        "req-1",
    )
    assert office.theirs.keys() == keys[1:]
    office.shop.do(RetryDelivery(keys[0]), KARI)
    office.deliver()
    assert sorted(office.theirs.keys()) == keys
    assert office.states() == ["confirmed"] * 3


def test_what_stands_there_otherwise_needs_a_person(office: Office) -> None:
    office.theirs.booking = [Mood.WRITES_ELSE]
    (key,) = office.days.close()
    office.deliver()
    row = office.row(key)
    assert (row.state, row.why) == (DeliveryState.NEEDS_A_PERSON, Why.DIFFERS)
    assert row.reason == "summen der er 126,00, her 125,00"
    office.theirs.vouchers.clear()
    office.shop.do(RetryDelivery(key), KARI)
    office.deliver()
    assert office.states() == ["confirmed"]


def test_an_account_without_a_place_stops_its_voucher_and_no_other(office: Office) -> None:
    keys = office.days.close() + office.days.close(account="3100") + office.days.close()
    office.deliver()
    row = office.row(keys[1])
    assert (row.state, row.why, row.reason) == (DeliveryState.NEEDS_A_PERSON, Why.NOT_MAPPED, "konto 3100")
    assert office.theirs.keys() == [keys[0], keys[2]]


def test_a_closed_account_and_a_closed_vat_code_are_named(office: Office) -> None:
    place = office.connection.place
    assert place is not None
    closed = TheirAccount("3000", "Salg", open=False)
    vat_type = msgspec.structs.replace(place.vat_types["3"], open=False)
    office.change(
        place=msgspec.structs.replace(
            place, accounts={**place.accounts, "3000": closed}, vat_types={"3": vat_type}
        )
    )
    (key,) = office.days.close()
    office.deliver()
    assert office.row(key).reason == "konto 3000 (stengt der), mva-kode 3 (stengt der)"
    assert not office.theirs.vouchers


def test_a_voucher_that_the_ledger_cannot_make_waits_with_its_reason(office: Office) -> None:
    keys = office.days.close(2)
    office.days.waiting.add(keys[0])
    office.deliver()
    row = office.row(keys[0])
    assert (row.state, row.why, row.reason) == (
        DeliveryState.WAITING,
        Why.NOT_POSTED,
        "varegruppe ANNET har ingen konto",
    )
    assert office.theirs.keys() == [keys[1]]
    office.days.waiting.clear()
    office.deliver_until_done()
    assert office.states() == ["confirmed"] * 2


def test_a_day_on_which_nothing_happened_is_shown_and_not_sent(office: Office) -> None:
    (key,) = office.days.close()
    office.days.vouchers[0] = msgspec.structs.replace(office.days.vouchers[0], lines=())
    assert office.deliver().next_try is None
    assert (office.row(key).state, office.row(key).why) == (DeliveryState.SKIPPED, Why.EMPTY)
    assert not office.theirs.calls


def test_three_days_away_and_then_all_in_order(office: Office) -> None:
    keys = office.days.close(60)
    office.theirs.finding = [Mood.AWAY] * 10_000
    ended = office.shop.clock.moment + timedelta(days=3)
    while office.shop.clock.moment < ended:
        when = office.deliver().next_try
        assert when is not None
        office.shop.clock.moment = when
    asked = office.theirs.calls["find"]
    assert asked < 72 * 72, "an hour between rounds, and a few vouchers more in each"
    office.theirs.finding.clear()
    office.deliver_until_done()
    assert office.theirs.keys() == keys
    assert office.theirs.calls["book"] == 60


def test_waits_grow_and_nobody_behind_is_asked_for_meanwhile(office: Office) -> None:
    office.days.close(3)
    office.theirs.finding = [Mood.AWAY] * 4
    waits: list[float] = []
    for _ in range(4):
        now = office.shop.clock.moment
        when = office.deliver().next_try
        assert when is not None
        waits.append((when - now).total_seconds())
        office.shop.clock.moment = when
    assert waits == [5, 30, 120, 600]
    assert office.theirs.calls["find"] == 4


def test_asked_to_be_left_alone_it_leaves_the_system_alone(office: Office) -> None:
    office.days.close(3)
    office.theirs.finding, office.theirs.wait_s = [Mood.BUSY], 300
    now = office.shop.clock.moment
    assert office.deliver().next_try == now + timedelta(seconds=300)
    office.shop.clock.forward(seconds=299)
    office.deliver()
    assert office.theirs.calls["find"] == 1
    office.shop.clock.forward(seconds=1)
    office.deliver()
    assert office.states() == ["confirmed"] * 3


def test_revoked_in_the_middle_it_stops_and_loses_nothing(office: Office) -> None:
    keys = office.days.close(4)
    office.theirs.held = lambda: office.theirs.tokens.clear() if len(office.theirs.vouchers) == 2 else None
    assert office.deliver().next_try is None
    assert "confirmed" in office.states()
    assert office.connection.stopped
    calls = dict(office.theirs.calls)
    office.shop.clock.forward(days=1)
    office.deliver()
    assert office.theirs.calls == calls, "a system that shut us out is not knocked at again"
    stopped = next(row for row in office.rows() if row.why is Why.LOCKED_OUT)
    assert GOOD_TOKEN not in stopped.reason
    assert "401 Unauthorized" in stopped.reason
    office.theirs.held = lambda: None
    office.theirs.tokens = {"another-token-of-the-bakery"}
    office.dispatch.systems.secrets("memory").write({TOKEN: "another-token-of-the-bakery"})
    office.change(stopped="")
    if stopped.state is DeliveryState.NEEDS_A_PERSON:
        office.shop.do(RetryDelivery(stopped.key), KARI)
    office.deliver_until_done()
    assert sorted(office.theirs.keys()) == keys
    assert office.states() == ["confirmed"] * 4


def test_a_z_report_that_cannot_be_attached_leaves_the_voucher_confirmed(office: Office) -> None:
    office.theirs.attaching = [Mood.AWAY, Mood.REFUSES]
    (key,) = office.days.close()
    office.deliver_until_done()
    row = office.row(key)
    assert (row.state, row.document, row.why) == (
        DeliveryState.CONFIRMED,
        DocumentState.REFUSED,
        Why.REFUSED,
    )
    office.shop.do(RetryDelivery(key), KARI)
    office.deliver_until_done()
    assert office.row(key).document is DocumentState.ATTACHED
    assert office.theirs.calls["book"] == 1


def test_their_own_vat_is_accepted_and_its_difference_kept(office: Office) -> None:
    office.theirs.vat_off_ore = {"3": -1}
    keys = office.days.close(3)
    office.deliver()
    assert [office.row(key).vat_difference_ore for key in keys] == [{"3": -1}] * 3
    assert show_delivery(office.dispatch).vat_difference_ore == {"3": -3}, "a running total"
    assert office.states() == ["confirmed"] * 3


def test_the_year_turns_between_two_tries(office: Office) -> None:
    office.shop.clock.moment = datetime(2026, 12, 31, 22, 59, 57, tzinfo=UTC)
    office.change(start=date(2026, 12, 31))
    office.days.close()
    office.days.vouchers[0] = msgspec.structs.replace(office.days.vouchers[0], day=date(2026, 12, 31))
    office.theirs.booking = [Mood.LOSES_ANSWER]
    when = office.deliver().next_try
    assert when is not None
    assert when.year == 2026
    office.shop.clock.moment = datetime(2027, 1, 1, 6, tzinfo=UTC)
    office.deliver()
    (standing,) = office.theirs.vouchers
    assert standing.voucher.day == date(2026, 12, 31)
    assert office.states() == ["confirmed"]


def test_a_clock_set_a_year_ahead_and_back_does_not_stop_it(office: Office) -> None:
    office.days.close()
    office.theirs.finding = [Mood.AWAY]
    right = office.shop.clock.moment
    office.shop.clock.forward(days=365)
    office.deliver()
    office.shop.clock.moment = right
    office.deliver()
    assert office.states() == ["confirmed"]


def test_a_skipped_voucher_stands_in_the_journal_with_its_reason(office: Office) -> None:
    office.theirs.booking = [Mood.REFUSES]
    (key,) = office.days.close()
    office.deliver()
    office.shop.refuse(SkipReasonMissing, SkipDelivery(key, "  "), KARI)
    office.shop.refuse(UnknownDayVoucher, SkipDelivery("K1-Z-000099", "Ført for hånd"), KARI)
    office.shop.do(SkipDelivery(key, "Ført for hånd av Lie"), KARI)
    assert office.shop.last().event == SettingsChanged(
        what="voucher delivery skipped", subject=f"{key}: Ført for hånd av Lie"
    )
    assert office.deliver().next_try is None
    assert office.states() == ["skipped"]
    assert not office.theirs.vouchers


def test_skipped_while_it_is_on_its_way_the_truth_wins(office: Office) -> None:
    (key,) = office.days.close()

    def skip_it() -> None:
        if office.theirs.calls.get("book") and not office.theirs.vouchers:
            office.shop.do(SkipDelivery(key, "Ført for hånd"), KARI)

    office.theirs.held = skip_it
    office.deliver()
    assert len(office.theirs.vouchers) == 1
    assert office.states() == ["confirmed"], "it was skipped too late, and stands there"


def test_skipped_before_it_is_let_go_it_stays_here(office: Office) -> None:
    (key,) = office.days.close()
    office.theirs.held = lambda: office.shop.do(SkipDelivery(key, "Ført for hånd"), KARI)
    office.deliver()
    assert office.states() == ["skipped"]
    assert not office.theirs.vouchers


def test_new_credentials_entered_while_the_old_ones_are_refused_are_not_stopped_by_them(
    office: Office,
) -> None:
    office.days.close()
    office.theirs.tokens = {"the-next-token-of-the-bakery"}

    def enter_new_ones() -> None:
        office.theirs.held = lambda: None
        raised = NotBooked("401", Trouble.LOCKED_OUT)
        systems = office.dispatch.systems
        office.shop.do(ChooseSystem(systems, "memory", {}, {TOKEN: "the-next-token-of-the-bakery"}), KARI)
        raise raised

    office.theirs.held = enter_new_ones
    office.deliver()
    assert not office.connection.stopped
    office.deliver_until_done()
    assert office.states() == ["confirmed"]


def test_what_is_booked_is_neither_skipped_nor_sent_again(office: Office) -> None:
    (key,) = office.days.close()
    office.deliver()
    office.shop.refuse(AlreadyThere, SkipDelivery(key, "angret"), KARI)
    office.shop.refuse(AlreadyThere, RetryDelivery(key), KARI)


def test_a_fault_of_ours_needs_a_person_and_tells_no_secret(office: Office) -> None:
    office.theirs.finding = [Mood.BREAKS] * 9
    (key,) = office.days.close()
    office.deliver_until_done()
    row = office.row(key)
    assert (row.state, row.why, row.reason) == (DeliveryState.NEEDS_A_PERSON, Why.FAULT, "RuntimeError")


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
