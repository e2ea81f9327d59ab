"""
The support bundle holds no secret and nothing of anybody: a shop full of marked words is searched for in it.

Whatever a person can write down in a shop is written down with a mark that stands nowhere else, and every
secret is known. A control finds each of them where one is planted.
"""

import base64
import io
import re
import zipfile

import msgspec
import pytest

from datakasse.devices.machine.surroundings import describe_machine
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import make_recovery_key
from datakasse.office.backup.set_up import AddPlace, SetUpBackup
from datakasse.office.backup.setup import demand_setup
from datakasse.office.backup.status import DrillResult, PlaceStatus
from datakasse.office.delivery.connection import Connection, keep
from datakasse.office.health.bundle import Bundle, put_together
from datakasse.office.shop.set_up_mail import SetUpMail
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.ports.store import Books
from datakasse.trade.mail import MailAccount, MailSecurity
from datakasse.trade.shop.shop import Address
from tests.shop import BACK, FRONT
from tests.till.shopkeeper import KARI, Shopkeeper

MARK = "qzx"
"""Stands in every word that somebody wrote in this shop, and nowhere else."""

MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
PHONE = re.compile(r"(?<![\d.:-])(\+47 ?)?[2-9]\d{7}(?![\d.])")


def write_all_over(shop: Shopkeeper) -> None:
    """Write marked words wherever a person can, and keep secrets wherever one is kept."""

    def enter(books: Books) -> None:
        address = Address(f"Gata {MARK}", "7", "7010", f"By {MARK}")
        company = books.company()
        books.put_company(
            msgspec.structs.replace(
                company, name=f"Firma {MARK}", street_address=address, postal_address=address
            )
        )
        for location in books.locations():
            books.put_location(
                msgspec.structs.replace(
                    location, name=f"Sted {MARK}", receipt_address=f"https://{MARK}.no", address=address
                )
            )
        for register in (FRONT, BACK):
            told = msgspec.structs.replace(
                books.register(register),
                description=f"Kasse {MARK} tlf 99887766",
                printer=f"tcp://{MARK}.lan:9100?profile=epson_80&drawer_open=low",
                second_printer=f"file:/{MARK}?profile={MARK}",
            )
            books.put_register(told)
        for operator in books.operators():
            named = msgspec.structs.replace(operator, first_name=f"Navn{MARK}", surname=f"Etter{MARK}")
            books.put_operator(named)
        books.put_customer("77", f"Kunde {MARK}")
        books.name_buyer(FRONT, 1, f"Kjøper {MARK}")
        keep(books, Connection(1, "tripletex", {"company": MARK}, whose=f"Hos {MARK}", stopped=MARK))
        books.append(FRONT, SettingsChanged("printer", f"{MARK}@example.com"), at=shop.clock.now())

    shop.counter.store.write(enter).result()
    account = MailAccount(
        f"{MARK}.no", 587, MailSecurity.STARTTLS, f"kari@{MARK}.no", f"bruker-{MARK}", f"pass-{MARK}"
    )
    shop.do(SetUpMail(shop.shop.mail, account), by=KARI)
    shop.shop.keys.secrets("tripletex").write({"employee_token": f"token-{MARK}"})
    backups = shop.shop.backups
    shop.do(SetUpBackup(backups, make_recovery_key()), by=KARI)
    place = PlaceSetup(f"sted-{MARK}", f"folder:{shop.folder}/{MARK}", f"bruker-{MARK}", f"hemmelig-{MARK}")
    (shop.folder / MARK).mkdir()
    shop.do(AddPlace(backups, place), by=KARI)
    at = shop.clock.now()
    backups.board.write_place(place.name, PlaceStatus(at, failed_at=at, why=f"{MARK} svarte ikke"))
    backups.board.write_drill(DrillResult(at, place.name, fault=f"{MARK} mangler"))


