"""
One of every paper of a day at the bakery, made from a journal as the ground floor writes it.

The day holds what can stand on paper: weight, deposit, discounts, food eaten in, goods coming back,
tips, vouchers, cash rounding, credit, training, a drawer that does not add up.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache

from datakasse.errors import Language
from datakasse.journal.entry import Entry, Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import LineCorrected, PriceChecked, ProvisionalIssued
from datakasse.journal.events.day import CashCounted, TerminalReconciled, XReported, ZReported
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import CopyIssued, DocumentPrinted, ParkedSlipIssued
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.register import SystemStarted
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.link import empty_head, link
from datakasse.journal.papers import ReceiptSeries
from datakasse.journal.report_content import CashCount, GrandTotals, ReportContent
from datakasse.journal.signature import HmacSigner
from datakasse.receipt.layout import Slip
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.parts.report_items import ReportNames
from datakasse.receipt.slips.cash_report_slip import cash_report_slip
from datakasse.receipt.slips.cash_slip import cash_slip
from datakasse.receipt.slips.copy_slip import copy_slip
from datakasse.receipt.slips.journal_slip import journal_slip
from datakasse.receipt.slips.parked_slip import parked_slip
from datakasse.receipt.slips.provisional_slip import provisional_slip
from datakasse.receipt.slips.report_slip import report_slip
from datakasse.receipt.slips.sale_slip import Particulars, sale_slip
from datakasse.receipt.slips.trial_slip import trial_slip
from datakasse.report.cash_report import cash_report
from datakasse.report.period import PeriodTotals, content
from datakasse.trade.goods.article import Article, Serving
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.basket import Basket, ReturnOf, discount_all, discount_line, line_of, put, vat_rate
from datakasse.trade.sale.refund import return_line
from datakasse.trade.sale.sale import Sale, given_up, pay, settle
from datakasse.trade.shop.shop import Address, Company, Location, Register
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import VatCode

MORNING = datetime(2026, 11, 23, 7, 0, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
SINCE = date(2026, 1, 1)
KARI, OLA = "1001", "1002"
TERMINAL = "BAX: 568833-84887556"

COMPANY = Company(
    "974760673",
    "Fjordbakeriet AS",
    in_company_register=True,
    street_address=Address("Strandgata", "1", "6800", "Førde"),
)
LOCATION = Location("1", "Torget", "Bakeriet på Torget", Address("Storgata", "12", "6800", "Førde"))

VAT_CODES = {
    "25": VatCode("25", "Alminnelig sats", "3", SINCE),
    "15": VatCode("15", "Matvarer", "31", SINCE),
    "fri": VatCode("fri", "Bøker", "5", SINCE),
    "ute": VatCode("ute", "Utenfor loven", "6", SINCE),
}
GROUPS = {"10": "Bakverk", "20": "Drikke", "30": "Ost", "40": "Bøker", "90": "Pant"}

BUN = Article("101", "Kanelbolle", "10", "15", 24_90, vat_code_eat_in="25")
BREAD = Article("102", "Økologisk surdeigsbrød med solsikkekjerner og honning", "10", "15", 64_00)
CHEESE = Article("301", "Brunost, løs vekt", "30", "15", 189_00, unit="kg")
SODA = Article("201", "Solo 0,5 l", "20", "15", 29_90, vat_code_eat_in="25", deposit="901")
DEPOSIT = Article("901", "Pant 2 kr", "90", "ute", 2_00, is_deposit=True, discountable=False)
COFFEE = Article("202", "Kaffe", "20", "15", 35_00, vat_code_eat_in="25")
BOOK = Article("401", "Brødboka", "40", "fri", 399_00)
BY_AGREEMENT = Article("501", "Kake etter avtale", "10", "15", 0)


def at(minute: int) -> datetime:
    """Return a moment of the day: so many minutes after eight in the morning."""
    return MORNING + timedelta(minutes=minute, seconds=9)


def basket(
    minute: int, *goods: Article | tuple[Article, int], serving: Serving = Serving.TAKE_AWAY
) -> Basket:
    """Return a basket of articles, one of each or (article, thousandths), with the deposit that follows."""
    filled = Basket(f"basket {minute}", at(minute), serving=serving)
    for each in goods:
        article, quantity_milli = each if isinstance(each, tuple) else (each, ONE_MILLI)
        filled = _with(filled, article, quantity_milli)
        if article.deposit is not None:
            filled = _with(filled, DEPOSIT, quantity_milli, deposit_of=filled.lines[-1].line_id)
    return filled


def _with(filled: Basket, article: Article, quantity_milli: int, deposit_of: int | None = None) -> Basket:
    line = line_of(
        article,
        quantity_milli,
        line_id=filled.next_line_id,
        serving=filled.serving,
        codes=VAT_CODES,
        day=DAY,
        at=filled.begun_at,
        operator=KARI,
        deposit_of=deposit_of,
    )
    return put(filled, line)


def give_back(filled: Basket, sold: Record, line_id: int, quantity_milli: int = ONE_MILLI) -> Basket:
    """Return the basket with goods of a sale on record coming back."""
    assert isinstance(sold.event, SaleCompleted)
    assert sold.transaction is not None
    line = return_line(
        next(row for row in sold.event.sale.lines if row.line.line_id == line_id),
        quantity_milli,
        origin=ReturnOf(sold.register, sold.transaction.number, line_id),
        returned_milli=0,
        line_id=filled.next_line_id,
        at=filled.begun_at,
        operator=KARI,
    )
    return put(filled, line)


def card(amount_ore: int) -> Tender:
    """Return an integrated debit card."""
    return Tender(TenderKind.DEBIT_CARD, amount_ore, TERMINAL, integrated=True)


def cash(amount_ore: int = 0) -> Tender:
    """Return notes and coins; 0 is exactly what is due."""
    return Tender(TenderKind.CASH, amount_ore)


class Day:
    """A register's journal, entry by entry."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.entries: list[Entry] = []
        self._signer = HmacSigner("1", b"SkatteetatenSign", bytes(32))
        self._head = empty_head(
            COMPANY.organisation_number,
            register.register_id,
            first_transaction=register.first_transaction,
            first_event=1,
        )
        self._receipts: dict[ReceiptSeries, int] = {"sales": 41, "return": 3, "training": 0, "delivery": 6}

    @property
    def records(self) -> list[Record]:
        """All records so far."""
        return [entry.record for entry in self.entries]

    def digest_hex(self, record: Record) -> str:
        """Return the digest of an entry in the chain."""
        return self.entries[record.number - 1].digest.hex()

    def add(
        self, minute: int, event: Event, *, training: bool = False, begun_at: datetime | None = None
    ) -> Record:
        """Write the next entry."""
        entry, self._head = link(
            self._head,
            event,
            at=at(minute),
            operator="" if isinstance(event, SystemStarted) else KARI,
            training=training,
            signer=self._signer,
            begun_at=begun_at,
        )
        self.entries.append(entry)
        return entry.record

    def complete(
        self, minute: int, filled: Basket, *tenders: Tender, tip_ore: int = 0, training: bool = False
    ) -> Record:
        """Complete a sale or return, and print its receipt."""
        sale = settle(filled, tenders, tip_ore=tip_ore)
        series = _series(sale, training=training)
        self._receipts[series] += 1
        event = SaleCompleted(filled.basket_id, sale, series, self._receipts[series])
        record = self.add(minute, event, training=training, begun_at=filled.begun_at)
        assert record.transaction is not None
        self.add(minute, DocumentPrinted(series, record.transaction.number), training=training)
        return record

    def report(self, minute: int, counts: tuple[CashCount, ...] = ()) -> ReportContent:
        """Return what an X or Z says of the day so far."""
        return content(
            PeriodTotals().add_all(self.records),
            company=COMPANY,
            register=self.register.register_id,
            vat_rates=[vat_rate(VAT_CODES, code, DAY) for code in VAT_CODES],
            at=at(minute),
            before=GrandTotals(1_234_567_80, 12_345_00),
            from_entry=1,
            to_entry=len(self.entries),
            counts=counts,
        )


