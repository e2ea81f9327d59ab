"""A shop that was lost and restored delivers to its hub again, and the machine that was lost does not."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import msgspec
import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.hub.journals import JournalForked
from datakasse.errors.hub.machines import MachineRevoked, RegisterTaken
from datakasse.errors.shop.out_of_use import ShutByHub
from datakasse.errors.storage.database import DiskFull
from datakasse.hub.at_hub.revoke_machine import revoke_machine
from datakasse.hub.at_hub.show_fleet import FleetCompany, show_fleet
from datakasse.hub.at_hub.verify_received import verify_received
from datakasse.office.control.show_overview import show_overview
from datakasse.office.insight.watch import watch
from datakasse.storage.ports.store import Books
from datakasse.till.day.check_system import Check, check_system
from datakasse.till.day.check_words import CheckState
from datakasse.web.rooms import hub_room
from datakasse.web.rooms.hub_room import HubRoom
from lab.served_hub import HOST, PIN, ServedHub
from tests.cli.command_line import done
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.hub.test_hub_room import LONG_S, room, until
from tests.hub.test_new_register import NEW, added
from tests.shop import BACK, COMPANY, FRONT, NOON, sell as sold

__all__ = ["room"]

Opened = Callable[[Path], Member]


def restored(folder: Path, tmp_path: Path) -> Path:
    """Copy a shop, and bring it back on another machine."""
    usb, sheet, back = tmp_path / "usb", tmp_path / "ark.txt", tmp_path / "back"
    usb.mkdir()
    sheet.write_text(done("backup", "key"))
    done("backup", "set-up", "--data", folder, "--identity", sheet)
    done("backup", "add-place", "--data", folder, "--name", "usb", "--address", f"folder:{usb}")
    done("backup", "now", "--data", folder)
    done("restore", "--from", f"folder:{usb}", "--to", back, "--identity", sheet)
    return back


def sell(member: Member, count: int) -> None:
    """Sell coffee today: the commands have journalled by the machine's clock."""
    for _ in range(count):
        member.shop.store.write(lambda books: sold(books, FRONT, at=datetime.now(UTC))).result()


def fleet(hub: ServedHub) -> FleetCompany:
    (company,) = show_fleet(hub.hub.counter.store, datetime.now(UTC)).companies
    return company


def hub_check(member: Member, register: str = FRONT) -> Check:
    """Return what the system check of a register says of the hub."""
    checks = check_system(member.shop.counter, register).checks
    (found,) = (check for check in checks if check.name == "hub")
    return found


def demand(member: Member, register: str = FRONT) -> None:
    """Go on only if the hub has not ended a register, as a new sale does."""
    member.shop.counter.carry_out(register, "", CashPoint.demand_not_ended).result()


def revoke(hub: ServedHub) -> None:
    """Shut the first machine out."""
    revoke_machine(hub.hub.counter.store, COMPANY_NUMBER, "1", datetime.now(UTC))


def test_a_restored_shop_goes_on_at_the_hub_once_the_lost_machine_is_revoked(
    member: Member, hub: ServedHub, opened: Opened, shop_folder: Path, tmp_path: Path
) -> None:
    member.sell(2)
    member.send()
    new = opened(restored(shop_folder, tmp_path))
    with pytest.raises(RegisterTaken):
        new.join(hub.link(COMPANY))
    revoke(hub)
    new.join(hub.link(COMPANY))
    sell(new, 2)
    new.send()
    assert hub.journal(COMPANY_NUMBER, FRONT) == new.journal(FRONT)
    store = hub.hub.counter.store
    assert [each.findings for each in verify_received(store)] == [(), ()]
    rows = show_fleet(store, datetime.now(UTC)).companies[0].rows
    assert {row.state for row in rows if row.register == FRONT} == {"joined"}
    # The machine that was lost sells on in a thief's kitchen.
    sell(member, 1)
    with pytest.raises(MachineRevoked):
        member.send()


