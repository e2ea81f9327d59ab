"""A use case of each kind, and the right it asks for."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

from datakasse.bank.recognise import FileContent
from datakasse.bookkeeping.mapping import Purpose
from datakasse.bookkeeping.payout import ColumnMapping, Provider
from datakasse.bookkeeping.settlement import MerchantRule
from datakasse.counter.counter import Action
from datakasse.insight.price_experiment import Turn
from datakasse.insight.saved_view import Span
from datakasse.journal.books_content import CorrectionLine
from datakasse.office.bank.fetch_payouts import AskToFetch, KeepKeys
from datakasse.office.bank.import_file import TakeIn
from datakasse.office.bank.keep_rules import ConfirmColumns, PutBankAccount, PutMerchantRule, PutTextRule
from datakasse.office.bank.settle import ConfirmProposals, RejectProposals, Settle, UndoSettlement
from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.bulk_edit import BulkEdit, EditArticles
from datakasse.office.catalogue.campaigns import CampaignDraft, ChangeCampaign, EndCampaign, MakeCampaign
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.change_group import ChangeGroup
from datakasse.office.catalogue.coupons import CouponDraft, EndCoupon, MakeCoupon
from datakasse.office.catalogue.families import KeepFamily, NewMembers
from datakasse.office.catalogue.import_articles import ImportArticles, UndoImport
from datakasse.office.catalogue.picture import GivePicture, TakePicture
from datakasse.office.catalogue.plan_import import Wishes
from datakasse.office.catalogue.price_lists import (
    ChangePriceList,
    EndPriceList,
    MakePriceList,
    PriceListDraft,
)
from datakasse.office.catalogue.price_to_come import EnterPriceToCome, TakeBackPriceToCome
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.office.control.export_saft import AskToExport
from datakasse.office.control.monthly_routine import SignPoint
from datakasse.office.control.retention import EraseBuyers
from datakasse.office.control.routine_points import Month, RoutinePoint
from datakasse.office.control.submit_files import AskToSubmit
from datakasse.office.customers.erase_customer import EraseCustomer
from datakasse.office.customers.hand_out import HandOut
from datakasse.office.customers.invoice_terms import SetInvoiceTerms
from datakasse.office.customers.keep_account import NoteAccountPayment
from datakasse.office.customers.keep_consents import GiveConsent, WithdrawConsent
from datakasse.office.customers.keep_customers import ChangeCustomer, EnterCustomer
from datakasse.office.customers.make_invoices import MakeInvoices
from datakasse.office.customers.points_terms import SetPointsTerms
from datakasse.office.delivery.choose_system import ChooseSystem, NoteWhose
from datakasse.office.delivery.map_accounts import ConfirmMapping, Theirs
from datakasse.office.delivery.mend import NoteFiled, RetryDelivery, SkipDelivery
from datakasse.office.delivery.run_delivery import RunDelivery
from datakasse.office.delivery.systems import FILES, Systems
from datakasse.office.delivery.voucher_files import NoteVoucherFile, VoucherForm
from datakasse.office.insight.keep_alerts import SeeAlerts
from datakasse.office.insight.keep_experiments import (
    MakePriceExperiment,
    StopPriceExperiment,
    Wanted,
)
from datakasse.office.insight.keep_views import DropView, KeepView
from datakasse.office.insight.report_sales import Apart
from datakasse.office.ledger.change_account import ChangeAccount
from datakasse.office.ledger.change_mapping import ChangeMapping, SetDepartment
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.office.ledger.lock_period import LockPeriod
from datakasse.office.people.keep_operators import (
    GiveRole,
    RegisterOperator,
    ReinstateOperator,
    RenameOperator,
    ResetPin,
    RetireOperator,
)
from datakasse.office.people.keep_roles import DefineRole, RemoveRole
from datakasse.office.people.keep_staff import (
    CorrectStaffEntry,
    EnterStaffMember,
    EnterStaffWork,
)
from datakasse.office.privacy.log_breaches import DecideBreach, LogBreach
from datakasse.office.purchasing.keep_orders import ChangeOrder, CloseOrder, DraftOrder, MarkOrderSent
from datakasse.office.purchasing.keep_suppliers import (
    ChangeSupplier,
    DropSuppliedArticle,
    EnterSupplier,
    SupplyArticle,
)
from datakasse.office.purchasing.receive_order import ReceiveOrder
from datakasse.office.shop.choose_printer import ChoosePrinter, SearchPrinters
from datakasse.office.shop.describe_scale_labels import DescribeScaleLabels
from datakasse.office.shop.describe_shop import DescribeShop, Description
from datakasse.office.shop.issue_badge import IssueBadge, RevokeBadge
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.office.shop.set_lock import SetLock
from datakasse.office.shop.set_means import SetMeans
from datakasse.office.shop.set_opening_hours import SetOpeningHours
from datakasse.office.shop.set_receipt_texts import SetReceiptTexts
from datakasse.office.shop.set_sale_hours import SetSaleHours
from datakasse.office.shop.set_up_mail import ChooseMail, DropMail
from datakasse.office.shop.use_register import TakeIntoUse
from datakasse.office.stock.count_sheets import BeginCount, CountArticle, DropCount, PostCount, TakeOffSheet
from datakasse.office.stock.count_stock import CountStock
from datakasse.office.stock.empty_shelf import SetEmptyShelf
from datakasse.office.stock.move_goods import ReceiveGoods, TransferGoods, WasteGoods
from datakasse.office.stock.places import EnterStockRoom
from datakasse.office.stock.recipes import SetRecipe
from datakasse.office.stock.take_out_goods import TakeOutGoods
from datakasse.storage.keys.secret_file import SecretFile
from datakasse.till.day.close_day import AskWhatToCount, CloseDay, ExpectCash
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.read_journal import ReadJournal
from datakasse.till.day.show_report import PrintCashReport, ReadCashReport
from datakasse.till.day.start_stop import Stop
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.hand_over import ChooseWay
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_elsewhere import MovePrinting
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.paper.print_parked import PrintParkedSlip
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.paper.print_queue import (
    SettleDocument,
)
from datakasse.till.people.sign_on import Throttle
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.find_customer import MayFindCustomers
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.lay_coupon import LayCoupon, LiftCoupon
from datakasse.till.sale.lay_points import LayPoints, LiftPoints
from datakasse.till.sale.note_line import NoteLine
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.park_elsewhere import ParkElsewhere
from datakasse.till.sale.read_balance import ReadBalance
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.till.screen.open_display import CloseDisplay, OpenDisplay
from datakasse.till.screen.pair_device import AllowPairing, PairDevice, RevokeDevice
from datakasse.till.screen.show_devices import ShowDevices
from datakasse.trade.goods.article import ArticleGroup, Serving
from datakasse.trade.goods.family import Family
from datakasse.trade.goods.purchase import SentWay, SuppliedArticle, Supplier
from datakasse.trade.goods.stock import EmptyShelf
from datakasse.trade.mail import MailAccount, MailSecurity
from datakasse.trade.people.breach import BreachOutcome
from datakasse.trade.people.customer import ConsentPurpose, Customer
from datakasse.trade.people.operator import Right
from datakasse.trade.people.staff import StaffMember, Way
from datakasse.trade.pricing.campaign import OfferGoods, PercentOff
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.shop.opening_hours import OpeningHours
from datakasse.trade.shop.sale_hours import SaleHours
from datakasse.trade.shop.shop import Address, InvoiceTerms
from datakasse.trade.tender import MeansOfPayment, Tender, TenderKind
from tests.shop import BY_NUMBER, OPERATORS
from tests.till.shopkeeper import CASH, CUSTOMER


def no_secrets(name: str) -> SecretFile:
    """Return no place for secrets: none is asked for."""
    raise AssertionError(name)


class NoSecrets:
    """A place where no secrets are, and none are to be kept."""

    def read(self) -> Mapping[str, str]:
        """Return nothing."""
        return {}

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep nothing."""
        raise AssertionError(changed)

    def alone(self) -> AbstractContextManager[None]:
        """Let nobody write."""
        raise AssertionError


