"""`datakasse hub move`: where a hub keeps what it has received."""

from pathlib import Path

import click

from datakasse.cli.door import product_of, settings_of, stop
from datakasse.cli.hub.hub_options import hub_data
from datakasse.cli.secrecy import ADDRESS
from datakasse.errors.refusal import Refused


@click.command()
@hub_data
@click.option("--to", "target", type=ADDRESS, required=True, help="postgresql://… eller en tom datamappe.")
@click.pass_context
def move(context: click.Context, folder: Path, target: str) -> None:
    """
    Flytt huben til en annen database, sammenlignet rad for rad. Stans den først; etterpå åpnes den bare der.

    Eksempel: datakasse hub move --data hub --to postgresql://datakasse@db/hub
    """
    try:
        moved = product_of(context).hubs.move_hub(settings_of(context, folder), target)
    except Refused as refusal:
        stop(refusal)
    click.echo(
        f"{moved.rows} rader, like i begge ender (SHA-256 {moved.digest}). Huben er nå i {moved.place}."
    )
