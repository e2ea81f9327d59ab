"""
One long day in which everything happens that can happen at a register.

Every kind of the closed union is written by doing what people and machines do, and so every code of the
authority's lists that this product says it can cause is caused (KSF-2-7-1).
"""

import csv
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from datakasse.bookkeeping.settlement import Taken
from datakasse.counter.counter import Action
from datakasse.counter.ports import PrinterAsleep
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.phrase import Phrase
from datakasse.journal.books_content import CorrectionLine
from datakasse.journal.codes import (
    EVENT_CODES,
    EVENTS_NOT_CAUSED,
    TRANSACTION_CODES,
    TRANSACTIONS_NOT_CAUSED,
    event_code,
    transaction_code,
)
from datakasse.journal.event import Event, kind_of
from datakasse.journal.events.paper import JournalExported
from datakasse.office.backup.go_on import Ahead, GoOn
from datakasse.office.bank.settle import Settle, UndoSettlement
from datakasse.office.catalogue.campaigns import CampaignDraft, EndCampaign, MakeCampaign
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.coupons import CouponDraft, EndCoupon, MakeCoupon
from datakasse.office.catalogue.price_lists import EndPriceList, MakePriceList, PriceListDraft
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.office.control.enter_office import EnterOffice, LeaveOffice
from datakasse.office.control.export_saft import AskToExport
from datakasse.office.control.monthly_routine import sign_point
from datakasse.office.control.note_export import NoteExport
from datakasse.office.customers.erase_customer import EraseCustomer
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.keep_account import NoteAccountPayment
from datakasse.office.customers.keep_customers import EnterCustomer
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.office.ledger.lock_period import LockPeriod
from datakasse.office.people.keep_operators import GiveRole
from datakasse.office.people.keep_roles import DefineRole
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.office.stock.count_stock import Counted, CountStock
from datakasse.office.stock.move_goods import Goods, ReceiveGoods, TransferGoods, WasteGoods
from datakasse.office.stock.places import EnterStockRoom
from datakasse.office.stock.take_out_goods import TakeOutGoods
from datakasse.receipt.layout import Slip
from datakasse.storage.ports.store import JobState
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.open_link import open_link
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_elsewhere import MovePrinting
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.paper.print_parked import PrintParkedSlip
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.people.approve_action import ApproveAction
from datakasse.till.people.sign_on import SignOff
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.note_line import NoteLine
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.goods.article import Serving
from datakasse.trade.moment import to_journal
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import Operator, Right, Role
from datakasse.trade.pricing.campaign import OfferGoods, PercentOff
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.shop.shop import InvoiceTerms
from datakasse.trade.tender import Tender, TenderKind
from tests.bank.camt_file import Line
from tests.office.bank.banking import day_text, enter_account, on_its_way, statement_of, take_in
from tests.shop import BY_NUMBER, NOON
from tests.till.shopkeeper import (
    CASH,
    COFFEE_ORE,
    CUSTOMER,
    FRONT,
    KARI,
    OLA,
    Shopkeeper,
    card,
    kept_by,
)

ON_ACCOUNT = Tender(TenderKind.INVOICE, account=CUSTOMER)


class StubbornPrinter(MemoryPrinter):
    """Prints nothing."""

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """Refuse."""
        del slip, open_drawer
        raise PrinterAsleep(Phrase("tom for papir", "out of paper"), untouched=True)


def at_the_basket(shop: Shopkeeper) -> None:
    """Ring up, correct, discount, park and give up."""
    shop.do(AddArticle("200", 3_000))
    shop.ring("100", "102")
    shop.do(ReduceLine(1, 2_000))
    shop.do(RemoveLine())
    shop.do(GiveDiscount(share_bp=500, line_id=1))
    shop.do(GiveDiscount(amount_ore=1_00))
    shop.do(NoteLine(1, "uten lokk"))
    shop.do(ChooseServing(Serving.EAT_IN))
    shop.do(CheckPrice("100"))
    shop.do(ParkBasket("bord 1"))
    shop.do(PrintParkedSlip())
    shop.do(ResumeBasket(shop.state().parked[0].basket.basket_id))
    shop.do(PrintProvisional())
    shop.do(AbortSale())


