"""A recovery sheet that is lost or stolen gives way to another: what each of the two opens from then on."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Barrier

import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_with_entry import KeptWithEntry
from datakasse.errors.backup.places import BackupMissing, PlaceTwice
from datakasse.errors.backup.recovery_key import SameSheet
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.sign_in.office import NotConfirmed, ProofNeeded
from datakasse.errors.storage.database import DiskFull
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.backups import bring_all
from datakasse.office.backup.box import BoxBroken, open_box
from datakasse.office.backup.drill import drill
from datakasse.office.backup.owners_told import OwnersTold, owners_told
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey, make_recovery_key, read_recovery_key
from datakasse.office.backup.recovery_sheet import recovery_sheet
from datakasse.office.backup.set_up import (
    AddPlace,
    RemovePlace,
    ReplaceRecoveryKey,
    SetUpBackup,
    demand_place,
)
from datakasse.office.backup.setup import BackupSetup, demand_setup
from datakasse.office.backup.show_backup import show_backup
from datakasse.office.backup.status import Light, StatusFile
from datakasse.office.backup.trial import TrialOrder, TrialTold
from tests.cli.command_line import COULD_NOT, done, refused, typed
from tests.till.shopkeeper import FRONT, KARI, OLA, PINS, Shopkeeper

PLACE = "usb"
OLD = make_recovery_key()


@pytest.fixture
def usb(shop: Shopkeeper, tmp_path: Path) -> Path:
    """A memory stick with all copies of a shop that has sold once."""
    folder = tmp_path / PLACE
    folder.mkdir()
    backups = shop.shop.backups
    shop.do(SetUpBackup(backups, OLD), by=KARI)
    place = PlaceSetup(PLACE, f"folder:{folder}")
    demand_place(backups, place)
    shop.do(AddPlace(backups, place), by=KARI)
    shop.open()
    shop.sell("200")
    copy(shop)
    return folder


@pytest.fixture
def new(shop: Shopkeeper, usb: Path) -> RecoveryKey:
    """The sheet that counts now; nothing has been sent since."""
    key = make_recovery_key()
    assert (usb / replaced(shop, key) / "deed.age").exists()
    return key


def copy(shop: Shopkeeper) -> None:
    """Bring all that the place lacks."""
    setup = demand_setup(shop.shop.backups.safe)
    bring_all(shop.shop.backups.shipper(setup, setup.places[0]))


def replaced(shop: Shopkeeper, key: RecoveryKey) -> str:
    """Have another sheet count; returns the folder that the old one opens."""
    return shop.do(ReplaceRecoveryKey(shop.shop.backups, key, is_confirmed=True), by=KARI)


def lines(usb: Path) -> set[str]:
    """Return the lines there are copies of."""
    return {path.parent.name for path in usb.rglob("deed.age")}


def back(usb: Path, key: RecoveryKey, folder: Path) -> str:
    """Restore with a sheet, and return the journals."""
    sheet = folder.with_suffix(".txt")
    sheet.write_text(recovery_sheet(key, None))
    done("restore", "--from", f"folder:{usb}", "--to", folder, "--identity", sheet)
    assert all("0 feil" in line for line in done("verify", "--data", folder).splitlines())
    return done("journal", "--data", folder)


def test_the_new_sheet_brings_all_back_and_the_old_one_what_was_sent_before(
    shop: Shopkeeper, usb: Path, new: RecoveryKey, tmp_path: Path
) -> None:
    shop.sell("200")
    copy(shop)
    assert back(usb, new, tmp_path / "whole").count("sale_completed") == 2
    assert back(usb, OLD, tmp_path / "before").count("sale_completed") == 1


def test_who_restores_with_the_old_sheet_is_told_that_there_is_more_that_it_does_not_open(
    shop: Shopkeeper, usb: Path, new: RecoveryKey, tmp_path: Path
) -> None:
    """The sheet at home may be the old one; what was sold since would be missing without a word."""
    before = lines(usb)
    copy(shop)
    (since,) = lines(usb) - before
    sheet = tmp_path / "sheet.txt"
    for key, is_told in ((OLD, True), (new, False)):
        sheet.write_text(recovery_sheet(key, None), encoding="utf-8")
        to = tmp_path / f"back-{is_told}"
        told = done("restore", "--from", f"folder:{usb}", "--to", to, "--identity", sheet)
        assert (f"fra mappen {since}" in told) == is_told, told


def test_nothing_that_is_sent_from_then_on_opens_with_the_old_sheet(
    shop: Shopkeeper, usb: Path, new: RecoveryKey
) -> None:
    """And nothing that was sent before with the new one, so that nobody takes the one for the other."""
    before = set(usb.rglob("*.age"))
    shop.sell("200")
    copy(shop)
    boxes = [path for path in usb.rglob("*.age") if "pieces" not in path.parts]
    opens = {key.owner: {path for path in boxes if _opens(path, key)} for key in (OLD, new)}
    assert opens[OLD.owner] == before & set(boxes)
    assert opens[new.owner] == set(boxes) - before != set()


def _opens(path: Path, key: RecoveryKey) -> bool:
    try:
        open_box(path.read_bytes(), [key.secret])
    except BoxBroken:
        return False
    return True


def test_a_register_that_came_back_with_the_old_sheet_comes_back_with_the_new_one(
    usb: Path, tmp_path: Path
) -> None:
    """Its journal has keys that the old sheet alone vouched for at the time."""
    again, sheet = tmp_path / "again", tmp_path / "new.txt"
    first = lines(usb)
    back(usb, OLD, again)
    sheet.write_text(done("backup", "key"))
    command = ("backup", "replace-key", "--data", again, "--operator", KARI, "--pin", PINS[KARI])
    done("backup", "now", "--data", again)
    (second,) = lines(usb) - first
    told = typed(*command, "--identity", sheet)
    assert f"ligger i mappen datakasse/{second} på hvert sted" in told.stderr
    refused("backup.same_sheet", *command, "--identity", sheet)
    done("backup", "now", "--data", again)
    to = ("--to", tmp_path / "third", "--identity", sheet)
    done("restore", "--from", f"folder:{usb}", *to)
    assert done("journal", "--data", tmp_path / "third").count("register_restored") == 10
    assert "0 feil" in done("verify", "--data", tmp_path / "third")


@pytest.mark.usefixtures("usb")
def test_the_light_is_red_until_the_new_sheet_opens_something_whoever_is_late(shop: Shopkeeper) -> None:
    """A round that began before may end after it; what it brought opens with the old sheet."""
    backups = shop.shop.backups
    setup = demand_setup(backups.safe)
    late = backups.shipper(setup, setup.places[0])
    assert show_backup(backups).light is Light.YELLOW
    replaced(shop, make_recovery_key())
    shop.sell("200")
    bring_all(late)
    shown = show_backup(backups)
    assert (shown.light, shown.verified_at, shown.drill) == (Light.RED, None, None)
    copy(shop)
    assert show_backup(backups).verified_at is not None


@dataclass(frozen=True)
class _LateTrial:
    """A trial that another sheet takes the place of while it is under way."""

    shop: Shopkeeper

    def __call__(self, order: TrialOrder) -> TrialTold:
        """Try, and end after the other counts."""
        told = self.shop.shop.backups.trial(order)
        replaced(self.shop, make_recovery_key())
        return told

    def end(self) -> None:
        """End at once."""


@pytest.mark.usefixtures("usb")
def test_a_trial_of_what_the_old_sheet_opens_says_nothing_of_the_new_one(shop: Shopkeeper) -> None:
    backups = shop.shop.backups
    setup = demand_setup(backups.safe)
    drill(backups, setup, setup.places[0])
    assert backups.board.read().drill is not None
    drill(replace(backups, trial=_LateTrial(shop)), setup, setup.places[0])
    assert backups.board.read().drill is None


@pytest.mark.law("KSF-2-7-1")
def test_the_journal_says_which_counts_and_which_no_more(shop: Shopkeeper, new: RecoveryKey) -> None:
    told = [entry.event for entry in shop.entries(FRONT) if isinstance(entry.event, SettingsChanged)]
    assert told[-2:] == [
        SettingsChanged("backup recovery key", new.owner),
        SettingsChanged("backup recovery key withdrawn", OLD.owner),
    ]


class Died(BaseException):
    """The machine is off."""


def off(*_: object) -> None:
    raise OSError("the machine is off")


def _shown_after_death(shop: Shopkeeper) -> tuple[BackupSetup, OwnersTold, Light]:
    """Open the shop again after its machine has died."""
    shop.die_and_come_back()
    backups = shop.shop.backups
    with shop.shop.store.read() as books:
        return demand_setup(backups.safe), owners_told(books), show_backup(backups).light


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.usefixtures("usb")
def test_a_machine_that_dies_before_the_entries_are_durable_has_the_old_sheet(shop: Shopkeeper) -> None:
    backups, new = shop.shop.backups, make_recovery_key()
    before = demand_setup(backups.safe)

    def dies(point: CashPoint) -> None:
        ReplaceRecoveryKey(backups, new, is_confirmed=True)(point)
        raise Died

    with pytest.raises(Died):
        shop.do(dies, KARI)
    setup, told, light = _shown_after_death(shop)
    assert (setup, told.now, light) == (before, {OLD.owner}, Light.YELLOW)


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.usefixtures("usb")
@pytest.mark.parametrize("step", [(KeptWithEntry, "_count"), (StatusFile, "begin")])
def test_a_machine_that_dies_once_they_are_has_the_new_one_and_a_red_light(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch, step: tuple[type, str]
) -> None:
    """The owner has that one; the journal calls the old one withdrawn."""
    backups, new = shop.shop.backups, make_recovery_key()
    places = demand_setup(backups.safe).places
    with monkeypatch.context() as death:
        death.setattr(*step, off)
        with pytest.raises(OSError, match="off"):
            replaced(shop, new)
    setup, told, light = _shown_after_death(shop)
    assert (setup.owner, setup.places, told.now, light) == (new.owner, places, {new.owner}, Light.RED)
    copy(shop)
    assert show_backup(shop.shop.backups).verified_at is not None


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.usefixtures("usb")
def test_of_two_that_replace_it_at_once_the_later_withdraws_the_one_of_the_earlier(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries of the earlier are durable, her set-up is not kept yet, and another process comes between."""
    earlier, later = make_recovery_key(), make_recovery_key()
    with monkeypatch.context() as slow:
        slow.setattr(KeptWithEntry, "_count", off)
        with pytest.raises(OSError, match="off"):
            replaced(shop, earlier)
    replaced(shop, later)
    with shop.shop.store.read() as books:
        assert owners_told(books).now == {later.owner} == {demand_setup(shop.shop.backups.safe).owner}


