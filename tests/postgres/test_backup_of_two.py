"""A copy of books that several machines write in: one of them brings all of it, and all of it comes back."""

import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from datakasse.errors.backup.copies import CopyDamaged
from datakasse.errors.storage.journal import RestoredElsewhere
from datakasse.errors.storage.keys import KeyMissing
from datakasse.office.backup.backups import bring_all
from datakasse.office.backup.box import close_box, open_box
from datakasse.office.backup.drill import drill
from datakasse.office.backup.fetch import fetch
from datakasse.office.backup.fetched import Fetched, Wanted
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey, make_recovery_key
from datakasse.office.backup.restore import go_on, put_back
from datakasse.office.backup.set_up import AddPlace, SetUpBackup
from datakasse.office.backup.setup import demand_setup
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.settings import settings_for
from datakasse.storage.moving import move
from datakasse.storage.sqlite.store import create_store
from datakasse.storage.whereabouts import read_whereabouts, write_whereabouts
from datakasse.trade.shop.shop import SignatureMethod
from datakasse.wiring import open_shop
from lab.postgres.cluster import Cluster
from tests.postgres.test_own_registers import Machine, machines
from tests.shop import BACK, FRONT, NOON, sell

__all__ = ["machines"]

Pair = tuple[Machine, Machine]


@pytest.fixture
def pair(machines: Pair) -> Pair:
    """Two machines with the keys of a register each; neither has the other's."""
    one, other = machines
    shutil.rmtree(one.shop.keys.place_of(BACK))
    shutil.rmtree(other.shop.keys.place_of(FRONT))
    assert (one.own(), other.own()) == ([FRONT], [BACK])
    return one, other


def sell_now(machine: Machine, register: str) -> None:
    """Sell, no earlier than what was written before."""
    machine.shop.store.write(
        lambda books: sell(books, register, at=books.head(register).at or NOON), register
    ).result()


def sell_and_rotate(pair: Pair) -> None:
    """Sell at both, give each register new keys, and sell again."""
    for machine, register in zip(pair, (FRONT, BACK), strict=True):
        sell_now(machine, register)
        machine.shop.counter.carry_out(register, "", RotateKeys(machine.shop.keys)).result()
        sell_now(machine, register)


def set_up(machine: Machine, register: str, folder: Path) -> RecoveryKey:
    """Have a machine bring copies to a folder."""
    folder.mkdir()
    sheet, place = make_recovery_key(), PlaceSetup("usb", f"folder:{folder}")
    machine.shop.counter.carry_out(register, "", SetUpBackup(machine.shop.backups, sheet)).result()
    machine.shop.counter.carry_out(register, "", AddPlace(machine.shop.backups, place)).result()
    machine.shop.backups.open_place(place).prepare()
    return sheet


def bring(machine: Machine) -> None:
    """Bring all that is new."""
    backups = machine.shop.backups
    bring_all(backups.shipper(demand_setup(backups.safe), backups.place("usb")))


def fetched(machine: Machine, sheet: RecoveryKey, spool: Path) -> Fetched:
    """Fetch the copy with the owner's sheet."""
    spool.mkdir()
    backups = machine.shop.backups
    return fetch(backups.open_place(backups.place("usb")), Wanted((sheet.secret,), sheet.owner), spool)


def leave_keys(machine: Machine, register: str) -> None:
    """Leave keys of each number at a machine which the register's journal never declares."""
    for _ in range(4):
        machine.shop.keys.create(register, SignatureMethod.RSA_SHA1_1024)


@pytest.mark.parametrize("are_left", [False, True], ids=["none_left", "others_left"])
@pytest.mark.parametrize("whose", [FRONT, BACK])
def test_one_machine_brings_what_all_have_written_and_it_comes_back(
    pair: Pair, tmp_path: Path, whose: str, *, are_left: bool
) -> None:
    """
    Both have had other keys before it was set up and since, also the one that signs for the other.

    It may have keys of the other's number of its own: left of a register that came to nothing here.
    """
    machine = pair[0 if whose == FRONT else 1]
    if are_left:
        leave_keys(machine, BACK if whose == FRONT else FRONT)
    sell_and_rotate(pair)
    sheet = set_up(machine, whose, tmp_path / "usb")
    bring(machine)
    sell_and_rotate(pair)
    bring(machine)
    copy = fetched(machine, sheet, tmp_path / "spool")
    store = create_store(tmp_path / "back", {})
    try:
        back = put_back(copy, store, store.keys)
        with machine.shop.store.read() as theirs, store.read() as ours:
            for register in (FRONT, BACK):
                assert list(ours.stored(register)) == list(theirs.stored(register))
                assert theirs.state(register).series.sales == 4
        at = max(each.last_at for each in back if each.last_at) + timedelta(minutes=1)
        gone_on = go_on(back, store, store.keys, sheet, now=at, version="0.1.0")
        assert {each.register for each in gone_on if each.key_version} == {FRONT, BACK}
        for register in (FRONT, BACK):
            store.write(lambda books, register=register: sell(books, register, at=at)).result()
            assert not list(store.verify(register))
    finally:
        store.close()


