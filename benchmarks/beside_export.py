"""How long a customer waits while somebody takes the day along as a SAF-T file, over and over."""

import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Final

from benchmarks.http_sales import sell, served, sign_on
from benchmarks.measures import DAY_RECEIPTS, RUN_S, WARM_S, Measure, sell_a_day
from benchmarks.shop import make_shop, register_names
from datakasse.settings import settings_for
from datakasse.wiring import open_shop

LONGEST_MS: Final = 50
"""What the product promises of a sale at one register, at the 99th percentile."""


def beside_export(folder: Path) -> list[Measure]:
    """Measure one customer at one register, alone and while the day of another register is made a file of."""
    shop = folder / "export"
    make_shop(shop, 2)
    _sell_a_day(shop)
    with served(shop) as port:
        (customers,) = sign_on(port, 2, first=2)
        sell(port, [customers], seconds=WARM_S, connections=1)
        alone = sell(port, [customers], seconds=RUN_S, connections=1)
        with _exporting(port, customers[1]):
            beside = sell(port, [customers], seconds=RUN_S, connections=1)
    told = f"p50 {beside.percentile_s(0.5) * 1e3:.1f} ms, p99 {beside.percentile_s(0.99) * 1e3:.1f} ms"
    alone_ms = f"{alone.percentile_s(0.5) * 1e3:.1f} and {alone.percentile_s(0.99) * 1e3:.1f} ms"
    return [
        Measure(
            f"a sale while SAF-T of {DAY_RECEIPTS:,} receipts is made, p99, ms",
            f"{told}; alone {alone_ms}",
            beside.percentile_s(0.99) * 1e3,
            LONGEST_MS,
            at_least=False,
        )
    ]


def _sell_a_day(folder: Path) -> None:
    shop = open_shop(settings_for(folder))
    try:
        sell_a_day(shop, register_names(1)[0], DAY_RECEIPTS)
    finally:
        shop.store.close()


@contextmanager
def _exporting(port: int, token: str) -> Generator[None]:
    """Have the file made again and again for the length of a `with`."""
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/exports/saft-cash",
        headers={"Authorization": f"Bearer {token}"},
    )
    enough, made = Event(), list[int]()

    def export() -> None:
        while not enough.is_set():
            with urllib.request.urlopen(asked) as answer:
                made.append(len(answer.read()))

    exporting = Thread(target=export)
    exporting.start()
    try:
        yield
    finally:
        enough.set()
        exporting.join()
    if not made:
        raise SystemExit("no file was made")
