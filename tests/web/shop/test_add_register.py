"""Another register from the office, over HTTP: in service at once, whole or not at all."""

from pathlib import Path

import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Answered
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.storage.database import DiskFull
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
from tests.shop import NOON
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, REVISOR, kept_by
from tests.web.caller import API, COFFEE, Json
from tests.web.shop.added_register import NEW, PROVED, Shop, shop
from tests.web.test_server import Server, served

__all__ = ["shop"]


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
