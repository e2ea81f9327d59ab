"""
What stands at a register now: a fold over its journal.

Who is signed on at which device, what lies in whose basket, what is parked, whether a float has been
declared, where the number series are. Nothing of it is truth: the state as of any entry may be kept beside
the journal (it goes to bytes and back unchanged), and folding on from there gives the same.

Law: KSF-2-5-a (float first), KSF-2-6-7 (no Z while a sale is open), KSF-2-8-4-2 (series).
"""

from datetime import date, datetime

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
    LineAdded,
    LineCorrected,
    LineDiscounted,
    LineNoted,
    ProvisionalIssued,
    SaleDiscounted,
    ServingChosen,
)
from datakasse.journal.events.books import (
    BooksCorrected,
    PeriodLocked,
    RoutineSigned,
    SettlementConfirmed,
    SettlementUndone,
)
from datakasse.journal.events.campaigns import CampaignEvent
from datakasse.journal.events.coupons import CouponEvent
from datakasse.journal.events.customers import AccountPaid, CustomerChosen, CustomerErased, InvoiceMade
from datakasse.journal.events.day import CashCounted, TrainingEnded, TrainingStarted, XReported, ZReported
from datakasse.journal.events.drawer import DrawerClosed, DrawerOpened, FloatDeclared
from datakasse.journal.events.goods import GoodsEvent
from datakasse.journal.events.paper import (
    DocumentPrinted,
    JournalExported,
    PrintFailed,
    PrintingMoved,
    ReceiptDelivered,
)
from datakasse.journal.events.people import (
    ActionApproved,
    AttemptRefused,
    OfficeEntered,
    OfficeLeft,
    RoleDefined,
    RoleGiven,
    SignedOff,
    SignedOn,
)
from datakasse.journal.events.price_lists import PriceListEvent
from datakasse.journal.events.register import (
    ClockWentBack,
    KeysRotated,
    RegisterCommissioned,
    RegisterRestored,
    SoftwareUpdated,
    SystemStarted,
    SystemStopped,
)
from datakasse.journal.events.sale import SaleAborted, SaleCompleted
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.journal.number_series import Series, numbered, passed_over
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.report_content import CashCount, GrandTotals, OperatorAmount
from datakasse.trade.moment import in_norway
from datakasse.trade.sale.basket import Basket, discount_all, discount_line, note_line, put, serve
from datakasse.trade.sale.customer_prices import choose_customer
from datakasse.trade.sale.line_correction import reduce, take_out


class Parked(msgspec.Struct, frozen=True):
    """A basket set aside: under which name, when."""

    name: str
    at: datetime
    basket: Basket


class Lane(msgspec.Struct, frozen=True):
    """
    What stands at one device of a register: who is signed on there, and the open basket.

    Attributes:
        operator: Who is signed on; empty when nobody is.
        basket: The open basket, if any.
    """

    operator: str = ""
    basket: Basket | None = None

    @property
    def has_open_sale(self) -> bool:
        """Whether the basket holds anything."""
        return self.basket is not None and bool(self.basket.lines)


_EMPTY_LANE = Lane()


class RegisterState(msgspec.Struct, frozen=True):
    """
    What stands at a register after an entry.

    Attributes:
        started: The software is running.
        software_version: The version that last started.
        keys: The keys in use.
        lanes: What stands at each device where something does; the register's own screen is "".
        training: Training mode is on.
        parked: Baskets set aside, oldest first.
        floats: Floats declared since the last Z.
        counts: Counts made since the last Z.
        used_on: Norwegian day of the first use since the last Z that a Z must cover; None when unused.
        z_entry: Entry number of the last Z; 0 before the first.
        z_counted_ore: What was counted at the last Z: the next float is compared with it.
        grand_totals: As of the last Z.
        series: Where the number series are.
        last_at: When the last entry was written.
    """

    started: bool = False
    software_version: str = ""
    keys: PublicKeys | None = None
    lanes: dict[str, Lane] = {}
    training: bool = False
    parked: tuple[Parked, ...] = ()
    floats: tuple[OperatorAmount, ...] = ()
    counts: tuple[CashCount, ...] = ()
    used_on: date | None = None
    z_entry: int = 0
    z_counted_ore: int | None = None
    grand_totals: GrandTotals = GrandTotals()
    series: Series = Series()
    last_at: datetime | None = None

    def lane(self, lane: str = "") -> Lane:
        """Return what stands at a device; at the register's own screen when none is named."""
        return self.lanes.get(lane, _EMPTY_LANE)

    @property
    def has_open_sale(self) -> bool:
        """Whether any basket holds anything."""
        return any(lane.has_open_sale for lane in self.lanes.values())

    def has_float(self, operator: str, *, per_operator: bool) -> bool:
        """Return whether the float that a sale needs has been declared (KSF-2-5-a)."""
        if per_operator:
            return any(declared.operator == operator for declared in self.floats)
        return bool(self.floats)


