"""
What somebody asks for at the till or in the office costs no more for what was sold before.

Each is asked in two shops that are the same but for that, and the steps of the database are counted.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from datakasse.storage.ports.store import Books, JobState, PrintJob
from datakasse.storage.tables.till.print_queue import QueueReadings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family, FamilyProperty
from tests.shop import OPENED
from tests.till.shopkeeper import FRONT, KARI
from tests.web.caller import API, COFFEE, EXACT_CASH, calling
from tests.web.documented import documented
from tests.web.meter import Cost, Meter, Metered, grown, sell_days
from tests.web.test_matrix import ENDLESS

OF_GOODS = frozenset({"GET /articles/grid", "GET /articles?search=kaffe"})
"""Buttons are read once a page; words are read once, and searched for in memory (0012)."""
OF_WHAT_WAS_SOLD = {
    "/office/agreement": "holds everything against everything",
    "/office/control/package": "all that an inspector is handed",
    "/office/exports/saft-cash": "every receipt of a period",
    "/office/exports/saft-financial": "every voucher of a period",
    "/office/journal/{register}": "a page of two hundred entries, which few receipts do not fill",
    "/office/set-up": "looks for what was practised among the first two thousand entries",
    "/office/vouchers": "a page of them, which few receipts do not fill",
}
"""Addresses that read more where more was sold, and why."""


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


def at_the_till(folder: Path, meter: Meter, *, days: int = 1, receipts: int = 25, articles: int = 0) -> Cost:
    """Return what a day at the till costs behind so many days and receipts, with so many articles more."""
    with calling(folder) as caller:
        caller.shop.counter.store.write(lambda books: _enter(books, articles)).result()
        sell_days(caller.shop, days, receipts)
        screen = Metered(caller.open(KARI), meter)
        a_sale_and_what_comes_between(screen)
        screen.done("POST", "z-reports", {"counted_ore": 0, "explanation": "til banken"}, status=201)
        screen.done("GET", "")
        return screen.cost


def in_the_office(folder: Path, meter: Meter, *, receipts: int) -> Cost:
    """Return what each page of the office costs that needs nothing to be chosen first."""
    with calling(folder) as caller:
        sell_days(caller.shop, 1, receipts)
        office = Metered(caller.office(), meter)
        for method, path in sorted(documented(caller)):
            asked = path.removeprefix(API).replace("{register}", FRONT)
            chosen = "{" in asked or not asked.startswith("/office")
            if method == "GET" and not chosen and (method, asked) not in ENDLESS:
                office.get(asked)
        return office.cost


def _enter(books: Books, articles: int) -> None:
    """Put two sizes of a shirt in the shop, and articles that nobody touches."""
    size = FamilyProperty("Størrelse", ("S", "M"))
    books.put_family(Family("T", "T-skjorte", (size,)))
    for number, name in (("T1", "S"), ("T2", "M")):
        shirt = Article(number, f"T-skjorte, {name}", "ANNET", "3", 19_900, family="T", variant=(name,))
        books.put_article(shirt, OPENED)
    for number in range(articles):
        books.put_article(Article(f"x{number}", f"Ting {number}", "ANNET", "3", 1_000), OPENED)


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Meter:
    """What counts."""
    return Meter(monkeypatch)


@pytest.fixture
def shops(web_template: Path, tmp_path: Path) -> Sequence[Path]:
    """Two shops that are the same."""
    return [shutil.copytree(web_template, tmp_path / name) for name in ("one", "other")]


@pytest.mark.parametrize("more", [{"receipts": 125}, {"days": 8}])
def test_no_step_at_the_till_costs_more_for_what_was_sold_before(
    more: dict[str, int], shops: Sequence[Path], meter: Meter
) -> None:
    one, other = shops
    assert grown(at_the_till(one, meter), at_the_till(other, meter, **more)) == []


def test_no_step_at_the_till_costs_more_for_what_stands_on_the_shelves(
    shops: Sequence[Path], meter: Meter
) -> None:
    one, other = shops
    told = grown(at_the_till(one, meter, articles=20), at_the_till(other, meter, articles=120))
    assert {each.partition(":")[0] for each in told} <= OF_GOODS


def test_no_page_of_the_office_costs_more_for_what_was_sold_before_but_those_that_tell_of_it(
    shops: Sequence[Path], meter: Meter
) -> None:
    one, other = shops
    told = grown(in_the_office(one, meter, receipts=25), in_the_office(other, meter, receipts=125))
    reading = {f"GET {path.replace('{register}', FRONT)}" for path in OF_WHAT_WAS_SOLD}
    assert {each.partition(":")[0] for each in told} == reading


def test_a_question_that_walks_all_documents_is_found_out(
    shops: Sequence[Path], meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: all documents of the register are read for those of one sale, as once they were."""

    def walking(books: QueueReadings, register: str, transaction: int) -> list[PrintJob]:
        return [job for job in books.jobs(register, JobState) if job.transaction == transaction]

    monkeypatch.setattr(QueueReadings, "jobs_of", walking)
    one, other = shops
    told = grown(at_the_till(one, meter), at_the_till(other, meter, receipts=125))
    assert any(each.startswith("POST basket/lines:") for each in told)
