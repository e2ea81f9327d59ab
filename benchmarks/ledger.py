"""
How fast the ledger is read: SAF-T Financial of a year, and whether everything agrees.

Seconds are noise on a shared machine, so beside each rate stands what reading the same journal once costs in
the same run, and the seconds of processor that were used.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from benchmarks.measures import Measure
from datakasse.settings import settings_for
from datakasse.wiring import open_shop

MILLION: Final = 1_000_000


def ledger(year: Path, folder: Path) -> list[Measure]:
    """
    Take the measures.

    Args:
        year: A shop after a year.
        folder: Where files are written.
    """
    sales, told_s = _read_once(year)
    out = folder / "regnskap.xml"
    nothing = _used(["about", "--data", str(year)])
    export = _used(["export", "saft-financial", "--data", str(year), "--out", str(out)])
    size_mib = out.stat().st_size / 2**20
    out.unlink()
    agreed = _used(["agree", "--data", str(year)])
    return [
        Measure(
            f"export SAF-T Financial of {sales:,} sales",
            f"{sales / export.seconds:,.0f} sales/s ({sales / export.cpu_s:,.0f} per processor second), "
            f"{size_mib:,.0f} MiB",
            sales / export.seconds,
            5_000,
            at_least=True,
        ),
        Measure(
            "its peak memory over that of a command that reads nothing, MiB",
            f"{export.peak_kib / 1024:.0f} MiB; {nothing.peak_kib / 1024:.0f} MiB",
            (export.peak_kib - nothing.peak_kib) / 1024,
            25,
            at_least=False,
        ),
        Measure(
            f"agreement over {sales:,} receipts, seconds for a million",
            f"{agreed.seconds:.1f} s on {os.cpu_count()} processors ({agreed.cpu_s:.1f} s of processor; "
            f"reading the journal once {told_s:.1f} s)",
            agreed.seconds / sales * MILLION,
            60,
            at_least=False,
        ),
    ]


class _Use:
    """What a command took."""

    def __init__(self, seconds: float, cpu_s: float, peak_kib: int) -> None:
        self.seconds, self.cpu_s, self.peak_kib = seconds, cpu_s, peak_kib


def _used(command: list[str]) -> _Use:
    """Run a command and return its seconds, those of processors, its children's too, and its peak memory."""
    begun = time.perf_counter()
    running = subprocess.Popen([sys.executable, "-m", "datakasse", *command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return _Use(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss)


def _read_once(year: Path) -> tuple[int, float]:
    """Return how many sales there are, and how long reading everything that a file tells of takes."""
    shop = open_shop(settings_for(year))
    try:
        with shop.store.read() as books:
            registers = [register.register_id for register in books.registers()]
            begun = time.perf_counter()
            for register in registers:
                for _ in books.told(register):
                    pass
            took_s = time.perf_counter() - begun
            return sum(books.state(register).series.sales for register in registers), took_s
    finally:
        shop.store.close()
