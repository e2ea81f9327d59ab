"""Payouts fetched from a provider: only those to the shop's accounts, none twice, and trouble in words."""

from datetime import date

import pytest

from datakasse.errors.ledger.bank_files import PayoutsNotFetched
from datakasse.errors.missing_right import MissingRight
from datakasse.office.bank.fetch_payouts import fetch_payouts
from tests.office.bank.banking import enter_account
from tests.office.bank.payouts import OneSource
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper

DAYS = date(2026, 3, 1), date(2026, 3, 31)


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
