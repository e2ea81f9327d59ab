"""
An invoice or a credit note as a page for people: all that a sales document has to say.

Law: BFF § 5-1-1 (number, date, parties, what was delivered, where and when, amounts, VAT in kroner by rate,
due date), law.md 2.8 (organisation number with MVA, Foretaksregisteret).
"""

from typing import Final

from datakasse.receipt.figures import amount_text, organisation_number_text, quantity_text, rate_text
from datakasse.receipt.letterhead import address_text, organisation_text
from datakasse.receipt.table_page import TablePage
from datakasse.trade.amount import divide_half_away
from datakasse.trade.invoice import Invoice, InvoiceLine, TaxCategory, TaxRow
from datakasse.trade.quantity import ONE_MILLI

_HEAD: Final = ("Vare", "Kjøpt", "Antall", "Pris uten mva", "Mva", "Beløp uten mva")
_CALLED: Final = {
    TaxCategory.ZERO: "Fritatt for mva",
    TaxCategory.EXEMPT: "Unntatt fra mva",
    TaxCategory.REVERSE: "Omvendt avgiftsplikt",
    TaxCategory.EXPORT: "Utførsel",
    TaxCategory.OUTSIDE: "Uten mva",
}


def invoice_page(invoice: Invoice, software_version: str) -> TablePage:
    """Return a document as a page."""
    called = "Kreditnota" if invoice.is_credit_note else "Faktura"
    return TablePage(
        title=f"{called} {invoice.number}",
        about=tuple(filter(None, (*_seller(invoice), *_buyer(invoice), *_terms(invoice)))),
        header=_HEAD,
        numbers=(False, False, True, True, True, True),
        widths=(5, 5, 2, 2, 2, 2),
        rows=tuple(
            (
                f"{line.article} {line.name}",
                line.note,
                quantity_text(line.quantity_milli, line.unit),
                _unit_price_text(line),
                rate_text(line.rate_bp) if line.category is TaxCategory.STANDARD else _CALLED[line.category],
                amount_text(line.net_ore),
            )
            for line in invoice.lines
        ),
        sums=(*map(_vat_row, invoice.rows), *_sums(invoice)),
        footer=f"{called} {invoice.number} · laget av datakasse {software_version}",
    )


def _seller(invoice: Invoice) -> tuple[str, ...]:
    company = invoice.company
    number = organisation_text(company.organisation_number, "nb", vat_registered=company.vat_registered)
    registered = ", Foretaksregisteret" if company.in_company_register else ""
    address = address_text(company.street_address) or address_text(company.postal_address)
    return (f"Selger: {', '.join(filter(None, (company.name, address)))}", f"{number}{registered}")


def _buyer(invoice: Invoice) -> tuple[str, ...]:
    buyer = invoice.buyer
    number = (
        f"org.nr. {organisation_number_text(buyer.organisation_number)}" if buyer.organisation_number else ""
    )
    whom = ", ".join(filter(None, (buyer.name, buyer.street_address, buyer.postal_address, number)))
    return (
        f"Kjøper: {whom}",
        f"Kundenummer: {invoice.customer}",
        f"Deres referanse: {buyer.reference}" if buyer.reference else "",
    )


def _terms(invoice: Invoice) -> tuple[str, ...]:
    delivered = f"{invoice.from_day:%d.%m.%Y}"
    if invoice.to_day != invoice.from_day:
        delivered = f"{delivered}–{invoice.to_day:%d.%m.%Y}"
    credited = ", ".join(map(str, invoice.credits))
    dated = f"Dato: {invoice.day:%d.%m.%Y}"
    common = (
        f"Levert: {delivered}, {', '.join(invoice.places)}",
        f"Gjelder faktura: {credited}" if credited else "",
    )
    if invoice.is_credit_note:
        return (dated, *common)
    account = f"{invoice.account[:4]} {invoice.account[4:6]} {invoice.account[6:]}"
    kid = "KID" if invoice.reference != str(invoice.number) else "Merkes"
    return (
        f"{dated}  ·  Forfall: {invoice.due:%d.%m.%Y}",
        f"Betales til konto {account}  ·  {kid}: {invoice.reference}",
        *common,
    )


def _vat_row(row: TaxRow) -> tuple[str, ...]:
    if row.category is not TaxCategory.STANDARD:
        return (_CALLED[row.category], "", "", f"av {amount_text(row.net_ore)}", "", amount_text(row.vat_ore))
    said = f"Mva {rate_text(row.rate_bp)}"
    return (said, "", "", f"av {amount_text(row.net_ore)}", "", amount_text(row.vat_ore))


def _sums(invoice: Invoice) -> tuple[tuple[str, ...], ...]:
    rows = [("Sum uten mva", invoice.net_ore), ("Sum mva", invoice.vat_ore)]
    if invoice.paid_ore:
        rows += [("Sum med mva", invoice.gross_ore), ("Betalt på forhånd", -invoice.paid_ore)]
    rows.append(("Til gode" if invoice.is_credit_note else "Å betale", invoice.payable_ore))
    return tuple((said, "", "", "", "", amount_text(amount_ore)) for said, amount_ore in rows)


def _unit_price_text(line: InvoiceLine) -> str:
    """Return what one unit costs without VAT, to the nearest øre: the amount of the line is what counts."""
    if not line.quantity_milli:
        return ""
    return amount_text(divide_half_away(abs(line.net_ore) * ONE_MILLI, abs(line.quantity_milli)))
