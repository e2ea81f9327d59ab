"""The accounting system over HTTP: from choosing it to a voucher that was read back; secrets stay secret."""

from pathlib import Path

import msgspec
import pytest

from datakasse.office.delivery.accounting_system import TheirAccount
from datakasse.office.delivery.deliver import deliver_waiting
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.connection import connect
from datakasse.trade.people.operator import Operator, Role
from lab.partners.memory_system import GOOD_TOKEN, TOKEN, Mood
from tests.shop import OPERATORS
from tests.till.shopkeeper import KARI, PINS, REVISOR
from tests.web.caller import Caller, Json, Screen

DELIVERY = "/office/delivery"


@pytest.fixture
def office(caller: Caller) -> Screen:
    """Kari in the office of a shop that has had a day: coffee and bread, counted and closed."""
    screen = caller.open()
    screen.sell("200", "100")
    counted = screen.get("expected-cash").json()["expected_ore"]
    screen.done("POST", "z-reports", {"counted_ore": counted}, status=201)
    return caller.office()


def choose(office: Screen, token: str = GOOD_TOKEN) -> Json:
    """Choose the system with a token."""
    chosen = {"system": "memory", "secrets": {TOKEN: token}}
    return office.done("PUT", f"{DELIVERY}/connection", chosen)


def confirm(office: Screen) -> Json:
    """Confirm what is proposed."""
    proposal = office.done("GET", f"{DELIVERY}/mapping")["proposal"]
    accounts = {
        row["ours"]["number"]: row["theirs"]["number"] for row in proposal["accounts"] if row["theirs"]
    }
    types = {row["vat_code"]: row["theirs"]["vat_code"] for row in proposal["vat_types"] if row["theirs"]}
    return office.done("PUT", f"{DELIVERY}/mapping", {"accounts": accounts, "vat_types": types})


def start(office: Screen, day: str = "2026-03-01") -> Json:
    """Turn it on."""
    return office.done("PUT", f"{DELIVERY}/connection/running", {"on": True, "start": day})


def test_from_choosing_a_system_to_a_voucher_that_was_read_back(office: Screen) -> None:
    caller = office.caller
    shown = office.done("GET", DELIVERY)
    assert shown["connection"] is None
    assert [(each["name"], [asked["name"] for asked in each["asked"]]) for each in shown["systems"]] == [
        ("memory", [TOKEN, "series"])
    ]
    choose(office)
    assert (
        office.done("POST", f"{DELIVERY}/connection/test")["connection"]["whose"] == "Bakeriet på Hjørnet AS"
    )
    confirm(office)
    tried = office.done("GET", f"{DELIVERY}/dry-run")
    assert tried["missing"] == []
    assert sum(line["gross_ore"] for line in tried["lines"]) == 0
    assert all(line["account"]["number"] == line["ours"]["account"] for line in tried["lines"])
    assert [line["account"] for line in tried["body"]["lines"]] == [
        line["ours"]["account"] for line in tried["lines"]
    ]
    assert not caller.theirs.vouchers, "a dry run sends nothing"
    start(office)
    deliver_waiting(caller.dispatch)
    (row,) = office.done("GET", f"{DELIVERY}/outbox?state=confirmed,waiting")
    assert (row["delivery"]["state"], row["delivery"]["their_number"]) == ("confirmed", "1-2026")
    (standing,) = caller.theirs.vouchers
    assert standing.voucher.key == row["delivery"]["key"] == "K1-Z-000001"
    (document,) = standing.documents
    assert document.pdf.startswith(b"%PDF-")
    whole = office.done("GET", f"{DELIVERY}/outbox/K1-Z-000001")
    last = caller.shop.entries("K1", whole["last_entry"])[0]
    assert type(last.event).__name__ == "ZReported"
    assert 0 < whole["first_entry"] < whole["last_entry"]
    assert office.done("GET", DELIVERY)["counts"] == {"confirmed": 1}
    assert caller.shop.faults() == []


