"""
Who sells, where, what, and who is at the registers: what the entries refer to.

Everything an entry names is declared, also when the shop has deleted it since: an article then has
the name it was sold under, and a person only the id, because people can be erased and books cannot.

Law: SAFT-3, SAFT-5, SAFT-11b.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from datakasse.saft.text import element, identifier, leaf, leaf_if
from datakasse.trade.goods.article import Article
from datakasse.trade.moment import date_and_time
from datakasse.trade.people.operator import Operator
from datakasse.trade.shop.shop import Address, Company, Location
from datakasse.trade.vat import VatCode

COUNTRY: Final = "NO"


def business(company: Company) -> str:
    """Return the first rows of `company`: identity and addresses."""
    number = company.organisation_number
    tax = (
        leaf("taxRegistrationCountry", COUNTRY) + leaf("taxRegIdent", f"{number}MVA", 50)
        if company.vat_registered
        else ""
    )
    return (
        f"<companyIdent>{identifier(number)}</companyIdent>"
        + leaf("companyName", company.name, 100)
        + tax
        + address("streetAddress", company.street_address)
        + address("postalAddress", company.postal_address)
        + "\n"
    )


def address(tag: str, place: Address) -> str:
    """Return an address; nothing when no part of it is known but the country."""
    if not (place.street or place.number or place.postal_code or place.city or place.region):
        return ""
    # A postal address must have its city and postal code, even empty.
    demanded = leaf if tag == "postalAddress" else leaf_if
    return element(
        tag,
        leaf_if("streetname", place.street, 100),
        leaf_if("number", place.number, 20),
        demanded("city", place.city, 50),
        demanded("postalCode", place.postal_code, 20),
        leaf_if("region", place.region, 50),
        leaf_if("country", place.country, 2),
    )


def customers(names: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield `customersSuppliers` of customers' ids and names; nothing when there are none."""
    rows = [
        element(
            "customerSupplier",
            f"<custSupID>{identifier(customer)}</custSupID>",
            leaf("custSupName", name or customer, 100),
            leaf("custSupType", "Customer"),
        )
        for customer, name in names
    ]
    if rows:
        yield element("customersSuppliers", *rows) + "\n"


def vat_codes(codes: Iterable[VatCode]) -> Iterator[str]:
    """Yield `vatCodeDetails`, by code."""
    yield "<vatCodeDetails>"
    for vat in sorted(codes, key=lambda vat: vat.code):
        yield element(
            "vatCodeDetail",
            f"<vatCode>{identifier(vat.code, 20)}</vatCode>",
            leaf("dateOfEntry", vat.since.isoformat()),
            leaf_if("vatDesc", vat.description, 100),
            leaf("standardVatCode", vat.standard_code, 9),
        )
    yield "</vatCodeDetails>\n"


def employees(operators: Iterable[Operator], seen: dict[str, datetime]) -> Iterator[str]:
    """
    Yield `employees`.

    Args:
        operators: Those the shop knows.
        seen: Operator id → when first seen, of all that the entries name.
    """
    yield "<employees>"
    erased = dict(seen)
    for operator in operators:
        erased.pop(operator.operator_id, None)
        yield element(
            "employee",
            _person(operator.operator_id, operator.since),
            leaf_if("firstName", operator.first_name, 50),
            leaf("surName", operator.surname, 100),
            element(
                "employeeRole",
                leaf("roleType", operator.role_title or operator.role.capitalize(), 50),
                leaf_if("roleTypeDesc", operator.role_description, 100),
            ),
        )
    for operator_id, since in erased.items():
        yield element("employee", _person(operator_id, since), leaf("surName", operator_id, 100))
    yield "</employees>\n"


def _person(operator_id: str, since: datetime) -> str:
    day, time = date_and_time(since)
    return (
        f"<empID>{identifier(operator_id)}</empID>"
        f"<dateOfEntry>{day}</dateOfEntry><timeOfEntry>{time}</timeOfEntry>"
    )


def articles(
    known: Iterable[tuple[Article, date]],
    sold: dict[str, tuple[str, str]],
    *,
    groups: dict[str, str],
    since: date,
) -> Iterator[str]:
    """
    Yield `articles`, one at a time.

    Args:
        known: Those the shop knows, with the day each was registered.
        sold: Article number → name and group, of all that the entries name.
        groups: What each group is called in the file.
        since: The day of entry of an article that only the entries remember.
    """
    yield "<articles>\n"
    deleted = dict(sold)
    for article, registered_on in known:
        deleted.pop(article.number, None)
        yield _article(article.number, registered_on, groups.get(article.group, article.group), article.name)
    for number, (name, group) in deleted.items():
        yield _article(number, since, groups.get(group, group), name)
    yield "</articles>\n"


def _article(number: str, since: date, group: str, name: str) -> str:
    return (
        f"<article><artID>{identifier(number)}</artID><dateOfEntry>{since.isoformat()}</dateOfEntry>"
        f"{leaf('artGroupID', group)}{leaf('artDesc', name, 999)}</article>\n"
    )


def place(location: Location) -> str:
    """Return the first rows of `location`: its name and address."""
    name = ": ".join(part for part in (location.label, location.name) if part)
    return leaf_if("name", name, 100) + address("streetAddress", location.address) + "\n"
