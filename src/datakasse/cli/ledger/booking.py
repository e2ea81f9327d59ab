"""`datakasse books`: the vouchers, the day vouchers, and what waits, on the screen."""

from datetime import date, datetime
from pathlib import Path

import click

from datakasse.bookkeeping.mapping import PURPOSE_WORDS, Purpose, Rule
from datakasse.bookkeeping.voucher import Line
from datakasse.cli.door import data_option, register_option, shop_in
from datakasse.cli.listed import tell_each
from datakasse.cli.moment import DAY
from datakasse.office.ledger.show_vouchers import show_days, show_every_voucher, show_waiting
from datakasse.receipt.words.figures import amount_text
from datakasse.receipt.words.terms import tender_text, type_text

from_option = click.option("--from", "from_day", type=DAY, default=None, help="Første dag.")
to_option = click.option("--to", "to_day", type=DAY, default=None, help="Siste dag.")


_NO_VOUCHERS = "Ingen bilag. Et dagsbilag lages når dagen avsluttes med Z."


@click.command()
@data_option
@register_option
@from_option
@to_option
@click.pass_context
def vouchers(
    context: click.Context,
    folder: Path,
    register: str | None,
    from_day: datetime | None,
    to_day: datetime | None,
) -> None:
    """
    Vis bilagene i en periode, linje for linje.

    Eksempel: datakasse books vouchers --data butikk --from 2026-01-01 --to 2026-01-31
    """
    with shop_in(context, folder) as shop, shop.store.read() as look:
        found = show_every_voucher(look, register, _day(from_day), _day(to_day))
        tell_each(
            (
                "\n".join(
                    [
                        f"{voucher.day}  {voucher.register}  bilag {voucher.number}  {voucher.text}",
                        *map(_line, voucher.lines),
                    ]
                )
                for voucher in found
            ),
            _NO_VOUCHERS,
        )


@click.command()
@data_option
@register_option
@from_option
@to_option
@click.pass_context
def days(
    context: click.Context,
    folder: Path,
    register: str | None,
    from_day: datetime | None,
    to_day: datetime | None,
) -> None:
    """
    Vis dagsbilagene i en periode: én linje per konto, mva-kode og avdeling.

    Eksempel: datakasse books days --data butikk --from 2026-01-01 --to 2026-01-31
    """
    with shop_in(context, folder) as shop, shop.store.read() as look:
        found = show_days(look, register, _day(from_day), _day(to_day))
        tell_each(
            (
                "\n".join(
                    [
                        f"{day.day}  {day.key}  {day.text}  ({day.vouchers} bilag)",
                        *map(_line, day.lines),
                    ]
                )
                for day in found
            ),
            _NO_VOUCHERS,
        )


@click.command()
@data_option
@click.pass_context
def waiting(context: click.Context, folder: Path) -> None:
    """
    Vis bilagene som venter på kontering, og hva som mangler.

    Eksempel: datakasse books waiting --data butikk
    """
    with shop_in(context, folder) as shop, shop.store.read() as look:
        vouchers_, days_ = show_waiting(look)
    lines = [
        f"{row.day}  {row.register}  bilag {row.number}  {' '.join(sentences)}"
        for row, sentences in ((view.waiting, view.sentences) for view in vouchers_)
    ]
    lines += [
        f"{day.day}  {day.register}  Z {day.z_number}  Dagsbilaget venter på bilagene over." for day in days_
    ]
    tell_each(lines, "Ingenting venter.")


@click.command()
@data_option
@click.pass_context
def accounts(context: click.Context, folder: Path) -> None:
    """
    Vis kontoplanen.

    Eksempel: datakasse books accounts --data butikk
    """
    with shop_in(context, folder) as shop, shop.store.read() as look:
        for account in look.accounts().values():
            closed = "" if account.closed_from is None else f"  stengt fra {account.closed_from}"
            grouping = f"{account.grouping_category} {account.grouping_code}"
            click.echo(f"{account.number:<10}  {account.name}  ({grouping}){closed}")


@click.command()
@data_option
@click.pass_context
def mapping(context: click.Context, folder: Path) -> None:
    """
    Vis konteringsreglene: hva som føres på hvilken konto, og fra hvilken dag.

    Eksempel: datakasse books mapping --data butikk
    """
    with shop_in(context, folder) as shop, shop.store.read() as look:
        chart = look.accounts()
        for rule in look.mapping_rules():
            place = "/".join(filter(None, (rule.location, rule.department)))
            code = f"mva {rule.vat_code}" if rule.vat_code else "*"
            terms = (PURPOSE_WORDS[rule.purpose], _subject(rule) or "*", code, place or "*")
            named = chart.get(rule.account)
            account = rule.account if named is None else f"{named.number} {named.name}"
            click.echo(f"{rule.since}  {'  '.join(terms)}  → {account or 'avsluttet'}")


def _subject(rule: Rule) -> str:
    """Return what a rule is about as a person calls it; an article group has its code."""
    match rule.purpose:
        case Purpose.TENDER:
            return tender_text(rule.subject, "nb") if rule.subject else ""
        case Purpose.PAY_IN | Purpose.PAY_OUT:
            return type_text(rule.subject, "nb")
        case _:
            return rule.subject


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _line(line: Line) -> str:
    code = f"mva {line.vat_code}" if line.vat_code else ""
    vat = amount_text(line.vat_ore) if line.vat_ore else ""
    told = (
        f"    {line.account:<10} {line.text:<40} {amount_text(line.net_ore):>14} {vat:>12} {code:<7} "
        f"{line.department}"
    )
    return told.rstrip()


LEDGER_COMMANDS = (vouchers, days, waiting, accounts, mapping)
"""What stands under `datakasse books` beside the reports."""
