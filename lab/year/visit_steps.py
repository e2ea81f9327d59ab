"""From a visit to the use cases that the cashier goes through, and the seconds between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from datakasse.counter.counter import Action
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.goods.article import Serving
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.tender import Tender, TenderKind
from lab.year.customers import Pick, Visit
from lab.year.screen import CashBox, CopyLastReceipt, LetPaperOut, PayWhatIsDue, ResumeOldest


@dataclass(frozen=True, slots=True)
class Step:
    """A use case, so many seconds after the one before."""

    after_s: int
    action: Action[object]


@dataclass(frozen=True, slots=True)
class OnReceipt:
    """A pick with the line of the receipt that it became."""

    line_id: int
    pick: Pick


def on_receipt(visit: Visit) -> list[OnReceipt]:
    """Return what is on the receipt of a visit, without deposits; a deposit takes a line of its own."""
    lines: list[OnReceipt] = []
    line_id = 1
    for pick in visit.picks:
        lines.append(OnReceipt(line_id, pick))
        line_id += 1 if pick.article.deposit is None else 2
    return lines[:-1] if visit.mistake else lines


def ring_up(visit: Visit) -> Iterator[Step]:
    """Yield the steps until a sale at the counter is paid, parked or given up."""
    for place, pick in enumerate(visit.picks):
        one_more = ONE_MILLI if visit.one_too_many and place == 0 else 0
        age_checked = pick.article.age_limit is not None or pick.article.restriction is not None
        add = AddArticle(_code(pick), pick.quantity_milli + one_more, pick.price_ore, age_checked)
        yield Step(4 if place else 0, add)
    if visit.one_too_many:
        yield Step(5, ReduceLine(1, visit.picks[0].quantity_milli))
    if visit.mistake:
        yield Step(5, RemoveLine())
    if visit.eat_in:
        yield Step(2, ChooseServing(Serving.EAT_IN))
    if visit.line_discount_bp:
        yield Step(5, GiveDiscount(share_bp=visit.line_discount_bp, reason="Gårsdagens", line_id=1))
    if visit.sale_discount_bp:
        yield Step(5, GiveDiscount(share_bp=visit.sale_discount_bp, reason="Fast kunde"))
    if visit.parked:
        yield Step(4, ParkBasket())


def settle(visit: Visit, gift_card: str, box: CashBox) -> Iterator[Step]:
    """Yield the steps that end a sale at the counter: taken up again if parked, then paid or given up."""
    if visit.parked:
        yield Step(3, ResumeOldest())
    if visit.given_up:
        yield Step(8, AbortSale())
        return
    payment = visit.payment
    paid = PayWhatIsDue(
        kind=payment.kind,
        box=box,
        note_ore=payment.note_ore,
        gift_card=gift_card if payment.by_gift_card else "",
        customer=payment.on_account,
        tip_bp=payment.tip_bp,
        declines_paper=payment.declines_paper,
    )
    yield Step(12, paid)
    if not payment.declines_paper:
        yield Step(1, LetPaperOut())
    if payment.wants_copy:
        yield Step(15, CopyLastReceipt())
        yield Step(1, LetPaperOut())


def order_at_kiosk(visit: Visit) -> Iterator[Step]:
    """Yield the steps of a sale that the screen by the door makes in one go."""
    amount_ore = sum(pick.amount_ore for pick in visit.picks)
    order = SellAtOnce(
        items=tuple(Item(_code(pick), pick.quantity_milli) for pick in visit.picks),
        tenders=(Tender(TenderKind.DEBIT_CARD, amount_ore, reference="BAX: 100300", integrated=True),),
        serving=Serving.EAT_IN if visit.eat_in else Serving.TAKE_AWAY,
        receipt_declined=visit.payment.declines_paper,
    )
    yield Step(0, order)
    if not visit.payment.declines_paper:
        yield Step(1, LetPaperOut())


def bring_back(receipt: int, line: OnReceipt, refunded_with: TenderKind, box: CashBox) -> Iterator[Step]:
    """Yield the steps of one thing that comes back."""
    quantity_milli = line.pick.quantity_milli if line.pick.quantity_milli % ONE_MILLI else ONE_MILLI
    yield Step(0, TakeReturn(receipt, (Back(line.line_id, quantity_milli),), reason="Kunden angret"))
    yield Step(20, PayWhatIsDue(refunded_with, box))
    yield Step(1, LetPaperOut())


def _code(pick: Pick) -> str:
    """Return the barcode that is scanned; the number that is keyed in where there is none."""
    return next(iter(pick.article.gtins), pick.article.number)
