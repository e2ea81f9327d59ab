"""
Write an invoice or a credit note as EHF Fakturering 3.0 (Peppol BIS Billing 3, UBL 2.1).

    head · period · what is credited · seller · buyer · payment · VAT · sums · lines

The order of the elements is the schema's. Amounts are those of the document (`trade/sale/invoice.py`);
nothing is computed anew here. An access point sends the file; that is another's contract.

Rules: the UBL 2.1 schemas, EN 16931, Peppol's own with Norway's. Decision: 0060.
"""

from typing import Final

from lxml.etree import Element, tostring

from datakasse.ehf.elements import CAC, CBC, Node, aggregate, leaf, money
from datakasse.ehf.parties import buyer, seller
from datakasse.errors.customers.invoices import NoElectronicInvoice
from datakasse.errors.phrase import Phrase
from datakasse.trade.check_digit import is_organisation_number
from datakasse.trade.sale.invoice import Invoice, InvoiceLine, TaxCategory, TaxRow

CUSTOMIZATION: Final = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE: Final = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
_SCHEMA: Final = "urn:oasis:names:specification:ubl:schema:xsd:"
_CREDIT_TRANSFER: Final = "30"

_REASONS: Final = {
    TaxCategory.EXEMPT: ("", "Unntatt fra merverdiavgift"),
    TaxCategory.REVERSE: ("VATEX-EU-AE", "Omvendt avgiftsplikt"),
    TaxCategory.EXPORT: ("VATEX-EU-G", "Utførsel"),
    TaxCategory.OUTSIDE: ("VATEX-EU-O", "Selgeren er ikke registrert i Merverdiavgiftsregisteret"),
}
"""Category → code and text of why there is no VAT; S and Z may have none (BR-S-10, BR-Z-10)."""

_UNITS: Final = {
    "kg": "KGM",
    "g": "GRM",
    "hg": "HGM",
    "l": "LTR",
    "liter": "LTR",
    "dl": "DLT",
    "cl": "CLT",
    "m": "MTR",
    "meter": "MTR",
    "cm": "CMT",
    "m2": "MTK",
    "time": "HUR",
    "timer": "HUR",
    "t": "HUR",
    "min": "MIN",
    "døgn": "DAY",
}
"""The shop's word → UN/ECE Recommendation 20; pieces are `EA`."""


def unit_code(unit: str) -> str:
    """
    Return the code of a unit.

    Example:
        >>> unit_code("kg"), unit_code("stk"), unit_code("")
        ('KGM', 'EA', 'EA')
    """
    return _UNITS.get(unit.strip(" .").lower(), "EA")


