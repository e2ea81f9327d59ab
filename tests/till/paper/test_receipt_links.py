"""
Receipts behind a link: told once, not to be guessed, and ended in time.

Law: BFF-5-3-5, law.md 5.5.
Decision: 0017-a-receipt-is-one-document-whichever-way-it-goes.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from datakasse.errors.till.handing_over import LinkGone
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.open_link import open_link
from datakasse.till.paper.show_documents import show_link
from datakasse.till.screen.show_register import show_register
from tests.till.paper.digital_shop import ADDRESS, LINK, deliver, sell, token_of
from tests.till.shopkeeper import FRONT, OLA, Shopkeeper


def test_a_link_is_the_receipt_each_time_it_is_opened_and_told_once(digital: Shopkeeper) -> None:
    sold = sell(digital, LINK)
    job = sold.job or 0
    assert show_register(digital.counter, FRONT, OLA).receipts_offered == 1
    first, head = deliver(digital, job), digital.head()
    assert deliver(digital, job) == first
    assert digital.head() == head
    assert show_register(digital.counter, FRONT, OLA).receipts_offered == 0


def test_a_link_cannot_be_guessed_and_is_as_the_shop_is_called(digital: Shopkeeper) -> None:
    jobs = [sell(digital, LINK).job or 0 for _ in range(3)]
    tokens = {token_of(digital, job) for job in jobs}
    assert len(tokens) == 3
    assert all(len(token) == 32 for token in tokens)
    shown = show_link(digital.counter, FRONT, jobs[0])
    assert shown.link == f"{ADDRESS}/k/{token_of(digital, jobs[0])}"
    assert not shown.fetched


def test_a_link_ends(digital: Shopkeeper) -> None:
    digital.do(SetReceiptAddress(ADDRESS, days=2), "")
    job = sell(digital, LINK).job or 0
    token = token_of(digital, job)
    digital.clock.forward(days=1)
    open_link(digital.counter, token)
    digital.clock.forward(days=1)
    with pytest.raises(LinkGone):
        open_link(digital.counter, token)
    digital.clock.moment -= timedelta(days=2)
    digital.clock.forward(days=5)
    sell(digital, LINK) if digital.state().used_on is None else None


@pytest.mark.parametrize("spoil", [str.lower, str.upper, str.title])
def test_a_link_that_is_not_one_leads_nowhere(digital: Shopkeeper, spoil: Callable[[str], str]) -> None:
    token = token_of(digital, sell(digital, LINK).job or 0)
    head = digital.head()
    with pytest.raises(LinkGone):
        open_link(digital.counter, spoil(token))
    assert digital.head() == head


@pytest.mark.law("KSF-2-7-8")
def test_training_has_its_own_receipt_behind_the_link(digital: Shopkeeper) -> None:
    digital.do(SetTraining(on=True))
    text = deliver(digital, sell(digital, LINK).job or 0)
    assert "Treningskvittering" in text
    assert digital.last().training
