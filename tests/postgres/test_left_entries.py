"""What one machine leaves for a register of another is written there before all else, once, and in order."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import Event as Signal
from zipfile import ZipFile

import msgspec
import pytest
from psycopg.conninfo import conninfo_to_dict

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.out_of_use import RegisterOutOfUse
from datakasse.journal.event import kind_of
from datakasse.journal.events.register import ClockWentBack
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.office.backup.restore import go_on, put_back
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.control.control_package import control_package
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.office.shop.take_over_register import take_over
from datakasse.office.shop.use_register import TakeIntoUse, TakeOutOfUse
from datakasse.settings import settings_for
from datakasse.storage.sqlite.store import create_store
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts, write_whereabouts
from datakasse.trade.shop.shop import SignatureMethod
from datakasse.wiring import Shop, open_shop
from lab.postgres.cluster import Cluster
from tests.cli.command_line import FAULTS, done, refused, typed
from tests.postgres.test_backup_of_two import bring, fetched, pair, set_up
from tests.postgres.test_own_registers import NEW, Machine, machines, put_into_service
from tests.shop import BACK, BY_NUMBER, FRONT
from tests.till.shopkeeper import KARI, ScriptedClock

__all__ = ["machines", "pair"]

Pair = tuple[Machine, Machine]
COFFEE = "200"
LOOK = "looked"


class Look(msgspec.Struct, frozen=True):
    """Something that is done at a register: it writes what the coffee costs there."""

    def __call__(self, point: CashPoint) -> int | None:
        """Return it too."""
        article = point.books.article(COFFEE)
        assert article is not None
        point.record(SettingsChanged(LOOK, str(article.price_ore)))
        return article.price_ore


def price(shop: Shop, register: str, price_ore: int) -> None:
    """Let the coffee cost something else."""
    changed = msgspec.structs.replace(BY_NUMBER[COFFEE], price_ore=price_ore)
    shop.counter.carry_out(register, KARI, ChangeArticle(changed)).result()


def prices(shop: Shop, register: str) -> list[int | None]:
    """Return the new prices that a register's journal tells of, in its order."""
    with shop.store.read() as books:
        events = [record.event for record in books.records(register)]
    return [event.to_ore for event in events if isinstance(event, PriceChanged)]


def kinds(shop: Shop, register: str) -> list[str]:
    """Return what kinds of entries a register's journal has."""
    with shop.store.read() as books:
        return [kind_of(record.event) for record in books.records(register)]


@pytest.mark.law("KSF-2-7-1")
def test_what_was_left_comes_before_what_the_same_machine_tells_at_a_register_beside_the_one_it_is_at(
    pair: Pair,
) -> None:
    one, other = pair
    put_into_service(other.shop)
    counter = other.again().counter
    price(one.shop, FRONT, 41_00)
    price(other.shop, BACK, 42_00)
    counter.carry_out(NEW, "", Look()).result()
    assert prices(other.shop, FRONT) == [41_00]
    assert prices(other.shop, BACK) == prices(other.shop, NEW) == [41_00, 42_00]
    one.shop.counter.carry_out(FRONT, "", Look()).result()
    assert prices(one.shop, FRONT) == [41_00, 42_00]


@pytest.mark.law("KSF-2-7-1")
def test_what_is_refused_leaves_what_was_left(pair: Pair) -> None:
    one, other = pair
    price(one.shop, FRONT, 41_00)
    before = kinds(other.shop, BACK)
    for _ in range(2):
        with pytest.raises(RegisterOutOfUse):
            other.shop.counter.carry_out(BACK, KARI, _Refuse()).result()
        assert kinds(other.shop, BACK) == before
    for _ in range(2):
        assert other.shop.counter.carry_out(BACK, "", Look()).result() == 41_00
    assert prices(other.shop, BACK) == [41_00]


class _Refuse(msgspec.Struct, frozen=True):
    """Something that writes, asks, and is refused."""

    def __call__(self, point: CashPoint) -> None:
        """Refuse."""
        point.record(SettingsChanged(LOOK, ""))
        point.books.article(COFFEE)
        raise RegisterOutOfUse(register=point.register.register_id)