def sales_of_all_sorts(shop: Shopkeeper) -> None:
    """Complete each kind of sale and return there is."""
    for _ in range(4):
        shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.ring("200")
    shop.do(CompleteSale((card(COFFEE_ORE),), receipt_declined=True))
    shop.do(TakeReturn(1, reason="kald"))
    shop.do(CompleteSale((card(-COFFEE_ORE),)))
    shop.do(TakeReturn(2, reason="kald"))
    shop.do(AddArticle("100"))
    shop.do(CompleteSale((CASH,)))
    shop.do(TakeReturn(3, reason="kald"))
    shop.ring("200")
    shop.do(CompleteSale(()))
    shop.sell("200", tenders=[ON_ACCOUNT])
    shop.sell("200", tenders=[ON_ACCOUNT])
    shop.do(TakeReturn(1, series="delivery", reason="kald"))
    shop.do(CompleteSale((ON_ACCOUNT,)))
    shop.do(TakeReturn(2, series="delivery", reason="kald"))
    shop.ring("100")
    shop.do(CompleteSale((ON_ACCOUNT,)))
    shop.do(SellGiftCard("G1", 100_00, (CASH,)))


def approved(shop: Shopkeeper, action: Action[object]) -> None:
    """Have an assistant do something with the manager's approval."""
    assistant = Operator("7", "Lise", "Lie", Role.ASSISTANT, NOON)
    shop.counter.store.write(lambda books: books.put_operator(assistant, "")).result()
    shop.sign_on("7")
    approval = str(shop.refuse(MissingRight, action, "7").facts["approval"])
    shop.do(ApproveAction(approval, pin_is_right=True), KARI)
    shop.counter.carry_out(FRONT, "7", action, approvals=[approval]).result()
    shop.sign_on(OLA)


def the_books(shop: Shopkeeper) -> None:
    """Correct the books and lock a month of them."""
    lines = (CorrectionLine("1910", "Bank", -50_00), CorrectionLine("1571", "Vask", 50_00))
    shop.do(CorrectBooks("Feil konto", lines), KARI)
    shop.do(LockPeriod(date(2026, 2, 28)), KARI)


def the_bank(shop: Shopkeeper) -> None:
    """Settle what the terminal paid out, undo it, and sign a point of last month's routine."""
    enter_account(shop)
    key, amount_ore = next((key, left) for key, left in on_its_way(shop).items() if left > 0)
    kroner = f"{amount_ore // 100}.{amount_ore % 100:02d}"
    take_in(shop, statement_of(Line(kroner, day=day_text(shop))))
    with shop.counter.store.read() as books:
        (entry,) = books.bank_entries(None, None, open_only=True)
    settled = shop.do(Settle((entry.key,), (), (Taken(key, amount_ore),)), KARI)
    shop.do(UndoSettlement(settled.settlement.settlement, "feil dag"), KARI)
    sign_point(shop.counter, FRONT, KARI, "2026-02", "integrations", note="ingen er koblet til")


def the_shelves(shop: Shopkeeper) -> None:
    """Take in, throw out, take home, carry and count."""
    milk = (Goods("201", 4_000, 12_00),)
    shop.do(EnterStockRoom("kjeller", "Kjelleren"), KARI)
    shop.do(ReceiveGoods("1", milk, "Meieriet", "7712"), KARI)
    shop.do(WasteGoods("1", (Goods("201", 1_000),), "sur"), KARI)
    shop.do(TakeOutGoods("1", (Goods("201", 1_000),), "lunsj"), KARI)
    shop.do(TransferGoods("1", "kjeller", (Goods("201", 1_000),)), KARI)
    shop.do(CountStock("1", (Counted("201", 2_000, 1_000),)), KARI)


def the_customers(shop: Shopkeeper) -> None:
    """Somebody pays what she bought, and wants to be erased."""
    number = shop.do(EnterCustomer(Customer("", "Ada Lunde")), KARI).number
    shop.sell("200", tenders=[Tender(TenderKind.INVOICE, account=number)])
    with shop.counter.store.read() as books:
        owed_ore = books.owed_ore(number)
    shop.do(SetInvoiceTerms(InvoiceTerms("86011117947", date(2026, 1, 1))), KARI)
    shop.do(MakeInvoices(number, month="2026-03"), KARI)
    shop.do(NoteAccountPayment(number, owed_ore, "faktura-1"), KARI)
    shop.do(EraseCustomer(number, what_may_go=True), KARI)


def the_prices(shop: Shopkeeper) -> None:
    """Campaigns, price lists of a place and a group, a customer of it, coupons."""
    campaign = CampaignDraft("Kaffe", PercentOff(1_000), (OfferGoods(articles=("200",)),))
    shop.do(EndCampaign(shop.do(MakeCampaign(campaign), KARI).number), KARI)
    club = shop.do(MakePriceList(PriceListDraft("Klubb", "200;30", group="Klubb")), KARI)
    member = shop.do(EnterCustomer(Customer("", "Ada Lunde", group="Klubb")), KARI)
    shop.ring("200")
    shop.do(ChooseCustomer(member.number))
    shop.do(CompleteSale((CASH,)))
    shop.do(EndPriceList(club.number), KARI)
    listed = PriceListDraft("Torget", "200;35", place="1")
    shop.do(EndPriceList(shop.do(MakePriceList(listed), KARI).number), KARI)
    coupon = CouponDraft("Sommer", share_bp=1_000, code="SOMMER10")
    shop.do(EndCoupon(shop.do(MakeCoupon(coupon), KARI).number), KARI)


