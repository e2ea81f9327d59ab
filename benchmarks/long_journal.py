"""
Whether a long journal costs anything: the same at a register with few sales behind it, and with many.

A sale in one request, and a line put into a basket, whose answer is the whole view of the register.

The shops are the lab's years, served where they are kept: each run adds some hundreds of sales to them.
"""

import http.client
import itertools
import json
import os
import re
import statistics
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.measures import Measure, make_year
from benchmarks.raw_speed import sign_and_sync
from lab.demo import bakery_cafe, pins_of
from lab.served_shop import ServedShop

REGISTER: Final = "SOL-1"
LOAF: Final = {
    "items": [{"code": "1001"}],
    "tenders": [{"kind": "debit_card", "amount_ore": 52_00, "reference": "BAX", "integrated": True}],
    "receipt_declined": True,
}
LINE: Final = {"code": "1001"}
WARM_SALES: Final = 100
TURNS: Final = 12
SALES: Final = 60
LINES: Final = 20
"""In each turn: the shops take turns, so that what the machine does meanwhile is the same for all."""
RAW_S: Final = 3.0
AS_INSTALLED: Final = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it has compiled, as where a shop runs; a machine that tests may be told not to."""


def long_journal(kept: Path, counts: Sequence[int]) -> list[Measure]:
    """
    Take the measures.

    Args:
        kept: Where large shops are kept from one run to the next.
        counts: How many sales the journals hold, fewest first.
    """
    raw_s = 1 / sign_and_sync(kept, RAW_S)
    with ExitStack() as stack:
        runs = [stack.enter_context(_running(make_year(kept, count), count)) for count in counts]
        for _ in range(TURNS):
            for run in runs:
                run.sell()
        memory_mib = {run.count: _resident_mib(run.process) for run in runs}
    few, many = runs[0], runs[-1]
    return [
        _compared("a sale", {run.count: run.sale_s for run in runs}, raw_s),
        _compared("a line at the till", {run.count: run.line_s for run in runs}, raw_s),
        Measure(
            f"start of the server → first sale possible, {many.count:,} sales, seconds",
            f"{many.start_s:.2f} s; with {few.count:,} {few.start_s:.2f} s",
            many.start_s,
            2,
            at_least=False,
        ),
        Measure(
            "the same, with the file thrown out of memory",
            f"{many.cold_s:.2f} s; with {few.count:,} {few.cold_s:.2f} s",
            many.cold_s,
            2,
            at_least=False,
        ),
        Measure(
            f"memory of the server after {many.count:,} sales, MiB",
            f"{memory_mib[many.count]:.0f} MiB; after {few.count:,} {memory_mib[few.count]:.0f} MiB",
            memory_mib[many.count],
            250,
            at_least=False,
        ),
    ]


def _compared(what: str, costs_s: Mapping[int, float], raw_s: float) -> Measure:
    """Hold what something costs behind so many sales against what it costs behind so many others."""
    of_each = ", ".join(f"{count:,}: {cost_s * 1e3:.2f} ms" for count, cost_s in costs_s.items())
    return Measure(
        f"{what} in the longest journal to one in the shortest, p50",
        f"{of_each}; one raw turn {raw_s * 1e3:.2f} ms",
        max(costs_s.values()) / min(costs_s.values()),
        1.1,
        at_least=False,
    )


@dataclass
class _Run:
    """
    A shop that is served and sold in.

    Attributes:
        count: How many sales it had.
        process: Who serves it.
        till: Who sells.
        start_s: From the start of its server until somebody could sell, seconds.
        cold_s: The same where the system has nothing of the shop's file in memory, as in the morning.
        took_s: What each sale took, seconds.
        lines_s: What each line took, seconds.
    """

    count: int
    process: int
    till: "_Till"
    start_s: float
    cold_s: float
    took_s: list[float] = field(default_factory=list[float])
    lines_s: list[float] = field(default_factory=list[float])

    def sell(self) -> None:
        """Sell for a turn, one sale after the other, and then ring up what nobody buys."""
        self.took_s += self.till.sell(SALES)
        self.lines_s += self.till.ring(LINES)

    @property
    def sale_s(self) -> float:
        """What a sale took, p50, seconds."""
        return statistics.median(self.took_s)

    @property
    def line_s(self) -> float:
        """What a line took, p50, seconds."""
        return statistics.median(self.lines_s)


@contextmanager
def _running(folder: Path, count: int) -> Generator[_Run]:
    """Serve a shop for the length of a `with`; its starts are not the first, as after an installation."""
    shop = ServedShop(folder)
    shop.program = (sys.executable, "-m", shop.door)  # As the shop starts it, with all that it imports.
    shop.environ = AS_INSTALLED
    shop.open()
    shop.close()
    _throw_out(folder)
    with _started(shop) as (_, cold_s):
        pass
    with _started(shop) as (till, start_s):
        run = _Run(count, shop.process, till, start_s, cold_s)
        till.sell(WARM_SALES)
        yield run


@contextmanager
def _started(shop: ServedShop) -> Generator[tuple["_Till", float]]:
    """Serve for the length of a `with`; give who sells, and how long it took until she could, seconds."""
    begun = time.perf_counter()
    shop.open()
    try:
        with closing(_Till(shop.port)) as till:
            yield till, time.perf_counter() - begun
    finally:
        shop.close()


def _throw_out(folder: Path) -> None:
    """Have the system forget what it has read of a shop's files."""
    for path in folder.rglob("*"):
        if path.is_file():
            file = os.open(path, os.O_RDONLY)
            os.fsync(file)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


