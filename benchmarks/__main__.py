"""
Measure how fast the register is; print a table, and write it as JSON under `var/bench`, a file for each run.

    python -m benchmarks [--sales 200000] [--only KIND] [--keep]
    python -m benchmarks --only soak [--soak-sales 432000]
    python -m benchmarks --only till [--part starts|scans|search|long|burst|day|work|very-many]

Exit 1 when a figure is worse by more than a fifth than the one in `benchmarks/kept.json`.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.hub import hub
from benchmarks.kept import keep, kept_figures, worsened
from benchmarks.ledger import ledger
from benchmarks.long_journal import long_journal
from benchmarks.matching import matching
from benchmarks.measures import (
    Measure,
    beside_computing,
    export,
    make_year,
    many_registers,
    one_register,
    reports,
    verification,
)
from benchmarks.office import office
from benchmarks.postgres import postgres
from benchmarks.posting import posting
from benchmarks.soak import SALES as SOAK_SALES, soak
from benchmarks.till import BURST_S, PARTS, SALES, till

FOLDER = Path("var/bench")
KINDS = (
    "http",
    "verify",
    "export",
    "ledger",
    "reports",
    "till",
    "posting",
    "bank",
    "postgres",
    "hub",
    "journal",
    "office",
    "soak",
)


def main() -> None:
    """Take the measures."""
    wishes = argparse.ArgumentParser(description="Measure how fast the register is.")
    wishes.add_argument(
        "--sales", type=int, default=200_000, help="sales of the year that is verified and exported"
    )
    wishes.add_argument("--only", choices=KINDS, help="take one kind of measure")
    wishes.add_argument("--part", choices=PARTS, action="append", help="take one part of the till's measures")
    wishes.add_argument("--day-sales", type=int, default=SALES, help="sales of the day in fast motion")
    wishes.add_argument("--burst-s", type=int, default=BURST_S, help="length of the burst of scans, seconds")
    wishes.add_argument(
        "--soak-sales", type=int, default=SOAK_SALES, help="sales of the day and night that are sold through"
    )
    wishes.add_argument(
        "--keep", action="store_true", help="keep the figures for later runs to be held against"
    )
    wish = wishes.parse_args()
    kinds = KINDS if wish.only is None else (wish.only,)
    FOLDER.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=FOLDER))
    try:
        measures = _take(kinds, scratch, wish)
    finally:
        shutil.rmtree(scratch)
    _tell(measures)
    slower = [] if wish.keep else worsened(measures, kept_figures())
    if wish.keep:
        keep(measures)
    print(*slower, sep="\n")
    sys.exit(1 if slower else 0)


def _take(kinds: tuple[str, ...], scratch: Path, wish: argparse.Namespace) -> list[Measure]:
    measures: list[Measure] = []
    if "http" in kinds:
        measures += many_registers(scratch) + one_register(scratch) + beside_computing(scratch)
    if "reports" in kinds:
        measures += reports(scratch)
    if "posting" in kinds:
        measures += posting(scratch)
    if "till" in kinds:
        parts = wish.part or PARTS
        measures += till(FOLDER, scratch, parts, sales=wish.day_sales, burst_s=wish.burst_s)
    if "postgres" in kinds:
        measures += postgres(scratch)
    if "hub" in kinds:
        measures += hub(scratch)
    if "journal" in kinds:
        measures += long_journal(FOLDER, (wish.sales // 100, wish.sales // 10, wish.sales))
    if "office" in kinds:
        measures += office(FOLDER, wish.sales)
    if "soak" in kinds:
        measures += soak(scratch, wish.soak_sales)
    if "bank" in kinds:
        measures += matching()
    if {"verify", "export", "ledger"} & set(kinds):
        year = make_year(FOLDER, wish.sales)
        measures += verification(year) if "verify" in kinds else []
        measures += export(year, scratch) if "export" in kinds else []
        measures += ledger(year, scratch) if "ledger" in kinds else []
    return measures


def _tell(measures: list[Measure]) -> None:
    table = Table(title=f"datakasse on {os.cpu_count()} cores, Python {platform.python_version()}")
    for head in ("measure", "figure", "value", "target", "met"):
        table.add_column(head)
    for measure in measures:
        side = "≥" if measure.at_least else "≤"
        row = (f"{measure.value:.2f}", f"{side} {measure.target:g}", "yes" if measure.met else "NO")
        table.add_row(measure.what, measure.figure, *row)
    Console(width=150).print(table)
    at = datetime.now(UTC)
    told = {
        "at": at.isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "measures": [msgspec.to_builtins(measure) | {"met": measure.met} for measure in measures],
    }
    target = FOLDER / f"{at:%Y-%m-%dT%H%M%S}.json"
    target.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2))
    print(f"written to {target}")


if __name__ == "__main__":
    main()