CORRECTION = (CorrectionLine("1910", "Bank", -50_00), CorrectionLine("1571", "Vask", 50_00))
ON_ACCOUNT = Tender(TenderKind.INVOICE, account=CUSTOMER)
ON_A_SMALL_ACCOUNT = Tender(TenderKind.INVOICE, account="77")
JANUARY = Month(date(2030, 1, 1), date(2030, 1, 31))
NO_SYSTEMS = Systems((), no_secrets, lambda: OPERATORS[0].since)
DESCRIPTION = Description("x", True, False, False, Address(), Address(), "1", "x", Address())
CAMPAIGN = CampaignDraft("x", PercentOff(100), (OfferGoods(),))
NEEDED: tuple[tuple[Action[object], Right], ...] = (
    (AddArticle("200"), Right.SELL),
    (ChooseServing(Serving.EAT_IN), Right.SELL),
    (ReduceLine(1, 500), Right.SELL),
    (RemoveLine(), Right.SELL),
    (GiveDiscount(amount_ore=100), Right.DISCOUNT),
    (NoteLine(1, "uten løk"), Right.SELL),
    (MayFindCustomers(), Right.SELL_ON_CREDIT),
    (ReadBalance("G1", Throttle()), Right.SELL),
    (ParkBasket(), Right.SELL),
    (ResumeBasket("x"), Right.SELL),
    (AbortSale(), Right.SELL),
    (TakeReturn(1, reason="ødelagt"), Right.RETURN),
    (PrintProvisional(), Right.SELL),
    (CompleteSale((CASH,)), Right.SELL),
    (SellAtOnce((Item("200"),), (CASH,)), Right.SELL),
    (CheckPrice("200"), Right.PRICE_CHECK),
    (PrintCopy(1), Right.COPY),
    (ChooseWay(1, ReceiptWay.PAPER), Right.SELL),
    (OpenDisplay(), Right.SELL),
    (CloseDisplay(), Right.SELL),
    (PayIn(100, "veksel"), Right.PAY_IN_OUT),
    (PayOut(100, "bank"), Right.PAY_IN_OUT),
    (SellGiftCard("G1", 100_00, (CASH,)), Right.GIFT_CARD),
    (SetTraining(on=True), Right.TRAIN),
    (TakeX(), Right.X_REPORT),
    (CloseDay(0), Right.Z_REPORT),
    (ExpectCash(), Right.Z_REPORT),
    (AskWhatToCount(), Right.Z_REPORT),
    (PrintCashReport(), Right.Z_REPORT),
    (ReadCashReport(), Right.Z_REPORT),
    (OpenDrawer("bytte"), Right.OPEN_DRAWER),
    (AllowPairing(), Right.ADMINISTER),
    (PairDevice("Nettbrett", "0" * 64), Right.ADMINISTER),
    (RevokeDevice("2"), Right.ADMINISTER),
    (ShowDevices(), Right.ADMINISTER),
    (ParkElsewhere("2"), Right.SELL),
    (ScanCode("200"), Right.SELL),
    (PrintParkedSlip(), Right.SELL),
    (DeclareFloat(0), Right.SELL),
    (SettleDocument(1, came_out=True), Right.SELL),
    (MovePrinting(""), Right.SELL),
    (PrintJournal(1, 1), Right.READ_JOURNAL),
    (ReadJournal(), Right.READ_JOURNAL),
    (Stop(), Right.START_STOP),
    (ChangeArticle(BY_NUMBER["200"]), Right.ADMINISTER),
    (TakeOffSale("104"), Right.ADMINISTER),
    (ImportArticles(read_articles(b"Varenummer;Navn;Varegruppe"), "varer.csv", Wishes()), Right.ADMINISTER),
    (UndoImport(1), Right.ADMINISTER),
    (EditArticles(BulkEdit(of_group="BROD", by_bp=100), ""), Right.ADMINISTER),
    (KeepFamily(Family("x", "x", ()), (), NewMembers("x", "x")), Right.ADMINISTER),
    (MakeCoupon(CouponDraft("x", share_bp=100, code="XXXX")), Right.ADMINISTER),
    (EndCoupon(1), Right.ADMINISTER),
    (ChooseCustomer("x"), Right.SELL),
    (LayCoupon("XXXX"), Right.SELL),
    (LiftCoupon(), Right.SELL),
    (LayPoints(), Right.SELL),
    (LiftPoints(), Right.SELL),
    (MakePriceList(PriceListDraft("x", "x;1", place="x")), Right.ADMINISTER),
    (ChangePriceList(1, 1, PriceListDraft("x", "x;1", place="x")), Right.ADMINISTER),
    (EndPriceList(1), Right.ADMINISTER),
    (MakeCampaign(CAMPAIGN), Right.ADMINISTER),
    (ChangeCampaign(1, 1, CAMPAIGN), Right.ADMINISTER),
    (EndCampaign(1), Right.ADMINISTER),
    (EnterPriceToCome("200", datetime(2030, 1, 1, tzinfo=UTC), 1), Right.ADMINISTER),
    (TakeBackPriceToCome(1), Right.ADMINISTER),
    (ReceiveGoods("1", ()), Right.KEEP_STOCK),
    (WasteGoods("1", (), "brent"), Right.KEEP_STOCK),
    (TakeOutGoods("1", (), "lunsj"), Right.KEEP_STOCK),
    (TransferGoods("1", "2", ()), Right.KEEP_STOCK),
    (CountStock("1", ()), Right.KEEP_STOCK),
    (BeginCount("1"), Right.KEEP_STOCK),
    (CountArticle(9, "201", 1_000), Right.KEEP_STOCK),
    (TakeOffSheet(9, "201", 0), Right.KEEP_STOCK),
    (PostCount(9, 1), Right.KEEP_STOCK),
    (DropCount(9), Right.KEEP_STOCK),
    (EnterSupplier(Supplier(0, "x")), Right.KEEP_STOCK),
    (ChangeSupplier(Supplier(9, "x")), Right.KEEP_STOCK),
    (SupplyArticle(SuppliedArticle(9, "201")), Right.KEEP_STOCK),
    (DropSuppliedArticle(9, "201"), Right.KEEP_STOCK),
    (DraftOrder(9, "1", ()), Right.KEEP_STOCK),
    (ChangeOrder(9, 1, "1", ()), Right.KEEP_STOCK),
    (MarkOrderSent(9, 1, SentWay.OTHERWISE), Right.KEEP_STOCK),
    (ReceiveOrder(9, 1, ()), Right.KEEP_STOCK),
    (CloseOrder(9), Right.KEEP_STOCK),
    (EnterStockRoom("1", "x"), Right.ADMINISTER),
    (SetRecipe("200", ()), Right.ADMINISTER),
    (SetEmptyShelf("", EmptyShelf.WARN), Right.ADMINISTER),
    (ChangeGroup(ArticleGroup("DRIKKE", "04012", "Drikke")), Right.ADMINISTER),
    (SetLock(3), Right.ADMINISTER),
    (DescribeScaleLabels(()), Right.ADMINISTER),
    (GivePicture("200", b""), Right.ADMINISTER),
    (TakePicture("200"), Right.ADMINISTER),
    (SetSaleHours("1", SaleHours()), Right.ADMINISTER),
    (DescribeShop(DESCRIPTION), Right.ADMINISTER),
    (SetReceiptTexts("1", "", "Takk"), Right.ADMINISTER),
    (SetOpeningHours("1", OpeningHours()), Right.ADMINISTER),
    (MakePriceExperiment((Wanted("200", 1),), Turn.DAY, date(2026, 3, 3), 2), Right.ADMINISTER),
    (StopPriceExperiment(9), Right.ADMINISTER),
    (SetMeans("1", tuple(MeansOfPayment)), Right.ADMINISTER),
    (ChooseMail(MailSafe(NoSecrets()), MailAccount("", 0, MailSecurity.TLS, "")), Right.ADMINISTER),
    (DropMail(MailSafe(NoSecrets())), Right.ADMINISTER),
    (SearchPrinters(("192.168.1.0/24",)), Right.ADMINISTER),
    (ChoosePrinter("screen"), Right.ADMINISTER),
    (TakeIntoUse(is_confirmed=True), Right.ADMINISTER),
    (ChooseSystem(NO_SYSTEMS, FILES), Right.ADMINISTER),
    (NoteWhose("Bakeriet"), Right.KEEP_BOOKS),
    (ConfirmMapping(Theirs([], [], {}), {}, {}), Right.KEEP_BOOKS),
    (RunDelivery(on=False), Right.KEEP_BOOKS),
    (NoteFiled(date(2026, 3, 2)), Right.KEEP_BOOKS),
    (NoteVoucherFile([], VoucherForm.CSV, None, None), Right.KEEP_BOOKS),
    (KeepKeys("vipps"), Right.KEEP_BOOKS),
    (AskToFetch(), Right.KEEP_BOOKS),
    (TakeIn(FileContent("camt"), "0" * 64, "konto.xml"), Right.KEEP_BOOKS),
    (PutBankAccount("12345678903", "Drift"), Right.KEEP_BOOKS),
    (PutTextRule("VIPPS", None), Right.KEEP_BOOKS),
    (PutMerchantRule(MerchantRule(Provider.VIPPS, "1", ())), Right.KEEP_BOOKS),
    (ConfirmColumns("dato;netto", ColumnMapping("dato")), Right.KEEP_BOOKS),
    (ConfirmProposals(()), Right.KEEP_BOOKS),
    (RejectProposals(()), Right.KEEP_BOOKS),
    (Settle((), (), ()), Right.KEEP_BOOKS),
    (UndoSettlement("1", "feil"), Right.KEEP_BOOKS),
    (
        SignPoint(Month(date(2030, 1, 1), date(2030, 1, 31)), next(iter(RoutinePoint)), (), ""),
        Right.KEEP_BOOKS,
    ),
    (EraseBuyers(2000), Right.ADMINISTER),
    (EnterCustomer(Customer("", "Kafeen AS")), Right.ADMINISTER),
    (ChangeCustomer(Customer("x", "Kafeen AS")), Right.ADMINISTER),
    (EraseCustomer("x"), Right.ADMINISTER),
    (GiveConsent("x", ConsentPurpose.NEWS, "papir", "1"), Right.ADMINISTER),
    (WithdrawConsent("x", ConsentPurpose.NEWS), Right.ADMINISTER),
    (HandOut("x"), Right.ADMINISTER),
    (LogBreach(datetime(2026, 1, 1, tzinfo=UTC), "minnepinne borte"), Right.ADMINISTER),
    (DecideBreach(9, BreachOutcome.REPORTED, "26/1"), Right.ADMINISTER),
    (SeeAlerts((1,)), Right.KEEP_BOOKS),
    (KeepView("x", Apart.DAY, Span.TODAY), Right.KEEP_BOOKS),
    (DropView(9), Right.KEEP_BOOKS),
    (NoteAccountPayment("x", 100, "faktura-1"), Right.KEEP_BOOKS),
    (MakeInvoices("x", month="2026-01"), Right.KEEP_BOOKS),
    (SetInvoiceTerms(InvoiceTerms("86011117947", date(2026, 1, 1))), Right.ADMINISTER),
    (SetPointsTerms(), Right.ADMINISTER),
    (IssueBadge("2"), Right.ADMINISTER),
    (RevokeBadge("2"), Right.ADMINISTER),
    (RegisterOperator("7", "Siv", "", "cashier", ""), Right.ADMINISTER),
    (RenameOperator("2", "Ola", "Lie"), Right.ADMINISTER),
    (GiveRole("2", "cashier"), Right.ADMINISTER),
    (ResetPin("2", ""), Right.ADMINISTER),
    (EnterStaffMember(StaffMember("2", "Ola Berg", "01817010055")), Right.ADMINISTER),
    (EnterStaffWork("x", Way.IN), Right.ADMINISTER),
    (CorrectStaffEntry("x", 1, None, "feil"), Right.ADMINISTER),
    (RetireOperator("x"), Right.ADMINISTER),
    (ReinstateOperator("2", ""), Right.ADMINISTER),
    (DefineRole("skift", "Skift", frozenset({Right.SELL})), Right.ADMINISTER),
    (RemoveRole("x"), Right.ADMINISTER),
    (AskToExport(), Right.EXPORT),
    (AskToSubmit(), Right.KEEP_BOOKS),
    (ChangeMapping(Purpose.TIPS, "2911"), Right.KEEP_BOOKS),
    (SetDepartment("1", "10"), Right.KEEP_BOOKS),
    (ChangeAccount("1902", "Safe"), Right.KEEP_BOOKS),
    (CorrectBooks("feil konto", CORRECTION), Right.KEEP_BOOKS),
    (LockPeriod(date(2026, 2, 28)), Right.KEEP_BOOKS),
    (RetryDelivery("K1-Z-000001"), Right.KEEP_BOOKS),
    (SkipDelivery("K1-Z-000001", "ført for hånd"), Right.KEEP_BOOKS),
)
"""Use case → the right it asks for."""
