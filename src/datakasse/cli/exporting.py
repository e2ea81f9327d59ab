"""`datakasse export saft-cash`: the journal in the authority's format."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO

import click
from rich.console import Console

from datakasse.cli.door import data_option, register_option, shop_in
from datakasse.errors.managing import FileNotWritable
from datakasse.office.control.export_saft import export_saft
from datakasse.saft.source import Selection


@click.group()
def export() -> None:
    """
    Eksporter fra journalen.

    Eksempel: datakasse export saft-cash --data butikk --out butikk.xml
    """


@export.command("saft-cash")
@data_option
@click.option("--from", "from_date", type=click.DateTime(["%Y-%m-%d"]), help="Første dag (ÅÅÅÅ-MM-DD).")
@click.option("--to", "to_date", type=click.DateTime(["%Y-%m-%d"]), help="Siste dag (ÅÅÅÅ-MM-DD).")
@register_option
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Filen som lages."
)
@click.option("--operator", default="", help="Hvem som eksporterer; daglig leder når den utelates.")
@click.pass_context
def saft_cash(
    context: click.Context,
    folder: Path,
    from_date: datetime | None,
    to_date: datetime | None,
    register: str | None,
    out: Path,
    operator: str,
) -> None:
    """
    Lag en SAF-T Kassasystem-fil (versjon 1.00). Uten datoer blir alt med.

    Eksempel: datakasse export saft-cash --data butikk --from 2026-01-01 --to 2026-01-31 --out januar.xml
    """
    selection = Selection(_day(from_date), _day(to_date), () if register is None else (register,))
    status = Console(stderr=True).status("Skriver SAF-T …")
    with shop_in(context, folder) as shop, status, _whole(out) as stream:
        export_saft(shop.counter, selection, stream, operator=operator)
    click.echo(f"Skrevet: {out} ({out.stat().st_size} byte)")


@contextmanager
def _whole(out: Path) -> Generator[IO[bytes]]:
    """Yield a file that stands in its place when all of it has been written, and is gone otherwise."""
    draft = out.with_name(f".{out.name}.part")
    try:
        try:
            with draft.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotWritable(file=str(out), why=error.strerror or "?") from error


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
