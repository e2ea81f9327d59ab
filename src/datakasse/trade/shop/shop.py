"""
The shop as the law sees it: the business, its places, its cash points, the people who sell.

A register here is what the law calls a *kassapunkt* (KSF-1-2-b): journal, numbering, reports and
keys all belong to one register.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from datakasse.trade.goods.scale_label import ScaleLabel
from datakasse.trade.pricing.points import PointsTerms
from datakasse.trade.shop.opening_hours import OpeningHours
from datakasse.trade.shop.receipt_logo import ReceiptLogo
from datakasse.trade.shop.receipt_texts import FormerTexts, ReceiptTexts
from datakasse.trade.shop.sale_hours import SaleHours
from datakasse.trade.tender import MeansOfPayment


class Address(msgspec.Struct, frozen=True):
    """A Norwegian postal or street address; empty parts are left out of files and paper."""

    street: str = ""
    number: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    country: str = "NO"


class Period(msgspec.Struct, frozen=True):
    """An accounting period that the business declares itself, Norwegian local times."""

    number: int
    name: str
    begins: datetime
    ends: datetime


class InvoiceTerms(msgspec.Struct, frozen=True):
    """
    How a shop makes its own invoices.

    Attributes:
        account: The bank account they are paid to: eleven digits.
        since: Credit sales from this day on; the earlier ones were invoiced elsewhere.
        first_number: What the series begins at, so that it goes on from another system's.
        uses_kid: Payments are marked with a KID, which the shop's bank has to have agreed to.
    """

    account: str
    since: date
    first_number: int = 1
    uses_kid: bool = False


class Company(msgspec.Struct, frozen=True):
    """
    The business that keeps the books (*bokføringspliktig*).

    Attributes:
        organisation_number: Nine digits.
        name: As registered.
        vat_registered: Whether «MVA» follows the number.
        in_company_register: AS, ASA and NUF print «Foretaksregisteret» (law.md 2.8).
        street_address: Head office.
        postal_address: Where post goes.
        periods: Accounting periods it declares; months of the calendar where it declares none.
        serves_food: Whether article groups are split as BFF § 8-5 wants.
        scale_labels: How the labels of its own scales are read; none where it has no such scale.
        invoicing: How it makes its own invoices; None where they are made elsewhere.
        points: The terms of its loyalty points; None where it has none.
    """

    organisation_number: str
    name: str
    vat_registered: bool = True
    in_company_register: bool = False
    street_address: Address = Address()
    postal_address: Address = Address()
    periods: tuple[Period, ...] = ()
    serves_food: bool = False
    scale_labels: tuple[ScaleLabel, ...] = ()
    invoicing: InvoiceTerms | None = None
    points: PointsTerms | None = None


class Location(msgspec.Struct, frozen=True):
    """
    A place of business.

    Attributes:
        code: What our books call it.
        label: A short label.
        name: Its name.
        address: Where it is.
        sale_hours: When it may sell what the law gives hours.
        receipt_address: Where customers' phones reach this shop's receipts, `https://name` with nothing
            behind it; empty where they cannot.
        receipt_days: How long a link to a receipt works.
        receipt_texts: What its receipts say in the shop's own words.
        former_texts: What they said before, oldest first: a copy says what its receipt said.
        receipt_logo: The mark at the top of its sales receipts; a copy has none.
        opening_hours: When it is open; not stated where nobody has said.
        means: What may be paid with, always cash among it; empty where nobody has said, for everything.
        sale_hours_are_stated: Somebody has said that its hours of sale are those, normal ones too.
    """

    code: str
    label: str
    name: str
    address: Address = Address()
    sale_hours: SaleHours = SaleHours()
    receipt_address: str = ""
    receipt_days: int = 90
    receipt_texts: ReceiptTexts = ReceiptTexts()
    former_texts: tuple[FormerTexts, ...] = ()
    receipt_logo: ReceiptLogo = ReceiptLogo()
    opening_hours: OpeningHours = OpeningHours()
    means: tuple[MeansOfPayment, ...] = ()
    sale_hours_are_stated: bool = False

    def takes(self, means: MeansOfPayment) -> bool:
        """Return whether something may be paid with here."""
        return not self.means or means in self.means

    def texts_at(self, register: str, entry: int) -> ReceiptTexts:
        """Return the words that held when a register made an entry."""
        held = (former.texts for former in self.former_texts if former.held_for(register, entry))
        return next(held, self.receipt_texts)


class DrawerUse(StrEnum):
    """Which drawer a register has, and why it may lack one (KSF-2-2)."""

    INTEGRATED = "integrated"
    NONE_PER_OPERATOR = "none_per_operator"
    NONE_NO_CASH = "none_no_cash"


class DrawerOpens(StrEnum):
    """When a completed transaction opens the drawer."""

    EVERY_SALE = "every_sale"
    CASH_ONLY = "cash_only"


class SignatureMethod(StrEnum):
    """The two methods of the authority's guideline (SIG-1)."""

    RSA_SHA1_1024 = "RSA-SHA1-1024"
    HMAC_SHA1_128 = "HMAC-SHA1-128"


class Register(msgspec.Struct, frozen=True):
    """
    A cash point (*kassapunkt*).

    Attributes:
        register_id: Its unique ID number (KSL-2-f); at most 100 characters.
        location: Code of its location.
        description: What people call it.
        series_prefix: Put before transaction, event and report numbers in files so that several
            registers never share one (SAFT-11); empty for one register of the company only.
        drawer: Which drawer it has.
        drawer_opens: When a completed transaction opens it.
        first_transaction: Where its transaction numbers begin.
        first_event: Where its event numbers begin.
        printer: Name of the printer profile and where it stands, as `devices` reads it.
        language: "nb" or "nn": what its paper says.
        lock_after_minutes: After how long without a touch its screen locks; 0 is never.
        second_printer: Another printer on the premises, for when the first one cannot (KSF-2-3-b).
        out_of_use_since: When it was taken out of use, UTC; None while it is in use.
    """

    register_id: str
    location: str
    description: str = ""
    series_prefix: str = ""
    drawer: DrawerUse = DrawerUse.INTEGRATED
    drawer_opens: DrawerOpens = DrawerOpens.CASH_ONLY
    first_transaction: int = 1
    first_event: int = 1
    printer: str = "screen"
    language: str = "nb"
    lock_after_minutes: int = 5
    second_printer: str = ""
    out_of_use_since: datetime | None = None

    @property
    def is_in_use(self) -> bool:
        """Whether people sign on and sell here."""
        return self.out_of_use_since is None

    @property
    def takes_cash(self) -> bool:
        """Whether notes and coins can be used here (KSF-2-2-c)."""
        return self.drawer is not DrawerUse.NONE_NO_CASH

    @property
    def per_operator(self) -> bool:
        """Whether float and cash belong to each operator rather than to the register (KSF-2-2-b)."""
        return self.drawer is DrawerUse.NONE_PER_OPERATOR


def in_use(registers: Iterable[Register]) -> list[Register]:
    """Return those of some registers that are in use, in the order they come in."""
    return [register for register in registers if register.is_in_use]


class Declaration(msgspec.Struct, frozen=True):
    """
    What the supplier has declared about this very build (KSL-7, RF-1348).

    Attributes:
        reference: The declaration's reference; empty on a build that nobody has declared.
        supplier: Who declared it.
        version: The version it covers.
    """

    reference: str = ""
    supplier: str = ""
    version: str = ""

    def covers(self, version: str) -> bool:
        """Return whether the declaration is for the version given."""
        return bool(self.reference) and self.version == version
