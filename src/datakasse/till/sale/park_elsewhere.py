"""
Set aside the open sale of another device, so that it can be ended here.

A tablet whose battery is flat must not stand in the way of the Z: its basket is parked where it stands, by
whoever is signed on here, and taken up like any other parked sale.

Law: KSF-2-6-7, KSF-2-6-8.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.journal.events.basket import BasketParked
from datakasse.journal.events.people import SignedOff
from datakasse.journal.register_state import RegisterState
from datakasse.till.sale.lay_points import points_off
from datakasse.trade.people.operator import Right

OWN_SCREEN = "kassen"


class ParkElsewhere(msgspec.Struct, frozen=True):
    """
    Park the open sale of another device.

    Attributes:
        lane: Which device; empty for the register's own screen.
    """

    lane: str

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record that the sale is parked under the device's name.

        Raises:
            EmptyBasket: There is no open sale there.
        """
        point.demand(Right.SELL)
        point.demand_closed_drawer()
        if not point.state.lane(self.lane).has_open_sale:
            raise EmptyBasket
        device = point.books.device(point.register.register_id, self.lane)
        put_aside(point, self.lane, OWN_SCREEN if device is None else device.name, signs_off=False)
        return point.state


def put_aside(point: CashPoint, lane: str, name: str, *, signs_off: bool = True) -> None:
    """Park what lies open at a device, and sign off who stands there where that is wanted."""
    there, training = point.state.lane(lane), point.state.training
    register = point.register.register_id
    if there.basket is not None and there.has_open_sale:
        parked = BasketParked(basket_id=there.basket.basket_id, name=name)
        for event in filter(None, (points_off(there.basket), parked)):
            point.books.append(
                register, event, at=point.at, operator=point.operator_id, training=training, lane=lane
            )
    if signs_off and there.operator:
        point.books.append(
            register, SignedOff(), at=point.at, operator=there.operator, training=training, lane=lane
        )
