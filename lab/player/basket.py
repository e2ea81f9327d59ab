"""From what is rung up in a day to the use cases of the basket."""

from datakasse.counter.counter import Action
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import ReceiptSeries
from datakasse.journal.register_state import RegisterState
from datakasse.storage.ports.store import Readings, Sold
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.lay_coupon import LayCoupon
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.take_return import Back, TakeReturn
from datakasse.trade.goods.article import Serving
from lab import day as told

NO_LINE = 0
"""No line of a basket or receipt is called this."""

_SERVINGS = {told.Serving.EAT_IN: Serving.EAT_IN, told.Serving.TAKE_AWAY: Serving.TAKE_AWAY}


def basket_action(statement: told.Statement, state: RegisterState) -> Action[object] | None:
    """Return the use case of a statement about the basket, or None where it is about something else."""
    match statement:
        case told.Scan(gtin=code) | told.Sell(article=code):
            return _added(code, statement)
        case told.ServeSale():
            return ChooseServing(_SERVINGS[statement.serving])
        case told.ReduceLine():
            return ReduceLine(_line_id(state, statement.line_number), statement.quantity_milli)
        case told.RemoveLine():
            return RemoveLine(_line_id(state, statement.line_number))
        case told.DiscountLine():
            return _discount(statement, _line_id(state, statement.line_number))
        case told.DiscountSale():
            return _discount(statement, None)
        case told.CheckPrice(article=code) | told.ScanPrice(gtin=code):
            return CheckPrice(code)
        case told.Park():
            return ParkBasket(statement.name)
        case told.Resume():
            named = (each.basket.basket_id for each in state.parked if each.name == statement.name)
            return ResumeBasket(next(named, ""))
        case told.LayCoupon():
            return LayCoupon(statement.code)
        case told.Abort():
            return AbortSale()
        case _:
            return None


def return_action(statement: told.Statement, register: str, books: Readings) -> Action[object] | None:
    """Return the use case of a statement that takes goods back, or None where it is about something else."""
    series: ReceiptSeries = "training" if books.state(register).training else "sales"
    match statement:
        case told.ReturnReceipt():
            lines: tuple[Back, ...] = ()
        case told.ReturnLine():
            sold = books.sold_on_receipt(statement.sold_at or register, series, statement.receipt_number)
            lines = () if sold is None else (_back(statement, sold),)
        case _:
            return None
    return TakeReturn(
        receipt=statement.receipt_number,
        lines=lines,
        series=series,
        register=statement.sold_at or "",
        reason=statement.reason,
    )


def _added(code: str, sold: told.Sold) -> AddArticle:
    """A gram is a thousandth of the kilo that is sold."""
    quantity_milli = sold.quantity_milli if sold.weight_grams is None else sold.weight_grams
    return AddArticle(code, quantity_milli, sold.unit_price_ore, sold.age_checked)


def _discount(statement: told.DiscountLine | told.DiscountSale, line_id: int | None) -> GiveDiscount:
    asked = statement.discount
    return GiveDiscount(asked.amount_ore, asked.share_bp, statement.reason or "", line_id)


def _line_id(state: RegisterState, line_number: int) -> int:
    """Return what the line at a place of the screen is called."""
    lines = () if (basket := state.lane().basket) is None else basket.lines
    return lines[line_number - 1].line_id if 0 < line_number <= len(lines) else NO_LINE


def _back(statement: told.ReturnLine, sold: Sold) -> Back:
    """Return how much of the line at a place of the receipt comes back; all that is left if not told."""
    event = sold.record.event
    lines = event.sale.lines if isinstance(event, SaleCompleted) else ()
    if not 0 < statement.line_number <= len(lines):
        return Back(NO_LINE, statement.quantity_milli or 0)
    line = lines[statement.line_number - 1].line
    left_milli = line.quantity_milli - sold.returned_milli.get(line.line_id, 0)
    return Back(line.line_id, left_milli if statement.quantity_milli is None else statement.quantity_milli)
