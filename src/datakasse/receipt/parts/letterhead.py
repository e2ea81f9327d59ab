"""
The top of every paper: where one is, who sells, and whether this is a cash register at all.

A build that nobody has declared may demonstrate but not sell, so each of its papers says so first,
as large as a statutory label (KSL-7).

Law: KSF-2-8-2-b, KSF-2-8-4-1 (law.md 2.8: seller, organisation number, MVA, Foretaksregisteret and
head office).
"""

from dataclasses import dataclass

from datakasse.errors import Language
from datakasse.receipt.layout import Align, Feed, Picture, Role, Row, Text
from datakasse.receipt.words.figures import organisation_number_text
from datakasse.receipt.words.wording import Label, Word
from datakasse.trade.shop.shop import Address, Company, Location, Register


@dataclass(frozen=True, slots=True)
class Letterhead:
    """
    Whose paper it is.

    Attributes:
        company: The business.
        location: The place of business.
        register: The cash point, which also chooses the language.
        demonstration: Nobody has declared this build.
    """

    company: Company
    location: Location
    register: Register
    demonstration: bool

    @property
    def language(self) -> Language:
        """Bokmål, or nynorsk where the register is set to it."""
        return "nn" if self.register.language == "nn" else "nb"

    def rows(self, *, with_logo: bool = False) -> tuple[Row, ...]:
        """
        Return the rows at the top of a paper, an empty line after them.

        The shop's name is large; the business behind it follows where it is called something else.

        Args:
            with_logo: The shop's mark stands above its name, below what an undeclared build says first.
        """
        company, place = self.company, self.location
        shop = place.name or company.name
        at_shop = address_text(place.address)
        head_office = address_text(company.street_address) or address_text(company.postal_address)
        rows: list[Row] = []
        if self.demonstration:
            rows += [label_row(Label.DEMONSTRATION, self.language), Feed()]
        logo = place.receipt_logo
        if with_logo and logo:
            rows += [Picture(logo.width_dots, logo.height_dots, logo.bits)]
        rows.append(Text(shop, Align.CENTRE, size=2, bold=True))
        rows += _centred(at_shop or head_office)
        if shop != company.name:
            rows += [Feed(), *_centred(company.name)]
        rows += _centred(
            organisation_text(
                company.organisation_number, self.language, vat_registered=company.vat_registered
            )
        )
        if company.in_company_register:
            rows += _centred(Label.COMPANY_REGISTER.said_in(self.language))
            if head_office not in ("", at_shop) and at_shop:
                rows += _centred(f"{Word.HEAD_OFFICE.said_in(self.language)}: {head_office}")
        return (*rows, Feed())


def label_row(label: Label, language: Language) -> Text:
    """Return a statutory label, twice as large as the amounts (KSF-2-8-6-1)."""
    return Text(label.said_in(language), Align.CENTRE, size=2, bold=True, role=Role.LABEL)


def organisation_text(organisation_number: str, language: Language, *, vat_registered: bool) -> str:
    """
    Return the organisation number as a sales document has it.

    Example:
        >>> organisation_text("974760673", "nb", vat_registered=True)
        'Org.nr. 974 760 673 MVA'
    """
    number = f"{Word.ORGANISATION_NUMBER.said_in(language)} {organisation_number_text(organisation_number)}"
    return f"{number} {Label.VAT_REGISTERED.said_in(language)}" if vat_registered else number


def address_text(address: Address) -> str:
    """
    Return an address on one line; nothing of one that is not known.

    Example:
        >>> address_text(Address("Storgata", "12", "6800", "Førde")), address_text(Address())
        ('Storgata 12, 6800 Førde', '')
    """
    street = f"{address.street} {address.number}".strip()
    place = f"{address.postal_code} {address.city}".strip()
    return ", ".join(part for part in (street, place) if part)


def _centred(text: str) -> list[Row]:
    return [Text(text, Align.CENTRE)] if text else []
