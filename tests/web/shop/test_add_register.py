"""Another register from the office, over HTTP: in service at once, whole or not at all."""

import dataclasses
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import cast

import msgspec
import pytest
from httpx2 import Response

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Answered
from datakasse.counter.ports import Printer
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.storage.database import DiskFull
from datakasse.errors.till.day import NotServed
from datakasse.journal.event import kind_of
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.add_register import REGISTERS_MAX, AddRegister, WantedRegister
from datakasse.office.shop.choose_printer import WantedPrinter
from datakasse.office.shop.commission_register import commission
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.storage.ports.store import Books
from datakasse.trade.shop.shop import DrawerUse, Register, SignatureMethod
from datakasse.trade.tender import MeansOfPayment
from datakasse.web.desk import bound
from datakasse.web.rooms import register_room
from datakasse.web.rooms.register_room import RegisterRoom
from tests.shop import NOON
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, REVISOR, Shopkeeper, kept_by
from tests.web.caller import API, COFFEE, Caller, Json
from tests.web.test_server import Server, served

NEW = "974760673-9"
WANTED = {"register_id": NEW, "location": "1", "description": "Uteserveringen", "place": "screen"}
PROVED = {**WANTED, "current": PINS[KARI]}


class Shop:
    """A shop with the machines that its books speak of, and somebody in its office."""

    def __init__(self, kept: Shopkeeper) -> None:
        self.kept = kept
        as_served = kept.shop.counter
        kept.counter = dataclasses.replace(
            kept.counter,
            drawers=as_served.drawers,
            printers=as_served.printers,
            other_printers=as_served.other_printers,
        )
        self.caller = Caller(kept)
        self.caller.app.state.desk.registers = kept.shop.registers
        self.office = self.caller.office(KARI)

    def add(self, status: int = 201, **other: Json) -> Json:
        """Ask for a register, which must be answered so."""
        answer = self.office.call("POST", "/office/registers", {**PROVED, **other})
        assert answer.status_code == status, answer.text
        return answer.json()

    def listed(self) -> list[str]:
        """Return the registers that can be chosen where people sign on."""
        rows = self.caller.nobody().get("/registers").json()
        return [row["register_id"] for row in rows if row["is_in_use"]]

    def key_files(self, register: str = NEW) -> list[str]:
        """Return what lies where a register's keys would."""
        folder = self.kept.shop.keys.place_of(register)
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def shop(web_folder: Path) -> Iterator[Shop]:
    """The shop."""
    with kept_by(web_folder) as kept:
        yield Shop(kept)


