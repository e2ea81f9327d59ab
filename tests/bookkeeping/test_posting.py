"""Each entry that moves money becomes a voucher that balances to the øre, or waits for what is named."""

import msgspec
import pytest
from hypothesis import given

from datakasse.bookkeeping.mapping import Missing, Purpose, Rule
from datakasse.bookkeeping.posting import Waiting, post
from datakasse.bookkeeping.voucher import postings
from datakasse.journal.event import Event
from datakasse.journal.events.day import CashCounted, TerminalReconciled
from datakasse.journal.events.drawer import FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.sale import VoucherIssued
from datakasse.journal.report_content import CashCount
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.basket import Basket, discount_line, put
from datakasse.trade.sale.sale import Sale, settle
from datakasse.trade.tender import Payment, Tender, TenderKind
from tests.bookkeeping.books import DAY, completed, entry, mapping, on, posted, sales, waits
from tests.trade.goods import AT, BEER, BREAD, COFFEE, MILK, back, basket_with, card, cash, sold


@given(sale=sales())
def test_every_sale_balances_and_says_what_the_receipt_says(sale: Sale) -> None:
    voucher = posted(completed(sale))
    assert sum(posting.amount_ore for posting in postings(voucher.lines)) == 0
    revenue = [line for line in voucher.lines if line.vat_code]
    assert -sum(line.net_ore for line in revenue) == sale.net_ore
    assert -sum(line.vat_ore for line in revenue) == sum(row.vat_ore for row in sale.vat)
    rest = [line for line in voucher.lines if not line.vat_code]
    assert sum(line.net_ore for line in rest) == sale.gross_ore
    assert on(voucher, "7740") == -sale.rounding_ore
    assert on(voucher, "2911") == -sale.tip_ore
    assert on(voucher, "1901") == sum(
        payment.amount_ore for payment in sale.payments if payment.kind is TenderKind.CASH
    )


def test_a_sale_is_split_by_group_and_vat_code_and_deposit_stands_alone() -> None:
    voucher = posted(completed(settle(basket_with(MILK, BREAD, (BEER, 2000)), [cash(200_00)])))
    told = [(line.account, line.text, line.gross_ore, line.vat_code) for line in voucher.lines]
    assert told == [
        ("1901", "Kontant", 106_00, ""),
        ("3030", "Salg 100", -42_20, "31"),
        ("3000", "Salg 300", -59_80, "3"),
        ("2995", "Pant 900", -4_00, "7"),
    ]
    assert on(voucher, "2701") == -(2_14 + 3_37)
    assert on(voucher, "2700") == -11_96


def test_cash_rounding_is_a_line_of_its_own_with_the_sign_of_what_was_lost_or_won() -> None:
    down = posted(completed(settle(basket_with(MILK), [cash()])))
    assert (on(down, "1901"), on(down, "7740")) == (16_00, 40)
    up = posted(completed(settle(basket_with(BREAD), [cash()])))
    assert (on(up, "1901"), on(up, "7740")) == (26_00, -20)


def test_a_return_paid_in_cash_takes_everything_back() -> None:
    row = sold(basket_with(COFFEE), 1)
    basket = put(Basket("back", AT), back(row, 1000))
    voucher = posted(completed(settle(basket, [cash()])))
    assert (on(voucher, "1901"), on(voucher, "3030"), on(voucher, "2701")) == (-30_00, 26_09, 3_91)


def test_a_return_for_store_credit_is_owed_and_spending_it_is_not_revenue() -> None:
    row = sold(basket_with(COFFEE), 1)
    tender = Tender(TenderKind.STORE_CREDIT, -30_00, account="T1")
    given_back = posted(completed(settle(put(Basket("back", AT), back(row, 1000)), [tender])))
    assert on(given_back, "2901") == -30_00
    spent = posted(
        completed(settle(basket_with(COFFEE), [Tender(TenderKind.STORE_CREDIT, 30_00, account="T1")]))
    )
    assert on(spent, "2901") == 30_00


def test_a_gift_card_is_a_debt_when_sold_and_no_revenue() -> None:
    paid = (Payment(TenderKind.DEBIT_CARD, 500_00, 500_00),)
    voucher = posted(VoucherIssued("gift_card", "G1", 500_00, paid))
    assert (on(voucher, "1579"), on(voucher, "2900")) == (500_00, -500_00)
    assert not any(line.vat_code for line in voucher.lines)


def test_a_gift_card_for_cash_may_round() -> None:
    paid = (Payment(TenderKind.CASH, 100_00, 100_00),)
    voucher = posted(VoucherIssued("gift_card", "G1", 99_60, paid, rounding_ore=40))
    assert (on(voucher, "1901"), on(voucher, "2900"), on(voucher, "7740")) == (100_00, -99_60, -40)


def test_a_credit_sale_is_on_the_customers_account() -> None:
    tender = Tender(TenderKind.INVOICE, account="kunde-7")
    voucher = posted(completed(settle(basket_with(COFFEE), [tender])))
    assert (on(voucher, "1500"), voucher.customer) == (30_00, "kunde-7")


def test_a_tip_is_owed_to_those_who_served() -> None:
    voucher = posted(completed(settle(basket_with(COFFEE), [card(40_00)], tip_ore=10_00)))
    assert (on(voucher, "1579"), on(voucher, "2911")) == (40_00, -10_00)


