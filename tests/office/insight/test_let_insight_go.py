"""
Alerts that were seen and views that were taken away go by themselves, a year after the end of their year.

Rule: what nobody has seen, what somebody is still to be told of, and what is in use stays; nothing is erased
by the clock alone; a number is never used again.

Law: GDPR art. 5 (1)(e).
"""

from datetime import UTC, date, datetime

import msgspec
import pytest

from datakasse.insight.alert import Alert, AlertMessage, AlertMessageState, AlertRecipient, AlertWay
from datakasse.insight.saved_view import Span
from datakasse.insight.takings import Figure
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.insight.keep_alerts import SeeAlerts
from datakasse.office.insight.keep_views import DropView, KeepView
from datakasse.office.insight.report_sales import Apart
from datakasse.storage.ports.store import Books
from datakasse.web.rooms.retention_room import RetentionRoom
from tests.office.people.test_staff_register import vouch_for_today
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

SEEN, UNSEEN, WAITING, UNTOLD, NEWEST = range(1, 6)


@pytest.fixture
def alerted(shop: Shopkeeper) -> Shopkeeper:
    """A shop with alerts of 2026: seen and told, unseen, in a message on its way, and not told at all."""

    def enter(books: Books) -> None:
        now = shop.clock.now()
        for number in (SEEN, UNSEEN, WAITING, UNTOLD, NEWEST):
            books.put_alert(Alert(number, date(2026, 4, number), FRONT, Figure.RETURNS, now, 9))
        recipient = AlertRecipient(1, AlertWay.EMAIL, "lise@example.no", told_through=WAITING)
        books.put_alert_recipient(recipient)
        books.put_alert_message(AlertMessage(1, 1, (SEEN, UNSEEN), now, AlertMessageState.TOLD))
        books.put_alert_message(AlertMessage(2, 1, (WAITING,), now))

    shop.counter.store.write(enter).result()
    shop.do(SeeAlerts((SEEN, WAITING, UNTOLD, NEWEST)), KARI)
    return shop


def kept(shop: Shopkeeper) -> tuple[list[int], list[int]]:
    """Return the numbers of the alerts and of the messages that there are."""
    with shop.counter.store.read() as books:
        alerts, messages = books.alerts_after(0, 99), books.alert_messages(99)
    return [each.number for each in alerts], [each.number for each in messages][::-1]


@pytest.mark.law("law.md 5.5")
def test_an_alert_goes_when_it_was_seen_and_told_and_its_time_is_over(alerted: Shopkeeper) -> None:
    room = RetentionRoom(alerted.counter)
    alerted.close_a_day()
    alerted.clock.moment = datetime(2027, 12, 31, 12, tzinfo=UTC)
    vouch_for_today(alerted)
    assert room.look() == 0
    alerted.clock.forward(days=1)
    assert room.look() == 0, "a clock that leapt forward erases nothing"
    vouch_for_today(alerted)
    head = alerted.head()
    assert room.look() == 1
    assert kept(alerted) == ([UNSEEN, WAITING, UNTOLD, NEWEST], [2])
    [entry] = alerted.entries(FRONT, head + 1)
    assert (entry.operator, entry.event) == ("", SettingsChanged("alerts let go", "2026-12-31"))
    assert room.look() == 0


def test_what_stayed_goes_once_nothing_holds_it_and_the_newest_keeps_its_number(alerted: Shopkeeper) -> None:
    def end(books: Books) -> None:
        [waiting] = books.open_alert_messages()
        books.put_alert_message(msgspec.structs.replace(waiting, state=AlertMessageState.DEAD))
        [recipient] = books.alert_recipients()
        books.put_alert_recipient(msgspec.structs.replace(recipient, address=""))

    alerted.counter.store.write(end).result()
    alerted.do(SeeAlerts((UNSEEN,)), KARI)
    alerted.close_a_day()
    alerted.clock.moment = datetime(2028, 1, 1, 12, tzinfo=UTC)
    vouch_for_today(alerted)
    assert RetentionRoom(alerted.counter).look() == 4
    assert kept(alerted) == ([NEWEST], [2])


@pytest.mark.law("law.md 5.5")
def test_a_view_that_was_taken_away_goes_and_one_in_use_stays(shop: Shopkeeper) -> None:
    room = RetentionRoom(shop.counter)
    dropped, used, late, last = (
        shop.do(KeepView(name, Apart.DAY, Span.TODAY), KARI).number for name in ("A", "B", "C", "D")
    )
    shop.do(DropView(dropped), KARI)
    shop.close_a_day()
    shop.clock.moment = datetime(2027, 2, 1, 12, tzinfo=UTC)
    shop.do(DropView(late), KARI)
    shop.do(DropView(last), KARI)
    shop.clock.moment = datetime(2028, 1, 1, 12, tzinfo=UTC)
    vouch_for_today(shop)
    head = shop.head()
    assert room.look() == 1
    [entry] = shop.entries(FRONT, head + 1)
    assert entry.event == SettingsChanged("views let go", "2026-12-31")
    shop.clock.moment = datetime(2029, 1, 1, 12, tzinfo=UTC)
    vouch_for_today(shop)
    assert room.look() == 1
    with shop.counter.store.read() as books:
        assert [each.number for each in books.saved_views()] == [used, last]
    assert shop.do(KeepView("E", Apart.DAY, Span.TODAY), KARI).number == last + 1