def test_the_revoked_machine_does_not_come_back_with_another_invitation(
    member: Member, hub: ServedHub
) -> None:
    member.sell(2)
    member.send()
    revoke(hub)
    member.shop.hub_card.forget()
    with pytest.raises(RegisterTaken):
        member.join(hub.link(COMPANY))
    # Not with a new device key either: its registers' keys are those that were retired.
    member.shop.keys.secrets("hub").write({"device_key": ""})
    with pytest.raises(RegisterTaken):
        member.join(hub.link(COMPANY))


@pytest.fixture
def new(member: Member, hub: ServedHub, opened: Opened, shop_folder: Path, tmp_path: Path) -> Member:
    """The shop, restored from a copy that lacks three sales which the hub has, and in the hub again."""
    member.sell(2)
    back = restored(shop_folder, tmp_path)
    sell(member, 3)
    member.send()
    revoke(hub)
    came_back = opened(back)
    came_back.join(hub.link(COMPANY))
    return came_back


@pytest.mark.parametrize("sold_since", [0, 5])
def test_what_the_hub_has_and_the_copy_has_not_is_a_fork_and_told(
    new: Member, hub: ServedHub, sold_since: int
) -> None:
    """The hub had sales that no copy had: it keeps them, and says that there are two journals."""
    had = hub.journal(COMPANY_NUMBER, FRONT)
    own = len(new.journal(FRONT))
    sell(new, sold_since)
    with pytest.raises(JournalForked) as refused:
        new.send()
    assert hub.journal(COMPANY_NUMBER, FRONT) == had
    # The hub names the first entry that differs: that with which the restored shop went on.
    assert refused.value.facts["number"] == own
    company = fleet(hub)
    (finding,) = (each for each in company.findings if each.code == "hub.fork")
    assert (finding.subject, finding.number, finding.only_here) == (FRONT, own, 3)
    assert finding.receipts == "A3–A5"
    (row,) = (each for each in company.rows if each.register == FRONT)
    assert (row.chain, row.only_here, row.unsent) == ("refused", 3, 1 + sold_since)


def test_a_register_that_is_forked_says_so_and_another_in_its_place_delivers(
    new: Member,
    member: Member,
    hub: ServedHub,
    room: Callable[[Member], HubRoom],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sell(new, 2)
    # One register that is refused does not keep the others waiting, as a hub that is away does.
    monkeypatch.setattr(hub_room, "AWAY_S", (LONG_S,))
    monkeypatch.setattr(hub_room, "LOOK_S", 0.05)
    monkeypatch.setattr(hub_room, "REFUSED_S", 0.0)
    room(new)
    until(lambda: hub_check(new).found == "hub_forked")
    check = hub_check(new)
    assert (check.state, "Huben har 3 poster fra kasse K1" in check.nb) == (CheckState.BAD, True), check.nb
    assert hub_check(new, BACK).state is CheckState.GOOD
    (told,) = (
        each for each in new.shop.examiner.examine(ask_outside=False).findings if each.code == "hub_forked"
    )
    assert told.register == FRONT
    demand(new, BACK)
    with pytest.raises(ShutByHub):
        demand(new)
    assert told.cure is not None
    assert "Oppsett → Kasser" in told.cure.nb
    added(new)
    until(lambda: hub.journal(COMPANY_NUMBER, NEW) == new.journal(NEW))
    address = f"https://{HOST}:{hub.port}"
    with httpx2.Client(base_url=address, verify=False, trust_env=False) as keeper:
        assert keeper.post("/api/v1/hub/session", json={"pin": PIN}).status_code == 201
        there = f"/api/v1/hub/companies/{COMPANY_NUMBER}/registers"
        assert keeper.delete(f"{there}/K404").json()["code"] == "hub.register_missing"
        (told_company,) = keeper.delete(f"{there}/{FRONT}").json()["companies"]
    assert {row["state"] for row in told_company["rows"] if row["register"] == FRONT} == {"retired"}
    until(lambda: hub_check(new).found == "hub_retired")
    assert hub_check(new).state is CheckState.NOTICE
    # Both journals are kept, and whole; the other registers go on.
    assert len(hub.journal(COMPANY_NUMBER, FRONT)) == len(member.journal(FRONT))
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
    assert list(new.shop.store.verify(FRONT)) == []
    assert new.journal(FRONT)[-1] not in hub.journal(COMPANY_NUMBER, FRONT)
    new.sell(1, NEW)
    until(lambda: hub.journal(COMPANY_NUMBER, NEW) == new.journal(NEW))
    with pytest.raises(ShutByHub):
        demand(new)
    # A shop that has left the hub is its own.
    new.shop.hub_card.forget()
    demand(new)


def test_what_is_wrong_here_is_not_said_of_the_hub(
    member: Member, room: Callable[[Member], HubRoom], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_room, "LOOK_S", 0.05)
    room(member)
    until(lambda: hub_check(member).found == "hub_heard")
    tried = threading.Semaphore(0)

    def full(counter: object) -> None:
        del counter
        tried.release()
        raise DiskFull

    monkeypatch.setattr(hub_room, "apply_changes", full)
    # By the third time the first one has been told of, if it is.
    assert all(tried.acquire(timeout=LONG_S) for _ in range(3))
    assert hub_check(member).found == "hub_heard"


def test_a_machine_that_is_shut_out_says_so(
    member: Member, hub: ServedHub, room: Callable[[Member], HubRoom], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_room, "LOOK_S", 0.05)
    assert hub_check(member).found == "hub_joined"
    opened_room = room(member)
    until(lambda: hub_check(member).found == "hub_heard")
    revoke(hub)
    member.sell(1)
    until(lambda: hub_check(member).found == "hub_revoked")
    check = hub_check(member)
    assert (check.state, "Alt er trygt her" in check.nb) == (CheckState.BAD, True)
    assert hub_check(member, BACK).found == "hub_revoked"
    opened_room.close()
    # It stands there after a new start too, until the shop leaves; then nothing is said of any hub.
    assert hub_check(member).found == "hub_revoked"
    member.shop.hub_card.forget()
    assert [each.name for each in check_system(member.shop.counter, FRONT).checks if each.name == "hub"] == []


def damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1] + b"?")


