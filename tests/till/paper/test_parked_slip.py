"""The slip of a parked sale: it finds the sale again, states no amount, and is no receipt."""

import pytest

from datakasse.counter.document import slip_of
from datakasse.errors.till.sale import UnknownParked
from datakasse.journal.codes import event_code
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.receipt.formats.as_text import render
from datakasse.receipt.layout import Barcode, Role
from datakasse.till.paper.print_parked import PrintParkedSlip
from datakasse.till.sale.park_basket import ParkBasket
from datakasse.till.sale.scan_code import ScanCode, Scanned
from tests.till.shopkeeper import Shopkeeper


@pytest.mark.law("KSF-2-8-X")
def test_a_slip_finds_its_sale_and_says_nothing_of_money(shop: Shopkeeper) -> None:
    shop.ring("100", "200")
    shop.do(ParkBasket("Bord 4"))
    job = shop.do(PrintParkedSlip())
    with shop.counter.store.read() as books:
        slip = slip_of(books, job, demonstration=False)
    text = render(slip, 42)
    assert "Bord 4" in text
    assert "Grovbrød" in text
    assert "IKKE KVITTERING FOR KJØP" in " ".join(text.split())
    assert not [row for row in slip.rows if getattr(row, "role", None) is Role.AMOUNT]
    assert not any(price in text for price in ("49,90", "39,00", "88,90"))
    (bars,) = (row for row in slip.rows if isinstance(row, Barcode))
    assert shop.do(ScanCode(bars.data)) == Scanned("parked")


@pytest.mark.law("KSF-2-7-1")
def test_its_printing_is_a_document_of_the_journal(shop: Shopkeeper) -> None:
    shop.ring("100")
    shop.do(ParkBasket())
    shop.do(PrintParkedSlip())
    shop.print_out()
    printed = DocumentPrinted("parked")
    assert shop.last().event == printed
    code = event_code(printed)
    assert code is not None
    assert code.predefined == "13018"
    assert shop.faults() == []


def test_what_is_not_parked_has_no_slip(shop: Shopkeeper) -> None:
    shop.refuse(UnknownParked, PrintParkedSlip())
    shop.ring("100")
    shop.do(ParkBasket())
    shop.refuse(UnknownParked, PrintParkedSlip("another"))
