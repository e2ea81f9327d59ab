"""
How each kind of entry is called in the authority's code lists.

`event_code` answers for list 13 (events), `transaction_code` for list 11 (transactions). What the
lists hold and this product cannot cause is explained in `EVENTS_NOT_CAUSED` and
`TRANSACTIONS_NOT_CAUSED`; a test compares all of it with the official lists.

Law: KSF-2-7-1, SAFT-3, SAFT-12, KSF-2-7-7.
"""

import msgspec

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
from datakasse.trade.sale.sale import SaleKind


class Code(msgspec.Struct, frozen=True):
    """One of our codes: its id in exports, the predefined code it stands for, its description."""

    code: str
    predefined: str
    description: str


Z_REPORT = Code("ZREP", "13009", "Z report")
DRAWER_OPENED = Code("DRAWOPEN", "13005", "Open cash drawer")
DRAWER_OPENED_BY_HAND = Code("DRAWOPENMAN", "13005", "Open cash drawer manually")
SALES_RECEIPT = Code("SALREC", "13012", "Sales receipt")
RETURN_RECEIPT = Code("RETREC", "13013", "Return receipt")
COPY_RECEIPT = Code("COPYREC", "13014", "Copy receipt")
PRICE_LOOKUP = Code("PRICELOOKUP", "13022", "Price look-up")
STARTED = Code("POSSTART", "13001", "POS Application start")
STOPPED = Code("POSEND", "13002", "POS Application shut down")
SIGNED_ON = Code("EMPIN", "13003", "Employee log in")
LINE_DELETED = Code("LINEDELETE", "13999", "Delete line")
LINE_REDUCED = Code("LINEREDUCE", "13999", "Reduce quantity of line")
SIGNED_OFF = Code("EMPOUT", "13004", "Employee log out")
DRAWER_CLOSED = Code("DRAWCLOSE", "13006", "Close cash drawer")
UPDATED = Code("POSUPDATE", "13007", "Update of POS application")
X_REPORT = Code("XREP", "13008", "X report")
PARKED = Code("PARK", "13010", "Suspend transaction")
RESUMED = Code("RESUME", "13011", "Resume transaction")
PROVISIONAL_RECEIPT = Code("PROREC", "13015", "Provisional receipt")
DELIVERY_RECEIPT = Code("DELREC", "13016", "Delivery receipt")
TRAINING_RECEIPT = Code("TRAREC", "13017", "Training receipt")
OTHER_DOCUMENT = Code("OTHERREC", "13018", "Other reports or receipts")
CASH_WITHDRAWN = Code("CASHOUT", "13019", "Cash withdrawal")
EXPORTED = Code("JOUREXP", "13020", "Export of journal")
PRICE_CHANGED = Code("PRICECHG", "13021", "Price change")
TRAINING_ON = Code("TRAINON", "13023", "Training mode on")
TRAINING_OFF = Code("TRAINOFF", "13024", "Training mode off")
VOIDED = Code("VOIDREC", "13028", "Void receipt")
NO_RECEIPT = Code("NOREC", "13030", "Concluded sale without receipt printed")
REFUSED = Code("REFUSED", "13999", "Attempt refused")
PRINT_FAILED = Code("PRINTFAIL", "13999", "Document not printed")
PRINTING_MOVED = Code("PRINTMOVE", "13999", "Documents sent to another printer")
CLOCK_BACK = Code("CLOCKBACK", "13999", "Clock went back")
KEYS_ROTATED = Code("KEYROT", "13999", "Signing keys rotated")
RESTORED = Code("RESTORED", "13999", "Register restored or taken over")
SETTINGS = Code("SETTINGS", "13999", "Settings changed")
APPROVED = Code("APPROVED", "13999", "Action approved")

EVENT_CODES: tuple[Code, ...] = (
    Z_REPORT, DRAWER_OPENED, DRAWER_OPENED_BY_HAND, SALES_RECEIPT, RETURN_RECEIPT, COPY_RECEIPT,
    PRICE_LOOKUP, STARTED, STOPPED, SIGNED_ON, LINE_DELETED, SIGNED_OFF, DRAWER_CLOSED, UPDATED,
    X_REPORT, PARKED, RESUMED, PROVISIONAL_RECEIPT, DELIVERY_RECEIPT, TRAINING_RECEIPT,
    OTHER_DOCUMENT, CASH_WITHDRAWN, EXPORTED, PRICE_CHANGED, TRAINING_ON, TRAINING_OFF, VOIDED,
    NO_RECEIPT, LINE_REDUCED, REFUSED, PRINT_FAILED, CLOCK_BACK, KEYS_ROTATED, SETTINGS, PRINTING_MOVED,
    APPROVED, RESTORED,
)  # fmt: skip
"""All event codes, in the order they are declared in a file."""

