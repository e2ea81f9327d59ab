"""
Actions that look at the screen before they act, as a person does: pay what is due, take up what was parked.

What they see is only known when their turn comes, because thousands of commands wait ahead of them. So they
look at the cash point itself, with the pen in hand, and then call the same use case as the till page.
"""

from dataclasses import dataclass

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.entry import Record
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports.store import JobState
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_queue import MarkSent, NotePrinted
from datakasse.till.sale.complete_sale import Completed, CompleteSale
from datakasse.till.sale.park_basket import ResumeBasket
from datakasse.trade.amount import ORE_PER_KRONE
from datakasse.trade.sale.sale import price_lines
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import WHOLE_BP
from lab.counting import pieces_of
from lab.terminals import agreeing_terminals

FLOAT_ORE = 150_000
"""What stays in the drawer overnight, and a little more."""

_BANKED_IN_ORE = 10_000


@dataclass(slots=True)
class CashBox:
    """
    The notes and coins that lie in the drawer.

    Whatever is handed over is laid in here, so that the evening's count is a count and not the register's own
    figure read back to it.
    """

    amount_ore: int = FLOAT_ORE


@dataclass(frozen=True, slots=True)
class PayWhatIsDue:
    """
    The basket is paid, or what is due to the customer is paid back.

    Attributes:
        kind: What with.
        box: Where cash goes; None in training, where there is none.
        note_ore: Cash in such notes; 0 for exact money.
        gift_card: Account of a gift card that is emptied first; empty for none.
        customer: Who gets the bill of an invoice.
        tip_bp: Share on top.
        declines_paper: No receipt wanted.
    """

    kind: TenderKind
    box: CashBox | None = None
    note_ore: int = 0
    gift_card: str = ""
    customer: str = ""
    tip_bp: int = 0
    declines_paper: bool = False

    def __call__(self, point: CashPoint) -> Completed:
        """Complete the sale; raises as `CompleteSale`."""
        basket = point.basket
        gross_ore = 0 if basket is None else sum(line.gross_ore for line in price_lines(basket)[0])
        tip_ore = gross_ore * self.tip_bp // WHOLE_BP // ORE_PER_KRONE * ORE_PER_KRONE
        due_ore, tenders = gross_ore + tip_ore, list[Tender]()
        if self.gift_card:
            holds_ore = point.books.voucher_balance_ore(self.gift_card) or 0
            tenders.append(Tender(TenderKind.GIFT_CARD, min(holds_ore, due_ore), account=self.gift_card))
            due_ore -= tenders[0].amount_ore
        drawn_ore = sum(tender.amount_ore for tender in tenders)
        tenders.append(self._rest(point, due_ore))
        done = CompleteSale(tuple(tenders), tip_ore=tip_ore, receipt_declined=self.declines_paper)(point)
        if self.kind is TenderKind.CASH and self.box is not None:
            self.box.amount_ore += done.paid_ore - drawn_ore
        return done

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


@dataclass(frozen=True, slots=True)
class DeclareWhatIsThere:
    """The drawer begins the day with what is in it."""

    box: CashBox

    def __call__(self, point: CashPoint) -> Record:
        """Declare it; raises as `DeclareFloat`."""
        return DeclareFloat(self.box.amount_ore)(point)


@dataclass(frozen=True, slots=True)
class MoveCash:
    """Cash is put in or taken out without a sale."""

    move: PayIn | PayOut
    box: CashBox

    def __call__(self, point: CashPoint) -> Record:
        """Move it; raises as `PayIn` and `PayOut`."""
        record = self.move(point)
        self.box.amount_ore += self.move.amount_ore if isinstance(self.move, PayIn) else -self.move.amount_ore
        return record


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


@dataclass(frozen=True, slots=True)
class BankSurplus:
    """What is above the float goes to the bank in the evening, in whole hundreds."""

    box: CashBox

    def __call__(self, point: CashPoint) -> Record | None:
        """Pay it out, if there is any; raises as `PayOut`."""
        surplus_ore = (self.box.amount_ore - FLOAT_ORE) // _BANKED_IN_ORE * _BANKED_IN_ORE
        if surplus_ore <= 0:
            return None
        return MoveCash(PayOut(surplus_ore, "Nattsafe", "bank"), self.box)(point)


@dataclass(frozen=True, slots=True)
class CountAndClose:
    """
    The drawer is counted and the day closed.

    Attributes:
        box: The drawer.
        difference_ore: What somebody put in too much during the day, or too little.
        explanation: Why.
    """

    box: CashBox
    difference_ore: int = 0
    explanation: str = ""

    def __call__(self, point: CashPoint) -> Record:
        """Count and take the Z; raises as `CloseDay`, also when the register expects other than it should."""
        self.box.amount_ore += self.difference_ore
        terminals = agreeing_terminals(point)
        counted_ore = self.box.amount_ore
        return CloseDay(
            counted_ore, pieces_of(counted_ore), explanation=self.explanation, terminals=terminals
        )(point)
