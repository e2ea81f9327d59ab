"""Secrets beside the database that change with an entry: both or neither, whenever the machine dies."""

import multiprocessing
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_with_entry import KeptWithEntry
from datakasse.errors.sign_in.passkeys import UnknownPasskey
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.insight.alert import AlertWay
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.insight.keep_alerts import DropAlertRecipient, PutAlertRecipient
from datakasse.office.people.check_sign_in import Checked
from datakasse.office.people.keep_office_key import (
    ForgetOfficeKey,
    RenewRecovery,
    RescueOfficeKey,
    SetPassword,
    UseCodes,
)
from datakasse.office.people.keep_operators import RetireOperator
from datakasse.office.people.keep_passkeys import RegisterPasskey, RemovePasskey
from datakasse.office.people.office_keys import KnownDevice, OfficeKey, OfficeKeys, Passkey, mark_of
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import open_master
from tests.till.shopkeeper import BACK, FRONT, KARI, OLA, Shopkeeper

AT = datetime(2026, 3, 1, tzinfo=UTC)
PHONE = Passkey("dGVs", b"public", 0, "kasse.local", "Telefonen", AT)
STICK = Passkey("cGlubmU", b"public", 0, "kasse.local", "Pinnen", AT)
HAD = OfficeKey("hash", AT, "secret", 0, ("digest",), passkeys=(PHONE,))
SECRET = "en lang nok hemmelighet 42"


class Died(BaseException):
    """The machine is off."""


def keys_of(shop: Shopkeeper) -> OfficeKeys:
    return shop.shop.office_keys


ACTIONS: dict[str, Callable[[Shopkeeper], Callable[[CashPoint], object]]] = {
    "password": lambda shop: SetPassword(keys_of(shop), is_confirmed=True, password_hash="new"),
    "codes": lambda shop: UseCodes(
        keys_of(shop), is_confirmed=True, secret="new", step=7, recovery=("abcd-efgh",)
    ),
    "recovery": lambda shop: RenewRecovery(keys_of(shop), is_confirmed=True, recovery=("abcd-efgh",)),
    "registered": lambda shop: RegisterPasskey(keys_of(shop), STICK),
    "removed": lambda shop: RemovePasskey(keys_of(shop), PHONE.key_id, Checked(is_right=True)),
    "rescued": lambda shop: RescueOfficeKey(keys_of(shop), KARI),
}


@pytest.fixture
def kari(shop: Shopkeeper) -> Shopkeeper:
    """Kari has a password, codes and a passkey."""
    keys_of(shop).change(KARI, lambda _: HAD)
    return shop


def off_before(*_: object) -> None:
    raise OSError("the machine is off")


def told_by_mail(shop: Shopkeeper) -> PutAlertRecipient:
    safe = shop.shop.alert_ways.secrets
    return PutAlertRecipient(safe, AlertWay.EMAIL, "x@example.no", 1, is_new=True, is_confirmed=True)


