"""
Open the display that faces the customer, and close it.

A display follows one device of a register and shows goods and amounts, nothing else. What opens it lives on
when operators change and when the register is started again, until it is closed from the till.

Law: BFF-5-3-12, KSF-2-7-1.
"""

import secrets

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.people.operator import Right

SECRET_BYTES = 24
_WHAT = "customer display"


class OpenDisplay(msgspec.Struct, frozen=True):
    """Open the display of this device, or tell again what opens it."""

    def __call__(self, point: CashPoint) -> str:
        """Return the secret that opens it; a new one is recorded, and nothing when it is open."""
        point.demand(Right.SELL)
        register = point.register.register_id
        known = point.books.display_token(register, point.lane)
        if known:
            return known
        secret = secrets.token_urlsafe(SECRET_BYTES)
        point.books.open_display(register, point.lane, secret)
        point.record(SettingsChanged(what=_WHAT, subject="opened"))
        return secret


class CloseDisplay(msgspec.Struct, frozen=True):
    """Close the display of this device: what opened it opens nothing from now on."""

    def __call__(self, point: CashPoint) -> None:
        """Close it and record that, where one was open."""
        point.demand(Right.SELL)
        register = point.register.register_id
        if point.books.display_token(register, point.lane):
            point.books.close_display(register, point.lane)
            point.record(SettingsChanged(what=_WHAT, subject="closed"))
