"""Show the devices of a register: to the gate, and to the manager who lets them in."""

from datetime import datetime

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.device import Device


class DevicePart(msgspec.Struct, frozen=True):
    """A device that is let in: its number and name, since when, who stands there, whether a sale is open."""

    device: str
    name: str
    paired_at: datetime
    operator: str
    has_open_sale: bool
    last_seen: datetime | None = None


class ShowDevices(msgspec.Struct, frozen=True):
    """List the devices that may sell at the register."""

    def __call__(self, point: CashPoint) -> list[DevicePart]:
        """Return them, oldest first; raises `MissingRight` for those who may not let any in."""
        point.demand(Right.ADMINISTER)
        state = point.state
        return [
            DevicePart(
                device=known.device,
                name=known.name,
                paired_at=known.paired_at,
                operator=state.lane(known.device).operator,
                has_open_sale=state.lane(known.device).has_open_sale,
            )
            for known in point.books.devices(point.register.register_id)
            if known.revoked_at is None
        ]


def find_device(counter: Counter, register: str, device: str) -> Device | None:
    """Return a device of a register, shut out or not; None where there is none, or no such register."""
    with counter.store.read() as books:
        try:
            books.register(register)
        except UnknownRegister:
            return None
        return books.device(register, device)