class _Till:
    """Somebody who sells one loaf after the other, over one connection."""

    def __init__(self, port: int) -> None:
        """Sign on, and declare an empty drawer where that is due."""
        self._line = http.client.HTTPConnection("127.0.0.1", port)
        self._token = ""
        self._keys = (f"loaf-{os.getpid()}-{time.time_ns()}-{turn}" for turn in itertools.count())
        named = re.search(r"^  (\S+)  .*PIN (\d+)", pins_of(bakery_cafe()), re.MULTILINE)
        if named is None:
            raise SystemExit("the shop names nobody who could sell")
        told = self._ask("POST", "/sign-on", {"operator": named[1], "pin": named[2]})
        self._token = told["token"]
        if told["view"]["must_close_day"]:
            self._ask("POST", "/z-reports", {"counted_ore": 0, "explanation": "Talt etter et år."})
        if not told["view"]["float_declared"]:
            self._ask("POST", "/float", {"amount_ore": 0})

    def sell(self, sales: int) -> list[float]:
        """Sell so often, and return how long each sale took, seconds."""
        self._line.close()  # The server hung up if it was long ago; the first of each turn dials.
        return [self._timed("/sales", LOAF) for _ in range(sales)]

    def ring(self, lines: int) -> list[float]:
        """Put so many lines into a basket, abort it, and return how long each line took, seconds."""
        took_s = [self._timed("/basket/lines", LINE) for _ in range(lines)]
        self._ask("POST", "/basket/abort", {})
        return took_s

    def _timed(self, path: str, body: object) -> float:
        begun = time.perf_counter()
        self._ask("POST", path, body)
        return time.perf_counter() - begun

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _ask(self, method: str, path: str, body: object) -> Any:  # noqa: ANN401 - whatever it answers
        headers = {"Content-Type": "application/json", "Idempotency-Key": next(self._keys)}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        self._line.request(method, f"/api/v1/registers/{REGISTER}{path}", json.dumps(body), headers)
        answer = self._line.getresponse()
        told = answer.read()
        if answer.status >= 400:
            raise SystemExit(f"{method} {path} was refused: {told.decode()}")
        return json.loads(told)


def _resident_mib(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0.0
