"""Transactions: what each kind says, and that its money adds up."""

from datetime import timedelta

import msgspec
import pytest

from datakasse.journal.event import Event
from datakasse.journal.events.day import CashCounted
from datakasse.journal.events.drawer import FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.sale import SaleAborted, VoucherIssued
from datakasse.journal.report_content import CashCount
from datakasse.report.period import PeriodTotals
from datakasse.trade.pricing.campaign import Campaign, OfferGoods, PercentOff
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.sale.basket import discount_all, discount_line
from datakasse.trade.sale.campaign_cuts import with_campaigns
from datakasse.trade.sale.sale import Sale, SaleKind, price_lines, sum_vat
from datakasse.trade.tender import Payment, Tender, TenderKind
from tests.saft.conftest import Validate
from tests.saft.counter import (
    APPLES,
    BEER,
    CIGARETTES,
    EXACT_CASH,
    FIRST_REGISTER,
    MILK,
    basket_of,
    card,
    complete,
    corner_shop,
    line,
    number_of,
    sale_of,
    taken_back,
)
from tests.saft.shops import Journal, export, local, rows, texts

MORNING = local("2026-03-02 09:00:00")


@pytest.fixture
def journal() -> Journal:
    """A register's journal with nothing in it."""
    return Journal(FIRST_REGISTER)


