"""X and Z reports: all they said on paper, in the shape the schema wants."""

import msgspec
import pytest
from lxml import etree

from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.report_content import (
    Count,
    GrandTotals,
    NamedCount,
    OperatorAmount,
    OperatorCount,
    ReportContent,
    VatTotal,
)
from tests.saft.conftest import Validate
from tests.saft.counter import FIRST_REGISTER, corner_shop
from tests.saft.reports import empty_report
from tests.saft.shops import Journal, export, local, rows, texts

MORNING = local("2026-03-02 09:00:00")


def exported(report: ReportContent, validate: Validate) -> bytes:
    """Return a valid file with one Z of the report."""
    journal = Journal(FIRST_REGISTER)
    journal.add(ZReported(7, report), MORNING, "1000")
    file = export(corner_shop(journal))
    validate(file)
    return file


@pytest.mark.law("SAFT-11d")
def test_empty_lists_have_a_row_of_nothing_or_are_left_out(validate: Validate) -> None:
    """A row per operator would name an employee called None, whom nobody declared."""
    file = exported(empty_report("K1", MORNING), validate)
    for path, tags in {
        "reportArtGroup": ("artGroupID", "artGroupNum", "artGroupAmnt"),
        "reportPayment": ("paymentType", "paymentNum", "paymentAmnt"),
        "reportCorrLine": ("corrLineType", "corrLineNum", "corrLineAmnt"),
        "reportPriceInquiry": ("priceInquiryGroup", "priceInquiryNum", "priceInquiryAmnt"),
        "reportOtherCorr": ("otherCorrType", "otherCorrNum", "otherCorrAmnt"),
        "reportPayIn": ("payInType", "payInNum", "payInAmnt"),
        "reportPayOut": ("payOutType", "payOutNum", "payOutAmnt"),
    }.items():
        assert rows(file, path) == [dict(zip(tags, ("None", "0", "0.00"), strict=True))]
    assert rows(file, "reportCashSaleVat") == [
        {"vatPerc": "0.00", "cashSaleAmnt": "0.00", "vatAmnt": "0.00", "vatAmntTp": "C"}
    ]
    sections = etree.fromstring(file).iterfind(".//{*}eventReport/*")
    names = {etree.QName(section).localname for section in sections}
    per_operator = {"reportEmpArtGroups", "reportEmpPayments", "reportEmpOpeningChangeFloats"}
    assert not names & (per_operator | {"reportTip"})


@pytest.mark.law("KSF-2-8-2-a", "SAFT-11")
def test_x_and_z_say_which_they_are(validate: Validate) -> None:
    journal, report = Journal(FIRST_REGISTER), empty_report("K1", MORNING)
    journal.add(XReported(1, report), MORNING, "1000")
    journal.add(ZReported(1, report), MORNING, "1000")
    file = export(corner_shop(journal))
    validate(file)
    assert texts(file, "event/eventType") == ["XREP", "ZREP"]
    assert texts(file, "event/eventText") == ["X-report", "Z-report"]
    said = [(row["reportType"], row["reportID"]) for row in rows(file, "eventReport")]
    assert said == [("X report", "X1"), ("Z report", "1")]


@pytest.mark.law("KSF-2-8-2-g")
def test_a_tender_that_only_paid_back_has_no_negative_number(validate: Validate) -> None:
    """The schema holds none; the amount tells."""
    report = msgspec.structs.replace(
        empty_report("K1", MORNING),
        payments=(NamedCount("cash", -2, -50_00), NamedCount("vipps", 3, 90_00)),
        operator_payments=(OperatorCount("1001", "cash", -2, -50_00),),
        groups=(NamedCount("100", -2, -50_00),),
    )
    file = exported(report, validate)
    assert rows(file, "reportPayment") == [
        {"paymentType": "CASH", "paymentNum": "0", "paymentAmnt": "-50.00"},
        {"paymentType": "VIPPS", "paymentNum": "3", "paymentAmnt": "90.00"},
    ]
    assert texts(file, "reportEmpPayment/paymentNum") == ["0"]
    assert texts(file, "reportArtGroup/artGroupNum") == ["-2"]
    declared = [row["basicID"] for row in rows(file, "basic") if row["basicType"] == "12"]
    assert declared == ["CASH", "VIPPS"]


