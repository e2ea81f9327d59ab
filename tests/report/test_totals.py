"""What holds for every report: sums agree, grand totals only grow, an X changes nothing."""

import msgspec
import pytest
from hypothesis import given, settings

from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.report_content import Count, GrandTotals, ReportContent
from datakasse.report.period import PeriodTotals
from tests.journal.days import Day, days


def reports(day: Day) -> list[ReportContent]:
    """All X and Z of a day, and one as of now."""
    events = [record.event for record in day.journal.records]
    taken = [event.report for event in events if isinstance(event, XReported | ZReported)]
    return [*taken, day.report()]


@pytest.mark.law("KSF-2-8-2-e", "KSF-2-8-2-f", "KSF-2-8-2-g", "KSF-2-8-2-h", "KSF-2-8-2-i", "KSF-2-8-2-j")
@settings(max_examples=80)
@given(days(steps_max=30))
def test_every_report_agrees_with_itself(day: Day) -> None:
    """Groups = e; VAT rows = e; payments = e + rounding + tips; operators add up to f and g."""
    for made in reports(day):
        assert sum(row.amount_ore for row in made.groups) == made.cash_sales_ore
        assert sum(row.net_ore + row.vat_ore for row in made.vat) == made.cash_sales_ore
        paid_ore = sum(row.amount_ore for row in made.payments)
        assert paid_ore == made.cash_sales_ore + made.rounding_ore + made.tips.amount_ore
        for whole, parts in (
            (made.groups, made.operator_groups),
            (made.payments, made.operator_payments),
        ):
            for row in whole:
                shares = [part for part in parts if part.name == row.name]
                assert sum(part.number for part in shares) == row.number
                assert sum(part.amount_ore for part in shares) == row.amount_ore
        assert sum(row.amount_ore for row in made.operator_floats) == made.float_ore


@pytest.mark.law("KSF-2-6-9", "KSF-2-8-2-x", "KSF-2-8-2-y", "KSF-2-8-2-z", "KSF-1-2-o..q")
@settings(max_examples=80)
@given(days(steps_max=40))
def test_grand_totals_never_fall_and_hold_every_sale_since_the_beginning(day: Day) -> None:
    last = GrandTotals()
    for made in reports(day):
        now = made.grand_totals
        assert now.sales_ore >= last.sales_ore
        assert now.returns_ore >= last.returns_ore
        assert now.net_ore == now.sales_ore - now.returns_ore
        last = now
    sales = [
        record.event.sale
        for record in day.journal.records
        if isinstance(record.event, SaleCompleted) and not record.training
    ]
    cash_sales = [sale for sale in sales if not sale.kind.on_credit]
    assert last.sales_ore == sum(sale.sold_ore for sale in cash_sales)
    assert last.returns_ore == sum(sale.returned_ore for sale in cash_sales)


@pytest.mark.law("KSF-1-2-X", "KSF-2-8-3-3")
@settings(max_examples=60)
@given(days(steps_max=30))
def test_an_x_resets_nothing_and_a_z_everything_but_grand_totals(day: Day) -> None:
    before = day.report()
    day.take_x()
    day.take_x()
    now = day.report()
    assert now == msgspec.structs.replace(before, to_entry=now.to_entry)
    if day.state.has_open_sale or day.state.parked or day.state.training:
        return
    day.take_z()
    fresh = day.report()
    empty = PeriodTotals()
    assert day.totals == empty
    assert (fresh.cash_sales_ore, fresh.receipts, fresh.returns, fresh.discounts) == (0, 0, Count(), Count())
    assert fresh.grand_totals == now.grand_totals
    assert fresh.from_entry == day.journal.head.number + 1


@pytest.mark.law("KSF-2-8-2-w", "KSF-2-7-8")
@settings(max_examples=60)
@given(days(steps_max=30))
def test_a_journal_without_its_training_gives_the_same_report_but_for_w(day: Day) -> None:
    since = [record for record in day.journal.records if record.number > day.state.z_entry]
    whole = PeriodTotals().add_all(since)
    real = PeriodTotals().add_all(record for record in since if not record.training)
    assert real.training.count() == Count()
    real.training = whole.training
    assert real == whole


@pytest.mark.law("KSF-2-7-2")
@settings(max_examples=40)
@given(days(steps_max=30))
def test_the_whole_report_is_in_the_journal(day: Day) -> None:
    """An X written now says what the report says now, word for word."""
    made = day.report()
    day.take_x()
    written = day.journal.records[-1].event
    assert isinstance(written, XReported)
    assert written.report == made
