"""
Write a SAF-T Cash Register 1.00 file: the order of the file, and the one way to make it.

    survey ─▶ header, business, codes, people, articles ─▶ per location and register: events,
                                                            then transactions
       └─ pass 1 over the entries                           └─ passes 2 and 3

Memory does not grow with the sales but for four bytes a transaction (prints.py). The stream belongs
to the caller; what is in it after a refusal is not a file.

Law: KSF-2-7-4, SAFT-1, SAFT-2.
Not here: the file's name (SAFT-13), the schema (check.py), when the export is journalled.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from datakasse.saft.cash.codes import basics, group_ids
from datakasse.saft.cash.events import events
from datakasse.saft.cash.header import header, span_of
from datakasse.saft.cash.prints import Prints
from datakasse.saft.cash.sales import transactions
from datakasse.saft.cash.survey import Reach, Survey, survey_of, surveyed
from datakasse.saft.master_data import articles, business, customers, employees, place, vat_codes
from datakasse.saft.periods import Periods, periods_element, periods_of
from datakasse.saft.series import REGISTER_LENGTH_MAX, check_numbers, series_of
from datakasse.saft.source import Selection, Software, Source, chosen
from datakasse.saft.stream import Stream, write_in_blocks
from datakasse.saft.text import identifier, leaf_if
from datakasse.trade.shop.shop import Location, Register

NAMESPACE: Final = "urn:StandardAuditFile-Taxation-CashRegister:NO"
SCHEMA_NAME: Final = "Norwegian_SAF-T_Cash_Register_Schema_v_1.00.xsd"

_OPENING: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<auditfile xmlns="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{NAMESPACE} {SCHEMA_NAME}">\n'
)


def write(
    source: Source,
    selection: Selection,
    stream: Stream,
    *,
    software: Software,
    user_id: str,
    created_at: datetime,
) -> None:
    """
    Write the file.

    Args:
        source: The shop and its journals.
        selection: Which days and registers.
        stream: Where the bytes go: UTF-8. It is neither flushed nor closed.
        software: What makes the file.
        user_id: Operator id of who asked for it; may be empty.
        created_at: When, UTC.

    Raises:
        PeriodReversed: The period ends before it begins; nothing is written.
        RegisterNotInShop: A register that the shop does not have; nothing is written.
        SeriesOverlap: Registers whose numbers cannot be told apart; nothing is written.
        IdentifierUnfit: An id that the format cannot hold.
    """
    texts = document(source, selection, software=software, user_id=user_id, created_at=created_at)
    write_in_blocks(texts, stream)


def document(
    source: Source, selection: Selection, *, software: Software, user_id: str, created_at: datetime
) -> Iterator[str]:
    """Yield the file as text, from its first line to its last; arguments and refusals as `write`."""
    registers = chosen(source, selection)
    check_numbers(registers)
    survey = survey_of(source, selection, registers)
    span = span_of(selection, survey, created_at)
    periods = _periods(source, span, survey)
    own_groups = tuple(source.groups())
    groups = group_ids({group.code for group in own_groups} | survey.groups)
    locations = _locations(source, selection, registers)
    yield _OPENING
    yield header(
        software,
        span=span,
        locations=locations,
        registers=[] if len(registers) == len(tuple(source.registers())) else selection.registers,
        user_id=user_id,
        created_at=created_at,
    )
    yield "\n<company>"
    yield business(source.company)
    yield from customers((customer, source.customer_name(customer)) for customer in sorted(survey.customers))
    yield from vat_codes(source.vat_codes())
    yield periods_element(periods)
    yield from employees(source.operators(), survey.operators)
    yield from articles(source.articles(), survey.articles, groups=groups, since=span[0])
    yield from basics(own_groups, groups, survey.codes)
    for location in locations:
        yield "<location>"
        yield place(location)
        for register in registers:
            if register.location == location.code:
                reach = survey.reach[register.register_id]
                yield from _cash_register(
                    register, source, selection, reach=reach, groups=groups, periods=periods
                )
        yield "</location>\n"
    yield "</company>\n</auditfile>\n"


def _periods(source: Source, span: tuple[date, date], survey: Survey) -> Periods:
    """Return the accounting periods: months only as far as there are entries."""
    first, last = survey.first_day or span[0], survey.last_day or span[1]
    if source.company.periods:
        first, last = min(first, span[0]), max(last, span[1])
    return periods_of(source.company, first, last)


def _locations(source: Source, selection: Selection, registers: tuple[Register, ...]) -> tuple[Location, ...]:
    """Return the locations: all of them, or those of the registers selected."""
    known = tuple(source.locations())
    codes = dict.fromkeys(register.location for register in registers)
    # A register is in the file even when its location is gone.
    gone = [Location(code, code, "") for code in codes if all(code != one.code for one in known)]
    return tuple(one for one in (*known, *gone) if not selection.registers or one.code in codes)


def _cash_register(
    register: Register,
    source: Source,
    selection: Selection,
    *,
    reach: Reach,
    groups: dict[str, str],
    periods: Periods,
) -> Iterator[str]:
    """Yield `cashregister`: who it is, all its events, all its transactions."""
    register_id, series = register.register_id, series_of(register)
    prints = Prints(reach.first_transaction, reach.last_transaction)
    yield f"<cashregister><registerID>{identifier(register_id, REGISTER_LENGTH_MAX)}</registerID>"
    yield leaf_if("regDesc", register.description, 999) + "\n"
    yield from events(
        surveyed(source, selection, register_id, reach),
        series=series,
        prints=prints,
        groups=groups,
        transaction_of=lambda basket_id: source.transaction_of(register_id, basket_id),
    )
    yield from transactions(
        surveyed(source, selection, register_id, reach),
        series=series,
        prints=prints,
        groups=groups,
        periods=periods,
    )
    yield "</cashregister>\n"
