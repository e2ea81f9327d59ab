"""
Actions that look at the screen before they act, as a person does: pay what is due, take up what was parked.

What they see is only known when their turn comes, because thousands of commands wait ahead of them. So they
look at the cash point itself, with the pen in hand, and then call the same use case as the till page.
"""

from dataclasses import dataclass

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.entry import Record
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports import JobState
from datakasse.till.close_day import CloseDay, ExpectCash
from datakasse.till.complete_sale import Completed, CompleteSale
from datakasse.till.declare_float import DeclareFloat
from datakasse.till.move_cash import PayOut
from datakasse.till.park_basket import ResumeBasket
from datakasse.till.print_copy import PrintCopy
from datakasse.till.print_queue import MarkSent, NotePrinted
from datakasse.trade.amount import ORE_PER_KRONE
from datakasse.trade.sale import price_lines
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import WHOLE_BP

FLOAT_ORE = 150_000
"""What stays in the drawer overnight, and a little more."""

_BANKED_IN_ORE = 10_000


@dataclass(frozen=True, slots=True)
class PayWhatIsDue:
    """
    The basket is paid, or what is due to the customer is paid back.

    Attributes:
        kind: What with.
        note_ore: Cash in such notes; 0 for exact money.
        gift_card: Account of a gift card that is emptied first; empty for none.
        customer: Who gets the bill of an invoice.
        tip_bp: Share on top.
        declines_paper: No receipt wanted.
    """

    kind: TenderKind
    note_ore: int = 0
    gift_card: str = ""
    customer: str = ""
    tip_bp: int = 0
    declines_paper: bool = False

    def __call__(self, point: CashPoint) -> Completed:
        """Complete the sale; raises as `CompleteSale`."""
        basket = point.state.basket
        gross_ore = 0 if basket is None else sum(line.gross_ore for line in price_lines(basket)[0])
        tip_ore = gross_ore * self.tip_bp // WHOLE_BP // ORE_PER_KRONE * ORE_PER_KRONE
        due_ore, tenders = gross_ore + tip_ore, list[Tender]()
        if self.gift_card:
            holds_ore = point.books.voucher_balance_ore(self.gift_card) or 0
            tenders.append(Tender(TenderKind.GIFT_CARD, min(holds_ore, due_ore), account=self.gift_card))
            due_ore -= tenders[0].amount_ore
        tenders.append(self._rest(point, due_ore))
        return CompleteSale(tuple(tenders), tip_ore=tip_ore, receipt_declined=self.declines_paper)(point)

    def _rest(self, point: CashPoint, due_ore: int) -> Tender:
        if self.kind is TenderKind.CASH:
            notes = -(-due_ore // self.note_ore) if self.note_ore else 0
            return Tender(TenderKind.CASH, notes * self.note_ore)
        if self.kind is TenderKind.INVOICE:
            return Tender(TenderKind.INVOICE, due_ore, account=self.customer)
        reference = f"BAX: 100200-{point.books.head(point.register.register_id).number:08d}"
        return Tender(self.kind, due_ore, reference=reference, integrated=True)


class ResumeOldest:
    """The sale that was parked first is taken up again."""

    def __call__(self, point: CashPoint) -> RegisterState:
        """Resume it; raises as `ResumeBasket`."""
        return ResumeBasket(point.state.parked[0].basket.basket_id)(point)


class CopyLastReceipt:
    """The customer wants a copy of the receipt just printed."""

    def __call__(self, point: CashPoint) -> object:
        """Print it; raises as `PrintCopy`."""
        return PrintCopy(point.state.series.sales)(point)


class DeclareWhatWasLeft:
    """The drawer begins the day with what was counted the evening before."""

    def __call__(self, point: CashPoint) -> Record:
        """Declare it; raises as `DeclareFloat`."""
        left_ore = point.state.z_counted_ore
        return DeclareFloat(FLOAT_ORE if left_ore is None else left_ore)(point)


class LetPaperOut:
    """
    A printer that is always ready puts out what waits.

    The journal gets what it gets from `print_waiting`; nothing is drawn, which would be most of the work.
    """

    def __call__(self, point: CashPoint) -> None:
        """Mark each waiting document as sent and as printed."""
        for job in point.books.jobs(point.register.register_id, [JobState.WAITING]):
            MarkSent(job.job)(point)
            NotePrinted(job.job)(point)


@dataclass(slots=True)
class Evening:
    """
    The drawer at the end of a day: what is above the float goes to the bank, the rest is counted.

    Attributes:
        difference_ore: How much is found too much, or missing.
        explanation: Why.
    """

    difference_ore: int = 0
    explanation: str = ""
    _left_ore: int = 0

    def bank(self, point: CashPoint) -> None:
        """Pay out what is above the float, in whole hundreds; raises as `PayOut`."""
        self._left_ore = ExpectCash()(point)
        surplus_ore = (self._left_ore - FLOAT_ORE) // _BANKED_IN_ORE * _BANKED_IN_ORE
        if surplus_ore > 0:
            PayOut(surplus_ore, "Nattsafe", "bank")(point)
            self._left_ore -= surplus_ore

    def close(self, point: CashPoint) -> Record:
        """Count and take the Z; raises as `CloseDay`."""
        return CloseDay(self._left_ore + self.difference_ore, explanation=self.explanation)(point)
