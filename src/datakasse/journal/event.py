"""
Everything that can happen at a register: a closed union.

One class a kind, named in the past tense, each with what an inspector, a report, a receipt or a
file needs to know about it, and nothing about people but their operator id (personal data lives
beside the journal). Adding a kind means adding it to `Event` and to `codes.py`; a test fails until
it is there, has golden bytes and is either exported or explained.
Amounts are øre, quantities thousandths, moments UTC.

Law: KSF-2-7-1, KSF-2-7-2, KSF-2-7-7, KSF-2-7-8.
"""

from typing import Literal

import msgspec

from datakasse.journal.books_content import CorrectionLine
from datakasse.journal.campaign_events import CampaignEvent
from datakasse.journal.coupon_events import CouponEvent
from datakasse.journal.customer_events import CustomerEvent
from datakasse.journal.goods_events import GoodsEvent
from datakasse.journal.papers import Document, ReceiptSeries
from datakasse.journal.price_list_events import PriceListEvent
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.report_content import CashCount, ReportContent
from datakasse.journal.routine_evidence import RoutineEvidence
from datakasse.journal.settlement import Settlement
from datakasse.trade.goods.article import Serving
from datakasse.trade.pricing.coupon import LostCoupon
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.basket import Basket, Line
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import Payment, TenderKind


