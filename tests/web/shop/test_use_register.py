"""A register that is taken out of use: nothing happens there any more, and nothing of it is lost."""

import dataclasses
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.shop.out_of_use import EndedByHub, RegisterOutOfUse, ShutByHub
from datakasse.errors.storage.database import DiskFull
from datakasse.journal.events.paper import JournalExported
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.control.export_saft import export_saft
from datakasse.office.shop.equip_register import EquipRegister
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.office.shop.set_receipt_texts import SetReceiptTexts
from datakasse.office.shop.use_register import TakeIntoUse, TakeOutOfUse
from datakasse.saft.source import Selection
from datakasse.storage.ports.hub_told import UNREAD, HubRefusal, HubTold
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_test_page import PrintTestPage
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.park_basket import ParkBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.trade.people.operator import Right
from datakasse.web.rooms.print_room import PrintRoom
from datakasse.web.rooms.register_room import RegisterRoom
from tests.cli.command_line import done, refused
from tests.till.day.test_check_system import Told
from tests.till.shopkeeper import (
    BACK,
    BELT,
    CASH,
    FRONT,
    KARI,
    KIOSK,
    OLA,
    OTHER_BELT,
    PINS,
    Shopkeeper,
    kept_by,
)
from tests.web.caller import Json
from tests.web.shop.added_register import Shop

OUT = {"in_use": False, "current": PINS[KARI]}
BACK_AGAIN = {"in_use": True, "current": PINS[KARI]}
SINCE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def shop(web_folder: Path) -> Iterator[Shop]:
    """The shop."""
    with kept_by(web_folder) as kept:
        yield Shop(kept)


def take_out(shop: Shop, register: str = BACK, status: int = 200, body: Json = OUT) -> Json:
    """Ask that a register is taken out of use, which must be answered so."""
    answer = shop.office.call("PUT", f"/office/registers/{register}/use", body)
    assert answer.status_code == status, answer.text
    return answer.json()


def row_of(told: Json, register: str = BACK) -> Json:
    """Return what is told of a register."""
    (row,) = (each for each in told["registers"] if each["register_id"] == register)
    return row


def stand_with_hub(kept: Shopkeeper, code: str = "", register: str = FRONT, **told: datetime) -> None:
    """Have the shop know from its hub that it refuses a register; nothing of that without a code."""
    wrong = (HubRefusal(register, code, {}, SINCE, 9),) if code else ()
    premises = Told(joined=HubTold("hub.kjeden.no", refused=wrong, **told))
    kept.counter = dataclasses.replace(kept.counter, premises=premises)


# ── out of use ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSF-2-7-1", "KSF-2-8-3-3")
def test_a_register_that_never_sold_is_taken_out_at_once_and_leaves_the_lists(shop: Shop) -> None:
    told = take_out(shop)
    row = row_of(told)
    assert (row["out_of_use_since"] is None, row["is_ended_by_hub"]) == (False, False)
    assert BACK not in shop.listed()
    last = shop.kept.last(BACK)
    assert last.event == SettingsChanged("use of a register", f"{BACK}, fra i bruk til ute av bruk")
    assert last.operator == KARI
    overview = shop.office.call("GET", "/office/overview").json()
    assert BACK not in {each["register_id"] for each in overview["registers"]}
    # Asked for again it is as it was.
    head = shop.kept.head(BACK)
    assert row_of(take_out(shop)) == row
    assert shop.kept.head(BACK) == head
    assert shop.kept.faults(BACK) == []


@pytest.mark.law("KSF-2-7-1")
def test_nobody_signs_on_sells_or_prints_there_and_its_page_says_so(shop: Shop) -> None:
    kept = shop.kept
    kept.open(BACK)
    kept.sell(at=BACK)
    kept.close_a_day(at=BACK)
    take_out(shop)
    assert kept.kinds(BACK)[-2:] == ["settings_changed", "system_stopped"]
    head = kept.head(BACK)
    for action in (Start(fresh=True), SignOn(pin_is_right=True), PrintTestPage(), AddArticle("200")):
        kept.refuse(RegisterOutOfUse, action, at=BACK)
    kept.refuse(RegisterOutOfUse, DeclareFloat(0), at=BACK)
    kept.refuse(RegisterOutOfUse, RotateKeys(kept.shop.keys), at=BACK)
    kept.refuse(RegisterOutOfUse, EquipRegister("screen"), at=BACK)
    nobody = shop.caller.nobody()
    assert nobody.get(f"/registers/{BACK}").json()["register"]["is_in_use"] is False
    tried = nobody.post(f"/registers/{BACK}/sign-on", {"operator": OLA, "pin": PINS[OLA]})
    assert (tried.status_code, tried.json()["code"]) == (409, "register.out_of_use")
    assert kept.head(BACK) == head
    assert kept.faults(BACK) == []


