"""
Sides that are equal agree; whichever side is changed, an equation that names it fails with both figures.

A control: that nothing fails where nothing was changed would be worth little by itself.
"""

import copy
from collections.abc import Callable
from datetime import date

import msgspec
import pytest

from datakasse.bookkeeping.agree import Agreement, Booked, Period, Side, Sold, agreement, totals, vat_key
from datakasse.bookkeeping.voucher import DayVoucher, Line, day_voucher_key, summed
from datakasse.journal.register_state import RegisterState
from datakasse.journal.report_content import Count, NamedCount, ReportContent, VatTotal
from datakasse.report.period import PeriodTotals, content
from datakasse.trade.sale.sale import Sale
from datakasse.trade.tender import Tender, TenderKind
from tests.shop import COMPANY, NOON, settled

DAY = date(2026, 3, 2)
CODES = {"3": "3", "31": "31", "6": "6"}
SALES = (
    settled("100", "200"),
    settled("300", tenders=[Tender(TenderKind.DEBIT_CARD, 289_00)]),
    settled("202", "900"),
)


def booked_of(sales: tuple[Sale, ...]) -> list[Line]:
    """Return lines by hand: what was paid on 1900, goods on 3000, rounding on 7740."""
    lines: list[Line] = []
    for sale in sales:
        lines.append(Line("1900", "Betalt", sum(payment.amount_ore for payment in sale.payments)))
        lines.append(Line("7740", "Øreavrunding", -sale.rounding_ore))
        lines += [
            Line(
                "3000",
                "Salg",
                -row.net_ore,
                -row.vat_ore,
                row.code,
                row.rate_bp,
                "2700" if row.vat_ore else "",
            )
            for row in sale.vat
        ]
    return lines


def z_of(sales: tuple[Sale, ...]) -> ReportContent:
    """Return a Z, its figures put together by hand."""
    empty = content(
        PeriodTotals(),
        company=COMPANY,
        register="K1",
        vat_rates=(),
        at=NOON,
        before=RegisterState().grand_totals,
        from_entry=1,
        to_entry=9,
    )
    paid: dict[str, int] = {}
    for sale in sales:
        for payment in sale.payments:
            paid[payment.kind] = paid.get(payment.kind, 0) + payment.amount_ore
    vat: dict[tuple[str, int], list[int]] = {}
    for sale in sales:
        for row in sale.vat:
            both = vat.setdefault((row.code, row.rate_bp), [0, 0])
            both[0] += row.net_ore
            both[1] += row.vat_ore
    return msgspec.structs.replace(
        empty,
        cash_sales_ore=sum(sale.gross_ore for sale in sales),
        rounding_ore=sum(sale.rounding_ore for sale in sales),
        payments=tuple(NamedCount(kind, 1, amount_ore) for kind, amount_ore in paid.items()),
        vat=tuple(VatTotal(*key, *both) for key, both in vat.items()),
    )


def a_period() -> Period:
    """Return a period whose every side says the same."""
    period = Period("K1", DAY, 1)
    for sale in SALES:
        period.add(sale)
        period.saft_cash.add(sale)
    lines = booked_of(SALES)
    for line in lines:
        period.saft_financial.add(line)
    period.z = z_of(SALES)
    period.day_voucher = DayVoucher(day_voucher_key("K1", 1), "K1", 1, DAY, "", summed(lines), 3, 1, 9)
    return period


def failing(agreed: Agreement) -> set[tuple[str, Side, Side]]:
    """Return the equations that do not hold."""
    return {(one.name, one.left, one.right) for one in agreed.equations if not one.holds}


@pytest.mark.law("BFF-5-3-14-b", "KSF-2-8-2-e", "KSF-2-8-2-g", "KSF-2-8-2-j")
def test_equal_sides_agree() -> None:
    agreed = agreement(a_period(), CODES)
    assert agreed.holds
    assert len(agreed.equations) == 13
    gross_ore = sum(sale.gross_ore for sale in SALES)
    turnover = [one for one in agreed.equations if one.name in {"turnover", "booked"}]
    assert {(one.left_ore, one.right_ore) for one in turnover} == {(gross_ore, gross_ore)}


def lose_a_receipt(period: Period) -> None:
    period.all_sales.gross_ore -= 1


def lose_a_payment(period: Period) -> None:
    period.all_sales.tenders_ore["cash"] -= 100


def swap_tenders(period: Period) -> None:
    """The sum stays: only the parts tell."""
    period.saft_cash.tenders_ore["cash"] += 100
    period.saft_cash.tenders_ore["debit_card"] -= 100


def swap_vat_in_z(period: Period) -> None:
    """The sum stays: what is basis and what is VAT does not."""
    assert period.z is not None
    first, *rest = period.z.vat
    moved = msgspec.structs.replace(first, net_ore=first.net_ore + 1, vat_ore=first.vat_ore - 1)
    period.z = msgspec.structs.replace(period.z, vat=(moved, *rest))


def z_forgets_a_tip(period: Period) -> None:
    assert period.z is not None
    period.z = msgspec.structs.replace(period.z, tips=Count(1, 5))


