"""
Set up a shop in an empty store: the business, its places, its registers, its goods and people.

Everything in one database transaction, so that there is a whole shop or none.
"""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from datakasse.counter.pin import demand_pin, hash_pin
from datakasse.errors.control.exports import IdentifierUnfit
from datakasse.errors.shop.business import BadOrganisationNumber, NameMissing
from datakasse.office.shop.commission_register import commission, demand_register_id
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.store import Books, Store
from datakasse.trade.check_digit import is_organisation_number
from datakasse.trade.goods.article import Article, ArticleGroup, as_the_law_has_it
from datakasse.trade.people.operator import Operator
from datakasse.trade.shop.sale_hours import demand_lawful_hours
from datakasse.trade.shop.shop import Company, Location, Register, SignatureMethod
from datakasse.trade.vat import VatCode

OPERATOR_ID_LENGTH_MAX = 35
STANDARD_VAT_CODES: tuple[tuple[str, str, str], ...] = (
    ("3", "Utgående mva, alminnelig sats", "3"),
    ("31", "Utgående mva, middels sats", "31"),
    ("33", "Utgående mva, lav sats", "33"),
    ("5", "Fritatt for mva", "5"),
    ("6", "Utenfor mva-loven", "6"),
    ("7", "Ingen mva-behandling (pant, gavekort)", "7"),
)
"""Code, description and standard code of what a new shop starts with."""


class ShopPlan(msgspec.Struct, frozen=True):
    """
    All that a shop begins with.

    Attributes:
        company: The business.
        locations: Its places.
        registers: Its registers.
        vat_codes: Its VAT codes.
        groups: Its article groups.
        articles: Its articles and the day each is entered.
        operators: Its people and their PINs.
        customers: Those it sells to on account: id and name.
        method: How its registers sign.
    """

    company: Company
    locations: Sequence[Location]
    registers: Sequence[Register]
    vat_codes: Sequence[VatCode]
    groups: Sequence[ArticleGroup] = ()
    articles: Sequence[tuple[Article, date]] = ()
    operators: Sequence[tuple[Operator, str]] = ()
    customers: Sequence[tuple[str, str]] = ()
    method: SignatureMethod = SignatureMethod.RSA_SHA1_1024


def standard_vat_codes(since: date) -> tuple[VatCode, ...]:
    """Return the VAT codes that a new shop starts with."""
    return tuple(VatCode(code, text, standard, since) for code, text, standard in STANDARD_VAT_CODES)


def demand_sound(plan: ShopPlan) -> None:
    """
    Go on only if a plan can be set up; nothing is made yet, so that a mistake leaves no half shop.

    Raises:
        BadOrganisationNumber: Its check digit does not fit.
        NameMissing: The business has no name.
        HoursOutsideLaw: A place states hours for beer that no municipality may allow.
        BadRegisterId: A register's id cannot be told, addressed or exported.
        IdentifierUnfit: Nor can an operator's.
        BadPin: An operator's PIN is not four to eight digits.
    """
    number = plan.company.organisation_number
    if not is_organisation_number(number):
        raise BadOrganisationNumber(number=number[:20])
    if not plan.company.name.strip():
        raise NameMissing
    for location in plan.locations:
        demand_lawful_hours(location.sale_hours)
        _demand_fit(location.code)
    for register in plan.registers:
        demand_register_id(register.register_id)
    for operator, pin in plan.operators:
        _demand_fit(operator.operator_id)
        demand_pin(pin)


def _demand_fit(identifier: str) -> None:
    """Go on only if an ID or a code can stand in the file; raises `IdentifierUnfit`."""
    is_plain = identifier.isprintable() and identifier == identifier.strip()
    if not is_plain or not 0 < len(identifier) <= OPERATOR_ID_LENGTH_MAX:
        raise IdentifierUnfit(identifier=identifier[:OPERATOR_ID_LENGTH_MAX], limit=OPERATOR_ID_LENGTH_MAX)


def set_up(store: Store, keys: KeyRing, plan: ShopPlan, *, at: datetime, software_version: str) -> None:
    """
    Enter a shop into an empty store and commission its registers.

    Args:
        store: The store; empty.
        keys: Where the registers' keys are made and kept.
        plan: The shop.
        at: When, UTC.
        software_version: The running version.

    Raises:
        BadPin: An operator's PIN is not four to eight digits.
        Refused: As the store answers.
    """
    predefined = {group.code: group.predefined for group in plan.groups}
    operators = [(operator, hash_pin(pin)) for operator, pin in plan.operators]

    def enter(books: Books) -> None:
        books.put_company(plan.company)
        for location in plan.locations:
            books.put_location(location)
        for code in plan.vat_codes:
            books.put_vat_code(code)
        for group in plan.groups:
            books.put_group(group)
        for article, entered in plan.articles:
            books.put_article(as_the_law_has_it(article, predefined.get(article.group, "")), entered)
        for operator, pin_hash in operators:
            books.put_operator(operator, pin_hash)
        for customer, name in plan.customers:
            books.put_customer(customer, name)
        for register in plan.registers:
            commission(books, keys, register, method=plan.method, at=at, software_version=software_version)

    store.write(enter).result()
