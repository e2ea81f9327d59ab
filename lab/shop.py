"""
The nouns of a shop description: who sells, where, what and at which registers.

Each noun is one sentence; its `form` is the grammar (see README.md). Field names are those of
`datakasse.trade` where both have the thing. A shop may be wrong on purpose (a barcode whose check
digit does not fit, say): only what cannot be put together is refused here.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from lab.language.forms import Noun
from lab.language.kinds import (
    KRONER,
    ClockSpan,
    Code,
    Date,
    Gtins,
    Kind,
    LocalMoment,
    Text,
    Whole,
    one_of,
    one_word,
)
from lab.language.reading import Reading
from lab.language.words import Word, quoted

_PLACE = re.compile(r"(\d{4}) (.+)", re.ASCII)
_COUNTRY = re.compile("[A-Z]{2}")


class Drawer(StrEnum):
    """
    Whether a register has a cash drawer and when it opens.

    The two without one are the exemptions of KSF-2-2-b and KSF-2-2-c.
    """

    EVERY_SALE = "every-sale"
    CASH_SALES = "cash-sales"
    NONE_PER_OPERATOR = "none-per-operator"
    NONE_CARDS_ONLY = "none-cards-only"


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address as SAF-T splits it."""

    street: str
    number: str | None
    postal_code: str
    city: str
    region: str | None
    country: str

    def __str__(self) -> str:
        """Return it on one line, as the language writes it."""
        street = f"{self.street} {self.number}" if self.number else self.street
        place = [street, f"{self.postal_code} {self.city}", self.region, self.country]
        return ", ".join(part for part in place if part)


def read_address(text: str) -> Address | None:
    """
    Return an address, or None where it has another shape.

    The number begins at the last word that begins with a digit, so `17. mai-gata 4 B` keeps its name.

    Example:
        >>> read_address("17. mai-gata 4 B, 7010 Trondheim, NO").number
        '4 B'
        >>> read_address("Trondheim") is None
        True
    """
    street, _, after = text.partition(", ")
    town, *region, country = after.split(", ") if ", " in after else ("", "")
    place = _PLACE.fullmatch(town)
    if not street or place is None or len(region) > 1 or not _COUNTRY.fullmatch(country):
        return None
    words = street.split(" ")
    numbers = [at for at, word in enumerate(words) if at > 0 and word[:1].isdigit()]
    name, number = (words[: numbers[-1]], words[numbers[-1] :]) if numbers else (words, [])
    return Address(
        street=" ".join(name),
        number=" ".join(number) or None,
        postal_code=place[1],
        city=place[2],
        region=region[0] if region else None,
        country=country,
    )


def _fits_address(word: Word) -> Address | None:
    return read_address(word.text) if word.quoted else None


def _read_price(reading: Reading) -> int | None:
    if reading.try_to(lambda tried: (tried.keywords("open-price"), True)):
        return None
    reading.keywords("price")
    return KRONER.read(reading)


def _write_price(price_ore: int | None) -> str:
    return "open-price" if price_ore is None else f"price {KRONER.write(price_ore)}"


AddressText = Annotated[
    Address,
    one_word(
        'an address such as "Veien 1, 7000 Trondheim, Trøndelag, NO"',
        _fits_address,
        lambda address: quoted(str(address)),
    ),
]
Price = Annotated[int | None, Kind(_read_price, _write_price)]
LanguageWord = Annotated[str, one_of({"nb": "nb", "nn": "nn"})]
ROLES = ("manager", "cashier", "assistant", "accountant", "auditor")
RoleWord = Annotated[str, one_of({role: role for role in ROLES})]
RestrictionWord = Annotated[
    str,
    one_of(
        {word: word.replace("-", "_") for word in ("beer-shop", "alcohol-served", "tobacco", "energy-drink")}
    ),
]
DrawerWord = Annotated[Drawer, one_of({drawer.value: drawer for drawer in Drawer})]


@dataclass(frozen=True, kw_only=True)
class ShopNoun(Noun):
    """
    One sentence of a shop description.

    Attributes:
        file: Where it stands.
        line: The line it begins on.
    """

    file: str = field(compare=False)
    line: int = field(compare=False)


@dataclass(frozen=True, kw_only=True)
class Company(ShopNoun):
    """
    The business with bookkeeping duty.

    Attributes:
        name: As registered.
        organisation_number: Nine digits.
        organised_as: AS, ASA, ENK …, which decides what a receipt must say.
        vat_registered: MVA follows the number.
        serves_food: Sales are split as serving places must (BFF-8-5).
        street_address: Head office.
        postal_address: Where post goes, if told.
    """

    form: ClassVar[str] = (
        "company <name> organisation-number <organisation_number> organised-as <organised_as> "
        "[vat-registered] [serves-food] street-address <street_address> [postal-address <postal_address>]"
    )
    name: Text
    organisation_number: Code
    organised_as: Code
    vat_registered: bool = False
    serves_food: bool = False
    street_address: AddressText
    postal_address: AddressText | None = None


@dataclass(frozen=True, kw_only=True)
class Location(ShopNoun):
    """
    A shop, café or stall: SAF-T's `location`.

    Attributes:
        label: What other sentences call it.
        name: Its name.
        address: Where it is.
        beer_weekdays: When the municipality lets beer be sold in shops; the law's normal hours if not told.
        beer_short_days: The same on Saturdays and days before holidays.
        serving: When the licence lets drink be served, if told.
    """

    form: ClassVar[str] = (
        "location <label> named <name> address <address> [beer-weekdays <beer_weekdays>] "
        "[beer-short-days <beer_short_days>] [serving <serving>]"
    )
    label: Text
    name: Text
    address: AddressText
    beer_weekdays: ClockSpan | None = None
    beer_short_days: ClockSpan | None = None
    serving: ClockSpan | None = None