def open_to_others(file: Path) -> None:
    file.chmod(0o644)


@pytest.mark.parametrize("spoil", [damaged, open_to_others])
def test_a_membership_that_cannot_be_read_is_told_and_shuts_nothing(
    member: Member, shop_folder: Path, spoil: Callable[[Path], None]
) -> None:
    counter, file = member.shop.counter, shop_folder / "keys" / "partner-hub.locked"
    whole = file.read_bytes()
    spoil(file)
    check = hub_check(member)
    assert (check.found, check.state, "selger videre" in check.nb) == ("hub_unread", CheckState.BAD, True)
    demand(member)
    with counter.store.read() as books:
        shown = show_overview(books, counter.clock.now(), counter.premises.hub())
    assert [(each.found, each.register) for each in shown.hub] == [("hub_unread", "")]
    assert [watch(counter), watch(counter)] == [1, 0]
    file.chmod(0o600)
    file.write_bytes(whole)
    assert hub_check(member).found == "hub_joined"


def test_a_machine_that_was_revoked_by_mistake_goes_on_with_registers_that_are_new(
    member: Member, hub: ServedHub
) -> None:
    """What the hub has of the old ones stays; no report makes a finding of them."""
    member.sell(2)
    member.send()
    before = hub.journal(COMPANY_NUMBER, FRONT)
    revoke_machine(hub.hub.counter.store, COMPANY_NUMBER, "1", datetime.now(UTC))
    added(member)
    member.shop.hub_card.forget()
    with pytest.raises(RegisterTaken) as refused:
        member.join(hub.link(COMPANY, "igjen"))
    assert "ut av bruk" in refused.value.sentence("nb")

    def take_out_of_use(books: Books) -> None:
        for register in books.registers():
            if register.register_id != NEW:
                books.put_register(msgspec.structs.replace(register, out_of_use_since=NOON))

    member.shop.store.write(take_out_of_use).result()
    member.join(hub.link(COMPANY, "igjen"))
    assert [list(member.send()) for _ in range(2)] == [[NEW], [NEW]]
    assert hub.journal(COMPANY_NUMBER, NEW) == member.journal(NEW)
    assert hub.journal(COMPANY_NUMBER, FRONT) == before
    told = [(finding.code, finding.times) for finding in fleet(hub).findings]
    assert told == [("hub.register_taken", 1)], "that of the join which was refused"