@pytest.mark.law("SAFT-2", "KSF-2-8-2-q")
def test_a_discount_stands_on_the_line_it_was_taken_off(journal: Journal, validate: Validate) -> None:
    """Quantity times price, less the discounts, is the line's amount: here 2 × 29.90 - 9.80 - 5.00."""
    basket = basket_of(line(BEER, MORNING, quantity_milli=2000), line(CIGARETTES, MORNING, line_id=2))
    basket = discount_line(basket, 1, Discount(amount_ore=9_80))
    basket = discount_all(basket, Discount(amount_ore=5_00))
    complete(journal, basket, [card(161_00)], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    beer, cigarettes = rows(file, "ctLine")
    assert (beer["qnt"], beer["ppu"], beer["lineAmntIn"]) == ("2", "29.90", "45.00")
    assert "ppu" not in cigarettes
    assert rows(file, "ctLine/discount") == [
        {"dscTp": "LINEDISC", "dscAmnt": "9.80", "empID": "1001"},
        {"dscTp": "SALEDISC", "dscAmnt": "5.00", "empID": "1001"},
    ]
    declared = [row["basicID"] for row in rows(file, "basic") if row["basicType"] == "08"]
    assert declared == ["LINEDISC", "SALEDISC"]


@pytest.mark.law("SAFT-2", "KSF-2-8-2-q")
def test_a_campaign_is_the_price_and_no_discount(journal: Journal, validate: Validate) -> None:
    """The line says what it came to, what one costs, and what the campaign was; so does what comes back."""
    half = Campaign(1, 1, "Halv pris", PercentOff(5_000), (OfferGoods(),), MORNING - timedelta(days=1))
    basket = with_campaigns(basket_of(line(BEER, MORNING, quantity_milli=2000)), [half])
    sold = complete(journal, basket, [card(29_90)], MORNING)
    back = taken_back(sale_of(sold), 1, MORNING, register="K1", transaction=number_of(sold))
    complete(journal, basket_of(back), [card(back.gross_ore)], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    out, returned = rows(file, "ctLine")
    assert (out["qnt"], out["ppu"], out["lineAmntIn"]) == ("2", "29.90", "29.90")
    assert out["cashTransLineDescr"] == "Halv pris -29.90"
    assert returned["ppu"] == "29.90"
    assert rows(file, "ctLine/discount") == []


def test_goods_bought_at_a_discount_come_back_at_what_was_paid(journal: Journal, validate: Validate) -> None:
    basket = discount_line(basket_of(line(BEER, MORNING)), 1, Discount(amount_ore=9_90))
    sold = complete(journal, basket, [card(20_00)], MORNING)
    back = taken_back(sale_of(sold), 1, MORNING, register="K1", transaction=number_of(sold))
    complete(journal, basket_of(back), [card(-20_00)], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    returned = rows(file, "ctLine")[1]
    assert (returned["qnt"], returned["ppu"], returned["lineAmntIn"]) == ("-1", "29.90", "-20.00")
    assert texts(file, "ctLine/discount/dscAmnt") == ["9.90", "-9.90"]


def test_goods_that_cost_nothing_come_back_on_the_other_side(journal: Journal, validate: Validate) -> None:
    """No amount tells the side of the line; the quantity does."""
    basket = discount_line(basket_of(line(BEER, MORNING)), 1, Discount(amount_ore=29_90))
    sold = complete(journal, basket, [], MORNING)
    back = taken_back(sale_of(sold), 1, MORNING, register="K1", transaction=number_of(sold))
    complete(journal, basket_of(back), [], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    assert [(row["qnt"], row["lineAmntIn"], row["amntTp"]) for row in rows(file, "ctLine")] == [
        ("1", "0.00", "C"),
        ("-1", "0.00", "D"),
    ]


@pytest.mark.parametrize(("quantity_milli", "written"), [(1250, "1.25"), (1, "0.001"), (10_000, "10")])
def test_a_quantity_has_no_needless_decimals(
    quantity_milli: int, written: str, journal: Journal, validate: Validate
) -> None:
    apples = line(APPLES, MORNING, quantity_milli=quantity_milli)
    complete(journal, basket_of(apples), [card(apples.gross_ore)], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    (row,) = rows(file, "ctLine")
    assert row["qnt"] == written
    assert row.get("ppu") == (None if written == "10" else "39.90")


@pytest.mark.law("KSF-2-8-2-i")
def test_a_tip_is_a_raise_and_no_turnover(journal: Journal, validate: Validate) -> None:
    complete(journal, basket_of(line(BEER, MORNING)), [card(40_00)], MORNING, tip_ore=10_10)
    file = export(corner_shop(journal))
    validate(file)
    assert rows(file, "cashtransaction/raise") == [
        {"raiseType": "TIP", "raiseAmnt": "10.10", "empID": "1001"}
    ]
    assert rows(file, "cashtransaction")[0]["transAmntIn"] == "29.90"
    assert {"basicType": "10", "basicID": "TIP", "predefinedBasicID": "10001", "basicDesc": "Tip"} in rows(
        file, "basic"
    )


@pytest.mark.law("KSF-2-8-2-r", "KSF-2-7-8")
def test_a_sale_that_was_given_up_is_void(journal: Journal, validate: Validate) -> None:
    basket = basket_of(line(MILK, MORNING))
    lines, _ = price_lines(basket)
    vat = sum_vat(lines)
    given_up = Sale(SaleKind.CASH_SALE, lines, vat, 16_40, 14_26, ())
    journal.add(SaleAborted("b", given_up), MORNING, "1001", begun_at=MORNING)
    file = export(corner_shop(journal))
    validate(file)
    (transaction,) = rows(file, "cashtransaction")
    assert transaction["voidTransaction"] == "true"
    assert (transaction["transType"], transaction["transAmntIn"]) == ("CASHSAL", "16.40")
    assert texts(file, "ctLine/artID") == ["1001"]
    assert rows(file, "payment") == []
    (event,) = rows(file, "event")
    assert (event["eventType"], event["transID"], event["eventText"]) == ("VOIDREC", "1", "transAmntIn 16.40")


@pytest.mark.law("KSF-2-8-2-w")
def test_training_is_marked(journal: Journal, validate: Validate) -> None:
    complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING, training=True)
    complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    assert texts(file, "trainingID") == ["true", "false"]
    assert texts(file, "receiptNum") == ["1", "1"]
    assert "TRAREC" in texts(file, "event/eventType")


def test_a_credit_sale_names_its_customer_who_is_declared(journal: Journal, validate: Validate) -> None:
    on_account = Tender(TenderKind.INVOICE, account="C7")
    complete(journal, basket_of(line(MILK, MORNING)), [on_account], MORNING)
    complete(journal, basket_of(line(MILK, MORNING)), [Tender(TenderKind.INVOICE, account="C8")], MORNING)
    shop = corner_shop(journal)
    shop.names = {"C7": "Ås skole", "C9": "Somebody else"}
    file = export(shop)
    validate(file)
    assert [row.get("custSupID") for row in rows(file, "cashtransaction")] == ["C7", "C8"]
    assert rows(file, "customerSupplier") == [
        {"custSupID": "C7", "custSupName": "Ås skole", "custSupType": "Customer"},
        {"custSupID": "C8", "custSupName": "C8", "custSupType": "Customer"},
    ]


def test_a_note_on_a_line_is_in_the_file(journal: Journal, validate: Validate) -> None:
    noted = msgspec.structs.replace(line(BEER, MORNING), note="uten <skum>")
    complete(journal, basket_of(noted), [card(29_90)], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    assert rows(file, "ctLine")[0]["cashTransLineDescr"] == "uten <skum>"


def test_a_gift_card_pays_under_its_number(journal: Journal, validate: Validate) -> None:
    gift = Tender(TenderKind.GIFT_CARD, 29_90, account="G-17")
    complete(journal, basket_of(line(BEER, MORNING)), [gift], MORNING)
    file = export(corner_shop(journal))
    validate(file)
    assert rows(file, "payment")[0]["paymentRefID"] == "G-17"


MONEY: dict[str, tuple[Event, dict[str, str]]] = {
    "float": (
        FloatDeclared(1000_00, 900_00, "100 til veksel"),
        {"transType": "FLOAT", "transAmntIn": "1000.00", "amntTp": "C", "desc": "100 til veksel"},
    ),
    "pay-in": (
        PaidIn("change", 500_00, "fra banken"),
        {"transType": "PAYIN", "transAmntIn": "500.00", "amntTp": "C", "desc": "change; fra banken"},
    ),
    "pay-out": (
        PaidOut("bank", 700_00, ""),
        {"transType": "PAYOUT", "transAmntIn": "-700.00", "amntTp": "D", "desc": "bank"},
    ),
    "difference": (
        CashCounted(CashCount(800_00, 799_00, explanation="feil veksel")),
        {
            "transType": "CASHDIFF",
            "transAmntIn": "-1.00",
            "amntTp": "D",
            "desc": "counted 799.00; expected 800.00; feil veksel",
        },
    ),
}


@pytest.mark.law("KSF-2-7-7", "KSF-2-8-2-2b")
@pytest.mark.parametrize(("event", "said"), MONEY.values(), ids=MONEY)
def test_money_that_moves_without_a_sale_says_what_moved_and_why(
    event: Event, said: dict[str, str], journal: Journal, validate: Validate
) -> None:
    journal.add(event, MORNING, "1000")
    file = export(corner_shop(journal))
    validate(file)
    (row,) = rows(file, "cashtransaction")
    assert said.items() <= row.items()
    assert row["transAmntEx"] == row["transAmntIn"]
    (payment,) = rows(file, "payment")
    assert (payment["paymentType"], payment["paidAmnt"]) == ("CASH", said["transAmntIn"])
    assert texts(file, "rounding/roundingAmnt") == ["0.00"]


@pytest.mark.parametrize("event", [FloatDeclared(0), CashCounted(CashCount(800_00, 800_00))])
def test_where_no_money_moves_there_is_no_transaction(event: Event, journal: Journal) -> None:
    journal.add(event, MORNING, "1000")
    file = export(corner_shop(journal))
    assert rows(file, "cashtransaction") == rows(file, "event") == []


def test_a_gift_card_that_is_sold_is_paid_for(journal: Journal, validate: Validate) -> None:
    paid = (
        Payment(TenderKind.DEBIT_CARD, 300_00, 300_00, "BAX: 1"),
        Payment(TenderKind.CASH, 200_00, 500_00),
    )
    journal.add(VoucherIssued("gift_card", "G-17", 500_00, paid), MORNING, "1000")
    file = export(corner_shop(journal))
    validate(file)
    (row,) = rows(file, "cashtransaction")
    assert (row["transType"], row["transAmntIn"], row["desc"]) == ("VOUCHER", "500.00", "gift_card; G-17")
    assert texts(file, "payment/paidAmnt") == ["300.00", "200.00"]


@pytest.mark.law("KSF-2-7-4")
def test_all_cash_in_the_file_is_what_the_drawer_holds(journal: Journal) -> None:
    """Floats, sales, returns, pay-ins, pay-outs, gift cards and the difference at the count."""
    for event, _ in MONEY.values():
        if not isinstance(event, CashCounted):
            journal.add(event, MORNING, "1000")
    sold = complete(journal, basket_of(line(BEER, MORNING)), [EXACT_CASH], MORNING)
    back = taken_back(sale_of(sold), 1, MORNING, register="K1", transaction=number_of(sold))
    complete(journal, basket_of(back), [EXACT_CASH], MORNING)
    complete(journal, basket_of(line(MILK, MORNING)), [EXACT_CASH], MORNING)
    journal.add(
        VoucherIssued("gift_card", "G", 200_00, (Payment(TenderKind.CASH, 200_00, 200_00),)), MORNING, "1000"
    )
    expected_ore = PeriodTotals().add_all(journal.records()).cash_ore
    counted_ore = expected_ore - 3_00
    journal.add(CashCounted(CashCount(expected_ore, counted_ore)), MORNING, "1000")
    paid = [
        row["paidAmnt"]
        for row in rows(export(corner_shop(journal)), "payment")
        if row["paymentType"] == "CASH"
    ]
    assert sum(int(amount.replace(".", "")) for amount in paid) == counted_ore


@pytest.mark.law("SIG-4")
def test_a_transaction_has_the_time_it_began_and_its_events_the_time_it_was_paid(journal: Journal) -> None:
    begun = local("2026-03-31 23:59:50")
    complete(journal, basket_of(line(MILK, begun)), [EXACT_CASH], begun + timedelta(seconds=20))
    file = export(corner_shop(journal))
    (row,) = rows(file, "cashtransaction")
    assert (row["transDate"], row["transTime"], row["periodNumber"]) == ("2026-03-31", "23:59:50", "3")
    assert set(texts(file, "event/eventDate")) == {"2026-04-01"}
    assert texts(file, "period/periodDesc") == ["mars 2026", "april 2026"]
