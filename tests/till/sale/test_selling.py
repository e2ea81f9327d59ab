"""
From the first article to the completed sale: what each step writes, and what is paid.

Law: KSF-2-5-b, KSF-2-6-4a, KSF-2-7-1, KSF-2-8-4-2, law.md 4.1, 4.4, 4.5, 4.12.
"""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from datakasse.errors.till.sale import AgeNotConfirmed, UnknownParked
from datakasse.errors.trade.basket import EmptyBasket
from datakasse.errors.trade.payments import CashCeiling, CashNotTaken, ReceiptMustBePrinted
from datakasse.journal.events.basket import LineAdded, LineCorrected, PriceChecked
from datakasse.journal.events.sale import SaleAborted, SaleCompleted
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.complete_sale import Completed, CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import ReduceLine, RemoveLine
from datakasse.till.sale.find_sale import find_by_receipt, find_by_transaction, recent_sales
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle, ChooseServing
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.trade.goods.article import Serving
from datakasse.trade.moment import time_text
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.sale import SaleKind
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import (
    BREAD_ORE,
    CASH,
    COFFEE_ORE,
    CUSTOMER,
    FRONT,
    KARI,
    KIOSK,
    OLA,
    Shopkeeper,
    card,
    voucher,
)

# ── the basket ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-7-1", "KSF-2-5-f")
def test_each_line_is_in_the_journal_as_it_comes(shop: Shopkeeper) -> None:
    head = shop.head()
    shop.do(AddArticle("7038010000010"))
    shop.do(AddArticle("202", 2_000))
    shop.do(ReduceLine(2, 1_000))
    shop.do(GiveDiscount(share_bp=1_000, line_id=1, reason="gårsdagens"))
    shop.do(GiveDiscount(amount_ore=500))
    shop.do(ChooseServing(Serving.EAT_IN))
    shop.do(RemoveLine())
    assert shop.kinds(from_number=head + 1) == [
        "line_added", "line_added", "line_added",  # a bottle brings its deposit
        "line_corrected", "line_discounted", "sale_discounted", "serving_chosen", "line_corrected",
    ]  # fmt: skip
    basket = shop.state().lane().basket
    assert basket is not None
    assert [line.article for line in basket.lines] == ["100"]


def test_a_deposit_follows_its_bottle(shop: Shopkeeper) -> None:
    shop.do(AddArticle("202", 3_000))
    shop.do(ReduceLine(1, 1_000))
    basket = shop.state().lane().basket
    assert basket is not None
    assert [(line.article, line.quantity_milli, line.deposit_of) for line in basket.lines] == [
        ("202", 1_000, None),
        ("900", 1_000, 1),
    ]
    shop.do(RemoveLine())
    assert not shop.state().has_open_sale


@pytest.mark.law("KSF-2-8-2-s", "SAFT-12")
def test_a_correction_tells_what_it_took_off(shop: Shopkeeper) -> None:
    shop.do(AddArticle("200", 5_000))
    shop.do(ReduceLine(1, 1_000))
    event = shop.last().event
    assert isinstance(event, LineCorrected)
    assert (event.removed_milli, event.left_milli, event.amount_ore) == (4_000, 1_000, 4 * COFFEE_ORE)


@pytest.mark.law("law.md 4.13", "law.md 4.14")
def test_age_is_asked_for_once_for_as_much_as_was_confirmed(shop: Shopkeeper) -> None:
    shop.refuse(AgeNotConfirmed, AddArticle("501"))
    shop.do(AddArticle("501", age_confirmed=True))
    shop.do(AddArticle("500"))
    basket = shop.state().lane().basket
    assert basket is not None
    assert [line.article for line in basket.lines] == ["501", "900", "500"]


@pytest.mark.law("KSF-2-8-2-t", "KSF-2-7-1")
def test_a_price_check_is_journalled_and_sells_nothing(shop: Shopkeeper) -> None:
    article = shop.do(CheckPrice("100"))
    assert article.price_ore == BREAD_ORE
    event = shop.last().event
    assert event == PriceChecked("100", "BROD", 49_90, 43_39)
    assert shop.state().lane().basket is None


