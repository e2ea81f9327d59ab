"""The measures: what each is, how it is taken, what it is held against."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from benchmarks.http_sales import sell, served, serving, sign_on
from benchmarks.raw_speed import check_and_hash, sign_and_sync
from benchmarks.shop import OPERATOR, make_shop, register_names
from benchmarks.slow_disk import slow_disk
from datakasse.settings import settings_for
from datakasse.till.day.close_day import CloseDay, TerminalTold
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.day.take_x import TakeX
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.tender import Tender, TenderKind
from datakasse.wiring import Shop, open_shop

RAW_S = 3.0
WARM_S = 2.0
RUN_S = 10.0
REGISTERS = 16
CONNECTIONS = 32
DAY_RECEIPTS = 5_000
PRICE_ORE = 3_090
SLOWER_DISK_US = 1_000
"""What a sync of a good SSD without a battery takes, about."""


class Measure(msgspec.Struct, frozen=True):
    """
    One figure.

    Attributes:
        what: What was measured.
        figure: The figure, in words.
        value: The figure that is held against the target.
        target: The target; `at_least` says which side of it is good.
        at_least: Whether more is better.
    """

    what: str
    figure: str
    value: float
    target: float
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether the target was met."""
        return self.value >= self.target if self.at_least else self.value <= self.target


def many_registers(folder: Path) -> list[Measure]:
    """
    Measure one-shot sales over HTTP at many registers, customers included, against the raw loop.

    On this machine's disk, whose sync may cost next to nothing, and on one that is a millisecond slower.
    """
    make_shop(folder / "many", REGISTERS)
    return [_many_registers(folder, 0), _many_registers(folder, SLOWER_DISK_US)]


def _many_registers(folder: Path, more_us: int) -> Measure:
    more_s = more_us / 1e6
    before = sign_and_sync(folder, RAW_S, more_s)
    with served(folder / "many", slow_disk(folder, more_us) if more_us else None) as port:
        tills = sign_on(port, REGISTERS)
        sell(port, tills, seconds=WARM_S, connections=CONNECTIONS)
        run = sell(port, tills, seconds=RUN_S, connections=CONNECTIONS)
    raw = (before + sign_and_sync(folder, RAW_S, more_s)) / 2
    disk = f", sync {more_us / 1e3:.0f} ms slower" if more_us else ""
    return Measure(
        f"one-shot sales over HTTP, {REGISTERS} registers, durable and signed{disk}",
        f"{run.sales_per_s:,.0f} sales/s; raw loop {raw:,.0f}/s",
        run.sales_per_s / raw,
        0.5,
        at_least=True,
    )


def one_register(folder: Path) -> list[Measure]:
    """Measure one register and one customer against one turn of the raw loop."""
    make_shop(folder / "one", 1)
    before = sign_and_sync(folder, RAW_S)
    with served(folder / "one") as port:
        tills = sign_on(port, 1)
        sell(port, tills, seconds=WARM_S, connections=1)
        run = sell(port, tills, seconds=RUN_S, connections=1)
    turn_s = 2 / (before + sign_and_sync(folder, RAW_S))
    return [
        Measure(
            f"one register, one customer: {name}",
            f"{took_s * 1e3:.2f} ms; one raw turn {turn_s * 1e3:.2f} ms",
            took_s / turn_s,
            target,
            at_least=False,
        )
        for name, took_s, target in (("p50", run.percentile_s(0.5), 10), ("p99", run.percentile_s(0.99), 40))
    ]


def beside_computing(folder: Path) -> list[Measure]:
    """Measure one customer at a server in which a thread computes, to one where nothing else is done."""
    took_s: list[float] = []
    for module in ("datakasse", "benchmarks.computing_server"):
        make_shop(folder / module, 1)
        with serving(folder / module, module=module) as running:
            tills = sign_on(running.port, 1)
            sell(running.port, tills, seconds=WARM_S, connections=1)
            took_s.append(sell(running.port, tills, seconds=RUN_S, connections=1).percentile_s(0.5))
    alone_s, beside_s = took_s
    return [
        Measure(
            "a sale beside a thread that computes, to one alone, p50",
            f"{beside_s * 1e3:.1f} and {alone_s * 1e3:.1f} ms",
            beside_s / alone_s,
            6,
            at_least=False,
        )
    ]


