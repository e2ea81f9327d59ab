"""The office with the lab's partners at the other end: delivery set up and mended, files handed in."""

import re
import shutil
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from playwright.sync_api import BrowserContext, Locator, expect

from datakasse.storage.sqlite.store import open_store
from lab.partners.server import Mishap
from lab.partners.skatteetaten_control import DIALOG, HAND_IN, UPLOAD, FakeSkatteetatenControl
from lab.partners.tripletex import CONSUMER, EMPLOYEE, FakeTripletex
from lab.partners.twentyfour_seven_office import (
    CLIENT_ID,
    CLIENT_SECRET,
    ORGANIZATION,
    FakeTwentyFourSevenOffice,
)
from tests.browser.conftest import Seen
from tests.browser.looks import SIZES
from tests.browser.office.office_visitor import OfficeVisitor
from tests.browser.office.partnered_door import PARTNERS, Partners
from tests.browser.served_shop import ServedShop
from tests.partners.conftest import certificate, server_tls, trust

__all__ = ["certificate", "server_tls", "trust"]

pytestmark = pytest.mark.browser

DELIVERED_MS = 40_000
"""Three days over a real line, with a document each, and the page looking every few seconds."""

PLACES = {"1910": "1920", "2911": "7770", "2995": "3050"}
"""Where a person puts what is not proposed; all else that we have, and they have not, is owed by others."""


class PartneredShop(ServedShop):
    """A served shop that reaches the lab's partners."""

    door = "tests.browser.office.partnered_door"


@pytest.fixture(scope="session")
def demo_folder(lived_in_folder: Path) -> Path:
    """The demo shop with some days behind it, so that there is something to deliver."""
    return lived_in_folder


@pytest.fixture
def tripletex(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeTripletex]:
    """The accounting system."""
    fake = FakeTripletex(shared, server_tls)
    fake.open()
    yield fake
    fake.close()
    assert fake.complaints == []


@pytest.fixture(scope="module")
def client_key() -> rsa.RSAPrivateKey:
    """The shop's key at Maskinporten."""
    return rsa.generate_private_key(65_537, 2048)


@pytest.fixture
def authority(
    demo_folder: Path, server_tls: ssl.SSLContext, client_key: rsa.RSAPrivateKey
) -> Iterator[FakeSkatteetatenControl]:
    """The tax administration."""
    store = open_store(demo_folder, {})
    with store.read() as books:
        organisation = books.company().organisation_number
    store.close()
    fake = FakeSkatteetatenControl(
        server_tls, client_key.public_key(), lambda: datetime.now(UTC), organisation
    )
    fake.open()
    yield fake
    fake.close()
    assert fake.complaints == []


@pytest.fixture
def other_system(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeTwentyFourSevenOffice]:
    """The accounting system that wants to know the kind of voucher."""
    fake = FakeTwentyFourSevenOffice(shared, server_tls)
    fake.open()
    yield fake
    fake.close()
    assert fake.complaints == []


@pytest.fixture
def partners(
    certificate: Path,
    tripletex: FakeTripletex,
    authority: FakeSkatteetatenControl,
    other_system: FakeTwentyFourSevenOffice,
) -> Partners:
    """Where all of them are."""
    return Partners(
        str(certificate), tripletex.address, authority.issuer, authority.address, other_system.address
    )


@pytest.fixture
def shop(
    demo_folder: Path, tmp_path: Path, partners: Partners, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ServedShop]:
    """The demo shop, served by the door that leads to the partners."""
    file = tmp_path / "partners.json"
    file.write_bytes(msgspec.json.encode(partners))
    monkeypatch.setenv(PARTNERS, str(file))
    served = PartneredShop(shutil.copytree(demo_folder, tmp_path / "data"))
    served.open()
    yield served
    served.close()


@pytest.fixture
def visitor(context: BrowserContext, seen: Seen) -> OfficeVisitor:
    """The manager in the office."""
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on()
    return visitor


def step(visitor: OfficeVisitor, number: int) -> Locator:
    """Return a step of the set-up, opened."""
    found = visitor.page.locator("details", has=visitor.page.get_by_text(re.compile(rf"^{number}\. ")))
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def connect(visitor: OfficeVisitor) -> None:
    """Choose the system, enter its keys, and see whose books they open."""
    visitor.go_to("Levering")
    first = step(visitor, 1)
    first.get_by_label("Regnskapssystem").select_option(label="Tripletex")
    first.get_by_label("Consumer token").fill(CONSUMER)
    first.get_by_label("Employee token").fill(EMPLOYEE)
    first.get_by_role("button", name="Lagre").click()
    second = step(visitor, 2)
    second.get_by_role("button", name="Prøv forbindelsen").click()
    expect(visitor.page.get_by_text("Regnskapet til").first).to_be_visible()


