"""From what is paid and moved in a day to the use cases of the till."""

from typing import Literal

from datakasse.counter.counter import Action
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.sale import price_lines
from lab import day as told
from lab.player.payment import tenders_of

_PAY_INS: dict[told.PayInType, Literal["change", "owner", "other"]] = {
    told.PayInType.CHANGE: "change",
    told.PayInType.OWNER: "owner",
    told.PayInType.OTHER: "other",
}
_PAY_OUTS: dict[told.PayOutType, Literal["bank", "expense", "owner", "deposit_refund", "tips", "other"]] = {
    told.PayOutType.BANK: "bank",
    told.PayOutType.EXPENSE: "expense",
    told.PayOutType.OWNER: "owner",
    told.PayOutType.DEPOSIT_REFUND: "deposit_refund",
    told.PayOutType.TIPS: "tips",
    told.PayOutType.OTHER: "other",
}


def money_action(statement: told.Statement, basket: Basket | None) -> Action[object] | None:
    """
    Return the use case of a statement about money, or None where it is about something else.

    Args:
        statement: The statement.
        basket: The open basket as it is priced, if there is one.
    """
    match statement:
        case told.DeclareFloat():
            return DeclareFloat(statement.amount_ore, statement.explanation or "")
        case told.Pay():
            due_ore = gross_of(basket) + statement.tip_ore
            return CompleteSale(
                tenders_of(statement.tenders, due_ore),
                tip_ore=statement.tip_ore,
                receipt_declined=statement.without_receipt,
                buyer=statement.buyer or "",
            )
        case told.Refund():
            return CompleteSale(tenders_of(statement.tenders, gross_of(basket), refund=True))
        case told.SellGiftCard():
            tenders = tenders_of(statement.tenders, statement.amount_ore)
            return SellGiftCard(statement.account, statement.amount_ore, tenders)
        case told.PayIn():
            return PayIn(statement.amount_ore, statement.reason, _PAY_INS[statement.pay_in_type])
        case told.PayOut():
            return PayOut(statement.amount_ore, statement.reason, _PAY_OUTS[statement.pay_out_type])
        case _:
            return None


def gross_of(basket: Basket | None) -> int:
    """Return what a basket comes to with all discounts, before cash rounding, in øre."""
    return 0 if basket is None else sum(line.gross_ore for line in price_lines(basket)[0])