_NO_USE = (
    RegisterCommissioned,
    SystemStarted,
    SystemStopped,
    SoftwareUpdated,
    KeysRotated,
    RegisterRestored,
    ClockWentBack,
    SettingsChanged,
    RoleDefined,
    RoleGiven,
    PriceChanged,
    CampaignEvent,
    CouponEvent,
    PriceListEvent,
    SignedOn,
    SignedOff,
    OfficeEntered,
    OfficeLeft,
    AttemptRefused,
    ActionApproved,
    DrawerClosed,
    DocumentPrinted,
    ReceiptDelivered,
    PrintFailed,
    PrintingMoved,
    JournalExported,
    SettlementConfirmed,
    SettlementUndone,
    RoutineSigned,
    BooksCorrected,
    PeriodLocked,
    GoodsEvent,
    CustomerErased,
    AccountPaid,
    InvoiceMade,
    XReported,
    ZReported,
)
"""
Entries that do not by themselves oblige the register to a Z (KSF-2-8-3-3).

Nothing was registered, counted or opened by them. Several come after the Z of the day: its own printing,
the drawer that is shut, prices for tomorrow.
"""


def after(state: RegisterState, record: Record) -> RegisterState:
    """Return the state after one more entry."""
    state = _changed(state, record)
    used_on = state.used_on
    if used_on is None and _is_use(record.event):
        used_on = in_norway(record.at).date()
    return msgspec.structs.replace(state, last_at=record.at, used_on=used_on)


def _is_use(event: Event) -> bool:
    """Return whether an entry obliges to a Z; a drawer that opened with a transaction adds nothing to it."""
    if isinstance(event, DrawerOpened):
        return event.transaction is None
    return not isinstance(event, _NO_USE)


def _changed(state: RegisterState, record: Record) -> RegisterState:
    replace = msgspec.structs.replace
    match record.event:
        case RegisterCommissioned(keys=keys) | KeysRotated(keys=keys) | RegisterRestored(keys=keys):
            series = passed_over(state.series, record.event)
            return replace(state, keys=keys, series=series)
        case SystemStarted(software_version=version):
            return _deserted(replace(state, started=True, software_version=version))
        case SystemStopped():
            return _deserted(replace(state, started=False))
        case SignedOn():
            return _manned(state, record.lane, record.operator)
        case SignedOff():
            return _manned(state, record.lane, "")
        case TrainingStarted():
            return replace(state, training=True)
        case TrainingEnded():
            return replace(state, training=False)
        case FloatDeclared(amount_ore=amount_ore) if not record.training:
            declared = OperatorAmount(record.operator, amount_ore)
            return replace(state, floats=(*state.floats, declared))
        case CashCounted(count=count) if not record.training:
            return replace(state, counts=(*state.counts, count))
        case XReported(number=number):
            return replace(state, series=replace(state.series, x_report=number))
        case ZReported():
            return _closed(state, record, record.event)
        case _:
            return _sold(state, record)


def _manned(state: RegisterState, name: str, operator: str) -> RegisterState:
    """Return the state with somebody, or nobody, at a device."""
    return _with_lane(state, name, msgspec.structs.replace(state.lane(name), operator=operator))


def _deserted(state: RegisterState) -> RegisterState:
    """Return the state with nobody at any device; the baskets stay."""
    for name in state.lanes:
        state = _manned(state, name, "")
    return state


def _with_basket(state: RegisterState, name: str, basket: Basket | None) -> RegisterState:
    return _with_lane(state, name, msgspec.structs.replace(state.lane(name), basket=basket))


def _with_lane(state: RegisterState, name: str, lane: Lane) -> RegisterState:
    """Return the state with another lane; one where nothing stands is not kept."""
    others = {known: kept for known, kept in state.lanes.items() if known != name}
    lanes = others if lane == _EMPTY_LANE else {**others, name: lane}
    return msgspec.structs.replace(state, lanes=lanes)


