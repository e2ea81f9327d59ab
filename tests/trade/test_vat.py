"""VAT: the rate of the day, taken out of each line, halves away from zero."""

import csv
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from datakasse.trade.sale.sale import price_lines, sum_vat
from datakasse.trade.vat import STANDARD_CODES, UNTAXED_CODES, VatRow, rate_bp_on, vat_in_gross
from tests.trade.goods import BREAD, CHEESE, MILK, basket_with

ONE_DAY = timedelta(days=1)
RATES_BP = st.sampled_from([0, 600, 700, 800, 1_000, 1_100, 1_111, 1_200, 1_300, 1_400, 1_500, 2_400, 2_500])


@pytest.mark.law("law.md 3.2")
@pytest.mark.parametrize(
    ("code", "first_day", "before_bp", "rate_bp"),
    [
        ("3", date(2005, 1, 1), 2_400, 2_500),
        ("31", date(2005, 1, 1), 1_200, 1_100),
        ("31", date(2006, 1, 1), 1_100, 1_300),
        ("31", date(2007, 1, 1), 1_300, 1_400),
        ("31", date(2012, 1, 1), 1_400, 1_500),
        ("33", date(2005, 1, 1), 600, 700),
        ("33", date(2006, 1, 1), 700, 800),
        ("33", date(2016, 1, 1), 800, 1_000),
        ("33", date(2018, 1, 1), 1_000, 1_200),
        ("33", date(2020, 4, 1), 1_200, 600),
        ("33", date(2021, 10, 1), 600, 1_200),
    ],
)
def test_a_rate_changes_on_its_day(code: str, first_day: date, before_bp: int, rate_bp: int) -> None:
    """The day before has the old rate, the day itself the new one."""
    assert rate_bp_on(code, first_day - ONE_DAY) == before_bp
    assert rate_bp_on(code, first_day) == rate_bp


@pytest.mark.law("law.md 3.1", "law.md 3.3")
@pytest.mark.parametrize(("code", "rate_bp"), [("3", 2_500), ("31", 1_500), ("32", 1_111), ("33", 1_200)])
def test_rates_of_today(code: str, rate_bp: int) -> None:
    assert rate_bp_on(code, date(2026, 6, 1)) == rate_bp


@pytest.mark.parametrize(
    ("code", "first_day", "rate_bp"),
    [
        ("3", date(2001, 1, 1), 2_400),
        ("31", date(2001, 7, 1), 1_200),
        ("32", date(2004, 1, 1), 1_111),
        ("33", date(2004, 3, 1), 600),
    ],
)
def test_no_rate_is_made_up_for_the_time_before_the_first(code: str, first_day: date, rate_bp: int) -> None:
    assert rate_bp_on(code, first_day) == rate_bp
    with pytest.raises(ValueError, match="no rate is known for standard code " + code):
        rate_bp_on(code, first_day - ONE_DAY)


@pytest.mark.parametrize("code", ["", "1", "11", "81", "A", "3 "])
def test_a_code_for_purchases_is_not_one_for_sales(code: str) -> None:
    with pytest.raises(ValueError, match="is not a standard tax code for sales"):
        rate_bp_on(code, date(2026, 1, 1))


@pytest.mark.law("law.md 3.3", "SAFT-5")
def test_every_code_stands_in_the_official_list(saft_reference: Path) -> None:
    """Ours are the list's codes for sales, with VAT where the list has a taxed rate and none elsewhere."""
    with (saft_reference / "code-lists" / "standard-tax-codes.csv").open(encoding="utf-8") as file:
        official = {row["Code"]: row for row in csv.DictReader(file, delimiter=";")}
    for code in STANDARD_CODES:
        taxed = official[code]["TaxRate"] in (
            "Regular rate",
            "Reduced rate, middle",
            "Reduced rate, raw fish",
            "Reduced rate, low",
        )
        assert taxed is (code not in UNTAXED_CODES), code
    output_vat = {code for code, row in official.items() if row["DescriptionENG"] == "Output VAT"}
    assert output_vat == STANDARD_CODES - UNTAXED_CODES


@pytest.mark.law("SAFT-10")
def test_vat_is_rounded_per_line_and_summed() -> None:
    """The first sale of the official example: 4.28 + 3.37 + 3.63 = 11.28, not the 11.27 of its total."""
    lines, _ = price_lines(basket_with((MILK, 2_000), BREAD, CHEESE))
    assert [row.vat_ore for row in lines] == [4_28, 3_37, 3_63]
    assert sum_vat(lines) == (VatRow("F", 1_500, 75_12, 11_28),)
    assert vat_in_gross(86_40, 1_500) == 11_27


@pytest.mark.parametrize(
    ("case", "gross_ore", "rate_bp", "vat_ore"),
    [
        ("general rate", 125_00, 2_500, 25_00),
        ("food", 115_00, 1_500, 15_00),
        ("half an øre goes away from zero", 3, 2_000, 1),
        ("less than half goes to zero", 2, 2_500, 0),
        ("raw fish", 111_11, 1_111, 11_11),
        ("nothing", 0, 2_500, 0),
        ("zero rated", 100_00, 0, 0),
        ("the smallest", 1, 2_500, 0),
    ],
)
def test_vat_in_gross(case: str, gross_ore: int, rate_bp: int, vat_ore: int) -> None:
    assert vat_in_gross(gross_ore, rate_bp) == vat_ore, case
    assert vat_in_gross(-gross_ore, rate_bp) == -vat_ore, case


@pytest.mark.law("law.md 3.3")
@given(st.integers(-(10**9), 10**9), RATES_BP)
def test_vat_is_the_nearest_whole_ore(gross_ore: int, rate_bp: int) -> None:
    exact = Fraction(gross_ore * rate_bp, 10_000 + rate_bp)
    assert abs(vat_in_gross(gross_ore, rate_bp) - exact) <= Fraction(1, 2)


@given(st.integers(0, 10**9), RATES_BP)
def test_a_return_leaves_no_vat_behind(gross_ore: int, rate_bp: int) -> None:
    assert vat_in_gross(gross_ore, rate_bp) + vat_in_gross(-gross_ore, rate_bp) == 0
