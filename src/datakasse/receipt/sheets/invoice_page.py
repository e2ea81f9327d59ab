"""
An invoice or a credit note as a page for people: all that a sales document has to say.

    Invoice ─▶ InvoicePage (what is said, in order) ─▶ invoice_sheet.py (where it stands)

Law: BFF § 5-1-1 (number, date, parties, what was delivered, where and when, amounts, VAT in kroner by rate,
due date), law.md 2.8 (organisation number with MVA, Foretaksregisteret).
"""

from typing import Final

import msgspec

from datakasse.receipt.parts.letterhead import organisation_text
from datakasse.receipt.words.figures import amount_text, organisation_number_text, quantity_text, rate_text
from datakasse.trade.amount import divide_half_away
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.invoice import Invoice, InvoiceLine, TaxCategory, TaxRow
from datakasse.trade.shop.shop import Address

_CALLED: Final = {
    TaxCategory.ZERO: "Fritatt for mva",
    TaxCategory.EXEMPT: "Unntatt fra mva",
    TaxCategory.REVERSE: "Omvendt avgiftsplikt",
    TaxCategory.EXPORT: "Utførsel",
    TaxCategory.OUTSIDE: "Uten mva",
}

Said = tuple[str, str]
"""What something is called, and what it is."""


class PageLine(msgspec.Struct, frozen=True):
    """A line of the page, its figures as they are written."""

    name: str
    article: str
    note: str
    quantity: str
    price: str
    vat: str
    amount: str


class PageVat(msgspec.Struct, frozen=True):
    """What is said of one kind of VAT: its name, of how much, how much."""

    called: str
    net: str
    vat: str


class InvoicePage(msgspec.Struct, frozen=True):
    """
    What a document says.

    Attributes:
        called: What it is.
        number: Its number.
        seller: Name, address and registration of who sells, a line each.
        buyer: Name, address and number of who buys, a line each.
        facts: Dates, numbers and references.
        lines: What was sold.
        vat: VAT by kind.
        sums: From the sum without VAT on.
        total: What is to be paid, or is credited.
        payment: Where it is to be paid; empty for a credit note.
        footer: At the foot of each page.
    """

    called: str
    number: str
    seller: tuple[str, ...]
    buyer: tuple[str, ...]
    facts: tuple[Said, ...]
    lines: tuple[PageLine, ...]
    vat: tuple[PageVat, ...]
    sums: tuple[Said, ...]
    total: Said
    payment: tuple[Said, ...]
    footer: str


def invoice_page(invoice: Invoice, software_version: str) -> InvoicePage:
    """Return what a document says."""
    called = "Kreditnota" if invoice.is_credit_note else "Faktura"
    payable = amount_text(invoice.payable_ore)
    return InvoicePage(
        called=called,
        number=str(invoice.number),
        seller=_seller(invoice),
        buyer=_buyer(invoice),
        facts=tuple(_facts(invoice)),
        lines=tuple(map(_line, invoice.lines)),
        vat=tuple(map(_vat, invoice.rows)),
        sums=_sums(invoice),
        total=("Til gode" if invoice.is_credit_note else "Å betale", payable),
        payment=() if invoice.is_credit_note else (*_paid_to(invoice), ("Beløp", payable)),
        footer=f"{called} {invoice.number} · laget av datakasse {software_version}",
    )


def _seller(invoice: Invoice) -> tuple[str, ...]:
    company = invoice.company
    number = organisation_text(company.organisation_number, "nb", vat_registered=company.vat_registered)
    registered = "Foretaksregisteret" if company.in_company_register else ""
    address = _address(company.street_address) or _address(company.postal_address)
    return tuple(filter(None, (company.name, *address, number, registered)))


def _address(address: Address) -> tuple[str, ...]:
    street = f"{address.street} {address.number}".strip()
    place = f"{address.postal_code} {address.city}".strip()
    return tuple(filter(None, (street, place)))


def _buyer(invoice: Invoice) -> tuple[str, ...]:
    buyer = invoice.buyer
    number = organisation_number_text(buyer.organisation_number) if buyer.organisation_number else ""
    whose = f"Org.nr. {number}" if number else ""
    return tuple(filter(None, (buyer.name, buyer.street_address, buyer.postal_address, whose)))


def _facts(invoice: Invoice) -> list[Said]:
    delivered = f"{invoice.from_day:%d.%m.%Y}"
    if invoice.to_day != invoice.from_day:
        delivered = f"{delivered}–{invoice.to_day:%d.%m.%Y}"
    facts = [("Dato", f"{invoice.day:%d.%m.%Y}")]
    if not invoice.is_credit_note:
        facts.append(("Forfall", f"{invoice.due:%d.%m.%Y}"))
    facts += [
        ("Kundenummer", invoice.customer),
        ("Deres referanse", invoice.buyer.reference),
        ("Levert", delivered),
        ("Leveringssted", ", ".join(invoice.places)),
        ("Gjelder faktura", ", ".join(map(str, invoice.credits))),
    ]
    return [(called, said) for called, said in facts if said]


def _paid_to(invoice: Invoice) -> tuple[Said, ...]:
    account = f"{invoice.account[:4]} {invoice.account[4:6]} {invoice.account[6:]}"
    marked = "KID" if invoice.reference != str(invoice.number) else "Merkes"
    return (("Til konto", account), (marked, invoice.reference), ("Forfall", f"{invoice.due:%d.%m.%Y}"))


def _line(line: InvoiceLine) -> PageLine:
    is_standard = line.category is TaxCategory.STANDARD
    return PageLine(
        name=line.name,
        article=line.article,
        note=line.note,
        quantity=quantity_text(line.quantity_milli, line.unit),
        price=_unit_price_text(line),
        vat=rate_text(line.rate_bp) if is_standard else _CALLED[line.category],
        amount=amount_text(line.net_ore),
    )


def _vat(row: TaxRow) -> PageVat:
    is_standard = row.category is TaxCategory.STANDARD
    called = f"Mva {rate_text(row.rate_bp)}" if is_standard else _CALLED[row.category]
    return PageVat(called, amount_text(row.net_ore), amount_text(row.vat_ore))


def _sums(invoice: Invoice) -> tuple[Said, ...]:
    rows = [("Sum uten mva", invoice.net_ore), ("Mva", invoice.vat_ore)]
    if invoice.paid_ore:
        rows += [("Sum med mva", invoice.gross_ore), ("Betalt på forhånd", -invoice.paid_ore)]
    return tuple((said, amount_text(amount_ore)) for said, amount_ore in rows)


def _unit_price_text(line: InvoiceLine) -> str:
    """Return what one unit costs without VAT, to the nearest øre: the amount of the line is what counts."""
    if not line.quantity_milli:
        return ""
    return amount_text(divide_half_away(abs(line.net_ore) * ONE_MILLI, abs(line.quantity_milli)))
