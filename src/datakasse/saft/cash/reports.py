"""
X and Z reports (`eventReport`), as they were kept whole in the journal.

Nothing is computed anew: a report says in the file what it said on paper. What the schema asks of it
beyond that:

- A list that must be there and is empty has one row called `None` with zeros, as in the authority's
  example. The lists per operator are left out instead, since a row must name a declared employee.
- `paymentNum` cannot be negative. It is sales less returns, so a means of payment that only paid
  money back has 0; the amount tells.

Law: KSF-2-8-2-a to -z, KSF-2-8-2-2a, -2b, KSF-2-7-2, SAFT-11, SAFT-11d.
"""

from collections.abc import Sequence
from typing import Final

from datakasse.journal.report_content import Count, NamedCount, ReportContent, VatTotal
from datakasse.saft.cash.codes import TENDER_CODES
from datakasse.saft.series import REGISTER_LENGTH_MAX
from datakasse.saft.text import element, identifier, leaf, leaf_if, side
from datakasse.trade.amount import kroner_text
from datakasse.trade.moment import date_and_time
from datakasse.trade.tender import TenderKind

NONE: Final = "None"
"""What the authority's example calls a row of an empty list."""


def event_report(written_id: str, kind: str, report: ReportContent, groups: dict[str, str]) -> str:
    """
    Return `eventReport`.

    Args:
        written_id: `reportID`, unique in the file.
        kind: `Z report` or `X report`.
        report: What it says.
        groups: What each article group is called in the file.
    """
    date, time = date_and_time(report.at)
    return element(
        "eventReport",
        f"<reportID>{written_id}</reportID>",
        leaf("reportType", kind),
        leaf("companyIdent", report.organisation_number),
        leaf("companyName", report.company_name, 100),
        leaf("reportDate", date),
        leaf("reportTime", time),
        f"<registerID>{identifier(report.register, REGISTER_LENGTH_MAX)}</registerID>",
        element("reportTotalCashSales", _amount("totalCashSaleAmnt", report.cash_sales_ore)),
        _groups_and_payments(report, groups),
        _vat(report),
        _floats(report),
        _counts(report, groups),
        _totals(report),
    )


def _groups_and_payments(report: ReportContent, groups: dict[str, str]) -> str:
    """Return items f, g, h and i."""
    group_rows = [_group("", groups[row.name], row.number, row.amount_ore) for row in report.groups]
    payment_rows = [_payment("", _tender(row.name), row.number, row.amount_ore) for row in report.payments]
    operator_groups = [
        _group(row.operator, groups[row.name], row.number, row.amount_ore)
        for row in report.operator_groups
        if row.operator
    ]
    operator_payments = [
        _payment(row.operator, _tender(row.name), row.number, row.amount_ore)
        for row in report.operator_payments
        if row.operator
    ]
    return (
        element("reportArtGroups", *(group_rows or [_group("", NONE, 0, 0)]))
        + _element_if("reportEmpArtGroups", operator_groups)
        + element("reportPayments", *(payment_rows or [_payment("", NONE, 0, 0)]))
        + _element_if("reportEmpPayments", operator_payments)
        + (element("reportTip", _count("tip", report.tips)) if report.tips.number else "")
    )


def _group(operator: str, group: str, number: int, amount_ore: int) -> str:
    return element(
        "reportEmpArtGroup" if operator else "reportArtGroup",
        leaf_if("empID", operator),
        leaf("artGroupID", group),
        _number("artGroupNum", number),
        _amount("artGroupAmnt", amount_ore),
    )


def _payment(operator: str, tender: str, number: int, amount_ore: int) -> str:
    return element(
        "reportEmpPayment" if operator else "reportPayment",
        leaf_if("empID", operator),
        leaf("paymentType", tender),
        _number("paymentNum", max(number, 0)),
        _amount("paymentAmnt", amount_ore),
    )


def _tender(name: str) -> str:
    return TENDER_CODES[TenderKind(name)].code