def secrets_of(shop: Shopkeeper) -> dict[str, bytes]:
    """Return every secret that the shop keeps, by name."""
    master = open_master(shop.folder / "keys", {})
    keys = KeyFolder(shop.folder / "keys", master.wrapping())
    setup = demand_setup(shop.shop.backups.safe)
    _, private = keys._open(FRONT, "1")  # pyright: ignore[reportPrivateUsage] - what to look for
    return {
        "master": bytes.fromhex((shop.folder / "keys" / "master.key").read_text("ascii").strip()),
        "database": master.database(),
        "wrapping": master.wrapping(),
        "network": master.network(),
        "head": private.head,
        "statutory": private.statutory,
        "drill": setup.drill.encode(),
        "naming": setup.naming.encode(),
    }


def leaks(bundle: Bundle, shop: Shopkeeper) -> set[str]:
    """Return what stands in a bundle and should not, by name."""
    found: set[str] = set()
    with zipfile.ZipFile(io.BytesIO(bundle.packed())) as opened:
        content = b"\n".join(
            [*(name.encode() for name in opened.namelist()), *map(opened.read, opened.namelist())]
        )
    text = content.decode()
    found |= {"marked"} if MARK in text.lower() else set()
    found |= {"mail address"} if MAIL_ADDRESS.search(text) else set()
    found |= {"phone"} if PHONE.search(text) else set()
    with shop.counter.store.read() as books:
        found |= {"organisation number"} if books.company().organisation_number in text else set()
    for name, secret in secrets_of(shop).items():
        forms = [secret, secret.hex().encode(), base64.b64encode(secret)[:40]]
        found |= {name} if any(form in content for form in forms) else set()
    return found


def made(shop: Shopkeeper) -> Bundle:
    """Return the bundle of a shop."""
    examined = shop.shop.examiner.examine()
    return put_together(shop.counter, shop.shop.backups, examined, describe_machine())


@pytest.fixture
def written(shop: Shopkeeper) -> Shopkeeper:
    """A shop that has sold something, with marked words all over."""
    shop.sell()
    write_all_over(shop)
    return shop


def test_nothing_that_anybody_wrote_and_no_secret_is_in_it(written: Shopkeeper) -> None:
    bundle = made(written)
    assert leaks(bundle, written) == set()
    names = "lesmeg.txt system.json health.json registers.json events.json queues.json backup.json"
    assert [part.name for part in bundle.parts] == names.split()


def test_control_whatever_is_planted_is_found(written: Shopkeeper) -> None:
    bundle = made(written)
    with written.counter.store.read() as books:
        number = books.company().organisation_number
    planted = {
        "marked": f"Etter{MARK.upper()}",
        "mail address": "a.b@example.no",
        "phone": "ring 99887766 nå",
        "organisation number": number,
        **{name: secret.hex() for name, secret in secrets_of(written).items()},
    }
    for name, text in planted.items():
        part = msgspec.structs.replace(bundle.parts[1], text=text)
        assert name in leaks(msgspec.structs.replace(bundle, parts=(part,)), written), name


def test_what_helps_is_in_it(written: Shopkeeper) -> None:
    told = {part.name: part.text for part in made(written).parts}
    events = msgspec.json.decode(told["events.json"])
    assert events["kasse-1"][-1]["kind"] == "settings_changed"
    assert [event["number"] for event in events["kasse-1"]] == list(range(1, written.head() + 1))
    front, *_ = msgspec.json.decode(told["registers.json"])
    assert (front["printer"], front["second_printer"]) == ("tcp?drawer_open=low&profile=epson_80", "file")
    assert front["entries"] == written.head()
    queues = msgspec.json.decode(told["queues.json"])
    assert queues["delivery"] == {"runs": False, "states": {}, "why": {}}
    assert queues["papers"]["kasse-1"]
    backup = msgspec.json.decode(told["backup.json"])
    assert [place["kind"] for place in backup["places"]] == ["folder"]
    assert backup["drill"]["whole"] is False
    codes = {found["name"]: found["code"] for found in msgspec.json.decode(told["health.json"])}
    assert codes["delivery"] == "delivery_stopped"
    assert msgspec.json.decode(told["system.json"])["version"] == "0.1.0"
