"""
Show a register: one view, answered by every call that changes something.

The page computes nothing that matters: totals, VAT and what is due in cash are the trade's.
"""

from datetime import date, datetime

import msgspec

from datakasse.counter.campaign_prices import priced
from datakasse.counter.cash_point import float_is_in
from datakasse.counter.counter import Counter
from datakasse.counter.held_code import lost_by
from datakasse.counter.ports import Paper
from datakasse.errors.till.day import NotServed
from datakasse.journal.number_series import Series
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports.store import JobState, Readings
from datakasse.till.day.declare_float import counted_last_ore
from datakasse.till.paper.hand_over import ways_offered
from datakasse.till.sale.means_taken import mostly_paid_with, offered
from datakasse.till.sale.short_lines import short_lines
from datakasse.till.screen.campaign_parts import (
    CampaignPart,
    campaign_parts,
    campaigns_ore,
    coupon_name,
    customer_told,
    points_laid,
)
from datakasse.till.screen.last_receipt import ReceiptPart, last_receipt
from datakasse.till.screen.short_part import ShortPart, short_part
from datakasse.trade.moment import business_day
from datakasse.trade.people.operator import Operator, Preferences, Right
from datakasse.trade.pricing.coupon import LostCoupon
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.sale.rounding import to_whole_kroner
from datakasse.trade.sale.sale import SaleLine, price_lines, sum_vat
from datakasse.trade.shop.shop import DrawerUse, Register
from datakasse.trade.tender import TenderKind
from datakasse.trade.vat import VatRow


class RegisterPart(msgspec.Struct, frozen=True):
    """The register itself."""

    register_id: str
    description: str
    location: str
    drawer: str
    takes_cash: bool
    tenders: list[TenderKind]
    language: str
    lock_after_minutes: int
    is_in_use: bool


class OperatorPart(msgspec.Struct, frozen=True):
    """Who is signed on."""

    operator_id: str
    first_name: str
    role: str
    rights: list[str]
    borrows: list[str]
    preferences: Preferences


class LinePart(msgspec.Struct, frozen=True):
    """A line of the basket as it would be sold now."""

    line_id: int
    article: str
    name: str
    unit: str
    quantity_milli: int
    unit_price_ore: int
    discount_ore: int
    sale_discount_ore: int
    campaigns: list[CampaignPart]
    gross_ore: int
    vat_code: str
    vat_rate_bp: int
    is_deposit: bool
    deposit_of: int | None
    discountable: bool
    is_return: bool
    note: str
    label: str
    short: ShortPart | None


class BasketPart(msgspec.Struct, frozen=True):
    """The open basket as it would be sold now."""

    basket_id: str
    serving: str
    begun_at: datetime
    gross_ore: int
    discount_ore: int
    campaign_ore: int
    coupon: str
    points: str
    lost_coupon: LostCoupon | None
    customer: str
    cash_due_ore: int
    paid_with: TenderKind | None
    vat: tuple[VatRow, ...]
    lines: list[LinePart]


class ParkedPart(msgspec.Struct, frozen=True):
    """A parked basket."""

    basket_id: str
    name: str
    at: datetime
    gross_ore: int
    lines: int


class ElsewherePart(msgspec.Struct, frozen=True):
    """A sale that is open at another device; the register's own screen has no number."""

    device: str
    name: str
    operator: str
    gross_ore: int
    lines: int


class OtherPrinterPart(msgspec.Struct, frozen=True):
    """Another printer that the register may use; without a label it is its own second one."""

    name: str
    label: str


class PrinterPart(msgspec.Struct, frozen=True):
    """
    How the register's printer stood when it was last looked at.

    Attributes:
        state: What is first to be seen to: `ready`, `paper_low`, `paper_out`, `cover_open`, `stopped`,
            `unreachable`; `unknown` before the first look.
        paper: What it tells of its roll.
        cover_open: Its cover is open.
        since: When it began to be so.
        elsewhere: The other printer that documents go to now; empty when they go to this one.
        others: Where else they may go.
    """

    state: str
    paper: str
    cover_open: bool
    since: datetime | None
    elsewhere: str
    others: list[OtherPrinterPart]


