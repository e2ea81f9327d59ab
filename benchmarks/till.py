"""
How fast the till page is, in Chromium with the processor slowed four times.

The targets are milliseconds, because patience is. Beside each stands what the least there is to draw costs in
the same run, because the machine is shared and noisy.
"""

import asyncio
import gzip
import re
import shutil
import statistics
import time
from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from playwright.async_api import Browser

from benchmarks.measures import Measure
from benchmarks.till_page import COMING, LINES, NOTHING_KEY, TillPage, chromium, till_page
from benchmarks.till_work import CATEGORIES, work_until_drawn_ms
from lab.many_articles import articles, make_many
from lab.served_shop import ServedShop

PARTS: Final = ("starts", "scans", "search", "long", "burst", "day", "work", "very-many")
MANY: Final = 50_000
VERY_MANY: Final = 500_000
STATIC: Final = Path("src/datakasse/web/static")

SCANS: Final = 120
LINES_OF_A_SALE: Final = 12
STARTS: Final = 15
BURST_S: Final = 60
SCANS_PER_S: Final = 20
CATCH_UP_S: Final = 300
"""How long the page may take to draw the last of them; how long it took is in the figure."""
LONG_BASKET: Final = 200
SALES: Final = 2_000
PAUSE_S: Final = 0.15
SEARCHED_TIMES: Final = 3
ANSWERED_S: Final = 0.5
SEARCHES: Final = (
    "fjellhei",
    "salam",
    "lettmel",
    "solbakken hav",
    "vegansk gro",
    "kysthav ma",
    "ysteri kaf",
    "500 g",
)


def till(
    kept: Path, scratch: Path, parts: Collection[str] = PARTS, *, sales: int = SALES, burst_s: int = BURST_S
) -> list[Measure]:
    """
    Take the measures of the till.

    Args:
        kept: Where large shops are kept from one run to the next.
        scratch: Where they are sold from.
        parts: Which of `PARTS`; the machine is quiet for minutes, not for an hour.
        sales: How many sales a day in fast motion has.
        burst_s: How long the burst of scans lasts, seconds.
    """
    measures = sent(STATIC)
    if set(parts) - {"very-many"}:
        measures += asyncio.run(_many(make_large(kept, MANY), scratch / "many", parts, sales, burst_s))
    if "very-many" in parts:
        measures += asyncio.run(_very_many(make_large(kept, VERY_MANY), scratch / "very-many"))
    return measures


def make_large(kept: Path, count: int) -> Path:
    """Make a shop with many articles, once."""
    folder = kept / f"articles-{count}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        make_many(folder / "shop", count)
        (folder / "made").touch()
    return folder / "shop"


async def _many(folder: Path, copy: Path, parts: Collection[str], sales: int, burst_s: int) -> list[Measure]:
    measures: list[Measure] = []
    async with chromium() as browser, _served(folder, copy) as shop:
        if "starts" in parts:
            measures += await _starts(browser, shop)
        async with till_page(browser, shop) as page:
            key_ms = await _key(page)
            if "scans" in parts:
                measures += await _scans(page, MANY, key_ms)
            if "search" in parts:
                measures += await _search(page, key_ms)
            if "long" in parts:
                measures += await _long_basket(page)
            if "burst" in parts:
                measures += await _burst(page, burst_s)
            if "day" in parts:
                measures += await _day(page, sales)
        if "work" in parts:
            async with till_page(browser, shop, slower=1) as page:
                measures += await _work(browser, page)
    return measures


async def _very_many(folder: Path, copy: Path) -> list[Measure]:
    async with chromium() as browser, _served(folder, copy) as shop, till_page(browser, shop) as page:
        measures = await _scans(page, VERY_MANY, await _key(page))
        memory_mib = page.server_kib() / 1024
    what = f"memory of the server with {VERY_MANY:,} articles, MiB"
    return [*measures, Measure(what, f"{memory_mib:.0f} MiB", memory_mib, 400, at_least=False)]


@asynccontextmanager
async def _served(folder: Path, copy: Path) -> AsyncGenerator[ServedShop]:
    shop = ServedShop(Path(shutil.copytree(folder, copy)))
    shop.open()
    try:
        yield shop
    finally:
        shop.close()


def sent(static: Path) -> list[Measure]:
    """Measure the JavaScript that a till loads before its first sale, gzipped, with bokmål."""
    page = (static / "index.html").read_text(encoding="utf-8")
    named = [static / name for name in re.findall(r'(?:src|href)="/([^"]+\.js)"', page)]
    scripts = [file.read_bytes() for file in (*named, *static.glob("assets/nb-*.js"))]
    size_kb = sum(len(gzip.compress(script, 9)) for script in scripts) / 1000
    what = f"JavaScript of the till, {len(scripts)} files, gzipped"
    return [Measure(what, f"{size_kb:.1f} kB", size_kb, 60, at_least=False)]


