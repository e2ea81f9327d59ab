"""What alerts tell of: found once however often it is looked, and only where it is really so."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from datakasse.counter.cash_point import business_day
from datakasse.errors.shop.locations import BadOpeningHours, UnknownLocation
from datakasse.insight.alert import HUB, SILENCE
from datakasse.insight.takings import Figure
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.insight.alert_words import KINDS, alert_text
from datakasse.office.insight.find_silence import find_silence
from datakasse.office.insight.keep_alerts import (
    SeeAlerts,
)
from datakasse.office.insight.unusual import RARE
from datakasse.office.insight.watch import watch
from datakasse.office.shop.set_opening_hours import SetOpeningHours
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.trade.shop.opening_hours import DayOfItsOwn, OpeningHours
from datakasse.trade.shop.sale_hours import Hours
from tests.office.insight.alert_desk import Office
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

# what is found


def test_a_drawer_opened_again_and_again_is_one_alert_however_often_it_is_looked(
    shop: Shopkeeper, desk: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the openings there is nothing to tell; a process that has just begun finds the same one."""
    monkeypatch.setattr("datakasse.office.insight.find_unusual.RECEIPTS_MIN", 10)
    monkeypatch.setattr("datakasse.office.insight.unusual.RECEIPTS_MIN", 10)
    for _ in range(12):
        shop.sell("200")
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    assert watch(shop.counter) == 0
    for _ in range(8):
        shop.do(OpenDrawer("veksel"))
        shop.shut_drawer()
    assert watch(shop.counter) == 1
    shop.do(OpenDrawer("veksel"))
    shop.shut_drawer()
    assert watch(shop.counter) == 0
    shop.die_and_come_back()
    shop.clock.forward(days=1)
    assert watch(shop.counter) == 0
    [alert] = desk.shown.alerts
    assert (alert.register, alert.kind, alert.times) == (FRONT, Figure.DRAWER_OPENINGS, 8)
    assert (alert.base_times, alert.base_of) == (0, 12)
    assert "8 ganger" in alert_text(alert)
    assert "0 ganger på 12 kvitteringer" in alert_text(alert)


def begin_at_ten(shop: Shopkeeper) -> datetime:
    """Open on a Monday at ten, with two months ahead in which no clock is put on or back."""
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.moment = datetime(2026, 6, 1, 8, tzinfo=UTC)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    return shop.clock.now()


def test_a_register_that_always_sells_at_this_hour_and_does_not_is_silent(
    shop: Shopkeeper, desk: Office
) -> None:
    """The clock finds it: nothing happens that would. With a sale in the hours, or a Z, it is not."""
    at_ten = begin_at_ten(shop)
    for week in range(8):
        for _ in range(8):
            shop.sell("200")
        shop.z(shop.x().report.expected_cash_ore)
        shop.clock.moment = at_ten + timedelta(weeks=week + 1)
        shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.clock.forward(hours=2)
    with shop.counter.store.read() as books:
        assert [each.register for each in find_silence(books, shop.clock.now())] == [FRONT]
        assert find_silence(books, shop.clock.now() - timedelta(hours=1.5)) == []
    assert watch(shop.counter) == 1
    [alert] = desk.shown.alerts
    assert (alert.kind, alert.hours, alert.base_times, alert.base_of) == (SILENCE, (10, 12), 64, 8)
    assert alert.day == business_day(shop.clock.now())
    assert "ingen salg siden klokken 10" in alert_text(alert)
    shop.sell("200")
    with shop.counter.store.read() as books:
        assert find_silence(books, shop.clock.now()) == []

    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.moment = at_ten + timedelta(weeks=9, hours=-2)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    noon = at_ten + timedelta(weeks=9, hours=2)
    with shop.counter.store.read() as books:
        assert [each.register for each in find_silence(books, noon)] == [FRONT]
    shop.z(shop.x().report.expected_cash_ore)
    shop.do(DeclareFloat(1_000_00, explanation="flyttet"))
    with shop.counter.store.read() as books:
        assert find_silence(books, noon) == []


def sell_at_ten_for_eight_weeks(shop: Shopkeeper) -> datetime:
    """Sell from ten on eight Mondays; return ten o'clock on the ninth, on which the day is open."""
    at_ten = begin_at_ten(shop)
    for week in range(8):
        for _ in range(8):
            shop.sell("200")
        shop.z(shop.x().report.expected_cash_ore)
        shop.clock.moment = at_ten + timedelta(weeks=week + 1)
        shop.do(DeclareFloat(0, explanation="flyttet"))
    return at_ten + timedelta(weeks=8)