def _vat(report: ReportContent) -> str:
    """Return item j."""
    rows = [
        element(
            "reportCashSaleVat",
            leaf_if("vatCode", row.code, 20),
            leaf("vatPerc", kroner_text(row.rate_bp)),
            _amount("cashSaleAmnt", row.net_ore),
            _amount("vatAmnt", row.vat_ore),
            leaf("vatAmntTp", side(row.net_ore + row.vat_ore)),
        )
        for row in report.vat or [VatTotal("", 0, 0, 0)]
    ]
    return element("reportCashSalesVat", *rows)


def _floats(report: ReportContent) -> str:
    """Return item k; an operator who worked without declaring a float began with none."""
    at_work = (*report.operator_groups, *report.operator_payments)
    floats = dict.fromkeys((row.operator for row in at_work), 0)
    floats |= {row.operator: row.amount_ore for row in report.operator_floats}
    rows = [
        element(
            "reportEmpOpeningChangeFloat",
            leaf("empID", operator),
            _amount("openingChangeFloatAmnt", floats[operator]),
        )
        for operator in sorted(floats)
        if operator
    ]
    total = _amount("reportOpeningChangeFloat", report.float_ore)
    return total + _element_if("reportEmpOpeningChangeFloats", rows)


def _counts(report: ReportContent, groups: dict[str, str]) -> str:
    """Return items l to w."""
    price_checks = [
        NamedCount(groups.get(row.name, row.name), row.number, row.amount_ore) for row in report.price_checks
    ]
    return (
        _number("reportReceiptNum", report.receipts)
        + _number("reportOpenCashBoxNum", report.drawer_openings)
        + _count("reportReceiptCopy", report.copies)
        + _count("reportReceiptProforma", report.provisional)
        + _count("reportReturn", report.returns)
        + _count("reportDiscount", report.discounts)
        + _count("reportVoidTrans", report.aborted)
        + _named("reportCorrLines", "reportCorrLine", "corrLineType", report.line_corrections)
        + _named("reportPriceInquiries", "reportPriceInquiry", "priceInquiryGroup", price_checks)
        + _named("reportOtherCorrs", "reportOtherCorr", "otherCorrType", report.other_corrections)
        + _count("reportReceiptDelivery", report.deliveries)
        + _count("reportTraining", report.training)
    )


def _totals(report: ReportContent) -> str:
    """Return the items of the second paragraph, and x, y and z."""
    grand = report.grand_totals
    return (
        element("reportCreditSales", _count("creditSales", report.credit_sales))
        + element("reportCreditMemos", _count("creditMemos", report.credit_notes))
        + _named("reportPayIns", "reportPayIn", "payInType", report.pay_ins)
        + _named("reportPayOuts", "reportPayOut", "payOutType", report.pay_outs)
        + _amount("reportGrandTotalSales", grand.sales_ore)
        + _amount("reportGrandTotalReturn", grand.returns_ore)
        + _amount("reportGrandTotalSalesNet", grand.net_ore)
    )


def _named(tag: str, row_tag: str, name_tag: str, rows: Sequence[NamedCount]) -> str:
    """Return a list of counts by name; the other two tags of a row follow from the name's."""
    stem = name_tag.removesuffix("Type").removesuffix("Group")
    return element(
        tag,
        *(
            element(row_tag, leaf(name_tag, row.name), _count(stem, Count(row.number, row.amount_ore)))
            for row in rows or [NamedCount(NONE, 0, 0)]
        ),
    )


def _count(stem: str, count: Count) -> str:
    return _number(f"{stem}Num", count.number) + _amount(f"{stem}Amnt", count.amount_ore)


def _number(tag: str, number: int) -> str:
    return f"<{tag}>{number}</{tag}>"


def _amount(tag: str, amount_ore: int) -> str:
    return f"<{tag}>{kroner_text(amount_ore)}</{tag}>"


def _element_if(tag: str, rows: Sequence[str]) -> str:
    return element(tag, *rows) if rows else ""