@pytest.mark.law("KSF-2-7-1", "KSF-2-6-2")
@pytest.mark.parametrize("behind", [timedelta(hours=2), timedelta(0), -timedelta(hours=2)])
def test_a_clock_that_shows_something_else_than_the_one_of_who_left_it_is_told_first(
    pair: Pair, behind: timedelta
) -> None:
    one, other = pair
    other.shop.counter.carry_out(BACK, "", Look()).result()
    price(one.shop, FRONT, 41_00)
    with other.shop.store.read() as books:
        last = books.head(BACK).at
    assert last is not None
    counter = replace(other.shop.counter, clock=ScriptedClock(last - behind))
    counter.carry_out(BACK, "", Look()).result()
    with other.shop.store.read() as books:
        events = [record.event for record in books.records(BACK)][2:]
    assert [kind_of(event) for event in events] == [
        *(["clock_went_back"] if behind > timedelta(0) else []),
        "price_changed",
        "settings_changed",
    ]
    assert sum(isinstance(event, ClockWentBack) for event in events) == (behind > timedelta(0))
    assert not list(other.shop.store.verify(BACK))


@pytest.mark.law("KSF-2-7-1")
def test_while_one_machine_changes_a_price_the_other_sells_at_what_its_journal_says(pair: Pair) -> None:
    one, other = pair
    wanted = list(range(41_00, 53_00, 1_00))

    def change() -> None:
        for price_ore in wanted:
            price(one.shop, FRONT, price_ore)

    def work() -> None:
        while prices(other.shop, BACK) != wanted:
            other.shop.counter.carry_out(BACK, "", Look()).result()

    with ThreadPoolExecutor() as pool:
        for each in [pool.submit(change), pool.submit(work)]:
            each.result(60)
    with other.shop.store.read() as books:
        events = [record.event for record in books.records(BACK)]
    now_ore, seen = BY_NUMBER[COFFEE].price_ore, set[int | None]()
    for event in events:
        if isinstance(event, PriceChanged):
            now_ore = event.to_ore
        elif isinstance(event, SettingsChanged) and event.what == LOOK:
            assert event.subject == str(now_ore)
            seen.add(now_ore)
    assert len(seen) > 1, "they were at it at the same time"
    assert prices(one.shop, FRONT) == prices(other.shop, BACK) == wanted
    for register in (FRONT, BACK):
        assert not list(other.shop.store.verify(register))


@pytest.mark.law("KSF-2-7-1")
def test_both_change_prices_at_once_and_both_journals_tell_it_in_the_same_order(pair: Pair) -> None:
    one, other = pair

    def change(shop: Shop, register: str, first_ore: int) -> None:
        for number in range(8):
            price(shop, register, first_ore + number)

    with ThreadPoolExecutor() as pool:
        running = [
            pool.submit(change, one.shop, FRONT, 50_00),
            pool.submit(change, other.shop, BACK, 60_00),
        ]
        for each in running:
            each.result(60)
    for shop, register in ((one.shop, FRONT), (other.shop, BACK)):
        shop.counter.carry_out(register, "", Look()).result()
    assert prices(one.shop, FRONT) == prices(one.shop, BACK)
    assert len(prices(one.shop, FRONT)) == 16


class _TellAll(msgspec.Struct, frozen=True):
    """Something that knows the registers, waits once it has them all locked, and tells all of something."""

    tried: list[int]
    knows: Signal
    go_on: Signal

    def __call__(self, point: CashPoint) -> None:
        """Tell it."""
        self.tried.append(len(point.books.registers()))
        if len(self.tried) > 1:
            self.knows.set()
            assert self.go_on.wait(30)
        point.tell_all(SettingsChanged("told", "all"))


@pytest.mark.law("KSF-2-7-1")
def test_a_register_that_is_added_elsewhere_while_all_are_told_is_told_too(pair: Pair) -> None:
    """It is there, and durable, between the moment when all were looked up and that when they are told."""
    one, other = pair
    tell = _TellAll([], Signal(), Signal())
    telling = one.shop.counter.carry_out(FRONT, KARI, tell)
    assert tell.knows.wait(30)
    put_into_service(other.shop)
    tell.go_on.set()
    telling.result(30)
    assert tell.tried[:2] == [2, 2], "it was not known when all were looked up"
    counter = other.again().counter
    for register in (BACK, NEW):
        counter.carry_out(register, "", Look()).result()
        assert kinds(other.shop, register)[-2:] == ["settings_changed", "settings_changed"]
    assert not list(other.shop.store.verify(NEW))