@pytest.mark.parametrize(
    ("event", "account", "amount_ore"),
    [
        (PaidIn("change", 200_00, "veksel"), "1910", -200_00),
        (PaidIn("owner", 200_00, "eier"), "2915", -200_00),
        (PaidIn("other", 200_00, "funnet"), "2998", -200_00),
        (PaidOut("bank", 200_00, "nattsafe"), "1910", 200_00),
        (PaidOut("expense", 200_00, "såpe"), "1571", 200_00),
        (PaidOut("owner", 200_00, "eier"), "2915", 200_00),
        (PaidOut("deposit_refund", 200_00, "flasker"), "2995", 200_00),
        (PaidOut("tips", 200_00, "tips"), "2911", 200_00),
        (PaidOut("other", 200_00, "annet"), "2998", 200_00),
        (FloatDeclared(200_00, 500_00, "resten i safen"), "1900", -200_00),
    ],
)
def test_money_in_and_out_of_the_drawer(event: Event, account: str, amount_ore: int) -> None:
    voucher = posted(event)
    assert (on(voucher, account), on(voucher, "1901")) == (amount_ore, -amount_ore)


@pytest.mark.law("BFF-5-3-14-c")
def test_a_count_empties_the_drawer_and_its_difference_is_explained() -> None:
    voucher = posted(CashCounted(CashCount(1_500_00, 1_480_00, explanation="feil vekslet")))
    assert (on(voucher, "1901"), on(voucher, "1900"), on(voucher, "1909")) == (-1_500_00, 1_480_00, 20_00)
    (difference,) = (line for line in voucher.lines if line.account == "1909")
    assert difference.text == "Kassedifferanse: feil vekslet"
    assert voucher.text == "Kassen talt av operatør 2"


@pytest.mark.law("BFF-5-3-14-c")
def test_too_much_in_the_drawer_has_the_other_sign() -> None:
    assert on(posted(CashCounted(CashCount(1_500_00, 1_510_00, explanation="?"))), "1909") == -10_00


@pytest.mark.parametrize(
    "event",
    [
        SignedOn(),
        FloatDeclared(0),
        CashCounted(CashCount(0, 0)),
        TerminalReconciled(TenderKind.VIPPS, 100_00, 90_00, "?"),
    ],
)
def test_what_moves_no_money_has_no_voucher(event: Event) -> None:
    assert post(entry(event), mapping(), number="2026-000001", day=DAY) is None


def test_training_moves_nothing() -> None:
    record = entry(completed(settle(basket_with(COFFEE), [cash()])), training=True)
    assert post(record, mapping(), number="2026-000001", day=DAY) is None


def test_a_group_without_mapping_waits_with_a_named_reason() -> None:
    ended = Rule(Purpose.SALE, "", DAY, vat_code="31")
    waiting = waits(completed(settle(basket_with(COFFEE, MILK), [cash()])), mapping(ended))
    assert waiting.reasons == (Missing("no_rule", Purpose.SALE, "100", "31"),)
    assert waiting.reasons[0].sentence == (
        "Det er ikke valgt konto for varegruppe «100» med mva-kode 31. Velg en."
    )
    completed_mapping = mapping(ended, Rule(Purpose.SALE, "3050", DAY, subject="100"))
    voucher = posted(completed(settle(basket_with(COFFEE), [cash()])), completed_mapping)
    assert on(voucher, "3050") == -26_09


def test_what_costs_nothing_is_no_line_and_waits_for_no_account() -> None:
    ended = Rule(Purpose.SALE, "", DAY, vat_code="31")
    given = discount_line(basket_with(MILK, BEER), 1, Discount(share_bp=10_000))
    voucher = posted(completed(settle(given, [cash()])), mapping(ended))
    assert [line.text for line in voucher.lines] == ["Kontant", "Salg 300", "Pant 900", "Øreavrunding"]


def test_a_vat_code_that_the_shop_does_not_have_waits() -> None:
    by = mapping()
    by.standard_codes = {}
    waiting = waits(completed(settle(basket_with(COFFEE), [cash()])), by)
    assert waiting.reasons == (Missing("no_vat_code", Purpose.SALE, "100", "F"),)


@pytest.mark.parametrize("changed", [{"rounding_ore": 5}, {"tip_ore": 1}, {"payments": ()}])
def test_amounts_that_do_not_sum_are_never_booked(changed: dict[str, object]) -> None:
    """No till makes such a sale; should one be in a journal all the same, no line is made up to hide it."""
    sale = settle(basket_with(COFFEE), [cash()])
    posted(completed(sale))
    wrong = msgspec.structs.replace(sale, **changed)
    found = post(entry(completed(wrong)), mapping(), number="2026-000001", day=DAY)
    assert isinstance(found, Waiting)
    assert [reason.what for reason in found.reasons] == ["unbalanced"]


def test_a_payment_with_the_wrong_sign_is_never_booked() -> None:
    sale = settle(basket_with(COFFEE), [cash()])
    wrong = msgspec.structs.replace(sale, payments=(Payment(TenderKind.CASH, -30_00, -30_00),))
    assert [reason.what for reason in waits(completed(wrong), mapping()).reasons] == ["unbalanced"]


def test_lines_carry_the_department_of_the_place() -> None:
    voucher = posted(completed(settle(basket_with(COFFEE), [cash()])), mapping(department="20"))
    assert {line.department for line in voucher.lines} == {"20"}
