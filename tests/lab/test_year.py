"""The made-up year: repeats from its seed, breaks no rule, and looks like a bakery's."""

import io
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from datakasse.errors.till.day import NotStarted
from datakasse.journal.entry import Record
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.register import ClockWentBack
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.control.export_saft import export_saft
from datakasse.saft.cash.check import faults_of
from datakasse.saft.source import Selection
from datakasse.settings import settings_for
from datakasse.storage.ports.store import JobState
from datakasse.till.day.take_x import TakeX
from datakasse.trade.moment import in_norway
from datakasse.wiring import open_shop
from lab.__main__ import lab
from lab.demo import bakery_cafe
from lab.plan import plan_of
from lab.store import Story, lab_shop
from lab.year.calendar import closed_days, easter_sunday, open_days
from lab.year.make import folders_of, make_year
from lab.year.pipeline import Pipeline
from tests.lab.journals import records_of, unsigned_journals

YEAR = open_days(2025)
FORTNIGHT = YEAR[140:154]
SALES = 2_400


def nothing(_: int) -> None:
    """Hear of a day's sales."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with two weeks of June behind it."""
    folder = tmp_path_factory.mktemp("june") / "data"
    make_year(folder, number=1, sales=SALES, seed=7, tell=nothing, days=FORTNIGHT)
    return folder


@pytest.fixture(scope="module")
def records(folder: Path) -> list[Record]:
    """Its journal."""
    (records,) = unsigned_journals(folder).values()
    return records


def sales_of(records: list[Record]) -> list[SaleCompleted]:
    """Return what was sold and taken back, without training."""
    return [each.event for each in records if isinstance(each.event, SaleCompleted) and not each.training]


def test_the_year_is_an_ordinary_store(folder: Path, saft_reference: Path) -> None:
    """It verifies, all paper is out, and its file is valid."""
    schema = (saft_reference / "Norwegian_SAF-T_Cash_Register_Schema_v_1.00.xsd").read_bytes()
    shop = open_shop(settings_for(folder), exclusive=True)
    try:
        ((register, _),) = records_of(shop).items()
        assert list(shop.store.verify(register)) == []
        with shop.store.read() as books:
            assert books.jobs(register, [JobState.WAITING, JobState.SENT]) == []
        file = io.BytesIO()
        export_saft(shop.counter, Selection(), file)
    finally:
        shop.store.close()
    file.seek(0)
    assert faults_of(file, io.BytesIO(schema)) == ()


def test_as_many_sales_as_asked_for_and_a_z_every_day(records: list[Record]) -> None:
    sold = [sale for sale in sales_of(records) if not sale.sale.kind.is_pure_return]
    assert len(sold) == SALES
    z_days = [in_norway(each.at).date() for each in records if isinstance(each.event, ZReported)]
    assert z_days == [day.day for day in FORTNIGHT]


def test_nothing_was_refused_and_time_went_forward(records: list[Record]) -> None:
    assert not any(isinstance(each.event, AttemptRefused | ClockWentBack) for each in records)
    times = [each.at for each in records]
    assert times == sorted(times)


@pytest.mark.law("KSF-2-8-2-e", "KSF-2-8-2-g", "KSF-2-8-2-j")
def test_sums_agree(records: list[Record]) -> None:
    """Receipts = tenders less rounding and tips = VAT bases and VAT = Z reports, to the øre."""
    sales = [sold.sale for sold in sales_of(records) if not sold.sale.kind.on_credit]
    reports = [each.event.report for each in records if isinstance(each.event, ZReported)]
    total_ore = sum(sale.gross_ore for sale in sales)
    assert sum(report.cash_sales_ore for report in reports) == total_ore
    assert sum(row.net_ore + row.vat_ore for report in reports for row in report.vat) == total_ore
    paid_ore = sum(payment.amount_ore for sale in sales for payment in sale.payments)
    assert paid_ore == total_ore + sum(sale.rounding_ore + sale.tip_ore for sale in sales)


def test_everything_that_happens_at_a_counter_happens(records: list[Record]) -> None:
    """In shares one would believe; the seed makes the figures certain."""
    reports = [each.event.report for each in records if isinstance(each.event, ZReported)]
    assert 5 <= sum(report.returns.number for report in reports) <= 40
    assert 20 <= sum(report.discounts.number for report in reports) <= 90
    assert 3 <= sum(report.aborted.number for report in reports) <= 30
    assert 30 <= sum(row.number for report in reports for row in report.line_corrections) <= 120
    assert 10 <= sum(row.number for report in reports for row in report.price_checks) <= 60
    assert 2 <= sum(report.drawer_openings for report in reports) <= 30
    assert 2 <= sum(report.copies.number for report in reports) <= 30
    assert 1 <= sum(report.credit_sales.number for report in reports) <= 30
    assert {row.name for report in reports for row in report.pay_ins} >= {"change", "gift_card"}
    assert {row.name for report in reports for row in report.pay_outs} >= {"bank"}
    kinds = {row.name for report in reports for row in report.payments}
    assert kinds >= {"cash", "debit_card", "credit_card", "vipps"}
    assert any(isinstance(each.event, XReported) for each in records)
    assert len({each.operator for each in records if isinstance(each.event, SaleCompleted)}) == 3
    assert any(count.difference_ore for report in reports for count in report.counts)


