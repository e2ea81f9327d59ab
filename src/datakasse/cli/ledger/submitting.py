"""`datakasse submit`: accounting files to the tax administration, when somebody asks for it."""

from datetime import datetime
from pathlib import Path

import click

from datakasse.cli.door import EXIT_FAULTS, data_option, shop_in
from datakasse.cli.listed import tell_each
from datakasse.cli.moment import DAY
from datakasse.errors.control.submissions import BadSubmissionAccess
from datakasse.errors.phrase import Phrase
from datakasse.office.control.control_inbox import CLIENT, KEY, KEY_ID, SITE
from datakasse.office.control.make_parts import AccountingForm
from datakasse.office.control.submission_access import KeepAccess
from datakasse.office.control.submit_files import (
    Submission,
    SubmissionState,
    go_on,
    look_up,
    show_submissions,
    submit as hand_in,
)

_STATES = {
    SubmissionState.PREPARED: "ikke levert ennå",
    SubmissionState.LET_GO: "sendt, ikke bekreftet",
    SubmissionState.SUBMITTED: "levert",
    SubmissionState.REFUSED: "avvist",
}


@click.group()
def submit() -> None:
    """
    Lever SAF-T til Skatteetaten når en kontroll har bedt om det. Ingenting sendes av seg selv.

    Eksempel: datakasse submit status --data butikk
    """


@submit.command()
@data_option
@click.option("--client-id", required=True, help="Klienten hos Maskinporten.")
@click.option("--kid", required=True, help="Hva nøkkelen heter der.")
@click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="Privat RSA-nøkkel (PEM).",
)
@click.option("--test", "is_test", is_flag=True, help="Testmiljøet, som bare tar syntetiske data.")
@click.pass_context
def access(
    context: click.Context, folder: Path, client_id: str, kid: str, key_file: Path, is_test: bool
) -> None:
    """
    Legg inn butikkens klient og nøkkel. De lagres kryptert; endringen journalføres, uten nøkkelen.

    Eksempel: datakasse submit access --data butikk --client-id e6c868ef --kid k1 --key-file nokkel.pem
    """
    with shop_in(context, folder) as shop:
        try:
            key = key_file.read_text("utf-8", errors="replace")
        except FileNotFoundError:
            absent = Phrase(f"nøkkelfilen {key_file} finnes ikke", f"the key file {key_file} does not exist")
            raise BadSubmissionAccess(what=absent) from None
        told = {CLIENT: client_id, KEY_ID: kid, KEY: key, SITE: "test" if is_test else "production"}
        register = shop.counter.office_register()
        shop.counter.carry_out(register, "", KeepAccess(shop.submitting, told)).result()
    click.echo("Tilgangen er lagret kryptert. Slett nøkkelfilen om den ikke trengs andre steder.")


@submit.command()
@data_option
@click.option("--form", type=click.Choice([form.value for form in AccountingForm]), help="Hvilken fil.")
@click.option("--dialog", help="Dialog-ID-en i meldingen fra Skatteetaten.")
@click.option("--from", "first", type=DAY, help="Første dag.")
@click.option("--to", "last", type=DAY, help="Siste dag.")
@click.option("--number", type=int, help="Send en innsending videre i stedet, etter nummeret.")
@click.pass_context
def send(
    context: click.Context,
    folder: Path,
    form: str | None,
    dialog: str | None,
    first: datetime | None,
    last: datetime | None,
    number: int | None,
) -> None:
    """
    Lever filen for en periode, eller send videre en som ikke kom fram. Det letes før noe gjentas.

    Eksempel: datakasse submit send --data butikk --number 1
    """
    with shop_in(context, folder) as shop:
        if number is not None:
            done = go_on(shop.submitting, number)
        elif form and dialog and first and last:
            done = hand_in(shop.submitting, AccountingForm(form), dialog, first.date(), last.date())
        else:
            raise click.UsageError("Oppgi --form, --dialog, --from og --to, eller --number.")
    click.echo(_told(done))


@submit.command()
@data_option
@click.option("--number", type=int, help="Spør Skatteetaten hvordan det står til med denne.")
@click.pass_context
def status(context: click.Context, folder: Path, number: int | None) -> None:
    """
    Vis innsendingene. Avslutter med 1 når en ikke er levert.

    Eksempel: datakasse submit status --data butikk
    """
    with shop_in(context, folder) as shop:
        rows = show_submissions(shop.submitting) if number is None else [look_up(shop.submitting, number)]
    tell_each(
        map(_told, rows),
        "Ingenting er sendt til Skatteetaten herfra. Det gjøres med «datakasse submit send».",
    )
    if any(row.state in {SubmissionState.PREPARED, SubmissionState.LET_GO} for row in rows):
        context.exit(EXIT_FAULTS)


def _told(row: Submission) -> str:
    period = f"{row.from_day} – {row.to_day}"
    files = f"{len(row.parts)} fil{'er' if len(row.parts) != 1 else ''}"
    state = f"{_STATES[row.state]}  {row.receipt}".rstrip()
    why = f"\n      {row.reason}" if row.reason else ""
    return f"{row.number:4}  {row.form:<15} {period}  {files}  {state}{why}"
