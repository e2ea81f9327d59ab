"""
What a shop knows of the hub that it has joined, kept beside its keys and never in the database.

The device key is made once and stays, also when the shop leaves, so that a shop that comes back is the same.
"""

from datetime import datetime
from urllib.parse import urlsplit

import msgspec
from cryptography.hazmat.primitives.asymmetric import ed25519

from datakasse.errors.hub.joining import AlreadyJoined, NotJoined
from datakasse.storage.ports.safe import Safe


class Membership(msgspec.Struct, frozen=True):
    """
    A hub that the shop has joined.

    Attributes:
        address: Where it is.
        fingerprint: SHA-256 of its authority, hex.
        authority: The authority's certificate, PEM: nobody else's word is taken for who the hub is.
        company: The business.
        machine: What the hub calls this machine.
        joined_at: When, UTC.
    """

    address: str
    fingerprint: str
    authority: str
    company: str
    machine: str
    joined_at: datetime

    @property
    def host(self) -> str:
        """The hub's name, for a person."""
        return urlsplit(self.address).netloc


class HubCard:
    """
    The shop's card at its hub: membership and device key.

    Args:
        safe: Where they are kept.
    """

    def __init__(self, safe: Safe) -> None:
        self._safe = safe

    def membership(self) -> Membership | None:
        """Return the hub that was joined; None where there is none."""
        kept = self._safe.read().get("membership")
        return None if kept is None else msgspec.json.decode(kept, type=Membership)

    def joined(self) -> Membership:
        """Return the hub that was joined; raises `NotJoined`."""
        membership = self.membership()
        if membership is None:
            raise NotJoined
        return membership

    def demand_none(self) -> None:
        """Go on only if no hub has been joined; raises `AlreadyJoined`."""
        membership = self.membership()
        if membership is not None:
            raise AlreadyJoined(host=membership.host)

    def device_key(self) -> ed25519.Ed25519PrivateKey:
        """Return the device key; the first time it is made."""
        kept = self._safe.read().get("device_key")
        if kept is None:
            kept = ed25519.Ed25519PrivateKey.generate().private_bytes_raw().hex()
            self._safe.write({"device_key": kept})
        return ed25519.Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept))

    def keep(self, membership: Membership) -> None:
        """Keep the hub that was joined."""
        self._safe.write({"membership": msgspec.json.encode(membership).decode()})

    def forget(self) -> None:
        """Keep none; the device key stays."""
        self._safe.write({"membership": ""})