@pytest.mark.law("KSF-2-7-1")
def test_two_processes_with_the_keys_of_a_register_write_what_was_left_for_it_once(
    pair: Pair, tmp_path: Path
) -> None:
    one, other = pair
    stand_in = open_shop(settings_for(shutil.copytree(other.folder, tmp_path / "stand-in")), environ={})
    try:
        for number in range(6):
            price(one.shop, FRONT, 41_00 + number)
            running = [shop.counter.carry_out(BACK, "", Look()) for shop in (other.shop, stand_in)]
            assert [each.result(30) for each in running] == [41_00 + number] * 2
        assert prices(other.shop, BACK) == [41_00 + number for number in range(6)]
        assert not list(stand_in.store.verify(BACK))
    finally:
        stand_in.store.close()


@pytest.mark.law("KSF-2-7-1", "SIG-10")
def test_a_register_that_is_taken_over_has_what_was_left_for_it_written_after_it_says_so(pair: Pair) -> None:
    one, _ = pair
    price(one.shop, FRONT, 41_00)
    take_over(one.shop.counter, one.shop.store, one.shop.keys, BACK, KARI, recovery=None)
    assert prices(one.shop, BACK) == []
    one.again().counter.carry_out(BACK, "", Look()).result()
    assert kinds(one.shop, BACK)[1:] == ["register_restored", "price_changed", "settings_changed"]
    assert not list(one.shop.store.verify(BACK))


@pytest.mark.law("KSF-2-7-1")
def test_what_was_left_is_written_before_a_register_goes_out_of_use(pair: Pair) -> None:
    one, other = pair
    price(one.shop, FRONT, 41_00)
    other.shop.counter.carry_out(BACK, KARI, TakeOutOfUse(is_confirmed=True)).result()
    assert prices(other.shop, BACK) == [41_00]
    price(one.shop, FRONT, 42_00)
    other.shop.counter.carry_out(BACK, KARI, TakeIntoUse(is_confirmed=True)).result()
    assert prices(other.shop, BACK) == [41_00], "nothing is told at what is out of use"


@pytest.mark.law("KSF-2-7-1")
def test_what_was_left_comes_back_with_a_copy_and_is_written_once(pair: Pair, tmp_path: Path) -> None:
    one, other = pair
    for machine, register in ((one, FRONT), (other, BACK)):
        machine.shop.counter.carry_out(register, "", Look()).result()
    sheet = set_up(one, FRONT, tmp_path / "usb")
    price(one.shop, FRONT, 41_00)
    bring(one)
    assert prices(other.shop, BACK) == []
    copy, folder = fetched(one, sheet, tmp_path / "spool"), tmp_path / "back"
    store = create_store(folder, {})
    at = one.shop.counter.clock.now() + timedelta(minutes=1)
    go_on(put_back(copy, store, store.keys), store, store.keys, sheet, now=at, version="0.1.0")
    store.close()
    shop = open_shop(settings_for(folder), environ={})
    try:
        for _ in range(2):
            assert shop.counter.carry_out(BACK, "", Look()).result() == 41_00
        written = kinds(shop, BACK)[2:]
        assert written[0] == "register_restored"
        assert [kind for kind in written if kind != "clock_went_back"][1:] == [
            "price_changed",
            "settings_changed",
            "settings_changed",
        ]
        assert not list(shop.store.verify(BACK))
    finally:
        shop.store.close()


@pytest.mark.law("KSF-2-7-1")
def test_what_a_copy_has_both_as_left_and_as_written_is_not_written_again(pair: Pair, tmp_path: Path) -> None:
    """Entries go to the place before the list of what lies beside them, so the last list may be older."""
    one, other = pair
    for machine, register in ((one, FRONT), (other, BACK)):
        machine.shop.counter.carry_out(register, "", Look()).result()
    sheet = set_up(one, FRONT, tmp_path / "usb")
    price(one.shop, FRONT, 41_00)
    bring(one)
    before = set((tmp_path / "usb").rglob("beside/*/*.age"))
    other.shop.counter.carry_out(BACK, "", Look()).result()
    bring(one)
    later = set((tmp_path / "usb").rglob("beside/*/*.age")) - before
    assert later
    for each in later:
        each.unlink()
    copy, store = fetched(one, sheet, tmp_path / "spool"), create_store(tmp_path / "back", {})
    at = one.shop.counter.clock.now() + timedelta(minutes=1)
    go_on(put_back(copy, store, store.keys), store, store.keys, sheet, now=at, version="0.1.0")
    store.close()
    shop = open_shop(settings_for(tmp_path / "back"), environ={})
    try:
        shop.counter.carry_out(BACK, "", Look()).result()
        assert prices(shop, BACK) == [41_00]
    finally:
        shop.store.close()


