"""The other side is away, asks to be left alone or lets nobody in: later all of it, in order, and once."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.office.delivery.choose_system import ChooseSystem
from datakasse.office.delivery.mend import RetryDelivery
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState, Why
from lab.partners.memory_system import GOOD_TOKEN, TOKEN, Mood
from tests.office.delivery.outbox import Office
from tests.till.shopkeeper import KARI


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