CASH_SALE = Code("CASHSAL", "11001", "Cash sale")
RETURN_SALE = Code("RETURNSAL", "11006", "Return sale")
CREDIT_SALE = Code("CREDSAL", "11002", "Credit sale")
CREDIT_NOTE = Code("CREDNOTE", "11002", "Credit note")
SALE_AND_RETURN = Code("SALRET", "11016", "Cash sale and return")
CREDIT_AND_RETURN = Code("CREDRET", "11017", "Credit sale and return")
EXCHANGE = Code("EXCHANGE", "11013", "Even exchange: goods returned and new goods taken")
FLOAT = Code("FLOAT", "11007", "Opening change float")
DIFFERENCE = Code("CASHDIFF", "11008", "Cash difference")
PAY_OUT = Code("PAYOUT", "11010", "Out payment")
PAY_IN = Code("PAYIN", "11011", "In payment")
VOUCHER = Code("VOUCHER", "11005", "Gift card or store credit issued")

TRANSACTION_CODES: tuple[Code, ...] = (
    CASH_SALE, RETURN_SALE, CREDIT_SALE, CREDIT_NOTE, SALE_AND_RETURN, CREDIT_AND_RETURN, EXCHANGE,
    FLOAT, DIFFERENCE, PAY_OUT, PAY_IN, VOUCHER,
)  # fmt: skip
"""All transaction codes, in the order they are declared in a file."""

EVENTS_NOT_CAUSED: dict[str, str] = {
    "13025": "Memory of a ROM register: ours is a disk, and a full disk refuses the sale instead.",
    "13026": "There is no emergency mode: without its journal the register does not sell.",
    "13027": "There is no emergency mode to leave.",
    "13029": "Duty-free trade in sealed bags is not supported.",
}
"""Events of the official list that this product cannot cause, and why."""

TRANSACTIONS_NOT_CAUSED: dict[str, str] = {
    "11003": "Purchases from suppliers are not registered at the till.",
    "11004": "Payments to suppliers are not registered at the till.",
    "11009": "A finished sale is never corrected; a return is 11006.",
    "11012": "Goods are not bought from customers.",
    "11014": "Stock is not registered at the till.",
    "11015": "A sale is settled in cash or on account, never partly on each.",
    "11999": "Every transaction has a code of its own.",
}
"""Transactions of the official list that this product cannot cause, and why."""

NOT_EXPORTED: dict[type, str] = {
    RegisterCommissioned: "What it says is in the header and in the register's own element.",
    LineAdded: "Its line is in the transaction that the basket becomes, completed or aborted.",
    LineDiscounted: "The discount is on the line of that transaction.",
    LineNoted: "The note is on the line of that transaction.",
    SaleDiscounted: "The discount is on the lines of that transaction.",
    ServingChosen: "The VAT it sets is on the lines of that transaction.",
    ProvisionalIssued: "Its printing is the event (13015).",
    CopyIssued: "Its printing is the event (13014).",
    TerminalReconciled: "The lists have no code for it: it is book-keeping, not use of the till.",
    ParkedSlipIssued: "Its printing is the event (13018).",
    CouponSet: "A coupon is a discount: where it is used, it stands on the lines.",
    CouponEnded: "As the coupon that it ends.",
    SettlementConfirmed: "The lists have no code for it: it is a voucher of the ledger, not use of the till.",
    SettlementUndone: "As the settlement that it undoes.",
    RoutineSigned: "The lists have no code for it: it is work in the office, not use of the till.",
    BooksCorrected: "It is a voucher in SAF-T Financial: book-keeping, not use of the till.",
    PeriodLocked: "It is book-keeping, not use of the till.",
    GoodsReceived: "Stock is kept in the office; the lists have no event for it.",
    GoodsWasted: "As goods that are received.",
    GoodsTakenOut: "It is a voucher in SAF-T Financial: own use is no sale and passes no till.",
    GoodsTransferred: "As goods that are received.",
    StockCounted: "As goods that are received.",
    CustomerChosen: "The prices it gives are on the lines of the transaction that the basket becomes.",
    CustomerErased: "Customers are kept in the office, beside the journal; the lists have no event for it.",
    AccountPaid: "It comes through the bank and is booked there; the lists have no event for it.",
    InvoiceMade: "It is for credit sales that are transactions of their own; the lists have no event for it.",
}
"""Kinds that are neither event nor transaction in an export, and where they show instead."""

