"""
Seller and buyer in an EHF file, each known by the organisation number (scheme 0192).

Rules: NO-R-001 (organisation number with MVA), NO-R-002 (Foretaksregisteret), PEPPOL-EN16931-R010 and R020.
"""

import re
from typing import Final

from datakasse.ehf.elements import Node, aggregate, leaf
from datakasse.trade.people.customer import BilledAs
from datakasse.trade.shop.shop import Address, Company

SCHEME: Final = "0192"
"""Organisasjonsnummer in the code lists of electronic addresses and of identifiers."""
_POSTAL: Final = re.compile(r"([0-9]{4})\s+(.+)")


def seller(within: Node, company: Company) -> None:
    """Put the seller in."""
    party = aggregate(aggregate(within, "AccountingSupplierParty"), "Party")
    number = company.organisation_number
    leaf(party, "EndpointID", number, schemeID=SCHEME)
    leaf(aggregate(party, "PartyName"), "Name", company.name)
    address = company.street_address
    known = address if address != Address() else company.postal_address
    street = f"{known.street} {known.number}".strip()
    _address(party, street, known.postal_code, known.city)
    if company.vat_registered:
        _tax_scheme(party, f"NO{number}MVA", "VAT")
    if company.in_company_register:
        _tax_scheme(party, "Foretaksregisteret", "TAX")
    _legal_entity(party, company.name, number)


def buyer(within: Node, billed: BilledAs) -> None:
    """Put the buyer in; it has an organisation number."""
    party = aggregate(aggregate(within, "AccountingCustomerParty"), "Party")
    leaf(party, "EndpointID", billed.organisation_number, schemeID=SCHEME)
    leaf(aggregate(party, "PartyName"), "Name", billed.name)
    found = _POSTAL.fullmatch(billed.postal_address)
    code, city = (found[1], found[2]) if found else ("", billed.postal_address)
    _address(party, billed.street_address, code, city)
    _legal_entity(party, billed.name, billed.organisation_number)


def _address(party: Node, street: str, postal_code: str, city: str) -> None:
    address = aggregate(party, "PostalAddress")
    for name, text in (("StreetName", street), ("CityName", city), ("PostalZone", postal_code)):
        if text:
            leaf(address, name, text)
    leaf(aggregate(address, "Country"), "IdentificationCode", "NO")


def _tax_scheme(party: Node, company: str, scheme: str) -> None:
    taxed = aggregate(party, "PartyTaxScheme")
    leaf(taxed, "CompanyID", company)
    leaf(aggregate(taxed, "TaxScheme"), "ID", scheme)


def _legal_entity(party: Node, name: str, number: str) -> None:
    entity = aggregate(party, "PartyLegalEntity")
    leaf(entity, "RegistrationName", name)
    leaf(entity, "CompanyID", number, schemeID=SCHEME)
