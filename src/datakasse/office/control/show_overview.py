"""
The owner's first look: what each register has taken since its last Z, and whether a day was left open.

Read from the journal, as an X is, and nothing is written: looking is no event.
"""

from datetime import date, datetime

import msgspec

from datakasse.counter.cash_point import business_day
from datakasse.journal.register_state import RegisterState
from datakasse.journal.report_content import Count, NamedCount
from datakasse.office.customers.late_invoices import late_invoices
from datakasse.office.health.hub_matters import HubMatter, hub_matters
from datakasse.report.period import PeriodTotals
from datakasse.storage.ports.hub_told import HubTold
from datakasse.storage.ports.people.customers import LateInvoices
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from datakasse.trade.shop.shop import Register, in_use
from datakasse.trade.tender import TenderKind


class RegisterToday(msgspec.Struct, frozen=True):
    """
    One register since its last Z. Amounts are øre with VAT.

    Attributes:
        register_id: Which.
        name: What people call it.
        started: It can sell now.
        used_on: The first day since the last Z that a Z must cover; None when there was none.
        z_is_missing: That day is over, and no Z was taken (BFF-5-3-14-a).
        z_number: The last Z; 0 before the first.
        z_at: When it was taken, UTC.
        receipts: Sales receipts.
        sales_ore: Sold for cash, card and the like, less returns.
        credit_ore: Sold on invoice, less credit notes.
        returns: How many returns, and what they came to.
        payments: Per means of payment.
        vat_ore: VAT in `sales_ore`.
    """

    register_id: str
    name: str
    started: bool
    used_on: date | None
    z_is_missing: bool
    z_number: int
    z_at: datetime | None
    receipts: int
    sales_ore: int
    credit_ore: int
    returns: Count
    payments: list[NamedCount]
    vat_ore: int


class Overview(msgspec.Struct, frozen=True):
    """
    The shop now.

    Attributes:
        day: The business day that it is.
        registers: Each register in use.
        late: Invoices that are due and not paid.
        hub: What is wrong with how the shop stands with its hub.
    """

    day: date
    registers: list[RegisterToday]
    late: LateInvoices
    hub: list[HubMatter]


def show_overview(books: Readings, now: datetime, told: HubTold | None = None) -> Overview:
    """
    Return the shop as it stands at a moment (UTC).

    Args:
        books: One consistent look at the books.
        now: The moment.
        told: How the shop stands with its hub; None where it has joined none.
    """
    day, every = business_day(now), books.registers()
    registers = [_register(books, register, day) for register in in_use(every)]
    done = [register.register_id for register in every if not register.is_in_use]
    late = late_invoices(books, in_norway(now).date())
    return Overview(day, registers, late, hub_matters(told, now, done))


def _register(books: Readings, register: Register, day: date) -> RegisterToday:
    state = books.state(register.register_id)
    totals = PeriodTotals().add_all(books.records(register.register_id, state.z_entry + 1))
    return RegisterToday(
        register_id=register.register_id,
        name=register.description,
        started=state.started,
        used_on=state.used_on,
        z_is_missing=state.used_on is not None and state.used_on < day,
        z_number=state.series.z_report,
        z_at=_z_at(books, register, state),
        receipts=totals.receipts,
        sales_ore=totals.cash_sales_ore,
        credit_ore=totals.credit_sales.amount_ore - totals.credit_notes.amount_ore,
        returns=totals.returns.count(),
        payments=[
            NamedCount(kind, totals.payments[kind].number, totals.payments[kind].amount_ore)
            for kind in TenderKind
            if kind in totals.payments
        ],
        vat_ore=sum(vat_ore for _, vat_ore in totals.vat.values()),
    )


def _z_at(books: Readings, register: Register, state: RegisterState) -> datetime | None:
    return books.record(register.register_id, state.z_entry).at if state.z_entry else None
