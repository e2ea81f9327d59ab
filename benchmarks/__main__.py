"""
Measure how fast the register is; print a table and write it as JSON.

    python -m benchmarks [--sales 200000] [--only http|verify|export|ledger|reports|till|posting|bank]
"""

import argparse
import os
import platform
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks.ledger import ledger
from benchmarks.matching import matching
from benchmarks.measures import (
    Measure,
    export,
    make_year,
    many_registers,
    one_register,
    reports,
    verification,
)
from benchmarks.posting import posting
from benchmarks.till import till

FOLDER = Path("var/bench")
KINDS = ("http", "verify", "export", "ledger", "reports", "till", "posting", "bank")


def main() -> None:
    """Take the measures."""
    wishes = argparse.ArgumentParser(description="Measure how fast the register is.")
    wishes.add_argument(
        "--sales", type=int, default=200_000, help="sales of the year that is verified and exported"
    )
    wishes.add_argument("--only", choices=KINDS, help="take one kind of measure")
    wish = wishes.parse_args()
    kinds = KINDS if wish.only is None else (wish.only,)
    FOLDER.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=FOLDER))
    try:
        measures = _take(kinds, scratch, wish.sales)
    finally:
        shutil.rmtree(scratch)
    _tell(measures)


def _take(kinds: tuple[str, ...], scratch: Path, sales: int) -> list[Measure]:
    measures: list[Measure] = []
    if "http" in kinds:
        measures += many_registers(scratch) + one_register(scratch)
    if "reports" in kinds:
        measures += reports(scratch)
    if "posting" in kinds:
        measures += posting(scratch)
    if "till" in kinds:
        measures += till(FOLDER, scratch)
    if "bank" in kinds:
        measures += matching()
    if {"verify", "export", "ledger"} & set(kinds):
        year = make_year(FOLDER, sales)
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
    told = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "measures": [msgspec.to_builtins(measure) | {"met": measure.met} for measure in measures],
    }
    target = FOLDER / "latest.json"
    target.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2))
    print(f"written to {target}")


if __name__ == "__main__":
    main()
