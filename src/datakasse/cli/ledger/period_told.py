"""What is said of a file whose period has not been yet, is not over, or is empty: it looks whole."""

from datetime import date, datetime

import click

from datakasse.trade.moment import in_norway


def tell_of_period(first: date | None, last: date | None, now: datetime, *, is_empty: bool) -> None:
    """
    Say on the error stream what a file of these days cannot hold.

    Args:
        first: First day; None for as far back as there is anything.
        last: Last day; None for all there is, which promises no day to come.
        now: This moment, UTC.
        is_empty: Nothing was recorded in these days.
    """
    today = in_norway(now).date()
    if first is not None and first > today:
        click.echo(f"Perioden begynner {first}, og i dag er det {today}: filen er tom.", err=True)
    elif last is not None and last >= today:
        click.echo(
            f"Perioden er ikke over: filen har det som er ført til nå. Lag den på nytt etter {last}.",
            err=True,
        )
    elif is_empty and (first or last):
        click.echo("Ingenting er ført i perioden: filen er tom. Se på datoene.", err=True)
