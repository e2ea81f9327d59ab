"""Two server processes keep views and tell of alerts: nothing is written over, and nobody comes back."""

from datetime import timedelta

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.insight.alert import AlertRecipient, AlertWay
from datakasse.insight.saved_view import Span
from datakasse.office.insight.keep_views import KeepView
from datakasse.office.insight.report_sales import Apart
from datakasse.storage.ports.store import Books
from tests.postgres.pair import LONG_S, Held, Pair, against
from tests.shop import BACK
from tests.till.shopkeeper import KARI

LISE = AlertRecipient(1, AlertWay.EMAIL, "lise@example.no")


def test_two_views_that_are_kept_at_once_are_both_there(pair: Pair) -> None:
    first, second = (KeepView(name, Apart.DAY, Span.TODAY) for name in ("Ukens", "Dagens"))
    against(pair, Held(first), KARI, lambda: pair.other.carry_out(BACK, KARI, second).result(LONG_S).number)
    with pair.one.store.read() as books:
        assert {each.number: each.name for each in books.saved_views()} == {1: "Ukens", 2: "Dagens"}


def test_who_is_taken_away_while_alerts_are_gathered_does_not_come_back(pair: Pair) -> None:
    """Gathering reads whom it may concern, and writes back whole what it read."""
    pair.one.store.write(lambda books: books.put_alert_recipient(LISE)).result(LONG_S)

    def forget(point: CashPoint) -> None:
        [known] = point.books.alert_recipients()
        point.books.put_alert_recipient(msgspec.structs.replace(known, address=""))

    def gather() -> int:
        at = pair.clock.now() + timedelta(minutes=1)

        def note(books: Books) -> int:
            [known] = books.alert_recipients()
            books.put_alert_recipient(msgspec.structs.replace(known, gathered_at=at))
            return known.number

        return pair.other.store.write(note).result(LONG_S)

    against(pair, Held(forget), KARI, gather)
    with pair.one.store.read() as books:
        [known] = books.alert_recipients()
    assert (known.address, known.gathered_at is None) == ("", False)