def _series(sale: Sale, *, training: bool) -> ReceiptSeries:
    if training:
        return "training"
    if sale.kind.is_pure_return:
        return "return"
    return "delivery" if sale.kind.on_credit else "sales"


def register(language: Language = "nb", *, series_prefix: str = "") -> Register:
    """Return the bakery's register."""
    return Register(
        "11.222-33.44.567", "1", "Ved døra", series_prefix, first_transaction=1000, language=language
    )


def letterhead(language: Language = "nb", *, demonstration: bool = False) -> Letterhead:
    """Return the bakery's letterhead."""
    return Letterhead(COMPANY, LOCATION, register(language), demonstration)


def names() -> ReportNames:
    """Return what the bakery calls its groups and VAT codes."""
    return ReportNames(GROUPS, VAT_CODES)


def _sold(day: Day) -> dict[str, Record]:
    """Live through the sales of the day."""
    discounted = discount_line(
        basket(12, (BUN, 3000), BREAD, (CHEESE, 350), SODA), 3, Discount(share_bp=1_000)
    )
    discounted = discount_all(discounted, Discount(share_bp=500))
    ordinary = basket(10, (BUN, 3000), BREAD, (CHEESE, 350), SODA, BOOK)
    sold = {"sales": day.complete(11, ordinary, card(635_75))}
    sold["sales_cash"] = day.complete(13, discounted, cash(500_00))
    eaten_in = basket(14, COFFEE, BUN, serving=Serving.EAT_IN)
    sold["sales_tip"] = day.complete(15, eaten_in, card(69_90), tip_ore=10_00)
    spent = basket(16, BREAD, BREAD)
    voucher = Tender(TenderKind.GIFT_CARD, 100_00, account="7312004455661234")
    vipps = Tender(TenderKind.VIPPS, 20_00, "5001420663", integrated=True)
    sold["sales_vouchers"] = day.complete(17, spent, voucher, vipps, cash())
    sold["return"] = day.complete(30, give_back(basket(29), sold["sales"], 2), card(-64_00))
    both = give_back(basket(31, BUN), sold["sales"], 1, 2000)
    sold["sale_and_return"] = day.complete(32, both, cash())
    credit = Tender(TenderKind.STORE_CREDIT, -399_00, account="T000006")
    sold["return_to_store_credit"] = day.complete(34, give_back(basket(33), sold["sales"], 6), credit)
    invoice = Tender(TenderKind.INVOICE, account="10042")
    sold["delivery"] = day.complete(36, _for_customer(basket(35, (BREAD, 12_000), BY_AGREEMENT)), invoice)
    returned = _for_customer(give_back(basket(37), sold["delivery"], 1, 2_000))
    sold["credit_return"] = day.complete(38, returned, invoice)
    exchanged = _for_customer(give_back(basket(38, (BUN, 10_000)), sold["delivery"], 1, 1_000))
    sold["delivery_and_return"] = day.complete(39, exchanged, invoice)
    sold["training"] = day.complete(41, basket(40, BUN, SODA), cash(100_00), training=True)
    return sold