@pytest.mark.law("KSF-2-7-1", "SIG-10")
def test_what_is_left_in_a_database_that_is_older_is_written_with_the_new_keys(
    pair: Pair, cluster: Cluster
) -> None:
    """The old ones have signed entries of those numbers once: what was lost is not signed another way."""
    one, other = pair
    price(one.shop, FRONT, 41_00)
    for machine in pair:
        machine.shop.store.close()
    books = read_whereabouts(one.folder)
    older = cluster.copied(str(conninfo_to_dict(books.database)["dbname"]), "older")
    for machine, register in ((one, FRONT), (other, BACK)):
        for _ in range(2):
            machine.again().counter.carry_out(register, "", Look()).result()
        machine.shop.store.close()
        write_whereabouts(machine.folder, Whereabouts(older, books.company))
    for machine in pair:
        done("go-on", "--data", machine.folder)
    other.again().counter.carry_out(BACK, "", Look()).result()
    assert kinds(other.shop, BACK) == [
        "register_commissioned",
        "register_restored",
        "price_changed",
        "settings_changed",
    ]
    for machine, register in ((one.again(), FRONT), (other.again(), BACK)):
        assert not list(machine.store.verify(register))


@pytest.mark.law("KSF-2-7-1")
def test_what_was_left_moves_to_a_folder_with_the_books(pair: Pair, tmp_path: Path) -> None:
    one, other = pair
    price(one.shop, FRONT, 41_00)
    take_over(one.shop.counter, one.shop.store, one.shop.keys, BACK, KARI, recovery=None)
    one.shop.store.close()
    other.shop.store.close()
    folder = tmp_path / "moved"
    done("move", "--data", one.folder, "--to", folder)
    shop = open_shop(settings_for(folder), environ={})
    try:
        assert prices(shop, BACK) == []
        price(shop, FRONT, 42_00)
        assert prices(shop, BACK) == prices(shop, FRONT) == [41_00, 42_00]
        assert not list(shop.store.verify(BACK))
    finally:
        shop.store.close()


def test_books_do_not_move_to_a_folder_without_the_keys_that_a_journal_declares(
    machines: Pair, tmp_path: Path
) -> None:
    """Older ones of the register are here: it could sell nothing here, and would be closed elsewhere."""
    one, other = machines
    one.shop.counter.carry_out(BACK, "", RotateKeys(one.shop.keys)).result()
    other.shop.store.close()
    assert BACK in refused("store.keys_elsewhere", "move", "--data", other.folder, "--to", tmp_path / "moved")
    assert one.shop.counter.carry_out(BACK, "", Look()).result()
    other.again()


def test_the_keys_for_the_declaration_are_told_at_any_machine(pair: Pair) -> None:
    """Those that the journal declares, as they are told at the machine that has them; a secret only there."""
    one, other = pair
    assert done("keys", "public", "--data", one.folder) == done("keys", "public", "--data", other.folder)
    other.shop.counter.carry_out(BACK, "", RotateKeys(other.shop.keys)).result()
    ours, theirs = (
        done("keys", "public", "--data", each.folder, "--register", BACK) for each in (one, other)
    )
    assert ours == theirs
    rotated = RotateKeys(other.shop.keys, SignatureMethod.HMAC_SHA1_128)
    other.shop.counter.carry_out(BACK, "", rotated).result()
    assert BACK in refused("register.not_served", "keys", "public", "--data", one.folder, "--register", BACK)


@pytest.mark.law("KSF-2-7-3", "SIG-10")
def test_a_machine_that_turned_up_again_says_why_the_journal_fails_there(pair: Pair) -> None:
    """It cannot know whether it was taken over; it holds it against its own keys, and says where to look."""
    one, other = pair
    take_over(one.shop.counter, one.shop.store, one.shop.keys, BACK, KARI, recovery=None)
    one.again().counter.carry_out(BACK, "", Look()).result()
    told = typed("verify", "--data", other.folder)
    assert told.exit_code == FAULTS
    *_, last = told.stdout.splitlines()
    assert last.startswith(f"{BACK}: ")
    assert "tatt over" in last
    other.again()
    package = BytesIO()
    control_package(one.shop.counter, None, None, package)
    with ZipFile(package) as opened:
        lines = opened.read("verifisering.txt").decode().splitlines()
    assert [line for line in lines if line.startswith(BACK)] == [f"{BACK}: 4 poster, 0 feil."]