@pytest.mark.law("KSL-2-f", "KSF-2-7-1", "KSF-2-3-b", "SIG-10", "SAFT-11")
def test_a_new_register_opens_its_day_sells_and_prints_at_once(shop: Shop) -> None:
    before = shop.office.call("GET", "/office/registers").json()
    assert NEW not in shop.listed()
    told = shop.add()
    assert told["added"] == NEW
    ids = {row["register_id"] for row in told["registers"]}
    assert before["proposed_id"] not in ids
    assert told["proposed_id"] not in ids
    (added,) = [row for row in told["registers"] if row["register_id"] == NEW]
    assert added == {
        "register_id": NEW,
        "description": "Uteserveringen",
        "location": "1",
        "drawer": "integrated",
        "printer": "screen",
        "is_here": True,
        "out_of_use_since": None,
        "is_ended_by_hub": False,
    }
    assert NEW in shop.listed()
    screen = shop.caller.open(OLA, NEW)
    sold = screen.sell()
    assert sold["receipt"] == 1
    assert shop.kept.print_out(NEW).documents == 2
    kinds = shop.kept.kinds(NEW)
    assert kinds[:3] == ["register_commissioned", "system_started", "signed_on"]
    assert kinds[-2:] == ["document_printed", "drawer_opened"]
    first = shop.kept.entries(NEW)[0].event
    assert isinstance(first, RegisterCommissioned)
    assert first.keys == shop.kept.shop.keys.signer(NEW).public
    noted = [row for row in shop.kept.entries(FRONT) if isinstance(row.event, SettingsChanged)]
    assert [(row.operator, row.event) for row in noted] == [(KARI, SettingsChanged("register added", NEW))]
    assert shop.kept.faults() == []
    with shop.kept.counter.store.read() as books:
        prefixes = [row.series_prefix for row in books.registers()]
    assert len(set(prefixes)) == len(prefixes)


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"register_id": FRONT}, 409, "register.exists"),
        ({"register_id": f" {FRONT} "}, 409, "register.exists"),
        ({"register_id": "a/b"}, 422, "register.bad_id"),
        ({"register_id": "  "}, 422, "register.bad_id"),
        ({"register_id": ".."}, 422, "register.bad_id"),
        ({"register_id": "K" * 101}, 422, "register.bad_id"),
        ({"register_id": "K\n9"}, 422, "register.bad_id"),
        ({"location": "9"}, 404, "location.unknown"),
        ({"place": "tcp://127.0.0.9:9100"}, 404, "printer.not_found"),
        ({"place": "file:/etc"}, 404, "printer.not_found"),
        ({"current": ""}, 403, "people.proof_needed"),
    ],
)
def test_what_cannot_be_added_leaves_nothing(shop: Shop, other: Json, status: int, code: str) -> None:
    traces, keys = shop.kept.traces(), sorted(shop.kept.shop.keys.registers())
    assert shop.add(status, **other)["code"] == code
    assert shop.kept.traces() == traces
    assert sorted(shop.kept.shop.keys.registers()) == keys
    assert shop.key_files() == []


def test_a_wrong_proof_is_kept_whatever_else_is_wrong(shop: Shop) -> None:
    for other in ({}, {"register_id": "a/b"}, {"location": "9"}):
        assert shop.add(403, current="0000", **other)["code"] == "people.not_confirmed"
        attempt = shop.kept.attempt()
        assert (attempt.what, attempt.code) == ("AddRegister", "people.not_confirmed")
    assert (shop.listed().count(NEW), shop.key_files()) == (0, [])


def test_who_does_not_administer_adds_none(shop: Shop) -> None:
    action = AddRegister(shop.kept.shop.keys, Register(NEW, "1"), is_confirmed=True)
    for by in (OLA, REVISOR):
        shop.kept.refuse(MissingRight, action, by)
    assert shop.key_files() == []


@pytest.mark.law("SIG-10")
def test_it_signs_as_the_register_it_is_asked_for_at(shop: Shop) -> None:
    """Not as another one of the shop, which may be long out of use, or on another machine."""
    keys, counter = shop.kept.shop.keys, shop.kept.counter
    with counter.store.read() as books:
        first, *others = [each.register_id for each in books.registers()]
    assert keys.signer(first).public.method == SignatureMethod.RSA_SHA1_1024
    counter.carry_out(others[-1], "", RotateKeys(keys, SignatureMethod.HMAC_SHA1_128)).result()
    counter.carry_out(others[-1], KARI, AddRegister(keys, Register(NEW, "1"), is_confirmed=True)).result()
    assert keys.signer(NEW).public.method == SignatureMethod.HMAC_SHA1_128


@pytest.mark.law("KSF-2-2-c")
def test_one_without_cash_needs_something_else_that_everybody_has(shop: Shop) -> None:
    with shop.kept.counter.store.read() as books:
        (place,) = [each for each in books.locations() if each.code == "1"]
    few = msgspec.structs.replace(place, means=(MeansOfPayment.CASH, MeansOfPayment.VOUCHER))
    shop.kept.counter.store.write(lambda books: books.put_location(few)).result()
    refused = shop.add(409, drawer=DrawerUse.NONE_NO_CASH)
    assert (refused["code"], shop.key_files()) == ("location.nothing_to_pay_with", [])
    shop.kept.counter.store.write(lambda books: books.put_location(place)).result()
    shop.add(drawer=DrawerUse.NONE_NO_CASH)
    shop.caller.open(OLA, NEW).refuse("POST", "sales", COFFEE, status=422, code="sale.cash_not_taken")


