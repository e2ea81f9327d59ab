"""
What happened, in words: title, details and amount of each kind of entry, for an extract of the journal.

Every kind of the closed union has its words here; a test fails when one has none.

Law: KSF-2-7-5, KSF-2-3-a, KSF-2-5-d.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from datakasse.errors import Language
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
from datakasse.journal.events.customers import AccountPaid, CustomerChosen, CustomerErased, InvoiceMade
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
    GoodsReceived,
    GoodsTakenOut,
    GoodsTransferred,
    GoodsWasted,
    StockCounted,
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
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.receipt.words.figures import amount_text, quantity_text, rate_text
from datakasse.receipt.words.office_event_text import office_details
from datakasse.receipt.words.terms import (
    DOCUMENT_WORDS,
    SERIES_WORDS,
    SERVING_WORDS,
    TENDER_WORDS,
    WAY_WORDS,
    account_end_text,
    type_text,
)
from datakasse.receipt.words.wording import Word
from datakasse.trade.pricing.coupon import LostCoupon
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.tender import Payment

EVENT_WORDS: Final[Mapping[type[Event], Word]] = {
    RegisterCommissioned: Word.REGISTER_COMMISSIONED,
    SystemStarted: Word.SYSTEM_STARTED,
    SystemStopped: Word.SYSTEM_STOPPED,
    SoftwareUpdated: Word.SOFTWARE_UPDATED,
    KeysRotated: Word.KEYS_ROTATED,
    RegisterRestored: Word.REGISTER_RESTORED,
    ClockWentBack: Word.CLOCK_WENT_BACK,
    SettingsChanged: Word.SETTINGS_CHANGED,
    RoleDefined: Word.ROLE_DEFINED,
    RoleGiven: Word.ROLE_GIVEN,
    PriceChanged: Word.PRICE_CHANGED,
    CampaignSet: Word.CAMPAIGN_SET,
    CampaignEnded: Word.CAMPAIGN_ENDED,
    CustomerChosen: Word.CUSTOMER_CHOSEN,
    PriceListSet: Word.PRICE_LIST_SET,
    PriceListEnded: Word.PRICE_LIST_ENDED,
    CouponSet: Word.COUPON_SET,
    CouponEnded: Word.COUPON_ENDED,
    SignedOn: Word.SIGNED_ON,
    SignedOff: Word.SIGNED_OFF,
    OfficeEntered: Word.OFFICE_ENTERED,
    OfficeLeft: Word.OFFICE_LEFT,
    BooksCorrected: Word.BOOKS_CORRECTED,
    PeriodLocked: Word.PERIOD_LOCKED,
    AttemptRefused: Word.ATTEMPT_REFUSED,
    ActionApproved: Word.ACTION_APPROVED,
    FloatDeclared: Word.FLOAT_DECLARED,
    DrawerOpened: Word.DRAWER_OPENED,
    DrawerClosed: Word.DRAWER_CLOSED,
    LineAdded: Word.LINE_ADDED,
    LineCorrected: Word.LINE_REDUCED,
    LineDiscounted: Word.LINE_DISCOUNTED,
    LineNoted: Word.LINE_NOTED,
    SaleDiscounted: Word.SALE_DISCOUNT,
    ServingChosen: Word.SERVING_CHOSEN,
    PriceChecked: Word.PRICE_CHECKED,
    BasketParked: Word.BASKET_PARKED,
    BasketResumed: Word.BASKET_RESUMED,
    ParkedSlipIssued: Word.PARKED_SLIP,
    ProvisionalIssued: Word.PROVISIONAL_DOCUMENT,
    SaleCompleted: Word.SOLD,
    SaleAborted: Word.SALE_ABORTED,
    PaidIn: Word.PAY_IN,
    PaidOut: Word.PAY_OUT,
    VoucherIssued: Word.GIFT_CARD_SOLD,
    CashCounted: Word.CASH_COUNTED,
    TerminalReconciled: Word.TERMINAL_RECONCILED,
    CopyIssued: Word.COPY_DOCUMENT,
    DocumentPrinted: Word.PRINTED,
    ReceiptDelivered: Word.RECEIPT_DELIVERED,
    PrintFailed: Word.PRINT_FAILED,
    PrintingMoved: Word.PRINTING_MOVED,
    JournalExported: Word.JOURNAL_EXPORTED,
    SettlementConfirmed: Word.SETTLEMENT_CONFIRMED,
    SettlementUndone: Word.SETTLEMENT_UNDONE,
    RoutineSigned: Word.ROUTINE_SIGNED,
    GoodsReceived: Word.GOODS_RECEIVED,
    GoodsWasted: Word.GOODS_WASTED,
    GoodsTakenOut: Word.GOODS_TAKEN_OUT,
    GoodsTransferred: Word.GOODS_TRANSFERRED,
    StockCounted: Word.STOCK_COUNTED,
    CustomerErased: Word.CUSTOMER_ERASED,
    AccountPaid: Word.ACCOUNT_PAID,
    InvoiceMade: Word.INVOICE_MADE,
    TrainingStarted: Word.TRAINING_STARTED,
    TrainingEnded: Word.TRAINING_ENDED,
    XReported: Word.X_DOCUMENT,
    ZReported: Word.Z_DOCUMENT,
}
"""What each kind of entry is called."""


def event_details(event: Event, language: Language) -> str:
    """
    Return what there is to say of an entry beyond its title; nothing for many.

    Example:
        >>> event_details(DrawerOpened(reason="Veksel"), "nb"), event_details(CopyIssued(1002, 14_880), "nn")
        ('Veksel', 'transaksjon nr. 1002')
    """
    return ", ".join(detail for detail in _details(event, language) if detail)


def event_amount_ore(event: Event) -> int | None:
    """Return the amount that an entry is about, negative where it took something away; None for none."""
    match event:
        case SaleCompleted(sale=sale) | SaleAborted(sale=sale):
            return sale.gross_ore
        case LineAdded(line=line):
            return line.gross_ore
        case LineCorrected(removed_milli=removed_milli, amount_ore=amount_ore):
            return -amount_ore if removed_milli > 0 else amount_ore
        case LineDiscounted(discount=discount) | SaleDiscounted(discount=discount):
            return -discount.amount_ore or None
        case (
            PriceChecked(gross_ore=gross_ore)
            | ProvisionalIssued(gross_ore=gross_ore)
            | CopyIssued(gross_ore=gross_ore)
        ):
            return gross_ore
        case FloatDeclared(amount_ore=amount_ore) | PaidIn(amount_ore=amount_ore):
            return amount_ore
        case (
            VoucherIssued(amount_ore=amount_ore)
            | ActionApproved(amount_ore=amount_ore)
            | TerminalReconciled(register_ore=amount_ore)
        ):
            return amount_ore
        case PaidOut(amount_ore=amount_ore):
            return -amount_ore
        case CashCounted(count=count):
            return count.counted_ore
        case SettlementConfirmed(settlement=settlement) | SettlementUndone(settlement=settlement):
            return settlement.bank_ore if isinstance(event, SettlementConfirmed) else -settlement.bank_ore
        case XReported(report=report) | ZReported(report=report):
            return report.cash_sales_ore
        case _:
            return None


def event_title(event: Event, language: Language) -> str:
    """
    Return what happened, with its number where it has one in a series of its own.

    Example:
        >>> event_title(DrawerOpened(reason="Veksel"), "nb")
        'Skuff åpnet'
    """
    word = EVENT_WORDS[type(event)]
    match event:
        case SaleCompleted(series=series, receipt=receipt):
            return f"{SERIES_WORDS[series].said_in(language)} {receipt}"
        case ProvisionalIssued(number=number) | XReported(number=number) | ZReported(number=number):
            return f"{word.said_in(language)} {number}"
        case LineAdded(line=line) if line.returns is not None:
            word = Word.LINE_RETURNED
        case LineCorrected(left_milli=0):
            word = Word.LINE_DELETED
        case VoucherIssued(voucher="store_credit"):
            word = Word.STORE_CREDIT_ISSUED
        case RegisterRestored(source="other_machine"):
            word = Word.REGISTER_TAKEN_OVER
        case _:
            pass
    return word.said_in(language)


def _details(event: Event, language: Language) -> Iterable[str]:
    """Return what else there is to say: first about the basket, then about money, then the rest."""
    match event:
        case LineAdded(line=line):
            return (f"{quantity_text(line.quantity_milli)} {line.name}",)
        case LineCorrected(article=article, removed_milli=removed_milli):
            return (f"{quantity_text(-removed_milli)} {_article(article, language)}",)
        case LineDiscounted(line_id=line_id, discount=discount):
            line_text = f"{Word.LINE_ADDED.said_in(language).lower()} {line_id}"
            return (line_text, _share(discount), discount.reason)
        case LineNoted(line_id=line_id, note=note):
            return (f"{Word.LINE_ADDED.said_in(language).lower()} {line_id}", note)
        case SaleDiscounted(discount=discount, lost=lost):
            return (_share(discount), discount.reason, *_coupon(discount, lost or None, language))
        case ServingChosen(serving=serving):
            return (SERVING_WORDS[serving].said_in(language),)
        case PriceChecked(article=article):
            return (_article(article, language),)
        case BasketParked(name=name):
            return (name,)
        case SaleCompleted():
            declined = Word.RECEIPT_DECLINED.said_in(language) if event.receipt_declined else ""
            return (*_paid_with(event.sale.payments, language), declined)
        case _:
            return _money_details(event, language)


def _money_details(event: Event, language: Language) -> Iterable[str]:
    match event:
        case PaidIn(type=kind, reason=reason) | PaidOut(type=kind, reason=reason):
            return (type_text(kind, language), reason)
        case FloatDeclared(explanation=explanation):
            return (explanation,)
        case VoucherIssued(account=account, payments=payments):
            return (account_end_text(account), *_paid_with(payments, language))
        case CashCounted(count=count):
            difference = f"{Word.DIFFERENCE.said_in(language)} {amount_text(count.difference_ore)}"
            return (count.operator, difference, count.explanation)
        case TerminalReconciled():
            return (*_terminal_details(event, language), event.explanation)
        case CopyIssued(transaction=transaction):
            return (_transaction(transaction, language),)
        case DrawerOpened(transaction=transaction, reason=reason):
            return (_transaction(transaction, language), _opening(reason, language))
        case PriceChanged(article=article, from_ore=from_ore, to_ore=to_ore):
            prices = f"{_price(from_ore, language)} – {_price(to_ore, language)}"
            return (_article(article, language), prices)
        case DocumentPrinted(document=document, transaction=transaction):
            return (DOCUMENT_WORDS[document].said_in(language), _transaction(transaction, language))
        case PrintFailed(document=document, reason=reason):
            return (DOCUMENT_WORDS[document].said_in(language), reason)
        case PrintingMoved(printer=printer):
            return (_printer(printer, language),)
        case _:
            return _system_details(event, language)


def _printer(name: str, language: Language) -> str:
    """Say which printer: its own, its second, or that of another register."""
    words = {"": Word.OWN_PRINTER, "second": Word.SECOND_PRINTER}
    return words[name].said_in(language) if name in words else name


def _terminal_details(event: TerminalReconciled, language: Language) -> Iterable[str]:
    """Return which means of payment, and what its terminal said."""
    difference_ore = event.difference_ore
    if difference_ore is None:
        told = Word.NO_TERMINAL_REPORT.said_in(language)
    else:
        told = f"{Word.DIFFERENCE.said_in(language)} {amount_text(difference_ore)}"
    return (TENDER_WORDS[event.tender].said_in(language), told)


def _opening(reason: str, language: Language) -> str:
    """Return why a drawer was opened: what somebody wrote, or the paper that opened it (`pay_out #7`)."""
    document, _, number = reason.partition(" #")
    words = [word for name, word in DOCUMENT_WORDS.items() if name == document]
    if not words:
        return reason
    return f"{words[0].said_in(language)} {number if number.isdecimal() else ''}".strip()


def _keys_details(event: KeysRotated | RegisterRestored, language: Language) -> Iterable[str]:
    version = f"{Word.VERSION.said_in(language).lower()} {event.keys.version}"
    if isinstance(event, KeysRotated) or event.source == "other_machine":
        return (version,)
    return (version, f"{Word.NUMBERS_SKIPPED.said_in(language)} {event.skipped}")


def _system_details(event: Event, language: Language) -> Iterable[str]:
    match event:
        case RegisterCommissioned(software_version=version) | SystemStarted(software_version=version):
            return (f"{Word.VERSION.said_in(language).lower()} {version}",)
        case SoftwareUpdated(from_version=from_version, to_version=to_version):
            return (f"{from_version} – {to_version}",)
        case ReceiptDelivered(document=document, way=way, transaction=transaction):
            by = WAY_WORDS[way].said_in(language)
            return (DOCUMENT_WORDS[document].said_in(language), by, _transaction(transaction, language))
        case KeysRotated() | RegisterRestored():
            return _keys_details(event, language)
        case ClockWentBack(by_ms=by_ms):
            return (quantity_text(by_ms, "s"),)
        case SettingsChanged(what=what, subject=subject):
            return (what, subject)
        case AttemptRefused(what=what, code=code, subject=subject):
            return (what, code, subject)
        case ActionApproved(approver=approver, what=what, right=right, subject=subject):
            return (f"{Word.OPERATOR.said_in(language).lower()} {approver}", what, right, subject)
        case BooksCorrected(reason=reason, corrects_register=register, corrects_entry=entry):
            return (reason, "" if entry is None else f"{register} {entry}")
        case PeriodLocked(through=through):
            return (through,)
        case _:
            return office_details(event)


def _coupon(discount: Discount, lost: LostCoupon | None, language: Language) -> tuple[str, ...]:
    if lost is not None:
        where = _transaction(lost.transaction or None, language)
        return (f"{Word.COUPON.said_in(language)} {lost.name}", f"{lost.register} {where}".strip())
    if discount.points:
        return (f"{Word.POINTS_SPENT.said_in(language)} {discount.points.points}",)
    return (discount.coupon.name, discount.coupon.code) if discount.coupon else ()


def _share(discount: Discount) -> str:
    return rate_text(discount.share_bp) if discount.share_bp and not discount.amount_ore else ""


def _paid_with(payments: Iterable[Payment], language: Language) -> Iterable[str]:
    return (TENDER_WORDS[payment.kind].said_in(language) for payment in payments)


def _transaction(transaction: int | None, language: Language) -> str:
    if transaction is None:
        return ""
    return f"{Word.TRANSACTION_NUMBER.said_in(language).lower()} {transaction}"


def _article(article: str, language: Language) -> str:
    return f"{Word.ARTICLE.said_in(language).lower()} {article}"


def _price(price_ore: int | None, language: Language) -> str:
    return Word.OPEN_PRICE.said_in(language) if price_ore is None else amount_text(price_ore)