def verification(year: Path) -> list[Measure]:
    """Measure verifying a whole journal against raw RSA verification and hashing of the same bytes."""
    shop = open_shop(settings_for(year))
    try:
        with shop.store.read() as books:
            registers = [register.register_id for register in books.registers()]
            entries = sum(books.head(register).number for register in registers)
            bodies = [row.body for row, _ in zip(books.stored(registers[0]), range(20_000), strict=False)]
    finally:
        shop.store.close()
    raw = check_and_hash(bodies, RAW_S)
    seconds, peak_kib = _timed([sys.executable, "-m", "datakasse", "verify", "--data", str(year)])
    rate = entries / seconds
    return [
        Measure(
            f"verify {entries:,} entries",
            f"{rate:,.0f} entries/s, {peak_kib / 1024:.0f} MiB; raw loop {raw:,.0f}/s",
            rate / raw,
            0.25,
            at_least=True,
        )
    ]


def export(year: Path, folder: Path) -> list[Measure]:
    """Measure the SAF-T export of a year: sales per second and peak memory."""
    out = folder / "saft.xml"
    shop = open_shop(settings_for(year))
    try:
        with shop.store.read() as books:
            sales = sum(books.state(register.register_id).series.sales for register in books.registers())
    finally:
        shop.store.close()
    command = ["export", "saft-cash", "--data", str(year), "--out", str(out)]
    seconds, peak_kib = _timed([sys.executable, "-m", "datakasse", *command])
    size_mib = out.stat().st_size / 2**20
    out.unlink()
    return [
        Measure(
            f"export SAF-T of {sales:,} sales",
            f"{sales / seconds:,.0f} sales/s, {size_mib:,.0f} MiB in {seconds:.1f} s",
            sales / seconds,
            5_000,
            at_least=True,
        ),
        Measure("its peak memory, MiB", f"{peak_kib / 1024:.0f} MiB", peak_kib / 1024, 100, at_least=False),
    ]


def reports(folder: Path, receipts: int = DAY_RECEIPTS) -> list[Measure]:
    """Measure X and Z over a day of so many receipts."""
    make_shop(folder / "day", 1)
    shop = open_shop(settings_for(folder / "day"))
    try:
        (register,) = register_names(1)
        _sell_a_day(shop, register, receipts)
        terminal = TerminalTold(TenderKind.DEBIT_CARD, receipts * PRICE_ORE)
        took = {
            name: _seconds(lambda action=action: shop.counter.carry_out(register, OPERATOR, action).result())
            for name, action in (("X", TakeX()), ("Z", CloseDay(0, terminals=(terminal,))))
        }
    finally:
        shop.store.close()
    return [
        Measure(f"{name} over {receipts:,} receipts", f"{s * 1e3:.0f} ms", s, 1, at_least=False)
        for name, s in took.items()
    ]


def _sell_a_day(shop: Shop, register: str, receipts: int) -> None:
    counter = shop.counter
    for action in (Start(), SignOn(pin_is_right=True), DeclareFloat(0)):
        counter.carry_out(register, OPERATOR, action).result()
    sale = SellAtOnce((Item("1001"), Item("1002")), (Tender(TenderKind.DEBIT_CARD, PRICE_ORE),))
    waiting = [counter.carry_out(register, OPERATOR, sale) for _ in range(receipts)]
    for done in waiting:
        done.result()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _timed(command: list[str]) -> tuple[float, int]:
    """Run a command and return its seconds and peak memory in KiB, as the system counted them."""
    begun = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - begun, used.ru_maxrss


def make_year(folder: Path, sales: int) -> Path:
    """Make a year of sales with the lab's generator, once."""
    year = folder / f"year-{sales}"
    if not (year / "made").exists():
        shutil.rmtree(year, ignore_errors=True)
        command = ["year", "--shops", "1", "--sales", str(sales), "--seed", "7", "--data", str(year / "shop")]
        subprocess.run([sys.executable, "-m", "lab", *command], check=True)
        (year / "made").touch()
    return year / "shop"