def test_what_is_missing_there_is_listed_and_a_person_chooses(office: Screen) -> None:
    theirs = office.caller.theirs
    theirs.accounts = [each for each in theirs.accounts if each.number != "1900"]
    theirs.accounts.append(TheirAccount("1905", "Kasse 1"))
    choose(office)
    rows = office.done("GET", f"{DELIVERY}/mapping")["proposal"]["accounts"]
    (cash,) = (row for row in rows if row["ours"]["number"] == "1900")
    assert (cash["theirs"], cash["wrong"], cash["ours"]["used"]) == (None, "missing", True)
    confirm(office)
    start(office)
    deliver_waiting(office.caller.dispatch)
    (row,) = office.done("GET", f"{DELIVERY}/outbox")
    assert (row["delivery"]["state"], row["delivery"]["reason"]) == ("needs_a_person", "konto 1900")
    proposal = office.done("GET", f"{DELIVERY}/mapping")["proposal"]
    accounts = {
        each["ours"]["number"]: each["theirs"]["number"] for each in proposal["accounts"] if each["theirs"]
    }
    types = {each["vat_code"]: each["theirs"]["vat_code"] for each in proposal["vat_types"] if each["theirs"]}
    mapped = {"accounts": {**accounts, "1900": "1905"}, "vat_types": types}
    office.done("PUT", f"{DELIVERY}/mapping", mapped)
    deliver_waiting(office.caller.dispatch)
    (row,) = office.done("GET", f"{DELIVERY}/outbox")
    assert row["delivery"]["state"] == "confirmed"
    not_there = {"accounts": {"1900": "9999"}, "vat_types": {}}
    office.refuse("PUT", f"{DELIVERY}/mapping", not_there, status=422, code="delivery.not_theirs")


def test_nothing_runs_before_it_can(office: Screen) -> None:
    running, on = f"{DELIVERY}/connection/running", {"on": True}
    office.refuse("PUT", running, on, status=409, code="delivery.no_connection")
    office.refuse("GET", f"{DELIVERY}/mapping", status=409, code="delivery.no_connection")
    chosen = {"system": "memory"}
    connection = f"{DELIVERY}/connection"
    office.refuse("PUT", connection, chosen, status=422, code="delivery.setting_missing")
    office.refuse("PUT", connection, {"system": "paper"}, status=404, code="delivery.unknown_system")
    choose(office)
    office.refuse("GET", f"{DELIVERY}/dry-run", status=409, code="delivery.not_mapped")
    office.refuse("PUT", running, on, status=409, code="delivery.start_missing")
    begins = {"on": True, "start": "2026-03-01"}
    office.refuse("PUT", running, begins, status=409, code="delivery.not_mapped")
    confirm(office)
    start(office)
    deliver_waiting(office.caller.dispatch)
    too_late = {"on": True, "start": "2027-01-01"}
    office.refuse("PUT", running, too_late, status=409, code="delivery.start_too_late")
    nowhere = f"{DELIVERY}/outbox/K1-Z-000099"
    office.refuse("GET", nowhere, status=404, code="delivery.unknown_voucher")
    office.refuse("GET", f"{DELIVERY}/outbox?state=lost", status=400, code="request.malformed")


def test_credentials_are_the_owners_business_and_the_rest_the_bookkeepers(
    office: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PINS, "5", PINS[KARI])
    caller = office.caller
    choose(office)
    caller.shop.counter.store.write(hire_accountant).result()
    accountant, auditor = caller.office("5"), caller.office(REVISOR)
    chosen = {"system": "memory", "secrets": {TOKEN: "another"}}
    accountant.refuse(
        "PUT", f"{DELIVERY}/connection", chosen, status=403, code="operator.missing_right", kept=True
    )
    assert accountant.done("GET", f"{DELIVERY}/mapping")
    confirm(accountant)
    auditor.refuse("GET", DELIVERY, status=403, code="operator.missing_right", kept=True)
    caller.nobody().refuse("GET", DELIVERY, status=401, code="operator.not_signed_on")


def hire_accountant(books: Books) -> None:
    """Let somebody keep the books, with Kari's PIN."""
    since = OPERATORS[0].since
    books.put_operator(Operator("5", "Regn", "Skap", Role.ACCOUNTANT, since), books.pin_hash(KARI))


def test_a_new_system_is_a_new_connection_and_the_old_rows_stay(office: Screen) -> None:
    choose(office)
    confirm(office)
    start(office)
    deliver_waiting(office.caller.dispatch)
    files = office.done("PUT", f"{DELIVERY}/connection", {"system": "file"})
    assert (files["connection"]["system"], files["connection"]["on"], files["counts"]) == ("file", False, {})
    office.done("PUT", f"{DELIVERY}/connection/running", {"on": True, "start": "2026-03-01"})
    deliver_waiting(office.caller.dispatch)
    assert office.caller.theirs.calls["book"] == 1
    assert office.done("GET", DELIVERY)["counts"] == {"waiting": 1}
    through = {"through": "2026-03-01"}
    assert office.done("POST", f"{DELIVERY}/filed", through)["counts"] == {"waiting": 1}
    shown = office.done("POST", f"{DELIVERY}/filed", {"through": "2026-03-02"})
    assert (shown["counts"], shown["next_try"]) == ({"skipped": 1}, None)
    with office.caller.shop.counter.store.read() as books:
        assert [row.state for row in books.deliveries(1)] == ["confirmed"]


