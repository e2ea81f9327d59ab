"""`datakasse hub init|serve|invite|fleet|findings|revoke|verify`: for whoever keeps a hub."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from datakasse.cli.door import EXIT_FAULTS, hub_in, not_written, product_of, settings_of, stop
from datakasse.cli.hub.hub_options import hub_data, org_number
from datakasse.cli.listed import tell_each
from datakasse.cli.product import Hub
from datakasse.cli.secrecy import SECRET
from datakasse.cli.shop.serving import listen
from datakasse.counter.pin import hash_pin
from datakasse.errors.door.network import HubPortTaken, PortTaken
from datakasse.errors.hub.keeping import UnknownCompany
from datakasse.errors.refusal import Refused
from datakasse.errors.shop.business import BadOrganisationNumber, NameMissing
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.at_hub.let_in import invite as make_invitation
from datakasse.hub.at_hub.revoke_machine import revoke_machine
from datakasse.hub.at_hub.show_fleet import FleetFinding, FleetRow, show_fleet
from datakasse.hub.at_hub.verify_received import verify_received
from datakasse.hub.between.link import HubLink
from datakasse.receipt.formats.codes import dots_of
from datakasse.receipt.layout import QrCode
from datakasse.settings import DEFAULT_HUB_PORT
from datakasse.trade.check_digit import is_organisation_number
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import Company, Register

STATES: Final = {
    "invited": "invitert",
    "joined": "koblet til",
    "silent": "stille",
    "revoked": "sperret",
    "retired": "tatt ut av bruk",
}
PRINTERS: Final = {
    "ready": "klar",
    "paper_low": "lite papir",
    "paper_out": "tom for papir",
    "cover_open": "lokket er åpent",
    "stopped": "stoppet",
    "unreachable": "svarer ikke",
}
CHAINS: Final = {"whole": "hel", "damaged": "skadd", "refused": "avvist"}


@click.command()
@hub_data
@click.option(
    "--name", "names", multiple=True, required=True, help="Navn eller adresse huben nås på; kan gjentas."
)
@click.option(
    "--port", default=DEFAULT_HUB_PORT, show_default=True, type=click.IntRange(1, 65535), help="Port."
)
@click.option(
    "--pin",
    type=SECRET,
    prompt="PIN for den som passer huben (fire til åtte sifre)",
    hide_input=True,
    help="PIN.",
)
@click.pass_context
def init(context: click.Context, folder: Path, names: tuple[str, ...], port: int, pin: str) -> None:
    """
    Lag en hub i en tom mappe. Navnene velges én gang: sertifikatene gjelder bare for dem.

    Eksempel: datakasse hub init --data hub --name hub.kjeden.no --pin 471147
    """
    try:
        house = HubHouse(tuple(name.lower() for name in names), port, hash_pin(pin))
        made = product_of(context).hubs.new_hub(settings_of(context, folder), house)
        made.counter.store.close()
    except Refused as refusal:
        stop(refusal)
    except OSError as error:
        stop(not_written(error, folder))
    click.echo(f"Huben er laget i {folder}. Start den med: datakasse hub serve --data {folder}")


@click.command()
@hub_data
@click.option("--host", default="0.0.0.0", show_default=True, help="Adresse på denne maskinen.")  # noqa: S104 - registers come from everywhere
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port på denne maskinen, når noe foran huben fører kassene hit; ellers den kassene ringer.",
)
@click.pass_context
def serve(context: click.Context, folder: Path, host: str, port: int | None) -> None:
    """
    Åpne huben: kassene leverer hit, og flåtesiden vises i nettleseren.

    Kassene ringer porten som ble valgt med «hub init», også når huben her lytter på en annen.

    Eksempel: datakasse hub serve --data hub
    """
    with hub_in(context, folder, exclusive=True) as hub:
        called = hub.house.port
        here = port or called
        try:
            listening = listen(host, here)
        except PortTaken as error:
            raise HubPortTaken(port=here, called=called) from error
        with listening:
            if here != called:
                click.echo(f"Kassene ringer port {called}: noe foran huben må føre dem til port {here} her.")
            product_of(context).hubs.serve_hub(hub, listening)


@click.command()
@hub_data
@org_number
@click.option("--company-name", default="", help="Firmanavn; trengs første gang.")
@click.option("--name", required=True, help="Hva maskinen kalles: «Storgata 1, kasse 2».")
@click.option("--register", default="", help="For en ny maskin uten butikk: kasse-ID den får.")
@click.option("--location", default="1", show_default=True, help="For en ny maskin: kode på stedet den står.")
@click.pass_context
def invite(
    context: click.Context,
    folder: Path,
    org_number: str,
    company_name: str,
    name: str,
    register: str,
    location: str,
) -> None:
    """
    Lag en lenke og QR-kode som slipper én maskin inn, én gang, innen ett døgn.

    Med --register blir en tom maskin den kassen når lenken skannes; varer og folk kommer fra huben.

    Eksempel: datakasse hub invite --data hub --org-number 974760673 --name "Storgata, kasse 1"
    """
    with hub_in(context, folder) as hub:
        company = _company(hub, org_number, company_name)
        counter = hub.counter
        planned = Register(register, location, description=name) if register else None
        machine, code = make_invitation(counter.store, company, name, counter.now(), planned)
        link = HubLink(hub.house.link, counter.fingerprint, code).text
    click.echo(f"Maskin {machine.machine}, {name}. På kassen: datakasse hub join --data butikk «lenken»\n")
    click.echo(f"{link}\n")
    for row in qr_text(link):
        click.echo(row)


@click.command()
@hub_data
@click.pass_context
def fleet(context: click.Context, folder: Path) -> None:
    """
    Vis hvordan det står til med alle kasser.

    Eksempel: datakasse hub fleet --data hub
    """
    with hub_in(context, folder) as hub:
        shown = show_fleet(hub.counter.store, hub.counter.now())
    tell_each(
        (
            "\n".join(
                [f"{company.company}  {company.name}", *(f"  {_line(row)}" for row in company.rows)],
            )
            for company in shown.companies
        ),
        "Ingen maskiner. Slipp inn den første med «datakasse hub invite».",
    )


@click.command()
@hub_data
@click.pass_context
def findings(context: click.Context, folder: Path) -> None:
    """
    Vis det huben har avvist. 0 = ingenting, 1 = noe å se på.

    Eksempel: datakasse hub findings --data hub
    """
    with hub_in(context, folder) as hub:
        shown = show_fleet(hub.counter.store, hub.counter.now())
    told = [(company.company, finding) for company in shown.companies for finding in company.findings]
    tell_each(
        ("\n".join(_finding(company, finding)) for company, finding in told), "Huben har ikke avvist noe."
    )
    sys.exit(EXIT_FAULTS if told else 0)


@click.command()
@hub_data
@org_number
@click.option("--machine", required=True, help="Maskinens nummer i huben.")
@click.pass_context
def revoke(context: click.Context, folder: Path, org_number: str, machine: str) -> None:
    """
    Sperr en maskin som er stjålet eller byttet ut: nøklene gjelder ikke lenger, historien beholdes.

    Eksempel: datakasse hub revoke --data hub --org-number 974760673 --machine 2
    """
    with hub_in(context, folder) as hub:
        revoked = revoke_machine(hub.counter.store, org_number, machine, hub.counter.now())
    click.echo(f"Maskin {revoked.machine}, {revoked.name}, er sperret.")


@click.command()
@hub_data
@click.pass_context
def verify(context: click.Context, folder: Path) -> None:
    """
    Kontroller alt huben har mottatt, fra lagrede byte. 0 = hel, 1 = feil, 2 = kunne ikke kontrollere.

    Eksempel: datakasse hub verify --data hub
    """
    faults = 0
    with hub_in(context, folder) as hub:
        for checked in verify_received(hub.counter.store):
            for finding in checked.findings:
                click.echo(f"{finding.register}  post {finding.number}  {finding.fault}: {finding.nb}")
            click.echo(f"{checked.register}: {checked.entries} poster, {len(checked.findings)} feil.")
            faults += len(checked.findings)
    sys.exit(EXIT_FAULTS if faults else 0)


def qr_text(link: str) -> list[str]:
    """Return a QR code in half blocks, two rows of dots a line, with the margin that scanners want."""
    rows = [[0] * 4 + list(row) + [0] * 4 for row in dots_of(QrCode(link))]
    blank = [0] * len(rows[0])
    rows = [*[blank] * 4, *rows, *[blank] * (4 + len(rows) % 2)]
    signs = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    return [
        "".join(signs[int(bool(upper)), int(bool(lower))] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    ]


def _company(hub: Hub, number: str, name: str) -> Company:
    with hub.counter.store.read() as books:
        known = {company.organisation_number: company for company in books.companies()}
    if number in known:
        return known[number]
    if not is_organisation_number(number):
        raise BadOrganisationNumber(number=number[:20])
    if not name:
        raise NameMissing if known else UnknownCompany(company=number)
    return Company(number, name)


def _times(count: int) -> str:
    return "1 gang" if count == 1 else f"{count} ganger"


def _finding(company: str, finding: FleetFinding) -> Iterator[str]:
    last = in_norway(finding.last_at).strftime("%Y-%m-%d %H:%M")
    yield f"{company}  {finding.subject}  {last}  {_times(finding.times)}  [{finding.code}]"
    yield f"  {finding.nb}"
    if finding.only_here:
        yield (
            f"  Huben har {finding.only_here} poster, fra {finding.number} av, som butikken mangler; "
            f"salgskvitteringer blant dem: {finding.receipts or 'ingen'}."
        )


def _out_of_use(row: FleetRow) -> list[str]:
    """Return what is told of a register that its shop took out of use."""
    since = row.out_of_use_since
    return [] if since is None else [f"ute av bruk i butikken siden {in_norway(since):%d.%m.%Y}"]


def _line(row: FleetRow) -> str:
    seen = "aldri" if row.last_seen is None else in_norway(row.last_seen).strftime("%Y-%m-%d %H:%M")
    return "  ".join(
        [
            f"maskin {row.machine}",
            row.register or row.machine_name,
            STATES[row.state],
            *_out_of_use(row),
            f"sett {seen}",
            f"versjon {row.version or '–'}",
            f"{row.have} poster, {row.unsent} usendt",
            # Not below nothing: a clock that is right is no tenth of a second slow.
            f"klokke {round(row.clock_offset_ms / 1000, 1) + 0.0:+.1f} s",
            f"skriver {PRINTERS.get(row.printer, row.printer) or '–'}",
            f"kjede {CHAINS[row.chain]}",
            f"{row.findings} funn",
        ]
    )