def written(invoice: Invoice) -> bytes:
    """
    Return the file, UTF-8.

    Raises:
        NoElectronicInvoice: The buyer or the seller has no organisation number.
    """
    for who, number in (
        (
            Phrase(
                "selgeren har ikke noe gyldig organisasjonsnummer",
                "the seller has no valid organisation number",
            ),
            invoice.company.organisation_number,
        ),
        (
            Phrase("kunden har ikke noe organisasjonsnummer", "the customer has no organisation number"),
            invoice.buyer.organisation_number,
        ),
    ):
        if not is_organisation_number(number):
            raise NoElectronicInvoice(number=invoice.number, what=who)
    kind = "CreditNote" if invoice.is_credit_note else "Invoice"
    space = f"{_SCHEMA}{kind}-2"
    document = Element(f"{{{space}}}{kind}", nsmap={None: space, "cac": CAC, "cbc": CBC})
    _head(document, invoice)
    seller(document, invoice.company)
    buyer(document, invoice.buyer)
    _payment(document, invoice)
    _vat(document, invoice)
    _sums(document, invoice)
    for number, line in enumerate(invoice.lines, start=1):
        _line(document, line, number, is_credit_note=invoice.is_credit_note)
    return tostring(document, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _head(document: Node, invoice: Invoice) -> None:
    leaf(document, "CustomizationID", CUSTOMIZATION)
    leaf(document, "ProfileID", PROFILE)
    leaf(document, "ID", str(invoice.number))
    leaf(document, "IssueDate", invoice.day.isoformat())
    if invoice.is_credit_note:
        leaf(document, "CreditNoteTypeCode", "381")
    else:
        leaf(document, "DueDate", invoice.due.isoformat())
        leaf(document, "InvoiceTypeCode", "380")
    leaf(document, "Note", f"Levert fra {', '.join(invoice.places)}. Kundenummer {invoice.customer}.")
    leaf(document, "DocumentCurrencyCode", "NOK")
    leaf(document, "BuyerReference", invoice.buyer.reference or invoice.customer)
    period = aggregate(document, "InvoicePeriod")
    leaf(period, "StartDate", invoice.from_day.isoformat())
    leaf(period, "EndDate", invoice.to_day.isoformat())
    for number in invoice.credits:
        referred = aggregate(aggregate(document, "BillingReference"), "InvoiceDocumentReference")
        leaf(referred, "ID", str(number))


def _payment(document: Node, invoice: Invoice) -> None:
    means = aggregate(document, "PaymentMeans")
    leaf(means, "PaymentMeansCode", _CREDIT_TRANSFER)
    leaf(means, "PaymentID", invoice.reference)
    leaf(aggregate(means, "PayeeFinancialAccount"), "ID", invoice.account)
    said = "Beløpet er godskrevet kontoen." if invoice.is_credit_note else f"Forfall {invoice.due:%d.%m.%Y}"
    leaf(aggregate(document, "PaymentTerms"), "Note", said)


def _vat(document: Node, invoice: Invoice) -> None:
    total = aggregate(document, "TaxTotal")
    money(total, "TaxAmount", invoice.vat_ore)
    for row in invoice.rows:
        part = aggregate(total, "TaxSubtotal")
        money(part, "TaxableAmount", row.net_ore)
        money(part, "TaxAmount", row.vat_ore)
        _category(part, "TaxCategory", row, is_reasoned=True)


def _sums(document: Node, invoice: Invoice) -> None:
    sums = aggregate(document, "LegalMonetaryTotal")
    money(sums, "LineExtensionAmount", invoice.net_ore)
    money(sums, "TaxExclusiveAmount", invoice.net_ore)
    money(sums, "TaxInclusiveAmount", invoice.gross_ore)
    if invoice.paid_ore:
        money(sums, "PrepaidAmount", invoice.paid_ore)
    money(sums, "PayableAmount", invoice.payable_ore)


def _line(document: Node, line: InvoiceLine, number: int, *, is_credit_note: bool) -> None:
    element = aggregate(document, "CreditNoteLine" if is_credit_note else "InvoiceLine")
    leaf(element, "ID", str(number))
    leaf(element, "Note", line.note)
    counted = "CreditedQuantity" if is_credit_note else "InvoicedQuantity"
    leaf(element, counted, _quantity(line), unitCode=unit_code(line.unit))
    money(element, "LineExtensionAmount", line.net_ore)
    item = aggregate(element, "Item")
    leaf(item, "Name", line.name or line.article)
    leaf(aggregate(item, "SellersItemIdentification"), "ID", line.article)
    _category(item, "ClassifiedTaxCategory", line)
    leaf(aggregate(element, "Price"), "PriceAmount", line.unit_price, currencyID="NOK")


def _quantity(line: InvoiceLine) -> str:
    """Return a quantity whose sign is that of the amount: a price is never below zero (BR-27)."""
    whole, parts = divmod(abs(line.quantity_milli), 1_000)
    text = f"{whole}.{parts:03d}".rstrip("0").rstrip(".")
    return f"-{text}" if line.net_ore < 0 or (not line.net_ore and line.quantity_milli < 0) else text


def _category(within: Node, name: str, row: TaxRow | InvoiceLine, *, is_reasoned: bool = False) -> None:
    element = aggregate(within, name)
    leaf(element, "ID", row.category.value)
    if row.category is not TaxCategory.OUTSIDE:
        whole, parts = divmod(row.rate_bp, 100)
        leaf(element, "Percent", f"{whole}.{parts:02d}")
    if is_reasoned and row.category in _REASONS:
        code, text = _REASONS[row.category]
        if code:
            leaf(element, "TaxExemptionReasonCode", code)
        leaf(element, "TaxExemptionReason", text)
    leaf(aggregate(element, "TaxScheme"), "ID", "VAT")