@pytest.mark.law("KSF-2-8-2-k")
def test_an_operator_who_declared_no_float_began_with_none(validate: Validate) -> None:
    report = msgspec.structs.replace(
        empty_report("K1", MORNING, group="100", operator="1001"),
        float_ore=700_00,
        operator_floats=(OperatorAmount("1000", 700_00),),
    )
    file = exported(report, validate)
    assert texts(file, "reportOpeningChangeFloat") == ["700.00"]
    assert texts(file, "reportEmpOpeningChangeFloat/empID") == ["1000", "1001"]
    assert texts(file, "openingChangeFloatAmnt") == ["700.00", "0.00"]


@pytest.mark.law("KSF-2-8-2-k", "SAFT-11")
def test_who_is_named_in_a_report_and_nowhere_else_is_declared(validate: Validate) -> None:
    """She declared her float on a day that is not in the file, and nobody knows her any more."""
    report = msgspec.structs.replace(
        empty_report("K1", MORNING), operator_floats=(OperatorAmount("1009", 700_00),)
    )
    journal = Journal(FIRST_REGISTER)
    journal.add(ZReported(7, report), MORNING, "1001")
    file = export(corner_shop(journal))
    validate(file)
    assert "1009" in texts(file, "employee/empID")


@pytest.mark.law("KSF-2-8-2-i", "KSF-2-8-2-j", "KSF-2-8-2-x", "KSF-2-8-2-y", "KSF-2-8-2-z")
def test_every_item_of_the_report_is_in_the_file(validate: Validate) -> None:
    """Each count has a value of its own, so that no two can be mistaken for each other."""
    counts = {
        "copies": ("reportReceiptCopy", Count(2, 2_02)),
        "provisional": ("reportReceiptProforma", Count(3, 3_03)),
        "returns": ("reportReturn", Count(4, 4_04)),
        "discounts": ("reportDiscount", Count(5, 5_05)),
        "aborted": ("reportVoidTrans", Count(6, 6_06)),
        "deliveries": ("reportReceiptDelivery", Count(7, 7_07)),
        "training": ("reportTraining", Count(8, 8_08)),
    }
    report = msgspec.structs.replace(
        empty_report("K1", MORNING),
        cash_sales_ore=1_23,
        receipts=9,
        drawer_openings=10,
        tips=Count(11, 11_11),
        credit_sales=Count(12, 12_12),
        credit_notes=Count(13, 13_13),
        vat=(VatTotal("2", 1_500, -14_26, -2_14), VatTotal("3", 2_500, 4_00, 1_00)),
        line_corrections=(NamedCount("Delete line", 14, 14_14),),
        other_corrections=(NamedCount("Price", 15, 15_15),),
        pay_ins=(NamedCount("x" * 50, 16, 16_16),),
        pay_outs=(NamedCount("bank", 17, 17_17),),
        grand_totals=GrandTotals(530_60, 16_40),
        **{name: count for name, (_, count) in counts.items()},
    )
    file = exported(report, validate)
    (said,) = rows(file, "eventReport")
    for stem, count in counts.values():
        assert said[f"{stem}Num"] == str(count.number)
        assert said[f"{stem}Amnt"] == f"{count.number}.0{count.number}"
    assert (said["reportReceiptNum"], said["reportOpenCashBoxNum"]) == ("9", "10")
    assert texts(file, "totalCashSaleAmnt") == ["1.23"]
    assert rows(file, "reportTip") == [{"tipNum": "11", "tipAmnt": "11.11"}]
    assert rows(file, "reportCreditSales") == [{"creditSalesNum": "12", "creditSalesAmnt": "12.12"}]
    assert rows(file, "reportCreditMemos") == [{"creditMemosNum": "13", "creditMemosAmnt": "13.13"}]
    assert texts(file, "reportCorrLine/corrLineAmnt") == ["14.14"]
    assert texts(file, "reportOtherCorr/otherCorrAmnt") == ["15.15"]
    assert texts(file, "reportPayIn/payInType") == ["x" * 35]
    assert texts(file, "reportPayOut/payOutAmnt") == ["17.17"]
    assert [row["vatAmnt"] + row["vatAmntTp"] for row in rows(file, "reportCashSaleVat")] == [
        "-2.14D",
        "1.00C",
    ]
    grand = [said[f"reportGrandTotal{name}"] for name in ("Sales", "Return", "SalesNet")]
    assert grand == ["530.60", "16.40", "514.20"]
