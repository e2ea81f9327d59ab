"""
The export from a shop's own books: valid, journalled at every register it was made of, asked for by right.

Law: KSF-2-7-4, KSF-2-7-1, KSL-4.
"""

import io
from datetime import UTC, date, datetime

import pytest

from datakasse.errors.control.exports import PeriodReversed, RegisterNotInShop
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.storage.journal import UnknownOperator
from datakasse.journal.events.paper import JournalExported
from datakasse.journal.events.people import AttemptRefused
from datakasse.office.control.export_saft import FORM, export_saft, file_name
from datakasse.saft.source import Selection
from datakasse.till.day.declare_float import DeclareFloat
from tests.saft.conftest import Validate
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, REVISOR, Shopkeeper

EVERYTHING = Selection(None, None, ())


def exported(shop: Shopkeeper, selection: Selection = EVERYTHING, operator: str = KARI) -> bytes:
    """Return the file of a selection."""
    file = io.BytesIO()
    export_saft(shop.counter, selection, file, operator=operator)
    return file.getvalue()


@pytest.mark.law("KSF-2-7-4", "KSF-2-7-1")
def test_a_file_is_sound_and_its_making_is_in_each_journal(shop: Shopkeeper, validate: Validate) -> None:
    shop.open(BACK)
    shop.sell("200")
    shop.sell("100", at=BACK)
    validate(exported(shop))
    for register in shop.registers():
        assert shop.last(register).event == JournalExported(FORM, "", "")
        assert shop.last(register).operator == KARI


def test_a_selection_is_journalled_where_it_was_made_of(shop: Shopkeeper) -> None:
    heads = {register: shop.head(register) for register in shop.registers()}
    exported(shop, Selection(date(2026, 3, 1), date(2026, 3, 31), (FRONT,)))
    assert shop.last(FRONT).event == JournalExported(FORM, "2026-03-01", "2026-03-31")
    assert {register for register in heads if shop.head(register) != heads[register]} == {FRONT}


@pytest.mark.law("KSF-2-7-1", "KSL-4")
def test_who_may_not_export_is_refused_and_the_attempt_kept(shop: Shopkeeper) -> None:
    with pytest.raises(MissingRight):
        exported(shop, operator=OLA)
    assert shop.attempt() == AttemptRefused("AskToExport", "operator.missing_right", "export")
    with pytest.raises(UnknownOperator):
        exported(shop, operator="77")
    assert exported(shop, operator=REVISOR)


@pytest.mark.parametrize(
    ("selection", "refusal"),
    [
        (Selection(date(2026, 3, 2), date(2026, 3, 1), ()), PeriodReversed),
        (Selection(None, None, ("K9",)), RegisterNotInShop),
    ],
)
def test_what_cannot_be_exported_leaves_no_word(
    shop: Shopkeeper, selection: Selection, refusal: type[Exception]
) -> None:
    before = shop.traces(), shop.head()
    with pytest.raises(refusal):
        exported(shop, selection)
    assert (shop.traces(), shop.head()) == before


@pytest.mark.law("KSF-2-7-6")
def test_the_same_journal_gives_the_same_file(shop: Shopkeeper) -> None:
    shop.sell("200")
    day = Selection(date(2026, 3, 2), date(2026, 3, 2), (FRONT,))
    first = exported(shop, day)
    shop.z(1_039_00)
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0))
    shop.sell("200")
    other_day = exported(shop, Selection(date(2026, 3, 3), date(2026, 3, 3), (FRONT,)))
    assert first.count(b"<cashtransaction>") == other_day.count(b"<cashtransaction>") + 1


@pytest.mark.law("SAFT-13")
def test_a_file_is_named_for_whose_and_when() -> None:
    at = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
    assert file_name("987654325", at) == "SAF-T Cash Register_987654325_20260701120000.xml"
