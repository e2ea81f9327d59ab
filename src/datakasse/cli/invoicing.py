"""`datakasse invoice`: invoices of what was bought on account, made, listed, and written as EHF or PDF."""

from datetime import datetime
from pathlib import Path

import click

from datakasse.cli.door import data_option, shop_in
from datakasse.cli.listed import tell_each
from datakasse.cli.moment import DAY, Moment
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.errors.files import FileNotWritable
from datakasse.errors.system_words import system_words
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.office.customers.show_invoices import InvoiceInList, invoice_pdf, invoice_xml, list_invoices
from datakasse.receipt.words.figures import amount_text
from datakasse.trade.sale.invoice import NUMBER_MAX
from datakasse.trade.shop.shop import InvoiceTerms


@click.group()
def invoice() -> None:
    """
    Fakturaer for det kundene har kjøpt på konto.

    Eksempel: datakasse invoice list --data butikk
    """


@invoice.command("set-up")
@data_option
@operator_option
@pin_option
@click.option("--account", required=True, help="Kontonummeret fakturaene betales til, 11 sifre.")
@click.option(
    "--since",
    type=DAY,
    required=True,
    help="Fakturer salg fra denne dagen; tidligere er fakturert et annet sted.",
)
@click.option(
    "--first-number", type=click.IntRange(1, NUMBER_MAX), default=1, show_default=True, help="Første nummer."
)
@click.option("--kid/--no-kid", "uses_kid", help="Merk fakturaene med KID, når banken har avtale om det.")
@click.pass_context
def set_up(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    account: str,
    since: datetime,
    first_number: int,
    *,
    uses_kid: bool,
) -> None:
    """
    Bestem hvordan fakturaene lages. Journalføres.

    Eksempel: datakasse invoice set-up --data butikk --operator 1 --account 86011117947 --since 2026-12-01
    """
    terms = InvoiceTerms(account, since.date(), first_number, uses_kid)
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        shop.counter.carry_out(register, operator, SetInvoiceTerms(terms)).result()
    click.echo("Lagret.")


@invoice.command()
@data_option
@operator_option
@pin_option
@click.option("--customer", required=True, help="Kundens nummer.")
@click.option("--month", type=Moment(["%Y-%m"]), required=True, help="Hvilken måned, 2026-11.")
@click.pass_context
def make(
    context: click.Context, folder: Path, operator: str, pin: str, customer: str, month: datetime
) -> None:
    """
    Lag faktura, og kreditnota for returer, av en måneds kjøp på konto. Journalføres.

    Eksempel: datakasse invoice make --data butikk --operator 1 --customer 1001 --month 2026-11
    """
    wanted = MakeInvoices(customer, month=f"{month:%Y-%m}")
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        made = shop.counter.carry_out(register, operator, wanted).result()
    click.echo(f"Laget: {', '.join(map(str, made))}.")


@invoice.command("list")
@data_option
@click.option("--customer", default="", help="Bare denne kunden.")
@click.pass_context
def list_(context: click.Context, folder: Path, customer: str) -> None:
    """
    Vis fakturaene og kreditnotaene, nyeste først, og hva som er åpent.

    Eksempel: datakasse invoice list --data butikk
    """
    with shop_in(context, folder) as shop:
        shown = list_invoices(shop.counter, customer)
    tell_each(map(_line, shown.rows), "Ingen fakturaer. De lages med «datakasse invoice make».")


@invoice.command()
@data_option
@click.option("--form", type=click.Choice(["ehf", "pdf"]), default="ehf", show_default=True, help="Formen.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Filen som lages."
)
@click.argument("number", type=click.IntRange(1, NUMBER_MAX), metavar="NUMMER")
@click.pass_context
def write(context: click.Context, folder: Path, form: str, out: Path, number: int) -> None:
    """
    Skriv en faktura eller kreditnota som EHF-fil eller PDF.

    Eksempel: datakasse invoice write --data butikk --out faktura.xml 10001
    """
    with shop_in(context, folder) as shop:
        content = (invoice_xml if form == "ehf" else invoice_pdf)(shop.counter, number)
        try:
            out.write_bytes(content)
        except OSError as error:
            raise FileNotWritable(file=str(out), why=system_words(error)) from error
    click.echo(f"{out} er skrevet.")


def _line(row: InvoiceInList) -> str:
    kind = "kreditnota" if row.is_credit_note else "faktura"
    told = f"{row.day} {kind} kunde {row.customer} {row.name} {amount_text(row.gross_ore)} kr"
    days = "1 dag" if row.days_late == 1 else f"{row.days_late} dager"
    due = f"forfalt {row.due} ({days})" if row.days_late else f"forfall {row.due}"
    return f"{row.number} {told}, åpent {amount_text(row.open_ore)} kr, {due}"
