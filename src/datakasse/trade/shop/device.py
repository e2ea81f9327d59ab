"""
Devices of a register: a tablet or a phone on the shop's network that sells at the same cash point.

The register's own screen is none of these: it is the machine itself. What a device is called in the journal
is its number at the register, so that an inspector sees which one did what.
"""

from datetime import datetime

import msgspec


class Device(msgspec.Struct, frozen=True):
    """
    A device that was paired with a register.

    Attributes:
        register: The register it sells at; never another.
        device: "2", "3" … at that register; the own screen would be the first. Never used again.
        name: What people call it.
        secret_digest: SHA-256 of the secret that it alone has, as hex.
        paired_at: When, UTC.
        revoked_at: When it was shut out, UTC; None while it may be used.
    """

    register: str
    device: str
    name: str
    secret_digest: str
    paired_at: datetime
    revoked_at: datetime | None = None


def next_device(known: list[Device]) -> str:
    """
    Return what the next device of a register will be called.

    Example:
        >>> next_device([])
        '2'
    """
    return str(max((int(device.device) for device in known), default=1) + 1)