def _for_customer(filled: Basket) -> Basket:
    return Basket(filled.basket_id, filled.begun_at, filled.lines, filled.serving, customer="10042")


def _counted(day: Day, expected_ore: int) -> CashCount:
    assert expected_ore == 2_013_00
    denominations = {"50000": 3, "20000": 2, "10000": 1, "500": 1, "100": 3}
    explanation = "Fem kroner mangler, trolig feil veksel"
    count = CashCount(expected_ore, 2_008_00, denominations, explanation)
    day.add(59, CashCounted(count))
    return count


@cache
def day(language: Language = "nb") -> tuple[Day, Mapping[str, Record]]:
    """Return the bakery's day: its journal, and the entry that each paper is made from."""
    lived = Day(register(language))
    lived.add(0, SystemStarted("0.1.0"))
    lived.add(1, SignedOn())
    made = {"float": lived.add(2, FloatDeclared(1_000_00, 1_050_00, "Femti kroner til banken"))}
    lived.add(3, PriceChecked("301", "30", 189_00, 164_35))
    lived.add(4, LineCorrected("basket 4", 1, "101", 1000, 0, 24_90))
    lived.add(5, SaleAborted("basket 5", given_up(basket(5, COFFEE))))
    made |= _sold(lived)
    made["copy"] = made["sales"]
    lived.add(42, CopyIssued(1002, 635_75))
    waiting = discount_all(
        basket(43, (COFFEE, 2000), BUN, serving=Serving.EAT_IN), Discount(amount_ore=10_00)
    )
    made["provisional"] = lived.add(44, ProvisionalIssued(waiting.basket_id, 7, 84_90, waiting))
    made["pay_in"] = lived.add(45, PaidIn("change", 500_00, "Veksel hentet i safen"))
    made["pay_out"] = lived.add(46, PaidOut("expense", 189_00, "Vaskemiddel, kvittering vedlagt"))
    payments, rounding_ore = pay(500_00, [cash(1_000_00)])
    issued = VoucherIssued("gift_card", "7312004455661234", 500_00, payments, rounding_ore)
    made["gift_card"] = lived.add(47, issued)
    made["drawer"] = lived.add(48, DrawerOpened(reason="Vekslet for kunde"))
    made["x_report"] = lived.add(50, XReported(3, lived.report(50)))
    counts = (_counted(lived, lived.report(59).expected_cash_ore),)
    two_as_one = "Ett kjøp gikk to ganger på terminalen"
    lived.add(59, TerminalReconciled(TenderKind.DEBIT_CARD, 651_65, 686_65, two_as_one))
    lived.add(59, TerminalReconciled(TenderKind.VIPPS, 20_00, explanation="Appen var nede"))
    made["z_report"] = lived.add(60, ZReported(12, lived.report(60, counts)))
    made["cash_report"] = made["z_report"]
    # A day of its own, so that it stands in nobody else's extract.
    slip = ParkedSlipIssued(f"{waiting.basket_id} 0123456789ab", "Bord 4", waiting)
    made["parked"] = Day(register(language)).add(44, slip)
    return lived, made


