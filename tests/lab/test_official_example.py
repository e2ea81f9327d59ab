"""
The official example as a scenario tells the authority's file: every time, name, price and number in it.

Playing it and comparing the export is tested elsewhere; here the day itself is held against the file.
"""

from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from lab.day import (
    CheckPrice,
    Day,
    DebitCard,
    OpenDrawer,
    Pay,
    PrintCopy,
    PrintZ,
    Refund,
    RemoveLine,
    ReturnLine,
    Sell,
    SignOff,
    SignOn,
    Start,
    Statement,
    Stop,
)
from lab.language.kinds import read_milli, read_ore
from lab.language.norwegian_time import NORWAY
from lab.language.words import Faults
from lab.parse import read_day
from lab.shop import Address

NAMES = {"": "urn:StandardAuditFile-Taxation-CashRegister:NO"}
EVENTS: dict[type[Statement], tuple[str, ...]] = {
    Start: ("POSSTART",),
    SignOn: ("EMPIN",),
    Pay: ("SALREC", "DRAWOPEN"),
    SignOff: ("EMPOUT",),
    RemoveLine: ("LINEDELETE",),
    PrintCopy: ("COPYREC",),
    CheckPrice: ("PRICELOOKUP",),
    OpenDrawer: ("DRAWOPENMAN",),
    Refund: ("RETREC", "DRAWOPEN"),
    PrintZ: ("ZREP",),
    Stop: ("POSEND",),
}
"""What the file calls that which a statement causes."""


class Example:
    """The official file."""

    def __init__(self, path: Path) -> None:
        """Read it."""
        self.root = parse(path).getroot()

    def rows(self, element: str, *fields: str) -> list[tuple[str | None, ...]]:
        """Return the texts of some children of each element of a name; None for a child that is missing."""
        found = self.root.iterfind(f".//{element}", NAMES)
        return [tuple(each.findtext(field, None, NAMES) for field in fields) for each in found]


@pytest.fixture(scope="module")
def example(saft_reference: Path) -> Example:
    """The official file."""
    return Example(saft_reference / "examples" / "saf-t-cash-register-example.xml")


@pytest.fixture(scope="module")
def day(root: Path) -> Day:
    """The scenario."""
    day = read_day(str(root / "lab" / "scenarios" / "official-example.day"))
    assert not isinstance(day, Faults), day
    return day


def shown(moment: datetime) -> tuple[str, str]:
    """Return date and time as the file writes them."""
    local = moment.astimezone(NORWAY)
    return f"{local:%Y-%m-%d}", f"{local:%H:%M:%S}"


def test_every_event_happens_at_its_time(day: Day, example: Example) -> None:
    told = [
        (event, *shown(statement.moment))
        for statement in day.statements
        for event in EVENTS.get(type(statement), ())
    ]
    assert told == example.rows("event", "eventType", "eventDate", "eventTime")


def test_every_line_is_rung_up_at_its_time_by_its_operator(day: Day, example: Example) -> None:
    """A basket by hand: what is sold and not removed, and which article a return line means."""
    operator = ""
    basket: list[tuple[str, int, str, str, str]] = []
    receipts: list[list[tuple[str, int, str, str, str]]] = []
    for statement in day.statements:
        at = shown(statement.moment)
        match statement:
            case SignOn():
                operator = statement.operator
            case Sell():
                basket.append((statement.article, statement.quantity_milli, operator, *at))
            case RemoveLine():
                basket.pop(statement.line_number - 1)
            case ReturnLine():
                article = receipts[statement.receipt_number - 1][statement.line_number - 1][0]
                basket.append((article, -(statement.quantity_milli or 0), operator, *at))
            case Pay() | Refund():
                receipts.append(basket)
                basket = []
            case _:
                pass
    lines = example.rows("ctLine", "artID", "qnt", "empID", "lineDate", "lineTime")
    assert [line for receipt in receipts for line in receipt] == [
        (article, read_milli(quantity or ""), *rest) for article, quantity, *rest in lines
    ]


def test_prices_follow_from_the_lines(day: Day, example: Example) -> None:
    prices = {article.number: article.price_ore or 0 for article in day.shop.articles}
    for article, quantity, amount in example.rows("ctLine", "artID", "qnt", "lineAmntIn"):
        assert prices[article or ""] * int(quantity or 0) == read_ore(amount or "")


def test_every_payment_has_its_reference(day: Day, example: Example) -> None:
    paid = [
        (tender.reference if isinstance(tender, DebitCard) else "",)
        for statement in day.statements
        if isinstance(statement, Pay | Refund)
        for tender in statement.tenders
    ]
    assert paid == example.rows("payment", "paymentRefID")


def test_the_shop_is_the_one_in_the_file(day: Day, example: Example) -> None:
    company, register = day.shop.company, day.shop.registers[0]
    location = day.shop.locations[0]
    assert example.rows("company", "companyIdent", "companyName") == [
        (company.organisation_number, company.name)
    ]
    assert example.rows("location", "name") == [(f"{location.label}: {location.name}",)]
    assert example.rows("cashregister", "registerID", "regDesc") == [
        (register.register_id, register.description)
    ]
    assert min(example.rows("event", "eventID")) == (str(register.first_event),)
    assert min(example.rows("cashtransaction", "nr")) == (str(register.first_transaction),)
    fields = ("streetname", "number", "city", "postalCode", "region", "country")
    streets = [_row(company.street_address), _row(location.address)]
    assert example.rows("streetAddress", *fields) == streets
    assert company.postal_address is not None
    assert example.rows("postalAddress", *fields) == [_row(company.postal_address)]


def test_operators_and_period_are_those_of_the_file(day: Day, example: Example) -> None:
    operators = [
        (each.operator_id, *f"{each.entered_at}".split(), each.first_name, each.surname)
        for each in day.shop.operators
    ]
    fields = ("empID", "dateOfEntry", "timeOfEntry", "firstName", "surName")
    assert operators == example.rows("employee", *fields)
    assert [(each.role_title, each.role_description) for each in day.shop.operators] == example.rows(
        "employeeRole", "roleType", "roleTypeDesc"
    )
    periods = [
        (str(each.number), each.name, *f"{each.starts_at} {each.ends_at}".split())
        for each in day.shop.periods
    ]
    fields = (
        "periodNumber",
        "periodDesc",
        "startDatePeriod",
        "startTimePeriod",
        "endDatePeriod",
        "endTimePeriod",
    )
    assert periods == example.rows("period", *fields)


def test_articles_groups_and_vat_codes_are_those_of_the_file(day: Day, example: Example) -> None:
    articles = [(each.number, f"{each.entered_on}", each.group, each.name) for each in day.shop.articles]
    assert articles == example.rows("article", "artID", "dateOfEntry", "artGroupID", "artDesc")
    groups = [("04", each.code, each.predefined, each.name) for each in day.shop.groups]
    basics = example.rows("basic", "basicType", "basicID", "predefinedBasicID", "basicDesc")
    assert groups == [row for row in basics if row[0] == "04"]
    codes = [
        (each.code, f"{each.entered_on}", each.description, each.standard_code) for each in day.shop.vat_codes
    ]
    assert codes == example.rows("vatCodeDetail", "vatCode", "dateOfEntry", "vatDesc", "standardVatCode")


def _row(address: Address) -> tuple[str | None, ...]:
    return (
        address.street,
        address.number,
        address.city,
        address.postal_code,
        address.region,
        address.country,
    )
