"""A till for the tests of reports: what happened since the last Z, and the report it makes."""

from datetime import UTC, date, datetime

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.papers import ReceiptSeries
from datakasse.journal.report_content import CashCount, GrandTotals, ReportContent
from datakasse.report.period import PeriodTotals, content
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.sale import settle
from datakasse.trade.shop.shop import Company
from datakasse.trade.tender import Tender
from datakasse.trade.vat import VatRate, rate_bp_on
from tests.trade.goods import AT, VAT_CODES

COMPANY = Company("974760673", "Fjordbakeriet AS")
REGISTER = "K1"
VAT_RATES = tuple(
    VatRate(code.code, rate_bp_on(code.standard_code, date(2026, 1, 2))) for code in VAT_CODES.values()
)
NOTHING_BEFORE = GrandTotals()
EVENING = datetime(2026, 1, 2, 20, 30, tzinfo=UTC)


def by(operator: str, *events: Event, training: bool = False) -> list[Record]:
    """What happened while an operator was signed on."""
    return [
        Record(1, "974760673", REGISTER, 1, AT, operator, training, None, None, event) for event in events
    ]


def in_training(*events: Event) -> list[Record]:
    """What happened in training mode."""
    return by("1001", *events, training=True)


def report(
    *happened: Event | list[Record],
    before: GrandTotals = NOTHING_BEFORE,
    company: Company = COMPANY,
    vat_rates: tuple[VatRate, ...] = VAT_RATES,
    counts: tuple[CashCount, ...] = (),
) -> ReportContent:
    """The report over what happened; by operator 1001 unless told otherwise."""
    records = [
        record for each in happened for record in (each if isinstance(each, list) else by("1001", each))
    ]
    return content(
        PeriodTotals().add_all(records),
        company=company,
        register=REGISTER,
        vat_rates=vat_rates,
        at=EVENING,
        before=before,
        from_entry=1,
        to_entry=len(records),
        counts=counts,
    )


def completed(
    basket: Basket, *tenders: Tender, tip_ore: int = 0, series: ReceiptSeries = "sales", receipt: int = 1
) -> SaleCompleted:
    """A basket that was paid."""
    sale = settle(basket, tenders, tip_ore=tip_ore)
    if sale.kind.is_pure_return:
        series = "return"
    elif sale.kind.on_credit:
        series = "delivery"
    return SaleCompleted(basket.basket_id, sale, series, receipt)
