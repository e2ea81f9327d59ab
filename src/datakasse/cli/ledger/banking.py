"""`datakasse bank` and `datakasse routine`: import, what is open, what is matched, and the monthly list."""

import sys
from datetime import datetime
from pathlib import Path

import click

from datakasse.bookkeeping.settlement import Certainty, Hint, Proposal
from datakasse.cli.door import EXIT_FAULTS, data_option, shop_in
from datakasse.cli.listed import tell_each
from datakasse.cli.moment import DAY
from datakasse.cli.named_file import content_of
from datakasse.cli.person import demand_pin_of, operator_option, pin_option
from datakasse.cli.secrecy import SECRET
from datakasse.office.bank.fetch_payouts import KeepKeys, fetch_payouts
from datakasse.office.bank.import_file import import_file
from datakasse.office.bank.keep_rules import PutBankAccount
from datakasse.office.bank.list_open_money import list_open_money
from datakasse.office.bank.propose_matches import propose_matches
from datakasse.office.bank.settle import ConfirmProposals
from datakasse.office.control.monthly_routine import MonthShown, show_routine, sign_point

PROPOSALS_SHOWN = 1_000

_CERTAINTIES = {
    Certainty.CERTAIN: "SIKKER",
    Certainty.LIKELY: "TROLIG",
    Certainty.UNDECIDED: "VELG  ",
}
_HINTS = {
    Hint.REFERENCE: "banken oppgir referansen",
    Hint.AMOUNT_AND_DATE: "beløp og dag passer bare her",
    Hint.SEVERAL_IN_ONE: "flere i én bankpost",
    Hint.DAYS_AGREE: "salgsdagen stemmer",
    Hint.SUM_OF_DAYS: "summen av dager stemmer",
    Hint.FEE_COMPUTED: "gebyret er regnet ut",
    Hint.SEVERAL_WAYS: "kan bety flere ting",
    Hint.DAY_MISSING: "kassen mangler dagen",
    Hint.DAY_DIFFERS: "dagen har et avvik",
    Hint.AMOUNT_DIFFERS: "beløpet i banken avviker",
    Hint.NOT_IN_TILL: "kassen har ikke summen",
}
_AGES = {"week": "inntil 7 dager", "month": "8–30 dager", "older": "over 30 dager"}
_KINDS = {"transit": "På vei", "bank": "Bankpost", "payout": "Utbetaling"}


@click.group()
def bank() -> None:
    """
    Avstem bank, kortoppgjør og Vipps mot kassen.

    Eksempel: datakasse bank open --data butikk
    """


@bank.command()
@data_option
@operator_option
@pin_option
@click.option("--number", required=True, help="Kontonummer, 11 sifre.")
@click.option("--name", default="", help="Hva kontoen kalles.")
@click.pass_context
def account(context: click.Context, folder: Path, operator: str, pin: str, number: str, name: str) -> None:
    """
    Legg inn en av butikkens bankkontoer, så utskrifter av den tas imot.

    Eksempel: datakasse bank account --data butikk --operator 1 --number 86011117947 --name Drift
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        entered = shop.counter.carry_out(register, operator, PutBankAccount(number, name)).result()
    click.echo(f"Konto {entered.account} er lagt inn.")


@bank.command("import")
@data_option
@operator_option
@pin_option
@click.option("--merchant", default="", help="Brukersted, der filen ikke sier det selv.")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FIL..."
)
@click.pass_context
def import_(
    context: click.Context, folder: Path, operator: str, pin: str, merchant: str, files: tuple[Path, ...]
) -> None:
    """
    Importer filer fra banken (camt.053, camt.054) eller innløsere. Samme fil to ganger gir ingenting dobbelt.

    Eksempel: datakasse bank import --data butikk --operator 1 november.xml oppgjor.csv
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        for file in files:
            done = import_file(
                shop.counter, register, operator, content_of(file), name=file.name, merchant=merchant
            )
            if done.known:
                click.echo(f"{file.name}: importert før, ingenting nytt.")
            else:
                told = f"{done.file.entries} bankposter og {done.file.payouts} utbetalinger er nye"
                click.echo(f"{file.name}: {told}, {done.again} var der fra før.")


