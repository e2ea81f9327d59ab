"""§ 2-8-2 item by item: what each letter of an X or Z counts, and what it does not."""

from datetime import date

import msgspec
import pytest

from datakasse.journal.event import Event
from datakasse.journal.events.basket import LineCorrected, PriceChecked, ProvisionalIssued
from datakasse.journal.events.day import CashCounted
from datakasse.journal.events.drawer import DrawerClosed, DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.sale import SaleAborted, VoucherIssued
from datakasse.journal.report_content import (
    CashCount,
    Count,
    GrandTotals,
    NamedCount,
    OperatorAmount,
    OperatorCount,
    VatTotal,
)
from datakasse.report.period import NONE
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.campaign import Campaign, OfferGoods, PercentOff
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.basket import Basket, discount_all, discount_line, put
from datakasse.trade.sale.campaign_cuts import with_campaigns
from datakasse.trade.sale.sale import given_up
from datakasse.trade.shop.shop import Company
from datakasse.trade.tender import Payment, Tender, TenderKind
from datakasse.trade.vat import VatRate
from tests.report.tills import EVENING, by, completed, in_training, report
from tests.trade.goods import (
    AT,
    BEER,
    BREAD,
    CAKE,
    CIGARETTES,
    COFFEE,
    MILK,
    back,
    basket_with,
    card,
    cash,
    line,
    sold,
)

INVOICE = Tender(TenderKind.INVOICE, account="C1")
COFFEES = basket_with((COFFEE, 5_000))


def milk_back(*goods_out: Article, milli: int = 1_000) -> Basket:
    """Milk that comes back, alone or beside goods that go out."""
    basket = basket_with(*goods_out)
    return put(basket, back(sold(basket_with((MILK, 3_000)), 1), milli, line_id=basket.next_line_id))


MILK_BACK = milk_back()
BREAD_OUT_MILK_BACK = milk_back(BREAD)


@pytest.mark.law("KSF-2-8-2-b", "KSF-2-8-2-c", "KSF-2-8-2-d")
@pytest.mark.parametrize("vat_registered", [True, False])
def test_b_c_d_whose_report_it_is(vat_registered: bool) -> None:
    made = report(company=Company("974760673", "Fjordbakeriet AS", vat_registered=vat_registered))
    assert (made.company_name, made.organisation_number) == ("Fjordbakeriet AS", "974760673")
    assert made.vat_registered is vat_registered
    assert (made.register, made.at) == ("K1", EVENING)


@pytest.mark.law("BFF-5-3-14-b", "KSF-2-7-2")
def test_what_was_counted_stands_in_the_report() -> None:
    counts = (CashCount(100_00, 95_00, {"5000": 1, "500": 9}, "wrong change"),)
    assert report(counts=counts).counts == counts


@pytest.mark.law("KSF-2-5-g", "KSF-2-8-2-u")
def test_an_empty_period_has_every_item_at_zero() -> None:
    made = report()
    zero = Count()
    assert (made.cash_sales_ore, made.rounding_ore, made.receipts, made.drawer_openings) == (0, 0, 0, 0)
    assert (made.float_ore, made.expected_cash_ore) == (0, 0)
    counts = (made.tips, made.copies, made.provisional, made.returns, made.discounts, made.aborted)
    assert counts == (zero,) * 6
    assert (made.deliveries, made.training, made.credit_sales, made.credit_notes) == (zero,) * 4
    assert made.groups == made.payments == made.line_corrections == made.price_checks == ()
    assert made.operator_groups == made.operator_payments == made.operator_floats == ()
    assert made.other_corrections == made.pay_ins == made.pay_outs == made.counts == ()
    assert made.grand_totals == GrandTotals(0, 0)
    assert [(row.code, row.net_ore, row.vat_ore) for row in made.vat] == [(code, 0, 0) for code in "0AFLRU"]
    assert NONE == "None"


