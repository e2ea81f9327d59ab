"""
Tell what is left on a gift card or store credit, before it is drawn on.

A number is as good as money, so nobody finds one by trying: an unknown number makes the next wait.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.trade.gift_cards import GuessedTooOften, UnknownVoucher
from datakasse.till.people.sign_on import Throttle
from datakasse.trade.people.operator import Right


class Balance(msgspec.Struct, frozen=True):
    """What a card holds."""

    account: str
    balance_ore: int


class ReadBalance:
    """
    Read the balance of a gift card or store credit.

    Args:
        account: Its number.
        throttle: Counts unknown numbers.
    """

    def __init__(self, account: str, throttle: Throttle) -> None:
        self._account = account.strip()
        self._throttle = throttle

    def __call__(self, point: CashPoint) -> Balance:
        """
        Return what it holds.

        Raises:
            UnknownVoucher: It was never issued here; the attempt is counted.
            GuessedTooOften: Too many unknown numbers, and the wait is not over.
        """
        point.demand(Right.SELL)
        register, operator = point.register.register_id, point.operator_id
        wait_s = self._throttle.wait_s(register, operator, point.at)
        if wait_s:
            raise GuessedTooOften(wait_s=wait_s)
        balance_ore = point.books.voucher_balance_ore(self._account)
        if balance_ore is None:
            self._throttle.mistaken(register, operator, point.at)
            raise UnknownVoucher(account=self._account[:35])
        self._throttle.right(register, operator)
        return Balance(self._account, balance_ore)
