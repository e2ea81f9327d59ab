"""A provider of payouts, and the way to it, in memory."""

from collections.abc import Mapping, Sequence
from datetime import date

from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.office.bank.payout_source import ProviderLedger
from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from tests.office.bank.banking import ACCOUNT


class OneSource:
    """A provider with a ledger that pays to the shop and one that pays elsewhere."""

    title = "Vipps"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.away = False
        self.elsewhere = False

    def ledgers(self) -> Sequence[ProviderLedger]:
        """Return both."""
        if self.away:
            raise NotBooked("Vipps svarte ikke i tide", Trouble.LATER)
        if self.elsewhere:
            return []
        return [ProviderLedger("1", ACCOUNT, ("NO:1",)), ProviderLedger("2", "12345678903", ("NO:2",))]

    def payouts(self, ledger: str, from_day: date, to_day: date) -> Sequence[Payout]:
        """Return a payout."""
        del to_day
        self.asked.append(ledger)
        line = PayoutLine(from_day, PayoutLineKind.SALE, 100_00)
        return [payout_of(Provider.VIPPS, "NO:1", "7", from_day, [line])]


class OneAccess:
    """The way to it: it is away until it has been given a key."""

    def __init__(self) -> None:
        self.opened = OneSource()
        self.kept: dict[str, str] = {}

    @property
    def keys(self) -> "OneAccess":
        """Its keys."""
        return self

    def read(self) -> Mapping[str, str]:
        """Return them."""
        return self.kept

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new ones."""
        self.kept |= changed

    def source(self) -> OneSource:
        """Return it, opened."""
        self.opened.away = not self.kept
        return self.opened
