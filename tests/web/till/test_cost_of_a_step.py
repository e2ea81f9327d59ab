"""
What a step at the till costs the database does not grow with what has been sold.

Not in time, which is noise: in steps of SQLite's own machine, which are the same each time. A question that
walks all sales there ever were takes some of them for each.
"""

import shutil
import threading
from pathlib import Path

import pytest
from httpx2 import Response

from datakasse.storage.ports.store import Books, JobState, PrintJob
from datakasse.storage.sqlite.connection import SqliteConnection
from datakasse.storage.tables.till.print_queue import QueueReadings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family, FamilyProperty
from tests.shop import OPENED
from tests.till.shopkeeper import BACK, FRONT, KARI, Shopkeeper
from tests.web.caller import COFFEE, EXACT_CASH, Json, Screen, calling

FEW, MANY = 25, 125
"""How many receipts there are of the day before at a register, in the one shop and the other."""
SHELVES = 20, 120
"""How many articles there are that nobody touches."""
READ_WHOLE = frozenset({"GET /articles/grid", "GET /articles?search=kaffe"})
"""Buttons are read once a page; words are read once, and searched for in memory (0012)."""
GROWTH_MAX = 100
"""So many steps a step may take more behind a hundred receipts more: to walk them takes three for each."""


class Meter:
    """
    Counts the steps that SQLite takes for whoever asks over HTTP, and not for the rooms beside.

    Attributes:
        steps: How many it has taken.
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
        if threading.current_thread().name.startswith(("AnyIO", "datakasse writer")):
            self.steps += 1
        return 0


class Metered(Screen):
    """
    A screen whose steps are counted.

    Attributes:
        cost: How many steps of the database each call took, in order.
    """

    def __init__(self, screen: Screen, meter: Meter) -> None:
        super().__init__(screen.caller, screen.register, screen.token)
        self._keys = screen._keys
        self._meter = meter
        self.cost: list[tuple[str, int]] = []

    def call(self, method: str, path: str, body: Json = None, **how: Json) -> Response:
        """Call, and note what it cost."""
        before = self._meter.steps
        answer = super().call(method, path, body, **how)
        self.cost.append((f"{method} {path}", self._meter.steps - before))
        return answer


def a_sale_and_what_comes_between(screen: Metered) -> None:
    """Do at a register what is done there all day."""
    shop = screen.caller.shop
    screen.done("GET", "")
    screen.done("GET", "/articles/grid")
    screen.done("GET", "/articles?search=kaffe")
    screen.done("GET", "/articles/families/T")
    screen.done("POST", "basket/lines", {"code": "200", "quantity_milli": 3_000})
    screen.done("POST", "basket/lines", {"code": "7038010000010"})
    screen.done("PATCH", "basket/lines/1", {"quantity_milli": 2_000})
    screen.done("POST", "basket/lines/1/discount", {"share_bp": 1_000})
    screen.done("DELETE", "basket/lines/2")
    screen.done("POST", "price-checks", {"code": "102"})
    parked = screen.done("POST", "basket/park", {"name": "Bord 4"})["parked"]
    screen.done("POST", "basket/resume", {"basket_id": parked[0]["basket_id"]})
    screen.done("POST", "basket/complete", {"tenders": EXACT_CASH}, status=201)
    shop.print_out()
    shop.shut_drawer(by=KARI)
    sold = screen.done("POST", "sales", COFFEE, status=201)
    shop.print_out()
    shop.shut_drawer(by=KARI)
    screen.done("GET", "sales?limit=5")
    screen.done("GET", f"sales/{sold['transaction']}")
    screen.done("GET", f"receipts/sales/{sold['receipt']}")
    screen.done("POST", "copies", {"receipt": sold["receipt"]}, status=201)
    shop.print_out()
    screen.done("POST", "basket/returns", {"receipt": sold["receipt"], "reason": "kald"})
    screen.done("POST", "basket/complete", {"tenders": EXACT_CASH}, status=201)
    shop.print_out()
    shop.shut_drawer(by=KARI)
    screen.done("GET", "documents")
    screen.done("GET", f"journal?from={shop.head() - 3}&limit=3")
    screen.done(
        "POST", "gift-cards", {"account": "G7", "amount_ore": 20_000, "tenders": EXACT_CASH}, status=201
    )
    shop.print_out()
    shop.shut_drawer(by=KARI)
    screen.done("POST", "voucher-balances", {"account": "G7"})
    screen.done("POST", "pay-ins", {"amount_ore": 10_000, "reason": "veksel", "type": "change"}, status=201)
    shop.print_out()
    shop.shut_drawer(by=KARI)
    screen.done("POST", "x-reports", {}, status=201)
    shop.print_out()
    for looked_at in ("to-count", "expected-cash", "operators", "system-check"):
        assert screen.get(looked_at).status_code == 200, looked_at


def a_close(screen: Metered) -> None:
    """Close the day."""
    screen.caller.shop.terminals()
    screen.done("POST", "z-reports", {"counted_ore": 0, "explanation": "til banken"}, status=201)
    screen.done("GET", "")


def cost_behind(
    folder: Path, meter: Meter, *, receipts: int = FEW, articles: int = 0
) -> list[tuple[str, int]]:
    """Return what each step costs behind so many receipts of the day before, and so many more articles."""
    with calling(folder) as caller:
        caller.shop.counter.store.write(lambda books: _enter(books, articles)).result()
        _sell_a_day(caller.shop, receipts)
        screen = Metered(caller.open(KARI), meter)
        a_sale_and_what_comes_between(screen)
        a_close(screen)
        return screen.cost


def _enter(books: Books, articles: int) -> None:
    """Put two sizes of a shirt in the shop, and articles that nobody touches."""
    size = FamilyProperty("Størrelse", ("S", "M"))
    books.put_family(Family("T", "T-skjorte", (size,)))
    for number, name in (("T1", "S"), ("T2", "M")):
        shirt = Article(number, f"T-skjorte, {name}", "ANNET", "3", 19_900, family="T", variant=(name,))
        books.put_article(shirt, OPENED)
    for number in range(articles):
        books.put_article(Article(f"x{number}", f"Ting {number}", "ANNET", "3", 1_000), OPENED)


def _sell_a_day(shop: Shopkeeper, receipts: int) -> None:
    for register in (FRONT, BACK):
        shop.open(register)
        for _ in range(receipts):
            shop.sell(at=register)
            shop.print_out(register)
            shop.shut_drawer(register)
        shop.close_a_day(at=register)
        shop.print_out(register)
    shop.clock.forward(days=1)


def grown(few: list[tuple[str, int]], many: list[tuple[str, int]]) -> list[str]:
    """Return which steps cost more, and both costs."""
    return [
        f"{what}: {cost}, {more}"
        for (what, cost), (_, more) in zip(few, many, strict=True)
        if more > cost + GROWTH_MAX
    ]


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Meter:
    """What counts."""
    return Meter(monkeypatch)


def test_no_step_at_the_till_costs_more_for_what_was_sold_before(
    web_template: Path, tmp_path: Path, meter: Meter
) -> None:
    shops = [shutil.copytree(web_template, tmp_path / name) for name in ("few", "many")]
    few, many = (
        cost_behind(shop, meter, receipts=sold) for shop, sold in zip(shops, (FEW, MANY), strict=True)
    )
    assert grown(few, many) == []


def test_no_step_at_the_till_costs_more_for_what_stands_on_the_shelves(
    web_template: Path, tmp_path: Path, meter: Meter
) -> None:
    shops = [shutil.copytree(web_template, tmp_path / name) for name in ("few", "many")]
    few, many = (cost_behind(shop, meter, articles=count) for shop, count in zip(shops, SHELVES, strict=True))
    assert [told for told in grown(few, many) if told.partition(":")[0] not in READ_WHOLE] == []


def test_a_question_that_walks_all_documents_is_found_out(
    web_template: Path, tmp_path: Path, meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: asked for them in order, SQLite walks all documents of the register for those of one sale."""

    def walking(books: QueueReadings, register: str, transaction: int) -> list[PrintJob]:
        jobs = books.jobs(register, JobState)
        return [job for job in jobs if job.transaction == transaction]

    monkeypatch.setattr(QueueReadings, "jobs_of", walking)
    shops = [shutil.copytree(web_template, tmp_path / name) for name in ("few", "many")]
    few, many = (
        cost_behind(shop, meter, receipts=sold) for shop, sold in zip(shops, (FEW, MANY), strict=True)
    )
    assert any(told.startswith("POST basket/lines:") for told in grown(few, many))
