"""
From which devices somebody has come into the office; the first time from each is told to whoever administers.

The machine that serves the shop is known. Of another device the register and the number are kept by which the
shop let it in, beside the person's password.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.office_keys import KnownDevice, OfficeKey, OfficeKeys
from datakasse.office.people.patience import HERE
from datakasse.storage.ports.store import Readings

ENTERED_ANEW: Final = "office entered from a new device"
"""What the journal calls it."""


class NoteDevice(msgspec.Struct, frozen=True):
    """
    Note from where somebody came in.

    Attributes:
        keys: Where it is kept.
        source: Which device; `HERE` for the machine that serves the shop.
        name: What the device is called.
    """

    keys: OfficeKeys
    source: str
    name: str

    def __call__(self, point: CashPoint) -> bool:
        """Return whether she has not come from there before; that is recorded, without the device's name."""
        device = KnownDevice(self.source, self.name, point.at)

        def with_device(key: OfficeKey | None) -> OfficeKey | None:
            if key is None or self.source in {known.source for known in key.devices}:
                return None
            return msgspec.structs.replace(key, devices=(*key.devices, device))

        if self.source == HERE or not self.keys.change(point.operator_id, with_device):
            return False
        point.record(SettingsChanged(ENTERED_ANEW, point.operator_id))
        return True


class NewDevice(msgspec.Struct, frozen=True):
    """A device that somebody came from for the first time, which nobody has looked at yet."""

    operator: str
    name: str
    source: str
    device: str
    at: datetime


def new_devices(books: Readings, keys: OfficeKeys) -> list[NewDevice]:
    """Return the devices that nobody has looked at, newest first."""
    return sorted(_new(books, keys), key=lambda each: each.at, reverse=True)


def note_seen(books: Readings, keys: OfficeKeys) -> None:
    """Note that somebody who administers has looked at all of them."""
    for operator in {each.operator for each in _new(books, keys)}:
        keys.change(operator, _all_seen)


def _all_seen(key: OfficeKey | None) -> OfficeKey | None:
    if key is None:
        return None
    seen = tuple(msgspec.structs.replace(each, is_seen=True) for each in key.devices)
    return msgspec.structs.replace(key, devices=seen)


def _new(books: Readings, keys: OfficeKeys) -> Iterator[NewDevice]:
    for operator in books.operators():
        key = keys.of(operator.operator_id)
        for known in () if key is None else key.devices:
            if not known.is_seen:
                name = f"{operator.first_name} {operator.surname}".strip()
                yield NewDevice(operator.operator_id, name, known.source, known.name, known.at)
