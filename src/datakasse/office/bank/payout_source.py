"""What the office asks of a provider whose payouts are fetched; each has its file in `partners`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

import msgspec

from datakasse.bookkeeping.payout import Payout


class ProviderLedger(msgspec.Struct, frozen=True):
    """
    A ledger that a provider keeps for us.

    Attributes:
        ledger: What it calls it.
        account: The bank account it pays out to, digits only.
        places: The places of sale it settles.
    """

    ledger: str
    account: str
    places: tuple[str, ...]


class PayoutSource(Protocol):
    """A provider that tells its payouts."""

    title: str
    """What people call it."""

    def ledgers(self) -> Sequence[ProviderLedger]:
        """Return the ledgers that the keys open; raises `NotBooked` where nothing could be had."""
        ...

    def payouts(self, ledger: str, from_day: date, to_day: date) -> Sequence[Payout]:
        """
        Return the payouts of a ledger that were sent on some days, as far as they are told yet.

        Raises:
            NotBooked: Nothing could be had; it may be asked again.
            Refused: What was told is not as it should be.
        """
        ...


class KeptKeys(Protocol):
    """Where the keys to a provider are kept, encrypted beside the registers' keys."""

    def read(self) -> Mapping[str, str]:
        """Return them by name; empty where none are kept."""
        ...

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new values of those named; the others stay."""
        ...


class PayoutAccess(Protocol):
    """The way to a provider: its keys, and what they open."""

    @property
    def keys(self) -> KeptKeys:
        """Its keys."""
        ...

    def source(self) -> PayoutSource:
        """Return the provider, opened with the keys as they are now."""
        ...
