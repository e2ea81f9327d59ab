"""Extracts of the journal: one row an entry, in Norwegian, for every kind there is."""

from datetime import date
from typing import get_args

import msgspec
import pytest

from datakasse.errors import Language
from datakasse.journal.event import Event
from datakasse.journal.events.drawer import DrawerOpened
from datakasse.journal.events.people import AttemptRefused, SignedOn
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import Document, ReceiptSeries
from datakasse.journal.public_keys import PublicKeys
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import Columns
from datakasse.receipt.slips.journal_slip import journal_slip
from datakasse.receipt.words.event_text import EVENT_WORDS, event_amount_ore, event_details, event_title
from datakasse.receipt.words.terms import (
    DOCUMENT_WORDS,
    SERIES_WORDS,
    SERVING_WORDS,
    TENDER_WORDS,
    type_text,
    vat_text,
)
from datakasse.report.period import DELETED_LINE, REDUCED_LINE
from datakasse.trade.goods.article import Serving
from datakasse.trade.tender import TenderKind
from datakasse.trade.vat import UNTAXED_CODES, VatCode
from tests.journal.instances import INSTANCES
from tests.receipt.conftest import Golden
from tests.receipt.shop_papers import Day, day, letterhead, paper, register
from tests.receipt.test_papers import words

LANGUAGES: tuple[Language, ...] = ("nb", "nn")


def every_kind() -> Day:
    """A journal with one entry of each kind."""
    lived = Day(register())
    for minute, event in enumerate(INSTANCES):
        lived.add(minute, event, training=isinstance(event, AttemptRefused))
    return lived


@pytest.mark.law("KSF-2-7-5", "KSF-2-4")
def test_every_kind_of_entry_has_words() -> None:
    assert set(EVENT_WORDS) == set(get_args(Event))


@pytest.mark.law("KSF-2-4")
def test_every_code_that_an_entry_may_hold_has_words() -> None:
    assert set(DOCUMENT_WORDS) == set(get_args(Document))
    assert set(SERIES_WORDS) == set(get_args(ReceiptSeries))
    assert set(TENDER_WORDS) == set(TenderKind)
    assert set(SERVING_WORDS) == set(Serving)
    assert type_text(DELETED_LINE, "nb") == "Slettet linje"
    assert type_text(REDUCED_LINE, "nn") == "Redusert mengd"
    for code in UNTAXED_CODES:
        known = {"x": VatCode("x", "", code, date(2026, 1, 1))}
        assert vat_text("x", 0, known, "nb") != "0 %", code


@pytest.mark.law("KSF-2-7-5", "KSF-2-3-a")
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_extract_with_every_kind_is_as_it_was(language: Language, golden: Golden) -> None:
    slip = journal_slip(every_kind().records, letterhead(language))
    golden(f"journal_every_kind.{language}.txt", as_text.render(slip, 48).encode())


@pytest.mark.law("KSF-2-7-5")
@pytest.mark.parametrize("event", INSTANCES, ids=lambda event: type(event).__name__)
def test_a_row_has_number_time_operator_what_and_amount(event: Event) -> None:
    lived = Day(register())
    record = lived.add(0, event)
    rows = journal_slip([record], letterhead()).rows
    (row,) = (row for row in rows if isinstance(row, Columns) and row.left.startswith("1 "))
    operator = record.operator or "–"
    assert row.left == f"1 08:00:09 {operator} {event_title(event, 'nb')}"
    assert bool(row.right) == (event_amount_ore(event) is not None)


def test_training_is_told() -> None:
    record = Day(register()).add(0, SignedOn(), training=True)
    assert "Logget på trening" in words(journal_slip([record], letterhead()))


@pytest.mark.law("KSF-2-7-5", "KSF-2-5-d")
def test_order_is_the_journals_and_days_are_told() -> None:
    lived, _ = day()
    rows = [row.left.split()[0] for row in paper("journal").rows if isinstance(row, Columns)]
    numbers = [int(first) for first in rows if first.isdecimal()]
    assert numbers == [record.number for record in lived.records]
    late = Day(register())
    around_midnight = [late.add(minute, SignedOn()) for minute in (16 * 60 - 1, 16 * 60 + 1)]
    said = words(journal_slip(around_midnight, letterhead()))
    assert (
        said.index("23.11.2026") < said.index("23:59:09") < said.index("24.11.2026") < said.index("00:01:09")
    )


def test_it_ends_with_the_last_signature_by_which_it_can_be_held_against_an_export() -> None:
    _, made = day()
    sold = made["sales"]
    assert sold.transaction is not None
    assert words(journal_slip([sold], letterhead())).endswith(
        f"Siste signatur Transaksjon nr. 1002 Nøkkelversjon 1 {sold.transaction.signature}"
    )


def test_an_empty_extract_says_so() -> None:
    said = words(journal_slip([], letterhead()))
    assert "Poster 0" in said
    assert "Siste signatur" not in said


def test_a_gift_cards_number_is_not_given_away() -> None:
    assert "7312004455661234" not in words(paper("journal"))


def test_a_declined_receipt_is_told() -> None:
    (sold,) = (event for event in INSTANCES if isinstance(event, SaleCompleted))
    assert event_details(sold, "nb").endswith("ønsket ikke kvittering")
    assert event_details(sold, "nn").endswith("ønskte ikkje kvittering")


def test_a_register_that_another_machine_took_over_was_not_restored_from_a_copy() -> None:
    """Nothing is missing, and nothing is passed over; it is the same kind of entry, for the same reason."""
    copied = RegisterRestored(PublicKeys("2", "RSA-SHA1-1024", "", ""), "backup", "1", 200, 2)
    taken = msgspec.structs.replace(copied, source="other_machine", skipped=0, reports_skipped=0)
    assert [event_title(each, "nb") for each in (copied, taken)] == [
        "Gjenopprettet fra kopi",
        "Tatt over fra en annen maskin",
    ]
    assert [event_details(each, "nb") for each in (copied, taken)] == [
        "versjon 2, hopper over numre: 200",
        "versjon 2",
    ]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("pay_out #1668", "Utbetaling 1668"),
        ("float #None", "Inngående vekselkasse"),
        ("Veksler for dame", "Veksler for dame"),
        ("byttet #2", "byttet #2"),
        ("", ""),
    ],
)
def test_a_drawer_that_opened_with_a_paper_tells_which(reason: str, said: str) -> None:
    assert event_details(DrawerOpened(reason=reason), "nb") == said