def test_a_shop_has_room_for_so_many(shop: Shop) -> None:
    keys = shop.kept.shop.keys

    def fill(books: Books) -> None:
        for number in range(len(books.registers()), REGISTERS_MAX):
            commission(
                books,
                keys,
                Register(f"R{number}", "1", series_prefix=f"R{number}-"),
                method=SignatureMethod.HMAC_SHA1_128,
                at=NOON,
                software_version="0.1.0",
            )

    shop.kept.counter.store.write(fill).result()
    assert shop.add(409)["code"] == "register.too_many"
    assert shop.key_files() == []


@pytest.mark.law("SIG-12")
def test_where_its_keys_cannot_be_kept_there_is_no_register(shop: Shop) -> None:
    in_the_way = shop.kept.shop.keys.place_of(NEW)
    in_the_way.touch()
    traces = shop.kept.traces()
    assert shop.add(409)["code"] == "register.keys_not_written"
    assert (shop.kept.traces(), NEW in shop.listed()) == (traces, False)
    in_the_way.unlink()
    shop.add()
    assert "1.key" in shop.key_files()


def test_keys_of_a_register_that_was_not_written_are_removed(shop: Shop) -> None:
    """The disk is full when the books are to be written: the keys are there by then."""
    bench, counter = shop.kept.shop.registers, shop.kept.counter
    seen: list[list[str]] = []

    def too_late(action: AddRegister) -> Answered:
        def full(point: CashPoint) -> Answered:
            action(point)
            seen.append(shop.key_files())
            raise DiskFull

        return counter.carry_out(FRONT, KARI, full).result()

    wanted = WantedRegister(NEW, "1", "", DrawerUse.INTEGRATED, WantedPrinter("screen", "epson_80"))
    with pytest.raises(DiskFull):
        bench.add(counter, wanted, too_late, is_confirmed=True)
    assert (seen, shop.key_files(), NEW in shop.listed()) == ([["1.key"]], [], False)
    assert not counter.served(NEW)


@pytest.mark.law("SIG-10")
def test_keys_that_a_crash_left_behind_harm_nobody(shop: Shop) -> None:
    """Killed between the keys and the entry: the shop opens, and the next try has keys of its own."""
    shop.kept.shop.keys.create(NEW, SignatureMethod.RSA_SHA1_1024)
    shop.kept.die_and_come_back()
    assert shop.kept.faults() == []
    again = Shop(shop.kept)
    assert NEW not in again.listed()
    again.add()
    again.caller.open(OLA, NEW).sell()
    first = again.kept.entries(NEW)[0].event
    assert isinstance(first, RegisterCommissioned)
    assert first.keys.version == "2"
    assert again.kept.faults() == []


# ── asked for again ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSL-2-f")
@pytest.mark.parametrize("register", [NEW, "A-1"])
def test_a_request_whose_answer_was_lost_is_answered_the_same(shop: Shop, register: str) -> None:
    """Also where the new one sorts before the others, so that what the office does is told of there."""
    body = {**PROVED, "register_id": register}
    first = shop.office.post("/office/registers", body, key="en")
    assert first.status_code == 201, first.text
    traces, keys = shop.kept.traces(), shop.kept.shop.keys
    for proof in (PINS[KARI], ""):
        again = shop.office.post("/office/registers", {**body, "current": proof}, key="en")
        assert (again.status_code, again.content) == (201, first.content)
        assert again.headers["idempotent-replay"] == "true"
    assert (shop.kept.traces(), sorted(keys.made(register))) == (traces, ["1"])
    assert shop.kept.kinds(register).count("register_commissioned") == 1
    assert {row["register_id"]: row["is_here"] for row in first.json()["registers"]}[register]


