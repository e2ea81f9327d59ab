"""What pages show from roll-ups, held against the same made of every entry and voucher there is."""

from collections.abc import Iterator
from datetime import date, timedelta

from datakasse.bookkeeping.cash_overview import CashDay
from datakasse.bookkeeping.vat_report import VatTerm, vat_report
from datakasse.journal.events.day import ZReported
from datakasse.office.control.show_indicators import count_indicators, show_indicators
from datakasse.office.ledger.report_vat import report_vat
from datakasse.office.ledger.show_cash import show_cash
from datakasse.report.cash_report import cash_report
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway
from tests.till.shopkeeper import Shopkeeper


def shown_as_counted(shop: Shopkeeper) -> None:
    """Hold the rare things, the VAT of the year and the cash overview against what they are made of."""
    counter = shop.counter
    with counter.store.read() as books:
        days = [
            in_norway(each.at).date() for one in books.registers() for each in books.records(one.register_id)
        ]
    for day in sorted({*days, max(days) + timedelta(days=1)}):
        assert show_indicators(counter, day, day) == count_indicators(counter, day, day)
        assert show_indicators(counter, None, day) == count_indicators(counter, None, day)
    assert show_indicators(counter, None, None) == count_indicators(counter, None, None)
    for year in {day.year for day in days}:
        term = VatTerm(year)
        with counter.store.read() as books:
            by_voucher = vat_report(books.vouchers(None, term.first, term.last), term)
            by_report = list(_cash_days(books, year))
        assert report_vat(counter, term).report == by_voucher
        shown = show_cash(counter, date(year, 1, 1), date(year, 12, 31))
        assert sorted(map(str, shown.days)) == sorted(map(str, by_report))


def _cash_days(books: Readings, year: int) -> Iterator[CashDay]:
    """Yield each drawer as its daily cash report has it, made of all entries of its period."""
    for register in books.registers():
        for period in books.booked_periods(register.register_id, date(year, 1, 1), date(year, 12, 31)):
            if period.last_entry is None:
                continue
            z = books.record(register.register_id, period.last_entry)
            assert isinstance(z.event, ZReported)
            told = cash_report(books.records(register.register_id, period.first_entry, period.last_entry), z)
            for drawer in told.drawers:
                yield CashDay(
                    register=register.register_id,
                    location=register.location,
                    day=period.day,
                    z_number=z.event.number,
                    operator=drawer.count.operator,
                    opening_ore=drawer.flow.opening_ore,
                    sales_ore=drawer.flow.sales_ore,
                    pay_ins_ore=drawer.flow.pay_ins_ore,
                    pay_outs_ore=drawer.flow.pay_outs_ore,
                    expected_ore=drawer.flow.end_ore,
                    counted_ore=drawer.count.counted_ore,
                    explanation=drawer.count.explanation,
                    counted_by=told.counted_by,
                    approved_by=told.approved_by,
                )
