"""
One day from receipts to ledger, as docs/regnskap.md tells it: the numbers there are those of a real day.

The tables in the page are made by this day. After a change that is meant:
DATAKASSE_GOLDEN=write .venv/bin/python -m pytest tests/office/ledger/test_worked_example.py
"""

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from datakasse.bookkeeping.voucher import DayVoucher, Line, Voucher, postings
from datakasse.journal.events.sale import SaleCompleted
from datakasse.receipt.words.figures import amount_text
from datakasse.storage.ports.store import Books
from datakasse.till.day.close_day import CloseDay, ExpectCash
from datakasse.till.day.move_cash import PayOut
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.ring_up import ChooseServing
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.goods.article import Serving
from datakasse.trade.moment import in_norway
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import VatCode
from tests.shop import OPENED
from tests.till.shopkeeper import CASH, CUSTOMER, FRONT, Shopkeeper, card, voucher

PAGE = Path("docs/regnskap.md")
BEGIN, END = "<!-- dagen begynner -->", "<!-- dagen slutter -->"
VIPPS = Tender(TenderKind.VIPPS, 49_90, "VIPPS-1")
INVOICE = Tender(TenderKind.INVOICE, account=CUSTOMER)


def call_deposit_no_turnover(shop: Shopkeeper) -> None:
    """Give bottle deposit the code that it is to have: no turnover, and not turnover outside the Act."""

    def put(books: Books) -> None:
        books.put_vat_code(VatCode("7", "Ingen mva-behandling", "7", OPENED))
        deposit = next(article for article, _ in books.articles() if article.is_deposit)
        books.put_article(msgspec.structs.replace(deposit, vat_code="7"), OPENED)

    shop.shop.store.write(put).result()


def trade(shop: Shopkeeper) -> None:
    """Have a day with a little of everything."""
    call_deposit_no_turnover(shop)
    shop.open(float_ore=1_000_00)
    shop.sell("100", "202")
    shop.sell("100", tenders=[VIPPS])
    shop.ring("200", "102")
    shop.do(ChooseServing(Serving.EAT_IN))
    shop.do(CompleteSale((card(84_00),), tip_ore=10_00))
    shop.do(SellGiftCard("G1", 500_00, (card(500_00),)))
    shop.sell("104", tenders=[voucher("G1", 55_00)])
    shop.do(TakeReturn(2, reason="feil brød"))
    shop.do(CompleteSale((CASH,)))
    shop.sell("100", "101", tenders=[INVOICE])
    shop.do(PayOut(500_00, "nattsafe", "bank"))
    counted_ore = shop.do(ExpectCash()) - 10_00
    shop.z(CloseDay(counted_ore, explanation="feil vekslet", terminals=shop.terminals()))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table of Markdown."""
    lines = [head, ("---", *("--:" if "kr" in cell else "---" for cell in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def told(line: Line) -> tuple[str, ...]:
    """Return a row of a voucher."""
    vat = amount_text(line.vat_ore) if line.vat_ore else ""
    return (line.account, line.text, amount_text(line.net_ore), vat, line.vat_code)


def page_of(shop: Shopkeeper) -> str:
    """Return what the page says of the day."""
    with shop.counter.store.read() as books:
        vouchers: list[Voucher] = list(books.vouchers(FRONT, None, None))
        (day,) = books.day_vouchers(FRONT, None, None)
        moments = {entry.entry: in_norway(books.record(FRONT, entry.entry).at) for entry in vouchers}
        sales = [
            event.sale
            for each in vouchers
            if isinstance(event := books.record(FRONT, each.entry).event, SaleCompleted)
        ]
    rows = [
        (
            each.number if first else "",
            f"{moments[each.entry]:%H:%M}" if first else "",
            each.text if first else "",
            *told(line),
        )
        for each in vouchers
        for first, line in zip((True, *(False,) * len(each.lines)), each.lines, strict=False)
    ]
    head = ("bilag", "kl.", "hva", "konto", "linje", "netto kr", "mva kr", "mva-kode")
    proof = (
        f"Kvitteringene summerer til {amount_text(sum(sale.gross_ore for sale in sales))} kr med mva, "
        f"{amount_text(sum(sale.rounding_ore for sale in sales))} kr i øreavrunding og "
        f"{amount_text(sum(sale.tip_ore for sale in sales))} kr i tips; betalingene er "
        f"{amount_text(sum(payment.amount_ore for sale in sales for payment in sale.payments))} kr."
    )
    return "\n\n".join(
        (
            "**Bilagene.** Debet er pluss, kredit er minus.",
            table(head, rows),
            f"**Dagsbilaget `{day.key}`.** {day.vouchers} bilag, én linje per konto og mva-kode.",
            table(("konto", "navn", "netto kr", "mva kr", "mva-kode"), map(told, day.lines)),
            "**Posteringene i hovedboken.** Mva står på sin egen konto.",
            table(("konto", "beløp kr"), ledger(day)),
            proof,
        )
    )


def ledger(day: DayVoucher) -> list[tuple[str, ...]]:
    """Return what the day puts on each account."""
    sums: dict[str, int] = defaultdict(int)
    for posting in postings(day.lines):
        sums[posting.account] += posting.amount_ore
    assert sum(sums.values()) == 0
    return [(account, amount_text(sums[account])) for account in sorted(sums)]


@pytest.mark.law("BFF-5-3-14-c")
def test_the_page_tells_what_the_ledger_says(closed_shop: Shopkeeper, root: Path) -> None:
    trade(closed_shop)
    made = page_of(closed_shop)
    page = (root / PAGE).read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"
    if os.environ.get("DATAKASSE_GOLDEN") == "write":
        (root / PAGE).write_text(wanted, encoding="utf-8")
    assert page == wanted


def test_the_day_adds_up(closed_shop: Shopkeeper) -> None:
    """Receipts, payments, vouchers and the day voucher come to the same, account by account."""
    trade(closed_shop)
    with closed_shop.counter.store.read() as books:
        vouchers = list(books.vouchers(FRONT, None, None))
        (day,) = books.day_vouchers(FRONT, None, None)
    each: dict[str, int] = defaultdict(int)
    for made in vouchers:
        for posting in postings(made.lines):
            each[posting.account] += posting.amount_ore
    assert {account: amount for account, amount in each.items() if amount} == {
        account: amount for account, amount in _sums(day).items() if amount
    }


def _sums(day: DayVoucher) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for posting in postings(day.lines):
        sums[posting.account] += posting.amount_ore
    return sums
