"""
Counts the steps of SQLite's own machine: what a question costs, the same each time, where time is noise.

Days are sold behind a shop for it; what is asked behind few receipts is held against the same behind many.
"""

import threading
from collections.abc import Sequence

import pytest
from httpx2 import Response

from datakasse.storage.sqlite.connection import SqliteConnection
from tests.till.shopkeeper import BACK, FRONT, Shopkeeper
from tests.web.caller import Json, Screen

GROWTH_MAX = 100
"""So many steps more may be taken behind a hundred receipts more: to walk them takes three for each."""

Cost = Sequence[tuple[str, int]]
"""What was asked, in order, and how many steps each took."""


class Meter:
    """
    Counts what whoever asks makes SQLite do, and not what rooms do beside.

    Attributes:
        steps: How many steps it has taken.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Count in every look and every transaction that begins from now on."""
        self.steps = 0
        begin = SqliteConnection.begin

        def begin_and_count(books: SqliteConnection) -> None:
            books.set_progress_handler(self._count, 1)
            begin(books)

        monkeypatch.setattr(SqliteConnection, "begin", begin_and_count)

    def _count(self) -> int:
        if threading.current_thread().name.startswith(("MainThread", "AnyIO", "datakasse writer")):
            self.steps += 1
        return 0


class Metered(Screen):
    """
    A screen whose calls are counted.

    Attributes:
        cost: What each call took.
    """

    def __init__(self, screen: Screen, meter: Meter) -> None:
        super().__init__(screen.caller, screen.register, screen.token)
        self._keys = screen._keys
        self._meter = meter
        self.cost: list[tuple[str, int]] = []

    def call(self, method: str, path: str, body: Json = None, **how: Json) -> Response:
        """Call, and note what it took."""
        before = self._meter.steps
        answer = super().call(method, path, body, **how)
        self.cost.append((f"{method} {path}", self._meter.steps - before))
        return answer


def sell_days(shop: Shopkeeper, days: int, receipts: int) -> None:
    """Sell so many receipts a day at two registers, print them, and close each day; the next one begins."""
    for _ in range(days):
        for register in (FRONT, BACK):
            shop.open(register)
            for _ in range(receipts):
                shop.sell(at=register)
                shop.print_out(register)
                shop.shut_drawer(register)
            shop.close_a_day(at=register)
            shop.print_out(register)
        shop.clock.forward(days=1)


def grown(few: Cost, many: Cost) -> list[str]:
    """Return what took more, with both costs; numbers of receipts may be others in what was asked."""
    return [
        f"{what}: {steps}, {more}"
        for (what, steps), (_, more) in zip(few, many, strict=True)
        if more > steps + GROWTH_MAX
    ]
