"""
Every refusal of the till leaves the shop as it was: nothing written but the attempt where the law wants it
kept, no paper, no drawer, no money.

One row a refusal. A refusal that no row and no other test raises fails the last test here.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from datakasse.counter.counter import Action
from datakasse.counter.ports import DrawerStatus
from datakasse.devices.printers.escpos import PrinterDrawer, ReceiptPrinter
from datakasse.devices.printers.line import PrinterLine
from datakasse.devices.wires.network import NetworkWay
from datakasse.errors import Refused
from datakasse.errors.storage.journal import UnknownEntry
from datakasse.errors.till.day import NotServed, ReasonNeeded, SaleStillOpen, TrainingStands
from datakasse.errors.till.drawer import (
    DrawerAsleep,
    DrawerIsOpen,
    DrawerLockedInTraining,
    DrawerUnknown,
    NoDrawer,
)
from datakasse.errors.till.paper import CopyAlreadyPrinted, UnknownDocument, UnknownReceipt
from datakasse.errors.till.sale import AgeNotConfirmed, AnotherSaleOpen, UnknownParked
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.errors.trade.amounts import AmountOutOfRange, FractionNotSold, QuantityOutOfRange
from datakasse.errors.trade.articles import PriceIsFixed, PriceNeeded, UnknownArticle, WrongCheckDigit
from datakasse.errors.trade.basket import EmptyBasket, OnlyReductions, UnknownLine
from datakasse.errors.trade.discounts import DiscountForbidden, DiscountTooLarge, DiscountUnclear
from datakasse.errors.trade.gift_cards import (
    BalanceTooLow,
    UnknownVoucher,
    VoucherExists,
    VoucherNumberNeeded,
    VoucherPaysNoVoucher,
)
from datakasse.errors.trade.payments import (
    CashCeiling,
    CashNotTaken,
    CustomerNeeded,
    InvoiceStandsAlone,
    Overpaid,
    ReceiptMustBePrinted,
    Underpaid,
)
from datakasse.errors.trade.returns import OnlyToTheAccount, ReturnedMoreThanSold, ReturnNeedsItsSale
from datakasse.receipt.formats.printer_profile import PROFILES
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.paper.print_queue import SettleDocument
from datakasse.till.people.sign_on import SignOff
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.goods.article import Serving
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import (
    CASH,
    COFFEE_ORE,
    CUSTOMER,
    FRONT,
    KARI,
    KIOSK,
    OLA,
    DumbDrawer,
    Shopkeeper,
    card,
    kept_by,
    voucher,
)
from tools.refusals import all_refusals

ON_ACCOUNT = Tender(TenderKind.INVOICE, account=CUSTOMER)
TRAINING = SetTraining(on=True)
COFFEE = AddArticle("200")
SALE = SellAtOnce((Item("200"),), (CASH,))
FIRST_BASKET = "basket-4"
"""What the first basket is called: the register was started, somebody signed on, and the float put in."""

GIFT_CARD = SellGiftCard("G1", 100_00, (CASH,))


def sale(*tenders: Tender, code: str = "200", **how: object) -> SellAtOnce:
    """Return a sale of one article, made in one go."""
    return SellAtOnce((Item(code),), tenders, **how)  # pyright: ignore[reportArgumentType] - fields by name


@dataclass(frozen=True)
class Row:
    """What is refused, after what, with what."""

    name: str
    refusal: type[Refused]
    action: Action[object]
    before: tuple[Action[object], ...] = ()
    at: str = FRONT
    by: str = OLA


ROWS = (
    # goods
    Row("an article nobody knows", UnknownArticle, AddArticle("9999")),
    Row("a barcode nobody knows", UnknownArticle, AddArticle("7038010000041")),
    Row("a barcode misread", WrongCheckDigit, AddArticle("7038010000011")),
    Row("a price check of nothing", UnknownArticle, CheckPrice("9999")),
    Row("a price check of an open price", PriceNeeded, CheckPrice("400")),
    Row("quantity 0", QuantityOutOfRange, AddArticle("200", 0)),
    Row("a negative quantity", QuantityOutOfRange, AddArticle("200", -1_000)),
    Row("a billion", QuantityOutOfRange, AddArticle("200", 10**12)),
    Row("half a coffee", FractionNotSold, AddArticle("200", 500)),
    Row("half a deposit with half a bottle", FractionNotSold, AddArticle("202", 1_500)),
    Row("an open price left open", PriceNeeded, AddArticle("400")),
    Row("an open price of nothing", PriceNeeded, AddArticle("400", price_ore=0)),
    Row("a price below zero", AmountOutOfRange, AddArticle("400", price_ore=-100)),
    Row("a price for what has one", PriceIsFixed, AddArticle("200", price_ore=1_00)),
    Row("more than a register handles", AmountOutOfRange, AddArticle("600", 9_999_000)),
    Row("tobacco to nobody has looked at whom", AgeNotConfirmed, AddArticle("500")),
    Row("the same in one go", AgeNotConfirmed, sale(CASH, code="500")),
    # the basket
    Row("removing from nothing", EmptyBasket, RemoveLine()),
    Row("reducing in nothing", EmptyBasket, ReduceLine(1, 1_000)),
    Row("a line that is not there", UnknownLine, RemoveLine(7), (COFFEE,)),
    Row("reducing one that is not there", UnknownLine, ReduceLine(7, 1_000), (COFFEE,)),
    Row("a correction that adds", OnlyReductions, ReduceLine(1, 2_000), (COFFEE,)),
    Row("a correction to nothing", QuantityOutOfRange, ReduceLine(1, 0), (COFFEE,)),
    Row("a discount on nothing", EmptyBasket, GiveDiscount(amount_ore=100)),
    Row("a discount of nothing", DiscountUnclear, GiveDiscount(), (COFFEE,)),
    Row("kroner and per cent", DiscountUnclear, GiveDiscount(100, 1_000), (COFFEE,)),
    Row("the same in one go", DiscountUnclear, sale(CASH, discount=Discount(1, 1))),
    Row("101 %", DiscountTooLarge, GiveDiscount(share_bp=10_100), (COFFEE,)),
    Row("more off than it costs", DiscountTooLarge, GiveDiscount(COFFEE_ORE + 1, line_id=1), (COFFEE,)),
    Row("a discount below zero", DiscountTooLarge, GiveDiscount(-100), (COFFEE,)),
    Row(
        "a discount on tobacco",
        DiscountForbidden,
        GiveDiscount(share_bp=1_000, line_id=1),
        (AddArticle("500", age_confirmed=True),),
    ),
    Row(
        "a discount on a sale of tobacco",
        DiscountForbidden,
        GiveDiscount(share_bp=1_000),
        (AddArticle("500", age_confirmed=True),),
    ),
    Row("parking nothing", EmptyBasket, ParkBasket()),
    Row("resuming nothing", UnknownParked, ResumeBasket("basket-9")),
    Row("resuming onto another", AnotherSaleOpen, ResumeBasket(FIRST_BASKET), (COFFEE, ParkBasket(), COFFEE)),
    Row("aborting nothing", EmptyBasket, AbortSale()),
    Row("aborting what is not parked", UnknownParked, AbortSale("basket-9")),
    Row("aborting under another", AnotherSaleOpen, AbortSale(FIRST_BASKET), (COFFEE, ParkBasket(), COFFEE)),
    Row("a provisional receipt of nothing", EmptyBasket, PrintProvisional()),
    Row("a whole sale onto an open one", AnotherSaleOpen, SALE, (COFFEE,)),
    # paying
    Row("completing nothing", EmptyBasket, CompleteSale((CASH,))),
    Row("no tender", Underpaid, sale()),
    Row("too little cash", Underpaid, sale(Tender(TenderKind.CASH, 38_00))),
    Row("too little by card", Underpaid, sale(card(38_99))),
    Row("too much by card", Overpaid, sale(card(39_01))),
    Row("a refund of a sale", Overpaid, sale(card(-39_00))),
    Row("a tip below zero", AmountOutOfRange, sale(CASH, tip_ore=-100)),
    Row("40 000 kr in notes", CashCeiling, SellAtOnce((Item("600", 2_000),), (CASH,))),
    Row(
        "40 000 kr in notes beside a card",
        CashCeiling,
        SellAtOnce((Item("600", 3_000),), (CASH, card(19_999_00))),
    ),
    Row("cash where none is taken", CashNotTaken, SALE, at=KIOSK),
    Row("an invoice to nobody", CustomerNeeded, sale(Tender(TenderKind.INVOICE))),
    Row("an invoice to a stranger", CustomerNeeded, sale(Tender(TenderKind.INVOICE, account="x"))),
    Row("an invoice and cash", InvoiceStandsAlone, sale(ON_ACCOUNT, CASH)),
    Row("an invoice with a tip", InvoiceStandsAlone, sale(ON_ACCOUNT, tip_ore=10_00)),
    Row("no receipt for cash", ReceiptMustBePrinted, sale(CASH, receipt_declined=True)),
    Row(
        "no receipt for a card keyed by hand",
        ReceiptMustBePrinted,
        sale(card(COFFEE_ORE, integrated=False), receipt_declined=True),
    ),
    Row("no receipt for an invoice", ReceiptMustBePrinted, sale(ON_ACCOUNT, receipt_declined=True)),
    Row(
        "no receipt for part cash",
        ReceiptMustBePrinted,
        sale(CASH, card(20_00), receipt_declined=True),
    ),
    # vouchers
    Row("a gift card from elsewhere", UnknownVoucher, sale(voucher("G9", COFFEE_ORE))),
    Row("a gift card without a number", UnknownVoucher, sale(voucher("", COFFEE_ORE))),
    Row(
        "more than a gift card holds",
        BalanceTooLow,
        sale(voucher("G1", COFFEE_ORE)),
        (SellGiftCard("G1", 20_00, (CASH,)),),
    ),
    Row("a gift card sold twice", VoucherExists, GIFT_CARD, (GIFT_CARD,)),
    Row("the same with a space", VoucherExists, SellGiftCard(" G1", 100_00, (CASH,)), (GIFT_CARD,)),
    Row("a gift card with no number", VoucherNumberNeeded, SellGiftCard("  ", 100_00, (CASH,))),
    Row("a gift card of nothing", AmountOutOfRange, SellGiftCard("G1", 0, (CASH,))),
    Row("a top-up of what was never sold", UnknownVoucher, SellGiftCard("G1", 100_00, (CASH,), top_up=True)),
    Row(
        "a gift card for a gift card",
        VoucherPaysNoVoucher,
        SellGiftCard("G2", 50_00, (voucher("G1", 50_00),)),
        (GIFT_CARD,),
    ),
    Row("a gift card on account", VoucherPaysNoVoucher, SellGiftCard("G1", 50_00, (ON_ACCOUNT,))),
    Row("a gift card underpaid", Underpaid, SellGiftCard("G1", 50_00, ())),
    Row("a gift card overpaid", Overpaid, SellGiftCard("G1", 50_00, (card(51_00),))),
    Row("a gift card for cash where none is taken", CashNotTaken, GIFT_CARD, at=KIOSK),
    # what comes back
    Row("a return of no sale", ReturnNeedsItsSale, TakeReturn(7, reason="kald")),
    Row(
        "a return from a register that is not there",
        ReturnNeedsItsSale,
        TakeReturn(1, register="K9", reason="x"),
        (SALE,),
    ),
    Row("a return without a word", ReasonNeeded, TakeReturn(1), (SALE,)),
    Row(
        "a return of a line that is not there",
        UnknownLine,
        TakeReturn(1, (Back(9, 1_000),), reason="x"),
        (SALE,),
    ),
    Row("a return of nothing", QuantityOutOfRange, TakeReturn(1, (Back(1, 0),), reason="x"), (SALE,)),
    Row("a return of half a coffee", FractionNotSold, TakeReturn(1, (Back(1, 500),), reason="x"), (SALE,)),
    Row(
        "a return of more than sold",
        ReturnedMoreThanSold,
        TakeReturn(1, (Back(1, 2_000),), reason="x"),
        (SALE,),
    ),
    Row(
        "a return of a return",
        ReturnNeedsItsSale,
        TakeReturn(1, series="return", reason="x"),
        (SALE, TakeReturn(1, reason="x"), CompleteSale((CASH,))),
    ),
    Row(
        "a discount on a return",
        DiscountForbidden,
        GiveDiscount(amount_ore=1, line_id=1),
        (SALE, TakeReturn(1, reason="x")),
    ),
    Row("less of a return", OnlyReductions, ReduceLine(1, 500_000), (SALE, TakeReturn(1, reason="x"))),
    Row(
        "money back for goods on account",
        OnlyToTheAccount,
        CompleteSale((CASH,)),
        (sale(ON_ACCOUNT), TakeReturn(1, series="delivery", reason="x")),
    ),
    # money and the drawer
    Row("a pay-in of nothing", AmountOutOfRange, PayIn(0, "veksel")),
    Row("a pay-out below zero", AmountOutOfRange, PayOut(-1, "bank")),
    Row("a pay-in without a word", ReasonNeeded, PayIn(100, " ")),
    Row("a pay-out where there is no cash", CashNotTaken, PayOut(100, "bank"), at=KIOSK),
    Row("opening the drawer without a word", ReasonNeeded, OpenDrawer("  ")),
    Row("opening a drawer that is not there", NoDrawer, OpenDrawer("bytte"), at=KIOSK),
    Row("opening an open drawer", DrawerIsOpen, OpenDrawer("igjen"), (OpenDrawer("bytte"),)),
    # training
    Row("money in training", DrawerLockedInTraining, PayIn(100, "veksel"), (TRAINING,)),
    Row("the drawer in training", DrawerLockedInTraining, OpenDrawer("øve"), (TRAINING,)),
    Row("a gift card in training", DrawerLockedInTraining, GIFT_CARD, (TRAINING,)),
    Row("training twice", TrainingStands, TRAINING, (TRAINING,)),
    Row("ending what has not begun", TrainingStands, SetTraining(on=False)),
    Row("training with a sale open", SaleStillOpen, TRAINING, (COFFEE,)),
    Row("training with a sale parked", SaleStillOpen, TRAINING, (COFFEE, ParkBasket())),
    # paper
    Row("a copy of nothing", UnknownReceipt, PrintCopy(7)),
    Row("a second copy", CopyAlreadyPrinted, PrintCopy(1), (SALE, PrintCopy(1))),
    Row("settling nothing", UnknownDocument, SettleDocument(99, came_out=True)),
    Row("settling what waits", UnknownDocument, SettleDocument(1, came_out=True)),
    Row("printing a journal that is not there", UnknownEntry, PrintJournal(1, 10_000)),
    Row("printing the journal backwards", UnknownEntry, PrintJournal(2, 1)),
    # people
    Row("leaving for another", NotSignedOn, SignOff(), by=KARI),
)


@pytest.fixture(scope="module")
def idle_shop(till_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shopkeeper]:
    """One shop for all that is refused where nothing has happened: it stays so, or a test fails."""
    folder = shutil.copytree(till_template, tmp_path_factory.mktemp("idle") / "data")
    with kept_by(folder) as keeper:
        keeper.open()
        keeper.open(KIOSK, float_ore=None)
        yield keeper


@pytest.mark.parametrize("row", [row for row in ROWS if not row.before], ids=lambda row: row.name)
def test_a_refusal_leaves_an_idle_register_as_it_was(idle_shop: Shopkeeper, row: Row) -> None:
    idle_shop.refuse(row.refusal, row.action, row.by, row.at)


@pytest.mark.parametrize("row", [row for row in ROWS if row.before], ids=lambda row: row.name)
def test_a_refusal_leaves_what_stands_as_it_was(shop: Shopkeeper, row: Row) -> None:
    for action in row.before:
        shop.do(action, OLA, row.at)
    shop.refuse(row.refusal, row.action, row.by, row.at)


NEEDS_A_CLOSED_DRAWER: tuple[Action[object], ...] = (
    COFFEE,
    ChooseServing(Serving.EAT_IN),
    RemoveLine(),
    ReduceLine(1, 500),
    GiveDiscount(amount_ore=100),
    ParkBasket(),
    ResumeBasket("basket-1"),
    AbortSale(),
    PrintProvisional(),
    CompleteSale((CASH,)),
    SALE,
    CheckPrice("200"),
    TakeReturn(1, reason="x"),
    PayIn(100, "veksel"),
    PayOut(100, "bank"),
    GIFT_CARD,
)


@pytest.mark.law("KSF-2-6-5", "KSF-2-2-e")
@pytest.mark.parametrize(
    ("status", "refusal"), [(DrawerStatus.OPEN, DrawerIsOpen), (DrawerStatus.UNKNOWN, DrawerUnknown)]
)
def test_nothing_is_registered_while_the_drawer_is_open_or_does_not_tell(
    shop: Shopkeeper, status: DrawerStatus, refusal: type[Refused]
) -> None:
    shop.ring("200")
    shop.exchange(drawer=DumbDrawer(status))
    for action in NEEDS_A_CLOSED_DRAWER:
        shop.refuse(refusal, action)
    shop.exchange(drawer=DumbDrawer(DrawerStatus.CLOSED))
    shop.do(CompleteSale((CASH,)))


def drawer_of_nobody() -> PrinterDrawer:
    """Return the drawer on a printer that is switched off."""
    line = PrinterLine(NetworkWay("127.0.0.1", 1), 0.2)
    return PrinterDrawer(ReceiptPrinter(line, PROFILES["epson_80"]), line)


@pytest.mark.law("KSF-2-2-e")
def test_a_drawer_on_a_printer_that_is_off_counts_as_open(shop: Shopkeeper) -> None:
    shop.exchange(drawer=drawer_of_nobody())
    shop.refuse(DrawerUnknown, COFFEE)


def test_a_drawer_that_does_not_answer_is_not_said_to_have_opened(shop: Shopkeeper) -> None:
    class StuckDrawer(DumbDrawer):
        def open(self) -> None:
            drawer_of_nobody().open()

    shop.exchange(drawer=StuckDrawer(DrawerStatus.CLOSED))
    shop.refuse(DrawerAsleep, OpenDrawer("bytte"))


def test_a_register_put_into_service_meanwhile_waits_for_the_next_start(shop: Shopkeeper) -> None:
    fewer = {register: drawer for register, drawer in shop.counter.drawers.items() if register != KIOSK}
    object.__setattr__(shop.counter, "drawers", fewer)
    with pytest.raises(NotServed):
        shop.do(COFFEE, at=KIOSK)


RAISED_ELSEWHERE: dict[str, str] = {
    "tests/till/day/test_day.py": "NotStarted NotDeclared FloatMissing DayNotClosed NothingReported",
    "tests/till/day/test_close.py": (
        "NothingToClose CountMissing CountsDisagree BeltNotCounted ExplanationNeeded"
    ),
    "tests/till/day/test_cash_report.py": "TerminalNotTold",
    "tests/till/sale/test_means.py": "MeansNotTaken",
    "tests/till/people/test_rights.py": "MissingRight",
    "tests/till/sale/test_sale_hours.py": "OutsideSaleHours HandedOverTooLate",
    "tests/till/sale/test_note_line.py": "NoteTooLong NoteIsTheReason",
    "tests/till/sale/test_rarer_sales.py": "GuessedTooOften",
    "tests/till/people/test_sign_on.py": "WrongPin PinThrottled",
    "tests/till/paper/test_hand_over.py": "AlreadyDelivered OriginalNotDelivered WayNotOffered",
    "tests/till/paper/test_print_elsewhere.py": "UnknownPrinter",
    "tests/till/paper/test_receipt_links.py": "LinkGone",
    "tests/till/test_counter.py": "AlreadySold",
    "tests/web/door/test_digital_receipt.py": "TooManyGuesses",
    "tests/till/people/test_what_is_lent.py": "NothingToApprove NoLongerApproved",
    "tests/till/sale/test_remarked.py": "AgeNoLongerConfirmed DiscountNoLongerAllowed",
    "tests/web/sign_in/test_badges.py": "WrongBadge",
    "tests/till/sale/test_scan_code.py": "LabelDoesNotFit MeasureNeeded UnknownCustomer",
    "tests/web/till/test_documents.py": "DocumentInHand",
    "tests/office/shop/test_set_up_shop.py": "BadPin",
    "tests/trade/test_amount.py": "MalformedAmount",
    "tests/trade/test_quantity.py": "MalformedQuantity",
}
"""Test file → the refusals of the till that are raised there and not here."""


def test_every_refusal_of_the_till_is_raised_in_some_test(root: Path) -> None:
    here = {row.refusal.__name__ for row in ROWS} | {"DrawerAsleep", "DrawerUnknown", "NotServed"}
    elsewhere = {name for names in RAISED_ELSEWHERE.values() for name in names.split()}
    for file, names in RAISED_ELSEWHERE.items():
        text = (root / file).read_text(encoding="utf-8")
        assert [name for name in names.split() if name not in text] == [], file
    kinds = {
        kind.__name__
        for kind in all_refusals()
        if kind.__module__.startswith(("datakasse.errors.till.", "datakasse.errors.trade."))
    }
    assert kinds - here - elsewhere == set()