def everything_else(shop: Shopkeeper) -> None:
    """Paper, money, the drawer, training, people, the office."""
    shop.print_out()
    shop.shut_drawer()
    shop.do(PrintCopy(1))
    shop.do(SetReceiptAddress("https://kvittering.example.no"), "")
    shop.ring("200")
    shop.do(CompleteSale((card(COFFEE_ORE),), way=ReceiptWay.LINK))
    with shop.counter.store.read() as books:
        handover = books.handover(FRONT, shop.jobs(FRONT, JobState.OFFERED)[0].job)
    open_link(shop.counter, handover.token if handover else "")
    shop.exchange(printer=StubbornPrinter())
    shop.print_out()
    shop.exchange(printer=MemoryPrinter())
    shop.do(MovePrinting("K2", ("K2",)))
    shop.do(PayIn(100_00, "veksel"))
    shop.do(PayOut(50_00, "vask"))
    shop.do(OpenDrawer("bytte"))
    shop.shut_drawer()
    shop.do(SetTraining(on=True))
    shop.sell("200")
    shop.print_out()
    shop.do(SetTraining(on=False))
    shop.refuse(MissingRight, AskToExport())
    approved(shop, PayIn(10_00, "veksel"))
    the_prices(shop)
    shop.do(ChangeArticle(type(BY_NUMBER["200"])("200", "Kaffe", "DRIKKE", "31", 40_00)), KARI)
    shop.do(TakeOffSale("104"), KARI)
    shop.do(DefineRole("skift", "Skiftleder", frozenset({Right.SELL, Right.X_REPORT})), KARI)
    shop.do(GiveRole("7", "skift"), KARI)
    shop.do(RotateKeys(shop.shop.keys), "")
    going_on = GoOn(shop.shop.keys, Ahead(FRONT, 1), to_journal(shop.clock.now()), "0.1.0")
    shop.shop.store.write(going_on, FRONT).result()
    shop.do(NoteExport([FRONT], JournalExported("SAF-T", "", "")), KARI)
    the_books(shop)
    the_shelves(shop)
    the_customers(shop)
    shop.do(EnterOffice(is_right=True), KARI)
    shop.do(LeaveOffice(), KARI)
    shop.clock.forward(hours=-1)
    shop.x()
    shop.do(PrintJournal(1, 2))
    shop.do(CloseDay(1, explanation="ikke talt", terminals=shop.terminals()))
    shop.print_out()
    the_bank(shop)
    shop.do(SignOff(), OLA)
    shop.do(Stop(), "")


def predefined(shared: Path, list_number: str) -> set[str]:
    """Return the codes of one of the authority's lists."""
    (file,) = (shared / "saft" / "code-lists").glob(f"*basic-id-{list_number}.csv")
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return {row[0].strip() for row in csv.reader(rows, delimiter=";") if row[0].strip().isdigit()}


@pytest.mark.law("KSF-2-7-1", "KSF-2-7-2", "SAFT-12")
def test_all_that_can_happen_happens(shop: Shopkeeper, shared: Path) -> None:
    at_the_basket(shop)
    sales_of_all_sorts(shop)
    everything_else(shop)
    folder = shop.folder
    shop.close()
    with kept_by(folder, version="0.2.0") as newer:
        newer.do(Start(fresh=True), "")
        events = [record.event for record in newer.entries(FRONT)]
        assert newer.faults(FRONT) == []

    assert {kind_of(event) for event in events} == {
        str(kind.__struct_config__.tag) for kind in get_args(Event)
    }
    event_codes = {code for event in events if (code := event_code(event))}
    transaction_codes = {code for event in events if (code := transaction_code(event))}
    assert {code.code for code in EVENT_CODES} - {code.code for code in event_codes} == set()
    assert {code.code for code in TRANSACTION_CODES} - {code.code for code in transaction_codes} == set()
    assert predefined(shared, "13") - {code.predefined for code in event_codes} == set(EVENTS_NOT_CAUSED)
    assert predefined(shared, "11") - {code.predefined for code in transaction_codes} == set(
        TRANSACTIONS_NOT_CAUSED
    )