def test_nothing_of_the_office_is_written_in_its_journal(shop: Shop) -> None:
    """The front register sorts first: it is the office's, until it is out of use."""
    kept = shop.kept
    kept.close_a_day()
    assert kept.counter.office_register() == FRONT
    take_out(shop, FRONT)
    head, elsewhere = kept.head(FRONT), kept.head(BACK)
    assert kept.counter.office_register() == BACK
    kept.counter.carry_out(BACK, KARI, lambda point: point.tell_all(SettingsChanged("shop", "x"))).result()
    hours = {"location": "1", "weekdays": [{"opens": "09:00", "closes": "17:00"}] * 6 + [None]}
    shop.office.done("PUT", "/office/set-up/opening-hours", hours)
    shop.office.done("PUT", "/office/set-up/means", {"location": "1", "means": ["cash", "card"]})
    exported = BytesIO()
    export_saft(kept.counter, Selection(registers=(FRONT,)), exported, operator=KARI)
    # Its period is in the file, and another register's journal tells that it was made.
    assert b"Z report" in exported.getvalue()
    assert FRONT.encode() in exported.getvalue()
    assert kept.head(FRONT) == head
    told = [row.event for row in kept.entries(BACK, elsewhere + 1)]
    assert any(isinstance(event, JournalExported) for event in told)
    assert len(told) == 4
    with kept.counter.store.read() as books:
        assert [row.register for row in books.day_vouchers(None, None, None)] == [FRONT]
    assert kept.faults(FRONT) == []


@pytest.mark.law("KSF-2-6-4c")
def test_a_copy_of_its_receipts_says_what_they_said(shop: Shop) -> None:
    """The texts changed while it was out of use, which its journal does not tell of."""
    kept = shop.kept
    kept.do(SetReceiptTexts("1", "Som det var", ""), KARI)
    kept.open(BACK)
    kept.sell(at=BACK)
    kept.close_a_day(at=BACK)
    take_out(shop)
    kept.do(SetReceiptTexts("1", "Som det er", ""), KARI)
    take_out(shop, body=BACK_AGAIN)
    kept.open(BACK)
    kept.sell(at=BACK)
    with kept.counter.store.read() as books:
        (place,) = books.locations()
        before, after = (
            place.texts_at(BACK, row.number).above
            for row in books.records(BACK, 1)
            if isinstance(row.event, SaleCompleted)
        )
    assert (before, after) == (("Som det var",), ("Som det er",))


def test_its_printer_is_let_go_and_taken_up_again(shop: Shop) -> None:
    kept = shop.kept
    prints = PrintRoom(kept.counter, [FRONT, BACK])
    rooms = RegisterRoom(kept.counter, [FRONT, BACK])
    bench = kept.shop.registers
    bench.tell(prints.take_in, rooms.take_in)
    bench.tell_out_of_use(prints.let_go)
    with rooms.started():
        prints.open()
        (thread,) = (each for each in threading.enumerate() if each.name == f"print {BACK}")
        take_out(shop)
        thread.join(timeout=30)
        assert not thread.is_alive()
        kept.do(lambda point: point.books.put_in_queue(BACK, "test_page", 1), "", BACK)
        prints.print_soon(BACK)
        head = kept.head(BACK)
        assert kept.kinds(BACK)[-1] == "system_stopped"
        take_out(shop, body=BACK_AGAIN)
        # What waited comes out meanwhile.
        fresh = [kind for kind in kept.kinds(BACK, head + 1) if kind != "document_printed"]
        assert fresh == ["settings_changed", "system_started"]
        prints.close()
    assert kept.kinds(BACK)[-1] == "system_stopped"