class View(msgspec.Struct, frozen=True):
    """A register as the page shows it."""

    register: RegisterPart
    demonstration: bool
    version: str
    started: bool
    training: bool
    operator: OperatorPart | None
    mine: bool
    device: str
    float_declared: bool
    float_expected_ore: int | None
    used_on: str | None
    must_close_day: bool
    drawer: str
    drawer_on_screen: bool
    printer_on_screen: bool
    has_basket: bool
    printer: PrinterPart
    basket: BasketPart | None
    parked: list[ParkedPart]
    elsewhere: list[ElsewherePart]
    last_receipt: ReceiptPart | None
    series: Series
    documents_waiting: int
    documents_in_doubt: int
    receipts_offered: int
    receipt_ways: list[ReceiptWay]
    head: int


def show_register(counter: Counter, register_id: str, operator_id: str = "", lane: str = "") -> View:
    """
    Return a register as the page shows it to the one who asks.

    Args:
        counter: The till.
        register_id: Which register.
        operator_id: Who asks; to nobody, the basket and the parked sales stay out.
        lane: The device it is shown at; empty for the register's own screen.

    Raises:
        UnknownRegister: There is none of that id.
        NotServed: It was put into service after this process began.
    """
    # It may hang on a wire: nobody waits for it with the books open.
    drawer_status = counter.drawers[register_id].status() if counter.served(register_id) else None
    with counter.store.read() as books:
        register = books.register(register_id)
        if drawer_status is None:
            raise NotServed(register=register_id)
        state = books.state(register_id)
        here = state.lane(lane)
        known = bool(operator_id)
        jobs = books.jobs(register_id, [JobState.WAITING, JobState.SENT])
        waiting = sum(1 for job in jobs if job.state is JobState.WAITING and job.way is ReceiptWay.PAPER)
        in_hand = counter.board.in_hand(register_id)
        in_doubt = sum(1 for job in jobs if job.state is JobState.SENT and job.job != in_hand)
        drawer = counter.drawers[register_id]
        operator = books.operator(here.operator) if here.operator else None
        today = business_day(counter.clock.now())
        shown = None
        if known and here.basket is not None:
            shown = _basket(books, register, priced(books, here.basket), state)
        return View(
            register=_register(books, register, here.basket, shown),
            demonstration=counter.demonstration,
            version=counter.software_version,
            started=state.started,
            training=state.training,
            operator=None if operator is None else operator_part(operator),
            mine=known and operator_id == here.operator,
            device=_name_of(books, register_id, lane),
            float_declared=not register.takes_cash or float_is_in(books, register, here.operator),
            float_expected_ore=counted_last_ore(books, register, here.operator),
            used_on=None if state.used_on is None else state.used_on.isoformat(),
            must_close_day=state.used_on is not None and state.used_on < today,
            drawer=drawer_status if register.drawer is DrawerUse.INTEGRATED else "none",
            drawer_on_screen=drawer.on_screen,
            printer_on_screen=counter.printers[register_id].on_screen,
            has_basket=here.has_open_sale,
            printer=printer_part(counter, register_id),
            basket=shown,
            parked=_parked(books, state, today) if known else [],
            elsewhere=_elsewhere(books, register_id, state, lane) if known else [],
            last_receipt=last_receipt(books, register_id) if known else None,
            series=state.series,
            documents_waiting=waiting,
            documents_in_doubt=in_doubt,
            receipts_offered=books.offered_count(register_id),
            receipt_ways=ways_offered(books, register, mails=counter.mails),
            head=books.head(register_id).number,
        )


def printer_part(counter: Counter, register: str) -> PrinterPart:
    """Return what the page is told of a register's printer: as it stood last, without asking it."""
    seen = counter.board.seen(register)
    others = counter.other_printers.get(register, ())
    return PrinterPart(
        state="unknown" if seen is None else seen.status.state,
        paper=Paper.UNKNOWN if seen is None else seen.status.paper,
        cover_open=seen is not None and seen.status.cover_open,
        since=None if seen is None else seen.since,
        elsewhere=counter.board.elsewhere(register),
        others=[OtherPrinterPart(other.name, other.label) for other in others],
    )


