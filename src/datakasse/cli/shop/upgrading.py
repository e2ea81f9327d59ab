"""`datakasse upgrade` and `datakasse self-test`: to another version, or back to how it was."""

from pathlib import Path
from typing import Final

import click
import msgspec

from datakasse.cli.door import EXIT_FAULTS, data_option, product_of, shop_in, stop
from datakasse.errors.refusal import Refused
from datakasse.office.shop.self_test import self_test
from datakasse.office.shop.upgrade import Stage
from datakasse.settings import settings_for

_TOLD: Final = {
    Stage.TRYING: "Prøver den nye versjonen på en kopi av bøkene …",
    Stage.STOPPING: "Stopper kassen …",
    Stage.SWITCHING: "Lar den nye versjonen overta bøkene …",
    Stage.STARTING: "Starter kassen …",
    Stage.UNDOING: "Noe gikk galt. Setter alt tilbake …",
}


@click.command("self-test")
@data_option
@click.option("--json", "as_json", is_flag=True, help="Svar for et annet program.")
@click.pass_context
def self_test_command(context: click.Context, folder: Path, *, as_json: bool) -> None:
    """
    Kontroller alle journaler, og vis hva denne versjonen finner i bøkene. Skriver ingen poster.

    0 = ingen feil, 1 = feil i en journal, 2 = kunne ikke kontrollere.

    Eksempel: datakasse self-test --data butikk
    """
    with shop_in(context, folder) as shop:
        found = self_test(shop.store, shop.settings.version)
    if as_json:
        click.echo(msgspec.json.encode(found).decode())
    else:
        click.echo(f"datakasse {found.version}")
        for register, one in found.registers.items():
            click.echo(f"{register}: {one.number} poster, {one.faults} feil, {one.digest[:16]}")
    if any(one.faults for one in found.registers.values()) and not as_json:
        context.exit(EXIT_FAULTS)


@click.command()
@click.argument("program", type=click.Path(path_type=Path), metavar="PROGRAM")
@data_option
@click.option(
    "--link",
    type=click.Path(path_type=Path),
    help="Lenken som peker på mappen med versjonen i bruk; den flyttes til den nye.",
)
@click.option("--service", help="Tjenesten som kjører kassen, for systemctl. Uten: stopp kassen selv først.")
@click.option(
    "--wait",
    "patience_s",
    default=90.0,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="Sekunder som kassen får på seg til å stoppe, og til å starte.",
)
@click.pass_context
def upgrade(
    context: click.Context,
    program: Path,
    folder: Path,
    link: Path | None,
    service: str | None,
    patience_s: float,
) -> None:
    """
    Gå over til en nyere versjon, som er installert ved siden av denne. Feiler noe, blir alt som det var.

    PROGRAM er «datakasse» i den nye versjonens mappe.

    Eksempel: datakasse upgrade /opt/datakasse/0.2.0/bin/datakasse --data butikk --service datakasse
    """
    try:
        made = product_of(context).upgrade(settings_for(folder), program, link, service, patience_s)
        found = made(lambda stage: click.echo(_TOLD[stage]))
    except Refused as refusal:
        stop(refusal)
    count = len(found.registers)
    registers = "1 kasse" if count == 1 else f"{count} kasser"
    click.echo(f"Versjon {found.version} har overtatt. {registers}, ingen feil.")
    if service is None:
        click.echo("Start kassen med den nye versjonen.")