@bank.command("keys")
@data_option
@operator_option
@pin_option
@click.option("--client-id", required=True, help="Nøkkelen client_id fra Vipps.")
@click.option(
    "--client-secret",
    type=SECRET,
    default="",
    help="Nøkkelen client_secret; spørres det om når den utelates.",
)
@click.option(
    "--subscription-key",
    type=SECRET,
    default="",
    help="Ocp-Apim-Subscription-Key; spørres det om likeså.",
)
@click.option("--merchant", required=True, help="Salgsstedets nummer hos Vipps (MSN).")
@click.pass_context
def keys_(
    context: click.Context,
    folder: Path,
    operator: str,
    pin: str,
    client_id: str,
    client_secret: str,
    subscription_key: str,
    merchant: str,
) -> None:
    """
    Ta vare på nøklene til Vipps' Report API, kryptert ved siden av kassens nøkler. Journalføres uten nøklene.

    Eksempel: datakasse bank keys --data butikk --operator 1 --client-id ID --merchant 123455
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        shop.counter.carry_out(register, operator, KeepKeys("vipps")).result()
        shop.payouts.keys.write(
            {
                "client_id": client_id,
                "client_secret": client_secret or click.prompt("client_secret", hide_input=True),
                "subscription_key": subscription_key or click.prompt("subscription_key", hide_input=True),
                "merchant_serial_number": merchant,
            }
        )
    click.echo("Nøklene er tatt vare på.")


@bank.command()
@data_option
@operator_option
@pin_option
@click.option("--from", "from_date", type=DAY, required=True, help="Første dag.")
@click.option("--to", "to_date", type=DAY, required=True, help="Siste dag.")
@click.pass_context
def fetch(
    context: click.Context, folder: Path, operator: str, pin: str, from_date: datetime, to_date: datetime
) -> None:
    """
    Hent utbetalingene fra Vipps for noen dager. Det som er hentet før, kommer ikke dobbelt.

    Eksempel: datakasse bank fetch --data butikk --operator 1 --from 2026-11-01 --to 2026-11-30
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        source = shop.payouts.source()
        days = (from_date.date(), to_date.date())
        fetched = fetch_payouts(shop.counter, register, operator, source, from_day=days[0], to_day=days[1])
    for done in fetched:
        click.echo(f"{done.file.name}: {done.file.payouts} utbetalinger er nye.")
    click.echo(f"{len(fetched)} reskontroer hentet.")


@bank.command()
@data_option
@click.option("--confirm-certain", is_flag=True, help="Bekreft alle forslag merket SIKKER.")
@click.option("--operator", default="", help="ID på den som bekrefter.")
@pin_option
@click.pass_context
def match(context: click.Context, folder: Path, operator: str, pin: str, *, confirm_certain: bool) -> None:
    """
    Vis hva som ser ut til å høre sammen. Ingenting bokføres uten at noen bekrefter.

    Eksempel: datakasse bank match --data butikk
    """
    with shop_in(context, folder) as shop:
        proposals = propose_matches(shop.counter, PROPOSALS_SHOWN).proposals
        for proposal in proposals:
            click.echo(_line(proposal))
        certain = [each.proposal for each in proposals if each.certainty is Certainty.CERTAIN]
        click.echo(f"{len(proposals)} forslag, {len(certain)} sikre.")
        if confirm_certain and certain:
            register = demand_pin_of(shop, operator, pin)
            action = ConfirmProposals(tuple(certain))
            done = shop.counter.carry_out(register, operator, action).result()
            click.echo(f"{len(done)} avstemminger er bekreftet og bokført.")