def test_baskets_are_those_of_a_bakery(records: list[Record]) -> None:
    sold = [sale.sale for sale in sales_of(records) if not sale.sale.kind.is_pure_return]
    sizes = Counter(sum(not row.line.is_deposit for row in sale.lines) for sale in sold)
    assert set(sizes) == {1, 2, 3, 4, 5, 6}
    assert sizes[1] > sizes[2] > sizes[3] > sizes[6]
    eaten_in = sum(row.vat_ore * 5 == row.gross_ore for sale in sold for row in sale.lines[:1])
    assert 0.2 < eaten_in / len(sold) < 0.5


def test_it_is_busiest_on_saturdays_and_around_noon(records: list[Record]) -> None:
    begun = [in_norway(each.at) for each in records if isinstance(each.event, SaleCompleted)]
    by_weekday = Counter(at.weekday() for at in begun)
    assert max(by_weekday, key=lambda weekday: by_weekday[weekday]) == 5
    by_hour = Counter(at.hour for at in begun)
    assert by_hour[12] > by_hour[9] > by_hour[17]


def test_the_same_seed_gives_the_same_journal_and_another_another(tmp_path: Path) -> None:
    """But for keys and signatures."""
    for name, number, seed in (("a", 1, 3), ("b", 1, 3), ("c", 1, 4), ("d", 2, 3)):
        make_year(tmp_path / name, number=number, sales=60, seed=seed, tell=nothing, days=YEAR[:2])
    (one,), (same,), (other,), (second,) = (unsigned_journals(tmp_path / name).values() for name in "abcd")
    assert one == same
    assert one != other
    assert second[0].register == "SOL-2"


@pytest.mark.parametrize(
    ("shops", "made"), [(1, ["lab-store.json"]), (2, ["shop-01/lab-store.json", "shop-02/lab-store.json"])]
)
def test_each_shop_has_a_folder_and_a_marker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shops: int, made: list[str]
) -> None:
    """The command line, on a year of two days."""
    monkeypatch.setattr("lab.__main__.make_year", partial(make_year, days=YEAR[:2]))
    asked = ["year", "--shops", str(shops), "--sales", "10", "--seed", "1", "--data", str(tmp_path)]
    ended = CliRunner().invoke(lab, asked)
    assert ended.exit_code == 0, ended.output
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("lab-store.json")) == made
    again = CliRunner().invoke(lab, asked)
    assert (again.exit_code, "holds a shop already" in again.output) == (2, True)


def test_a_command_that_is_refused_ends_the_year(tmp_path: Path) -> None:
    """Far ahead of the writer as it is, nothing that went wrong is passed over."""
    at = datetime(2025, 1, 2, 7, tzinfo=UTC)
    with lab_shop(tmp_path, plan_of(bakery_cafe()), Story("year"), opened_at=at) as made:
        pipeline = Pipeline(made, "SOL-1")
        pipeline.do(at, "101", TakeX())
        with pytest.raises(NotStarted):
            pipeline.finish()


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (1961, date(1961, 4, 2)),
        (2000, date(2000, 4, 23)),
        (2008, date(2008, 3, 23)),
        (2011, date(2011, 4, 24)),
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_easter(year: int, easter: date) -> None:
    assert easter_sunday(year) == easter


@pytest.mark.parametrize("year", range(2020, 2045))
def test_holidays_are_kept_in_any_year(year: int) -> None:
    days = {day.day: day for day in open_days(year)}
    easter = easter_sunday(year)
    shut = {date(year, 1, 1), date(year, 5, 1), date(year, 12, 25), date(year, 12, 26)}
    shut |= {easter + timedelta(days) for days in (-2, 0, 1, 49, 50)}
    assert closed_days(year) == shut
    assert not shut & set(days)
    assert all(day.busy() for day in days.values())
    assert days[date(year, 12, 24)].short.closes == 13 * 60


def test_folders_are_counted_from_one() -> None:
    assert folders_of(Path("a"), 1) == [Path("a")]
    assert [path.name for path in folders_of(Path("a"), 3)] == ["shop-01", "shop-02", "shop-03"]