@pytest.mark.law("KSF-2-8-2-e", "KSL-2-a")
@pytest.mark.parametrize(
    ("case", "event", "cash_sales_ore"),
    [
        ("on card", completed(COFFEES, card(150_00)), 150_00),
        ("with Vipps", completed(COFFEES, Tender(TenderKind.VIPPS, 150_00)), 150_00),
        ("with a gift card", completed(COFFEES, Tender(TenderKind.GIFT_CARD, 150_00, account="G1")), 150_00),
        ("before cash rounding", completed(basket_with(MILK), cash()), 16_40),
        ("without the tip", completed(COFFEES, card(165_00), tip_ore=15_00), 150_00),
        ("less what comes back", completed(MILK_BACK, card(-16_40)), -16_40),
        ("less what comes back on the same receipt", completed(BREAD_OUT_MILK_BACK, card(9_40)), 9_40),
        ("not on account", completed(COFFEES, INVOICE), 0),
        ("not what was aborted", SaleAborted("b-1", given_up(COFFEES)), 0),
        ("not a gift card sold", VoucherIssued("gift_card", "G1", 500_00, ()), 0),
        ("not a pay-in", PaidIn("change", 500_00, "why"), 0),
    ],
)
def test_e_cash_sales(case: str, event: Event, cash_sales_ore: int) -> None:
    assert report(event).cash_sales_ore == cash_sales_ore, case


@pytest.mark.law("KSF-2-8-2-f")
def test_f_groups_count_sales_that_hold_them_less_returns_that_do() -> None:
    """Not units: two milks and a bread are one sale of their group."""
    sales = (
        completed(basket_with((MILK, 2_000), BREAD, CIGARETTES), card(174_60)),
        completed(basket_with(MILK), card(16_40)),
    )
    assert report(*sales).groups == (NamedCount("04013", 1, 116_00), NamedCount("100", 2, 75_00))
    returned = completed(milk_back(milli=2_000), card(-32_80))
    assert report(*sales, returned).groups == (NamedCount("04013", 1, 116_00), NamedCount("100", 1, 42_20))
    assert report(completed(BREAD_OUT_MILK_BACK, card(9_40))).groups == (NamedCount("100", 0, 9_40),)
    assert report(completed(COFFEES, INVOICE)).groups == ()


@pytest.mark.law("KSF-2-8-2-f", "law.md 4.2")
def test_f_deposit_is_in_a_group_of_its_own() -> None:
    made = report(completed(basket_with((BEER, 6_000)), card(191_40)))
    assert made.groups == (NamedCount("300", 1, 179_40), NamedCount("900", 1, 12_00))


@pytest.mark.law("KSF-2-8-2-g", "KSF-2-5-b")
def test_g_payments_are_after_rounding_and_net_of_refunds() -> None:
    made = report(
        completed(basket_with(MILK), cash(50_00)),
        completed(COFFEES, card(100_00), cash()),
        completed(MILK_BACK, cash()),
        completed(COFFEES, Tender(TenderKind.VIPPS, 150_00)),
    )
    assert made.payments == (
        NamedCount("cash", 1, 50_00),
        NamedCount("debit_card", 1, 100_00),
        NamedCount("vipps", 1, 150_00),
    )
    assert made.rounding_ore == -40 + 40
    bag = put(Basket("b", AT), line(CAKE, price_ore=40))
    assert report(completed(bag, cash(50_00))).payments == (NamedCount("cash", 1, 0),)


@pytest.mark.law("KSF-2-8-2-g")
def test_g_money_that_goes_back_counts_as_a_return_of_its_tender() -> None:
    """Also on a receipt that sells: bread for 25.80 against two milks for 32.80."""
    exchange = completed(milk_back(BREAD, milli=2_000), card(-7_00))
    assert report(completed(COFFEES, card(150_00)), exchange).payments == (
        NamedCount("debit_card", 0, 143_00),
    )


@pytest.mark.law("KSF-2-8-2-g", "law.md 4.4")
def test_g_payments_hold_the_tip() -> None:
    """What the terminal says: 115 paid is 100 sold and 15 for the staff."""
    made = report(completed(put(Basket("b", AT), line(CAKE, price_ore=100_00)), card(115_00), tip_ore=15_00))
    assert made.payments == (NamedCount("debit_card", 1, 115_00),)
    assert (made.cash_sales_ore, made.tips) == (100_00, Count(1, 15_00))


@pytest.mark.law("KSF-2-8-2-h")
def test_h_groups_and_payments_by_operator() -> None:
    made = report(
        by("1001", completed(basket_with(CIGARETTES), cash())),
        by("1000", completed(basket_with(MILK), cash()), completed(MILK_BACK, card(-16_40))),
    )
    assert made.operator_groups == (
        OperatorCount("1000", "100", 0, 0),
        OperatorCount("1001", "04013", 1, 116_00),
    )
    assert made.operator_payments == (
        OperatorCount("1000", "cash", 1, 16_00),
        OperatorCount("1000", "debit_card", -1, -16_40),
        OperatorCount("1001", "cash", 1, 116_00),
    )


