"""
The head of a SAF-T Financial file: which period, which business, what made it.

A contact is demanded by the schema, so who answers for the books stands there by name.

Law: BFL § 13 (books on demand), SAF-T Financial 1.30 chapter Header.
"""

from datetime import date, datetime
from typing import Final

from datakasse.saft.master_data import COUNTRY
from datakasse.saft.source import Software
from datakasse.saft.text import element, identifier, leaf, leaf_if
from datakasse.trade.moment import date_and_time
from datakasse.trade.shop.shop import Address, Company

FINANCIAL_VERSION: Final = "1.30"
CURRENCY: Final = "NOK"
TEXT_LENGTH_MAX: Final = 256
NAME_LENGTH_MAX: Final = 70
SHORT_LENGTH_MAX: Final = 18
UNKNOWN_NAME: Final = "-"
"""What stands where the schema demands a name that nobody knows."""


def financial_header(
    company: Company,
    contact: tuple[str, str],
    software: Software,
    *,
    span: tuple[date, date],
    registers: tuple[str, ...],
    user_id: str,
    created_at: datetime,
) -> str:
    """
    Return `Header`.

    Args:
        company: The business.
        contact: First name and surname of who answers for the books.
        software: What made the file.
        span: First and last day that the file covers.
        registers: Ids of the registers it was narrowed down to; empty when it holds all.
        user_id: Who made it; may be empty.
        created_at: When, UTC.
    """
    first, last = span
    comment = f"Kasser: {', '.join(registers)}" if registers else ""
    return element(
        "Header",
        leaf("AuditFileVersion", FINANCIAL_VERSION),
        leaf("AuditFileCountry", COUNTRY),
        leaf("AuditFileDateCreated", date_and_time(created_at)[0]),
        leaf("SoftwareCompanyName", software.supplier, NAME_LENGTH_MAX),
        leaf("SoftwareID", software.name, TEXT_LENGTH_MAX),
        leaf("SoftwareVersion", software.version, SHORT_LENGTH_MAX),
        _company(company, contact),
        leaf("DefaultCurrencyCode", CURRENCY),
        element(
            "SelectionCriteria",
            leaf("SelectionStartDate", first.isoformat()),
            leaf("SelectionEndDate", last.isoformat()),
        ),
        leaf_if("HeaderComment", comment, TEXT_LENGTH_MAX),
        leaf("TaxAccountingBasis", "A"),
        leaf_if("UserID", user_id, TEXT_LENGTH_MAX),
    )


def _company(company: Company, contact: tuple[str, str]) -> str:
    number = company.organisation_number
    first_name, surname = contact
    tax = (
        element(
            "TaxRegistration",
            leaf("TaxRegistrationNumber", f"{number}MVA"),
            leaf("TaxAuthority", "Skatteetaten"),
        )
        if company.vat_registered
        else ""
    )
    return element(
        "Company",
        f"<RegistrationNumber>{identifier(number)}</RegistrationNumber>",
        leaf("Name", company.name, TEXT_LENGTH_MAX),
        _address(company.street_address, "StreetAddress"),
        _address(company.postal_address, "PostalAddress"),
        element(
            "Contact",
            element(
                "ContactPerson",
                leaf("FirstName", first_name or UNKNOWN_NAME),
                leaf("LastName", surname or UNKNOWN_NAME, NAME_LENGTH_MAX),
            ),
        ),
        tax,
    )


def _address(place: Address, kind: str) -> str:
    """Return an address; nothing when no part of it is known but the country."""
    if not (place.street or place.number or place.postal_code or place.city or place.region):
        return ""
    return element(
        "Address",
        leaf_if("StreetName", place.street, TEXT_LENGTH_MAX),
        leaf_if("Number", place.number, NAME_LENGTH_MAX),
        leaf_if("City", place.city, TEXT_LENGTH_MAX),
        leaf_if("PostalCode", place.postal_code, NAME_LENGTH_MAX),
        leaf_if("Region", place.region, TEXT_LENGTH_MAX),
        leaf("Country", place.country, 2) if len(place.country) == 2 else "",
        leaf("AddressType", kind),
    )
