"""
A day and a night of five sales a second, in fast motion: nothing gets slower, and only the books grow.

    18:00 ─ midnight ─ 03:00 the whole copy, a restore on trial ─ 05:00 Z, another day ─ 18:00

A real server of a shop with many registers, sold in over HTTP as fast as it goes, its clock turned on by what
is sold. After each hour the tills rest, and sales one by one take turns with the raw loop: that shows what a
sale costs whatever else the machine does.
"""

import asyncio
import itertools
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time as time_of_day, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Final, NamedTuple

from benchmarks.http_sales import Served, serving, sign_on
from benchmarks.measures import Measure
from benchmarks.raw_speed import sign_and_sync
from benchmarks.shop import make_shop, register_names
from benchmarks.soak_tills import Day, Till, sell_all, sell_one_by_one
from benchmarks.turned_clock import TURNED_CLOCK, TurnedClock
from datakasse.office.backup.status import StatusFile
from datakasse.settings import settings_for
from datakasse.trade.moment import NORWAY
from datakasse.wiring import open_shop
from lab.kill.copies import Copies
from lab.printer.machine import ReceiptMachine
from lab.printer.plugs import NetworkPlug

SALES: Final = 24 * 60 * 60 * 5
REGISTERS: Final = 16
PRINTERS: Final = 4
HOURS: Final = 24
FEW: Final = 4
"""So many hours are held against each other: the first or the morning's, and the last."""
TURNS: Final = 6
PROBES: Final = 20
"""Sales one by one in each turn."""
RAW_S: Final = 0.2
YARD: Final = 30_000
YARD_EVERY_S: Final = 1.0
LOG_MIB: Final = 64
"""What is kept of the log. While somebody looks it grows, and in fast motion more is written meanwhile."""
SERVER: Final = "benchmarks.turned_clock"


class _Hour(NamedTuple):
    """
    How things stood after an hour.

    Attributes:
        sold: Sales so far.
        work_ms: Processor time of the server for each sale of the hour, ms.
        yard_ms: Processor time of one and the same piece of work meanwhile, ms.
        memory_mib: What the server held.
        files: Its open files.
        threads: Its threads.
        log_mib: The write-ahead log.
        stored_mib: The database.
        turns: What a sale takes with nobody else about, p50, in turns of the raw loop.
        sale_ms: The same, ms.
    """

    sold: int
    work_ms: float
    yard_ms: float
    memory_mib: float
    files: int
    threads: int
    log_mib: float
    stored_mib: float
    turns: float = 0.0
    sale_ms: float = 0.0


def soak(scratch: Path, sales: int) -> list[Measure]:
    """
    Take the measures.

    Args:
        scratch: Where the shop is made.
        sales: In how many sales the day and the night pass.
    """
    folder, clock = scratch / "soaked", TurnedClock(scratch / "clock", _evening(datetime.now(UTC)))
    with _printers() as printers:
        make_shop(folder, REGISTERS, {name: address for name, (_, address) in printers.items()})
        Copies(folder).set_up()
        with serving(folder, {TURNED_CLOCK: str(clock.path)}, SERVER) as served:
            day = Day(clock, sales)
            tills = [
                Till(served.port, day, name, token, prints=name in printers)
                for name, token in sign_on(served.port, REGISTERS)
            ]
            hours = asyncio.run(_live(day, tills, served, folder, sales))
            papers = {name: len(machine.papers(day.papers[name])) for name, (machine, _) in printers.items()}
    return [*_of_time(hours), *_of_growth(hours), *_of_books(folder, day, papers)]


