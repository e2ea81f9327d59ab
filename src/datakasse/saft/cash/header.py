"""
The head of the file: which period, which selection, what made it.

`headerComment` says how the entries were chosen. Without dates the file says it covers the whole
months that its entries lie in.

Law: SAFT-11c, SAFT-16.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from datakasse.saft.cash.survey import Survey
from datakasse.saft.periods import month_begins, month_ends
from datakasse.saft.source import Selection, Software
from datakasse.saft.text import element, leaf, leaf_if
from datakasse.trade.moment import date_and_time
from datakasse.trade.shop.shop import Location

CURRENCY: Final = "NOK"
FILE_VERSION: Final = "1.0"


def header(
    software: Software,
    *,
    span: tuple[date, date],
    locations: Sequence[Location],
    registers: Sequence[str],
    user_id: str,
    created_at: datetime,
) -> str:
    """
    Return `header`.

    Args:
        software: What made the file.
        span: First and last day that the file covers.
        locations: The locations in it.
        registers: Ids of the registers it was narrowed down to; empty when it holds all.
        user_id: Who made it.
        created_at: When, UTC.
    """
    first, last = span
    made_on, made_at = date_and_time(created_at)
    return element(
        "header",
        leaf("fiscalYear", f"{first.year:04d}"),
        leaf("startDate", first.isoformat()),
        leaf("endDate", last.isoformat()),
        leaf("curCode", CURRENCY),
        leaf("dateCreated", made_on),
        leaf("timeCreated", made_at),
        leaf("softwareDesc", software.name, 100),
        leaf("softwareVersion", software.version, 20),
        leaf("softwareCompanyName", software.supplier, 100),
        leaf("auditfileVersion", FILE_VERSION),
        leaf("headerComment", _criteria(locations, registers), 999),
        leaf_if("userID", user_id),
    )


def span_of(selection: Selection, survey: Survey, created_at: datetime) -> tuple[date, date]:
    """Return the first and last day a file covers: as selected, else the months of its entries."""
    made_on = date.fromisoformat(date_and_time(created_at)[0])
    first = selection.from_date or month_begins(survey.first_day or selection.to_date or made_on)
    last = selection.to_date or month_ends(survey.last_day or selection.from_date or made_on)
    return first, last


def label(location: Location) -> str:
    """Return what a location is called where there is little room."""
    return location.label or location.name or location.code


def _criteria(locations: Sequence[Location], registers: Sequence[str]) -> str:
    names = ", ".join(label(location) for location in locations)
    narrowed = f"; register {', '.join(registers)}" if registers else ""
    return f"Selection criteria: {names}{narrowed}"
