"""
Let a tablet or a phone sell at a register, and shut it out again.

A manager makes a code at the register, the device redeems it once and gets a secret of which only the digest
is kept. From then on it has a lane of its own: its own operator and its own basket, numbered, signed and
closed by the register.

Law: KSF-2-7-1 (who was let in is journalled).  Decision: 0013-a-device-has-a-lane.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.sign_in.pairing import DeviceNameMissing, UnknownDevice
from datakasse.journal.events.shop import SettingsChanged
from datakasse.till.sale.park_elsewhere import put_aside
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.device import Device, next_device

NAME_LENGTH_MAX = 40


class AllowPairing(msgspec.Struct, frozen=True):
    """Ask whether the one who asks may let a device in; nothing is recorded until one comes."""

    def __call__(self, point: CashPoint) -> None:
        """Raise `MissingRight` or `NotSignedOn` where not."""
        point.demand(Right.ADMINISTER)


class PairDevice(msgspec.Struct, frozen=True):
    """
    Let a device in.

    Attributes:
        name: What people call it.
        secret_digest: SHA-256 of its secret, as hex.
    """

    name: str
    secret_digest: str

    def __call__(self, point: CashPoint) -> Device:
        """
        Keep the device and record that it was let in, on behalf of the manager who made the code.

        Raises:
            DeviceNameMissing: It is called nothing.
            MissingRight, NotSignedOn: The manager may not, or does not work here any longer.
        """
        point.demand_right(Right.ADMINISTER)
        name = " ".join(self.name.split())[:NAME_LENGTH_MAX]
        if not name.isprintable() or not name:
            raise DeviceNameMissing
        register = point.register.register_id
        number = next_device(point.books.devices(register))
        device = Device(register, number, name, self.secret_digest, point.at)
        point.books.put_device(device)
        point.record(SettingsChanged(what="device_paired", subject=number))
        return device


class RevokeDevice(msgspec.Struct, frozen=True):
    """
    Shut a device out.

    Attributes:
        device: Its number at the register.
    """

    device: str

    def __call__(self, point: CashPoint) -> Device:
        """
        Record that it was shut out; its open sale is parked, and whoever stood there is signed off.

        Raises:
            UnknownDevice: None of that number, or shut out before.
            MissingRight: The role may not.
        """
        point.demand(Right.ADMINISTER)
        device = point.books.device(point.register.register_id, self.device)
        if device is None or device.revoked_at is not None:
            raise UnknownDevice(device=self.device[:20])
        put_aside(point, device.device, device.name)
        revoked = msgspec.structs.replace(device, revoked_at=point.at)
        point.books.put_device(revoked)
        point.record(SettingsChanged(what="device_revoked", subject=device.device))
        return revoked