@pytest.mark.law("KSF-2-7-1")
def test_what_a_command_changes_beside_the_open_shop_is_followed(shop: Shop) -> None:
    """A command is a process of its own: it writes in the books, and whoever serves sees it there."""
    kept, data = shop.kept, shop.kept.shop.settings.folder
    prints = PrintRoom(kept.counter, [FRONT, BACK])
    rooms = RegisterRoom(kept.counter, [FRONT, BACK])
    bench = kept.shop.registers
    bench.tell(prints.take_in, rooms.take_in)
    bench.tell_out_of_use(prints.let_go)
    asked = ("--data", data, "--register", BACK, "--operator", KARI, "--pin", PINS[KARI])
    with rooms.started():
        prints.open()
        assert bench.follow(kept.counter) == {}
        (thread,) = (each for each in threading.enumerate() if each.name == f"print {BACK}")
        done("registers", "out-of-use", *asked)
        assert bench.follow(kept.counter) == {}
        thread.join(timeout=30)
        assert not thread.is_alive()
        done("registers", "into-use", *asked)
        _followed_by_one_start(kept, BACK)
        # Out of use and back before anybody has looked.
        done("registers", "out-of-use", *asked)
        done("registers", "into-use", *asked)
        _followed_by_one_start(kept, BACK)
        done("keys", "create", "--data", data, "--register", "K9", "--location", "1", "--prefix", "9-")
        _followed_by_one_start(kept, "K9")
        prints.close()
    assert (kept.kinds(BACK)[-1], kept.kinds("K9")[-1]) == ("system_stopped", "system_stopped")
    assert kept.faults(BACK) == kept.faults("K9") == []


def _followed_by_one_start(kept: Shopkeeper, register: str) -> None:
    """Follow what a command did, twice, and see that the register was started once."""
    before = kept.head(register)
    for _ in range(2):
        assert kept.shop.registers.follow(kept.counter) == {}
        fresh = [kind for kind in kept.kinds(register, before + 1) if kind != "clock_went_back"]
        assert fresh == ["system_started"]


def test_whoever_could_not_be_told_is_told_again_and_the_others_are_followed(shop: Shop) -> None:
    kept, data = shop.kept, shop.kept.shop.settings.folder
    told: list[str] = []
    faults = [DiskFull(), DiskFull()]

    def start(register: str) -> None:
        if register == "K8" and faults:
            raise faults.pop()
        told.append(register)

    bench = kept.shop.registers
    bench.tell(told.append, start)
    for name, prefix in (("K8", "8-"), ("K9", "9-")):
        done("keys", "create", "--data", data, "--register", name, "--location", "1", "--prefix", prefix)
    assert [list(bench.follow(kept.counter)) for _ in range(3)] == [["K8"], ["K8"], []]
    assert told == ["K8", "K9", "K9", "K8"]


def test_nobody_looks_whether_its_machines_are_well(shop: Shop) -> None:
    kept = shop.kept
    take_out(shop)
    looks = kept.shop.examiner.looks()
    assert BACK not in {look.register for look in looks}
    assert FRONT in {look.register for look in looks}


# ── refused ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("BFF-5-3-14-a", "KSF-2-6-7", "KSF-2-8-3-2")
def test_what_stands_at_it_has_to_be_ended_first(shop: Shop) -> None:
    kept = shop.kept
    kept.open()
    assert take_out(shop, FRONT, 409)["code"] == "register.still_used"
    kept.ring("200")
    assert take_out(shop, FRONT, 409)["code"] == "register.sales_stand"
    kept.do(ParkBasket("Kari"))
    assert take_out(shop, FRONT, 409)["code"] == "register.sales_stand"
    assert FRONT in shop.listed()


def test_training_is_ended_first(shop: Shop) -> None:
    shop.kept.open(BACK, KARI, float_ore=None)
    shop.kept.do(SetTraining(on=True), KARI, BACK)
    assert take_out(shop, status=409)["code"] == "training.in_the_way"


def test_the_last_one_in_use_stays(shop: Shop) -> None:
    for register in (BACK, BELT, OTHER_BELT, KIOSK):
        take_out(shop, register)
    traces = shop.kept.traces()
    assert take_out(shop, FRONT, 409)["code"] == "register.last_in_use"
    assert shop.kept.traces() == traces
    assert shop.listed() == [FRONT]


@pytest.mark.parametrize("body", [OUT, BACK_AGAIN])
def test_it_takes_a_proof_and_the_right(shop: Shop, body: Json) -> None:
    traces = shop.kept.traces()
    assert take_out(shop, status=403, body={**body, "current": ""})["code"] == "people.proof_needed"
    assert take_out(shop, status=403, body={**body, "current": "0000"})["code"] == "people.not_confirmed"
    for action in (TakeOutOfUse(is_confirmed=True), TakeIntoUse(is_confirmed=True)):
        with pytest.raises(MissingRight) as refusal:
            shop.kept.counter.carry_out(BACK, OLA, action).result()
        assert refusal.value.facts["right"] == Right.ADMINISTER
    assert shop.kept.traces() == traces
    assert take_out(shop, "K9", 404)["code"] == "register.unknown"


