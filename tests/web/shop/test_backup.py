"""
The backup over HTTP: who may, what is told and what never is, and that nobody who sells notices.

Law: SIG-12 in spirit: a secret that was handed in is told nobody again.
"""

import dataclasses
import os
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from datakasse.devices.machine.trial_apart import TrialApart
from datakasse.errors.backup.places import (
    BackupExists,
    PlaceAddressBad,
    PlaceNameBad,
    PlaceNotAdded,
    PlaceTwice,
    SecretInAddress,
    SftpMissing,
)
from datakasse.errors.backup.recovery_key import RecoveryKeyBad
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.drill import EVERY, drill, place_to_try
from datakasse.office.backup.place import Held, Place, PlaceSetup
from datakasse.office.backup.recovery_key import make_recovery_key, read_recovery_key
from datakasse.office.backup.recovery_sheet import recovery_sheet
from datakasse.office.backup.setup import demand_setup
from datakasse.office.backup.status import DrillResult, Light, PlaceStatus, Status, light_of
from datakasse.trade.moment import in_norway
from datakasse.web.rooms.backup_room import BackupRoom
from tests.till.shopkeeper import FRONT, KARI, PINS, REVISOR
from tests.web.caller import Caller, assert_problem

PATIENCE_S = 60
OWNER = make_recovery_key()
SHEET = {"sheet": recovery_sheet(OWNER, None)}


@pytest.fixture
def usb(caller: Caller, tmp_path: Path) -> Path:
    """A memory stick that is a place for copies."""
    folder = tmp_path / "usb"
    folder.mkdir()
    office = caller.office()
    office.done("POST", "/office/backup", SHEET, status=201)
    office.done("PUT", "/office/backup/places/usb", {"address": f"folder:{folder}"})
    return folder


@contextmanager
def at_work(room: BackupRoom) -> Generator[BackupRoom]:
    """Have the room open for the length of a `with`."""
    room.open()
    try:
        yield room
    finally:
        room.close()


def until(done: "threading.Event") -> None:
    assert done.wait(PATIENCE_S)


def watch(caller: Caller) -> tuple[threading.Event, threading.Event]:
    """Return what is set once a copy is verified, and once a drill is done."""
    copied, drilled = threading.Event(), threading.Event()
    board = caller.shop.shop.backups.board
    write_place, write_drill = board.write_place, board.write_drill

    def place_noted(name: str, status: PlaceStatus | None) -> None:
        write_place(name, status)
        if status is not None and status.verified_at is not None and status.failed_at is None:
            copied.set()

    def drill_noted(result: DrillResult) -> None:
        write_drill(result)
        drilled.set()

    board.write_place, board.write_drill = place_noted, drill_noted  # type: ignore[method-assign] - listened to
    return copied, drilled


def test_copies_leave_by_themselves_and_a_drill_shows_that_they_restore(caller: Caller, usb: Path) -> None:
    copied, drilled = watch(caller)
    screen = caller.open()
    with at_work(caller.backup) as room:
        until(copied)
        screen.sell()
        copied.clear()
        caller.shop.clock.forward(minutes=6)
        room.back_up_soon()
        until(copied)
        room.drill_soon()
        until(drilled)
    shown = caller.office().done("GET", "/office/backup")
    assert (shown["light"], shown["drill"]["fault"]) == ("yellow", ""), shown
    assert shown["drill"]["entries"] > 10
    assert "bare på ett sted" in shown["nb"]
    assert list(usb.rglob("*.age"))
    check = caller.open().get("system-check").json()["checks"]
    assert [row["state"] for row in check if row["name"] == "backup"] == ["good"]


