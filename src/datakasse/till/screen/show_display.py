"""
Show the customer what the till shows: lines as they come, what is to be paid, the change, the receipt's link.

Nothing else: neither who sells, nor what others bought, nor anything of the day. What a sale came to stays
for a while after it, unless somebody else's turn has come.

Law: BFF-5-3-12 (the amount is easy to see), KSL-7, KSF-2-7-8.
"""

from datetime import datetime

import msgspec

from datakasse.counter.campaign_prices import priced
from datakasse.counter.cash_point import place_of
from datakasse.counter.counter import Counter
from datakasse.errors.sign_in.pairing import UnknownDisplay
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import BasketParked, BasketResumed, LineAdded, ServingChosen
from datakasse.journal.events.people import SignedOff
from datakasse.journal.events.register import SystemStopped
from datakasse.journal.events.sale import SaleAborted, SaleCompleted
from datakasse.storage.ports.store import Readings
from datakasse.till.paper.hand_over import RECEIPTS
from datakasse.till.paper.show_documents import Link, link_shown
from datakasse.till.screen.campaign_parts import CampaignPart, campaign_parts, campaigns_ore
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.rounding import to_whole_kroner
from datakasse.trade.sale.sale import Sale, SaleLine, price_lines, sum_vat
from datakasse.trade.vat import VatRow

PAID_S = 120
"""How long the end of a sale stays in sight: long enough to find a phone."""

_RECENT = 5
_NEXT_TURN: tuple[type[Event], ...] = (
    LineAdded,
    ServingChosen,
    BasketParked,
    BasketResumed,
    SaleAborted,
    SignedOff,
    SystemStopped,
)


class DisplayLine(msgspec.Struct, frozen=True):
    """A line as the customer sees it."""

    line_id: int
    name: str
    unit: str
    quantity_milli: int
    unit_price_ore: int
    discount_ore: int
    campaigns: list[CampaignPart]
    gross_ore: int


class DisplaySale(msgspec.Struct, frozen=True):
    """
    What lies in the basket.

    Attributes:
        lines: The lines, oldest first.
        discount_ore: What was taken off by hand, all in all.
        campaign_ore: What campaigns took off, all in all.
        vat: VAT by rate.
        to_pay_ore: What is to be paid; below zero it comes back.
        cash_due_ore: The same in cash, in whole kroner (law.md 4.1); None where cash is not taken.
    """

    lines: list[DisplayLine]
    discount_ore: int
    campaign_ore: int
    vat: tuple[VatRow, ...]
    to_pay_ore: int
    cash_due_ore: int | None


class DisplayPaid(msgspec.Struct, frozen=True):
    """
    How a sale ended.

    Attributes:
        series: The receipt's series.
        receipt: Its number.
        paid_ore: What was to be paid, with tip and cash rounding.
        rounding_ore: The cash rounding in it.
        received_ore: What was handed over.
        change_ore: What goes back.
        way: How the receipt is handed over; empty where none was wanted.
        link: The link to it and its QR code, where it is fetched.
    """

    series: str
    receipt: int
    paid_ore: int
    rounding_ore: int
    received_ore: int
    change_ore: int
    way: str
    link: Link | None


class Display(msgspec.Struct, frozen=True):
    """
    What faces the customer.

    Attributes:
        shop: What the shop is called.
        language: "nb" or "nn": what the register's paper speaks.
        demonstration: Nobody has declared this build (KSL-7).
        training: Nothing of it is real.
        manned: Somebody is at the register.
        sale: The open basket, if it has lines.
        paid: The sale that has just ended, if nothing came after it.
        for_s: Seconds that this holds unless something happens; None where it has no end.
    """

    shop: str
    language: str
    demonstration: bool
    training: bool
    manned: bool
    sale: DisplaySale | None
    paid: DisplayPaid | None
    for_s: float | None


def show_display(counter: Counter, register_id: str, token: str) -> Display:
    """
    Return what the display of a token shows now.

    Raises:
        UnknownDisplay: It was never opened here, or was closed.
    """
    with counter.store.read() as books:
        opened = books.display_of(token)
        if opened is None or opened.register != register_id:
            raise UnknownDisplay
        register, state = books.register(register_id), books.state(register_id)
        place, company = place_of(books, register), books.company()
        here = state.lane(opened.lane)
        basket = here.basket if here.basket is not None and here.basket.lines else None
        ended = None if basket is not None else _just_ended(books, register_id, opened.lane)
        left_s = 0.0 if ended is None else PAID_S - _age_s(ended, counter.clock.now())
        return Display(
            shop=company.name if place is None or not place.name else place.name,
            language=register.language,
            demonstration=counter.demonstration,
            training=state.training,
            manned=state.started and bool(here.operator),
            sale=None if basket is None else _sale(priced(books, basket), takes_cash=register.takes_cash),
            paid=_paid(books, ended) if ended is not None and left_s > 0 else None,
            for_s=left_s if left_s > 0 else None,
        )


def _just_ended(books: Readings, register: str, lane: str) -> Record | None:
    """Return the last sale at a device, unless somebody else's turn has come there."""
    recent = books.recent_sales(register, _RECENT)
    last = next((record for record in recent if record.lane == lane), None)
    if last is None:
        return None
    later = books.records(register, last.number + 1)
    turned = any(record.lane == lane and isinstance(record.event, _NEXT_TURN) for record in later)
    return None if turned else last


def _age_s(record: Record, now: datetime) -> float:
    return max(0.0, (now - record.at).total_seconds())


def _sale(basket: Basket, *, takes_cash: bool) -> DisplaySale:
    lines, sale_discount_ore = price_lines(basket)
    gross_ore = sum(line.gross_ore for line in lines)
    given_ore = sum(line.line.discount_ore for line in lines if line.line.returns is None)
    return DisplaySale(
        lines=[_line(line) for line in lines],
        discount_ore=given_ore + sale_discount_ore,
        campaign_ore=campaigns_ore(lines),
        vat=sum_vat(lines),
        to_pay_ore=gross_ore,
        cash_due_ore=to_whole_kroner(gross_ore) if takes_cash else None,
    )


def _line(sold: SaleLine) -> DisplayLine:
    line = sold.line
    return DisplayLine(
        line_id=line.line_id,
        name=line.name,
        unit=line.unit,
        quantity_milli=line.quantity_milli,
        unit_price_ore=line.unit_price_ore,
        discount_ore=(line.discount_ore if line.returns is None else 0) + sold.sale_discount_ore,
        campaigns=campaign_parts(line),
        gross_ore=sold.gross_ore,
    )


def _paid(books: Readings, record: Record) -> DisplayPaid | None:
    event, made = record.event, record.transaction
    if not isinstance(event, SaleCompleted) or made is None:
        return None
    sale: Sale = event.sale
    jobs = books.jobs_of(record.register, made.number)
    job = next((job for job in jobs if job.document in RECEIPTS), None)
    return DisplayPaid(
        series=event.series,
        receipt=event.receipt,
        paid_ore=sale.gross_ore + sale.tip_ore + sale.rounding_ore,
        rounding_ore=sale.rounding_ore,
        received_ore=sum(payment.tendered_ore for payment in sale.payments),
        change_ore=sale.change_ore,
        way="" if job is None else job.way,
        link=None if job is None else link_shown(books, job),
    )