def test_what_an_old_connection_did_not_finish_is_counted_until_a_new_one_takes_it(office: Screen) -> None:
    choose(office)
    confirm(office)
    start(office)
    office.caller.theirs.booking = [Mood.REFUSES]
    deliver_waiting(office.caller.dispatch)
    office.done("PUT", f"{DELIVERY}/connection", {"system": "file"})
    running = f"{DELIVERY}/connection/running"
    assert office.done("GET", DELIVERY)["left_behind"] == 1
    assert office.done("PUT", running, {"on": True, "start": "2026-03-03"})["left_behind"] == 1
    assert office.done("PUT", running, {"on": True, "start": "2026-03-02"})["left_behind"] == 0


def test_revoked_and_entered_anew_nothing_is_lost(office: Screen) -> None:
    choose(office)
    confirm(office)
    start(office)
    office.caller.theirs.tokens = {"the-next-token-of-the-bakery"}
    deliver_waiting(office.caller.dispatch)
    shown = office.done("GET", DELIVERY)
    assert shown["connection"]["stopped"]
    assert shown["needs_a_person"] == 1
    office.refuse("POST", f"{DELIVERY}/connection/test", status=409, code="delivery.locked_out")
    choose(office, "the-next-token-of-the-bakery")
    deliver_waiting(office.caller.dispatch)
    assert office.done("GET", DELIVERY)["counts"] == {"confirmed": 1}


def test_what_closes_there_at_the_turn_of_a_vat_term_is_named_before_anything_is_sent(office: Screen) -> None:
    caller = office.caller
    choose(office)
    confirm(office)
    office.refuse(
        "POST", f"{DELIVERY}/filed", {"through": "2026-03-01"}, status=409, code="delivery.not_by_file"
    )
    start(office)
    theirs = caller.theirs
    theirs.vat_types = [
        msgspec.structs.replace(each, open=each.vat_code != "31") for each in theirs.vat_types
    ]
    theirs.accounts = [each for each in theirs.accounts if each.number != "1900"]
    caller.shop.clock.forward(days=70)
    asked = theirs.calls["accounts"]
    deliver_waiting(caller.dispatch)
    deliver_waiting(caller.dispatch)
    assert theirs.calls["accounts"] == asked + 1, "once a term"
    (row,) = caller.office().done("GET", f"{DELIVERY}/outbox")
    assert row["delivery"]["why"] == "not_mapped"
    assert row["delivery"]["reason"] == "konto 1900 (stengt der), mva-kode 31 (stengt der)"
    assert not theirs.vouchers


def test_no_secret_is_ever_told(office: Screen, web_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every answer, the log, the journal, and every table of the database are looked through."""
    caller = office.caller
    told: list[str] = []
    told.append(
        office.call(
            "PUT", f"{DELIVERY}/connection", {"system": "memory", "secrets": {TOKEN: GOOD_TOKEN}}
        ).text
    )
    told.append(office.call("POST", f"{DELIVERY}/connection/test").text)
    confirm(office)
    start(office)
    caller.theirs.finding = [Mood.BREAKS]
    deliver_waiting(caller.dispatch)
    caller.shop.clock.forward(minutes=1)
    caller.theirs.tokens.clear()
    deliver_waiting(caller.dispatch)
    told.append(office.call("POST", f"{DELIVERY}/connection/test").text)
    told += [office.call("GET", path).text for path in (DELIVERY, f"{DELIVERY}/outbox")]
    assert "401 Unauthorized" in "".join(told), "the other side did tell it"
    captured = capsys.readouterr()
    assert "delivering failed" in captured.out
    caller.shop.close()
    kept = tables(web_folder)
    assert b"accounting credentials" in kept, "the journal is among what is looked through"
    assert GOOD_TOKEN not in "".join(told) + captured.out + captured.err
    assert GOOD_TOKEN.encode() not in kept
    files = [path for path in web_folder.rglob("*") if path.is_file()]
    assert any(path.name == "partner-memory.locked" for path in files)
    assert not [path for path in files if GOOD_TOKEN.encode() in path.read_bytes()]
    caller.shop.die_and_come_back()


def tables(folder: Path) -> bytes:
    """Return all that stands in a database, in the open."""
    data = DataFolder(folder)
    connection = connect(data.database, open_master(data.keys, {}).database())
    found: list[bytes] = []
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in connection.execute(f"SELECT * FROM {name}"):
            found += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    connection.close()
    return b"\n".join(found)