@pytest.mark.parametrize(
    "other",
    [{"register_id": "K8"}, {"description": "Bakgården"}, {"location": "9"}, {"drawer": "none_no_cash"}],
)
def test_something_else_with_the_same_key_is_refused(shop: Shop, other: Json) -> None:
    shop.office.post("/office/registers", PROVED, key="en")
    again = shop.office.post("/office/registers", {**PROVED, **other}, key="en")
    assert (again.status_code, again.json()["code"]) == (409, "request.key_reused")
    assert shop.key_files("K8") == []


def test_a_wrong_proof_is_kept_also_with_a_key_that_was_used(shop: Shop) -> None:
    shop.office.post("/office/registers", PROVED, key="en")
    again = shop.office.post("/office/registers", {**PROVED, "current": "0000"}, key="en")
    assert (again.status_code, again.json()["code"]) == (403, "people.not_confirmed")
    assert shop.kept.attempt(NEW).what == "AddRegister", "the new one sorts first, and is the office's now"


def test_eight_at_once_with_one_key_add_one(shop: Shop) -> None:
    told: list[str] = []
    shop.kept.shop.registers.tell(told.append)
    together = Barrier(8)

    def ask(place: int) -> Response:
        del place
        together.wait()
        return shop.office.post("/office/registers", PROVED, key="en")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert [answer.status_code for answer in answers] == [201] * 8
    assert len({answer.content for answer in answers}) == 1
    assert (told, sorted(shop.kept.shop.keys.made(NEW))) == ([NEW], ["1"])


def test_one_that_was_added_and_not_taken_in_is_taken_in_when_asked_again(shop: Shop) -> None:
    told: list[str] = []

    def broken(register: str) -> None:
        told.append(f"not {register}")
        if len(told) == 2:
            raise DiskFull

    shop.kept.shop.registers.tell(told.append, broken)
    first = shop.office.post("/office/registers", PROVED, key="en")
    assert (first.status_code >= 500, first.json()["code"]) == (True, DiskFull.code)
    again = shop.office.post("/office/registers", PROVED, key="en")
    assert (again.status_code, again.json()["added"]) == (201, NEW)
    assert told == [NEW, f"not {NEW}", f"not {NEW}"], "the first was told once"
    shop.office.post("/office/registers", PROVED, key="en")
    assert len(told) == 3


class _Killed(BaseException):
    """The process ends here."""


@pytest.mark.law("KSF-2-7-1")
def test_one_whose_process_died_before_it_was_taken_in_is_in_use_after_the_restart(shop: Shop) -> None:
    bench, counter = shop.kept.shop.registers, shop.kept.counter

    def die(register: str) -> None:
        raise _Killed(register)

    bench.tell(die)
    bodies: list[bytes] = []

    def carry_out(action: AddRegister) -> Answered:
        once = bound("en", FRONT, wanted)
        bodies.append(counter.carry_out_once(FRONT, KARI, once, action).result().body)
        return Answered(bodies[0], replayed=False)

    wanted = WantedRegister(
        NEW, "1", "Uteserveringen", DrawerUse.INTEGRATED, WantedPrinter("screen", "epson_80")
    )
    with pytest.raises(_Killed):
        bench.add(counter, wanted, carry_out, is_confirmed=True)
    shop.kept.die_and_come_back()
    again = Shop(shop.kept)
    assert NEW in again.listed()
    answer = again.office.post("/office/registers", PROVED, key="en")
    assert (answer.status_code, answer.content) == (201, bodies[0])
    again.caller.open(OLA, NEW).sell()
    assert again.kept.faults() == []


# ── started, and stopped with the others ─────────────────────────────────────────────────────────


def room_of(shop: Shop) -> RegisterRoom:
    """Return the room of the registers, with the one by the door in it; new ones are taken in there."""
    room = RegisterRoom(shop.kept.counter, [FRONT])
    shop.kept.shop.registers.tell(room.take_in)
    return room


