"""Payouts fetched from a provider: only those to the shop's accounts, none twice, and trouble in words."""

from collections.abc import Sequence
from datetime import date

import pytest

from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.errors.banking import PayoutsNotFetched
from datakasse.errors.registering import MissingRight
from datakasse.office.bank.fetch_payouts import fetch_payouts
from datakasse.office.bank.payout_source import ProviderLedger
from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from tests.office.banking import ACCOUNT, enter_account
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper

DAYS = date(2026, 3, 1), date(2026, 3, 31)


class OneSource:
    """A provider with a ledger that pays to the shop and one that pays elsewhere."""

    title = "Vipps"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.away = False

    def ledgers(self) -> Sequence[ProviderLedger]:
        """Return both."""
        if self.away:
            raise NotBooked("Vipps svarte ikke i tide", Trouble.LATER)
        return [ProviderLedger("1", ACCOUNT, ("NO:1",)), ProviderLedger("2", "12345678903", ("NO:2",))]

    def payouts(self, ledger: str, from_day: date, to_day: date) -> Sequence[Payout]:
        """Return a payout."""
        del to_day
        self.asked.append(ledger)
        line = PayoutLine(from_day, PayoutLineKind.SALE, 100_00)
        return [payout_of(Provider.VIPPS, "NO:1", "7", from_day, [line])]


def _fetch(shop: Shopkeeper, source: OneSource, by: str = KARI) -> list[int]:
    done = fetch_payouts(shop.counter, FRONT, by, source, from_day=DAYS[0], to_day=DAYS[1])
    return [each.file.payouts for each in done if not each.known]


def test_only_ledgers_that_pay_to_the_shop_are_fetched_and_nothing_twice(closed_shop: Shopkeeper) -> None:
    source = OneSource()
    assert _fetch(closed_shop, source) == []
    enter_account(closed_shop)
    assert _fetch(closed_shop, source) == [1]
    assert _fetch(closed_shop, source) == []
    assert source.asked == ["1", "1"]


def test_a_provider_that_does_not_answer_is_told_in_words(closed_shop: Shopkeeper) -> None:
    source = OneSource()
    source.away = True
    with pytest.raises(PayoutsNotFetched, match="svarte ikke i tide"):
        _fetch(closed_shop, source)


def test_who_may_not_asks_nobody(closed_shop: Shopkeeper) -> None:
    source = OneSource()
    with pytest.raises(MissingRight):
        _fetch(closed_shop, source, OLA)
    assert source.asked == []