@dataclass(frozen=True, kw_only=True)
class Register(ShopNoun):
    """
    A kassapunkt (KSF-1-2-b).

    Attributes:
        register_id: Its ID number, on every report.
        location: Label of its location.
        description: What people call it.
        drawer: Whether it has a drawer and when that opens.
        first_transaction: Number of its first transaction.
        first_event: Number of its first event.
        series_prefix: What stands before its numbers in files, where there are several registers.
        language: What its paper says: nb or nn.
    """

    form: ClassVar[str] = (
        "register <register_id> at <location> described <description> drawer <drawer> "
        "[first-transaction <first_transaction>] [first-event <first_event>] "
        "[series-prefix <series_prefix>] [language <language>]"
    )
    register_id: Code
    location: Text
    description: Text
    drawer: DrawerWord
    first_transaction: Whole = 1
    first_event: Whole = 1
    series_prefix: Code = ""
    language: LanguageWord = "nb"


@dataclass(frozen=True, kw_only=True)
class VatCode(ShopNoun):
    """The shop's own VAT code and the standard code it stands for (SAFT-5)."""

    form: ClassVar[str] = "vat <code> <description> standard <standard_code> from <entered_on>"
    code: Code
    description: Text
    standard_code: Code
    entered_on: Date


@dataclass(frozen=True, kw_only=True)
class ArticleGroup(ShopNoun):
    """A group of articles and the predefined group 04xxx it is counted as (KSF-2-8-2-f, BFF-8-5)."""

    form: ClassVar[str] = "group <code> <name> predefined <predefined>"
    code: Code
    name: Text
    predefined: Code


@dataclass(frozen=True, kw_only=True)
class Article(ShopNoun):
    """
    Something that is sold.

    Attributes:
        number: The shop's number for it.
        name: What the receipt says.
        group: Code of its group.
        price_ore: Price with VAT of one unit; None for an open price.
        vat_code: Its VAT code, taken away.
        vat_code_eat_in: Its VAT code when it is eaten on the premises, where that is another.
        gtins: The barcodes it answers to.
        unit: What it is counted in; `kg` is weighed.
        deposit: Number of the deposit article that follows it.
        is_deposit: It is itself a deposit.
        no_discount: It never gets a discount, as tobacco (law.md 4.14).
        age_limit: Youngest buyer in years.
        restriction: What the law says of when and to whom it is sold, where it says anything.
        button_colour: `#rrggbb` on the till page.
        favourite: It has a button among the favourites.
        entered_on: The day it came into the register.
    """

    form: ClassVar[str] = (
        "article <number> <name> group <group> <price_ore> vat <vat_code> [eat-in-vat <vat_code_eat_in>] "
        "[gtin <gtins>] [unit <unit>] [deposit <deposit>] [is-deposit] [no-discount] "
        "[age <age_limit>] [restricted <restriction>] [colour <button_colour>] [favourite] from <entered_on>"
    )
    number: Code
    name: Text
    group: Code
    price_ore: Price
    vat_code: Code
    vat_code_eat_in: Code | None = None
    gtins: Gtins = ()
    unit: Code = "stk"
    deposit: Code | None = None
    is_deposit: bool = False
    no_discount: bool = False
    age_limit: Whole | None = None
    restriction: RestrictionWord | None = None
    button_colour: Code = ""
    favourite: bool = False
    entered_on: Date


@dataclass(frozen=True, kw_only=True)
class ArticleList(ShopNoun):
    """Articles kept in a CSV file beside the description."""

    form: ClassVar[str] = "articles <path> from <entered_on>"
    path: Text
    entered_on: Date


@dataclass(frozen=True, kw_only=True)
class Operator(ShopNoun):
    """
    Somebody who can sign on.

    Attributes:
        operator_id: What reports and files call her.
        first_name: Given name.
        surname: Family name.
        role: What she may do.
        role_title: What the role is called in files; None for the product's own word.
        role_description: More about it.
        pin: What she signs on with.
        entered_at: When she came into the register, Norwegian time.
    """

    form: ClassVar[str] = (
        "operator <operator_id> <first_name> <surname> role <role> [titled <role_title>] "
        "[described <role_description>] pin <pin> from <entered_at>"
    )
    operator_id: Code
    first_name: Text
    surname: Text
    role: RoleWord
    role_title: Text | None = None
    role_description: Text | None = None
    pin: Code
    entered_at: LocalMoment


@dataclass(frozen=True, kw_only=True)
class Customer(ShopNoun):
    """Somebody who buys on invoice."""

    form: ClassVar[str] = (
        "customer <customer_id> <name> [organisation-number <organisation_number>] [address <address>]"
    )
    customer_id: Code
    name: Text
    organisation_number: Code | None = None
    address: AddressText | None = None


@dataclass(frozen=True, kw_only=True)
class Period(ShopNoun):
    """An accounting period, Norwegian time."""

    form: ClassVar[str] = "period <number> <name> from <starts_at> to <ends_at>"
    number: Whole
    name: Text
    starts_at: LocalMoment
    ends_at: LocalMoment


@dataclass(frozen=True, kw_only=True)
class Shop:
    """A whole shop, in the order of its description."""

    company: Company
    locations: tuple[Location, ...]
    registers: tuple[Register, ...]
    vat_codes: tuple[VatCode, ...]
    groups: tuple[ArticleGroup, ...]
    articles: tuple[Article, ...]
    operators: tuple[Operator, ...]
    customers: tuple[Customer, ...]
    periods: tuple[Period, ...]
