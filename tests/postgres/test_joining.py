"""A machine that is new in a shop: a folder, a register and keys of its own, at the shop's database."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from datakasse.errors.shop.taking_over import SheetWanted
from datakasse.errors.storage.database import CommitUnsure, DiskFull
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.backup.recovery_key import make_recovery_key
from datakasse.office.backup.set_up import ReplaceRecoveryKey, SetUpBackup
from datakasse.office.backup.setup import demand_setup
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.office.shop.take_over_register import take_over
from datakasse.settings import settings_for
from datakasse.storage.folder import DataFolder, HubFolder
from datakasse.storage.keys.master_key import make_master
from datakasse.storage.opening import joined
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts, write_whereabouts
from datakasse.trade.moment import to_journal
from datakasse.trade.people.customer import Customer
from datakasse.trade.shop.shop import Declaration, SignatureMethod
from datakasse.wiring import Shop, open_shop
from lab.postgres.cluster import Cluster
from tests.cli.command_line import COULD_NOT, done, refused, typed
from tests.postgres.test_guards import admin
from tests.shop import BY_NUMBER, COMPANY, FRONT, sell
from tests.till.shopkeeper import KARI, OLA, PINS, equip

__all__ = ["admin"]

BUSINESS = COMPANY.organisation_number
NEW = "K9"
COFFEE = "200"
DECLARED = Declaration("RF-1348 2026/7", "Kassefabrikken AS", "0.1.0")


@pytest.fixture
def first(postgres_folder: Path) -> Path:
    """The folder of the machine that the shop began on."""
    equip(postgres_folder)
    return postgres_folder


def joining(folder: Path, first: Path, changed: dict[str, str] | None = None) -> list[str]:
    """Return the command that has a machine join; changed are the options that are others."""
    options = {
        "data": str(folder),
        "database": read_whereabouts(first).database,
        "org-number": BUSINESS,
        "register": NEW,
        "operator": KARI,
        "pin": PINS[KARI],
    } | (changed or {})
    return ["database", "join", *(f"--{name}={value}" for name, value in options.items())]


@contextmanager
def opened(folder: Path) -> Generator[Shop]:
    """Open a folder's shop, as its own machine does."""
    shop = open_shop(settings_for(folder), environ={})
    try:
        yield shop
    finally:
        shop.store.close()


@pytest.mark.law("KSL-2-f", "SIG-10", "SIG-12")
def test_a_machine_joins_with_a_register_and_keys_of_its_own(first: Path, tmp_path: Path) -> None:
    """Nothing is copied from the first machine: neither keys nor the secret that opens them."""
    folder = tmp_path / "second"
    told = done(*joining(folder, first))
    assert f"datakasse serve --data {folder}" in told
    with opened(first) as here, opened(folder) as there:
        assert there.keys.registers() == [NEW]
        assert NEW not in here.keys.registers()
        with there.store.read() as books:
            began, added = books.records(NEW)
            assert books.register(NEW).description == f"Kasse {len(books.registers())}"
        assert isinstance(began.event, RegisterCommissioned)
        assert (added.event, added.operator) == (SettingsChanged("register added", NEW), KARI)
        at = to_journal(there.counter.clock.now())
        there.store.write(lambda books: sell(books, NEW, at=at), NEW).result()
        # What is told in all journals, and what is sealed with the shop's keys, is had at both.
        dearer = msgspec.structs.replace(BY_NUMBER[COFFEE], price_ore=4200)
        there.counter.carry_out(NEW, KARI, ChangeArticle(dearer)).result()
        ada = Customer("C-1", "Ada Lunde", email="ada@example.test")
        there.store.write(lambda books: books.keep_customer(ada)).result()
        with here.store.read() as books:
            assert books.customer("C-1") == ada
            assert books.article(COFFEE) == dearer
    for each in (first, folder):
        assert typed("verify", "--data", each).exit_code == 0


