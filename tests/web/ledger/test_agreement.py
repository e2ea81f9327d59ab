"""Agreement, SAF-T Financial and the accountant's reports over HTTP: who may, and what comes."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from datakasse.saft.financial.document import FINANCIAL_SCHEMA_NAME
from tests.till.shopkeeper import KARI, REVISOR
from tests.web.caller import Caller, Screen

PATHS = (
    "/office/agreement",
    "/office/exports/saft-financial",
    "/office/vat-report?year=2026&term=2",
    "/office/cash-overview?year=2026&month=3",
)


@pytest.fixture
def office(caller: Caller) -> Screen:
    """The manager in the office of a shop that has sold two things."""
    caller.open().sell("200", "100")
    return caller.office(KARI)


@pytest.mark.law("KSL-4")
def test_the_inspector_sees_it_too_and_nobody_else(caller: Caller, office: Screen) -> None:
    inspector = caller.office(REVISOR)
    for path in PATHS:
        assert office.get(path).status_code == 200
        assert inspector.get(path).status_code == 200
        assert caller.nobody().get(path).status_code == 401


def test_the_owner_sees_every_equation(office: Screen) -> None:
    told = office.done("GET", "/office/agreement?from=2026-03-02&to=2026-03-02")
    (period,) = told["periods"]
    assert (told["holds"], period["holds"], period["day"], period["z_number"]) == (
        True,
        True,
        "2026-03-02",
        None,
    )
    settlement = period["equations"][0]
    assert (settlement["name"], settlement["left"], settlement["right"]) == (
        "settlement",
        "receipts",
        "tenders",
    )
    assert settlement["left_ore"] == settlement["right_ore"] == told["totals"][0]["right_ore"] == 89_00
    office.refuse(
        "GET", "/office/agreement?from=2026-03-02&to=2026-03-01", status=422, code="export.period_reversed"
    )


@pytest.mark.law("KSF-2-7-1")
def test_the_file_is_valid_and_its_making_is_journalled(office: Screen, saft_reference: Path) -> None:
    answer = office.get("/office/exports/saft-financial?from=2026-03-01")
    name = unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])
    assert name.startswith("SAF-T Financial_987654325_20260302")
    etree.XMLSchema(etree.parse(saft_reference / FINANCIAL_SCHEMA_NAME)).assertValid(
        etree.fromstring(answer.content)
    )
    assert office.caller.shop.kinds()[-1] == "journal_exported"


def test_the_vat_report_comes_as_figures_table_and_draft(office: Screen) -> None:
    told = office.done("GET", "/office/vat-report?year=2026&term=2")
    assert (told["is_whole"], told["open_periods"]) == (False, ["K1"])
    assert sum(line["basis_ore"] + line["vat_ore"] for line in told["lines"]) == 88_90
    table = office.get("/office/vat-report?year=2026&term=2&form=csv")
    assert table.content.decode("utf-8-sig").splitlines()[1].startswith("31;15;;77,30;11,60;")
    assert office.get("/office/vat-report?year=2026&term=1&form=xml").content.count(b"<mvaKode>") == 0
    for path in ("/office/vat-report", "/office/vat-report?year=2026&term=7"):
        assert office.get(path).status_code == 422


def test_the_cash_overview_comes_as_figures_table_and_paper(office: Screen) -> None:
    assert office.done("GET", "/office/cash-overview?year=2026")["days"] == []
    paper = office.get("/office/cash-overview?year=2026&form=pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert "Teoretisk slutt" in office.get("/office/cash-overview?year=2026&form=csv").text
    office.refuse("GET", "/office/cash-overview?year=2026&register=K9", status=404, code="register.unknown")