class TooFull:
    """A start for which the disk is too full."""

    def __init__(self, *, declared: bool, on_paper: bool, fresh: bool) -> None:
        del declared, on_paper, fresh

    def __call__(self, point: CashPoint) -> None:
        """Refuse."""
        del point
        raise DiskFull


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("is_started_later", [False, True])
def test_one_that_could_not_be_started_is_stopped_if_somebody_started_it(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, *, is_started_later: bool
) -> None:
    with room_of(shop).started():
        with monkeypatch.context() as broken:
            broken.setattr(register_room, "Start", TooFull)
            assert shop.office.post("/office/registers", PROVED, key="en").status_code >= 500
        if is_started_later:
            shop.caller.open(OLA, NEW)
    kinds = shop.kept.kinds(NEW)
    assert kinds.count("system_started") == kinds.count("system_stopped") == int(is_started_later)
    assert shop.kept.kinds(FRONT)[-1] == "system_stopped"


@pytest.mark.law("KSF-2-7-1")
def test_asked_for_again_it_is_started_once_and_stopped_once(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room_of(shop).started():
        with monkeypatch.context() as broken:
            broken.setattr(register_room, "Start", TooFull)
            shop.office.post("/office/registers", PROVED, key="en")
        assert shop.office.post("/office/registers", PROVED, key="en").status_code == 201
    kinds = shop.kept.kinds(NEW)
    assert (kinds.count("system_started"), kinds.count("system_stopped")) == (1, 1)


@pytest.mark.law("KSF-2-7-1")
def test_one_that_cannot_be_stopped_keeps_no_other_from_it(shop: Shop) -> None:
    printers = cast("dict[str, Printer]", shop.kept.shop.counter.printers)

    def serve() -> None:
        with room_of(shop).started():
            shop.add()
            del printers[FRONT]

    with pytest.raises(NotServed):
        serve()
    assert shop.kept.kinds(NEW)[-1] == "system_stopped"


@pytest.mark.law("KSF-2-7-1", "KSF-2-3-b")
def test_a_served_shop_takes_it_in_prints_and_has_it_after_a_kill(web_folder: Path) -> None:
    with served(web_folder) as server:
        _enter(server)
        once = {"idempotency-key": "ny"}
        answer = server.client.post(f"{API}/office/registers", json=PROVED, headers=once)
        assert answer.status_code == 201, answer.text
        _sell(server, "one")
        server.client.close()
        server.process.kill()
        server.process.communicate()
    with served(web_folder) as server:
        assert NEW in [row["register_id"] for row in server.client.get(f"{API}/registers").json()]
        _enter(server)
        again = server.client.post(f"{API}/office/registers", json=PROVED, headers=once)
        assert (again.status_code, again.content) == (201, answer.content)
        _sell(server, "two")
        assert server.end() == 0
    with kept_by(web_folder) as kept:
        kinds = kept.kinds(NEW)
        assert kinds.count("sale_completed") == 2
        assert kinds.count("system_started") == 2
        assert kinds[-1] == kind_of(kept.last(NEW).event) == "system_stopped"
        assert kept.faults() == []


def _enter(server: Server) -> None:
    answer = server.client.post(f"{API}/office/session", json={"operator": KARI, "pin": PINS[KARI]})
    assert answer.status_code == 201, answer.text


def _sell(server: Server, key: str) -> None:
    """Sign on at the new register, sell a coffee, and wait until its receipt is printed."""
    here = f"{API}/registers/{NEW}"
    answer = server.client.post(f"{here}/sign-on", json={"operator": OLA, "pin": PINS[OLA]})
    assert answer.is_success, answer.text
    with server.client.stream("GET", f"{API}/feed?register={NEW}") as feed:
        printed = (line for line in feed.iter_lines() if '"document_printed"' in line)
        if not server.client.get(here).json()["float_declared"]:
            body, once = {"amount_ore": 100_000}, {"idempotency-key": f"float {key}"}
            assert server.client.post(f"{here}/float", json=body, headers=once).is_success
            assert next(printed), "the slip of the float, which is not taken for the receipt"
        sold = server.client.post(f"{here}/sales", json=COFFEE, headers={"idempotency-key": key})
        assert sold.status_code == 201, sold.text
        assert next(printed)
    assert server.client.post(f"{here}/drawer/closed").is_success