@pytest.mark.law("KSF-2-8-2-i")
def test_i_tips() -> None:
    made = report(
        completed(COFFEES, card(165_00), tip_ore=15_00),
        completed(COFFEES, cash(160_00), tip_ore=10_00),
        completed(COFFEES, card(150_00)),
    )
    assert made.tips == Count(2, 25_00)


@pytest.mark.law("KSF-2-8-2-j")
def test_j_vat_by_rate_net_of_returns_without_credit() -> None:
    made = report(
        completed(basket_with((MILK, 2_000), CIGARETTES), card(148_80)),
        completed(MILK_BACK, card(-16_40)),
        completed(COFFEES, INVOICE),
    )
    assert made.vat == (
        VatTotal("0", 0, 0, 0),
        VatTotal("A", 2_500, 92_80, 23_20),
        VatTotal("F", 1_500, 14_26, 2_14),
        VatTotal("L", 1_200, 0, 0),
        VatTotal("R", 1_111, 0, 0),
        VatTotal("U", 0, 0, 0),
    )


@pytest.mark.law("KSF-2-8-2-j", "law.md 3.1")
def test_j_a_rate_of_yesterday_has_a_row_of_its_own() -> None:
    """A return from before a change of rate does not hide in the rate of today."""
    cinema = Article("1", "Cinema", "300", "L", 106_00)
    then = Basket("b", AT, (line(cinema, day=date(2021, 9, 30)),))
    made = report(completed(then, card(106_00)), vat_rates=(VatRate("L", 1_200),))
    assert made.vat == (VatTotal("L", 600, 100_00, 6_00), VatTotal("L", 1_200, 0, 0))


@pytest.mark.law("KSF-2-8-2-k")
def test_k_floats() -> None:
    made = report(
        by("1001", FloatDeclared(1_000_00), FloatDeclared(500_00)),
        by("1000", FloatDeclared(0)),
    )
    assert (made.float_ore, made.expected_cash_ore) == (1_500_00, 1_500_00)
    assert made.operator_floats == (OperatorAmount("1000", 0), OperatorAmount("1001", 1_500_00))


@pytest.mark.law("KSF-2-8-2-l", "KSF-2-8-2-p")
@pytest.mark.parametrize(
    ("case", "event", "receipts", "returns"),
    [
        ("a sale", completed(COFFEES, card(150_00)), 1, Count()),
        ("a return", completed(MILK_BACK, card(-16_40)), 0, Count(1, 16_40)),
        ("both on one receipt", completed(BREAD_OUT_MILK_BACK, card(9_40)), 1, Count(1, 16_40)),
        ("a sale on account", completed(COFFEES, INVOICE), 0, Count()),
        ("a credit note", completed(MILK_BACK, INVOICE), 0, Count()),
        ("an aborted sale", SaleAborted("b-1", given_up(COFFEES)), 0, Count()),
    ],
)
def test_l_p_receipts_and_returns(case: str, event: Event, receipts: int, returns: Count) -> None:
    assert (report(event).receipts, report(event).returns) == (receipts, returns), case


@pytest.mark.law("KSF-2-8-2-p")
def test_p_a_return_of_what_cost_nothing_is_a_return() -> None:
    free = discount_line(basket_with(COFFEE), 1, Discount(share_bp=10_000))
    returned = put(basket_with(BREAD), back(sold(free, 1), 1_000, line_id=2))
    assert report(completed(returned, card(25_80))).returns == Count(1, 0)


@pytest.mark.law("KSF-2-8-2-m", "KSF-1-2-c")
def test_m_only_openings_without_a_transaction_count() -> None:
    made = report(
        DrawerOpened(transaction=1000),
        DrawerOpened(reason="change"),
        DrawerOpened(reason="key"),
        DrawerClosed(),
    )
    assert made.drawer_openings == 2


@pytest.mark.law("KSF-2-8-2-n")
def test_n_copies() -> None:
    made = report(CopyIssued(1000, 148_80), CopyIssued(1003, -16_40))
    assert made.copies == Count(2, 165_20)


@pytest.mark.law("KSF-2-8-2-o")
def test_o_provisional_receipts() -> None:
    shown = ProvisionalIssued("b-1", 1, 150_00, COFFEES)
    made = report(shown, shown)
    assert (made.provisional, made.cash_sales_ore) == (Count(2, 300_00), 0)


