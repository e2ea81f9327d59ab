"""`datakasse receipts` and `datakasse mail`: how receipts reach customers without paper."""

import os
from pathlib import Path

import click

from datakasse.cli.door import data_option, register_option, registers_of, shop_in
from datakasse.cli.product import Shop
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.office.shop.set_up_mail import ForgetMail, SetUpMail
from datakasse.office.shop.try_mail import try_mail
from datakasse.trade.mail import MailAccount, MailSecurity

PASSWORD = "DATAKASSE_MAIL_PASSWORD"  # noqa: S105 - the name of a setting, not a secret


@click.command()
@data_option
@register_option
@click.option(
    "--address",
    required=True,
    help="Adressen kundens telefon når kvitteringene på, for eksempel https://kvittering.butikken.no; "
    "tom slår lenker av.",
)
@click.option("--days", default=90, show_default=True, help="Hvor mange dager en lenke virker.")
@click.pass_context
def receipts(context: click.Context, folder: Path, register: str | None, address: str, days: int) -> None:
    """
    Bestem hvor kundene henter digitale kvitteringer, for stedet kassen står på.

    Eksempel: datakasse receipts --data butikk --address https://kvittering.butikken.no
    """
    with shop_in(context, folder) as shop:
        told = registers_of(shop, register) if register else shop.counter.used_here()
        for register_id in told:
            shop.counter.carry_out(register_id, "", SetReceiptAddress(address, days)).result()
    where = address.strip() or "ingen steder; lenker er slått av"
    click.echo(f"Digitale kvitteringer hentes på {where}.")


@click.group()
def mail() -> None:
    """
    E-post: kontoen kvitteringer sendes fra.

    Eksempel: datakasse mail test --data butikk --to meg@example.com
    """


@mail.command(name="set")
@data_option
@click.option("--host", required=True, help="E-postserveren.")
@click.option("--port", default=587, show_default=True, help="Porten.")
@click.option(
    "--security",
    type=click.Choice([str(security) for security in MailSecurity]),
    default=str(MailSecurity.STARTTLS),
    show_default=True,
    help="Hvordan veien dit er sikret; none bare til en server på denne maskinen.",
)
@click.option("--sender", required=True, help="Adressen kvitteringene kommer fra.")
@click.option("--user", default="", help="Bruker hos e-postserveren.")
@click.pass_context
def set_account(
    context: click.Context, folder: Path, host: str, port: int, security: str, sender: str, user: str
) -> None:
    """
    Sett opp kontoen. Passordet spørres det etter, eller det leses fra DATAKASSE_MAIL_PASSWORD.

    Eksempel: datakasse mail set --data butikk --host smtp.example.no --sender kasse@example.no --user kasse
    """
    password = _password() if user else ""
    account = MailAccount(host, port, MailSecurity(security), sender, user, password)
    with shop_in(context, folder) as shop:
        shop.counter.carry_out(_first(shop), "", SetUpMail(shop.mail, account)).result()
    click.echo(
        f"Kvitteringer sendes fra {sender}. Prøv den med: datakasse mail test --data {folder} --to DEG"
    )


@mail.command(name="test")
@data_option
@click.option("--to", "recipient", required=True, help="Hvem som får prøven.")
@click.pass_context
def test_account(context: click.Context, folder: Path, recipient: str) -> None:
    """
    Send en prøve, så du ser at kontoen virker.

    Eksempel: datakasse mail test --data butikk --to meg@example.com
    """
    with shop_in(context, folder) as shop:
        try_mail(shop.counter.mailer, recipient)
    click.echo("E-postserveren tok imot prøven.")


@mail.command(name="forget")
@data_option
@click.pass_context
def forget_account(context: click.Context, folder: Path) -> None:
    """
    Ta bort kontoen. Kvitteringer sendes ikke lenger på e-post.

    Eksempel: datakasse mail forget --data butikk
    """
    with shop_in(context, folder) as shop:
        shop.counter.carry_out(_first(shop), "", ForgetMail(shop.mail)).result()
    click.echo("Kvitteringer sendes ikke på e-post.")


def _password() -> str:
    """Return the password from where no list of processes shows it."""
    given = os.environ.get(PASSWORD, "")
    return given or click.prompt("Passord", hide_input=True, type=str)


def _first(shop: Shop) -> str:
    return shop.counter.office_register()
