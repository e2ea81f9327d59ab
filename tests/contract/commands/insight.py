"""What is written of alerts, views that are kept, and prices that are tried."""

from datetime import timedelta
from typing import Final

import msgspec

from datakasse.insight.alert import Alert, AlertMessage, AlertMessageState, AlertRecipient, AlertWay
from datakasse.insight.price_experiment import PriceExperiment, TriedPrice, Turn
from datakasse.insight.saved_view import SavedView, Span
from datakasse.storage.ports.store import Books
from tests.contract.commands.command import TODAY, Command, register_of
from tests.shop import NOON


def _alert(books: Books, number: int) -> object:
    newest = max((each.number for each in books.alerts(1)), default=0)
    day = TODAY + timedelta(days=newest)
    alert = Alert(newest + 1, day, register_of(number), "returns", NOON, number, hours=(1, 2))
    books.put_alert(alert)
    if number % 2:
        books.put_alert(msgspec.structs.replace(alert, seen_at=NOON, seen_by="1"))
    books.put_alert_recipient(AlertRecipient(number % 3, AlertWay.EMAIL, f"{number}@x.no", ("returns",)))
    days = (TODAY, TODAY) if number % 2 else None
    span = Span.FIXED if number % 2 else Span.LAST_MONTH
    books.put_saved_view(
        SavedView(number % 4, f"Visning {number}", "1", bool(number % 2), "day", span, fixed=days)
    )
    prices = (TriedPrice("200", 42_00, 45_00),)
    books.put_price_experiment(
        PriceExperiment(number % 5, prices, Turn.DAY, TODAY, 2, "x", "1", NOON, None, (number,))
    )
    state = tuple(AlertMessageState)[number % 5]
    return books.put_alert_message(AlertMessage(number % 7, number % 3, (1, 2), NOON, state, number))


def _let_insight_go(books: Books, number: int) -> object:
    books.drop_alerts([number, 99])
    books.drop_saved_view(number % 4)
    return books.drop_alert_messages([number % 7])


OF_INSIGHT: Final[tuple[Command, ...]] = (
    _alert,
    _let_insight_go,
)