def confirm_mapping(visitor: OfficeVisitor) -> None:
    """Fetch their accounts and VAT types, choose where nothing is proposed, and confirm."""
    third = step(visitor, 3)
    third.get_by_role("button", name="Hent kontoene").click()
    confirm = third.get_by_role("button", name="Bekreft hvor alt skal")
    expect(confirm).to_be_visible()
    chosen: set[str] = set()
    for label in third.locator("label").all():
        field = label.locator("select")
        proposed = field.input_value()
        chosen.add(proposed)
        if proposed == "":
            ours = label.locator("span").inner_text().split()[0]
            field.select_option("0" if ours in {"Mva-kode", "Linjer"} else PLACES.get(ours, "1579"))
    assert {"1900", "3000", "3030"} <= chosen, "the proposal knows the accounts that are the same there"
    confirm.click()
    expect(third.get_by_text("Gjort")).to_be_visible()


def turn_on(visitor: OfficeVisitor) -> None:
    """See a voucher as it would be sent, then begin with the first day there is."""
    fourth = step(visitor, 4)
    fourth.get_by_role("button", name="Prøvekjøring").click()
    beside = fourth.get_by_role("table", name="Prøvekjøring")
    expect(beside.get_by_role("row", name=re.compile("^3000 "))).to_contain_text(
        "3000 Salgsinntekt, høy sats"
    )
    expect(beside.get_by_text("Ingen plass")).to_have_count(0)
    fourth.get_by_label("Første dag som sendes").fill("2020-01-01")
    fourth.get_by_role("button", name="Slå på leveringen").click()


def test_the_delivery_is_set_up_step_by_step_and_each_day_arrives_once(
    visitor: OfficeVisitor, tripletex: FakeTripletex, shop: ServedShop
) -> None:
    """From nothing to every day confirmed, read back there with its Z; the keys are told nowhere."""
    page = visitor.page
    connect(visitor)
    confirm_mapping(visitor)
    turn_on(visitor)
    outbox = page.get_by_role("table", name="Utboksen")
    days = 7
    expect(outbox.get_by_text("Bekreftet", exact=True)).to_have_count(days, timeout=DELIVERED_MS)
    assert len(tripletex.vouchers) == days
    assert len({kept.key for kept in tripletex.vouchers}) == days
    assert all(kept.posted and len(kept.documents) == 1 for kept in tripletex.vouchers)
    assert CONSUMER not in page.content()
    assert EMPLOYEE not in page.content()
    outbox.get_by_role("link").first.click()
    expect(visitor.heading).to_contain_text("Z ")
    journal, findings = shop.journal()
    told = msgspec.json.encode([record.event for record in journal])
    assert (EMPLOYEE.encode() in told, findings) == (False, [])


def test_a_refused_voucher_says_why_and_goes_through_once_it_is_mended(
    visitor: OfficeVisitor, tripletex: FakeTripletex
) -> None:
    """An account is closed there after the mapping was confirmed; once it is open, one press sends it."""
    page = visitor.page
    connect(visitor)
    confirm_mapping(visitor)
    tripletex.closed_accounts.add("3000")
    turn_on(visitor)
    asks = page.get_by_role("region", name="Trenger et menneske")
    expect(asks.get_by_text(re.compile("avviste|plass")).first).to_be_visible(timeout=DELIVERED_MS)
    assert tripletex.vouchers == []
    tripletex.closed_accounts.clear()
    asks.get_by_role("button", name="Prøv igjen").first.click()
    outbox = page.get_by_role("table", name="Utboksen")
    expect(outbox.get_by_text("Bekreftet", exact=True).first).to_be_visible(timeout=DELIVERED_MS)
    assert len(tripletex.vouchers) == len({kept.key for kept in tripletex.vouchers}) > 0


def test_a_voucher_that_is_not_to_be_sent_says_why_in_the_journal(
    visitor: OfficeVisitor, tripletex: FakeTripletex, shop: ServedShop
) -> None:
    page = visitor.page
    connect(visitor)
    confirm_mapping(visitor)
    tripletex.closed_accounts.add("3000")
    turn_on(visitor)
    asks = page.get_by_role("region", name="Trenger et menneske")
    first = asks.get_by_role("region").first
    expect(first).to_be_visible(timeout=DELIVERED_MS)
    expect(first.get_by_role("button", name="Ikke send")).to_be_disabled()
    first.get_by_label("Hvorfor den ikke skal sendes").fill("Ført for hånd hos dem")
    first.get_by_role("button", name="Ikke send").click()
    outbox = page.get_by_role("table", name="Utboksen")
    expect(outbox.get_by_text("Skal ikke sendes")).to_be_visible()
    journal, _ = shop.journal()
    assert "Ført for hånd hos dem" in msgspec.json.encode([record.event for record in journal]).decode()