# ── in use again ─────────────────────────────────────────────────────────────────────────────────


def test_it_comes_back_with_the_numbers_where_they_ended(shop: Shop) -> None:
    kept = shop.kept
    kept.open(BACK)
    first = kept.sell(at=BACK)
    kept.close_a_day(at=BACK)
    take_out(shop)
    kept.die_and_come_back()
    again = Shop(kept)
    assert BACK not in again.listed()
    assert row_of(take_out(again, body=BACK_AGAIN))["out_of_use_since"] is None
    assert kept.last(BACK).event == SettingsChanged(
        "use of a register", f"{BACK}, fra ute av bruk til i bruk"
    )
    assert BACK in again.listed()
    kept.open(BACK)
    assert kept.sell(at=BACK).receipt == first.receipt + 1
    assert kept.faults(BACK) == []


def test_more_than_a_shop_may_have_does_not_come_back(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    take_out(shop)
    monkeypatch.setattr("datakasse.office.shop.use_register.REGISTERS_MAX", 4)
    assert take_out(shop, status=409, body=BACK_AGAIN)["code"] == "register.too_many"


# ── ended by the hub ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("code", ["hub.fork", "hub.register_retired"])
def test_what_the_hub_has_ended_finishes_its_day_and_begins_no_other(shop: Shop, code: str) -> None:
    kept = shop.kept
    kept.open()
    kept.ring("200")
    stand_with_hub(kept, code)
    # The sale that is under way goes on, also by somebody else.
    kept.do(AddArticle("200"))
    kept.sign_on(KARI)
    kept.sign_on(OLA)
    kept.do(CompleteSale((CASH,)))
    told = kept.refuse(ShutByHub, AddArticle("200")).sentence("nb")
    assert "Bruk en annen kasse" in told
    kept.close_a_day()
    kept.refuse(ShutByHub, SignOn(pin_is_right=True), KARI)
    kept.refuse(ShutByHub, DeclareFloat(1_000_00))
    # The others sell on.
    kept.open(BACK)
    kept.sell(at=BACK)
    kept.do(TakeOutOfUse(is_confirmed=True), KARI)
    kept.refuse(EndedByHub, TakeIntoUse(is_confirmed=True), KARI)
    assert kept.faults() == []


def test_a_hub_that_is_away_unknown_or_unreadable_shuts_nothing(shop: Shop) -> None:
    kept = shop.kept
    kept.open()

    for code in (UNREAD, "hub.revoked", "hub.unknown_machine", "hub.register_taken", "hub.refused"):
        stand_with_hub(kept, code)
        kept.sell()
    stand_with_hub(kept, away_since=SINCE)
    kept.sell()


# ── on the command line ──────────────────────────────────────────────────────────────────────────


def test_the_command_takes_one_out_and_back(web_folder: Path) -> None:
    asked = ("--data", web_folder, "--register", BACK, "--operator", KARI, "--pin", PINS[KARI])
    assert f"{BACK}  i bruk" in done("registers", "list", "--data", web_folder)
    assert "tatt ut av bruk" in done("registers", "out-of-use", *asked)
    assert f"{BACK}  ute av bruk siden " in done("registers", "list", "--data", web_folder)
    refused("register.out_of_use", "keys", "rotate", "--data", web_folder, "--register", BACK)
    assert "i bruk igjen" in done("registers", "into-use", *asked)


def test_a_copy_holds_it_and_it_comes_back_out_of_use(web_folder: Path, tmp_path: Path) -> None:
    usb, sheet, back = tmp_path / "usb", tmp_path / "ark.txt", tmp_path / "back"
    usb.mkdir()
    sheet.write_text(done("backup", "key"))
    done("backup", "set-up", "--data", web_folder, "--identity", sheet)
    done("backup", "add-place", "--data", web_folder, "--name", "usb", "--address", f"folder:{usb}")
    asked = ("--register", BACK, "--operator", KARI, "--pin", PINS[KARI])
    done("registers", "out-of-use", "--data", web_folder, *asked)
    done("backup", "now", "--data", web_folder)
    done("restore", "--from", f"folder:{usb}", "--to", back, "--identity", sheet)
    assert f"{BACK}  ute av bruk siden " in done("registers", "list", "--data", back)
    done("verify", "--data", back)
    done("registers", "into-use", "--data", back, *asked)
    done("verify", "--data", back)
