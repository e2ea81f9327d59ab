"""`datakasse delivery`: day vouchers on their way to the accounting system."""

from pathlib import Path

import click

from datakasse.cli.door import EXIT_FAULTS, data_option, shop_in
from datakasse.cli.product import Shop
from datakasse.errors.ledger.accounting_system import AtWork
from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.office.delivery.mend import RetryDelivery, SkipDelivery
from datakasse.office.delivery.show_outbox import DeliveryShown, RowShown, show_delivery, show_outbox

_STATES = {
    "waiting": "venter",
    "sent": "sendt, ikke bekreftet",
    "confirmed": "bekreftet",
    "refused": "avvist",
    "needs_a_person": "trenger et menneske",
    "skipped": "hoppet over",
}
_LISTED_MAX = 30


@click.group()
def delivery() -> None:
    """
    Dagsbilag til regnskapssystemet: hva som er sendt, bekreftet, og hva som venter.

    Eksempel: datakasse delivery status --data butikk
    """


@delivery.command()
@data_option
@click.pass_context
def status(context: click.Context, folder: Path) -> None:
    """
    Vis utboksen. Avslutter med 1 når et bilag trenger et menneske.

    Eksempel: datakasse delivery status --data butikk
    """
    with shop_in(context, folder) as shop:
        shown = show_delivery(shop.dispatch)
        rows = [] if shown.connection is None else show_outbox(shop.dispatch)
    _tell(shown, rows)
    if shown.needs_a_person or (shown.connection is not None and shown.connection.stopped):
        context.exit(EXIT_FAULTS)


@delivery.command()
@data_option
@click.pass_context
def run(context: click.Context, folder: Path) -> None:
    """
    Send det som venter, nå. Serveren gjør det ellers av seg selv.

    Eksempel: datakasse delivery run --data butikk
    """
    with shop_in(context, folder) as shop:
        done = deliver_waiting(shop.dispatch)
        if not done.ours:
            raise AtWork
        shown = show_delivery(shop.dispatch)
        rows = [] if shown.connection is None else show_outbox(shop.dispatch)
    _tell(shown, rows)
    if done.is_for_another:
        click.echo("Ingenting er sendt herfra. Nøklene til regnskapet er på en annen maskin, som sender alt.")
    if shown.needs_a_person or (shown.connection is not None and shown.connection.stopped):
        context.exit(EXIT_FAULTS)


@delivery.command()
@data_option
@click.argument("key", metavar="NØKKEL")
@click.pass_context
def retry(context: click.Context, folder: Path, key: str) -> None:
    """
    La et bilag som har stoppet, vente på tur igjen. Det letes etter der før det sendes. Journalføres.

    Eksempel: datakasse delivery retry --data butikk KASSE-1-Z-000042
    """
    with shop_in(context, folder) as shop:
        shop.counter.carry_out(_register(shop), "", RetryDelivery(key)).result()
    click.echo(f"{key} venter på tur. Send det nå med: datakasse delivery run --data {folder}")


@delivery.command()
@data_option
@click.argument("key", metavar="NØKKEL")
@click.option("--reason", required=True, help="Hvorfor bilaget ikke skal sendes; det står i journalen.")
@click.pass_context
def skip(context: click.Context, folder: Path, key: str, reason: str) -> None:
    """
    Hopp over et bilag, for eksempel fordi det er ført for hånd. Journalføres med begrunnelsen.

    Eksempel: datakasse delivery skip --data butikk KASSE-1-Z-000042 --reason "Ført for hånd, bilag 118"
    """
    with shop_in(context, folder) as shop:
        shop.counter.carry_out(_register(shop), "", SkipDelivery(key, reason)).result()
    click.echo(f"{key} sendes ikke. Begrunnelsen står i journalen.")


def _tell(shown: DeliveryShown, rows: list[RowShown]) -> None:
    connection = shown.connection
    if connection is None:
        click.echo("Det er ikke valgt noe regnskapssystem. Velg på kontorsiden; salget er ikke berørt.")
        return
    start = "ingen dag valgt" if connection.start is None else f"fra {connection.start.isoformat()}"
    click.echo(
        f"{connection.system}  {connection.whose}  {'på' if connection.on else 'av'}, {start}".rstrip()
    )
    if connection.stopped:
        click.echo(f"Stoppet: {connection.stopped}. Legg inn nye nøkler; ingenting er tapt.")
    for state, count in shown.counts.items():
        click.echo(f"{count:6}  {_STATES[state]}")
    if shown.left_behind:
        click.echo(f"{shown.left_behind:6}  ble ikke ferdig over en tidligere tilkobling")
    for code, ore in shown.vat_difference_ore.items():
        click.echo(f"Mva-kode {code}: deres utregning er {ore} øre fra vår så langt.")
    for row in [row for row in rows if row.advice][:_LISTED_MAX]:
        click.echo(f"{row.delivery.key}  {_STATES[row.delivery.state]}: {row.delivery.reason}".rstrip(": "))
        click.echo(f"    {row.advice}")


def _register(shop: Shop) -> str:
    return shop.counter.office_register()