def operator_part(operator: Operator) -> OperatorPart:
    """Return what the page is told of an operator."""
    rights = sorted(str(right) for right in operator.rights)
    borrows = sorted(str(right) for right in Right if operator.may_borrow(right))
    return OperatorPart(
        operator.operator_id, operator.first_name, operator.role, rights, borrows, operator.preferences
    )


def _register(
    books: Readings, register: Register, basket: Basket | None, shown: BasketPart | None
) -> RegisterPart:
    lines = () if basket is None else basket.lines
    names = {location.code: location.name or location.label for location in books.locations()}
    return RegisterPart(
        register_id=register.register_id,
        description=register.description,
        location=names.get(register.location, ""),
        drawer=register.drawer,
        takes_cash=register.takes_cash,
        tenders=offered(books, register, lines, 0 if shown is None else shown.gross_ore),
        language=register.language,
        lock_after_minutes=register.lock_after_minutes,
        is_in_use=register.is_in_use,
    )


def _basket(books: Readings, register: Register, basket: Basket, state: RegisterState) -> BasketPart:
    lines, sale_discount_ore = price_lines(basket)
    short = {} if state.training else short_lines(books, register, basket.lines)
    gross_ore = sum(line.gross_ore for line in lines)
    given_ore = sum(line.line.discount_ore for line in lines if line.line.returns is None)
    return BasketPart(
        basket_id=basket.basket_id,
        serving=basket.serving,
        begun_at=basket.begun_at,
        gross_ore=gross_ore,
        discount_ore=given_ore + sale_discount_ore,
        campaign_ore=campaigns_ore(lines),
        coupon=coupon_name(basket),
        points=points_laid(basket, sale_discount_ore),
        lost_coupon=basket.lost_coupon or None,
        customer=customer_told(books, basket.customer),
        cash_due_ore=to_whole_kroner(gross_ore),
        paid_with=mostly_paid_with(books, basket.lines),
        vat=sum_vat(lines),
        lines=[_line(line, short_part(books, short.get(line.line.line_id))) for line in lines],
    )


def _line(sold: SaleLine, short: ShortPart | None) -> LinePart:
    line = sold.line
    return LinePart(
        line_id=line.line_id,
        article=line.article,
        name=line.name,
        unit=line.unit,
        quantity_milli=line.quantity_milli,
        unit_price_ore=line.unit_price_ore,
        discount_ore=line.discount_ore if line.returns is None else 0,
        sale_discount_ore=sold.sale_discount_ore,
        campaigns=campaign_parts(line),
        gross_ore=sold.gross_ore,
        vat_code=line.vat.code,
        vat_rate_bp=line.vat.rate_bp,
        is_deposit=line.is_deposit,
        deposit_of=line.deposit_of,
        discountable=line.discountable,
        is_return=line.returns is not None,
        note=line.note,
        label=line.label or "",
        short=short,
    )


def _parked(books: Readings, state: RegisterState, today: date) -> list[ParkedPart]:
    return [
        ParkedPart(
            parked.basket.basket_id,
            parked.name,
            parked.at,
            _gross_ore(books, _taken_up(books, parked.basket, state, today)),
            len(parked.basket.lines),
        )
        for parked in state.parked
    ]


def _taken_up(books: Readings, basket: Basket, state: RegisterState, today: date) -> Basket:
    """Return a parked basket as it will be when it is taken up: without a coupon that is lost meanwhile."""
    if state.training or lost_by(books, basket, today=today) is None:
        return basket
    return msgspec.structs.replace(basket, sale_discount=None)


def _gross_ore(books: Readings, basket: Basket) -> int:
    return sum(line.gross_ore for line in price_lines(priced(books, basket))[0])


def _elsewhere(books: Readings, register: str, state: RegisterState, here: str) -> list[ElsewherePart]:
    return [
        ElsewherePart(
            name,
            _name_of(books, register, name),
            lane.operator,
            _gross_ore(books, lane.basket),
            len(lane.basket.lines),
        )
        for name, lane in sorted(state.lanes.items())
        if name != here and lane.basket is not None and lane.basket.lines
    ]


def _name_of(books: Readings, register: str, device: str) -> str:
    """Return what people call a device; empty for the register's own screen."""
    known = books.device(register, device) if device else None
    return "" if known is None else known.name
