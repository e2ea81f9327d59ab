"""
The series of numbers that documents get: each 1, 2, 3 … at its register, and none used twice.

Law: KSF-2-8-4-2, KSF-2-8-3-1.
"""

import msgspec

from datakasse.journal.event import Event
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.events.sale import SaleCompleted


class Series(msgspec.Struct, frozen=True):
    """The last number used in each series of documents."""

    sales: int = 0
    returns: int = 0
    training: int = 0
    delivery: int = 0
    provisional: int = 0
    x_report: int = 0
    z_report: int = 0


def numbered(series: Series, sold: SaleCompleted) -> Series:
    """Return the series after a receipt got its number."""
    replace = msgspec.structs.replace
    match sold.series:
        case "sales":
            return replace(series, sales=sold.receipt)
        case "return":
            return replace(series, returns=sold.receipt)
        case "training":
            return replace(series, training=sold.receipt)
        case "delivery":
            return replace(series, delivery=sold.receipt)


def passed_over(series: Series, event: Event) -> Series:
    """Return the series after what a register that goes on from a copy may have used elsewhere."""
    if not isinstance(event, RegisterRestored):
        return series
    skipped, reports = event.skipped, event.reports_skipped
    return Series(
        sales=series.sales + skipped,
        returns=series.returns + skipped,
        training=series.training + skipped,
        delivery=series.delivery + skipped,
        provisional=series.provisional + skipped,
        x_report=series.x_report + reports,
        z_report=series.z_report + reports,
    )