@pytest.mark.law("KSF-2-8-2-q")
def test_q_discounts_given_by_hand() -> None:
    """One for each line and one for the whole sale; a campaign is a price and does not count."""
    by_line = discount_line(basket_with(COFFEE, BREAD), 1, Discount(share_bp=1_000))
    over_all = discount_all(by_line, Discount(amount_ore=5_00))
    half = Campaign(1, 1, "Halv pris", PercentOff(5_000), (OfferGoods(),), AT)
    campaign = with_campaigns(basket_with((COFFEE, 4_000)), [half])
    assert report(completed(by_line, card(52_80))).discounts == Count(1, 3_00)
    assert report(completed(over_all, card(47_80))).discounts == Count(2, 8_00)
    assert report(completed(campaign, card(60_00))).discounts == Count()


@pytest.mark.law("KSF-2-8-2-q")
def test_q_on_account_counts_and_a_return_does_not() -> None:
    cheaper = discount_line(basket_with(COFFEE), 1, Discount(share_bp=1_000))
    assert report(completed(cheaper, INVOICE)).discounts == Count(1, 3_00)
    returned = put(Basket("b-2", AT), back(sold(cheaper, 1), 1_000))
    assert report(completed(returned, card(-27_00))).discounts == Count()
    assert report(SaleAborted("b-1", given_up(cheaper))).discounts == Count()


@pytest.mark.law("KSF-2-8-2-r")
def test_r_aborted_sales() -> None:
    made = report(
        SaleAborted("b-1", given_up(basket_with(BREAD))),
        SaleAborted("b-2", given_up(MILK_BACK)),
    )
    assert (made.aborted, made.cash_sales_ore, made.groups) == (Count(2, 42_20), 0, ())


@pytest.mark.law("KSF-2-8-2-s")
@pytest.mark.parametrize(
    ("case", "events", "rows"),
    [
        (
            "five coffees on one line become one",
            [LineCorrected("b-1", 1, "1010", 4_000, 1_000, 120_00)],
            (NamedCount("Reduce quantity", 1, 120_00),),
        ),
        (
            "four coffees on lines of their own are removed",
            [LineCorrected("b-1", n, "1010", 1_000, 0, 30_00) for n in range(1, 5)],
            (NamedCount("Delete line", 4, 120_00),),
        ),
        (
            "one of each",
            [
                LineCorrected("b-1", 1, "1010", 4_000, 1_000, 120_00),
                LineCorrected("b-1", 2, "1001", 1_000, 0, 16_40),
            ],
            (NamedCount("Delete line", 1, 16_40), NamedCount("Reduce quantity", 1, 120_00)),
        ),
        (
            "a return line that is removed makes the sale grow",
            [LineCorrected("b-1", 1, "1001", -1_000, 0, 16_40)],
            (),
        ),
    ],
)
def test_s_line_corrections(case: str, events: list[Event], rows: tuple[NamedCount, ...]) -> None:
    """The authority's two answers: 1 / 120 and 4 / 120; only reductions."""
    assert report(*events).line_corrections == rows, case


@pytest.mark.law("KSF-2-8-2-t")
def test_t_price_checks_by_group() -> None:
    made = report(
        PriceChecked("1003", "100", 27_80, 24_17),
        PriceChecked("1001", "100", 16_40, 14_26),
        PriceChecked("3001", "300", 29_90, 23_92),
    )
    assert made.price_checks == (NamedCount("100", 2, 44_20), NamedCount("300", 1, 29_90))


@pytest.mark.law("KSF-2-8-2-v", "KSF-2-8-2-2a")
def test_v_2a_credit_stands_apart() -> None:
    """A credit sale with goods out: counted in v and 2a, and nowhere among cash sales."""
    made = report(completed(COFFEES, INVOICE), completed(basket_with(MILK), INVOICE))
    assert (made.deliveries, made.credit_sales, made.credit_notes) == (
        Count(2, 166_40),
        Count(2, 166_40),
        Count(),
    )
    assert (made.cash_sales_ore, made.receipts, made.groups, made.payments) == (0, 0, (), ())
    assert made.grand_totals == GrandTotals(0, 0)
    note = report(completed(MILK_BACK, INVOICE))
    assert (note.deliveries, note.credit_sales, note.credit_notes) == (Count(), Count(), Count(1, 16_40))
    assert note.returns == Count()
    both = report(completed(BREAD_OUT_MILK_BACK, INVOICE))
    assert (both.credit_sales, both.credit_notes) == (Count(1, 25_80), Count(1, 16_40))
    assert both.deliveries == Count(1, 9_40)