def book_elsewhere(period: Period) -> None:
    """Another account in the file than in the day voucher."""
    period.saft_financial.accounts_ore["1900"] -= 1
    period.saft_financial.accounts_ore["1920"] += 1


def book_another_code(period: Period) -> None:
    voucher = period.day_voucher
    assert voucher is not None
    period.day_voucher = msgspec.structs.replace(
        voucher,
        lines=tuple(
            msgspec.structs.replace(line, vat_code="33") if line.vat_code == "31" else line
            for line in voucher.lines
        ),
    )


def let_it_wait(period: Period) -> None:
    period.day_voucher = None


def lose_in_saft_financial(period: Period) -> None:
    period.saft_financial.net_ore[vat_key("31", 1_500)] -= 1


CHANGES: tuple[tuple[Callable[[Period], None], set[tuple[str, Side, Side]]], ...] = (
    (
        lose_a_receipt,
        {
            ("settlement", Side.RECEIPTS, Side.TENDERS),
            ("vat", Side.RECEIPTS, Side.VAT),
            ("turnover", Side.RECEIPTS, Side.Z_REPORT),
            ("turnover", Side.RECEIPTS, Side.SAFT_CASH),
        },
    ),
    (
        lose_a_payment,
        {("settlement", Side.RECEIPTS, Side.TENDERS), ("tenders", Side.RECEIPTS, Side.SAFT_CASH)},
    ),
    (swap_tenders, {("tenders", Side.RECEIPTS, Side.SAFT_CASH)}),
    (swap_vat_in_z, {("vat_codes", Side.RECEIPTS, Side.Z_REPORT)}),
    (z_forgets_a_tip, {("rounding_and_tips", Side.RECEIPTS, Side.Z_REPORT)}),
    (book_elsewhere, {("accounts", Side.DAY_VOUCHER, Side.SAFT_FINANCIAL)}),
    (book_another_code, {("booked", Side.RECEIPTS, Side.DAY_VOUCHER)}),
    (let_it_wait, {("booked", Side.RECEIPTS, Side.DAY_VOUCHER)}),
    (lose_in_saft_financial, {("booked", Side.RECEIPTS, Side.SAFT_FINANCIAL)}),
)


@pytest.mark.parametrize(("change", "expected"), CHANGES, ids=lambda one: getattr(one, "__name__", ""))
def test_a_changed_side_is_named(
    change: Callable[[Period], None], expected: set[tuple[str, Side, Side]]
) -> None:
    period = a_period()
    change(period)
    assert failing(agreement(period, CODES)) == expected


def test_both_figures_of_a_part_are_told() -> None:
    period = a_period()
    swap_tenders(period)
    (one,) = (one for one in agreement(period, CODES).equations if not one.holds)
    assert one.left_ore == one.right_ore
    assert [(part.name, part.right_ore - part.left_ore) for part in one.differences] == [
        ("cash", 100),
        ("debit_card", -100),
    ]


def test_an_open_period_has_no_z_and_no_day_voucher() -> None:
    period = a_period()
    period.z_number = period.z = period.day_voucher = None
    agreed = agreement(period, CODES)
    assert agreed.holds
    assert not {Side.Z_REPORT, Side.DAY_VOUCHER} & {
        side for one in agreed.equations for side in (one.left, one.right)
    }


def test_several_codes_of_the_shop_may_be_one_standard_code() -> None:
    """Food of the shop and food of the café, both at the middle rate."""
    period = Period("K1", DAY, None)
    for key in ("A 1500", "B 1500"):
        for sold in (period.all_sales, period.saft_cash):
            sold.gross_ore += 115
            sold.net_ore[key] += 100
            sold.vat_ore[key] += 15
            sold.tenders_ore["cash"] += 115
    period.saft_financial = Booked()
    period.saft_financial.add(Line("3030", "Salg", -200, -30, "31", 1_500, "2701"))
    assert agreement(period, {"A": "31", "B": "31"}).holds
    assert failing(agreement(period, {"A": "31", "B": "33"})) == {
        ("booked", Side.RECEIPTS, Side.SAFT_FINANCIAL)
    }


def test_totals_are_sums_and_miss_what_one_period_misses() -> None:
    whole, waiting = a_period(), copy.deepcopy(a_period())
    let_it_wait(waiting)
    sums = {
        (one.name, one.left, one.right): (one.left_ore, one.right_ore)
        for one in totals([agreement(whole, CODES), agreement(waiting, CODES)])
    }
    gross_ore = 2 * sum(sale.gross_ore for sale in SALES)
    assert sums["turnover", Side.RECEIPTS, Side.Z_REPORT] == (gross_ore, gross_ore)
    assert sums["booked", Side.RECEIPTS, Side.DAY_VOUCHER] == (gross_ore, None)
    assert totals([]) == ()


def test_nothing_sold_agrees_with_nothing() -> None:
    assert agreement(Period("K1", DAY, None), {}).holds
    assert Sold() == Sold()
