"""The authority's own example: the same day through our fold gives the same Z, to the øre and the count."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from datakasse.journal.events.basket import LineCorrected, PriceChecked
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared
from datakasse.journal.events.paper import CopyIssued
from datakasse.journal.events.people import SignedOff, SignedOn
from datakasse.journal.events.register import SystemStarted
from datakasse.journal.report_content import (
    Count,
    GrandTotals,
    NamedCount,
    OperatorAmount,
    OperatorCount,
    ReportContent,
    VatTotal,
)
from datakasse.report.period import NONE
from datakasse.trade.amount import kroner_text
from datakasse.trade.goods.article import Article
from datakasse.trade.sale.basket import Basket, put
from datakasse.trade.sale.line_correction import take_out
from datakasse.trade.shop.shop import Company
from datakasse.trade.vat import VatRate
from tests.report.tills import EVENING, by, completed, report
from tests.trade.goods import AT, back, basket_with, card, cash, sold

MILK = Article("1001", "Milk", "100", "F", 16_40)
BREAD = Article("1002", "Bread", "100", "F", 25_80)
CHEESE = Article("1003", "Cheese", "100", "F", 27_80)
CIGARETTES = Article("2001", "Cigarettes", "200", "A", 116_00, discountable=False)
BEER = Article("3001", "Beer", "300", "A", 29_90)

SELSKAPET = Company("999999999", "Selskapet ASA")
RATES = (VatRate("0", 0), VatRate("L", 1_200), VatRate("F", 1_500), VatRate("A", 2_500))


def example_day() -> ReportContent:
    """The four transactions of law.md 2.12 with what happened around them."""
    first = completed(basket_with((MILK, 2_000), BREAD, CHEESE), card(86_40), receipt=1)
    second = completed(basket_with(CIGARETTES, (BEER, 6_000)), cash(295_00), receipt=2)
    with_one_too_many = basket_with(CIGARETTES, (MILK, 2_000), MILK)
    third_basket = take_out(with_one_too_many, 3)
    third = completed(third_basket, card(148_80), receipt=3)
    returned = put(Basket("b-4", AT), back(sold(third_basket, 2), 1_000))
    fourth = completed(returned, card(-16_40))
    return report(
        by("1000", SystemStarted("1"), SignedOn(), FloatDeclared(0)),
        by(
            "1001",
            SignedOn(),
            FloatDeclared(0),
            first,
            DrawerOpened(transaction=1000),
            second,
            DrawerOpened(transaction=1001),
            SignedOff(),
        ),
        by(
            "1000",
            LineCorrected("b-3", 3, "1001", 1_000, 0, 16_40),
            third,
            DrawerOpened(transaction=1002),
            CopyIssued(1002, 148_80),
            PriceChecked("1003", "100", 27_80, 24_17),
            fourth,
            DrawerOpened(transaction=1003),
            DrawerOpened(reason="change"),
        ),
        company=SELSKAPET,
        vat_rates=RATES,
    )


EXPECTED = ReportContent(
    company_name="Selskapet ASA",
    organisation_number="999999999",
    vat_registered=True,
    register="K1",
    at=EVENING,
    from_entry=1,
    to_entry=18,
    cash_sales_ore=514_20,
    rounding_ore=-40,
    groups=(NamedCount("100", 1, 102_80), NamedCount("200", 2, 232_00), NamedCount("300", 1, 179_40)),
    payments=(NamedCount("cash", 1, 295_00), NamedCount("debit_card", 1, 218_80)),
    operator_groups=(
        OperatorCount("1000", "100", 0, 16_40),
        OperatorCount("1000", "200", 1, 116_00),
        OperatorCount("1001", "100", 1, 86_40),
        OperatorCount("1001", "200", 1, 116_00),
        OperatorCount("1001", "300", 1, 179_40),
    ),
    operator_payments=(
        OperatorCount("1000", "debit_card", 0, 132_40),
        OperatorCount("1001", "cash", 1, 295_00),
        OperatorCount("1001", "debit_card", 1, 86_40),
    ),
    tips=Count(),
    vat=(
        VatTotal("0", 0, 0, 0),
        VatTotal("A", 2_500, 329_12, 82_28),
        VatTotal("F", 1_500, 89_38, 13_42),
        VatTotal("L", 1_200, 0, 0),
    ),
    float_ore=0,
    operator_floats=(OperatorAmount("1000", 0), OperatorAmount("1001", 0)),
    receipts=3,
    drawer_openings=1,
    copies=Count(1, 148_80),
    provisional=Count(),
    returns=Count(1, 16_40),
    discounts=Count(),
    aborted=Count(),
    line_corrections=(NamedCount("Delete line", 1, 16_40),),
    price_checks=(NamedCount("100", 1, 27_80),),
    other_corrections=(),
    deliveries=Count(),
    training=Count(),
    credit_sales=Count(),
    credit_notes=Count(),
    pay_ins=(),
    pay_outs=(),
    grand_totals=GrandTotals(530_60, 16_40),
    counts=(),
    expected_cash_ore=295_00,
)


@pytest.mark.law(
    "KSF-2-8-2-b",
    "KSF-2-8-2-e",
    "KSF-2-8-2-f",
    "KSF-2-8-2-g",
    "KSF-2-8-2-h",
    "KSF-2-8-2-j",
    "KSF-2-8-2-k",
    "KSF-2-8-2-l",
    "KSF-2-8-2-m",
    "KSF-2-8-2-n",
    "KSF-2-8-2-p",
    "KSF-2-8-2-s",
    "KSF-2-8-2-t",
    "KSF-2-8-2-x",
    "KSF-2-8-2-y",
    "KSF-2-8-2-z",
    "law.md 2.12",
)
def test_the_day_of_the_official_example_gives_its_z() -> None:
    assert example_day() == EXPECTED


@pytest.mark.law("law.md 2.12")
def test_what_is_expected_is_what_the_official_file_says(saft_reference: Path) -> None:
    """Every number of the `eventReport` in the authority's file, read from that file."""
    file = saft_reference / "examples" / "saf-t-cash-register-example.xml"
    official = ET.parse(file).find(".//{*}eventReport")
    assert official is not None

    def text(path: str) -> str:
        return official.findtext("/".join("{*}" + name for name in path.split("/"))) or ""

    def rows(path: str) -> list[tuple[str, ...]]:
        found = official.findall("/".join("{*}" + name for name in path.split("/")))
        return [tuple(field.text or "" for field in row) for row in found]

    def named(counts: tuple[NamedCount, ...]) -> list[tuple[str, ...]]:
        listed = counts or (NamedCount(NONE, 0, 0),)
        return [(row.name, str(row.number), kroner_text(row.amount_ore)) for row in listed]

    def per_operator(counts: tuple[OperatorCount, ...]) -> list[tuple[str, ...]]:
        return [(row.operator, row.name, str(row.number), kroner_text(row.amount_ore)) for row in counts]

    def tender(name: str) -> str:
        return {"CASH": "cash", "DEBCARD": "debit_card"}[name]

    expected = EXPECTED
    totals = expected.grand_totals
    assert text("reportTotalCashSales/totalCashSaleAmnt") == kroner_text(expected.cash_sales_ore)
    assert rows("reportArtGroups/reportArtGroup") == named(expected.groups)
    assert rows("reportEmpArtGroups/reportEmpArtGroup") == per_operator(expected.operator_groups)
    payments = [(tender(name), *figures) for name, *figures in rows("reportPayments/reportPayment")]
    assert payments == named(expected.payments)
    operator_payments = [
        (operator, tender(name), *figures)
        for operator, name, *figures in rows("reportEmpPayments/reportEmpPayment")
    ]
    assert operator_payments == per_operator(expected.operator_payments)
    official_vat = {
        perc: tuple(figures) for _, perc, *figures in rows("reportCashSalesVat/reportCashSaleVat")
    }
    assert official_vat == {
        kroner_text(row.rate_bp): (kroner_text(row.net_ore), kroner_text(row.vat_ore), "C")
        for row in expected.vat
    }
    floats = rows("reportEmpOpeningChangeFloats/reportEmpOpeningChangeFloat")
    assert floats == [(row.operator, kroner_text(row.amount_ore)) for row in expected.operator_floats]
    assert text("reportOpeningChangeFloat") == kroner_text(expected.float_ore)
    assert text("reportReceiptNum") == str(expected.receipts)
    assert text("reportOpenCashBoxNum") == str(expected.drawer_openings)
    for name, count in (
        ("reportReceiptCopy", expected.copies),
        ("reportReceiptProforma", expected.provisional),
        ("reportReturn", expected.returns),
        ("reportDiscount", expected.discounts),
        ("reportVoidTrans", expected.aborted),
        ("reportReceiptDelivery", expected.deliveries),
        ("reportTraining", expected.training),
        ("reportCreditSales/creditSales", expected.credit_sales),
        ("reportCreditMemos/creditMemos", expected.credit_notes),
    ):
        assert (text(name + "Num"), text(name + "Amnt")) == (str(count.number), kroner_text(count.amount_ore))
    assert rows("reportCorrLines/reportCorrLine") == named(expected.line_corrections)
    assert rows("reportPriceInquiries/reportPriceInquiry") == named(expected.price_checks)
    assert rows("reportOtherCorrs/reportOtherCorr") == named(expected.other_corrections)
    assert rows("reportPayIns/reportPayIn") == named(expected.pay_ins)
    assert rows("reportPayOuts/reportPayOut") == named(expected.pay_outs)
    assert text("reportGrandTotalSales") == kroner_text(totals.sales_ore)
    assert text("reportGrandTotalReturn") == kroner_text(totals.returns_ore)
    assert text("reportGrandTotalSalesNet") == kroner_text(totals.net_ore)