@pytest.mark.law("KSF-2-7-1")
def test_a_parked_sale_comes_back_as_it_was_and_begins_when_it_does(shop: Shopkeeper) -> None:
    shop.ring("200", "100")
    before = shop.state().lane().basket
    shop.do(ParkBasket(" bord 4 "))
    shop.ring("102")
    shop.do(ParkBasket())
    assert [parked.name for parked in shop.state().parked] == ["bord 4", "2"]
    assert before is not None
    shop.clock.forward(minutes=20)
    resumed_at = shop.clock.moment
    shop.do(ResumeBasket(before.basket_id))
    shop.clock.forward(minutes=1)
    completed = shop.do(CompleteSale((CASH,)))
    record = shop.entries(from_number=completed.entry)[0]
    assert record.transaction is not None
    assert record.transaction.time == time_text(resumed_at)
    assert [parked.name for parked in shop.state().parked] == ["2"]


@pytest.mark.law("KSF-2-8-2-r", "KSF-2-7-1")
def test_an_aborted_sale_is_numbered_signed_and_unpaid(shop: Shopkeeper) -> None:
    shop.ring("200", "100")
    aborted = shop.do(AbortSale())
    assert isinstance(aborted.event, SaleAborted)
    assert aborted.event.sale.gross_ore == COFFEE_ORE + BREAD_ORE
    assert aborted.event.sale.payments == ()
    assert aborted.transaction is not None
    assert aborted.transaction.number == 2  # the float is 1
    assert shop.state().lane().basket is None
    assert [job.document for job in shop.jobs()] == ["float"]


def test_the_sale_stands_while_people_change(shop: Shopkeeper) -> None:
    """Each line keeps who rang it up; the sale belongs to the one who completes it."""
    shop.ring("200")
    shop.sign_on(KARI)
    shop.do(AddArticle("100"), KARI)
    shop.do(CompleteSale((CASH,)), KARI)
    assert [row.line.operator for row in shop.sold()[0].sale.lines] == [OLA, KARI]
    assert shop.last().operator == KARI


# ── paying ───────────────────────────────────────────────────────────────────────────────────────

ON_ACCOUNT = Tender(TenderKind.INVOICE, account=CUSTOMER)
NOTE = Tender(TenderKind.CASH, 200_00)


@pytest.mark.law("KSF-2-5-b", "KSL-2-a", "law.md 4.1")
@pytest.mark.parametrize(
    ("tenders", "paid", "change_ore", "rounding_ore"),
    [
        ([CASH], {"cash": 50_00}, 0, 10),
        ([NOTE], {"cash": 50_00}, 150_00, 10),
        ([card(49_90)], {"debit_card": 49_90}, 0, 0),
        ([Tender(TenderKind.CREDIT_CARD, 49_90)], {"credit_card": 49_90}, 0, 0),
        ([Tender(TenderKind.VIPPS, 49_90)], {"vipps": 49_90}, 0, 0),
        ([Tender(TenderKind.DEPOSIT_SLIP, 49_90)], {"deposit_slip": 49_90}, 0, 0),
        ([voucher("G1", 49_90)], {"gift_card": 49_90}, 0, 0),
        ([Tender(TenderKind.STORE_CREDIT, 49_90, account="G1")], {"store_credit": 49_90}, 0, 0),
        ([ON_ACCOUNT], {"invoice": 49_90}, 0, 0),
        ([card(20_00), CASH], {"debit_card": 20_00, "cash": 30_00}, 0, 10),
        (
            [card(20_40), voucher("G1", 9_50), CASH],
            {"debit_card": 20_40, "gift_card": 9_50, "cash": 20_00},
            0,
            0,
        ),
    ],
)
def test_every_means_of_payment_and_several_at_once(
    shop: Shopkeeper, tenders: Sequence[Tender], paid: dict[str, int], change_ore: int, rounding_ore: int
) -> None:
    shop.do(SellGiftCard("G1", 100_00, (CASH,)))
    completed = shop.sell("100", tenders=tenders)
    sale = shop.sold()[0].sale
    assert {str(payment.kind): payment.amount_ore for payment in sale.payments} == paid
    assert (completed.change_ore, completed.rounding_ore) == (change_ore, rounding_ore)
    assert completed.paid_ore == sum(paid.values()) == BREAD_ORE + rounding_ore
    assert sale.kind is (SaleKind.CREDIT_SALE if "invoice" in paid else SaleKind.CASH_SALE)
    assert shop.faults() == []


