"""`datakasse network`: the shop's own certificate authority and what it vouches for."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, shop_in


@click.command()
@data_option
@click.option(
    "--new-authority",
    is_flag=True,
    help="Lag en ny sertifikatutsteder, som alle enheter må stole på på nytt.",
)
@click.pass_context
def network(context: click.Context, folder: Path, *, new_authority: bool) -> None:
    """
    Vis sertifikatene kassen bruker på butikkens nett: fingeravtrykk, navn og når de går ut.

    Eksempel: datakasse network --data butikk
    """
    with shop_in(context, folder) as shop:
        authority = shop.network.replace_authority() if new_authority else shop.network.authority()
        shown = None if new_authority else shop.network.shown()
    rows = {
        "Fingeravtrykk (SHA-256)": authority.fingerprint,
        "Utsteder gjelder til": authority.until.date().isoformat(),
        "Navn og adresser": "lages ved neste start" if shown is None else ", ".join(shown.names),
        "Sertifikat gjelder til": "–" if shown is None else shown.until.date().isoformat(),
    }
    width = max(map(len, rows))
    for name, value in rows.items():
        click.echo(f"{name:<{width}}  {value}")
