"""Reports of sales: however told apart they come to the same, and the files hold what the page shows."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest

from datakasse.counter.cash_point import business_day
from datakasse.errors.exporting import PeriodReversed
from datakasse.errors.storing import UnknownRegister
from datakasse.office.insight.report_files import ReportForm, report_file
from datakasse.office.insight.report_sales import Apart, Asked, SalesReport, report_sales
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.take_return import TakeReturn
from tests.till.shopkeeper import BREAD_ORE, CASH, COFFEE_ORE, FRONT, OLA, Shopkeeper, card


@pytest.fixture
def sold(shop: Shopkeeper) -> Shopkeeper:
    """A shop that has sold on two days, and taken something back."""
    shop.sell("200", "100")
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.z(shop.x().report.expected_cash_ore)
    shop.clock.forward(days=1)
    shop.do(DeclareFloat(0, explanation="flyttet"))
    shop.sell("200")
    shop.do(TakeReturn(1, reason="kald"))
    shop.do(CompleteSale((CASH,)))
    return shop


def asked(shop: Shopkeeper, apart: Apart, *, register: str = "", days: int = 1) -> Asked:
    """The last days."""
    today = business_day(shop.clock.now())
    return Asked(apart, today - timedelta(days=days), today, register)


def report(shop: Shopkeeper, apart: Apart, *, limit: int | None = None) -> SalesReport:
    """Both days."""
    with shop.counter.store.read() as books:
        return report_sales(books, asked(shop, apart), shop.clock.now(), limit=limit)


def test_however_it_is_told_apart_it_comes_to_the_same(sold: Shopkeeper) -> None:
    all_told = 2 * COFFEE_ORE
    for apart in set(Apart) - {Apart.UNSOLD}:
        made = report(sold, apart)
        assert made.amount_ore == sum(row.amount_ore for row in made.rows) == all_told, apart
        if apart is not Apart.TENDER:
            assert made.vat_ore == report(sold, Apart.VAT).vat_ore > 0, apart
    assert {row.code for row in report(sold, Apart.OPERATOR).rows} == {OLA}
    assert [row.amount_ore for row in report(sold, Apart.DAY).rows] == [
        2 * COFFEE_ORE + BREAD_ORE,
        -BREAD_ORE,
    ]


def test_articles_are_counted_weighed_and_named_and_the_rest_is_left_out_by_number(sold: Shopkeeper) -> None:
    made = report(sold, Apart.ARTICLE)
    quantities = {row.code: row.quantity_milli for row in made.rows}
    assert sum(quantities.values()) == 2_000
    assert all(row.name for row in made.rows)
    first = report(sold, Apart.ARTICLE, limit=1)
    assert (len(first.rows), first.left_out, first.amount_ore) == (1, len(made.rows) - 1, made.amount_ore)
    unsold = {row.code for row in report(sold, Apart.UNSOLD).rows}
    assert unsold
    assert not unsold & set(quantities)


def test_a_period_the_wrong_way_round_or_a_register_that_is_none_is_refused(sold: Shopkeeper) -> None:
    with sold.counter.store.read() as books:
        now = sold.clock.now()
        with pytest.raises(PeriodReversed):
            report_sales(books, asked(sold, Apart.GROUP, days=-1), now)
        with pytest.raises(UnknownRegister):
            report_sales(books, asked(sold, Apart.GROUP, register="K9"), now)
        one = report_sales(books, asked(sold, Apart.REGISTER, register=FRONT), now)
    assert [row.code for row in one.rows] == [FRONT]


def test_the_files_hold_what_the_page_shows(sold: Shopkeeper) -> None:
    made = {form: report_file(sold.counter, asked(sold, Apart.GROUP), form) for form in ReportForm}
    lines = made[ReportForm.CSV].content.decode("utf-8-sig").splitlines()
    rows = report(sold, Apart.GROUP).rows
    assert lines[0] == "Kode;Navn;Kvitteringer;Antall;Uten mva;Mva;Med mva"
    assert [line.split(";")[0] for line in lines[1:]] == [row.code for row in rows]
    kroner = [float(line.split(";")[-1].replace(",", ".")) for line in lines[1:]]
    assert [round(each * 100) for each in kroner] == [row.amount_ore for row in rows]
    with zipfile.ZipFile(BytesIO(made[ReportForm.XLSX].content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert all(row.code in sheet for row in rows)
    assert made[ReportForm.PDF].content.startswith(b"%PDF-")
    assert {file.name.rpartition(".")[2] for file in made.values()} == {"csv", "xlsx", "pdf"}
