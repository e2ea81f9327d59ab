"""A hub on a real socket, and shops that may join it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from datakasse.hub.at_shop.join_hub import join_hub
from datakasse.hub.at_shop.line import HubLine
from datakasse.hub.at_shop.report_machine import report_machine
from datakasse.hub.at_shop.send_journal import Sent, send_journal
from datakasse.hub.between.wire import Reported
from datakasse.settings import settings_for
from datakasse.wiring import Shop, open_shop
from lab.served_hub import ServedHub, served_hub
from tests.database import cluster, database
from tests.shop import COMPANY, FRONT, NOON, sell, shop_folder, shop_template

__all__ = ["cluster", "database", "shop_folder", "shop_template"]

COMPANY_NUMBER = COMPANY.organisation_number


@dataclass(frozen=True, slots=True)
class Member:
    """A shop with its way to a hub."""

    shop: Shop

    def join(self, link: str, *, serves: Callable[[str], bool] = lambda _: True) -> None:
        """Join a hub, with the registers that are served here."""
        join_hub(
            self.shop.store,
            self.shop.hub_card,
            self.shop.hub_lines,
            link,
            versions=self.shop.keys.versions,
            at=NOON,
            serves=serves,
        )

    def line(self) -> HubLine:
        """Return a new line to the hub that was joined."""
        return self.shop.hub_lines.line(self.shop.hub_card.joined(), self.shop.hub_card.device_key())

    def report(self, line: HubLine) -> Reported:
        """Tell how the shop stands."""
        return line.report(report_machine(self.shop.counter, self.shop.keys.versions, frozenset()))

    def send(self, line: HubLine | None = None) -> dict[str, Sent]:
        """Send all that the hub has not got."""
        own = self.line() if line is None else line
        try:
            return {
                standing.register: send_journal(self.shop.store, own, standing, clock_s=lambda: 0.0)
                for standing in self.report(own).standings
            }
        finally:
            if line is None:
                own.close()

    def sell(self, count: int = 1, register: str = FRONT, article: str = "200") -> None:
        """Sell coffee, or something else, each sale durable by itself."""
        for _ in range(count):
            self.shop.store.write(lambda books: sell(books, register, article)).result()

    def journal(self, register: str) -> list[tuple[int, bytes, bytes]]:
        """Return a register's journal as the shop has it."""
        with self.shop.store.read() as books:
            return [(row.number, row.body, row.digest) for row in books.stored(register)]


on_each_database = pytest.mark.parametrize("hub", ["sqlite", "postgres"], indirect=True)
"""A test whose hub may have either database."""


@pytest.fixture
def hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServedHub]:
    """A hub that answers on this machine, from its folder unless a test asks for more."""
    is_shared = getattr(request, "param", "sqlite") == "postgres"
    database = str(request.getfixturevalue("database")) if is_shared else ""
    with served_hub(tmp_path / "hub", database=database) as served:
        yield served


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Member]]:
    """Open the shop of a folder; it is closed when the test ends."""
    with ExitStack() as shops:

        def open_member(folder: Path) -> Member:
            shop = open_shop(settings_for(folder), environ={})
            shops.callback(shop.store.close)
            return Member(shop)

        yield open_member


@pytest.fixture
def member(shop_folder: Path, opened: Callable[[Path], Member], hub: ServedHub) -> Member:
    """A shop that has joined the hub."""
    shop = opened(shop_folder)
    shop.join(hub.link(COMPANY))
    return shop
