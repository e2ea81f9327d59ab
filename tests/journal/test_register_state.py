"""What stands at a register: a fold over its journal, from wherever one begins."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
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
from datakasse.journal.events.campaigns import CampaignEnded, CampaignSet
from datakasse.journal.events.coupons import CouponEnded, CouponSet
from datakasse.journal.events.customers import AccountPaid, CustomerChosen, CustomerErased, InvoiceMade
from datakasse.journal.events.day import CashCounted, TrainingEnded, TrainingStarted, XReported, ZReported
from datakasse.journal.events.drawer import DrawerClosed, DrawerOpened, FloatDeclared
from datakasse.journal.events.goods import (
    GoodsReceived,
    GoodsTakenOut,
    GoodsTransferred,
    GoodsWasted,
    StockCounted,
)
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
from datakasse.journal.events.price_lists import PriceListEnded, PriceListSet
from datakasse.journal.events.register import (
    ClockWentBack,
    KeysRotated,
    RegisterCommissioned,
    RegisterRestored,
    SoftwareUpdated,
    SystemStarted,
    SystemStopped,
)
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.journal.number_series import Series
from datakasse.journal.papers import ReceiptSeries
from datakasse.journal.register_state import Lane, RegisterState, after
from datakasse.journal.report_content import CashCount, GrandTotals, OperatorAmount
from datakasse.trade.goods.article import Serving
from tests.journal.days import Day, days
from tests.journal.folded import folded, milk, record
from tests.journal.instances import BASKET, COUNT, INSTANCES, KEYS, REPORT, SALE
from tests.journal.journals import COMPANY, findings


@pytest.mark.law("KSF-2-7-1")
@settings(max_examples=60)
@given(days(), st.data())
def test_folding_on_from_anywhere_gives_the_same(day: Day, data: st.DataObject) -> None:
    """From a state that was kept as bytes at any entry, and so from the last Z, as from the first entry."""
    records = day.journal.records
    place = data.draw(st.integers(0, len(records)))
    kept = msgspec.json.encode(folded(*records[:place]))
    assert folded(*records[place:], since=msgspec.json.decode(kept, type=RegisterState)) == day.state
    last_z = day.state.z_entry
    kept = msgspec.json.encode(folded(*records[:last_z]))
    assert folded(*records[last_z:], since=msgspec.json.decode(kept, type=RegisterState)) == day.state


@settings(max_examples=40)
@given(days())
def test_control_a_random_day_is_a_journal_that_verifies(day: Day) -> None:
    assert findings(day.journal.rows, signer=day.journal.signer) == []


@pytest.mark.law("KSF-2-8-4-2", "KSF-2-8-3-1")
@settings(max_examples=60)
@given(days(steps_max=30))
def test_every_series_counts_one_by_one(day: Day) -> None:
    """Sales, returns, training, deliveries, X and Z: no gap, nothing twice, and the state knows the last."""
    numbers: dict[str, list[int]] = {}
    for event in (entry.event for entry in day.journal.records):
        match event:
            case SaleCompleted(series=series, receipt=receipt):
                numbers.setdefault(series, []).append(receipt)
            case XReported(number=number):
                numbers.setdefault("x", []).append(number)
            case ZReported(number=number):
                numbers.setdefault("z", []).append(number)
            case ProvisionalIssued(number=number):
                numbers.setdefault("provisional", []).append(number)
            case _:
                pass
    assert all(used == list(range(1, len(used) + 1)) for used in numbers.values())
    last = {name: len(used) for name, used in numbers.items()}
    assert day.state.series == Series(
        sales=last.get("sales", 0),
        returns=last.get("return", 0),
        training=last.get("training", 0),
        delivery=last.get("delivery", 0),
        provisional=last.get("provisional", 0),
        x_report=last.get("x", 0),
        z_report=last.get("z", 0),
    )


# ── the register and its people ──


def test_a_register_is_started_and_stopped() -> None:
    started = folded(SystemStarted("0.1.0"), SignedOn())
    assert (started.started, started.software_version, started.lane().operator) == (True, "0.1.0", "1001")
    stopped = folded(SystemStopped(), since=started)
    assert (stopped.started, stopped.software_version, stopped.lane().operator) == (False, "0.1.0", "")
    assert folded(SystemStarted("0.1.0"), since=started).lane().operator == "", "a crash signs off too"


def test_an_operator_signs_on_and_off() -> None:
    state = folded(SignedOn(), record(SignedOn(), operator="1000"))
    assert state.lane().operator == "1000"
    assert folded(SignedOff(), since=state).lane().operator == ""


def test_keys_are_those_declared_last() -> None:
    first = msgspec.structs.replace(KEYS, version="1")
    commissioned = RegisterCommissioned(COMPANY, 1, 1, first, "0.1.0")
    assert folded(commissioned).keys == first
    assert folded(commissioned, KeysRotated(KEYS)).keys == KEYS


def test_training_goes_on_and_off() -> None:
    assert folded(TrainingStarted()).training
    assert not folded(TrainingStarted(), TrainingEnded()).training


@pytest.mark.law("KSF-2-5-a")
def test_a_float_belongs_to_the_register_or_to_each_operator() -> None:
    state = folded(record(FloatDeclared(0), operator="1000"))
    assert state.floats == (OperatorAmount("1000", 0),)
    assert state.has_float("1000", per_operator=True)
    assert not state.has_float("1001", per_operator=True)
    assert state.has_float("1001", per_operator=False)
    assert not RegisterState().has_float("1000", per_operator=False)


@pytest.mark.law("KSF-2-7-8")
def test_money_in_training_is_no_money() -> None:
    in_training = [record(event, training=True) for event in (FloatDeclared(5_00), CashCounted(COUNT))]
    state = folded(*in_training)
    assert (state.floats, state.counts) == ((), ())
    assert folded(CashCounted(COUNT)).counts == (COUNT,)


# ── what obliges to a Z ──

NO_USE = {
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
    SignedOn,
    SignedOff,
    OfficeEntered,
    OfficeLeft,
    BooksCorrected,
    PeriodLocked,
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
    GoodsReceived,
    GoodsWasted,
    GoodsTakenOut,
    GoodsTransferred,
    StockCounted,
    CustomerErased,
    AccountPaid,
    InvoiceMade,
    PriceListSet,
    PriceListEnded,
    CampaignSet,
    CampaignEnded,
    CouponSet,
    CouponEnded,
    XReported,
    ZReported,
}
NEEDS_A_BASKET = (
    CustomerChosen,
    LineCorrected,
    LineDiscounted,
    LineNoted,
    SaleDiscounted,
    BasketParked,
    BasketResumed,
)
USES = [
    pytest.param(event, type(event) not in NO_USE, id=type(event).__name__)
    for event in INSTANCES
    if not isinstance(event, (*NEEDS_A_BASKET, DrawerOpened))
]


@pytest.mark.law("KSF-2-8-3-3")
@pytest.mark.parametrize(
    ("event", "is_use"),
    [
        *USES,
        pytest.param(DrawerOpened(reason="change"), True, id="DrawerOpened by hand"),
        pytest.param(DrawerOpened(transaction=7), False, id="DrawerOpened by a sale"),
    ],
)
def test_what_obliges_to_a_z(event: Event, is_use: bool) -> None:
    """Registrations and openings of the drawer do; what the office, the paper and the clock do does not."""
    assert folded(event).used_on == (date(2026, 1, 2) if is_use else None)


@pytest.mark.law("KSF-2-8-3-3", "BFF-5-3-14-a")
def test_the_first_use_since_the_z_counts_by_norwegian_date() -> None:
    late = datetime(2026, 1, 2, 23, 30, tzinfo=UTC)
    state = folded(record(FloatDeclared(0), at=late))
    assert state.used_on == date(2026, 1, 3)
    state = folded(record(milk(), at=late + timedelta(days=1)), since=state)
    assert state.used_on == date(2026, 1, 3)
    assert state.last_at == late + timedelta(days=1)


@pytest.mark.law("KSF-2-8-3-3")
def test_printing_the_z_does_not_oblige_to_another() -> None:
    state = folded(FloatDeclared(0), ZReported(1, REPORT))
    after_z = (
        DocumentPrinted("z_report"),
        PrintFailed("z_report", "no paper"),
        DrawerClosed(),
        PriceChanged("1", 1, 2),
        SignedOff(),
        SystemStopped(),
    )
    assert folded(*after_z, since=state).used_on is None


@pytest.mark.law("KSF-2-8-4-2")
@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("sales", Series(sales=9)),
        ("return", Series(returns=9)),
        ("training", Series(training=9)),
        ("delivery", Series(delivery=9)),
    ],
)
def test_a_receipt_is_numbered_in_its_own_series(series: ReceiptSeries, expected: Series) -> None:
    assert folded(SaleCompleted("b-1", SALE, series, 9)).series == expected


def test_x_and_provisional_are_numbered_too() -> None:
    state = folded(XReported(4, REPORT), ProvisionalIssued("b-1", 5, 1_00, BASKET))
    assert state.series == Series(x_report=4, provisional=5)


# ── the Z ──


@pytest.mark.law("KSF-2-8-3-3", "KSF-2-6-9")
def test_a_z_ends_the_period_and_keeps_what_outlives_it() -> None:
    report = msgspec.structs.replace(REPORT, counts=(CashCount(0, 3_00), CashCount(0, 4_00)))
    state = folded(
        SystemStarted("0.1.0"),
        SignedOn(),
        FloatDeclared(5_00),
        SaleCompleted("b-1", SALE, "sales", 17),
        ServingChosen("b-2", Serving.EAT_IN),
        CashCounted(COUNT),
    )
    closed = after(state, record(ZReported(3, report), number=41))
    assert closed == msgspec.structs.replace(
        state,
        lanes={"": Lane("1001")},
        floats=(),
        counts=(),
        used_on=None,
        z_entry=41,
        z_counted_ore=7_00,
        grand_totals=GrandTotals(530_60, 16_40),
        series=Series(sales=17, z_report=3),
    )


def test_a_z_without_a_count_leaves_nothing_to_compare_with() -> None:
    state = folded(ZReported(1, msgspec.structs.replace(REPORT, counts=())))
    assert state.z_counted_ore is None
