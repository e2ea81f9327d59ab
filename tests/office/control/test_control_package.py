"""The control package: everything a control asks for, with checksums that hold, and nothing secret."""

import csv
import hashlib
import io
import json
from datetime import date
from zipfile import ZipFile

import pytest

from datakasse.errors.missing_right import MissingRight
from datakasse.journal.events.paper import JournalExported
from datakasse.journal.events.people import AttemptRefused
from datakasse.office.control.control_package import control_package, package_name
from datakasse.till.day.close_day import CloseDay
from datakasse.trade.shop.shop import SignatureMethod
from tests.saft.conftest import Validate
from tests.till.shopkeeper import BACK, FRONT, OLA, REVISOR, Shopkeeper


def packed(shop: Shopkeeper, operator: str = REVISOR, *, to: date | None = None) -> ZipFile:
    file = io.BytesIO()
    control_package(shop.counter, None, to, file, operator=operator)
    return ZipFile(file)


def table(package: ZipFile, name: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(package.read(name).decode("utf-8-sig")), delimiter=";"))


@pytest.fixture
def closed(shop: Shopkeeper) -> Shopkeeper:
    """A day with a sale, counted ten kroner short."""
    shop.sell("200")
    shop.z(CloseDay(1_029_00, explanation="vekslet feil"))
    return shop


@pytest.mark.law("KSL-4", "BFF-5-3-15")
def test_all_that_is_asked_for_is_there_and_every_checksum_holds(
    closed: Shopkeeper, validate: Validate
) -> None:
    package = packed(closed)
    index = {row[0]: (int(row[1]), row[2]) for row in table(package, "innhold.csv")[1:]}
    names = set(package.namelist())
    assert names == index.keys() | {"innhold.csv"}
    for name, (size, digest) in index.items():
        body = package.read(name)
        assert (len(body), hashlib.sha256(body).hexdigest()) == (size, digest), name
    assert {
        f"z/{FRONT}-z-000001.txt",
        f"kasseoppgjor/{FRONT}-z-000001.txt",
        "brukerlogg.csv",
        "indikatorer.csv",
        "verifisering.txt",
        "systembeskrivelse.md",
        "om-systemet.json",
        "les-meg.txt",
    } <= names
    (saft,) = [name for name in names if name.startswith("saft/")]
    validate(package.read(saft))


def test_the_list_of_z_reports_tells_of_the_count(closed: Shopkeeper) -> None:
    header, row = table(packed(closed), "z/liste.csv")
    told = dict(zip(header, row, strict=True))
    assert (told["kasse"], told["z"], told["kontantsalg"]) == (FRONT, "1", "39,00")
    assert (told["forventet"], told["talt"], told["differanse"]) == ("1039,00", "1029,00", "-10,00")
    assert told["forklaring"]


def test_the_user_log_is_read_by_people_and_names_the_kind_that_the_journal_has(closed: Shopkeeper) -> None:
    """An inspector reads what happened; whoever goes on to the journal needs its own code."""
    with pytest.raises(MissingRight):
        packed(closed, OLA)
    header, *rows = table(packed(closed), "brukerlogg.csv")
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert ("signed_on", "Logget på") in {(each["type"], each["hendelse"]) for each in told}
    (refused,) = [each for each in told if each["type"] == "attempt_refused"]
    assert refused["detaljer"].startswith("mangler rettighet")
    assert not any("what:" in each["detaljer"] for each in told)


def test_the_journal_was_checked_from_its_first_entry(closed: Shopkeeper) -> None:
    told = packed(closed).read("verifisering.txt").decode().splitlines()
    assert told[0].startswith(f"{FRONT}: ")
    assert all(line.endswith("poster, 0 feil.") for line in told)


@pytest.mark.law("KSL-4", "KSF-2-7-1")
def test_who_may_not_export_gets_none_and_its_making_is_journalled(closed: Shopkeeper) -> None:
    with pytest.raises(MissingRight):
        packed(closed, OLA)
    assert closed.attempt() == AttemptRefused("AskToExport", "operator.missing_right", "export")
    packed(closed, REVISOR)
    assert isinstance(closed.last().event, JournalExported)


def test_a_period_leaves_out_what_came_after_it(closed: Shopkeeper) -> None:
    package = packed(closed, to=date(2020, 1, 1))
    assert len(table(package, "z/liste.csv")) == 1
    assert len(table(package, "brukerlogg.csv")) == 1


@pytest.mark.law("SIG-11")
def test_keys_are_told_and_secrets_are_not(closed: Shopkeeper) -> None:
    """Neither the secret of an HMAC key nor anybody's PIN is in any of the files, in any of their forms."""
    package = packed(closed)
    everything = b"\n".join(package.read(name) for name in package.namelist())
    with closed.counter.store.read() as books:
        registers = books.registers()
        hashes = [books.pin_hash(operator.operator_id) for operator in books.operators()]
        keys = {each.register_id: books.state(each.register_id).keys for each in registers}
    for register, used in keys.items():
        assert used is not None
        assert f"nokler/{register}-v{used.version}.txt" in package.namelist()
        if used.method == SignatureMethod.HMAC_SHA1_128:
            assert closed.shop.keys.declared(register).encode() not in everything
    assert not [known for known in hashes if known.encode() in everything]
    assert json.loads(package.read("om-systemet.json"))["organisation_number"]


def test_what_somebody_wrote_is_no_formula_in_a_spreadsheet(shop: Shopkeeper) -> None:
    """An amount below zero stays an amount."""
    shop.sell("200")
    shop.z(CloseDay(1_029_00, explanation="=HYPERLINK(1)"))
    _, row = table(packed(shop), "z/liste.csv")
    assert row[-2:] == ["-10,00", "'=HYPERLINK(1)"]


def test_its_name_tells_the_business_and_the_moment(shop: Shopkeeper) -> None:
    assert package_name(shop.counter).startswith("kontrollpakke_")
    assert BACK not in package_name(shop.counter)