@pytest.mark.parametrize(
    ("ahead", "state"),
    [(timedelta(hours=1), "good"), (timedelta(days=3), "notice"), (timedelta(days=400), "bad")],
)
def test_once_a_clock_that_was_ahead_is_set_back_the_day_opens_on_how_old_the_copy_is(
    caller: Caller, usb: Path, ahead: timedelta, state: str
) -> None:
    """A copy was verified while the clock was ahead: nobody knows how old it is until one is verified."""
    board, now = caller.shop.shop.backups.board, caller.shop.clock.now()
    office, screen = caller.office(), caller.open()

    def said() -> tuple[str, str]:
        (row,) = (row for row in screen.get("system-check").json()["checks"] if row["name"] == "backup")
        return row["state"], row["nb"]

    board.write_place("usb", PlaceStatus(now + ahead))
    assert said()[0] == state
    # A place that was taken out while the clock was ahead does not hide one that is there.
    an_hour_ago = now - timedelta(hours=1)
    nas = usb.with_name("nas")
    nas.mkdir()
    office.done("PUT", "/office/backup/places/nas", {"address": f"folder:{nas}"})
    board.write_place("nas", PlaceStatus(an_hour_ago))
    told = f"fra {in_norway(an_hour_ago):%d.%m.%Y %H:%M}"
    assert said() == ("good", f"Siste kontrollerte sikkerhetskopi er {told}.")
    assert office.done("GET", "/office/backup")["verified_at"] == an_hour_ago.isoformat().replace(
        "+00:00", "Z"
    )
    board.write_place("nas", PlaceStatus(now - timedelta(days=8)))
    assert said()[0] == "bad"


def test_a_copy_from_a_time_to_come_does_not_make_the_shop_ready(caller: Caller, usb: Path) -> None:
    board, now = caller.shop.shop.backups.board, caller.shop.clock.now()
    office = caller.office()
    for at, standing in ((now, "done"), (now + timedelta(days=400), "missing")):
        board.write_place("usb", PlaceStatus(at))
        points = {each["point"]: each for each in office.done("GET", "/office/set-up")["readiness"]["points"]}
        assert points["backup"]["standing"] == standing
    assert usb.exists()


def test_a_place_that_hangs_holds_nobody_up_who_sells(caller: Caller, usb: Path) -> None:
    hanging, go_on = threading.Event(), threading.Event()
    opener = caller.shop.shop.backups.open_place

    def slow(setup: PlaceSetup) -> Place:
        place = opener(setup)
        held = place.held

        def hang(under: str) -> Iterator[Held]:
            hanging.set()
            assert go_on.wait(PATIENCE_S)
            return held(under)

        place.held = hang  # type: ignore[method-assign] - it hangs, and is itself otherwise
        return place

    backups = dataclasses.replace(caller.shop.shop.backups, open_place=slow)
    with at_work(BackupRoom(backups)):
        until(hanging)
        caller.open().sell()
        go_on.set()
    assert usb.exists()


@pytest.mark.parametrize("trouble", [SftpMissing(), RuntimeError()])
def test_what_goes_wrong_once_does_not_keep_copies_waiting(
    caller: Caller, usb: Path, trouble: Exception
) -> None:
    """A way to a place that was refused once was never looked for again until the next start."""
    copied, _ = watch(caller)
    opener, once = caller.shop.shop.backups.open_place, threading.Event()

    def odd(setup: PlaceSetup) -> Place:
        if not once.is_set():
            once.set()
            raise trouble
        return opener(setup)

    with at_work(BackupRoom(dataclasses.replace(caller.shop.shop.backups, open_place=odd))) as room:
        until(once)
        room.back_up_soon()
        until(copied)
    assert list(usb.rglob("*.age"))


@pytest.mark.parametrize(
    ("trouble", "says"),
    [(SftpMissing(), "pip install datakasse[sftp]"), (RuntimeError("sent"), "RuntimeError")],
)
def test_a_place_that_nothing_can_be_brought_to_says_why(
    caller: Caller, usb: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception, says: str
) -> None:
    """As after an upgrade without the library for SFTP: it stood in the log alone; the light was green."""
    backups, noted = caller.shop.shop.backups, threading.Event()
    write = backups.board.write_place

    def heard(name: str, status: PlaceStatus | None) -> None:
        write(name, status)
        noted.set()

    def odd(_setup: PlaceSetup) -> Place:
        raise trouble

    monkeypatch.setattr(backups.board, "write_place", heard)
    with at_work(BackupRoom(dataclasses.replace(backups, open_place=odd))):
        until(noted)
    (place,) = caller.office().done("GET", "/office/backup")["places"]
    assert says in place["why"]
    assert place["failed_at"]
    assert "sent" not in place["why"]
    assert usb.exists()


