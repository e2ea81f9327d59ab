"""`datakasse hub publish|changes|offer`: what flows down from a hub to its registers."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from datakasse.cli.door import data_option, hub_in, shop_in
from datakasse.cli.hub.hub_options import hub_data, org_number
from datakasse.cli.listed import tell_each
from datakasse.cli.moment import Moment
from datakasse.cli.named_file import content_of
from datakasse.hub.at_hub.publish_change import counts_from, publish_change
from datakasse.hub.at_hub.show_changes import ShownChange, show_changes
from datakasse.hub.at_shop.offer_all import offer_all
from datakasse.hub.between.change import read_change, write_change
from datakasse.trade.moment import NORWAY, in_norway, to_journal


@click.command()
@hub_data
@org_number
@click.option(
    "--valid-from",
    type=Moment(["%Y-%m-%dT%H:%M", "%Y-%m-%d"]),
    help="Når det skal gjelde, norsk tid; straks når det utelates.",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FIL")
@click.pass_context
def publish(
    context: click.Context, folder: Path, org_number: str, valid_from: datetime | None, file: Path
) -> None:
    """
    Send ut varer, priser, kampanjer, kuponger, prislister, folk og innstillinger; fra et øyeblikk.

    Eksempel: datakasse hub publish --data hub --org-number 974760673 --valid-from 2026-12-01T06:00 varer.json
    """
    with hub_in(context, folder) as hub:
        now = hub.counter.now()
        wanted = now if valid_from is None else to_journal(valid_from.replace(tzinfo=NORWAY))
        change = read_change(content_of(file))
        kept = publish_change(hub.counter.store, org_number, change, counts_from(wanted, now))
    told = in_norway(kept.valid_from).strftime("%Y-%m-%d %H:%M")
    click.echo(f"Versjon {kept.version} er sendt ut og gjelder fra {told}.")


@click.command()
@hub_data
@org_number
@click.pass_context
def changes(context: click.Context, folder: Path, org_number: str) -> None:
    """
    Vis hva som er sendt ut, og hvor langt hver maskin er kommet.

    Eksempel: datakasse hub changes --data hub --org-number 974760673
    """
    with hub_in(context, folder) as hub:
        shown = show_changes(hub.counter.store, org_number)
    tell_each(
        ("\n".join(_change(change)) for change in shown),
        "Ingenting er sendt ut. Det gjøres med «datakasse hub publish».",
    )


def _change(change: ShownChange) -> Iterator[str]:
    told = in_norway(change.valid_from).strftime("%Y-%m-%d %H:%M")
    have, counts = ", ".join(change.stored) or "ingen", ", ".join(change.in_effect) or "ingen"
    yield f"Versjon {change.version}  fra {told}  mottatt: {have}  gjelder: {counts}"
    for machine, why in change.refused.items():
        yield f"  maskin {machine}: {why}"


@click.command()
@data_option
@click.option("--pins", is_flag=True, help="Ta med PIN-kodenes avtrykk, så folk kan logge på nye kasser.")
@click.pass_context
def offer(context: click.Context, folder: Path, *, pins: bool) -> None:
    """
    Skriv det butikken har, slik huben kan sende det ut: varer, priser, prislister, kampanjer, kuponger, folk.

    Eksempel: datakasse hub offer --data butikk > varer.json
    """
    with shop_in(context, folder) as shop, shop.store.read() as books:
        change = offer_all(books, shop.counter.clock.now(), pins=pins)
    click.echo(write_change(change))