def _sold(state: RegisterState, record: Record) -> RegisterState:
    """Return the state after an entry about a basket."""
    replace = msgspec.structs.replace
    match record.event:
        case LineAdded(line=line):
            return _with_basket(state, record.lane, put(_begun(state, record, line.added_at), line))
        case ServingChosen(serving=serving):
            return _with_basket(state, record.lane, serve(_begun(state, record, record.at), serving))
        case LineCorrected() | LineDiscounted() | LineNoted() | SaleDiscounted() | CustomerChosen():
            return _with_basket(state, record.lane, _changed_basket(_open(state, record), record.event))
        case BasketParked(basket_id=basket_id, name=name):
            parked = Parked(name, record.at, _open(state, record))
            return replace(_without(state, basket_id), parked=(*state.parked, parked))
        case BasketResumed(basket_id=basket_id):
            return _resumed(state, record, basket_id)
        case ProvisionalIssued(number=number):
            return replace(state, series=replace(state.series, provisional=number))
        case SaleAborted(basket_id=basket_id):
            return _without(state, basket_id)
        case SaleCompleted(basket_id=basket_id) as sold:
            return replace(_without(state, basket_id), series=numbered(state.series, sold))
        case _:
            return state


def _changed_basket(
    basket: Basket, event: LineCorrected | LineDiscounted | LineNoted | SaleDiscounted | CustomerChosen
) -> Basket:
    """Return the basket after something was done to what lies in it."""
    match event:
        case LineCorrected(line_id=line_id, left_milli=left_milli):
            return reduce(basket, line_id, left_milli) if left_milli else take_out(basket, line_id)
        case LineDiscounted(line_id=line_id, discount=discount):
            return discount_line(basket, line_id, discount)
        case LineNoted(line_id=line_id, note=note):
            return note_line(basket, line_id, note)
        case SaleDiscounted(discount=discount, lost=lost):
            return msgspec.structs.replace(discount_all(basket, discount), lost_coupon=lost)
        case CustomerChosen(customer=customer, prices=prices):
            return choose_customer(basket, customer, dict(prices))


def _resumed(state: RegisterState, record: Record, basket_id: str) -> RegisterState:
    """Take up a basket again; the transaction begins anew, so that times rise with numbers."""
    if state.lane(record.lane).has_open_sale:
        raise ValueError(f"basket {basket_id} is resumed while another is open")
    for parked in state.parked:
        if parked.basket.basket_id == basket_id:
            basket = msgspec.structs.replace(parked.basket, begun_at=record.at)
            return _with_basket(_without(state, basket_id), record.lane, basket)
    raise ValueError(f"basket {basket_id} is resumed and was not parked")


def _closed(state: RegisterState, record: Record, z: ZReported) -> RegisterState:
    """Return the state after a Z: all that is left of the day is in the report itself."""
    counted_ore = sum(count.counted_ore for count in z.report.counts) if z.report.counts else None
    for name in state.lanes:
        state = _with_basket(state, name, None)
    return msgspec.structs.replace(
        state,
        floats=(),
        counts=(),
        used_on=None,
        z_entry=record.number,
        z_counted_ore=counted_ore,
        grand_totals=z.report.grand_totals,
        series=msgspec.structs.replace(state.series, z_report=z.number),
    )


def _begun(state: RegisterState, record: Record, at: datetime) -> Basket:
    """Return the open basket at the entry's device, or a new one; an empty basket gives way to another."""
    lane, basket_id = state.lane(record.lane), _basket_id(record)
    if lane.basket is not None and (lane.basket.basket_id == basket_id or lane.has_open_sale):
        return _open(state, record)
    return Basket(basket_id, at)


def _open(state: RegisterState, record: Record) -> Basket:
    basket, basket_id = state.lane(record.lane).basket, _basket_id(record)
    if basket is None or basket.basket_id != basket_id:
        raise ValueError(f"an entry speaks of basket {basket_id}, which is not the open one")
    return basket


def _basket_id(record: Record) -> str:
    match record.event:
        case (
            LineAdded(basket_id=basket_id)
            | ServingChosen(basket_id=basket_id)
            | LineCorrected(basket_id=basket_id)
            | LineDiscounted(basket_id=basket_id)
            | LineNoted(basket_id=basket_id)
            | SaleDiscounted(basket_id=basket_id)
            | CustomerChosen(basket_id=basket_id)
            | BasketParked(basket_id=basket_id)
        ):
            return basket_id
        case _:
            raise ValueError(f"entry {record.number} speaks of no open basket")


def _without(state: RegisterState, basket_id: str) -> RegisterState:
    """Return the state without a basket, open or parked, that has ended or was taken up."""
    for name, lane in state.lanes.items():
        if lane.basket is not None and lane.basket.basket_id == basket_id:
            state = _with_basket(state, name, None)
            break
    parked = tuple(parked for parked in state.parked if parked.basket.basket_id != basket_id)
    return msgspec.structs.replace(state, parked=parked)