@pytest.mark.law("law.md 4.4", "KSF-2-8-2-i")
def test_a_tip_is_paid_on_top_and_is_no_turnover(shop: Shopkeeper) -> None:
    shop.ring("200")
    completed = shop.do(CompleteSale((card(45_00),), tip_ore=6_00))
    assert (completed.gross_ore, completed.paid_ore) == (39_00, 45_00)
    assert shop.sold()[0].sale.tip_ore == 6_00


@pytest.mark.law("law.md 4.12")
def test_less_than_40_000_kr_in_cash_is_taken(shop: Shopkeeper) -> None:
    shop.ring("600", "600")
    shop.refuse(CashCeiling, CompleteSale((CASH,)))
    shop.do(CompleteSale((card(1_00), CASH)))
    assert [payment.amount_ore for payment in shop.sold()[0].sale.payments] == [1_00, 39_999_00]


@pytest.mark.law("KSF-2-2-c")
def test_cash_is_refused_where_only_cards_are_taken(closed_shop: Shopkeeper) -> None:
    closed_shop.open(KIOSK, float_ore=None)
    closed_shop.ring("200", at=KIOSK)
    closed_shop.refuse(CashNotTaken, CompleteSale((CASH,)), at=KIOSK)
    closed_shop.do(CompleteSale((card(COFFEE_ORE),)), at=KIOSK)


@pytest.mark.law("KSL-2-a", "KSF-2-8-7-2", "law.md 4.5")
def test_a_credit_sale_gets_a_delivery_receipt_of_its_own_series(shop: Shopkeeper) -> None:
    shop.sell("200")
    first = shop.sell("200", tenders=[ON_ACCOUNT])
    second = shop.sell("200", tenders=[ON_ACCOUNT])
    assert [(each.series, each.receipt) for each in (first, second)] == [("delivery", 1), ("delivery", 2)]
    assert [job.document for job in shop.jobs()][-1] == "delivery"


@pytest.mark.law("KSF-2-8-4-2", "SIG-3")
def test_receipts_and_transactions_are_numbered_without_gaps(shop: Shopkeeper) -> None:
    made: list[Completed] = []
    for tender in (CASH, card(COFFEE_ORE), CASH):
        made.append(shop.sell("200", tenders=[tender]))
        shop.ring("100")
        shop.do(AbortSale())
    assert [each.receipt for each in made] == [1, 2, 3]
    transactions = [record.transaction.number for record in shop.entries() if record.transaction]
    assert transactions == list(range(1, 8))


@pytest.mark.law("KSF-2-6-4a", "BFF-5-3-5")
def test_a_completed_sale_has_its_receipt_in_the_queue(shop: Shopkeeper) -> None:
    completed = shop.sell("200")
    (job,) = [job for job in shop.jobs() if job.document == "sales"]
    assert (job.entry, job.transaction, job.opens_drawer) == (completed.entry, completed.transaction, True)


@pytest.mark.law("KSF-2-6-4b", "BFF-5-3-5")
def test_a_receipt_is_left_out_only_when_all_is_paid_by_integrated_terminal(shop: Shopkeeper) -> None:
    shop.ring("200")
    for tenders in [(CASH,), (card(COFFEE_ORE, integrated=False),), (card(20_00), CASH)]:
        shop.refuse(ReceiptMustBePrinted, CompleteSale(tenders, receipt_declined=True))
    head = shop.head()
    completed = shop.do(CompleteSale((card(COFFEE_ORE),), receipt_declined=True))
    assert completed.receipt == 1
    assert shop.kinds(from_number=head + 1) == ["sale_completed"]
    assert [job.document for job in shop.jobs()] == ["float"]
    assert shop.sell("200").receipt == 2


