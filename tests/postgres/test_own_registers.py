"""Several folders on one database: a register is of the folder with the keys which its journal declares."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.refusal import Refused
from datakasse.errors.shop.out_of_use import RegisterOutOfUse, RegisterStillUsed
from datakasse.errors.shop.taking_over import RegisterIsHere, RegisterStillWritten, SheetWanted
from datakasse.errors.storage.keys import KeyMissing
from datakasse.errors.till.day import NotServed
from datakasse.hub.at_hub.show_fleet import show_fleet
from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.backup.recovery_key import RecoveryKey, make_recovery_key
from datakasse.office.backup.set_up import SetUpBackup
from datakasse.office.control.control_package import control_package
from datakasse.office.shop.commission_register import commission
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.office.shop.take_over_register import TakeOverRegister, take_over
from datakasse.office.shop.use_register import TakeIntoUse, TakeOutOfUse
from datakasse.settings import settings_for
from datakasse.storage.ports.store import Books
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import Register, SignatureMethod
from datakasse.web.rooms.register_room import RegisterRoom
from datakasse.wiring import Shop, open_shop
from lab.served_hub import served_hub
from tests.cli.command_line import done
from tests.hub.conftest import Member
from tests.shop import BACK, COMPANY, FRONT, NOON, OPERATORS, close_day, sell

NEW = "K9"


@dataclass
class Machine:
    """A folder on the database, opened anew whenever its registers are asked for."""

    folder: Path
    shop: Shop

    def again(self) -> Shop:
        """Return the shop as its next start finds it."""
        self.shop.store.close()
        self.shop = open_shop(settings_for(self.folder), environ={})
        return self.shop

    def own(self) -> list[str]:
        """Return the registers that are sold at from here."""
        shop = self.again()
        with shop.store.read() as books:
            own = shop.store.own_registers(books)
            assert own == [
                each.register_id for each in books.registers() if shop.counter.served(each.register_id)
            ]
        return own


@pytest.fixture
def machines(postgres_folder: Path, tmp_path: Path) -> Iterator[tuple[Machine, Machine]]:
    """Two of them; the second began as a copy of the first."""
    copy = shutil.copytree(postgres_folder, tmp_path / "copy")
    opened = [
        Machine(folder, open_shop(settings_for(folder), environ={})) for folder in (postgres_folder, copy)
    ]
    yield opened[0], opened[1]
    for each in opened:
        each.shop.store.close()


def put_into_service(shop: Shop) -> None:
    """Add the new register at a shop."""

    def enter(books: Books) -> None:
        commission(
            books,
            shop.keys,
            Register(NEW, "1", series_prefix="C"),
            method=SignatureMethod.RSA_SHA1_1024,
            at=NOON,
            software_version="0.1.0",
        )

    shop.store.write(enter).result()


@pytest.mark.law("SIG-10", "KSL-2-f")
def test_keys_left_behind_of_a_register_that_was_made_elsewhere_make_it_nobodys_but_theirs(
    machines: tuple[Machine, Machine],
) -> None:
    one, other = machines
    left = one.shop.keys.create(NEW, SignatureMethod.RSA_SHA1_1024).public
    assert one.own() == [FRONT, BACK], "what came to nothing is no register"
    put_into_service(other.shop)
    assert [each.version for each in other.shop.keys.versions(NEW)] == [left.version], "of the same name"
    assert other.own() == [FRONT, BACK, NEW]
    assert one.own() == [FRONT, BACK]
    assert not list(other.shop.store.verify(NEW))


@pytest.mark.law("KSF-2-7-3")
def test_each_tells_a_hub_of_its_own(machines: tuple[Machine, Machine], tmp_path: Path) -> None:
    """Two machines of a shop in one hub: what one of them adds it delivers, and the other does not."""
    one, other = machines
    for register in (FRONT, BACK):
        shutil.rmtree(other.shop.keys.place_of(register))
    put_into_service(other.shop)
    (other.folder / "keys" / "partner-hub.locked").unlink(missing_ok=True)
    with served_hub(tmp_path / "hub") as hub:
        for each in machines:
            register, member = each.own()[0], Member(each.shop)
            member.join(hub.link(COMPANY), serves=member.shop.counter.served)
            member.sell(2, register)
        assert set(Member(one.again()).send()) == {FRONT, BACK}
        sent = Member(other.again()).send()
        assert {register: each.have for register, each in sent.items()} == {NEW: 3}
        assert hub.journal(COMPANY.organisation_number, NEW) == Member(one.shop).journal(NEW)
        (company,) = show_fleet(hub.hub.counter.store, hub.hub.counter.now()).companies
        assert [(row.register, row.machine, row.chain) for row in company.rows] == [
            (FRONT, "1", "whole"),
            (BACK, "1", "whole"),
            (NEW, "2", "whole"),
        ]
        assert not company.findings


def test_what_a_command_changes_is_followed_by_the_server_whose_register_it_is(
    machines: tuple[Machine, Machine],
) -> None:
    """Each has one; a command at the folder of one takes its register out, back, and adds another."""
    one, other = machines
    shutil.rmtree(one.shop.keys.place_of(BACK))
    shutil.rmtree(other.shop.keys.place_of(FRONT))
    assert (one.own(), other.own()) == ([FRONT], [BACK])
    told: dict[str, list[str]] = {"one": [], "other": []}
    for name, machine in (("one", one), ("other", other)):
        bench, heard = machine.shop.registers, told[name]
        bench.tell(heard.append, RegisterRoom(machine.shop.counter, []).take_in)
        bench.tell_out_of_use(lambda register, heard=heard: heard.append(f"-{register}"))

    def follow() -> None:
        for machine in machines:
            assert machine.shop.registers.follow(machine.shop.counter) == {}

    follow()
    assert told == {"one": [], "other": []}
    # A command is a process of its own at the folder, with a look and a pen of its own.
    command = open_shop(settings_for(other.folder), environ={})
    by = OPERATORS[0].operator_id
    for action in (TakeOutOfUse(is_confirmed=True), TakeIntoUse(is_confirmed=True)):
        command.counter.carry_out(BACK, by, action).result()
        follow()
    put_into_service(command)
    command.store.close()
    follow()
    assert told == {"one": [], "other": [f"-{BACK}", BACK, NEW]}
    assert not one.shop.counter.served(NEW)
    assert other.shop.counter.served(NEW)


@pytest.mark.law("KSF-2-7-3", "SIG-10")
def test_a_journal_of_another_machine_is_whole_here_too_and_it_is_told_against_which_keys(
    machines: tuple[Machine, Machine],
) -> None:
    """Also with keys that were changed since, and a secret that is nowhere but there."""
    one, other = machines
    shutil.rmtree(one.shop.keys.place_of(BACK))
    shutil.rmtree(other.shop.keys.place_of(FRONT))
    assert (one.own(), other.own()) == ([FRONT], [BACK])
    for method in (None, SignatureMethod.HMAC_SHA1_128):
        other.shop.counter.carry_out(BACK, "", RotateKeys(other.shop.keys, method)).result()
        now = to_journal(other.shop.counter.clock.now())
        other.shop.store.write(lambda books, now=now: sell(books, BACK, at=now), BACK).result()
        assert not list(other.shop.store.verify(BACK))
        assert not list(one.shop.store.verify(BACK))
    assert (one.shop.store.is_elsewhere(BACK), one.shop.store.is_elsewhere(FRONT)) == (True, False)
    assert not other.shop.store.is_elsewhere(BACK)
    told = done("verify", "--data", one.folder).splitlines()
    assert told[:2] == ["K1: 1 poster, 0 feil.", "K2: 5 poster, 0 feil."]
    assert "annen maskin" in told[2]
    package = BytesIO()
    control_package(one.shop.counter, None, None, package)
    with ZipFile(package) as opened:
        lines = opened.read("verifisering.txt").decode().splitlines()
    assert lines[1:] == told[1:]


@pytest.mark.law("BFF-5-3-14-a", "KSF-2-8-3-4", "KSF-2-7-1", "SIG-10")
@pytest.mark.parametrize("method", list(SignatureMethod))
def test_the_register_of_a_machine_that_burnt_has_its_z_and_goes_out_of_use_at_another(
    machines: tuple[Machine, Machine], method: SignatureMethod
) -> None:
    """
    It sold, its day is open, and its keys are gone with it; the journal in the database is whole.

    Where it signed with a secret, that is gone too: its entries are held against the seals.
    """
    burnt, other = machines
    shutil.rmtree(other.shop.keys.place_of(FRONT))
    burnt.shop.counter.carry_out(FRONT, "", RotateKeys(burnt.shop.keys, method)).result()
    assert other.own() == [BACK]
    with burnt.shop.store.read() as books:
        old = books.state(FRONT).keys
    now = to_journal(burnt.shop.counter.clock.now())
    sold = burnt.shop.store.write(lambda books: sell(books, at=now).number, FRONT).result()
    counter, by, recovery = other.shop.counter, OPERATORS[0].operator_id, make_recovery_key()
    with pytest.raises(NotServed) as refusal:
        counter.carry_out(FRONT, by, TakeOutOfUse(is_confirmed=True)).result()
    assert "take-over" in refusal.value.sentence("nb")

    take_over(counter, other.shop.store, other.shop.keys, FRONT, by, recovery=recovery)
    assert other.own() == [FRONT, BACK]
    shop = other.shop
    with shop.store.read() as books:
        declared = books.record(FRONT, sold + 1)
        assert books.state(FRONT).keys != old
    assert isinstance(declared.event, RegisterRestored)
    assert (declared.operator, declared.event.source, declared.event.skipped) == (by, "other_machine", 0)
    with pytest.raises(RegisterStillUsed):
        shop.counter.carry_out(FRONT, by, TakeOutOfUse(is_confirmed=True)).result()
    now = to_journal(shop.counter.clock.now())
    next_sold = shop.store.write(lambda books: sell(books, at=now), FRONT).result()
    assert isinstance(next_sold.event, SaleCompleted)
    assert next_sold.event.receipt == 2, "no number is passed over"
    shop.store.write(lambda books: close_day(books, at=now), FRONT).result()
    shop.counter.carry_out(FRONT, by, TakeOutOfUse(is_confirmed=True)).result()
    assert not list(shop.store.verify(FRONT))

    # It was not burnt after all: what it has signs nothing there, and its next start serves nothing of it.
    with pytest.raises(KeyMissing):
        burnt.shop.store.write(sell, FRONT).result()
    assert burnt.own() == [BACK]


def test_what_cannot_be_taken_over_leaves_the_journal_as_it_is(machines: tuple[Machine, Machine]) -> None:
    one, other = machines
    by, cashier = (each.operator_id for each in OPERATORS[:2])

    def tried(refusal: type[Refused], who: str = by, recovery: RecoveryKey | None = None) -> None:
        shop = other.shop
        with pytest.raises(refusal):
            take_over(shop.counter, shop.store, shop.keys, FRONT, who, recovery=recovery)

    tried(RegisterIsHere)
    shutil.rmtree(other.shop.keys.place_of(FRONT))
    other.again()
    with one.shop.store.read() as books:
        head = books.head(FRONT)
    tried(MissingRight, cashier)
    # The key that came to nothing is nobody's, and those that only check make no register ours.
    assert other.own() == [BACK]
    sheet = make_recovery_key()
    other.shop.counter.carry_out(BACK, "", SetUpBackup(other.shop.backups, sheet)).result()
    tried(SheetWanted)
    tried(SheetWanted, recovery=make_recovery_key())
    one.shop.counter.carry_out(FRONT, by, TakeOutOfUse(is_confirmed=True)).result()
    tried(RegisterOutOfUse, recovery=sheet)
    one.shop.counter.carry_out(FRONT, by, TakeIntoUse(is_confirmed=True)).result()
    late = TakeOverRegister(other.shop.keys, FRONT, head.number, sheet, is_confirmed=True)
    with pytest.raises(RegisterStillWritten):
        other.shop.counter.carry_out(BACK, by, late).result()
    with one.shop.store.read() as books:
        assert books.state(FRONT).keys == one.shop.keys.signer(FRONT).public
    assert not list(one.shop.store.verify(FRONT))
    take_over(other.shop.counter, other.shop.store, other.shop.keys, FRONT, by, recovery=sheet)
    assert not list(other.shop.store.verify(FRONT))
