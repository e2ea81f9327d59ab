"""What the tests of the ledger post: entries around events, and the mapping of an ordinary day."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from datakasse.bookkeeping.chart import Account, chart_of
from datakasse.bookkeeping.mapping import STANDARD_RULES, DayMapping, Rule
from datakasse.bookkeeping.posting import Waiting, post
from datakasse.bookkeeping.voucher import Voucher
from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.sale import SaleCompleted
from datakasse.trade.sale.sale import Sale, price_lines, settle
from datakasse.trade.tender import Tender
from tests.trade.goods import VAT_CODES, baskets, tenders_for

DAY = date(2026, 3, 2)
AT = datetime(2026, 3, 2, 11, tzinfo=UTC)


def entry(event: Event, *, training: bool = False, number: int = 7) -> Record:
    """Return an entry of an event."""
    return Record(1, "987654325", "K1", number, AT, "2", training, None, None, event)


def mapping(
    *more: Rule, accounts: Iterable[Account] = (), location: str = "1", department: str = "", day: date = DAY
) -> DayMapping:
    """Return the standard mapping with some rules more."""
    return DayMapping(
        (*STANDARD_RULES, *more),
        chart_of(accounts),
        {code.code: code.standard_code for code in VAT_CODES.values()},
        location=location,
        department=department,
        day=day,
    )


def posted(event: Event, by: DayMapping | None = None) -> Voucher:
    """Return the voucher of an event that has one."""
    found = post(entry(event), by or mapping(), number="2026-000001", day=DAY)
    assert isinstance(found, Voucher), found
    return found


def waits(event: Event, by: DayMapping) -> Waiting:
    """Return what an event waits for."""
    found = post(entry(event), by, number="2026-000001", day=DAY)
    assert isinstance(found, Waiting), found
    return found


def completed(sale: Sale) -> SaleCompleted:
    """Return the event of a sale."""
    return SaleCompleted("basket-1", sale, "sales", 1)


def on(voucher: Voucher, account: str) -> int:
    """Return what a voucher puts on an account, VAT lines' bases and VAT too, in øre."""
    net = sum(line.net_ore for line in voucher.lines if line.account == account)
    return net + sum(line.vat_ore for line in voucher.lines if line.vat_account == account)


@st.composite
def sales(draw: st.DrawFn) -> Sale:
    """A random sale, paid in random ways, sometimes with a tip or on account."""
    basket = draw(baskets())
    gross_ore = sum(line.gross_ore for line in price_lines(basket)[0])
    tip_ore = draw(st.integers(0, 100_00)) if gross_ore > 0 else 0
    tenders: list[Tender] = draw(tenders_for(gross_ore + tip_ore))
    return settle(basket, tenders, tip_ore=tip_ore)