def test_a_trial_that_dies_is_a_failed_drill_in_one_sentence(
    caller: Caller, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ODD_TRIAL", "die")
    backups = dataclasses.replace(caller.shop.shop.backups, trial=TrialApart("tests.backup.odd_trial"))
    (place,) = demand_setup(backups.safe).places
    result = drill(backups, demand_setup(backups.safe), place)
    assert "kom ikke til ende (prosessen ble avsluttet av SIGKILL)" in result.fault
    assert caller.office().done("GET", "/office/backup")["drill"]["fault"] == result.fault
    assert usb.exists()


def test_a_trial_ends_with_the_server_and_is_no_failed_drill(
    caller: Caller, usb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setenv("ODD_TRIAL", f"hang {pipe}")
    backups = dataclasses.replace(caller.shop.shop.backups, trial=TrialApart("tests.backup.odd_trial"))
    with at_work(BackupRoom(backups)) as room:
        room.drill_soon()
        hanging = pipe.open("rb")
        caller.open().sell()
    with hanging:
        assert hanging.read() == b""
    assert backups.board.read().drill is None
    assert usb.exists()


def test_what_cannot_be_a_place_is_refused_before_anything_is_kept(caller: Caller, usb: Path) -> None:
    office = caller.office()
    for name, address, refusal in (
        ("usb2", "ftp://somewhere", PlaceAddressBad),
        ("usb2", f"folder:{usb}/nothing", PlaceNotAdded),
        ("usb2", f"folder:{usb}", PlaceTwice),
        ("usb2", "sftp://kopi:hemmelig@maskin/kopier", SecretInAddress),
        ("USB 2", f"folder:{usb}", PlaceNameBad),
    ):
        answer = office.call("PUT", f"/office/backup/places/{name}", {"address": address})
        assert answer.json()["code"] == refusal.code
    assert [place["name"] for place in office.done("GET", "/office/backup")["places"]] == ["usb"]
    assert_problem(office.call("POST", "/office/backup", SHEET), 409, BackupExists.code)


def test_secrets_go_in_and_never_come_out(caller: Caller, usb: Path) -> None:
    office = caller.office()
    office.done("PUT", "/office/backup/places/usb", {"address": f"folder:{usb}", "secret": "hemmelig-7"})
    setup = demand_setup(caller.shop.shop.backups.safe)
    assert [place.secret for place in setup.places] == ["hemmelig-7"]
    told = office.call("GET", "/office/backup").text
    assert "hemmelig-7" not in told
    assert setup.drill not in told
    for file in caller.shop.folder.rglob("*"):
        assert not file.is_file() or b"hemmelig-7" not in file.read_bytes()
    changes = [one.event for one in caller.shop.entries(FRONT) if isinstance(one.event, SettingsChanged)]
    assert [change.what for change in changes][-3:] == ["backup recovery key", "backup place", "backup place"]
    assert all("hemmelig" not in change.subject for change in changes)


@pytest.mark.law("KSF-2-7-1")
def test_a_sheet_counts_when_it_comes_back_and_not_before(caller: Caller) -> None:
    """Whoever did not get to see it has lost nothing: no copy is closed for a sheet that nobody has."""
    office = caller.office()
    thrown, kept = (office.done("POST", "/office/backup/new-sheet", status=201)["sheet"] for _ in range(2))
    assert office.done("GET", "/office/backup")["recipient"] == ""
    assert thrown != kept
    shown = office.done("POST", "/office/backup", {"sheet": kept}, status=201)
    assert shown["recipient"] == read_recovery_key(kept).recipient
    replaced = {"sheet": office.done("POST", "/office/backup/new-sheet", status=201)["sheet"]}
    assert office.done("GET", "/office/backup")["recipient"] == shown["recipient"]
    office.done("POST", "/office/backup/sheet", {**replaced, "current": PINS[KARI]})
    assert office.done("GET", "/office/backup")["recipient"] == read_recovery_key(replaced["sheet"]).recipient


@pytest.mark.parametrize(
    "sheet",
    ["", "AGE-SECRET-KEY-1", SHEET["sheet"].rstrip()[:-1], OWNER.recipient],
    ids=["empty", "cut", "miscopied", "public"],
)
def test_what_is_no_sheet_is_refused(caller: Caller, sheet: str) -> None:
    office = caller.office()
    for path in ("/office/backup", "/office/backup/sheet"):
        assert_problem(office.call("POST", path, {"sheet": sheet}), 422, RecoveryKeyBad.code)
    assert office.done("GET", "/office/backup")["recipient"] == ""


def test_who_only_looks_may_not_change_where_copies_go(caller: Caller, usb: Path) -> None:
    auditor = caller.office(REVISOR)
    assert auditor.call("DELETE", "/office/backup/places/usb").status_code == 403
    body = {"address": f"folder:{usb}"}
    assert auditor.call("PUT", "/office/backup/places/mine", body).status_code == 403


def test_a_drill_comes_once_a_month_at_night_and_goes_around(caller: Caller, usb: Path) -> None:
    now = caller.shop.clock.now().replace(hour=4)
    setup = demand_setup(caller.shop.shop.backups.safe)
    (first,) = setup.places
    second = PlaceSetup("bank", "folder:/elsewhere")
    setup = msgspec.structs.replace(setup, places=(first, second))
    copied = {"usb": PlaceStatus(now)}
    assert place_to_try(setup, Status(), now) is None
    assert place_to_try(setup, Status(copied), now) == first
    assert place_to_try(setup, Status(copied), now.replace(hour=12)) is None
    drilled = Status(copied, DrillResult(now, "usb"))
    assert place_to_try(setup, drilled, now + timedelta(days=29)) is None
    assert place_to_try(setup, drilled, now + EVERY) == second
    assert place_to_try(setup, drilled, now + timedelta(days=34, hours=8)) == second
    # A clock that was set back is no reason never to try again.
    assert place_to_try(setup, drilled, now - timedelta(days=1)) == second
    assert usb.exists()


def test_a_copy_that_could_not_be_restored_is_tried_again_the_next_night(caller: Caller, usb: Path) -> None:
    """A stick that was out that night is no reason for a red light until next month."""
    setup = demand_setup(caller.shop.shop.backups.safe)
    now = caller.shop.clock.now().replace(hour=4)
    first, second = setup.places[0], PlaceSetup("bank", "folder:/elsewhere")
    setup = msgspec.structs.replace(setup, places=(first, second))
    failed = Status({"usb": PlaceStatus(now), "bank": PlaceStatus(now)}, DrillResult(now, "usb", fault="x"))
    for hours, tried in ((1, None), (13, None), (24, first), (48, first)):
        assert place_to_try(setup, failed, now + timedelta(hours=hours)) == tried, hours
    at_noon = Status(failed.places, DrillResult(now.replace(hour=12), "usb", fault="x"))
    assert place_to_try(setup, at_noon, now + timedelta(days=1)) == first
    # What is gone says so itself, and keeps no other place waiting.
    gone = {"usb": PlaceStatus(now, failed_at=now, why="det er borte"), "bank": PlaceStatus(now)}
    assert place_to_try(setup, Status(gone, failed.drill), now + timedelta(days=1)) == second
    assert usb.exists()


def test_a_shop_that_is_switched_off_at_night_has_its_copies_tried_too(caller: Caller, usb: Path) -> None:
    """The first time as well as later, and when a clock that was set back has put the last one off."""
    setup = demand_setup(caller.shop.shop.backups.safe)
    noon = caller.shop.clock.now().replace(hour=12)
    copied = {"usb": PlaceStatus(noon)}
    assert place_to_try(setup, Status(copied), noon + timedelta(days=1)) is None
    assert place_to_try(setup, Status(copied), noon + timedelta(days=4)) == setup.places[0]
    older = msgspec.structs.replace(setup, begun_at=None)
    assert place_to_try(older, Status(copied), noon) == setup.places[0]
    ahead = Status(copied, DrillResult(noon + timedelta(days=400), "usb"))
    assert place_to_try(setup, ahead, noon) == setup.places[0]
    assert place_to_try(setup, Status(copied, DrillResult(noon, "usb")), noon - timedelta(seconds=5)) is None
    assert usb.exists()


def test_a_copy_from_a_time_to_come_is_not_fresh() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert light_of(PlaceStatus(noon + timedelta(minutes=5)), noon) is Light.GREEN
    assert light_of(PlaceStatus(noon + timedelta(days=1)), noon) is Light.YELLOW
    assert light_of(PlaceStatus(noon + timedelta(days=400), failed_at=noon), noon) is Light.RED