def test_it_signs_as_the_shop_does(first: Path, tmp_path: Path) -> None:
    with opened(first) as here:
        for register in here.keys.registers():
            here.counter.carry_out(
                register, "", RotateKeys(here.keys, SignatureMethod.HMAC_SHA1_128)
            ).result()
    done(*joining(tmp_path / "second", first))
    with opened(tmp_path / "second") as there:
        assert there.keys.signer(NEW).public.method == SignatureMethod.HMAC_SHA1_128


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"org-number": "974760674"}, "store.business_missing"),
        ({"pin": "0000"}, "people.not_confirmed"),
        ({"operator": OLA, "pin": PINS[OLA]}, "operator.missing_right"),
        ({"operator": "77"}, "operator.unknown"),
        ({"register": FRONT}, "register.exists"),
        ({"register": "K/9"}, "register.bad_id"),
        ({"location": "9"}, "location.unknown"),
        ({"printer": "tcp"}, "register.bad_printer"),
    ],
)
def test_what_is_refused_leaves_neither_shop_nor_folder_otherwise(
    first: Path, tmp_path: Path, changed: dict[str, str], code: str
) -> None:
    folder = tmp_path / "second"

    def heads() -> dict[str, int]:
        with opened(first) as here, here.store.read() as books:
            return {each.register_id: books.head(each.register_id).number for each in books.registers()}

    before = heads()
    refused(code, *joining(folder, first, changed))
    assert heads() == before
    assert read_whereabouts(folder) == Whereabouts()
    done(*joining(folder, first))


def test_a_declared_register_has_a_printer_before_it_has_keys(first: Path, tmp_path: Path) -> None:
    result = typed(*joining(tmp_path / "second", first), declaration=DECLARED)
    assert (result.exit_code, result.stdout) == (COULD_NOT, "")
    assert "register.not_equipped" in result.stderr
    assert not list((tmp_path / "second").rglob("register-*"))


def test_a_folder_that_has_a_shop_is_no_new_machine(first: Path, shop_folder: Path, tmp_path: Path) -> None:
    for folder in (first, shop_folder):
        before = read_whereabouts(folder)
        refused("store.shop_exists", *joining(folder, first))
        assert read_whereabouts(folder) == before
    done(*joining(tmp_path / "second", first))
    refused("store.shop_exists", *joining(tmp_path / "second", first, {"register": "K10"}))
    with opened(tmp_path / "second") as there:
        assert there.counter.used_here() == [NEW]


def test_a_folder_that_has_a_hub_is_no_new_machine(first: Path, tmp_path: Path) -> None:
    """It would be looked for in the shop's database from then on, and not open."""
    hub = HubFolder(tmp_path / "hub")
    hub.make()
    hub.database.touch()
    refused("store.folder_of_hub", *joining(hub.path, first))
    assert read_whereabouts(hub.path) == Whereabouts()


