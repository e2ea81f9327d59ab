"""
A day and a night of five sales a second, in fast motion: nothing gets slower, and only the books grow.

    18:00 ─ midnight ─ 03:00 the whole copy, a restore on trial ─ 05:00 Z, another day ─ 18:00

A real server of a shop with many registers, sold in over HTTP as fast as it goes, its clock turned on by what
is sold. In half an hour a machine that is shared changes by more than what is looked for. So a second shop is
served beside, which sells so little that it stays as it was. After each hour the two take turns, sale by sale
and in small rushes; what is told is how the first one's cost has moved against the second's.
"""

import asyncio
import itertools
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time as time_of_day, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.http_sales import Served, serving, sign_on
from benchmarks.measures import Measure
from benchmarks.shop import make_shop, register_names
from benchmarks.soak_tills import Day, QuickDay, Till, sell_all, sell_one_by_one
from benchmarks.turned_clock import TURNED_CLOCK, TurnedClock
from datakasse.devices.machine.clock import SystemClock
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
RUSH: Final = 200
"""Sales at all tills in each turn."""
LOG_MIB: Final = 64
"""What is kept of the log. While somebody looks it grows, and in fast motion more is written meanwhile."""
SERVER: Final = "benchmarks.turned_clock"


class _Hour(NamedTuple):
    """
    How things stood after an hour.

    Attributes:
        sold: Sales so far.
        work_ms: Processor time of the server for each sale of the hour, ms.
        memory_mib: What the server held.
        files: Its open files.
        threads: Its threads.
        log_mib: The write-ahead log.
        stored_mib: The database.
        sale_ms: What a sale takes with nobody else about, p50, ms.
        beside_ms: The same in the shop beside.
        rush_ms: Processor time of the server for each sale of a rush, ms.
        rush_beside_ms: The same in the shop beside.
    """

    sold: int
    work_ms: float
    memory_mib: float
    files: int
    threads: int
    log_mib: float
    stored_mib: float
    sale_ms: float = 0.0
    beside_ms: float = 0.0
    rush_ms: float = 0.0
    rush_beside_ms: float = 0.0


class _Shop(NamedTuple):
    """A shop that is served, its day, and who stands at its tills."""

    served: Served
    day: Day
    tills: Sequence[Till]


def soak(scratch: Path, sales: int) -> list[Measure]:
    """
    Take the measures.

    Args:
        scratch: Where the shop is made.
        sales: In how many sales the day and the night pass.
    """
    folder, clock = scratch / "soaked", TurnedClock(scratch / "clock", _evening(datetime.now(UTC)))
    make_shop(scratch / "beside", REGISTERS)
    with _printers() as printers:
        make_shop(folder, REGISTERS, {name: address for name, (_, address) in printers.items()})
        Copies(folder).set_up()
        with (
            serving(folder, {TURNED_CLOCK: str(clock.path)}, SERVER) as served,
            serving(scratch / "beside") as other,
        ):
            day = QuickDay(clock, sales)
            soaked = _shop(served, day, printers)
            hours = asyncio.run(_live(soaked, _shop(other, Day(SystemClock())), folder, sales))
            papers = {name: len(machine.papers(day.papers[name])) for name, (machine, _) in printers.items()}
    return [*_of_time(hours), *_of_growth(hours), *_of_books(folder, day, papers)]


def _shop(served: Served, day: Day, printers: Collection[str] = ()) -> _Shop:
    """Have somebody sign on at each till of a shop; some have printers."""
    signed_on = sign_on(served.port, REGISTERS)
    tills = [Till(served.port, day, name, token, prints=name in printers) for name, token in signed_on]
    return _Shop(served, day, tills)


async def _live(soaked: _Shop, beside: _Shop, folder: Path, sales: int) -> list[_Hour]:
    """Live through the day, and look after each hour."""
    hours: list[_Hour] = []
    day, process = soaked.day, soaked.served.process
    for hour in range(1, HOURS + 1):
        before, begun_s = day.sold, _processor_s(process)
        await sell_all(soaked.tills, hour * sales // HOURS - TURNS * (PROBES + RUSH))
        work_ms = (_processor_s(process) - begun_s) / (day.sold - before) * 1e3
        seen = _seen(process, folder, day.sold, work_ms)
        hours.append(await _compared(soaked, beside, seen))
        told = "  ".join(f"{name} {value:.4g}" for name, value in hours[-1]._asdict().items())
        print(f"{hour:2}  {told}", file=sys.stderr)
    return hours


def _seen(process: int, folder: Path, sold: int, work_ms: float) -> _Hour:
    """Return how things stand now, while all tills are at work."""
    about = Path("/proc", str(process))
    status = (about / "status").read_text(encoding="ascii")
    return _Hour(
        sold=sold,
        work_ms=work_ms,
        memory_mib=_number_in(status, "VmRSS") / 1024,
        files=sum(1 for _ in (about / "fd").iterdir()),
        threads=_number_in(status, "Threads"),
        log_mib=_size_mib(folder / "datakasse.db-wal"),
        stored_mib=_size_mib(folder / "datakasse.db"),
    )


async def _compared(soaked: _Shop, beside: _Shop, hour: _Hour) -> _Hour:
    """Let the two shops take turns, and return the hour with what each took."""
    took_s: dict[Served, list[float]] = {soaked.served: [], beside.served: []}
    rush_s: dict[Served, list[float]] = {soaked.served: [], beside.served: []}
    for _ in range(TURNS):
        for shop in (soaked, beside):
            took_s[shop.served] += await sell_one_by_one(shop.tills[-1], PROBES)
            begun_s = _processor_s(shop.served.process)
            await sell_all(shop.tills, shop.day.sold + RUSH)
            rush_s[shop.served].append((_processor_s(shop.served.process) - begun_s) / RUSH)
    sale_ms, beside_ms = (statistics.median(took) * 1e3 for took in took_s.values())
    rush_ms, rush_beside_ms = (statistics.mean(took) * 1e3 for took in rush_s.values())
    return hour._replace(
        sale_ms=sale_ms,
        beside_ms=beside_ms,
        rush_ms=rush_ms,
        rush_beside_ms=rush_beside_ms,
    )


def _of_time(hours: Sequence[_Hour]) -> list[Measure]:
    """Return whether a sale takes longer in the end, against the shop that has stayed as it was."""
    first, last = hours[:FEW], hours[-FEW:]

    def moved(what: str, ours: Callable[[_Hour], float], theirs: Callable[[_Hour], float]) -> Measure:
        then, now = (statistics.median(ours(hour) / theirs(hour) for hour in some) for some in (first, last))
        told = [
            f"{statistics.median(map(ours, some)):.2f} ms, {statistics.median(map(theirs, some)):.2f} beside"
            for some in (first, last)
        ]
        return Measure(what, "; ".join(told), now / then, 1.1, at_least=False)

    hours_told = f"the last {FEW} hours to the first {FEW}, against a shop beside that stays small"
    return [
        moved(
            f"a day and a night in fast motion: a sale, p50, {hours_told}",
            lambda hour: hour.sale_ms,
            lambda hour: hour.beside_ms,
        ),
        moved(
            f"the same: processor time for a sale in a rush, {hours_told}",
            lambda hour: hour.rush_ms,
            lambda hour: hour.rush_beside_ms,
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
