"""The monthly list: each point with its evidence, in order, signed once, and kept as it was signed."""

from datetime import UTC, datetime

import pytest

from datakasse.errors.registering import MissingRight
from datakasse.errors.routine import (
    RoutineMonthNotOver,
    RoutineMonthUnknown,
    RoutineNoteNeeded,
    RoutineOutOfOrder,
    RoutinePointUnknown,
    RoutineSignedBefore,
)
from datakasse.journal.event import RoutineSigned
from datakasse.office.control.monthly_routine import MonthShown, PointShown, show_routine, sign_point
from datakasse.office.control.routine_points import RoutinePoint
from tests.bank.camt_file import file, statement
from tests.office.banking import ACCOUNT, COFFEE_ORE, enter_account, take_in, trade
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper, card

MARCH = "2026-03"


def _sign(shop: Shopkeeper, point: str, note: str = "", by: str = KARI, month: str = MARCH) -> MonthShown:
    shown = sign_point(shop.counter, FRONT, by, month, point, note=note)
    shop.clock.forward(seconds=1)
    return shown


def _point(shown: MonthShown, point: RoutinePoint) -> PointShown:
    return next(each for each in shown.points if each.point is point)


@pytest.fixture
def april(closed_shop: Shopkeeper) -> Shopkeeper:
    """A shop that sold by card in March, seen on the second of April."""
    enter_account(closed_shop)
    trade(closed_shop, card(COFFEE_ORE))
    closed_shop.clock.moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    return closed_shop


def test_each_point_has_its_evidence(april: Shopkeeper) -> None:
    shown = show_routine(april.counter, MARCH)
    assert [each.point for each in shown.points] == list(RoutinePoint)
    assert all(each.evidence for each in shown.points)
    reconciliation = _point(shown, RoutinePoint.RECONCILIATION)
    assert ("Penger på vei uten motpost", "1 på 39,00", False) in [
        (each.name, each.value, each.in_order) for each in reconciliation.evidence
    ]
    vat = _point(shown, RoutinePoint.VAT_RATES)
    assert ("Kode 3 (standard 3)", "25 %") in [(each.name, each.value) for each in vat.evidence]
    assert (shown.over, shown.done) == (True, False)


def test_what_is_not_in_order_is_signed_with_a_word_about_it_and_kept_as_it_was(april: Shopkeeper) -> None:
    with pytest.raises(RoutineNoteNeeded):
        _sign(april, "integrations")
    shown = _sign(april, "integrations", "banken sender utskrift i morgen")
    point = _point(shown, RoutinePoint.INTEGRATIONS)
    assert point.signature is not None
    assert (point.signature.operator, point.signature.note) == (KARI, "banken sender utskrift i morgen")
    event = april.last().event
    assert isinstance(event, RoutineSigned)
    assert event.evidence == point.evidence
    whole = file(statement(account=ACCOUNT).replace("2026-11-02", "2026-03-31"))
    take_in(april, whole)
    assert _point(show_routine(april.counter, MARCH), RoutinePoint.INTEGRATIONS).evidence == event.evidence


def test_points_are_taken_in_order_each_once_and_the_month_last(april: Shopkeeper) -> None:
    with pytest.raises(RoutineOutOfOrder):
        _sign(april, "reconciliation", "x")
    with pytest.raises(RoutineOutOfOrder):
        _sign(april, "month", "x")
    *_, shown = [_sign(april, point, "sett") for point in RoutinePoint]
    assert shown.done
    assert _point(shown, RoutinePoint.MONTH).in_order
    with pytest.raises(RoutineSignedBefore):
        _sign(april, "prices", "en gang til")
    with april.counter.store.read() as books:
        before = books.routine_signatures(MARCH)
    april.shop.store.rebuild_views()
    with april.counter.store.read() as books:
        assert books.routine_signatures(MARCH) == before
    assert april.faults() == []


def test_a_month_that_is_not_over_is_shown_and_not_signed(april: Shopkeeper) -> None:
    assert not show_routine(april.counter, "2026-04").over
    with pytest.raises(RoutineMonthNotOver):
        _sign(april, "prices", "sett", month="2026-04")


def test_who_may_not_and_what_is_not_there_are_refused(april: Shopkeeper) -> None:
    with pytest.raises(MissingRight):
        _sign(april, "prices", "sett", by=OLA)
    with pytest.raises(RoutinePointUnknown):
        _sign(april, "weather", "sett")
    for month in ("2026-13", "mars", ""):
        with pytest.raises(RoutineMonthUnknown):
            show_routine(april.counter, month)


def test_statements_to_the_end_of_the_month_without_gaps_are_in_order(april: Shopkeeper) -> None:
    parts = statement(account=ACCOUNT).replace("2026-11-02", "2026-03-31")
    take_in(april, file(parts))
    evidence = _point(show_routine(april.counter, MARCH), RoutinePoint.INTEGRATIONS).evidence
    assert [each.in_order for each in evidence] == [True, True, True]