async def _live(day: Day, tills: Sequence[Till], served: Served, folder: Path, sales: int) -> list[_Hour]:
    """Live through the day, and look after each hour."""
    hours: list[_Hour] = []
    for hour in range(1, HOURS + 1):
        before, begun_s = day.sold, _processor_s(served.process)
        with _yardstick() as yards_s:
            await sell_all(tills, hour * sales // HOURS - TURNS * PROBES)
        work_ms = (_processor_s(served.process) - begun_s) / (day.sold - before) * 1e3
        seen = _seen(served.process, folder, day.sold, work_ms, statistics.median(yards_s) * 1e3)
        sale_s, raw_s = await _in_turns(tills[-1], folder)
        hours.append(seen._replace(turns=sale_s / raw_s, sale_ms=sale_s * 1e3))
        told = "  ".join(f"{name} {value:.4g}" for name, value in hours[-1]._asdict().items())
        print(f"{hour:2}  {told}", file=sys.stderr)
    return hours


@contextmanager
def _yardstick() -> Generator[list[float]]:
    """
    Take the processor time of one and the same piece of work now and then, for the length of a `with`.

    On a machine that is shared a processor does less in its time when others are at work beside it, and the
    clock of the processor does not tell.
    """
    took_s: list[float] = []
    ended = Event()

    def work() -> None:
        while True:
            begun_s = time.thread_time()
            sum(number * number for number in range(YARD))
            took_s.append(time.thread_time() - begun_s)
            if ended.wait(YARD_EVERY_S):
                return

    at_work = Thread(target=work)
    at_work.start()
    try:
        yield took_s
    finally:
        ended.set()
        at_work.join()


def _seen(process: int, folder: Path, sold: int, work_ms: float, yard_ms: float) -> _Hour:
    """Return how things stand now, while all tills are at work."""
    about = Path("/proc", str(process))
    status = (about / "status").read_text(encoding="ascii")
    return _Hour(
        sold=sold,
        work_ms=work_ms,
        yard_ms=yard_ms,
        memory_mib=_number_in(status, "VmRSS") / 1024,
        files=sum(1 for _ in (about / "fd").iterdir()),
        threads=_number_in(status, "Threads"),
        log_mib=_size_mib(folder / "datakasse.db-wal"),
        stored_mib=_size_mib(folder / "datakasse.db"),
    )


async def _in_turns(till: Till, folder: Path) -> tuple[float, float]:
    """Return what a sale takes with nobody else about, p50, and a turn of the raw loop beside it, seconds."""
    took_s: list[float] = []
    raw_s: list[float] = []
    for _ in range(TURNS):
        raw_s.append(1 / sign_and_sync(folder.parent, RAW_S))
        took_s += await sell_one_by_one(till, PROBES)
    return statistics.median(took_s), statistics.median(raw_s)


def _of_time(hours: Sequence[_Hour]) -> list[Measure]:
    """Return whether a sale takes longer in the end."""
    first, last = hours[:FEW], hours[-FEW:]
    turns = [statistics.median(hour.turns for hour in some) for some in (first, last)]
    sale_ms = [statistics.median(hour.sale_ms for hour in some) for some in (first, last)]
    work_ms = [statistics.median(hour.work_ms for hour in some) for some in (first, last)]
    yards = [statistics.median(hour.work_ms / hour.yard_ms for hour in some) for some in (first, last)]
    hours_told = f"the last {FEW} hours to the first {FEW}"
    then, now = (f"{ms:.2f} ms, {turn:.1f} raw turns" for ms, turn in zip(sale_ms, turns, strict=True))
    return [
        Measure(
            f"a day and a night in fast motion: a sale in {hours_told}, p50",
            f"{then}; {now}",
            turns[1] / turns[0],
            1.1,
            at_least=False,
        ),
        Measure(
            f"the same: work of the server for a sale, in processor time of a piece of work, {hours_told}",
            f"{work_ms[0]:.2f} ms, {yards[0]:.3f} pieces; {work_ms[1]:.2f} ms, {yards[1]:.3f} pieces",
            yards[1] / yards[0],
            1.1,
            at_least=False,
        ),
    ]


def _of_growth(hours: Sequence[_Hour]) -> list[Measure]:
    """Return what has grown from the morning, when the night's work is done, and by how much it may."""
    middle, last = hours[HOURS // 2 : HOURS // 2 + FEW], hours[-FEW:]

    def grown(name: str, of: Callable[[_Hour], float], may: float) -> Measure:
        then, now = (statistics.median(of(hour) for hour in some) for some in (middle, last))
        what = f"the same: {name}, more in the evening than in the morning"
        return Measure(what, f"{then:.0f}; {now:.0f}", now - then, may, at_least=False)

    log_mib = max(hour.log_mib for hour in hours)
    stored = [(each.stored_mib, each.sold) for each in (hours[0], hours[HOURS // 2], hours[-1])]
    kib = [
        (after[0] - before[0]) / (after[1] - before[1]) * 1024 for before, after in itertools.pairwise(stored)
    ]
    return [
        grown("memory of the server, MiB", lambda hour: hour.memory_mib, 16),
        grown("open files", lambda hour: hour.files, 2),
        grown("threads", lambda hour: hour.threads, 1),
        grown("write-ahead log, MiB", lambda hour: hour.log_mib, LOG_MIB),
        Measure("the same: longest write-ahead log, MiB", f"{log_mib:.0f} MiB", log_mib, 256, at_least=False),
        Measure(
            "the same: disk for a sale, second half to first",
            f"{kib[0]:.2f} kiB; {kib[1]:.2f} kiB",
            kib[1] / kib[0],
            1.1,
            at_least=False,
        ),
    ]


def _of_books(folder: Path, day: Day, papers: Mapping[str, int]) -> list[Measure]:
    """
    Return whether everything that was answered is in the books once, and on paper once.

    Raises:
        SystemExit: The journal is not whole, or what belongs to a day did not happen.
    """
    verify = [sys.executable, "-m", "datakasse", "verify", "--data", str(folder)]
    if subprocess.run(verify, stdout=subprocess.DEVNULL, check=False).returncode:
        raise SystemExit("the journal is not whole after the soak")
    shop = open_shop(settings_for(folder), environ={})
    try:
        with shop.store.read() as books:
            series = [books.state(each.register_id).series for each in books.registers()]
    finally:
        shop.store.close()
    status = StatusFile(folder / "backup.json").read()
    if (
        status.drill is None
        or status.drill.fault
        or not all(each.full_day for each in status.places.values())
    ):
        raise SystemExit(f"the copies were not made or not tried: {status}")
    sold, closed = sum(each.sales for each in series), sum(each.z_report for each in series)
    wanted = day.papers.total()
    astray = abs(sold - day.sold) + abs(closed - REGISTERS) + abs(sum(papers.values()) - wanted)
    told = (
        f"{sold:,} sales, {sum(each.returns for each in series):,} returns, {closed} Z, {wanted:,} papers; "
        f"{status.drill.entries:,} entries restored on trial"
    )
    what = "the same: sales, Z and papers lost or doubled; verified"
    return [Measure(what, told, astray, 0, at_least=False)]


@contextmanager
def _printers() -> Generator[dict[str, tuple[ReceiptMachine, str]]]:
    """Have printers for some of the registers for the length of a `with`, and where they are."""
    machines = {name: ReceiptMachine() for name in register_names(PRINTERS)}
    plugs = {name: NetworkPlug(machine) for name, machine in machines.items()}
    try:
        yield {name: (machine, f"tcp://127.0.0.1:{plugs[name].port}") for name, machine in machines.items()}
    finally:
        for plug in plugs.values():
            plug.switch_off()


def _evening(now: datetime) -> datetime:
    """Return the next evening, when the day begins."""
    return datetime.combine(now.astimezone(NORWAY).date() + timedelta(days=1), time_of_day(18), NORWAY)


def _processor_s(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _number_in(status: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+)", status, re.MULTILINE)
    return int(found[1]) if found else 0


def _size_mib(path: Path) -> float:
    return path.stat().st_size / 2**20 if path.exists() else 0.0
