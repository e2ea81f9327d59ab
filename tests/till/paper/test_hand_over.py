"""
Receipts on paper, by e-mail and by link: one original and at most one copy, however they go.

Law: KSF-2-6-4a, KSF-2-6-4c, KSF-2-6-4d, BFF-5-3-5, law.md 5.5.
Decision: 0017-a-receipt-is-one-document-whichever-way-it-goes.
"""

from itertools import product

import pytest

from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.errors import Refused
from datakasse.errors.shop.mail import BadMailAddress
from datakasse.errors.till.handing_over import AlreadyDelivered, OriginalNotDelivered, WayNotOffered
from datakasse.errors.till.paper import CopyAlreadyPrinted, UnknownDocument
from datakasse.journal.codes import event_code
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.paper import CopyIssued, ReceiptDelivered
from datakasse.journal.events.people import AttemptRefused
from datakasse.storage.ports.store import JobState
from datakasse.till.paper.hand_over import ChooseWay
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.screen.show_register import show_register
from datakasse.trade.sale.receipt_way import ReceiptWay
from tests.till.paper.digital_shop import EMAIL, KARIN, LINK, PAPER, deliver, handed_over, handover_of, sell
from tests.till.shopkeeper import CASH, COFFEE_ORE, FRONT, OLA, Shopkeeper, card


@pytest.mark.law("KSF-2-6-4c", "KSF-2-6-4d", "KSF-2-8-6-1", "KSF-2-8-2-n", "BFF-5-3-5")
@pytest.mark.parametrize(("first", "second", "third"), list(product(ReceiptWay, repeat=3)))
def test_the_first_is_the_original_the_second_says_copy_and_the_third_is_refused(
    digital: Shopkeeper, first: ReceiptWay, second: ReceiptWay, third: ReceiptWay
) -> None:
    sold = sell(digital, first)
    digital.print_out()  # the drawer of a cash sale opens, with or without paper
    if digital.counter.drawers[FRONT].status() == "open":
        digital.shut_drawer()
    assert sold.job is not None
    original = "sales" if first is PAPER else deliver(digital, sold.job)
    assert "KOPI" not in original
    copied = digital.do(PrintCopy(sold.receipt, way=second, email=KARIN if second is EMAIL else ""))
    text = deliver(digital, copied.job)
    assert "KOPI" in text
    assert "Salgskvittering" in text
    digital.refuse(CopyAlreadyPrinted, PrintCopy(sold.receipt, way=third, email=KARIN))
    assert digital.attempt().code == "receipt.copy_already_printed"
    assert handed_over(digital) == [("sales", first), ("copy", second)]
    assert [event for event in (r.event for r in digital.entries()) if isinstance(event, CopyIssued)] == [
        CopyIssued(sold.transaction, COFFEE_ORE)
    ]
    assert digital.x().report.copies.number == 1
    assert digital.faults() == []


@pytest.mark.law("SAFT-7", "KSF-2-7-1")
def test_a_receipt_without_paper_is_told_as_the_receipt_that_it_is(digital: Shopkeeper) -> None:
    deliver(digital, sell(digital, LINK).job or 0)
    code = event_code(digital.last().event)
    assert code is not None
    assert code.predefined == "13012"
    sold = sell(digital, EMAIL)
    deliver(digital, sold.job or 0)
    assert digital.last().event == ReceiptDelivered("sales", EMAIL, sold.transaction)
    assert digital.last().operator == OLA


@pytest.mark.law("KSF-2-6-4a", "BFF-5-3-5")
@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_no_paper_comes_out_unless_it_is_wanted_after_all_and_then_it_is_the_original(
    digital: Shopkeeper, way: ReceiptWay
) -> None:
    sold = sell(digital, way)
    digital.print_out()
    assert digital.papers() == ["float"]
    assert digital.counter.drawers[FRONT].status() == "open"
    assert DrawerOpened(sold.transaction) in [record.event for record in digital.entries()]
    digital.shut_drawer()
    digital.do(ChooseWay(sold.job or 0, PAPER))
    digital.print_out()
    assert digital.papers() == ["float", "sales"]
    assert handed_over(digital) == [("sales", "paper")]
    assert digital.counter.drawers[FRONT].status() == "closed"
    with pytest.raises(AssertionError):
        handover_of(digital, sold.job or 0)