def told(shop: Shopkeeper) -> int:
    return sum(isinstance(each.event, SettingsChanged) for each in shop.entries())


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("name", ACTIONS)
def test_a_machine_that_dies_before_the_entry_is_durable_leaves_neither(kari: Shopkeeper, name: str) -> None:
    before, action = told(kari), ACTIONS[name](kari)

    def dies(point: CashPoint) -> None:
        action(point)
        raise Died

    with pytest.raises(Died):
        kari.do(dies, KARI)
    assert keys_of(kari).of(KARI) == HAD
    kari.die_and_come_back()
    assert (keys_of(kari).of(KARI), told(kari)) == (HAD, before)
    # What is journalled next takes the numbers that were never written.
    kari.do(told_by_mail(kari), KARI)
    kari.do(DropAlertRecipient(kari.shop.alert_ways.secrets, 1, is_confirmed=True), KARI)
    kari.die_and_come_back()
    assert keys_of(kari).of(KARI) == HAD
    assert list(kari.shop.keys.secrets("office").read()) == [KARI], "what was put off is forgotten"


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("name", ACTIONS)
def test_a_machine_that_dies_after_the_entry_is_durable_leaves_both(
    kari: Shopkeeper, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shop is opened again, and the key is what the journal says."""
    before = told(kari)
    with monkeypatch.context() as off:
        off.setattr(KeptWithEntry, "_count", off_before)
        with pytest.raises(OSError, match="off"):
            kari.do(ACTIONS[name](kari), KARI)
    assert keys_of(kari).of(KARI) == HAD, "not yet"
    kari.die_and_come_back()
    assert told(kari) > before
    key = keys_of(kari).of(KARI)
    match name:
        case "password":
            assert key is not None
            assert (key.password_hash, key.passkeys) == ("new", ())
        case "codes":
            assert key is not None
            assert (key.secret, key.last_step) == ("new", 7)
        case "recovery":
            assert key is not None
            assert key.recovery != HAD.recovery
        case "registered":
            assert key is not None
            assert key.passkeys == (PHONE, STICK)
        case "removed":
            assert key is not None
            assert key.passkeys == ()
        case _:
            assert key is None
    kari.die_and_come_back()
    assert keys_of(kari).of(KARI) == key


def test_two_that_are_under_way_at_once_are_both_there(kari: Shopkeeper) -> None:
    """The second is made of what the first will be, though that counts only later."""

    def both(point: CashPoint) -> None:
        RegisterPasskey(keys_of(kari), STICK)(point)
        assert keys_of(kari).of(KARI) == HAD
        UseCodes(keys_of(kari), is_confirmed=True, secret="new", step=7, recovery=())(point)
        # A sign-in elsewhere is not undone by what counts later.
        keys_of(kari).change(KARI, lambda key: key and msgspec.structs.replace(key, devices=(DEVICE,)))

    kari.do(both, KARI)
    key = keys_of(kari).of(KARI)
    assert key is not None
    assert (key.passkeys, key.secret, key.devices) == ((PHONE, STICK), "new", (DEVICE,))


DEVICE = KnownDevice("K1~1", "Nettbrett", AT)


def test_what_another_process_is_writing_meanwhile_is_not_forgotten(kari: Shopkeeper) -> None:
    """Both entries are durable, and the machine dies before either counts for the key."""
    told_at_back = SettingsChanged("passkey registered", f"{KARI} {mark_of(STICK.key_id)}")

    def is_under_way(point: CashPoint) -> None:
        RegisterPasskey(keys_of(kari), STICK)(point)
        raise Died

    with pytest.raises(Died):
        kari.do(is_under_way, KARI, BACK)
    codes = UseCodes(keys_of(kari), is_confirmed=True, secret="new", step=7, recovery=())
    kari.do(codes, KARI, FRONT)
    kari.do(lambda point: point.record(told_at_back), KARI, BACK)
    kari.die_and_come_back()
    key = keys_of(kari).of(KARI)
    assert key is not None
    assert STICK in key.passkeys


def test_what_is_tried_again_takes_the_place_of_what_was_never_written(kari: Shopkeeper) -> None:
    def dies(point: CashPoint) -> None:
        ACTIONS["password"](kari)(point)
        raise Died

    def off(point: CashPoint) -> None:
        ACTIONS["password"](kari)(point)
        put_off = kari.shop.keys.secrets("office").read()["\n"]
        assert len(msgspec.json.decode(put_off)) == 1

    with pytest.raises(Died):
        kari.do(dies, KARI)
    kari.do(off, KARI)


def test_what_another_version_put_off_does_not_keep_the_shop_from_opening(kari: Shopkeeper) -> None:
    kari.shop.keys.secrets("office").write({"\n": '{"of": "a version to come"}'})
    kari.die_and_come_back()
    assert keys_of(kari).of(KARI) == HAD
    kari.do(ACTIONS["removed"](kari), KARI)
    assert kari.shop.keys.secrets("office").read().keys() == {KARI}


def test_what_is_refused_leaves_nothing_put_off(kari: Shopkeeper) -> None:
    head = kari.head()
    with pytest.raises(UnknownPasskey):
        kari.do(RemovePasskey(keys_of(kari), "none", Checked(is_right=True)), KARI)
    with pytest.raises(NotSignedOn):
        kari.do(RegisterPasskey(keys_of(kari), STICK), "")
    assert (kari.head(), keys_of(kari).of(KARI)) == (head, HAD)


@pytest.mark.law("KSF-2-7-1")
def test_a_new_password_ends_the_passkeys_and_so_does_being_helped(kari: Shopkeeper) -> None:
    """Whoever knew the old password may have made one; the journal tells each that ended."""
    kari.do(ACTIONS["password"](kari), KARI)
    key = keys_of(kari).of(KARI)
    assert key is not None
    assert (key.password_hash, key.passkeys) == ("new", ())
    what = [each.event.what for each in kari.entries() if isinstance(each.event, SettingsChanged)]
    assert what[-2:] == ["passkey removed", "office password set"]
    keys_of(kari).change(OLA, lambda _: HAD)
    kari.do(ForgetOfficeKey(keys_of(kari), OLA, is_confirmed=True), KARI)
    assert keys_of(kari).of(OLA) is None


def test_whoever_leaves_has_no_key_left_however_the_machine_dies(
    kari: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She may come back one day, with a new PIN: her old password and passkeys are not waiting for her."""
    keys_of(kari).change(OLA, lambda _: HAD)

    def dies(point: CashPoint) -> None:
        RetireOperator(OLA, keys_of(kari))(point)
        raise Died

    with pytest.raises(Died):
        kari.do(dies, KARI)
    kari.die_and_come_back()
    assert keys_of(kari).of(OLA) == HAD, "she works here still"
    with monkeypatch.context() as off:
        off.setattr(KeptWithEntry, "_count", off_before)
        with pytest.raises(OSError, match="off"):
            kari.do(RetireOperator(OLA, keys_of(kari)), KARI)
    assert kari.last(FRONT).event == SettingsChanged("operator retired", OLA)
    kari.die_and_come_back()
    assert keys_of(kari).of(OLA) is None
    # One that an older version left behind goes with an entry of its own.
    keys_of(kari).change(OLA, lambda _: HAD)
    kari.do(RetireOperator(OLA, keys_of(kari)), KARI)
    assert keys_of(kari).of(OLA) is None
    assert kari.last(FRONT).event == SettingsChanged("office password forgotten", OLA)


@pytest.mark.law("KSF-2-7-1")
def test_the_secret_of_a_webhook_counts_with_its_entry(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    safe = shop.shop.alert_ways.secrets
    put = PutAlertRecipient(
        safe,
        AlertWay.WEBHOOK,
        "https://varsel.example.no/",
        1,
        is_new=True,
        secret=SECRET,
        is_confirmed=True,
    )

    def dies(point: CashPoint) -> None:
        put(point)
        raise Died

    with pytest.raises(Died):
        shop.do(dies, KARI)
    assert "1" not in safe.read()
    with monkeypatch.context() as off:
        off.setattr(KeptWithEntry, "_count", off_before)
        with pytest.raises(OSError, match="off"):
            shop.do(put, KARI)
    shop.die_and_come_back()
    assert shop.shop.alert_ways.secrets.read() == {"1": SECRET}
    shop.do(DropAlertRecipient(shop.shop.alert_ways.secrets, 1, is_confirmed=True), KARI)
    assert shop.shop.alert_ways.secrets.read() == {}


def count_up(folder: Path, times: int) -> None:
    """Another process of the shop: notes so many uses of Kari's key."""
    at = folder / "keys"
    keys = OfficeKeys(KeyFolder(at, open_master(at, os.environ).wrapping()).secrets("office"))
    for _ in range(times):
        keys.change(KARI, lambda key: key and msgspec.structs.replace(key, last_step=key.last_step + 1))


def test_two_processes_that_change_a_key_at_once_undo_nothing_of_each_other(kari: Shopkeeper) -> None:
    folder = kari.shop.settings.folder
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=count_up, args=(folder, 40)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    key = keys_of(kari).of(KARI)
    assert key is not None
    assert key.last_step == 80