def test_whoever_has_another_system_takes_files_and_notes_what_was_read_in(
    visitor: OfficeVisitor, tripletex: FakeTripletex
) -> None:
    """Two steps and no keys; each Z waits until somebody notes the day up to which a file was read in."""
    page = visitor.page
    visitor.go_to("Levering")
    first = step(visitor, 1)
    first.get_by_label("Regnskapssystem").select_option(label="Filer")
    first.get_by_role("button", name="Lagre").click()
    second = step(visitor, 2)
    second.get_by_label("Første dag").fill("2020-01-01")
    second.get_by_role("button", name="Begynn").click()
    outbox = page.get_by_role("table", name="Utboksen")
    expect(outbox.get_by_text("Venter", exact=True)).to_have_count(7, timeout=DELIVERED_MS)
    expect(page.get_by_text("Hentes som filer fra og med 01.01.2020")).to_be_visible()
    expect(page.get_by_role("button", name="Lever nå")).to_have_count(0)
    page.get_by_label("Lest inn til og med").fill("2099-01-01")
    page.get_by_role("button", name="Noter").click()
    expect(outbox.get_by_text("Skal ikke sendes")).to_have_count(7)
    visitor.go_to("Helse")
    expect(page.get_by_text("Ingen regnskapssystem er koblet til.")).to_be_attached(timeout=DELIVERED_MS)
    assert tripletex.vouchers == []


def test_a_first_day_to_come_is_said_and_can_be_moved_back(visitor: OfficeVisitor) -> None:
    """A year mistyped sends nothing: the page says so beside the system, and one press mends it."""
    page = visitor.page
    connect(visitor)
    confirm_mapping(visitor)
    fourth = step(visitor, 4)
    fourth.get_by_label("Første dag som sendes").fill("2062-11-01")
    fourth.get_by_role("button", name="Slå på leveringen").click()
    expect(page.get_by_text("Begynner 01.11.2062. Ingenting før den dagen blir med")).to_be_visible()
    fourth = step(visitor, 4)
    fourth.get_by_label("Første dag som sendes").fill("2020-01-01")
    fourth.get_by_role("button", name="Flytt startdagen").click()
    expect(page.get_by_text("Leverer fra og med 01.01.2020")).to_be_visible()
    outbox = page.get_by_role("table", name="Utboksen")
    expect(outbox.get_by_text("Bekreftet", exact=True)).to_have_count(7, timeout=DELIVERED_MS)


def test_keys_that_are_not_at_this_machine_are_the_first_step_again(
    visitor: OfficeVisitor, shop: ServedShop, seen: Seen
) -> None:
    """After a restore: the page leads to the keys, offers nothing that cannot be done, and health says it."""
    seen.provoke("ERR_CONNECTION")
    page = visitor.page
    connect(visitor)
    confirm_mapping(visitor)
    turn_on(visitor)
    expect(page.get_by_text("Leverer fra og med 01.01.2020")).to_be_visible()
    shop.close()
    (shop.folder / "keys" / "partner-tripletex.locked").unlink()
    shop.open()
    page.goto(f"{shop.url}/office.html")
    visitor.sign_on()
    visitor.go_to("Levering")
    expect(page.get_by_text("Tilgangen er ikke på denne maskinen").first).to_be_visible(timeout=DELIVERED_MS)
    first = page.locator("details", has=page.get_by_text(re.compile(r"^1\. ")))
    expect(first).to_have_attribute("open", "")
    expect(first.get_by_text("Gjort")).to_have_count(0)
    expect(page.get_by_role("button", name="Lever nå")).to_have_count(0)
    visitor.go_to("Helse")
    expect(page.get_by_text("tilgangen er ikke på denne maskinen").first).to_be_visible(timeout=DELIVERED_MS)


