"""Reports of sales: however told apart they come to the same, and the files hold what the page shows."""

import zipfile
from datetime import timedelta
from io import BytesIO

import msgspec
import pytest

from datakasse.counter.cash_point import business_day
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.office.insight.margin import known_share_bp
from datakasse.office.insight.report_files import ReportForm, report_file
from datakasse.office.insight.report_margin import DAYS_MAX
from datakasse.office.insight.report_sales import Apart, Asked, SalesReport, report_sales
from datakasse.office.stock.move_goods import Goods, ReceiveGoods
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.take_return import TakeReturn
from tests.till.shopkeeper import BREAD_ORE, CASH, COFFEE_ORE, FRONT, KARI, OLA, Shopkeeper, card


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


def test_what_was_paid_by_each_means_has_no_vat_in_any_file(sold: Shopkeeper) -> None:
    """A payment is of a whole receipt: to call all of it without VAT was a figure that is wrong."""
    question = asked(sold, Apart.TENDER)
    csv = report_file(sold.counter, question, ReportForm.CSV).content.decode("utf-8-sig").splitlines()
    assert csv[0] == "Kode;Navn;Kvitteringer;Betalt"
    assert all(len(row.split(";")) == 4 for row in csv)
    for form in (ReportForm.XLSX, ReportForm.PDF):
        assert report_file(sold.counter, question, form).content


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


MILK, COST_ORE = "201", 12_00


@pytest.fixture
def costed(sold: Shopkeeper) -> Shopkeeper:
    """The same shop, which has sold milk too, of which the cost is known."""
    sold.do(ReceiveGoods("1", (Goods(MILK, 10_000, COST_ORE),)), KARI)
    sold.sell(MILK, MILK)
    return sold


def with_cost(shop: Shopkeeper, apart: Apart, days: int = 1) -> SalesReport:
    """The same as somebody sees who may see what goods cost."""
    with shop.counter.store.read() as books:
        return report_sales(books, asked(shop, apart, days=days), shop.clock.now(), with_cost=True)


def test_what_is_left_comes_to_the_same_however_it_is_told_apart(costed: Shopkeeper) -> None:
    [milk] = [row for row in with_cost(costed, Apart.ARTICLE).rows if row.code == MILK]
    assert milk.margin is not None
    assert milk.margin.net_ore == milk.amount_ore - milk.vat_ore
    assert (milk.margin.cost_ore, milk.margin.unknown_ore) == (2 * COST_ORE, 0)
    counted = {Apart.ARTICLE, Apart.FAMILY, Apart.GROUP, Apart.DAY, Apart.REGISTER, Apart.LOCATION}
    for apart in set(Apart) - {Apart.UNSOLD}:
        made = with_cost(costed, apart)
        assert made.margin is not None
        assert made.margin.cost_ore == 2 * COST_ORE, apart
        assert (
            made.margin.net_ore + made.margin.unknown_ore == 2 * COFFEE_ORE * 100 // 115 + milk.margin.net_ore
        )
        told = [row.margin for row in made.rows if row.margin is not None]
        assert len(told) == (len(made.rows) if apart in counted else 0), apart
        if told:
            assert sum(each.margin_ore for each in told) == made.margin.margin_ore, apart
            assert sum(each.unknown_ore for each in told) == made.margin.unknown_ore, apart
    assert with_cost(costed, Apart.UNSOLD).margin is None


def test_who_may_not_see_what_goods_cost_sees_nothing_of_it_in_any_form(costed: Shopkeeper) -> None:
    """The control: nothing of what who may see it reads in the files stands in the others."""
    hidden, told = report(costed, Apart.ARTICLE), with_cost(costed, Apart.ARTICLE)
    assert (hidden.margin, {row.margin for row in hidden.rows}) == (None, {None})
    assert [msgspec.structs.replace(row, margin=None) for row in told.rows] == hidden.rows
    question = asked(costed, Apart.ARTICLE)
    plain = report_file(costed.counter, question, ReportForm.CSV).content.decode("utf-8-sig")
    costing = report_file(costed.counter, question, ReportForm.CSV, with_cost=True).content.decode(
        "utf-8-sig"
    )
    assert "Varekost" not in plain
    assert costing.splitlines()[0].endswith(";Med mva;Varekost;Margin;Margin i %;Uten kjent kost")
    [milk] = [line.split(";") for line in costing.splitlines() if line.startswith(f"{MILK};")]
    [row] = [each for each in told.rows if each.code == MILK]
    assert row.margin is not None
    kroner = [round(float(cell.replace(",", ".")) * 100) for cell in milk[-4:]]
    assert kroner == [2 * COST_ORE, row.margin.margin_ore, row.margin.share_bp, 0]
    assert [line.split(";")[-4:-1] for line in costing.splitlines()[1:] if not line.startswith(MILK)] == [
        ["", "", ""] for each in told.rows if each.code != MILK
    ]
    for form, mark in ((ReportForm.XLSX, b"PK"), (ReportForm.PDF, b"%PDF-")):
        made = report_file(costed.counter, question, form, with_cost=True).content
        assert made.startswith(mark)
        assert made != report_file(costed.counter, question, form).content


def test_of_many_days_and_by_hour_the_sum_alone_is_told(costed: Shopkeeper) -> None:
    quarter, longer = with_cost(costed, Apart.DAY, DAYS_MAX - 1), with_cost(costed, Apart.DAY, DAYS_MAX)
    assert quarter.margin == longer.margin is not None
    assert all(row.margin is not None for row in quarter.rows)
    assert all(row.margin is None for row in longer.rows)
    csv = report_file(costed.counter, asked(costed, Apart.HOUR), ReportForm.CSV, with_cost=True).content
    assert b"Varekost" not in csv


def test_it_is_told_for_how_much_of_the_sales_the_cost_is_known(costed: Shopkeeper) -> None:
    made = with_cost(costed, Apart.GROUP)
    assert made.margin is not None
    total_ore = made.margin.net_ore + made.margin.unknown_ore
    assert known_share_bp(made.margin) == made.margin.net_ore * 10_000 // total_ore
    assert 0 < known_share_bp(made.margin) < 10_000