@bank.command("open")
@data_option
@click.pass_context
def open_(context: click.Context, folder: Path) -> None:
    """
    Vis alt som ikke er avstemt, etter alder. 0 = ingenting eldre enn 30 dager, 1 = noe er det.

    Eksempel: datakasse bank open --data butikk
    """
    with shop_in(context, folder) as shop:
        money = list_open_money(shop.counter)
    tell_each(
        (
            f"{_KINDS[item.what]:<10} {item.day:%d.%m.%Y} {item.age_days:>4} d {_kroner(item.amount_ore):>14}"
            f"  {item.key}  {item.text}".rstrip()
            for item in money.items
        ),
        "Ingenting står uavstemt. Utskrifter og utbetalinger hentes inn med «datakasse bank import».",
    )
    for total in money.sums:
        named = f"{_KINDS[total.what]}, {_AGES[total.age]}"
        click.echo(f"{named}: {total.count} på {_kroner(total.amount_ore)}")
    for gap in money.gaps:
        click.echo(f"Utskrift mangler for konto {gap.account} mellom {gap.after} og {gap.before}.")
    sys.exit(EXIT_FAULTS if any(item.age == "older" for item in money.items) else 0)


@click.group()
def routine() -> None:
    """
    Månedsrutinen: avstemming, integrasjoner, sikkerhetskopi, priser, mva-satser og tilganger.

    Eksempel: datakasse routine show --data butikk --month 2026-10
    """


@routine.command()
@data_option
@click.option("--month", required=True, help="Måneden, ÅÅÅÅ-MM.")
@click.pass_context
def show(context: click.Context, folder: Path, month: str) -> None:
    """
    Vis månedens punkter med underlag. 0 = alt er signert, 1 = noe gjenstår.

    Eksempel: datakasse routine show --data butikk --month 2026-10
    """
    with shop_in(context, folder) as shop:
        shown = show_routine(shop.counter, month)
    _tell(shown)
    sys.exit(0 if shown.done else EXIT_FAULTS)


@routine.command()
@data_option
@operator_option
@pin_option
@click.option("--month", required=True, help="Måneden, ÅÅÅÅ-MM.")
@click.option("--point", required=True, help="Punktet som signeres.")
@click.option("--note", default="", help="Hva som er gjort med det som ikke er i orden.")
@click.pass_context
def sign(
    context: click.Context, folder: Path, operator: str, pin: str, month: str, point: str, note: str
) -> None:
    """
    Signer et punkt med underlaget slik det er nå. Signaturen føres i journalen.

    Eksempel: datakasse routine sign --data butikk --operator 1 --month 2026-10 --point backup
    """
    with shop_in(context, folder) as shop:
        register = demand_pin_of(shop, operator, pin)
        shown = sign_point(shop.counter, register, operator, month, point, note=note)
    _tell(shown)


def _tell(shown: MonthShown) -> None:
    for point in shown.points:
        mark = "OK  " if point.in_order else "MERK"
        by = point.signature
        signed = "" if by is None else f"  signert av {by.operator} {by.name}".rstrip()
        click.echo(f"{mark}  {point.point:<15} {point.name}{signed}")
        for each in point.evidence:
            click.echo(f"        {'' if each.in_order else '! '}{each.name}: {each.value}")


def _line(proposal: Proposal) -> str:
    hints = ", ".join(dict.fromkeys(_HINTS[remark.hint] for remark in proposal.remarks))
    kept = _kroner(sum(part.amount_ore for part in proposal.parts))
    amounts = f"bank {_kroner(proposal.bank_ore)}, på vei {_kroner(proposal.transit_ore)}, trukket {kept}"
    what = f"{_CERTAINTIES[proposal.certainty]}  {proposal.proposal}  {amounts}"
    return f"{what}  {' '.join(proposal.bank)}: {hints}"


def _kroner(amount_ore: int) -> str:
    sign = "-" if amount_ore < 0 else ""
    return f"{sign}{abs(amount_ore) // 100},{abs(amount_ore) % 100:02d}"
