"""The top of every paper: seller, register of companies, head office, demonstration."""

from dataclasses import replace

import msgspec
import pytest

from datakasse.receipt.layout import Text
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.trade.shop.shop import Address, Company, Location
from tests.receipt.shop_papers import COMPANY, LOCATION, letterhead

STREET = Address("Storgata", "12", "6800", "Førde")
POST = Address("Postboks", "7")
SOLE_TRADER = Company("974760673", "Kari Nordmann", vat_registered=False, street_address=STREET)


def said(head: Letterhead) -> list[str]:
    """What the letterhead says, row by row."""
    return [row.text for row in head.rows() if isinstance(row, Text)]


@pytest.mark.law("KSF-2-8-4-1", "KSF-2-8-2-b")
@pytest.mark.parametrize(
    ("case", "company", "location", "rows"),
    [
        (
            "a company with a shop elsewhere than its head office",
            COMPANY,
            LOCATION,
            ["Bakeriet på Torget", "Storgata 12, 6800 Førde", "Fjordbakeriet AS", "Org.nr. 974 760 673 MVA",
             "Foretaksregisteret", "Hovedkontor: Strandgata 1, 6800 Førde"],
        ),
        (
            "a shop at its head office is told once",
            msgspec.structs.replace(COMPANY, street_address=STREET),
            LOCATION,
            ["Bakeriet på Torget", "Storgata 12, 6800 Førde", "Fjordbakeriet AS", "Org.nr. 974 760 673 MVA",
             "Foretaksregisteret"],
        ),
        (
            "a shop without an address of its own is at the head office",
            COMPANY,
            Location("1", "Torget", ""),
            ["Fjordbakeriet AS", "Strandgata 1, 6800 Førde", "Org.nr. 974 760 673 MVA", "Foretaksregisteret"],
        ),
        (
            "a head office known by its post",
            msgspec.structs.replace(COMPANY, street_address=Address(), postal_address=POST),
            LOCATION,
            ["Bakeriet på Torget", "Storgata 12, 6800 Førde", "Fjordbakeriet AS", "Org.nr. 974 760 673 MVA",
             "Foretaksregisteret", "Hovedkontor: Postboks 7"],
        ),
        (
            "a sole trader outside both registers",
            SOLE_TRADER,
            Location("1", "Bod", "Kari Nordmann"),
            ["Kari Nordmann", "Storgata 12, 6800 Førde", "Org.nr. 974 760 673"],
        ),
    ],
)  # fmt: skip
def test_the_seller_is_told(case: str, company: Company, location: Location, rows: list[str]) -> None:
    assert said(replace(letterhead(), company=company, location=location)) == rows, case


@pytest.mark.parametrize(("set_to", "language"), [("nb", "nb"), ("nn", "nn"), ("en", "nb"), ("", "nb")])
@pytest.mark.law("KSF-2-4")
def test_paper_is_norwegian_whatever_the_register_is_set_to(set_to: str, language: str) -> None:
    head = letterhead()
    head = replace(head, register=msgspec.structs.replace(head.register, language=set_to))
    assert head.language == language


@pytest.mark.law("KSL-7")
def test_a_declared_build_says_nothing_of_demonstration() -> None:
    assert not any("DEMONSTRASJON" in row for row in said(letterhead()))
    assert said(letterhead("nn", demonstration=True))[0] == "DEMONSTRASJON – IKKJE DEKLARERT KASSASYSTEM"
