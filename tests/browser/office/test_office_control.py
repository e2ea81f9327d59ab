"""What a control asks for, in a real browser: the package and its index, indicators, the retention clock."""

import csv
import hashlib
import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, expect

from datakasse.trade.moment import in_norway
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def demo_folder(lived_in_folder: Path) -> Path:
    """The demo shop with some days behind it."""
    return lived_in_folder


@pytest.fixture
def visitor(context: BrowserContext, seen: Seen) -> OfficeVisitor:
    """The manager before the inspector's page."""
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    visitor.go_to("Kontroll")
    return visitor


@pytest.mark.law("KSL-4", "BFF-5-3-15")
def test_the_package_comes_with_one_press_and_its_index_is_that_of_the_file(visitor: OfficeVisitor) -> None:
    page = visitor.page
    page.get_by_label("Fra og med").fill("2020-01-01")
    page.get_by_label("Til og med").fill("2099-12-31")
    with page.expect_download() as taking:
        page.get_by_role("button", name="Lag kontrollpakken").press("Enter")
    package = ZipFile(io.BytesIO(taking.value.path().read_bytes()))
    rows = list(csv.reader(io.StringIO(package.read("innhold.csv").decode("utf-8-sig")), delimiter=";"))[1:]
    for name, size, digest in rows:
        body = package.read(name)
        assert (str(len(body)), hashlib.sha256(body).hexdigest()) == (size, digest), name
    expect(page.get_by_text(f"med {len(rows)} filer")).to_be_visible()
    page.locator("summary", has_text=f"Innhold: {len(rows)} filer").click()
    index = page.get_by_role("table", name="Innhold")
    for name, _, digest in rows[:3]:
        expect(index.get_by_role("row").filter(has_text=name)).to_contain_text(digest[:16])
    with page.expect_download() as again:
        page.get_by_role("link", name="Last ned igjen").click()
    assert again.value.path().read_bytes() == taking.value.path().read_bytes()


def first_of_last_month() -> str:
    """Return the first day of the month before this one."""
    last = in_norway(datetime.now(UTC)).date().replace(day=1) - timedelta(days=1)
    return last.replace(day=1).isoformat()


def test_the_inspector_sees_which_system_it_is_and_what_should_be_rare(visitor: OfficeVisitor) -> None:
    """All that law.md 5.7 names, with how often for each thousand receipts."""
    page = visitor.page
    system = page.get_by_role("region", name="Kassasystemet")
    # Last month and what there is of this one: on any day of a month, today is in it and so is a whole month.
    assert page.get_by_label("Til og med").input_value() == in_norway(datetime.now(UTC)).date().isoformat()
    assert page.get_by_label("Fra og med").input_value() == first_of_last_month()
    for text in ("PC-basert kassasystem", "Ingen: dette er en demonstrasjon", "SOL-1", "RSA-SHA1-1024"):
        expect(system).to_contain_text(text)
    page.get_by_label("Fra og med").fill("2020-01-01")
    page.get_by_label("Til og med").fill("2099-12-31")
    rare = page.get_by_role("table", name="Det som bør være sjeldent")
    for name in (
        "Returer",
        "Kopier av kvitteringer",
        "Skuffåpninger uten salg",
        "Foreløpige kvitteringer",
        "Treningskvitteringer",
        "Rabatter",
        "Avbrutte salg",
        "Linjekorreksjoner",
        "Kassedifferanser",
        "Avviste forsøk",
    ):
        expect(rare.get_by_role("row", name=re.compile(f"^{name} "))).to_have_count(1)
    card = page.get_by_role("region", name="Det som bør være sjeldent", exact=True)
    expect(card).to_contain_text("Z-rapporter7")
    with page.expect_download() as taking:
        card.get_by_role("button", name="Last ned CSV").click()
    assert "Per 1000 kvitteringer" in taking.value.path().read_text("utf-8-sig").splitlines()[0]


def test_what_must_be_kept_is_told_and_deleting_it_too_early_is_refused(
    visitor: OfficeVisitor, seen: Seen
) -> None:
    page = visitor.page
    visitor.open_part("Oppbevaring")
    clock = page.get_by_role("table", name="Oppbevaring per regnskapsår")
    expect(clock.get_by_role("row", name=re.compile("^Journalen "))).to_contain_text("Skal oppbevares")
    page.get_by_label("Filtrer").fill("personalliste")
    expect(clock.locator("tbody").get_by_role("row").first).to_contain_text("30.06.")
    erase = page.get_by_role("button", name="Slett navnene")
    expect(erase).to_be_disabled()
    page.get_by_label("Kan ikke angres").check()
    seen.provoke("status of 403")
    erase.click()
    expect(page.get_by_role("alert")).to_contain_text("bokføringsloven § 13")
    expect(erase).to_be_disabled()


def test_a_period_in_which_nothing_was_booked_is_not_said_to_agree(visitor: OfficeVisitor) -> None:
    """A year mistyped had a green mark: «0 perioder stemmer til øret»."""
    page = visitor.page
    visitor.go_to("Kontroll")
    agreed = page.get_by_role("region", name="Alt som skal stemme")
    page.get_by_label("Til og med").fill("2062-12-31")
    page.get_by_label("Fra og med").fill("2062-01-01")
    expect(agreed).to_contain_text("Ingenting er bokført i perioden")
    expect(agreed.get_by_text("stemmer til øret")).to_have_count(0)
    page.get_by_label("Fra og med").fill("2020-01-01")
    expect(agreed).to_contain_text("perioder stemmer til øret")