@pytest.mark.law("KSF-2-2-a", "BFF-5-3-4")
def test_the_drawer_opens_for_cash_and_only_there(shop: Shopkeeper) -> None:
    shop.sell("200")
    shop.sell("200", tenders=[card(COFFEE_ORE)])
    shop.open("K3")
    shop.sell("200", at="K3")
    opens = [job.opens_drawer for job in shop.jobs() if job.document == "sales"]
    assert opens == [True, False]
    assert [job.opens_drawer for job in shop.jobs("K3")] == [False, False]


@pytest.mark.law("KSF-2-8-4-1")
def test_the_buyers_name_stands_beside_the_journal_and_never_in_it(shop: Shopkeeper) -> None:
    shop.ring("200")
    completed = shop.do(CompleteSale((CASH,), buyer="  Ane Åsnes "))
    with shop.counter.store.read() as books:
        assert books.buyer(FRONT, completed.transaction) == "Ane Åsnes"
        assert not any(b"snes" in row.body for row in books.stored(FRONT))


# ── in one go ────────────────────────────────────────────────────────────────────────────────────


def test_a_whole_sale_in_one_request(shop: Shopkeeper) -> None:
    head = shop.head()
    action = SellAtOnce(
        items=(Item("200", 2_000), Item("202"), Item("400", price_ore=150_00)),
        tenders=(card(245_00),),
        serving=Serving.EAT_IN,
        discount=Discount(amount_ore=30_00, reason="stamkunde"),
    )
    completed = shop.do(action)
    assert shop.kinds(from_number=head + 1) == ["sale_completed"]
    assert completed.gross_ore == 78_00 + 45_00 + 2_00 + 150_00 - 30_00
    rates = {row.line.article: row.line.vat.rate_bp for row in shop.sold()[0].sale.lines}
    assert rates == {"200": 2_500, "202": 1_500, "900": 0, "400": 2_500}
    assert shop.faults() == []


def test_a_whole_sale_is_the_same_as_one_rung_up(shop: Shopkeeper) -> None:
    shop.ring("100", "202")
    shop.do(CompleteSale((card(96_90),)))
    rung = shop.sold()[0]
    shop.do(SellAtOnce((Item("100"), Item("202")), (card(96_90),)))
    assert _without_times(shop.sold()[0]) == _without_times(rung)


def _without_times(event: SaleCompleted) -> object:
    lines = [
        (row.line.line_id, row.line.article, row.gross_ore, row.vat_ore, row.line.deposit_of)
        for row in event.sale.lines
    ]
    return lines, event.sale.vat, event.sale.payments


# ── what was sold ────────────────────────────────────────────────────────────────────────────────


def test_sales_on_record_are_found_by_receipt_and_transaction(shop: Shopkeeper) -> None:
    completed = shop.sell("200", "100")
    by_receipt = find_by_receipt(shop.counter, FRONT, "sales", completed.receipt)
    assert by_receipt == find_by_transaction(shop.counter, FRONT, completed.transaction)
    assert [(line.name, line.gross_ore) for line in by_receipt.lines] == [
        ("Kaffe, svart", COFFEE_ORE),
        ("Grovbrød", BREAD_ORE),
    ]
    assert recent_sales(shop.counter, FRONT, 10) == [by_receipt.outline]


@pytest.mark.law("KSF-2-6-6")
def test_there_is_no_way_back_into_a_finished_sale(shop: Shopkeeper) -> None:
    completed = shop.sell("200")
    body = shop.entries(from_number=completed.entry)[0]
    shop.clock.forward(hours=1)
    for action in (RemoveLine(), ReduceLine(1, 500), AbortSale(), GiveDiscount(amount_ore=1)):
        shop.refuse(EmptyBasket, action)
    shop.refuse(UnknownParked, ResumeBasket("basket-4"))
    assert shop.entries(from_number=completed.entry)[0] == body


def test_a_line_keeps_when_it_came(shop: Shopkeeper) -> None:
    began = shop.clock.moment
    shop.ring("200", "100")
    added = [record.event.line.added_at for record in shop.entries() if isinstance(record.event, LineAdded)]
    assert added == [began, began + timedelta(seconds=1)]
