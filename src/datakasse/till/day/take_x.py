"""Take an X report: what has happened since the last Z, which it does not end (13008)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.journal.entry import Record
from datakasse.journal.events.day import XReported
from datakasse.journal.report_content import CashCount, ReportContent
from datakasse.report.period import PeriodTotals, content
from datakasse.trade.people.operator import Right
from datakasse.trade.sale.approval import Sought


def totals_now(point: CashPoint) -> PeriodTotals:
    """Return the totals of everything since the last Z."""
    records = point.books.records(point.register.register_id, point.state.z_entry + 1)
    return PeriodTotals().add_all(records)


def report_of(point: CashPoint, totals: PeriodTotals, counts: tuple[CashCount, ...] = ()) -> ReportContent:
    """Return the whole report that the totals make, as of this moment."""
    register, state = point.register.register_id, point.state
    return content(
        totals,
        company=point.books.company(),
        register=register,
        vat_rates=point.vat_rates(),
        at=point.at,
        before=state.grand_totals,
        from_entry=state.z_entry + 1,
        to_entry=point.books.head(register).number,
        counts=counts,
    )


class TakeX(msgspec.Struct, frozen=True):
    """Take an X report."""

    def sought(self, point: CashPoint) -> Sought:
        """Return what it is about."""
        del point
        return Sought()

    def __call__(self, point: CashPoint) -> Record:
        """Record the whole report and queue it (KSF-2-7-2)."""
        point.demand(Right.X_REPORT)
        number = point.state.series.x_report + 1
        record = point.record(XReported(number=number, report=report_of(point, totals_now(point))))
        point.books.put_in_queue(point.register.register_id, "x_report", record.number)
        return record
