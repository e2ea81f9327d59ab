"""`datakasse doctor`, `ready` and `support`: is the shop well, is it ready, and what a helper is given."""

import sys
from pathlib import Path

import click
import msgspec

from datakasse.cli.door import (
    EXIT_FAULTS,
    data_option,
    not_written,
    register_option,
    registers_of,
    shop_in,
    stop,
)
from datakasse.devices.machine.surroundings import describe_machine
from datakasse.office.health.bundle import put_together
from datakasse.office.health.finding import WRONG, Finding, Health
from datakasse.office.health.guides import GUIDES
from datakasse.office.health.shop_symptoms import OfShop
from datakasse.office.shop.readiness import Standing, readiness

_MARKS = {Health.GOOD: "OK  ", Health.NOTICE: "MERK", Health.BAD: "FEIL", Health.UNKNOWN: "?   "}


@click.command()
@data_option
@register_option
@click.option("--offline", is_flag=True, help="Spør ingen utenfor butikken (tidstjener, internett).")
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
@click.pass_context
def doctor(context: click.Context, folder: Path, register: str | None, offline: bool, as_json: bool) -> None:
    """
    Undersøk nett, klokke, disk, skriver, skuff, nøkler, kopi, journal, fart og levering.

    Hver linje sier hva som er så; der noe er galt, også hvorfor det kan være og hva du gjør. Ingenting
    endres, og ingenting ventes på lenge. Av journalen ses det som er nytt siden forrige anker; alt av den
    kontrolleres med «datakasse verify».

    0 = alt i orden, 1 = noe å merke seg eller rette, 2 = kunne ikke undersøke.

    Eksempel: datakasse doctor --data butikk
    """
    with shop_in(context, folder) as shop:
        registers = registers_of(shop, register)
        examined = shop.examiner.examine(ask_outside=not offline, registers=registers)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(examined), indent=2))
    else:
        for finding in examined.findings:
            _tell(finding)
        _tell_guides(examined.findings)
    sys.exit(EXIT_FAULTS if examined.wrong else 0)


def _tell(finding: Finding) -> None:
    whose = f"{finding.register}: " if finding.register else ""
    click.echo(f"{_MARKS[finding.state]}  {whose}{finding.what.nb}")
    if finding.state in WRONG:
        if finding.cause is not None:
            click.echo(f"      Hvorfor: {finding.cause.nb}")
        if finding.cure is not None:
            click.echo(f"      Gjør: {finding.cure.nb}")


def _tell_guides(findings: list[Finding]) -> None:
    """Tell, step by step, what goes further where something is wrong."""
    wanted = {finding.guide for finding in findings if finding.state in WRONG}
    for guide in GUIDES:
        if guide.name in wanted:
            click.echo(f"\n{guide.title.nb}")
            for number, step in enumerate(guide.steps, start=1):
                click.echo(f"  {number}. {step.nb}")


@click.command()
@data_option
@click.option("--offline", is_flag=True, help="Spør ingen utenfor butikken.")
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="Filen som lages.")
@click.option("--show", is_flag=True, help="Vis alt som er i den.")
@click.pass_context
def support(context: click.Context, folder: Path, offline: bool, file: Path | None, show: bool) -> None:
    """
    Lag en støttepakke til den som skal hjelpe: tall og koder, ingen navn og ingen hemmeligheter.

    Uten --to vises bare hva som ville være i den. Ingenting sendes til noen.

    Eksempel: datakasse support --data butikk --to stotte.zip
    """
    with shop_in(context, folder) as shop:
        examined = shop.examiner.examine(ask_outside=not offline)
        bundle = put_together(shop.counter, shop.backups, examined, describe_machine())
    for part in bundle.parts:
        click.echo(f"{part.name:<16} {len(part.text.encode()):>8} byte  {part.what.nb}")
        if show:
            click.echo(part.text)
    if file is None:
        click.echo("Ingenting er laget ennå. Lag den med --to FIL.zip; med --show ser du alt som er i den.")
        return
    try:
        file.write_bytes(bundle.packed())
    except OSError as error:
        stop(not_written(error, file.parent))
    click.echo(f"Støttepakken er {file}. Den er ikke sendt til noen.")


_STANDS = {Standing.DONE: "OK  ", Standing.MISSING: "MÅ  ", Standing.ADVISED: "BØR "}
_POINTS = {
    "shop": "Butikkens adresse er ført opp",
    "articles": "Det er varer til salgs",
    "opening_hours": "Åpningstidene er ført opp",
    "means": "Det er sagt hva det kan betales med",
    "hours": "Tidene for salg av alkohol er ført opp",
    "printer": "Alle kasser har skriver med papir",
    "people": "Den som selger, har sin egen PIN",
    "second_factor": "De som kan styre butikken, logger på kontoret med passord og kode",
    "backup": "Det finnes en fersk og kontrollert sikkerhetskopi",
    "practice": "Ti øvingssalg er gjort i treningsmodus",
    "declaration": "Pakken er deklarert av en leverandør",
}


@click.command()
@data_option
@click.pass_context
def ready(context: click.Context, folder: Path) -> None:
    """
    Vis hva som mangler før ekte salg. Avslutter med 1 når noe må gjøres først.

    Eksempel: datakasse ready --data butikk
    """
    with shop_in(context, folder) as shop:
        stands = readiness(shop.counter, shop.office_keys)
    if stands.moved_to:
        click.echo(f"MÅ    {OfShop.BOOKS_MOVED.found('books', place=stands.moved_to).what.nb}")
    for point in stands.points:
        counted = f" ({point.done} av {point.wanted})" if point.wanted else ""
        click.echo(f"{_STANDS[point.standing]}  {_POINTS[point.point]}{counted}")
    click.echo("Butikken er klar for ekte salg." if stands.ready else "Butikken er ikke klar for ekte salg.")
    sys.exit(0 if stands.ready else EXIT_FAULTS)
