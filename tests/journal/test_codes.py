"""The official lists of events and transactions: each code is caused by something, or explained."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from datakasse.journal.codes import (
    EVENT_CODES,
    EVENTS_NOT_CAUSED,
    NOT_EXPORTED,
    TRANSACTION_CODES,
    TRANSACTIONS_NOT_CAUSED,
    event_code,
    transaction_amounts,
    transaction_code,
)
from datakasse.journal.event import Event
from datakasse.journal.events.basket import LineCorrected
from datakasse.journal.events.day import CashCounted
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.journal.events.sale import SaleAborted, SaleCompleted, VoucherIssued
from datakasse.journal.papers import Document
from datakasse.journal.report_content import CashCount
from datakasse.trade.sale.sale import Sale, SaleKind
from tests.journal.instances import INSTANCES, KINDS, SALE


def sale_of(kind: SaleKind, gross_ore: int = 100_00) -> Sale:
    return msgspec.structs.replace(SALE, kind=kind, gross_ore=gross_ore, net_ore=gross_ore * 4 // 5)


def all_that_can_happen() -> Iterator[Event]:
    """The instances, and the variants of each that are exported in another way."""
    yield from INSTANCES
    for document in get_args(Document):
        yield DocumentPrinted(document)
    for kind in SaleKind:
        yield SaleCompleted("b", sale_of(kind), "sales", 1)
        yield SaleAborted("b", sale_of(kind))
    yield SaleCompleted("b", sale_of(SaleKind.CASH_SALE_AND_RETURN, 0), "sales", 1)
    yield DrawerOpened(reason="change")
    yield LineCorrected("b", 1, "1001", 1_000, 0, 16_40)
    yield FloatDeclared(0)
    yield CashCounted(CashCount(100_00, 100_00))


def official(saft_reference: Path, number: str) -> set[str]:
    with (saft_reference / "code-lists" / f"predefined-basic-id-{number}.csv").open(encoding="utf-8") as file:
        return {row[f"PredefinedBasicID-{number}"] for row in csv.DictReader(file, delimiter=";")}


@pytest.mark.law("KSF-2-7-1", "SAFT-3")
def test_every_event_of_the_official_list_is_caused_or_explained(saft_reference: Path) -> None:
    """Never neither, never both, and nothing that the list does not know."""
    caused = {code.predefined for event in all_that_can_happen() if (code := event_code(event))}
    assert caused.isdisjoint(EVENTS_NOT_CAUSED)
    assert caused | set(EVENTS_NOT_CAUSED) == official(saft_reference, "13")


@pytest.mark.law("KSF-2-7-1", "SAFT-3")
def test_every_transaction_of_the_official_list_is_caused_or_explained(saft_reference: Path) -> None:
    caused = {code.predefined for event in all_that_can_happen() if (code := transaction_code(event))}
    assert caused.isdisjoint(TRANSACTIONS_NOT_CAUSED)
    assert caused | set(TRANSACTIONS_NOT_CAUSED) == official(saft_reference, "11")


@pytest.mark.law("KSF-2-7-1", "SAFT-2")
def test_every_kind_is_exported_or_explained() -> None:
    exported = {
        type(event) for event in all_that_can_happen() if event_code(event) or transaction_code(event)
    }
    assert exported.isdisjoint(NOT_EXPORTED)
    assert exported | set(NOT_EXPORTED) == set(KINDS)


def test_every_explanation_is_a_sentence() -> None:
    for explained in (EVENTS_NOT_CAUSED, TRANSACTIONS_NOT_CAUSED, NOT_EXPORTED):
        assert all(why.endswith(".") and len(why) > 20 for why in explained.values())


@pytest.mark.law("SAFT-3", "SAFT-11b")
def test_every_code_that_is_used_is_declared_and_every_one_declared_is_used() -> None:
    happened = list(all_that_can_happen())
    assert {code for event in happened if (code := event_code(event))} == set(EVENT_CODES)
    assert {code for event in happened if (code := transaction_code(event))} == set(TRANSACTION_CODES)
    ids = [code.code for code in EVENT_CODES + TRANSACTION_CODES]
    assert len(ids) == len(set(ids))
    assert all(len(code) <= 35 for code in ids)


@pytest.mark.law("SAFT-12", "KSF-2-7-7")
@pytest.mark.parametrize(
    ("event", "predefined", "code"),
    [
        (DrawerOpened(transaction=1000), "13005", "DRAWOPEN"),
        (DrawerOpened(reason="change"), "13005", "DRAWOPENMAN"),
        (DocumentPrinted("sales", 1000), "13012", "SALREC"),
        (DocumentPrinted("return", 1000), "13013", "RETREC"),
        (DocumentPrinted("copy", 1000), "13014", "COPYREC"),
        (DocumentPrinted("provisional"), "13015", "PROREC"),
        (DocumentPrinted("delivery", 1000), "13016", "DELREC"),
        (DocumentPrinted("training", 1000), "13017", "TRAREC"),
        (DocumentPrinted("journal"), "13018", "OTHERREC"),
        (DocumentPrinted("pay_in", 1000), "13018", "OTHERREC"),
    ],
)
def test_how_openings_and_documents_are_called(event: Event, predefined: str, code: str) -> None:
    found = event_code(event)
    assert found is not None
    assert (found.predefined, found.code) == (predefined, code)


@pytest.mark.law("KSF-2-7-2")
@pytest.mark.parametrize("document", ["x_report", "z_report"])
def test_the_paper_of_a_report_is_no_second_event(document: Document) -> None:
    assert event_code(DocumentPrinted(document)) is None


@pytest.mark.law("KSF-2-6-4b")
@pytest.mark.parametrize(("declined", "code"), [(True, "13030"), (False, None)])
def test_a_sale_without_paper_is_an_event_too(declined: bool, code: str | None) -> None:
    found = event_code(SaleCompleted("b", SALE, "sales", 1, receipt_declined=declined))
    assert (found.predefined if found else None) == code


@pytest.mark.law("KSL-2-a", "KSF-2-8-2-2a", "law.md 4.6")
@pytest.mark.parametrize(
    ("kind", "gross_ore", "predefined"),
    [
        (SaleKind.CASH_SALE, 100_00, "11001"),
        (SaleKind.CASH_SALE, 0, "11001"),
        (SaleKind.RETURN, -100_00, "11006"),
        (SaleKind.CASH_SALE_AND_RETURN, 1, "11016"),
        (SaleKind.CASH_SALE_AND_RETURN, -1, "11016"),
        (SaleKind.CASH_SALE_AND_RETURN, 0, "11013"),
        (SaleKind.CREDIT_SALE, 100_00, "11002"),
        (SaleKind.CREDIT_RETURN, -100_00, "11002"),
        (SaleKind.CREDIT_SALE_AND_RETURN, 100_00, "11017"),
    ],
)
def test_how_sales_are_called(kind: SaleKind, gross_ore: int, predefined: str) -> None:
    found = transaction_code(SaleCompleted("b", sale_of(kind, gross_ore), "sales", 1))
    assert found is not None
    assert found.predefined == predefined


@pytest.mark.law("SIG-6", "SIG-7", "SIG-14")
@pytest.mark.parametrize(
    ("event", "amounts"),
    [
        (SaleCompleted("b", sale_of(SaleKind.CASH_SALE), "sales", 1), (100_00, 80_00)),
        (SaleCompleted("b", sale_of(SaleKind.RETURN, -100_00), "return", 1), (-100_00, -80_00)),
        (SaleAborted("b", sale_of(SaleKind.CASH_SALE)), (100_00, 80_00)),
        (FloatDeclared(1_000_00), (1_000_00, 1_000_00)),
        (PaidIn("change", 500_00, "why"), (500_00, 500_00)),
        (PaidOut("bank", 500_00, "why"), (-500_00, -500_00)),
        (VoucherIssued("gift_card", "G1", 500_00, ()), (500_00, 500_00)),
        (CashCounted(CashCount(100_00, 95_00)), (-5_00, -5_00)),
        (CashCounted(CashCount(95_00, 100_00)), (5_00, 5_00)),
    ],
)
def test_what_a_transaction_comes_to(event: Event, amounts: tuple[int, int]) -> None:
    """Every transaction is signed with these; money that is not a sale has no VAT in it."""
    assert transaction_code(event) is not None
    assert transaction_amounts(event) == amounts


@pytest.mark.parametrize("event", [FloatDeclared(0), CashCounted(CashCount(100_00, 100_00))])
def test_where_no_money_moved_there_is_no_transaction(event: Event) -> None:
    assert transaction_code(event) is None


def test_what_is_no_transaction_comes_to_nothing() -> None:
    for event in all_that_can_happen():
        if transaction_code(event) is None:
            assert transaction_amounts(event) == (0, 0)
