"""Goods that the owner takes (uttak): no sale and in no Z, but VAT, which stands apart in the return."""

import pytest

from datakasse.bookkeeping.chart import STANDARD_ACCOUNTS, Account
from datakasse.bookkeeping.vat_report import VatTerm
from datakasse.journal.books_content import CorrectionLine
from datakasse.office.ledger.agree import agree
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.office.ledger.report_vat import report_vat, vat_csv
from tests.office.ledger.test_agree import close, tamper
from tests.till.shopkeeper import KARI, Shopkeeper

DRAWN = Account("2060", "Privat uttak", STANDARD_ACCOUNTS[0].grouping_category, "2080")
WITHDRAWAL = (
    CorrectionLine("2060", "Uttak av varer", 125_00),
    CorrectionLine("3060", "Uttak av varer", -100_00, -25_00, "3", 2_500, "2700"),
)


@pytest.mark.law("law.md 3.3")
def test_a_withdrawal_is_a_voucher_of_its_own_with_vat_that_is_no_sale(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.counter.store.write(lambda books: books.put_account(DRAWN)).result()
    made = shop.do(CorrectBooks("Brød til eget bruk, uke 10", WITHDRAWAL), KARI)
    assert made.kind == "books_corrected"
    report = report_vat(shop.counter, VatTerm(2026, 2)).report
    told = {(line.code, line.is_withdrawal): (line.basis_ore, line.vat_ore) for line in report.lines}
    assert told["3", True] == (100_00, 25_00)
    assert ("3", False) not in told
    assert b"uttak" in vat_csv(report)
    with shop.counter.store.read() as books:
        assert agree(books).holds


@pytest.mark.law("law.md 3.3")
@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
@pytest.mark.parametrize(
    ("statement", "in_report"),
    [
        ("UPDATE ledger_days SET body = replace(body, '-2500', '-500') WHERE z_number = 0", True),
        ("DELETE FROM ledger_days WHERE z_number = 0", False),
    ],
    ids=["changed", "taken away"],
)
def test_what_is_sent_of_the_office_is_held_against_its_voucher(
    shop: Shopkeeper, statement: str, *, in_report: bool, is_closed: bool
) -> None:
    """The return is told from the voucher, which a lock guards; the agreement names what differs."""
    shop.sell("200")
    shop.counter.store.write(lambda books: books.put_account(DRAWN)).result()
    shop.do(CorrectBooks("Brød til eget bruk, uke 10", WITHDRAWAL), KARI)
    if is_closed:
        close(shop)
    before = report_vat(shop.counter, VatTerm(2026, 2)).report
    with shop.counter.store.read() as books:
        assert agree(books).holds
    shop.counter.store.write(lambda books: tamper(books, statement)).result()
    with shop.counter.store.read() as books:
        [period] = agree(books).periods
    assert [one.name for one in period.equations if not one.holds] == ["posted"]
    if in_report:
        assert report_vat(shop.counter, VatTerm(2026, 2)).report == before