@pytest.mark.usefixtures("usb")
def test_a_place_that_no_entry_tells_of_gets_no_copies(shop: Shopkeeper, tmp_path: Path) -> None:
    backups = shop.shop.backups
    before = demand_setup(backups.safe)
    elsewhere = PlaceSetup("bank", f"folder:{tmp_path}")
    for action in (AddPlace(backups, elsewhere), RemovePlace(backups, PLACE)):
        shop.refuse(DiskFull, _Then(action), by=KARI)
        assert demand_setup(backups.safe) == before


@pytest.mark.usefixtures("usb")
def test_of_two_that_add_the_same_place_at_once_one_is_told_that_it_is_there(
    shop: Shopkeeper, tmp_path: Path
) -> None:
    """Both have asked the place, and it is none of the shop's yet; its copies would be sent there twice."""
    backups, bank = shop.shop.backups, tmp_path / "bank"
    bank.mkdir()
    wanted = [PlaceSetup("bank", f"folder:{bank}"), PlaceSetup("boks", f"folder:{bank}/")]
    both_asked = Barrier(len(wanted))

    def add(place: PlaceSetup) -> str:
        demand_place(backups, place)
        both_asked.wait()
        try:
            shop.counter.carry_out(FRONT, KARI, AddPlace(backups, place)).result()
        except PlaceTwice as refusal:
            return str(refusal.facts["name"])
        return ""

    with ThreadPoolExecutor(len(wanted)) as hands:
        told = list(hands.map(add, wanted))
    (added,) = {place.name for place in demand_setup(backups.safe).places} - {PLACE}
    assert sorted(told) == ["", added]


