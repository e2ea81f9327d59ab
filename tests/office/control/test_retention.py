"""
Nobody deletes before its time, and what is erased then takes nothing else with it.

Law: BFL § 13, law.md 5.1, 5.5.
"""

import msgspec
import pytest

from datakasse.errors.control.retention import KeptByLaw
from datakasse.office.control.retention import EraseBuyers, show_retention
from datakasse.till.sale.complete_sale import CompleteSale
from tests.till.shopkeeper import CASH, FRONT, KARI, Shopkeeper

YEAR = 2026


@pytest.fixture
def sold(shop: Shopkeeper) -> Shopkeeper:
    shop.ring("200")
    shop.do(CompleteSale((CASH,), buyer="Ada Lunde"))
    return shop


def name_on_receipt(shop: Shopkeeper) -> str:
    last = max(record.transaction.number for record in shop.entries() if record.transaction is not None)
    with shop.counter.store.read() as books:
        return books.buyer(FRONT, last)


def test_a_name_is_not_erased_before_its_receipt_may_go(sold: Shopkeeper) -> None:
    refusal = sold.refuse(KeptByLaw, EraseBuyers(YEAR), KARI)
    assert refusal.facts["until"] == "2032-01-01"
    assert name_on_receipt(sold) == "Ada Lunde"


def test_when_its_time_has_come_it_is_erased_and_the_journal_verifies(sold: Shopkeeper) -> None:
    sold.clock.forward(days=366 * 6)
    assert sold.do(EraseBuyers(YEAR), KARI) == 1
    assert name_on_receipt(sold) == ""
    assert sold.faults() == []
    assert sold.do(EraseBuyers(YEAR), KARI) == 0


def test_the_clock_tells_each_class_of_each_year(sold: Shopkeeper) -> None:
    told = show_retention(sold.counter)
    assert {kept.year for kept in told} == {YEAR}
    assert not [kept for kept in told if kept.may_be_deleted]
    sold.clock.forward(days=366 * 6)
    assert {kept.year for kept in show_retention(sold.counter) if kept.may_be_deleted} >= {YEAR}
    assert msgspec.json.encode(told)