@pytest.mark.law("KSF-2-6-4d")
@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_while_the_original_waits_there_is_no_copy(digital: Shopkeeper, way: ReceiptWay) -> None:
    sold = sell(digital, way)
    digital.refuse(OriginalNotDelivered, PrintCopy(sold.receipt))


@pytest.mark.law("KSF-2-6-4d")
@pytest.mark.parametrize("way", ReceiptWay)
def test_what_has_reached_the_customer_goes_no_other_way(digital: Shopkeeper, way: ReceiptWay) -> None:
    sold = sell(digital, way)
    deliver(digital, sold.job or 0)
    for other in ReceiptWay:
        digital.refuse(AlreadyDelivered, ChooseWay(sold.job or 0, other, KARIN))


def test_paper_that_waits_for_a_dead_printer_can_go_by_mail_instead(digital: Shopkeeper) -> None:
    sold = sell(digital, PAPER)
    digital.do(ChooseWay(sold.job or 0, EMAIL, KARIN))
    deliver(digital, sold.job or 0)
    digital.print_out()
    assert handed_over(digital) == [("sales", "email")]
    assert DrawerOpened(sold.transaction) in [record.event for record in digital.entries()]


def test_only_receipts_go_without_paper(digital: Shopkeeper) -> None:
    digital.refuse(UnknownDocument, ChooseWay(1, LINK))
    digital.refuse(UnknownDocument, ChooseWay(999, LINK))


@pytest.mark.law("KSF-2-6-4a", "BFF-5-3-5")
@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_what_nobody_has_fetched_by_the_end_of_the_day_goes_on_paper(
    digital: Shopkeeper, way: ReceiptWay
) -> None:
    sell(digital, way)
    digital.print_out()
    digital.shut_drawer()
    digital.z(1_039_00)
    digital.print_out()
    assert digital.papers()[:3] == ["float", "sales", "z_report"]
    assert digital.jobs(FRONT, JobState.OFFERED, JobState.WAITING) == []
    assert digital.state().used_on is None


def test_a_copy_that_nobody_fetched_stays_a_copy(digital: Shopkeeper) -> None:
    sold = sell(digital, PAPER)
    deliver(digital, sold.job or 0)
    copied = digital.do(PrintCopy(sold.receipt, way=LINK))
    digital.z(1_039_00)
    digital.print_out()
    assert digital.papers()[:3] == ["float", "sales", "z_report"]
    assert "KOPI" in deliver(digital, copied.job)


@pytest.mark.parametrize("way", [EMAIL, LINK])
def test_a_shop_that_is_not_set_up_for_it_offers_paper_only(shop: Shopkeeper, way: ReceiptWay) -> None:
    shop.ring("200")
    shop.refuse(WayNotOffered, CompleteSale((CASH,), way=way, email=KARIN))
    assert show_register(shop.counter, FRONT, OLA).receipt_ways == [PAPER]


def test_a_shop_that_is_set_up_offers_all_ways(digital: Shopkeeper) -> None:
    assert show_register(digital.counter, FRONT, OLA).receipt_ways == [PAPER, LINK, EMAIL]


def test_what_is_no_address_leaves_the_sale_as_it_was(digital: Shopkeeper) -> None:
    digital.ring("200")
    digital.refuse(BadMailAddress, CompleteSale((CASH,), way=EMAIL, email="karin@example.com\nBcc: x@y.no"))
    assert digital.state().has_open_sale


@pytest.mark.law("KSF-2-7-7")
def test_a_card_sale_without_paper_leaves_the_drawer_shut(digital: Shopkeeper) -> None:
    digital.ring("200")
    digital.do(CompleteSale((card(COFFEE_ORE),), way=LINK))
    digital.print_out()
    drawer = digital.counter.drawers[FRONT]
    assert isinstance(drawer, OnScreenDrawer)
    assert drawer.status() == "closed"


def test_an_attempt_that_is_refused_keeps_no_address(digital: Shopkeeper) -> None:
    sold = sell(digital, PAPER)
    deliver(digital, sold.job or 0)
    digital.do(PrintCopy(sold.receipt))
    with pytest.raises(Refused):
        digital.do(PrintCopy(sold.receipt, way=EMAIL, email=KARIN))
    attempts = [r.event for r in digital.entries() if isinstance(r.event, AttemptRefused)]
    assert [attempt.what for attempt in attempts] == ["PrintCopy"]