class _Then(msgspec.Struct, frozen=True):
    """Does something, and then the disk is full."""

    action: ReplaceRecoveryKey | AddPlace | RemovePlace

    def __call__(self, point: CashPoint) -> None:
        """Do it, and do not keep it."""
        self.action(point)
        raise DiskFull


@pytest.mark.usefixtures("usb")
def test_where_it_is_not_kept_the_old_sheet_counts(shop: Shopkeeper) -> None:
    backups = shop.shop.backups
    before = demand_setup(backups.safe)
    shop.refuse(DiskFull, _Then(ReplaceRecoveryKey(backups, make_recovery_key(), is_confirmed=True)), by=KARI)
    assert demand_setup(backups.safe) == before
    assert show_backup(backups).light is Light.YELLOW


@pytest.mark.usefixtures("usb")
def test_a_command_writes_the_sheet_out_before_it_does_anything(shop: Shopkeeper) -> None:
    """So that whoever gets no answer has it; one that is refused says that it opens nothing."""
    before = demand_setup(shop.shop.backups.safe)
    by_ola = ("--operator", OLA, "--pin", PINS[OLA])
    told = typed("backup", "replace-key", "--data", shop.folder, *by_ola)
    assert told.exit_code == COULD_NOT
    assert read_recovery_key(told.stdout).owner != before.owner
    first, last = told.stderr.splitlines()
    assert first.endswith("Blir det avvist, åpner arket ingenting: kast det.")
    assert last.endswith(f"[{MissingRight.code}]")
    assert demand_setup(shop.shop.backups.safe) == before


@pytest.mark.usefixtures("usb")
def test_who_may_not_or_has_not_shown_that_it_is_she_changes_nothing(shop: Shopkeeper) -> None:
    backups = shop.shop.backups
    before = demand_setup(backups.safe)
    for refusal, confirmed, by in (
        (MissingRight, True, OLA),
        (ProofNeeded, None, KARI),
        (NotConfirmed, False, KARI),
    ):
        shop.refuse(refusal, ReplaceRecoveryKey(backups, make_recovery_key(), confirmed), by=by)
    shop.refuse(SameSheet, ReplaceRecoveryKey(backups, OLD, is_confirmed=True), by=KARI)
    assert demand_setup(backups.safe) == before


def test_a_shop_without_a_backup_has_no_sheet_to_replace(shop: Shopkeeper) -> None:
    action = ReplaceRecoveryKey(shop.shop.backups, make_recovery_key(), is_confirmed=True)
    shop.refuse(BackupMissing, action, by=KARI)