def test_a_copy_of_all_is_tried_out_also_where_one_signs_with_a_secret_that_is_elsewhere(
    pair: Pair, tmp_path: Path
) -> None:
    """The seals have to do for its signatures: the secret is in no copy but its own machine's."""
    one, other = pair
    sell_and_rotate(pair)
    rotated = RotateKeys(other.shop.keys, SignatureMethod.HMAC_SHA1_128)
    other.shop.counter.carry_out(BACK, "", rotated).result()
    sell_now(other, BACK)
    set_up(one, FRONT, tmp_path / "usb")
    bring(one)
    backups = one.shop.backups
    tried = drill(backups, demand_setup(backups.safe), backups.place("usb"))
    assert (tried.fault, tried.entries > 10) == ("", True)


def test_a_box_that_somebody_else_signed_for_it_is_none(pair: Pair, tmp_path: Path) -> None:
    """Whoever holds the place can close a box for the owner; no register of the shop has signed that."""
    machine = pair[0]
    sell_and_rotate(pair)
    sheet = set_up(machine, FRONT, tmp_path / "usb")
    bring(machine)
    setup, stranger = (
        demand_setup(machine.shop.backups.safe),
        pair[1].shop.keys.create("K7", SignatureMethod.RSA_SHA1_1024),
    )
    boxes = [
        file for file in (tmp_path / "usb").rglob("*.age") if "/journal/" in str(file) and BACK in str(file)
    ]
    assert boxes
    for file in boxes:
        opened = open_box(file.read_bytes(), [setup.drill])
        assert (opened.label.register, opened.signed.register) == (BACK, FRONT)
        forged = close_box(
            opened.label,
            opened.lines,
            register=FRONT,
            key_version="1",
            seal=stranger.seal,
            recipients=setup.recipients,
        )
        file.write_bytes(forged)
    with pytest.raises(CopyDamaged, match="did not sign"):
        fetched(machine, sheet, tmp_path / "spool")


def test_without_any_keys_nothing_is_brought(pair: Pair, tmp_path: Path) -> None:
    machine = pair[0]
    set_up(machine, FRONT, tmp_path / "usb")
    shutil.rmtree(machine.shop.keys.place_of(FRONT))
    machine.again()
    with pytest.raises(KeyMissing):
        bring(machine)


@pytest.mark.law("KSF-2-7-3")
@pytest.mark.parametrize("sold_since", [1, 40], ids=["copy_goes_on_past_it", "copy_ends_before_it"])
def test_a_machine_whose_register_was_restored_elsewhere_is_told_so_and_what_to_do(
    pair: Pair, tmp_path: Path, cluster: Cluster, sold_since: int
) -> None:
    """The database is gone and a copy of one machine is in its place; the other still has its old folder."""
    one, other = pair
    sell_and_rotate(pair)
    sheet = set_up(one, FRONT, tmp_path / "usb")
    bring(one)
    copy = fetched(one, sheet, tmp_path / "spool")
    for _ in range(sold_since):
        sell_now(other, BACK)
    for machine in pair:
        machine.shop.store.close()
    known = read_whereabouts(other.folder)
    in_its_place = cluster.prepared(f"restored_{sold_since}")
    store = create_store(tmp_path / "back", {})
    back = put_back(copy, store, store.keys)
    at = max(each.last_at for each in back if each.last_at)
    go_on(back, store, store.keys, sheet, now=at, version="0.1.0")
    with store.read() as books:
        (restored,) = (each.number for each in books.stored(BACK) if b"register_restored" in each.body)
    store.close()
    move(tmp_path / "back", {}, to=in_its_place)
    write_whereabouts(other.folder, msgspec.structs.replace(known, database=in_its_place))
    with pytest.raises(RestoredElsewhere) as told:
        open_shop(settings_for(other.folder), exclusive=True, environ={})
    assert told.value.facts == {"register": BACK, "number": restored}
    for what in ("database join", "registers take-over"):
        assert what in told.value.sentence("nb")