def paper(name: str, language: Language = "nb", *, demonstration: bool = False) -> Slip:
    """Return one of the day's papers."""
    lived, made = day(language)
    head = letterhead(language, demonstration=demonstration)
    if name == "journal":
        return journal_slip(lived.records, head)
    if name == "test_page":
        return trial_slip(head)
    record = made[name]
    match record.event:
        case SaleCompleted():
            particulars = particulars_of(record, language)
            return (copy_slip if name == "copy" else sale_slip)(record, head, particulars)
        case ProvisionalIssued():
            return provisional_slip(record, head, {})
        case ZReported() if name == "cash_report":
            return cash_report_slip(record, cash_report(lived.records, record), head)
        case ParkedSlipIssued():
            return parked_slip(record, head)
        case XReported() | ZReported():
            return report_slip(record, head, names())
        case _:
            return cash_slip(record, head)


def particulars_of(record: Record, language: Language = "nb") -> Particulars:
    """Return what stands beside a sale of the day."""
    lived, made = day(language)
    receipts = {
        (sold.register, sold.transaction.number): sold.event.receipt
        for sold in made.values()
        if isinstance(sold.event, SaleCompleted) and sold.transaction is not None
    }
    return Particulars(
        vat_codes=VAT_CODES,
        receipts=receipts,
        buyer="Turistheimen AS" if record is made["sales"] else "",
        customer="Førde Kommune",
        digest_hex=lived.digest_hex(record),
    )


PAPERS = (*day()[1], "journal", "test_page")
"""Names of all papers."""

COMPLETED = tuple(name for name, record in day()[1].items() if isinstance(record.event, SaleCompleted))
"""Names of those that are made from a completed sale."""
