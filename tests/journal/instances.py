"""One entry of every kind, with something in every field: what golden bytes are made of."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

from datakasse.journal.books_content import CorrectionLine
from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    BasketParked,
    BasketResumed,
    LineAdded,
    LineCorrected,
    LineDiscounted,
    LineNoted,
    PriceChecked,
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
from datakasse.journal.events.customers import (
    AccountPaid,
    CustomerChosen,
    CustomerErased,
    InvoicedSale,
    InvoiceMade,
)
from datakasse.journal.events.day import (
    CashCounted,
    TerminalReconciled,
    TrainingEnded,
    TrainingStarted,
    XReported,
    ZReported,
)
from datakasse.journal.events.drawer import DrawerClosed, DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.goods import (
    CarriedGoods,
    CountedGoods,
    GoodsReceived,
    GoodsTakenOut,
    GoodsTransferred,
    GoodsWasted,
    MovedGoods,
    ReceivedGoods,
    StockCounted,
    TakenGoods,
)
from datakasse.journal.events.paper import (
    CopyIssued,
    DocumentPrinted,
    JournalExported,
    ParkedSlipIssued,
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
from datakasse.journal.events.price_lists import ChangedPrice, PriceListEnded, PriceListSet
from datakasse.journal.events.register import (
    ClockWentBack,
    KeysRotated,
    RegisterCommissioned,
    RegisterRestored,
    SoftwareUpdated,
    SystemStarted,
    SystemStopped,
)
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.report_content import (
    CashCount,
    Count,
    GrandTotals,
    NamedCount,
    OperatorAmount,
    OperatorCount,
    ReportContent,
    VatTotal,
)
from datakasse.journal.routine_evidence import RoutineEvidence
from datakasse.journal.settlement import Settlement, SettlementLine
from datakasse.trade.goods.article import Serving
from datakasse.trade.pricing.campaign import Campaign, CampaignHours, OfferGoods, Together
from datakasse.trade.pricing.coupon import Coupon, CouponGoods
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.pricing.line_price import ListPrice
from datakasse.trade.pricing.price_list import PriceList
from datakasse.trade.sale.basket import Basket, Line, ReturnOf, discount_all, discount_line, put
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.sale.refund import return_line
from datakasse.trade.sale.sale import given_up, settle
from datakasse.trade.tender import Payment, Tender, TenderKind
from datakasse.trade.vat import VatRate

AT = datetime(2026, 1, 2, 9, 15, 30, 250_000, tzinfo=UTC)

KINDS: tuple[type[Event], ...] = get_args(Event)


def kind_name(kind: type[Event]) -> str:
    """What a kind is called in the bytes."""
    return str(kind.__struct_config__.tag)


FOOD, GENERAL, NONE = VatRate("2", 1_500), VatRate("3", 2_500), VatRate("7", 0)

COFFEE_TO_SHARE = Line(
    line_id=1,
    article="1010",
    name="Kaffe «på deling» – 100 % økologisk",
    group="100",
    unit="kg",
    quantity_milli=1_350,
    unit_price_ore=240_00,
    vat=FOOD,
    vat_take_away=FOOD,
    vat_eat_in=GENERAL,
    added_at=AT,
    operator="1001",
    age_limit=18,
    note="malt",
)
BOTTLE = Line(
    line_id=2,
    article="3001",
    name="Brus",
    group="300",
    unit="stk",
    quantity_milli=2_000,
    unit_price_ore=29_90,
    vat=FOOD,
    vat_take_away=FOOD,
    vat_eat_in=GENERAL,
    added_at=AT,
    operator="1001",
)
PANT = Line(
    line_id=3,
    article="9001",
    name="Pant",
    group="900",
    unit="stk",
    quantity_milli=2_000,
    unit_price_ore=2_00,
    vat=NONE,
    vat_take_away=NONE,
    vat_eat_in=NONE,
    added_at=AT,
    operator="1001",
    discountable=False,
    is_deposit=True,
    deposit_of=2,
)


def _basket() -> Basket:
    basket = Basket("b-0001", AT, customer="C17")
    for line in (COFFEE_TO_SHARE, BOTTLE, PANT):
        basket = put(basket, line)
    basket = discount_line(basket, 1, Discount(share_bp=1_000, reason="stamkunde"))
    basket = discount_all(basket, Discount(amount_ore=10_00, reason="ventet lenge"))
    sold = settle(Basket("b-0000", AT, (BOTTLE,)), [Tender(TenderKind.DEBIT_CARD, 59_80)]).lines[0]
    origin = ReturnOf("K1", 41, 2)
    returned = return_line(sold, 1_000, origin=origin, returned_milli=0, line_id=4, at=AT, operator="1001")
    return put(basket, returned)


BASKET = _basket()
SALE = settle(
    BASKET,
    [
        Tender(TenderKind.DEBIT_CARD, 100_00, reference="BAX: 568833-84887556", integrated=True),
        Tender(TenderKind.GIFT_CARD, 50_00, account="G100"),
        Tender(TenderKind.CASH, 500_00),
    ],
    tip_ore=20_00,
)
KEYS = PublicKeys("2", "HMAC-SHA1-128", "ab" * 32, "cd" * 32)
COUNT = CashCount(
    expected_ore=1_295_00,
    counted_ore=1_300_00,
    denominations={"50000": 2, "10000": 3},
    explanation="feil veksel",
    operator="1001",
)
REPORT = ReportContent(
    company_name="Fjordbakeriet AS",
    organisation_number="974760673",
    vat_registered=True,
    register="K1",
    at=AT,
    from_entry=1,
    to_entry=99,
    cash_sales_ore=514_20,
    rounding_ore=-40,
    groups=(NamedCount("100", 1, 102_80),),
    payments=(NamedCount("cash", 1, 295_00),),
    operator_groups=(OperatorCount("1001", "100", 1, 86_40),),
    operator_payments=(OperatorCount("1001", "cash", 1, 295_00),),
    tips=Count(1, 15_00),
    vat=(VatTotal("2", 1_500, 89_38, 13_42), VatTotal("3", 2_500, 329_12, 82_28)),
    float_ore=1_000_00,
    operator_floats=(OperatorAmount("1001", 1_000_00),),
    receipts=3,
    drawer_openings=1,
    copies=Count(1, 148_80),
    provisional=Count(2, 300_00),
    returns=Count(1, 16_40),
    discounts=Count(3, 44_00),
    aborted=Count(1, 50_00),
    line_corrections=(NamedCount("Delete line", 1, 16_40),),
    price_checks=(NamedCount("100", 1, 27_80),),
    other_corrections=(NamedCount("None", 0, 0),),
    deliveries=Count(1, 500_00),
    training=Count(1, 10_00),
    credit_sales=Count(1, 500_00),
    credit_notes=Count(1, 100_00),
    pay_ins=(NamedCount("gift_card", 1, 500_00),),
    pay_outs=(NamedCount("bank", 1, 2_000_00),),
    grand_totals=GrandTotals(530_60, 16_40),
    counts=(COUNT,),
    expected_cash_ore=1_295_00,
)
CAMPAIGN = Campaign(
    3,
    2,
    "Kaffe og bolle",
    Together(49_00),
    (OfferGoods(articles=("1010",)), OfferGoods(groups=("200",))),
    AT,
    AT + timedelta(days=14),
    CampaignHours(time(15), time(17), (1, 2, 3, 4, 5)),
)
PRICE_LIST = PriceList(3, 1, "Torget", date(2026, 1, 2), date(2026, 2, 1), place="1")
COUPON = Coupon(
    4,
    "Sommer",
    (),
    True,
    AT,
    AT + timedelta(days=14),
    share_bp=1_000,
    goods=CouponGoods(("1010",), ("200",)),
    minimum_ore=100_00,
)
SETTLEMENT = Settlement(
    settlement="0123456789abcdef",
    booked_on="2026-01-05",
    payouts=("vipps:NO:123455:2000010",),
    lines=(
        SettlementLine("bank", "1920", 98_25, "86011117947:77"),
        SettlementLine("fee", "7770", 1_75),
        SettlementLine("other", "1572", 1_00, explanation="spør innløser"),
        SettlementLine("in_transit", "1577", -101_00, "K1:Z1:vipps"),
    ),
)

INSTANCES: tuple[Event, ...] = (
    RegisterCommissioned("974760673", 1000, 2000, KEYS, "0.1.0"),
    SystemStarted("0.1.0"),
    SystemStopped(),
    SoftwareUpdated("0.1.0", "0.2.0"),
    KeysRotated(KEYS),
    RegisterRestored(KEYS, "backup", "0.2.0", 1_000, 10, 0, "5a" * 32, "c3" * 64),
    ClockWentBack(by_ms=3_600_000),
    SettingsChanged("article", "1010"),
    PriceChanged("1010", 30_00, None),
    PriceListSet(PRICE_LIST, (ChangedPrice("200", None, 35_00), ChangedPrice("300", 20_00, None))),
    PriceListEnded(3, 2, "Torget"),
    RoleDefined("skiftleder", "Skiftleder", ("sell", "z_report")),
    RoleGiven("1002", "skiftleder"),
    SignedOn(),
    SignedOff(),
    OfficeEntered(),
    OfficeLeft(),
    BooksCorrected(
        "Ført på feil konto",
        (
            CorrectionLine("3000", "Ommøblert", 100_00, 25_00, "3", 2_500, "2700", "20"),
            CorrectionLine("1579", "Kort", -125_00),
        ),
        "K1",
        41,
    ),
    PeriodLocked("2025-12-31", 1_204, 1_843_920_50, "9f" * 32),
    AttemptRefused("PrintCopy", "receipt.copy_already_printed", "17"),
    ActionApproved("1002", "PayOut", "pay_in_out", 500_00, "vask"),
    FloatDeclared(1_000_00, 990_00, "la til veksel"),
    DrawerOpened(1002, "b-0001", "veksle"),
    DrawerClosed(),
    LineAdded("b-0001", BASKET.lines[0]),
    LineCorrected("b-0001", 2, "3001", 1_000, 1_000, 31_90),
    LineDiscounted("b-0001", 1, Discount(share_bp=1_000, reason="stamkunde")),
    LineNoted("b-0001", 1, "uten løk"),
    SaleDiscounted("b-0001", Discount(amount_ore=10_00, reason="ventet lenge")),
    ServingChosen("b-0001", Serving.EAT_IN),
    PriceChecked("1003", "100", 27_80, 24_17),
    BasketParked("b-0001", "Bord 4"),
    BasketResumed("b-0001"),
    ProvisionalIssued("b-0001", 7, 355_40, BASKET),
    SaleCompleted("b-0001", SALE, "sales", 17, receipt_declined=True),
    SaleAborted("b-0001", given_up(BASKET)),
    PaidIn("change", 500_00, "mer veksel"),
    PaidOut("bank", 2_000_00, "nattsafe"),
    VoucherIssued("gift_card", "G100", 499_60, (Payment(TenderKind.CASH, 500_00, 500_00),), rounding_ore=40),
    CashCounted(COUNT),
    TerminalReconciled(TenderKind.DEBIT_CARD, 990_00, 1_000_00, "to kjøp på samme kvittering"),
    CopyIssued(1002, 148_80),
    DocumentPrinted("sales", 1002),
    ReceiptDelivered("sales", ReceiptWay.LINK, 1002),
    PrintFailed("sales", "tom for papir", 1002),
    PrintingMoved("K2"),
    JournalExported("saft-cash", "2026-01-01", "2026-01-31"),
    ParkedSlipIssued("b-0001", "Bord 4", BASKET),
    SettlementConfirmed(SETTLEMENT),
    SettlementUndone(SETTLEMENT, "feil dag"),
    RoutineSigned(
        "2026-01",
        "backup",
        (RoutineEvidence("Siste kopi", "02.01.2026 03:00", True),),
        "gjenopprettet",
    ),
    GoodsReceived(
        "1",
        (ReceivedGoods("1010", 24_000, -500, 89_90, 8_990_000, 3), ReceivedGoods("3001", 6_000, 12_000)),
        "Fjord Kaffe AS",
        "Følgeseddel 8812",
    ),
    GoodsWasted("1", (MovedGoods("1010", 350, 23_500),), "gått ut på dato"),
    GoodsTakenOut("1", (TakenGoods("1010", 250, 23_150, 60_00, 7_83, FOOD),), "kaffe til personalet"),
    GoodsTransferred("1", "lager", (CarriedGoods("3001", 6_000, 18_000, 0),)),
    StockCounted("1", (CountedGoods("3001", 11_000, 12_000, 11_500),)),
    CustomerErased("1007", "2032-01-01"),
    CustomerChosen("b-0001", "1001", ((1, ListPrice(35_00, 3, 1, "Klubb")),)),
    AccountPaid("1007", 450_00, "faktura 31"),
    InvoiceMade(
        10_001,
        "1007",
        False,
        "2026-01-16",
        (InvoicedSale("K1", 12), InvoicedSale("K2", 9)),
        450_00,
        50_00,
        "86011117947",
        "100016",
        (9_998,),
    ),
    CampaignSet(CAMPAIGN),
    CampaignEnded(3, 2, "Kaffe og bolle"),
    CouponSet(COUPON, 2),
    CouponEnded(4, "Sommer"),
    TrainingStarted(),
    TrainingEnded(),
    XReported(3, REPORT),
    ZReported(1, REPORT),
)
