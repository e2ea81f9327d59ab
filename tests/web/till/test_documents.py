"""Documents and the journal on the screen: only what came out, only on the screen, page by page."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from datakasse.counter.ports import SECOND, OtherPrinter, PrinterAsleep
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.devices.printers.screen import OnScreenPrinter
from datakasse.errors.phrase import Phrase
from datakasse.errors.till.paper import DocumentInHand
from datakasse.receipt.layout import Slip
from datakasse.till.paper.print_queue import MarkSent
from tests.till.shopkeeper import FRONT, kept_by
from tests.web.caller import Caller, Screen

SIGNS = {"text": b"Bakeriet", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}
MEDIA_TYPES = {"text": "text/plain; charset=utf-8", "png": "image/png", "pdf": "application/pdf"}
UNKNOWN = "print.unknown_document"


class HangingPrinter(MemoryPrinter):
    """A printer on the screen that is lost in the middle of a document."""

    on_screen = True

    def put_out(self, slip: Slip, *, open_drawer: bool) -> None:
        """Give up, with some of it out."""
        del slip, open_drawer
        raise PrinterAsleep(Phrase("papiret er slutt", "out of paper"), untouched=False)


@pytest.fixture
def at_screen(web_folder: Path) -> Iterator[Screen]:
    """Ola at a register whose printer and drawer are the screen, after the sale of a coffee."""
    with kept_by(web_folder) as shop:
        drawer = OnScreenDrawer()
        shop.exchange(drawer=drawer, printer=OnScreenPrinter(drawer))
        caller = Caller(shop)
        with caller.client:
            screen = caller.open()
            shop.print_out()
            screen.done("POST", "drawer/closed")
            screen.sell()
            yield screen


@pytest.mark.law("KSF-2-6-4c")
@pytest.mark.parametrize("form", SIGNS)
def test_a_document_is_shown_once_it_came_out(at_screen: Screen, form: str) -> None:
    job = at_screen.done("GET", "documents")["waiting"][0]["job"]
    at_screen.refuse("GET", f"documents/{job}?form={form}", status=404, code=UNKNOWN)
    at_screen.caller.shop.print_out()
    assert at_screen.done("GET", "documents")["shown"][0]["job"] == job
    answer = at_screen.get(f"documents/{job}?form={form}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, MEDIA_TYPES[form])
    assert SIGNS[form] in answer.content[:200]


@pytest.mark.law("KSF-2-6-4c")
def test_what_came_out_on_paper_is_not_shown_again(screen: Screen) -> None:
    screen.sell()
    screen.caller.shop.print_out()
    job = screen.done("GET", "documents")["shown"][0]["job"]
    screen.refuse("GET", f"documents/{job}", status=404, code=UNKNOWN)


@pytest.mark.law("KSF-2-6-4c")
def test_looking_is_no_second_copy(at_screen: Screen) -> None:
    at_screen.done("POST", "copies", {"receipt": 1}, status=201)
    copied = "receipt.copy_already_printed"
    at_screen.refuse("POST", "copies", {"receipt": 1}, status=409, code=copied, kept=True)
    assert len(at_screen.done("GET", "documents")["waiting"]) == 2


def test_a_form_that_is_none_is_refused(at_screen: Screen) -> None:
    at_screen.refuse("GET", "documents/1?form=html", status=422, code="request.malformed")


@pytest.mark.law("KSF-2-6-4a", "KSF-2-7-7")
@pytest.mark.parametrize("came_out", [True, False])
def test_a_document_in_doubt_waits_for_a_person(web_folder: Path, came_out: bool) -> None:
    with kept_by(web_folder) as shop:
        shop.exchange(printer=HangingPrinter())
        caller = Caller(shop)
        with caller.client:
            screen = caller.open()
            shop.print_out()
            assert screen.get("").json()["documents_in_doubt"] == 1
            job = screen.done("GET", "documents")["in_doubt"][0]["job"]
            view = screen.done("POST", f"documents/{job}/settle", {"came_out": came_out})
            assert (view["documents_in_doubt"], view["documents_waiting"]) == (0, int(not came_out))
            screen.refuse("POST", f"documents/{job}/settle", {"came_out": True}, status=404, code=UNKNOWN)


@pytest.mark.law("KSF-2-6-4a")
def test_nobody_says_what_became_of_a_document_while_it_is_being_printed(screen: Screen) -> None:
    screen.sell()
    job = screen.done("GET", "documents")["waiting"][-1]["job"]
    screen.caller.shop.do(MarkSent(job))
    with screen.caller.shop.counter.board.in_hands(FRONT, job):
        assert screen.done("GET", "documents")["in_doubt"] == []
        path = f"documents/{job}/settle"
        screen.refuse("POST", path, {"came_out": False}, status=409, code=DocumentInHand.code)
    assert [row["job"] for row in screen.done("GET", "documents")["in_doubt"]] == [job]


def test_another_printer_is_chosen_by_its_name_and_told_in_the_view(web_folder: Path) -> None:
    second = MemoryPrinter()
    with kept_by(web_folder) as shop:
        others = {FRONT: (OtherPrinter(SECOND, "", second),)}
        shop.counter = dataclasses.replace(shop.counter, other_printers=others)
        caller = Caller(shop)
        with caller.client:
            screen = caller.open()
            screen.refuse("PUT", "printer", {"printer": "K9"}, status=404, code="printer.unknown")
            view = screen.done("PUT", "printer", {"printer": SECOND})
            assert view["printer"]["elsewhere"] == SECOND
            assert view["printer"]["others"] == [{"name": SECOND, "label": ""}]
            shop.print_out()
            assert [slip.kind for slip in second.slips] == ["float"]


@pytest.mark.law("KSF-2-7-5", "KSL-4")
def test_the_journal_is_read_page_by_page_to_its_end(screen: Screen) -> None:
    screen.sell()
    numbers, next_page = list[int](), 1
    while next_page is not None:
        page = screen.done("GET", f"journal?from={next_page}&limit=2")
        assert 0 < len(page["entries"]) <= 2
        numbers += [row["number"] for row in page["entries"]]
        next_page = page["next"]
    assert numbers == list(range(1, screen.caller.shop.head() + 1))


@pytest.mark.law("KSF-2-7-5")
def test_the_journal_is_read_by_kind_and_never_without_bounds(screen: Screen) -> None:
    screen.sell()
    (sale,) = screen.done("GET", "journal?kind=sale_completed")["entries"]
    assert (sale["transaction"], sale["gross_ore"], sale["operator"]) == (2, 3_900, "2")
    assert sale["signature"]
    assert sale["event"]["sale"]["lines"][0]["line"]["article"] == "200"
    assert screen.done("GET", "journal?kind=nonsense") == {"entries": [], "next": None}
    assert screen.done("GET", "journal?from=9000") == {"entries": [], "next": None}
    for limit in (-5, 0):
        assert len(screen.done("GET", f"journal?limit={limit}")["entries"]) == 1
    assert len(screen.done("GET", f"journal?limit={10**30}")["entries"]) == screen.caller.shop.head()
