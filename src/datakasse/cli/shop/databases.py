"""`datakasse database prepare` and `datakasse move`: where the books are kept."""

from pathlib import Path

import click

from datakasse.cli.door import data_option, product_of, settings_of, stop
from datakasse.cli.secrecy import ADDRESS
from datakasse.errors.refusal import Refused


@click.group()
def database() -> None:
    """
    Databasen til en kjede: PostgreSQL.

    Eksempel: datakasse database prepare --database postgresql://postgres@db/butikk
    """


@database.command()
@click.option(
    "--database",
    "address",
    envvar="DATAKASSE_DATABASE",
    required=True,
    type=ADDRESS,
    help="postgresql://… som en bruker som kan lage roller.",
)
@click.option("--owner", default="datakasse_owner", show_default=True, help="Rollen som skal eie tabellene.")
@click.option("--user", default="datakasse", show_default=True, help="Rollen som kassene logger inn med.")
@click.option(
    "--password-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Fil med passordet til den siste; utelates når tjeneren kjenner den på annet vis.",
)
@click.pass_context
def prepare(context: click.Context, address: str, owner: str, user: str, password_file: Path | None) -> None:
    """
    Gjør en database klar: roller, tabeller og rettigheter. Kjøres igjen når datakasse får en ny versjon.

    Eksempel: datakasse database prepare --database postgresql://postgres@db/butikk
    """
    password = "" if password_file is None else password_file.read_text(encoding="utf-8").strip()
    try:
        steps = product_of(context).prepare_database(address, owner, user, password)
    except Refused as refusal:
        stop(refusal)
    click.echo(f"Databasen er klar ({steps} nye steg). Kassene logger inn som {user}.")


@click.command()
@data_option
@click.option("--to", "target", type=ADDRESS, required=True, help="postgresql://… eller en tom datamappe.")
@click.pass_context
def move(context: click.Context, folder: Path, target: str) -> None:
    """
    Flytt bøkene til en annen database, kontrollert post for post. Etterpå selges det bare fra den.

    Eksempel: datakasse move --data butikk --to postgresql://datakasse@db/butikk
    """
    try:
        moved = product_of(context).move_books(settings_of(context, folder), target)
    except Refused as refusal:
        stop(refusal)
    for register, entries in moved.entries.items():
        click.echo(f"{register}: {entries} poster")
    click.echo(
        f"{moved.rows} rader, like i begge ender (SHA-256 {moved.digest}). Bøkene er nå i {moved.place}."
    )
