"""
A Z lets go of documents that came out two weeks before it: the queue does not grow with the shop's age.

The journal tells of each that came out, for ever. Decision: 0029-an-answer-is-kept-for-two-weeks.
"""

from datetime import timedelta

import pytest

from datakasse.errors.till.handing_over import LinkGone
from datakasse.errors.till.paper import CopyAlreadyPrinted
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.office.shop.set_receipt_address import SetReceiptAddress
from datakasse.storage.ports.store import JobState
from datakasse.till.day import close_day
from datakasse.till.day.close_day import KEPT
from datakasse.till.paper.hand_over import OpenDrawerWith
from datakasse.till.paper.open_link import open_link
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.sale.complete_sale import CompleteSale
from tests.till.paper.digital_shop import ADDRESS, LINK, deliver, digital, sell, token_of
from tests.till.shopkeeper import CASH, FRONT, Shopkeeper

__all__ = ["digital"]

LONG = KEPT + timedelta(days=1)


def close(shop: Shopkeeper) -> None:
    """Close the day; what comes of it waits at the printer."""
    shop.shut_drawer() if shop.counter.drawers[FRONT].status() == "open" else None
    shop.close_a_day()


def print_a_day(shop: Shopkeeper, sales: int = 1) -> None:
    """Sell, close, and have all papers come out."""
    for _ in range(sales):
        shop.sell("200")
        shop.print_out()
        shop.shut_drawer()
    close(shop)
    shop.print_out()


def numbers(shop: Shopkeeper) -> list[int]:
    """The documents that the queue knows."""
    return [job.job for job in shop.jobs()]


@pytest.mark.law("KSF-2-6-4a", "KSF-2-6-4c")
def test_what_came_out_long_ago_is_forgotten_and_the_journal_tells_of_it(shop: Shopkeeper) -> None:
    print_a_day(shop)
    known, told = numbers(shop), shop.kinds().count("document_printed")
    shop.clock.forward(days=KEPT.days)
    shop.open()
    print_a_day(shop)
    assert set(known) < set(numbers(shop)), "fourteen days are not more than fourteen"
    shop.clock.forward(days=KEPT.days)
    shop.open()
    close(shop)
    left = numbers(shop)
    assert left == list(range(known[-1] + 1, left[-1] + 1))
    printed = [record.event for record in shop.entries() if isinstance(record.event, DocumentPrinted)]
    assert [event.document for event in printed].count("sales") == 2
    assert len(printed) > told
    # A receipt has its one copy all the same, which is as young as its printing.
    shop.open()
    shop.do(PrintCopy(1))
    shop.print_out()
    close(shop)
    assert [job.document for job in shop.jobs()].count("copy") == 1
    shop.open()
    shop.refuse(CopyAlreadyPrinted, PrintCopy(1))
    assert shop.faults() == []


def test_the_receipt_of_a_sale_that_was_begun_long_ago_is_as_young_as_its_printing(shop: Shopkeeper) -> None:
    """The table whose bill stood for three weeks has its receipt in the list when it has paid."""
    shop.ring("200")
    shop.clock.forward(days=LONG.days)
    job = shop.do(CompleteSale((CASH,))).job or 0
    shop.print_out()
    shop.shut_drawer()
    close(shop)
    assert job in numbers(shop)
    shop.clock.forward(days=LONG.days)
    shop.open()
    close(shop)
    assert job not in numbers(shop)


@pytest.mark.law("KSF-2-6-4a")
@pytest.mark.parametrize("state", [JobState.WAITING, JobState.SENT, JobState.WITHDRAWN])
def test_what_did_not_come_out_is_never_forgotten(shop: Shopkeeper, state: JobState) -> None:
    job = shop.sell("200").job or 0
    shop.print_out()
    shop.counter.store.write(lambda books: books.set_job_state(FRONT, job, state)).result()
    shop.shut_drawer()
    close(shop)
    shop.clock.forward(days=LONG.days)
    shop.open()
    close(shop)
    assert next(each.job for each in shop.jobs() if each.state is state) == job


def test_a_receipt_whose_link_can_be_opened_stays_until_it_ends(digital: Shopkeeper) -> None:
    days = LONG.days * 2
    digital.do(SetReceiptAddress(ADDRESS, days=days), "")
    job = sell(digital, LINK).job or 0
    token = token_of(digital, job)
    deliver(digital, job)
    digital.do(OpenDrawerWith(job))
    close(digital)
    digital.clock.forward(days=LONG.days)
    digital.open()
    close(digital)
    assert open_link(digital.counter, token).slip
    digital.clock.forward(days=LONG.days)
    with pytest.raises(LinkGone):
        open_link(digital.counter, token)
    digital.open()
    sell(digital, LINK)  # Which erases the links that have ended.
    close(digital)
    assert job not in numbers(digital)


def test_a_queue_that_kept_everything_shrinks_a_part_at_a_time(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(close_day, "FORGOTTEN_AT_ONCE", 3)
    print_a_day(shop, sales=5)
    shop.clock.forward(days=LONG.days)
    for first in (4, 7):
        shop.open()
        print_a_day(shop)
        assert numbers(shop)[0] == first
