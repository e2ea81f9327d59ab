"""Another register, asked for again: the answer was lost, the process died, or nobody could take it in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import cast

import pytest
from httpx2 import Response

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Answered
from datakasse.counter.ports import Printer
from datakasse.errors.storage.database import DiskFull
from datakasse.errors.till.day import NotServed
from datakasse.office.shop.add_register import AddRegister, WantedRegister
from datakasse.office.shop.choose_printer import WantedPrinter
from datakasse.trade.shop.shop import DrawerUse
from datakasse.web.desk import bound
from datakasse.web.rooms import register_room
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS
from tests.web.caller import Json
from tests.web.shop.added_register import NEW, PROVED, Shop, room_of, shop

__all__ = ["shop"]

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
