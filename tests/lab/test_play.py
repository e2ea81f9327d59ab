"""
The scenarios played: as told to the øre, with a journal that verifies, files that are valid, sums that agree.
"""

import io
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from datakasse.journal.events.day import ZReported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.report_content import NamedCount
from datakasse.office.control.export_saft import export_saft
from datakasse.saft.cash.check import faults_of
from datakasse.saft.source import Selection
from datakasse.settings import settings_for
from datakasse.storage.ports.store import JobState
from datakasse.trade.sale.sale import Sale
from datakasse.wiring import Shop, open_shop
from lab.compare_saft import differences
from lab.play import play
from tests.lab.journals import records_of, unsigned_journals
from tests.lab.test_scenarios import NAMES, SCENARIOS

NAMESPACES = {"": "urn:StandardAuditFile-Taxation-CashRegister:NO"}
CASH_SALES = {"CASHSAL", "RETURNSAL", "SALRET", "EXCHANGE"}

OFFICIAL = SCENARIOS / "official-example.day"


@pytest.fixture(scope="module", params=NAMES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a scenario that went as told."""
    folder = tmp_path_factory.mktemp(request.param) / "data"
    played = play(str(SCENARIOS / f"{request.param}.day"), folder)
    assert not played.astray
    return folder


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the official example."""
    folder = tmp_path_factory.mktemp("official") / "data"
    assert not play(str(OFFICIAL), folder).astray
    return folder


def export(shop: Shop, selection: Selection | None = None) -> bytes:
    """Return the SAF-T file of a shop, made as the command line makes it."""
    stream = io.BytesIO()
    export_saft(shop.counter, selection or Selection(), stream)
    return stream.getvalue()


@pytest.mark.law("KSF-2-7-4", "SAFT-3")
def test_a_played_scenario_verifies_prints_and_exports(folder: Path, saft_reference: Path) -> None:
    """The ordinary product opens it: no fault, no paper left behind, and a file the schema accepts."""
    schema = (saft_reference / "Norwegian_SAF-T_Cash_Register_Schema_v_1.00.xsd").read_bytes()
    shop = open_shop(settings_for(folder), exclusive=True)
    try:
        for register in records_of(shop):
            assert list(shop.store.verify(register)) == []
            with shop.store.read() as books:
                assert books.jobs(register, [JobState.WAITING, JobState.SENT]) == []
        file = export(shop)
    finally:
        shop.store.close()
    assert faults_of(io.BytesIO(file), io.BytesIO(schema)) == ()
    assert _cash_sales_in(fromstring(file)) == _z_totals_in(fromstring(file))


@pytest.mark.law("KSF-2-8-2-e", "KSF-2-8-2-f", "KSF-2-8-2-g", "KSF-2-8-2-j")
def test_the_sums_of_a_played_scenario_agree(folder: Path) -> None:
    """Receipts = tenders less rounding and tips = VAT bases and VAT = groups = Z reports, to the øre."""
    shop = open_shop(settings_for(folder))
    try:
        for records in records_of(shop).values():
            events = [record.event for record in records if not record.training]
            sales = [event.sale for event in events if isinstance(event, SaleCompleted)]
            cash_sales = [sale for sale in sales if not sale.kind.on_credit]
            reports = [event.report for event in events if isinstance(event, ZReported)]
            total_ore = sum(sale.gross_ore for sale in cash_sales)
            assert sum(report.cash_sales_ore for report in reports) == total_ore
            assert sum(_amount(report.groups) for report in reports) == total_ore
            assert sum(row.net_ore + row.vat_ore for report in reports for row in report.vat) == total_ore
            assert _paid(cash_sales) == sum(_amount(report.payments) for report in reports)
            assert _paid(cash_sales) == total_ore + sum(
                sale.rounding_ore + sale.tip_ore for sale in cash_sales
            )
    finally:
        shop.store.close()


@pytest.mark.law("law.md 2.12", "KSF-2-7-4")
@pytest.mark.parametrize("selection", [Selection(), Selection(date(2020, 1, 1), date(2020, 1, 31))])
def test_the_official_example_gives_the_official_file(
    tmp_path: Path, saft_reference: Path, selection: Selection
) -> None:
    """Element by element, but for signatures, times of export and what a file says of its maker."""
    assert not play(str(OFFICIAL), tmp_path / "data").astray
    shop = open_shop(settings_for(tmp_path / "data"))
    try:
        file = export(shop, selection)
    finally:
        shop.store.close()
    example = (saft_reference / "examples" / "saf-t-cash-register-example.xml").read_bytes()
    assert list(differences(example, file)) == []


def test_a_day_played_twice_gives_the_same_journal(official: Path, tmp_path: Path) -> None:
    """Only the keys are other ones, and so the signatures."""
    play(str(OFFICIAL), tmp_path / "again")
    journals = [unsigned_journals(folder) for folder in (official, tmp_path / "again")]
    (records,) = journals[0].values()
    assert len(records) > 30
    assert journals[0] == journals[1]


@pytest.mark.parametrize(
    ("told", "instead", "sentence"),
    [
        ("expect Z total 514.20", "expect Z total 514.21", "found 514.20 (expected 514.21)"),
        ("expect Z group 300 1 179.40", "expect Z group 300 2 179.40", "found 1 179.40 (expected 2 179.40)"),
        ("expect Z group 300 of 1001 1 179.40", "expect Z group 300 of 1000 1 179.40", "found 0 0.00"),
        ("expect Z payment cash 1 295.00", "expect Z payment vipps 1 295.00", "found 0 0.00 (expected 1 295"),
        ("expect Z vat 2 of 89.38 is 13.42", "expect Z vat 2 of 89.38 is 13.41", "found 89.38 is 13.42"),
        ("expect Z receipts 3", "expect Z receipts 3 1.00", "found 3 (expected 3 1.00)"),
        ("expect Z number 1", "expect Z number 2", "found 1 (expected 2)"),
        ("expect Z float 0.00", "expect X float 0.00", "found no X report (expected one)"),
        ("expect total 86.40", "expect total 86.41", "found 86.40 (expected 86.41)"),
        ("expect rounding -0.40", "expect rounding 0.40", "found -0.40 (expected 0.40)"),
        ("expect change 5.00", "expect price 5.00", "found none (expected 5.00)"),
        ("expect drawer 295.00", "expect drawer 300.00", "found 295.00 (expected 300.00)"),
        ("expect receipt 2", "expect return receipt 2", "found none (expected 2)"),
        ("expect price 27.80", "expect change 27.80", "found none (expected 27.80)"),
        ("expect price 27.80", "expect refused article.unknown", "the line above was carried out"),
        ("sell 3001 x 6", "sell 3001 x 0", "refused with quantity.out_of_range: "),
        ("sell 3001 x 6", "sell 9999\n   expect refused drawer.open", "the line above was refused with"),
        ('open drawer because "Veksle"', "X report", "found 0 (expected 1)"),
        ("sell 1002", "sell 1002\n09:00:11  drawer sticks", "refused with drawer.open: "),
    ],
)  # fmt: skip
def test_a_day_that_goes_otherwise_says_at_which_line(
    told: str, instead: str, sentence: str, tmp_path: Path
) -> None:
    """Control experiment: each figure that the official example holds is looked at."""
    text = OFFICIAL.read_text("utf-8")
    assert told in text
    file = tmp_path / "spoilt.day"
    file.write_text(text.replace(told, instead, 1), "utf-8")
    played = play(str(file), tmp_path / "data")
    named, line, found = played.astray.removeprefix(str(file)).split(":", 2)
    assert (named, found.strip()[: len(sentence)]) == ("", sentence)
    assert int(line) >= text[: text.index(told)].count("\n") + 1


def _cash_sales_in(file: Element) -> int:
    """Return what the completed cash sales and returns of a file come to, in øre."""
    return sum(
        _ore(row, "transAmntIn")
        for row in file.iterfind(".//cashtransaction", NAMESPACES)
        if row.findtext("transType", None, NAMESPACES) in CASH_SALES
        and row.findtext("voidTransaction", None, NAMESPACES) == "false"
        and row.findtext("trainingID", None, NAMESPACES) == "false"
    )


def _z_totals_in(file: Element) -> int:
    """Return what the Z reports of a file come to, in øre."""
    return sum(
        _ore(event, "eventReport/reportTotalCashSales/totalCashSaleAmnt")
        for event in file.iterfind(".//event", NAMESPACES)
        if event.findtext("eventReport/reportType", None, NAMESPACES) == "Z report"
    )


def _ore(element: Element, path: str) -> int:
    return int((element.findtext(path, None, NAMESPACES) or "").replace(".", ""))


def _amount(rows: tuple[NamedCount, ...]) -> int:
    return sum(row.amount_ore for row in rows)


def _paid(sales: list[Sale]) -> int:
    return sum(payment.amount_ore for sale in sales for payment in sale.payments)