async def _starts(browser: Browser, shop: ServedShop) -> list[Measure]:
    """Measure until a sale is possible: at the first visit, and when the page is opened again."""
    async with till_page(browser, shop) as page:
        first_ms = await page.ready_ms()
        again_ms: list[float] = []
        for _ in range(STARTS):
            await page.page.reload()
            again_ms.append(await page.ready_ms())
    return [
        _within("first visit → first sale possible", [first_ms], 5_000),
        _within("warm start → first sale possible", again_ms, 1_500),
    ]


async def _key(page: TillPage) -> float:
    """Return what a key costs for which nothing but an attribute changes, p50 in milliseconds."""
    await page.watch(key=NOTHING_KEY, within="html")
    for place in range(20):
        await page.page.keyboard.press(NOTHING_KEY)
        await page.painted(place + 1)
    return statistics.median(await page.painted(20))


async def _scans(page: TillPage, count: int, key_ms: float) -> list[Measure]:
    """
    Measure from the last key of a scan to the frame with its line, in sales of some lines.

    Once for the line as the page draws it at once, and once for the one that the register answers with.
    """
    await page.knows_goods()
    goods = [article.gtins[0] for article in islice(articles(count), 0, count, count // SCANS)]
    measures: list[Measure] = []
    for what, drawn in (("line painted", COMING), ("the register's line painted", LINES)):
        took_ms: list[float] = []
        for begin in range(0, len(goods), LINES_OF_A_SALE):
            took_ms += await _ring_up(page, goods[begin : begin + LINES_OF_A_SALE], drawn)
            await page.empty()
        measures.append(_within(f"scan → {what}, {count:,} articles", took_ms, 50, key_ms))
    return measures


async def _ring_up(page: TillPage, goods: Sequence[str], drawn: Mapping[str, str] = LINES) -> list[float]:
    await page.watch(**drawn)
    for place, gtin in enumerate(goods, start=1):
        await page.scan(gtin)
        await page.painted(place)
        await asyncio.sleep(PAUSE_S)
    return await page.painted(len(goods))


async def _search(page: TillPage, key_ms: float) -> list[Measure]:
    """
    Measure from a key in the search field to the frame with what was found.

    A key after which the same articles are found as before it changes nothing that could be painted. The page
    has been searched in before, as after the first customer of a day: all texts are typed once beforehand.
    """
    await page.knows_names()
    await _type_searches(page, SEARCHES)
    took_ms: list[float] = []
    for text in SEARCHES * SEARCHED_TIMES:
        await page.page.keyboard.press("F2")
        for letter in text:
            await page.watch(key=letter, within=".articles")
            await page.page.keyboard.press(letter)
            await asyncio.sleep(ANSWERED_S)
            took_ms += await page.painted(0)
        await page.page.keyboard.press("Escape")
        await asyncio.sleep(PAUSE_S)
    return [_within(f"key in search → results painted, {MANY:,} articles", took_ms, 50, key_ms)]


async def _work(browser: Browser, page: TillPage) -> list[Measure]:
    """Measure what a scan, and a key in search, cost the page until their frame; also in a long basket."""
    goods = [article.gtins[0] for article in articles(LONG_BASKET)]
    await page.knows_goods()
    await page.knows_names()
    for _ in range(2):
        await _ring_up(page, goods[:LINES_OF_A_SALE])
        await page.empty()
    await browser.start_tracing(page=page.page, categories=CATEGORIES)
    await _ring_up(page, goods)
    scans_ms = work_until_drawn_ms(await browser.stop_tracing(), last_of=len(goods[0]) + 1)
    await page.empty()
    await _type_searches(page, SEARCHES[:2])
    await browser.start_tracing(page=page.page, categories=CATEGORIES)
    await _type_searches(page, SEARCHES)
    searches_ms = work_until_drawn_ms(await browser.stop_tracing(), last_of=1)
    first, last = statistics.median(scans_ms[:20]), statistics.median(scans_ms[-20:])
    return [
        _within("work of the page for a scan, until its line is drawn", scans_ms, 50),
        Measure(
            f"the same in a basket of {LONG_BASKET} lines: last to first",
            f"first 20 {first:.0f} ms, last 20 {last:.0f} ms",
            last / first,
            1.25,
            at_least=False,
        ),
        _within("work of the page for a key in search, until results are drawn", searches_ms, 50),
    ]


async def _type_searches(page: TillPage, texts: Sequence[str]) -> None:
    for text in texts:
        await page.page.locator("#search").focus()
        for letter in text:
            await page.page.keyboard.press(letter)
            await asyncio.sleep(ANSWERED_S)
        await page.page.locator("#search").fill("")
        await asyncio.sleep(PAUSE_S)


async def _long_basket(page: TillPage) -> list[Measure]:
    """Measure whether the last lines of a long basket take longer than the first."""
    goods = [article.gtins[0] for article in articles(LONG_BASKET)]
    took_ms = await _ring_up(page, goods)
    await page.empty()
    first, last = statistics.median(took_ms[:20]), statistics.median(took_ms[-20:])
    figure = f"first 20 {first:.0f} ms, last 20 {last:.0f} ms"
    return [
        Measure(
            f"basket of {LONG_BASKET} lines: last lines to first", figure, last / first, 1.25, at_least=False
        )
    ]


async def _burst(page: TillPage, burst_s: int) -> list[Measure]:
    """Scan faster than anybody can for a while; count what is lost, out of order, or leaked."""
    goods = [(each.number, each.gtins[0]) for each in articles(burst_s * SCANS_PER_S)]
    await page.knows_goods()
    await page.watch(**LINES)
    await page.page.locator("#search").focus()
    begun = time.perf_counter()
    under_way: list[asyncio.Task[None]] = []
    for place, (_, gtin) in enumerate(goods):
        await asyncio.sleep(max(0.0, begun + place / SCANS_PER_S - time.perf_counter()))
        under_way.append(asyncio.create_task(page.scan_at_once(gtin)))
    sent_s = time.perf_counter() - begun
    await asyncio.gather(*under_way)
    await page.painted(len(goods), within_s=CATCH_UP_S)
    behind_s = time.perf_counter() - begun - sent_s
    lines = (await page.ask("GET", ""))["basket"]["lines"]
    wrong = sum(line["article"] != number for line, (number, _) in zip(lines, goods, strict=False))
    wrong += abs(len(goods) - len(lines))
    leaked = await page.leaked()
    await page.empty()
    figure = f"{len(goods) / sent_s:.1f} scans/s, the last painted {behind_s:.1f} s after the last scan"
    return [
        Measure(
            f"{len(goods):,} scans in {burst_s} s: lost or out of order", figure, wrong, 0, at_least=False
        ),
        Measure(
            "digits of them leaked into fields or the number buffer", leaked, len(leaked), 0, at_least=False
        ),
    ]


async def _day(page: TillPage, sales: int) -> list[Measure]:
    """Sell through a long day in fast motion; compare its end with its beginning."""
    goods = [article.gtins[0] for article in articles(100)]
    await _sell(page, goods, 50)
    heap_before, nodes_before = await page.heap_and_nodes()
    server_before = page.server_kib()
    took_ms = await _sell(page, goods, sales)
    heap_after, nodes_after = await page.heap_and_nodes()
    hundred = min(100, sales // 2)
    first, last = statistics.median(took_ms[:hundred]), statistics.median(took_ms[-hundred:])
    memory = (
        ("JavaScript heap", heap_before / 2**20, heap_after / 2**20, "MiB"),
        ("nodes of the document", nodes_before, nodes_after, ""),
        ("memory of the server", server_before / 1024, page.server_kib() / 1024, "MiB"),
    )
    return [
        Measure(
            f"{sales:,} sales: last hundred scans to first hundred",
            f"first {first:.0f} ms, last {last:.0f} ms",
            last / first,
            1.25,
            at_least=False,
        ),
        *(
            Measure(
                f"{what} after them, to before",
                f"{was:.1f} → {now:.1f} {unit}",
                now / was,
                1.2,
                at_least=False,
            )
            for what, was, now, unit in memory
        ),
    ]


async def _sell(page: TillPage, goods: Sequence[str], sales: int) -> list[float]:
    """Sell one article after the other, paid by card, and return how long each scan took to be painted."""
    took_ms: list[float] = []
    for place in range(sales):
        await page.watch(**LINES)
        await page.scan_at_once(goods[place % len(goods)])
        took_ms += await page.painted(1, within_s=60)
        await page.page.keyboard.press("F9")
        await page.page.locator(".settled-sum").wait_for()
        await page.page.locator(".pay-bar:not(.busy)").wait_for()
    return took_ms


def _within(what: str, took_ms: Sequence[float], target_ms: float, key_ms: float | None = None) -> Measure:
    """Return a measure of the 95th percentile of what things took."""
    ordered = sorted(took_ms)
    p50, p95 = statistics.median(ordered), ordered[max(0, round(len(ordered) * 0.95) - 1)]
    figure = f"p50 {p50:.0f} ms, p95 {p95:.0f} ms"
    if key_ms is not None:
        figure += f"; a key alone {key_ms:.0f} ms, so {p95 / key_ms:.1f} of it"
    return Measure(what, figure, p95, target_ms, at_least=False)
