"""What alerts are tried with: somebody to tell, ways to reach her that break when told to, kept secrets."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date, timedelta

import msgspec
import pytest

from datakasse.insight.alert import Alert, AlertMessageState, AlertWay
from datakasse.insight.takings import Figure
from datakasse.office.insight.alert_ways import AlertOutcome, AlertWays, NotTold, ToldAlerts
from datakasse.office.insight.keep_alerts import (
    PutAlertRecipient,
    ShownAlerts,
    show_alerts,
)
from datakasse.office.insight.tell_alerts import tell_waiting
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

LISE = "lise@example.no"
HOOK = "https://varsel.example.no/kasse?x=1"
SECRET = "en lang nok hemmelighet 42"


class Secrets(dict[str, str]):
    """A place for secrets."""

    def read(self) -> Mapping[str, str]:
        """Return them."""
        return dict(self)

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else is here."""
        return nullcontext()

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new ones."""
        kept = {name: text for name, text in {**self, **changed}.items() if text}
        self.clear()
        self.update(kept)


class Killed(BaseException):
    """The process ends here."""


class Hook:
    """An address that takes what is posted, or does what it was told first."""

    def __init__(self, *moods: AlertOutcome | type[Killed]) -> None:
        self.taken: list[tuple[str, str, str, ToldAlerts]] = []
        self._moods = list(moods)

    def post(self, address: str, secret: str, key: str, body: bytes) -> None:
        """Take it."""
        if self._moods:
            mood = self._moods.pop(0)
            if not isinstance(mood, AlertOutcome):
                self.taken.append((address, secret, key, msgspec.json.decode(body, type=ToldAlerts)))
                raise mood
            raise NotTold("svarte 503", mood)
        self.taken.append((address, secret, key, msgspec.json.decode(body, type=ToldAlerts)))


class Office:
    """Who is told at a shop, and what is on its way to them."""

    def __init__(self, shop: Shopkeeper) -> None:
        self.shop = shop
        self.secrets = Secrets()
        self.hook = Hook()

    def tell(self) -> None:
        """Send what waits, as a process that has just begun would."""
        ways = AlertWays(self.shop.counter, self.secrets, self.hook, lambda: 0.0)
        tell_waiting(ways)

    def recipient(self, way: AlertWay = AlertWay.EMAIL, number: int = 1, **given: str) -> None:
        """Tell somebody from now on."""
        address = given.get("address", LISE if way is AlertWay.EMAIL else HOOK)
        secret = given.get("secret", "" if way is AlertWay.EMAIL else SECRET)
        self.shop.do(
            PutAlertRecipient(
                self.secrets, way, address, number, is_new=True, is_confirmed=True, secret=secret
            ),
            KARI,
        )

    def alert(self, count: int = 1, kind: str = Figure.RETURNS) -> None:
        """Have some alerts, each of a day of its own."""
        store, now = self.shop.counter.store, self.shop.clock.now()
        with store.read() as books:
            first = max((each.number for each in books.alerts(1)), default=0) + 1
        for number in range(first, first + count):
            alert = Alert(number, date(2026, 1, 1) + timedelta(days=number), FRONT, kind, now, 9, 900_00)
            store.write(lambda books, alert=alert: books.put_alert(alert)).result()

    @property
    def shown(self) -> ShownAlerts:
        """What the page shows."""
        with self.shop.counter.store.read() as books:
            return show_alerts(books, self.shop.clock.now())

    @property
    def states(self) -> list[AlertMessageState]:
        """The states of all messages, oldest first."""
        return [each.state for each in self.shown.messages][::-1]


@pytest.fixture
def desk(shop: Shopkeeper) -> Office:
    """The office of an open shop."""
    return Office(shop)
