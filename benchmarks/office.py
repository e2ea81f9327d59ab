"""
How soon the office answers in a shop with a year behind it and the articles of a hypermarket.

Each question that a page of the office asks is asked so often that its slowest answers are seen. What is
taken along as a file is no page and is not asked.
"""

import http.client
import json
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.measures import Measure, make_year
from datakasse.settings import settings_for
from datakasse.storage.ports.store import Books
from datakasse.wiring import open_shop
from lab.many_articles import ENTERED, GROUPS, articles
from lab.rights.run import MANAGER
from lab.served_shop import ServedShop

ARTICLES: Final = 50_000
TURNS: Final = 20
TARGET_MS: Final = 300
REGISTER: Final = "SOL-1"
_AT_ONCE: Final = 1_000
_REFUSED: Final = 400

ASKED: Final = (
    "/days?from={week}&to={day}",
    "/days/{day_voucher}/cash-report",
    "/overview",
    "/waiting",
    "/agreement?from={week}&to={day}",
    "/vouchers?from={month_first}&to={day}",
    "/vat-report?year={year}",
    "/cash-overview?year={year}",
    "/cash-overview?year={year}&month={month_number}",
    "/accounts",
    "/mapping",
    "/periods",
    "/routine/{month}",
    "/bank/open",
    "/bank/proposals",
    "/bank/transit",
    "/bank/settlements",
    "/delivery",
    "/insight/day?day={day}",
    "/insight/report?by=group&from={month_first}&to={day}",
    "/insight/report?by=article&from={month_first}&to={day}",
    "/insight/report?by=article&from={year_first}&to={day}",
    "/insight/report?by=hour&from={year_first}&to={day}",
    "/insight/receipts?day={day}",
    "/insight/slow?day={day}",
    "/insight/experiments",
    "/insight/forecast",
    "/control/indicators?from={week}&to={day}",
    "/control/retention",
    "/control/submissions",
    "/journal/{register}",
    "/journal/{register}?search=retur",
    "/journal/{register}/state",
    "/catalogue",
    "/catalogue/articles?search=salami",
    "/catalogue/articles?after=",
    "/catalogue/prices",
    "/catalogue/imports",
    "/catalogue/campaigns",
    "/catalogue/coupons",
    "/catalogue/families",
    "/catalogue/price-lists",
    "/stock",
    "/stock/articles?search=salami",
    "/stock/recipes",
    "/stock/count-sheets",
    "/purchasing/suppliers",
    "/purchasing/orders",
    "/customers",
    "/invoices",
    "/points",
    "/privacy/breaches",
    "/staff",
    "/staff-register?from={month_first}&to={day}",
    "/access",
    "/access-review",
    "/sessions",
    "/new-devices",
    "/set-up",
    "/backup",
    "/health?outside=false",
)
"""What the pages ask, under `/api/v1/office`."""


def office(kept: Path, sales: int) -> list[Measure]:
    """
    Take the measure.

    Args:
        kept: Where large shops are kept from one run to the next.
        sales: How many receipts the shop has.
    """
    folder = make_year(kept, sales)
    _stock_up(folder)
    shop = ServedShop(folder)
    shop.open()
    try:
        with closing(_Owner(shop.port)) as owner:
            took_ms = {asked: owner.took_ms(asked) for asked in owner.questions()}
    finally:
        shop.close()
    slowest = sorted(took_ms, key=lambda asked: -_p95(took_ms[asked]))
    everything = [ms for asked in took_ms for ms in took_ms[asked]]
    what = f"an answer of the office, {sales:,} receipts and {ARTICLES:,} articles, p95"
    figure = f"p50 {statistics.median(everything):.0f} ms, p95 {_p95(everything):.0f} ms"
    of_slowest = ", ".join(f"{asked} {_p95(took_ms[asked]):.0f} ms" for asked in slowest[:5])
    return [
        Measure(what, figure, _p95(everything), TARGET_MS, at_least=False),
        Measure(
            f"the slowest of {len(took_ms)} questions, p95",
            of_slowest,
            _p95(took_ms[slowest[0]]),
            TARGET_MS,
            at_least=False,
        ),
    ]


def _p95(took_ms: list[float]) -> float:
    ordered = sorted(took_ms)
    return ordered[max(0, round(len(ordered) * 0.95) - 1)]


def _stock_up(folder: Path) -> None:
    """Enter the articles, once."""
    if (folder / "stocked-up").exists():
        return
    shop = open_shop(settings_for(folder))
    try:
        goods = list(articles(ARTICLES))

        def enter(books: Books, first: int) -> None:
            for group in GROUPS:
                books.put_group(group)
            for article in goods[first : first + _AT_ONCE]:
                books.put_article(article, ENTERED)

        for first in range(0, ARTICLES, _AT_ONCE):
            shop.store.write(lambda books, first=first: enter(books, first)).result()
    finally:
        shop.store.close()
    (folder / "stocked-up").touch()


class _Owner:
    """Somebody in the office, over one connection."""

    def __init__(self, port: int) -> None:
        """Enter."""
        self._line = http.client.HTTPConnection("127.0.0.1", port)
        self._headers = {"Content-Type": "application/json"}
        operator, pin = MANAGER
        told = self._ask("POST", "/session", {"operator": operator, "pin": pin})
        self._headers["Authorization"] = f"Bearer {told['token']}"

    def questions(self) -> Iterator[str]:
        """Yield what is asked, about the last day that anything was sold on."""
        last = self._ask("GET", "/days")[-1]
        day = date.fromisoformat(last["day"])
        told = {
            "day": day,
            "day_voucher": last["key"],
            "week": date.fromordinal(day.toordinal() - 7),
            "month": f"{day:%Y-%m}",
            "month_number": day.month,
            "month_first": day.replace(day=1),
            "year": day.year,
            "year_first": day.replace(month=1, day=1),
            "register": REGISTER,
        }
        for asked in ASKED:
            yield asked.format(**told)

    def took_ms(self, asked: str) -> list[float]:
        """Ask some times, after a first time that is not counted."""
        took: list[float] = []
        for turn in range(TURNS + 1):
            begun = time.perf_counter()
            self._ask("GET", asked)
            if turn > 0:
                took.append((time.perf_counter() - begun) * 1e3)
        return took

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - whatever it answers
        sent = None if body is None else json.dumps(body)
        self._line.request(method, f"/api/v1/office{path}", sent, self._headers)
        answer = self._line.getresponse()
        told = answer.read()
        if answer.status >= _REFUSED:
            raise SystemExit(f"{method} {path} was refused: {told.decode()}")
        return json.loads(told)
