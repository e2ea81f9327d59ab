"""What the office reads of days that are over: reports on paper, sales on record, the journal as a file."""

import pytest
from lxml import etree

from datakasse.journal.events.paper import JournalExported
from tests.till.shopkeeper import COFFEE_ORE, FRONT, KARI, OLA, REVISOR
from tests.web.caller import Caller, Screen


@pytest.fixture
def closed(caller: Caller) -> Caller:
    """A shop that sold a coffee and took its Z."""
    screen = caller.open(KARI)
    screen.sell()
    told = screen.done("GET", "to-count")["terminals"]
    terminals = [{"tender": tender, "explanation": "ingen rapport"} for tender in told]
    counted = {"counted_ore": 1_000_00 + COFFEE_ORE, "terminals": terminals}
    screen.done("POST", "z-reports", counted, status=201)
    return caller


@pytest.mark.law("BFF-5-3-14-f", "KSL-4")
@pytest.mark.parametrize(("kind", "says"), [("z", "Z-rapport"), ("cash", "Kasseoppgjør")])
def test_a_report_is_shown_to_whoever_reads_the_journal(closed: Caller, kind: str, says: str) -> None:
    head = closed.shop.head()
    inspector = closed.office(REVISOR)
    shown = inspector.get(f"/office/papers/{FRONT}/{kind}/1")
    assert says in shown.text
    drawn = inspector.get(f"/office/papers/{FRONT}/{kind}/1?form=pdf")
    assert (drawn.headers["content-type"], drawn.content[:5]) == ("application/pdf", b"%PDF-")
    assert closed.shop.kinds(from_number=head + 1) == ["office_entered"]


def test_a_report_that_was_not_taken_is_not_there(closed: Caller) -> None:
    closed.office().refuse("GET", f"/office/papers/{FRONT}/x/1", status=404, code="report.unknown")


def test_a_sale_is_shown_with_its_lines_and_payments(closed: Caller) -> None:
    desk = closed.office()
    [sold] = [record for record in closed.shop.entries() if type(record.event).__name__ == "SaleCompleted"]
    assert sold.transaction is not None
    shown = desk.done("GET", f"/office/sales/{FRONT}/{sold.transaction.number}")
    assert (shown["outline"]["receipt"], shown["lines"][0]["gross_ore"]) == (1, COFFEE_ORE)
    assert shown["payments"][0]["kind"] == "cash"


@pytest.mark.law("KSL-4", "KSF-2-7-1")
def test_the_journal_is_taken_out_from_the_office_and_that_is_journalled(closed: Caller) -> None:
    file = closed.office(REVISOR).get("/office/exports/saft-cash")
    assert str(etree.fromstring(file.content).tag).endswith("auditfile")
    last = closed.shop.last()
    assert isinstance(last.event, JournalExported)
    assert last.operator == REVISOR


@pytest.mark.parametrize(
    "path", [f"/office/papers/{FRONT}/z/1", f"/office/sales/{FRONT}/1", "/office/exports/saft-cash"]
)
def test_a_session_at_the_till_opens_none_of_it(closed: Caller, path: str) -> None:
    for screen in (closed.sign_on(OLA), closed.nobody(), Screen(closed, FRONT, "x")):
        screen.refuse("GET", path, status=401, code="operator.not_signed_on")
