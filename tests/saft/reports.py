"""Reports with nothing in them, or with just what a test needs."""

from datetime import datetime

import msgspec

from datakasse.journal.report_content import GrandTotals, NamedCount, OperatorCount, ReportContent
from datakasse.report.period import PeriodTotals, content
from tests.saft.counter import BAKERY


def empty_report(register: str, at: datetime, *, group: str = "", operator: str = "1001") -> ReportContent:
    """Return a report of a period without sales; with a group, of one sale of it by the operator."""
    report = content(
        PeriodTotals(),
        company=BAKERY,
        register=register,
        vat_rates=[],
        at=at,
        before=GrandTotals(),
        from_entry=1,
        to_entry=1,
    )
    if not group:
        return report
    return msgspec.structs.replace(
        report,
        groups=(NamedCount(group, 1, 10_00),),
        operator_groups=(OperatorCount(operator, group, 1, 10_00),),
        price_checks=(NamedCount(group, 1, 10_00),),
    )