def test_what_only_the_other_side_knows_is_chosen_from_its_list(
    visitor: OfficeVisitor, other_system: FakeTwentyFourSevenOffice
) -> None:
    """The kind of voucher is told by 24SevenOffice once the keys open it, and is kept as it is chosen."""
    page = visitor.page
    visitor.go_to("Levering")
    first = step(visitor, 1)
    first.get_by_label("Regnskapssystem").select_option(label="24SevenOffice")
    first.get_by_label("Client ID").fill(CLIENT_ID)
    first.get_by_label("Client secret").fill(CLIENT_SECRET)
    first.get_by_label("Organisasjons-ID").fill(ORGANIZATION)
    first.get_by_role("button", name="Lagre").click()
    step(visitor, 2).get_by_role("button", name="Prøv forbindelsen").click()
    expect(page.get_by_text("Regnskapet til").first).to_be_visible()
    third = step(visitor, 3)
    third.get_by_role("button", name="Hent kontoene").click()
    kind = third.get_by_label("Bilagsart")
    with page.expect_response(re.compile("/delivery/connection$")):
        kind.select_option("1")
    told = page.request.get("/api/v1/office/delivery").json()["connection"]
    assert told["settings"] == {"organization": ORGANIZATION, "transaction_type": "1"}
    assert told["whose"]
    assert other_system.vouchers == [], "nothing is sent by choosing"


@pytest.mark.law("KSL-4")
def test_files_are_handed_in_with_a_receipt_and_a_lost_answer_sends_nothing_twice(
    visitor: OfficeVisitor, seen: Seen, authority: FakeSkatteetatenControl, client_key: rsa.RSAPrivateKey
) -> None:
    """From no access to a receipt, with an answer lost on the way; the same once more is told, not sent."""
    page = visitor.page
    visitor.go_to("Kontroll")
    visitor.open_part("Innsending")
    hand_in = page.get_by_role("button", name="Lever til Skatteetaten")
    expect(hand_in).to_be_disabled()
    give_access(visitor, client_key)
    new = page.get_by_role("region", name="Ny innsending")
    new.get_by_label("Dialog-ID").fill(DIALOG)
    new.get_by_label("Fra og med").fill("2020-01-01")
    new.get_by_label("Til og med").fill((datetime.now(UTC).date() - timedelta(days=1)).isoformat())
    authority.plan(Mishap.HANGS_UP_AFTER, UPLOAD)
    seen.provoke("status of 503")
    hand_in.click()
    expect(new.get_by_role("alert")).to_contain_text("letes etter den")
    waits = page.get_by_role("region", name="Ikke levert ennå")
    expect(waits).to_contain_text("SAF-T Kassasystem")
    waits.get_by_role("button", name="Send videre").click()
    submissions = page.get_by_role("table", name="Innsendinger")
    expect(submissions).to_contain_text("Levert")
    expect(submissions).to_contain_text("AR-1")
    expect(submissions).to_contain_text("ta vare på kvitteringen")
    expect(waits).to_have_count(0)
    seen.provoke("status of 409")
    hand_in.click()
    expect(new.get_by_role("alert")).to_contain_text("AR-1")
    assert [len(draft.files) for draft in authority.handed_in()] == [1]
    assert pem_of(client_key)[40:100] not in page.content()
    authority.rejects = "Filen er ikke gyldig"
    new.get_by_label("Fra og med").fill("2020-01-02")
    hand_in.click()
    expect(submissions).to_contain_text("Filen er ikke gyldig")
    authority.rejects = ""
    authority.plan(Mishap.HANGS_UP_AFTER, HAND_IN)
    new.get_by_label("Fra og med").fill("2020-01-03")
    seen.provoke("status of 503")
    hand_in.click()
    expect(submissions).to_contain_text("Sendt, ikke bekreftet")
    for size in SIZES:
        page.set_viewport_size(size)
        room = submissions.locator("xpath=..")
        assert room.evaluate("it => it.scrollWidth <= it.clientWidth"), (
            f"{size}: the next step is out of sight"
        )


def give_access(visitor: OfficeVisitor, key: rsa.RSAPrivateKey) -> None:
    """Enter client and key; they are not shown again."""
    form = visitor.page.get_by_role("region", name="Butikkens tilgang")
    form.get_by_label("Klient-ID").fill("lab-client")
    form.get_by_label("Nøkkelens navn").fill("lab-key")
    form.get_by_label("Miljø").select_option(label="Test")
    form.get_by_label("Privat nøkkel").fill(pem_of(key))
    form.get_by_role("button", name="Lagre").click()
    expect(form.get_by_text("Klient lab-client er lagt inn (Test)")).to_be_visible()
    expect(form.get_by_label("Privat nøkkel")).to_have_value("")


def pem_of(key: rsa.RSAPrivateKey) -> str:
    """Return a key as a file has it."""
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()