def test_silence_is_told_of_while_the_shop_is_open_only(shop: Shopkeeper) -> None:
    """Without hours as before; shut at noon, for a day, or on Mondays, nothing is told."""
    at_ten = sell_at_ten_for_eight_weeks(shop)
    noon, monday = at_ten + timedelta(hours=2, minutes=5), at_ten.date()

    def silent(*week: Hours | None, days: tuple[DayOfItsOwn, ...] = ()) -> bool:
        shop.do(SetOpeningHours("1", OpeningHours(week, days=days)), KARI)
        with shop.counter.store.read() as books:
            return bool(find_silence(books, noon))

    long, short = Hours(time(9), time(17)), Hours(time(9), time(12))
    late = Hours(time(10, 30), time(17))
    assert silent()
    assert silent(long, *[None] * 6)
    assert not silent(None, *[long] * 6)
    assert not silent(short, *[long] * 6)
    assert not silent(late, *[long] * 6)
    assert not silent(*[long] * 7, days=(DayOfItsOwn(monday),))
    assert silent(*[None] * 7, days=(DayOfItsOwn(monday, long),))
    assert silent(*[Hours(time(0), time(0))] * 7)
    assert silent()


def test_a_clock_that_has_leapt_tells_of_no_silence(shop: Shopkeeper) -> None:
    """Two whole hours have to be lived through; a journal ahead of the clock says that it went back."""
    at_ten = sell_at_ten_for_eight_weeks(shop)
    noon = at_ten + timedelta(hours=2, minutes=5)
    with shop.counter.store.read() as books:
        assert find_silence(books, noon, at_ten - timedelta(minutes=1))
        assert find_silence(books, noon, at_ten + timedelta(minutes=1)) == []
    shop.clock.moment = at_ten + timedelta(weeks=2)
    shop.do(SetOpeningHours("1", OpeningHours((Hours(time(0), time(0)),) * 7)), KARI)
    with shop.counter.store.read() as books:
        assert find_silence(books, noon) == []


def test_the_journal_has_the_opening_hours_that_were_and_that_are(shop: Shopkeeper) -> None:
    week = (Hours(time(9), time(17)),) * 5 + (Hours(time(10), time(15)), None)
    shop.do(SetOpeningHours("1", OpeningHours(week)), KARI)
    shop.do(SetOpeningHours("1", OpeningHours(week)), KARI)
    shop.do(SetOpeningHours("1", OpeningHours(week, days=(DayOfItsOwn(date(2026, 12, 24)),))), KARI)
    told = [record.event for record in shop.entries() if isinstance(record.event, SettingsChanged)]
    weekly = "man-fre 09:00-17:00, lør 10:00-15:00, søn stengt, helligdag stengt"
    assert [event.subject for event in told if event.what == "opening_hours"] == [
        f"1: fra ingen til {weekly}",
        f"1: fra {weekly} til det samme, 24.12.2026 stengt",
    ]
    with pytest.raises(UnknownLocation):
        shop.do(SetOpeningHours("99", OpeningHours(week)), KARI)
    with pytest.raises(BadOpeningHours):
        shop.do(SetOpeningHours("1", OpeningHours(week[:3])), KARI)


def test_a_register_that_has_just_sold_or_is_shut_in_most_weeks_is_not_silent(
    shop: Shopkeeper, desk: Office
) -> None:
    at_ten = begin_at_ten(shop)
    for _ in range(80):
        shop.sell("200")
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.moment = at_ten + timedelta(weeks=1, hours=2)
    assert watch(shop.counter) == 0
    assert desk.shown.alerts == []


def test_a_drawer_that_is_counted_far_off_is_told_by_rule(shop: Shopkeeper, desk: Office) -> None:
    """One count a day has no rate; ten kroner are not worth a message, three hundred are."""
    shop.sell("200")
    shop.z(CloseDay(shop.x().report.expected_cash_ore - 10_00, explanation="vet ikke"))
    assert watch(shop.counter) == 0
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    shop.z(CloseDay(shop.x().report.expected_cash_ore + 300_00, explanation="vet ikke"))
    assert watch(shop.counter) == 1
    [alert] = desk.shown.alerts
    assert (alert.kind, alert.amount_ore) == (Figure.CASH_DIFFERENCES, 300_00)
    assert (alert.base_times, alert.base_of) == (1, 10_00)
    assert "kassedifferanse 300,00 kr. I de åtte ukene før: 1 stk., 10,00 kr i alt" in alert_text(alert)


def test_everything_that_is_looked_at_has_a_name() -> None:
    assert set(KINDS) == {SILENCE, HUB, *RARE}


def test_what_was_seen_is_seen_by_the_first_who_did(shop: Shopkeeper, desk: Office) -> None:
    desk.alert(3)
    head = shop.head()
    assert shop.do(SeeAlerts((1, 3, 99)), KARI) == 2
    assert (desk.shown.unseen, [bool(each.seen_at) for each in desk.shown.alerts]) == (1, [True, False, True])
    first = desk.shown.alerts[0]
    assert (first.seen_by, shop.do(SeeAlerts((3,)), KARI)) == (KARI, 0)
    assert (desk.shown.alerts[0], shop.head()) == (first, head)