class _Event(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    """What all kinds share: the field `kind` that tells them apart."""


# ── the register itself ──────────────────────────────────────────────────────────────────────────


class RegisterCommissioned(_Event, frozen=True, tag="register_commissioned"):
    """The register's first entry: who it is, where its numbers begin, which keys it uses."""

    organisation_number: str
    first_transaction: int
    first_event: int
    keys: PublicKeys
    software_version: str


class SystemStarted(_Event, frozen=True, tag="system_started"):
    """The software was started."""

    software_version: str


class SystemStopped(_Event, frozen=True, tag="system_stopped"):
    """The software was stopped in good order."""


class SoftwareUpdated(_Event, frozen=True, tag="software_updated"):
    """Another version of the software runs from here on."""

    from_version: str
    to_version: str


class KeysRotated(_Event, frozen=True, tag="keys_rotated"):
    """New keys count from the next entry on; this one is still signed by the old."""

    keys: PublicKeys


class RegisterRestored(_Event, frozen=True, tag="register_restored"):
    """
    The register goes on from a copy: on another machine, or from an older database on this one.

    What was written after the copy was made is unknown, and the machine it was made of may still be alive.
    So the keys before this entry sign nothing more, and no number that may be given out is given out again.

    Attributes:
        keys: The keys that count from this entry on; the seal over it is made with them, or with the old ones
            where the machine still has those.
        source: `backup`; `older_copy` of the database itself; `other_machine` on the same database.
        software_version: The version that restored it.
        skipped: How many numbers of transactions, events and of each series of receipts are passed over.
        reports_skipped: How many numbers of X and of Z reports are.
        lost_through: The last entry known to have been written that is not here; 0 where none is known.
        recovery: Who vouches for the new keys: the owner's recovery key (Ed25519, hex); empty for nobody.
        vouched: Its signature over the keys and the place of this entry (`restored_text`), hex.
    """

    keys: PublicKeys
    source: str
    software_version: str
    skipped: int
    reports_skipped: int
    lost_through: int = 0
    recovery: str = ""
    vouched: str = ""


class ClockWentBack(_Event, frozen=True, tag="clock_went_back"):
    """The machine's clock shows an earlier time than the last entry; order stays by number."""

    by_ms: int


class SettingsChanged(_Event, frozen=True, tag="settings_changed"):
    """Something about the shop, its people or its register was changed in the office."""

    what: str
    subject: str


class PriceChanged(_Event, frozen=True, tag="price_changed"):
    """An article got another price; None is an open price."""

    article: str
    from_ore: int | None
    to_ore: int | None


class RoleDefined(_Event, frozen=True, tag="role_defined"):
    """
    A role of the shop's own holds these rights from here on, whoever has it.

    Attributes:
        role: What the journal calls it.
        title: What people call it.
        rights: Codes of what it holds; none when the role is done away with.
    """

    role: str
    title: str
    rights: tuple[str, ...]


class RoleGiven(_Event, frozen=True, tag="role_given"):
    """An operator has a role from here on, and may what it holds."""

    operator: str
    role: str


# ── people and the drawer ────────────────────────────────────────────────────────────────────────


class SignedOn(_Event, frozen=True, tag="signed_on"):
    """An operator signed on."""


class SignedOff(_Event, frozen=True, tag="signed_off"):
    """An operator signed off."""


class OfficeEntered(_Event, frozen=True, tag="office_entered"):
    """An operator came to the office, which is at no register's screen."""


class OfficeLeft(_Event, frozen=True, tag="office_left"):
    """An operator left the office."""


class AttemptRefused(_Event, frozen=True, tag="attempt_refused"):
    """Something was tried that the law or a right forbids: wrong PIN, second copy, missing right."""

    what: str
    code: str
    subject: str = ""


class ActionApproved(_Event, frozen=True, tag="action_approved"):
    """Somebody lent the one who is signed on a right for exactly one action (its use case), which follows."""

    approver: str
    what: str
    right: str
    amount_ore: int | None = None
    subject: str = ""


class FloatDeclared(_Event, frozen=True, tag="float_declared"):
    """
    Opening float (*vekselkasse*) put in the drawer, or in an operator's belt (KSF-2-5-a).

    Attributes:
        amount_ore: What was put in; 0 makes no transaction, because no money moved.
        expected_ore: What was counted at the last Z; None where there is nothing to compare with.
        explanation: Why the two differ.
    """

    amount_ore: int
    expected_ore: int | None = None
    explanation: str = ""


class DrawerOpened(_Event, frozen=True, tag="drawer_opened"):
    """The drawer was opened: with a transaction, or by hand with a reason (*nullinnslag*)."""

    transaction: int | None = None
    basket_id: str = ""
    reason: str = ""


class DrawerClosed(_Event, frozen=True, tag="drawer_closed"):
    """The drawer's sensor told that it was closed."""


# ── before a sale is completed ───────────────────────────────────────────────────────────────────


class LineAdded(_Event, frozen=True, tag="line_added"):
    """A line was put in the basket (also a return line)."""

    basket_id: str
    line: Line


class LineCorrected(_Event, frozen=True, tag="line_corrected"):
    """
    A line was removed or reduced before completion: item s.

    `amount_ore` is what it reduced the sale by, above zero; `left_milli` is 0 when the line went.
    """

    basket_id: str
    line_id: int
    article: str
    removed_milli: int
    left_milli: int
    amount_ore: int


class LineDiscounted(_Event, frozen=True, tag="line_discounted"):
    """A discount was given on a line."""

    basket_id: str
    line_id: int
    discount: Discount


class LineNoted(_Event, frozen=True, tag="line_noted"):
    """A note for the receipt was put on a line; an empty one took it away."""

    basket_id: str
    line_id: int
    note: str


class SaleDiscounted(_Event, frozen=True, tag="sale_discounted"):
    """A discount was given over the whole basket, or a coupon laid; nothing takes it away, or it was lost."""

    basket_id: str
    discount: Discount
    lost: LostCoupon | msgspec.UnsetType = msgspec.UNSET


class ServingChosen(_Event, frozen=True, tag="serving_chosen"):
    """Eat in or take away was chosen, which sets the VAT."""

    basket_id: str
    serving: Serving


class PriceChecked(_Event, frozen=True, tag="price_checked"):
    """A price was looked up without a sale: item t."""

    article: str
    group: str
    gross_ore: int
    net_ore: int


class BasketParked(_Event, frozen=True, tag="basket_parked"):
    """The basket was set aside under a name."""

    basket_id: str
    name: str


class BasketResumed(_Event, frozen=True, tag="basket_resumed"):
    """A basket set aside was taken up again."""

    basket_id: str


class ProvisionalIssued(_Event, frozen=True, tag="provisional_issued"):
    """A provisional receipt of an open basket was made: item o."""

    basket_id: str
    number: int
    gross_ore: int
    basket: Basket


# ── transactions: numbered and signed as the authority wants it ──────────────────────────────────


class SaleCompleted(_Event, frozen=True, tag="sale_completed"):
    """
    A sale, a return or both was completed and got its receipt number.

    Attributes:
        basket_id: The basket it was.
        sale: What was settled.
        series: Which receipt series it is in.
        receipt: Its number in that series.
        receipt_declined: The customer wanted none and the law allows it (KSF-2-6-4b).
    """

    basket_id: str
    sale: Sale
    series: ReceiptSeries
    receipt: int
    receipt_declined: bool = False


class SaleAborted(_Event, frozen=True, tag="sale_aborted"):
    """An open basket was given up: item r."""

    basket_id: str
    sale: Sale


class PaidIn(_Event, frozen=True, tag="paid_in"):
    """Money was put into the drawer without a sale."""

    type: str
    amount_ore: int
    reason: str


class PaidOut(_Event, frozen=True, tag="paid_out"):
    """Money was taken out of the drawer without a return."""

    type: str
    amount_ore: int
    reason: str


class VoucherIssued(_Event, frozen=True, tag="voucher_issued"):
    """A gift card was sold or topped up: a pay-in, not a sale (law.md 4.3)."""

    voucher: Literal["gift_card", "store_credit"]
    account: str
    amount_ore: int
    payments: tuple[Payment, ...]
    rounding_ore: int = 0


class CashCounted(_Event, frozen=True, tag="cash_counted"):
    """The drawer was counted before the Z; a difference is explained (BFF-5-3-14-b, -c, -d)."""

    count: CashCount


class TerminalReconciled(_Event, frozen=True, tag="terminal_reconciled"):
    """
    A means of payment was held against its terminal's own report before the Z (BFF-5-3-14-e).

    Attributes:
        tender: Which means of payment.
        register_ore: What the register took by it since the last Z.
        terminal_ore: What the terminal's report says; None when there was no report.
        explanation: Why the two differ, or why there was no report.
    """

    tender: TenderKind
    register_ore: int
    terminal_ore: int | None = None
    explanation: str = ""

    @property
    def difference_ore(self) -> int | None:
        """What the terminal says less what the register says; None when there was no report."""
        return None if self.terminal_ore is None else self.terminal_ore - self.register_ore


# ── the books ────────────────────────────────────────────────────────────────────────────────────


class BooksCorrected(_Event, frozen=True, tag="books_corrected"):
    """
    The ledger was corrected by a voucher of its own; no sale and no earlier voucher is touched.

    `corrects_register` and `corrects_entry` name the entry whose voucher was wrong, where it was one.
    """

    reason: str
    lines: tuple[CorrectionLine, ...]
    corrects_register: str = ""
    corrects_entry: int | None = None


class PeriodLocked(_Event, frozen=True, tag="period_locked"):
    """
    The books were locked through a day: nothing is booked on it or before it from here on.

    Attributes:
        through: The last day that is locked, `yyyy-MM-dd`, Norwegian.
        vouchers: How many vouchers of the shop the period holds since the lock before.
        debit_ore: What their debit sides come to.
        digest: SHA-256 over them, hexadecimal: shows later that none was changed (`bookkeeping/evidence.py`).
    """

    through: str
    vouchers: int
    debit_ore: int
    digest: str


# ── paper ────────────────────────────────────────────────────────────────────────────────────────


class ParkedSlipIssued(_Event, frozen=True, tag="parked_slip_issued"):
    """A slip was made by which a parked sale is found again; it states no amount."""

    basket_id: str
    name: str
    basket: Basket


class CopyIssued(_Event, frozen=True, tag="copy_issued"):
    """The one copy that a receipt may have was made: item n."""

    transaction: int
    gross_ore: int


class DocumentPrinted(_Event, frozen=True, tag="document_printed"):
    """A document came out on paper or on the screen that counts as such."""

    document: Document
    transaction: int | None = None


class ReceiptDelivered(_Event, frozen=True, tag="receipt_delivered"):
    """A receipt or its copy reached the customer without paper (KSF-2-6-4d); to whom is nowhere here."""

    document: Document
    way: ReceiptWay
    transaction: int | None = None


class PrintFailed(_Event, frozen=True, tag="print_failed"):
    """A document did not come out, on paper or by e-mail; it stays in the queue."""

    document: Document
    reason: str
    transaction: int | None = None


class PrintingMoved(_Event, frozen=True, tag="printing_moved"):
    """Documents come out of another printer from here on; empty is the register's own."""

    printer: str


class JournalExported(_Event, frozen=True, tag="journal_exported"):
    """The journal was exported as SAF-T or as text."""

    form: str
    from_date: str
    to_date: str


# ── the bank, and what is looked at each month ───────────────────────────────────────────────────


class SettlementConfirmed(_Event, frozen=True, tag="settlement_confirmed"):
    """A person said what money in the bank was for; its lines are a voucher of the ledger."""

    settlement: Settlement


class SettlementUndone(_Event, frozen=True, tag="settlement_undone"):
    """A person said that a settlement was wrong: its lines are booked back, its money is on its way again."""

    settlement: Settlement
    reason: str


class RoutineSigned(_Event, frozen=True, tag="routine_signed"):
    """
    A point of the monthly routine was signed by the operator of the entry.

    Attributes:
        month: Which month, `2026-10`.
        point: Which point.
        evidence: What was found.
        note: What was done about it, in her words.
    """

    month: str
    point: str
    evidence: tuple[RoutineEvidence, ...]
    note: str = ""


# ── training and reports ─────────────────────────────────────────────────────────────────────────


class TrainingStarted(_Event, frozen=True, tag="training_started"):
    """Training mode on."""


class TrainingEnded(_Event, frozen=True, tag="training_ended"):
    """Training mode off."""


class XReported(_Event, frozen=True, tag="x_reported"):
    """An X report was taken; the whole report is here (KSF-2-7-2)."""

    number: int
    report: ReportContent


class ZReported(_Event, frozen=True, tag="z_reported"):
    """A Z report was taken; the whole report is here, and the period begins anew."""

    number: int
    report: ReportContent


Event = (
    RegisterCommissioned | SystemStarted | SystemStopped | SoftwareUpdated | KeysRotated
    | RegisterRestored | ClockWentBack | SettingsChanged | PriceChanged
    | PriceListEvent | RoleDefined | RoleGiven
    | SignedOn | SignedOff | OfficeEntered | OfficeLeft | BooksCorrected | PeriodLocked
    | AttemptRefused | ActionApproved | FloatDeclared | DrawerOpened | DrawerClosed
    | LineAdded | LineCorrected | LineDiscounted | LineNoted | SaleDiscounted | ServingChosen | PriceChecked
    | BasketParked | BasketResumed | ProvisionalIssued
    | SaleCompleted | SaleAborted | PaidIn | PaidOut | VoucherIssued | CashCounted | TerminalReconciled
    | CopyIssued | DocumentPrinted | ReceiptDelivered | PrintFailed | PrintingMoved | JournalExported
    | ParkedSlipIssued | SettlementConfirmed | SettlementUndone | RoutineSigned | GoodsEvent | CustomerEvent
    | CampaignEvent | CouponEvent | TrainingStarted | TrainingEnded | XReported | ZReported
)  # fmt: skip
"""The closed union of all that can happen."""


def kind_of(event: Event) -> str:
    """
    Return the name of an event's kind, as it stands in the bytes.

    Example:
        >>> kind_of(SystemStopped())
        'system_stopped'
    """
    return str(type(event).__struct_config__.tag)