_DOCUMENT_CODES: dict[str, Code] = {
    "sales": SALES_RECEIPT,
    "return": RETURN_RECEIPT,
    "copy": COPY_RECEIPT,
    "provisional": PROVISIONAL_RECEIPT,
    "training": TRAINING_RECEIPT,
    "delivery": DELIVERY_RECEIPT,
}

_PLAIN_CODES: dict[type, Code] = {
    SystemStarted: STARTED,
    SystemStopped: STOPPED,
    SoftwareUpdated: UPDATED,
    KeysRotated: KEYS_ROTATED,
    RegisterRestored: RESTORED,
    ClockWentBack: CLOCK_BACK,
    SettingsChanged: SETTINGS,
    RoleDefined: SETTINGS,
    RoleGiven: SETTINGS,
    PriceChanged: PRICE_CHANGED,
    CampaignSet: PRICE_CHANGED,
    CampaignEnded: PRICE_CHANGED,
    PriceListSet: PRICE_CHANGED,
    PriceListEnded: PRICE_CHANGED,
    SignedOn: SIGNED_ON,
    SignedOff: SIGNED_OFF,
    OfficeEntered: SIGNED_ON,
    OfficeLeft: SIGNED_OFF,
    AttemptRefused: REFUSED,
    ActionApproved: APPROVED,
    DrawerClosed: DRAWER_CLOSED,
    PriceChecked: PRICE_LOOKUP,
    BasketParked: PARKED,
    BasketResumed: RESUMED,
    SaleAborted: VOIDED,
    PaidOut: CASH_WITHDRAWN,
    PrintFailed: PRINT_FAILED,
    PrintingMoved: PRINTING_MOVED,
    JournalExported: EXPORTED,
    TrainingStarted: TRAINING_ON,
    TrainingEnded: TRAINING_OFF,
    XReported: X_REPORT,
    ZReported: Z_REPORT,
}

_SALE_CODES: dict[SaleKind, Code] = {
    SaleKind.CASH_SALE: CASH_SALE,
    SaleKind.RETURN: RETURN_SALE,
    SaleKind.CASH_SALE_AND_RETURN: SALE_AND_RETURN,
    SaleKind.CREDIT_SALE: CREDIT_SALE,
    SaleKind.CREDIT_RETURN: CREDIT_NOTE,
    SaleKind.CREDIT_SALE_AND_RETURN: CREDIT_AND_RETURN,
}


def event_code(event: Event) -> Code | None:
    """
    Return the code under which an entry is exported as an event; None when it is not one.

    A report's own printing is not a second event: the X or Z entry is it.
    """
    match event:
        case DrawerOpened():
            return DRAWER_OPENED if event.transaction is not None else DRAWER_OPENED_BY_HAND
        case DocumentPrinted(document="x_report" | "z_report"):
            return None
        case DocumentPrinted() | ReceiptDelivered():
            return _DOCUMENT_CODES.get(event.document, OTHER_DOCUMENT)
        case LineCorrected():
            return LINE_REDUCED if event.left_milli else LINE_DELETED
        case SaleCompleted():
            return NO_RECEIPT if event.receipt_declined else None
        case _:
            return _PLAIN_CODES.get(type(event))


def transaction_code(event: Event) -> Code | None:
    """
    Return the code under which an entry is exported as a transaction; None when it is not one.

    A float of nothing and a count that agrees move no money and make no transaction.
    """
    match event:
        case SaleCompleted():
            if event.sale.kind is SaleKind.CASH_SALE_AND_RETURN and event.sale.gross_ore == 0:
                return EXCHANGE
            return _SALE_CODES[event.sale.kind]
        case SaleAborted():
            return _SALE_CODES[event.sale.kind]
        case FloatDeclared(amount_ore=amount_ore) if amount_ore:
            return FLOAT
        case CashCounted(count=count) if count.difference_ore:
            return DIFFERENCE
        case PaidIn():
            return PAY_IN
        case PaidOut():
            return PAY_OUT
        case VoucherIssued():
            return VOUCHER
        case _:
            return None


def transaction_amounts(event: Event) -> tuple[int, int]:
    """Return what a transaction comes to with and without VAT, in øre: what is signed (SIG-6)."""
    match event:
        case SaleCompleted(sale=sale) | SaleAborted(sale=sale):
            return sale.gross_ore, sale.net_ore
        case FloatDeclared(amount_ore=amount_ore) | PaidIn(amount_ore=amount_ore):
            return amount_ore, amount_ore
        case VoucherIssued(amount_ore=amount_ore):
            return amount_ore, amount_ore
        case PaidOut(amount_ore=amount_ore):
            return -amount_ore, -amount_ore
        case CashCounted(count=count):
            return count.difference_ore, count.difference_ore
        case _:
            return 0, 0