def test_a_copy_that_a_move_has_left_is_nobodys_to_join(
    first: Path, tmp_path: Path, admin: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    """Also where the folder that it was moved from is called as this one, which is on another machine."""
    folder = tmp_path / "second"
    admin.execute("UPDATE offices SET moved_to = %s", (str(folder.absolute()),))
    refused("store.books_moved", *joining(folder, first))
    assert admin.execute("SELECT moved_to FROM offices").fetchall() == [(str(folder.absolute()),)]
    assert read_whereabouts(folder) == Whereabouts()


@pytest.mark.parametrize("address", ["", "sqlite:"])
def test_a_database_has_to_be_named(first: Path, tmp_path: Path, address: str) -> None:
    result = typed(*joining(tmp_path / "second", first, {"database": address}))
    assert "--database" in result.stderr
    assert not (tmp_path / "second").exists()


def test_broken_off_by_a_power_cut_it_is_begun_once_more(first: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "second")
    folder.make()
    make_master(folder.keys, {})
    write_whereabouts(folder.path, Whereabouts(read_whereabouts(first).database, BUSINESS))
    with opened(folder.path) as there:
        there.keys.create(NEW, SignatureMethod.RSA_SHA1_1024)
    done(*joining(folder.path, first))
    with opened(folder.path) as there:
        assert there.counter.used_here() == [NEW]


def test_where_nobody_knows_whether_it_came_through_the_folder_stays(first: Path, tmp_path: Path) -> None:
    """The register may be there, and its keys are in the folder and nowhere else."""
    database = read_whereabouts(first).database
    told = ((DiskFull(), False), (CommitUnsure(why="57P01"), True), (KeyboardInterrupt(), True))
    for what, stays in told:
        folder = tmp_path / type(what).__name__
        with pytest.raises(type(what)), joined(folder, database, BUSINESS, {}):
            raise what
        assert (read_whereabouts(folder) != Whereabouts()) is stays


def test_a_new_machine_takes_over_with_the_sheet_that_the_lost_one_had(first: Path, tmp_path: Path) -> None:
    """The backup was set up at the machine that burnt; the new one knows of it from the journals alone."""
    sheet = make_recovery_key()
    with opened(first) as burnt:
        burnt.counter.carry_out(FRONT, "", SetUpBackup(burnt.backups, sheet)).result()
    command = joining(tmp_path / "second", first)
    shutil.rmtree(first)
    done(*command)
    with opened(tmp_path / "second") as there:
        for recovery in (None, make_recovery_key()):
            with pytest.raises(SheetWanted):
                take_over(there.counter, there.store, there.keys, FRONT, KARI, recovery=recovery)
        take_over(there.counter, there.store, there.keys, FRONT, KARI, recovery=sheet)
        assert there.store.is_own(FRONT)
    assert typed("verify", "--data", tmp_path / "second").exit_code == 0


def test_a_sheet_that_was_replaced_takes_nothing_over(first: Path, tmp_path: Path) -> None:
    """Whoever stole it would otherwise need a PIN alone."""
    stolen, sheet = make_recovery_key(), make_recovery_key()
    with opened(first) as burnt:
        for action in (
            SetUpBackup(burnt.backups, stolen),
            ReplaceRecoveryKey(burnt.backups, sheet, is_confirmed=True),
        ):
            burnt.counter.carry_out(FRONT, KARI, action).result()
    command = joining(tmp_path / "second", first)
    shutil.rmtree(first)
    done(*command)
    with opened(tmp_path / "second") as there:
        with pytest.raises(SheetWanted):
            take_over(there.counter, there.store, there.keys, FRONT, KARI, recovery=stolen)
        take_over(there.counter, there.store, there.keys, FRONT, KARI, recovery=sheet)


def test_what_another_sheet_of_the_shop_has_vouched_for_is_copied_and_taken_over(
    first: Path, tmp_path: Path
) -> None:
    """Each machine may have a sheet of its own; a journal that one of them vouched for was of nobody."""
    sheets = [make_recovery_key(), make_recovery_key()]
    folders = [tmp_path / "second", tmp_path / "third"]
    done(*joining(folders[0], first))
    done(*joining(folders[1], first, {"register": "K11"}))
    shutil.rmtree(first)
    with opened(folders[0]) as second:
        second.counter.carry_out(NEW, KARI, SetUpBackup(second.backups, sheets[0])).result()
        take_over(second.counter, second.store, second.keys, FRONT, KARI, recovery=sheets[0])
    with opened(folders[1]) as third:
        third.counter.carry_out("K11", KARI, SetUpBackup(third.backups, sheets[1])).result()
        vouched = demand_setup(third.backups.safe).vouched
        assert [keys.version for keys in vouched[FRONT]] == ["1", "2"]
        take_over(third.counter, third.store, third.keys, FRONT, KARI, recovery=sheets[1])
    assert typed("verify", "--data", folders[1]).exit_code == 0


def test_a_machine_that_is_newer_than_the_books_that_were_put_back_is_told_of_at_another(
    first: Path, tmp_path: Path, cluster: Cluster
) -> None:
    """All it had is lost, and no journal is left there to say so in; the shop opens, with a new register."""
    books = read_whereabouts(first)
    older = cluster.copied(str(conninfo_to_dict(books.database)["dbname"]), "older_than_a_machine")
    folder = tmp_path / "second"
    done(*joining(folder, first))
    for each in (first, folder):
        write_whereabouts(each, Whereabouts(older, BUSINESS))
    refused("journal.older_than_anchor", "serve", "--data", folder, "--port", "0")
    done("go-on", "--data", folder)
    done("keys", "create", "--data", folder, "--register", "K10", "--location", "1", "--prefix", "X")
    with opened(folder) as there:
        assert there.counter.used_here() == ["K10"]
    with opened(first) as here:
        here.counter.carry_out(FRONT, "", RotateKeys(here.keys)).result()
        with here.store.read() as looked:
            told = [record.event for record in looked.records(FRONT)][1]
            assert looked.register(NEW).is_in_use is False
        assert told == SettingsChanged("register given up", f"{NEW}: 1–2")
    for each in (first, folder):
        assert f"{NEW}: journalen er borte, og kassen er ute av bruk for godt." in done(
            "verify", "--data", each
        )


def test_it_stands_at_the_only_place_there_is_and_of_several_one_is_named(
    first: Path, tmp_path: Path
) -> None:
    """A shop of a chain has a code of its own: nothing says that it is 1."""
    with opened(first) as here:
        with here.store.read() as books:
            (place,) = books.locations()
        second = msgspec.structs.replace(place, code="2")
        here.store.write(lambda books: books.put_location(second)).result()
        told = refused("location.not_named", *joining(tmp_path / "second", first))
        assert "1, 2" in told
        assert "--location" in told
    done(*joining(tmp_path / "second", first, {"location": "2"}))
    with opened(tmp_path / "second") as there, there.store.read() as books:
        assert books.register(NEW).location == "2"
