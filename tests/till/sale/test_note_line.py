"""A note on a line: on the screen, in the journal, on the receipt; and never a name."""

import pytest
from hypothesis import given, strategies as st

from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.trade.basket import EmptyBasket, NoteIsTheReason, NoteTooLong, UnknownLine
from datakasse.journal.events.basket import LineNoted
from datakasse.journal.events.sale import SaleCompleted
from datakasse.receipt.formats.as_text import render
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.note_line import NoteLine
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.sale.note import NOTE_LENGTH_MAX, clean_note
from tests.till.shopkeeper import CASH, FRONT, Shopkeeper

pytestmark = pytest.mark.law("KSF-2-6-3")


def test_a_note_stands_beside_the_name_and_not_instead_of_it(shop: Shopkeeper) -> None:
    shop.ring("200", "100")
    shop.do(NoteLine(2, "  skåret\ti skiver "))
    assert shop.last().event == LineNoted("basket-4", 2, "skåret i skiver")
    shop.do(CompleteSale((CASH,)))
    (sold,) = shop.sold()
    assert [(row.line.name, row.line.note) for row in sold.sale.lines] == [
        ("Kaffe, svart", ""),
        ("Grovbrød", "skåret i skiver"),
    ]
    shop.print_out()
    printer = shop.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)
    lines = [line.strip() for line in render(printer.slips[-1]).splitlines()]
    name = next(place for place, line in enumerate(lines) if line.startswith("Grovbrød"))
    assert "skåret i skiver" in lines[name + 1 : name + 3]
    assert shop.faults() == []


def test_a_note_is_changed_and_taken_away_before_payment(shop: Shopkeeper) -> None:
    shop.ring("200")
    shop.do(NoteLine(1, "uten lokk"))
    shop.do(NoteLine(1, "med lokk"))
    head = shop.head()
    shop.do(NoteLine(1, "med  lokk"))
    assert shop.head() == head
    shop.do(NoteLine(1, ""))
    shop.do(CompleteSale((CASH,)))
    assert [row.line.note for row in shop.sold()[0].sale.lines] == [""]


def test_the_reason_of_a_return_is_no_note(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.print_out()
    shop.shut_drawer()
    shop.do(TakeReturn(1, reason="kald"))
    shop.refuse(NoteIsTheReason, NoteLine(1, "noe annet"))
    shop.do(CompleteSale((CASH,)))
    event = shop.sold()[0]
    assert isinstance(event, SaleCompleted)
    assert event.sale.lines[0].line.note == "kald"


@pytest.mark.parametrize(
    ("note", "refusal"),
    [
        (NoteLine(2, "uten lokk"), UnknownLine),
        (NoteLine(1, "x" * (NOTE_LENGTH_MAX + 1)), NoteTooLong),
    ],
)
def test_a_note_that_cannot_be_leaves_the_line_alone(
    shop: Shopkeeper, note: NoteLine, refusal: type[UnknownLine]
) -> None:
    shop.refuse(EmptyBasket, note)
    shop.ring("200")
    shop.refuse(refusal, note)


@given(st.text(max_size=60))
def test_what_is_kept_can_be_printed_and_is_kept_as_it_is(text: str) -> None:
    note = clean_note(text)
    assert note.isprintable()
    assert note == note.strip()
    assert clean_note(note) == note


def test_signs_that_steer_a_printer_or_turn_the_text_are_dropped() -> None:
    assert clean_note("uten \x1b@l\x00øk\u202e<b>") == "uten @løk<b>"