@pytest.mark.law("KSF-2-8-2-v", "KSF-2-8-7-1")
def test_v_2a_a_delivery_whose_price_is_unknown_counts() -> None:
    unknown = discount_line(basket_with(COFFEE), 1, Discount(share_bp=10_000))
    made = report(completed(unknown, INVOICE))
    assert (made.deliveries, made.credit_sales) == (Count(1, 0), Count(1, 0))


@pytest.mark.law("KSF-2-8-2-w", "KSF-2-7-8", "law.md 4.8")
def test_w_training_counts_there_and_nowhere_else() -> None:
    """Everything that can happen in training leaves the report as it was, but for w."""
    real = (completed(COFFEES, card(150_00)), DrawerOpened(reason="change"))
    trained = in_training(
        completed(basket_with(MILK), cash(), series="training"),
        completed(MILK_BACK, cash(), series="training"),
        LineCorrected("b-1", 1, "1010", 4_000, 1_000, 120_00),
        PriceChecked("1003", "100", 27_80, 24_17),
        ProvisionalIssued("b-1", 1, 150_00, COFFEES),
        CopyIssued(1000, 148_80),
        SaleAborted("b-1", given_up(COFFEES)),
        FloatDeclared(5_00),
        PaidIn("change", 5_00, "why"),
        DrawerOpened(reason="why"),
    )
    before, after = report(*real), report(*real, trained)
    assert after.training == Count(2, 32_80)
    assert after == msgspec.structs.replace(before, training=after.training, to_entry=after.to_entry)


@pytest.mark.law("KSF-2-8-2-x", "KSF-2-8-2-y", "KSF-2-8-2-z")
def test_x_y_z_grand_totals_go_on_from_those_of_the_last_z() -> None:
    made = report(
        completed(COFFEES, card(150_00)),
        completed(BREAD_OUT_MILK_BACK, card(9_40)),
        completed(MILK_BACK, card(-16_40)),
        before=GrandTotals(1_000_00, 100_00),
    )
    assert made.grand_totals == GrandTotals(1_175_80, 132_80)
    assert made.grand_totals.net_ore == 1_043_00


@pytest.mark.law("KSF-2-8-2-2b", "law.md 4.3")
def test_2b_pay_ins_and_pay_outs_by_type() -> None:
    """A gift card that is sold or topped up is a pay-in."""
    made = report(
        PaidIn("change", 500_00, "why"),
        PaidIn("change", 100_00, "why"),
        PaidIn("owner", 50_00, "why"),
        VoucherIssued("gift_card", "G1", 500_00, (Payment(TenderKind.DEBIT_CARD, 500_00, 500_00),)),
        PaidOut("bank", 2_000_00, "why"),
        PaidOut("tips", 15_00, "why"),
    )
    assert made.pay_ins == (
        NamedCount("change", 2, 600_00),
        NamedCount("gift_card", 1, 500_00),
        NamedCount("owner", 1, 50_00),
    )
    assert made.pay_outs == (NamedCount("bank", 1, 2_000_00), NamedCount("tips", 1, 15_00))
    assert (made.cash_sales_ore, made.payments) == (0, ())


@pytest.mark.law("BFF-5-3-14-b")
def test_what_the_drawer_should_hold() -> None:
    """Float, cash sales with tips and rounding, refunds, pay-ins and pay-outs, gift cards paid in cash."""
    made = report(
        FloatDeclared(1_000_00),
        completed(basket_with(MILK), cash(50_00)),
        completed(COFFEES, card(100_00), cash(60_00), tip_ore=10_00),
        completed(MILK_BACK, cash()),
        completed(COFFEES, INVOICE),
        PaidIn("change", 500_00, "why"),
        PaidOut("bank", 200_00, "why"),
        VoucherIssued("gift_card", "G1", 99_60, (Payment(TenderKind.CASH, 100_00, 200_00),), 40),
        VoucherIssued("gift_card", "G2", 50_00, (Payment(TenderKind.VIPPS, 50_00, 50_00),)),
        CashCounted(CashCount(1_460_00, 1_450_00, explanation="change")),
    )
    assert made.expected_cash_ore == 1_000_00 + 16_00 + 60_00 - 16_00 + 500_00 - 200_00 + 100_00


def test_the_order_of_tenders_is_that_of_their_kinds() -> None:
    paid = [
        completed(COFFEES, Tender(kind, 150_00, account="G1"))
        for kind in reversed(TenderKind)
        if kind not in (TenderKind.CASH, TenderKind.INVOICE)
    ]
    names = [row.name for row in report(*paid, completed(COFFEES, cash())).payments]
    assert names == [kind for kind in TenderKind if kind is not TenderKind.INVOICE]
