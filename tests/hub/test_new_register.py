"""A register that is added at a machine in a hub: known to it by the next report, without joining anew."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from datakasse.errors.hub.journals import KeyNotAnnounced
from datakasse.errors.hub.machines import MachineRevoked, WrongCompany
from datakasse.hub.at_hub.admit import Caller
from datakasse.hub.at_hub.let_in import invite
from datakasse.hub.at_hub.retire_register import retire_register
from datakasse.hub.at_hub.revoke_machine import revoke_machine
from datakasse.hub.at_hub.show_fleet import FleetCompany, FleetRow, show_fleet
from datakasse.hub.at_hub.take_report import take_report
from datakasse.hub.at_hub.verify_received import verify_received
from datakasse.hub.at_shop.line import HubLine
from datakasse.hub.at_shop.report_machine import report_machine
from datakasse.hub.at_shop.send_journal import next_delivery
from datakasse.hub.between.wire import Reported, TakenElsewhere
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.storage.ports.hub import MachineReport, Received
from datakasse.storage.ports.store import Books
from datakasse.trade.shop.receipt_logo import ReceiptLogo
from datakasse.trade.shop.shop import Location, Register, SignatureMethod
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member, on_each_database
from tests.shop import BACK, COMPANY, FRONT, NOON, make_shop

pytestmark = on_each_database

NEW = "K9"
MARKET = Location("2", "Torget", "Bakeriet på Torget", receipt_logo=ReceiptLogo(8, 1, b"\xaa"))


def added(
    member: Member,
    register: Register | None = None,
    method: SignatureMethod = SignatureMethod.RSA_SHA1_1024,
    *,
    is_served: bool = True,
) -> Member:
    """Put another register into service at a shop, and sell there."""
    wanted = register or Register(NEW, "1", "Uteserveringen", series_prefix="C")
    keys = member.shop.keys.create(wanted.register_id, method).public

    def enter(books: Books) -> None:
        books.put_location(MARKET)
        books.put_register(wanted)
        event = RegisterCommissioned(COMPANY_NUMBER, 1, 1, keys=keys, software_version="0.1.0")
        books.append(wanted.register_id, event, at=NOON)

    member.shop.store.write(enter).result()
    if is_served:
        member.shop.printers.fit(wanted)
    member.sell(3, wanted.register_id)
    return member


def told(
    member: Member, change: Callable[[MachineReport], MachineReport] = lambda report: report
) -> Reported:
    """Report how a shop stands, or something else."""
    line = member.line()
    try:
        return line.report(
            change(report_machine(member.shop.counter, member.shop.keys.versions, frozenset()))
        )
    finally:
        line.close()


def as_before(report: MachineReport) -> MachineReport:
    """Return a report as machines made it before: nothing but the ID and the keys of a register."""
    registers = tuple(msgspec.structs.replace(each, described=None) for each in report.registers)
    return msgspec.structs.replace(report, registers=registers, company="", places=())


def fleet_of(hub: ServedHub) -> FleetCompany:
    (company,) = show_fleet(hub.hub.counter.store, hub.hub.counter.now()).companies
    return company


def row_of(hub: ServedHub, register: str = NEW) -> FleetRow:
    (row,) = [row for row in fleet_of(hub).rows if row.register == register]
    return row


def received(hub: ServedHub, register: str = NEW) -> Received | None:
    with hub.hub.counter.store.read() as books:
        return books.of(COMPANY_NUMBER).received(register)


def whole(hub: ServedHub) -> bool:
    return not [finding for each in verify_received(hub.hub.counter.store) for finding in each.findings]


@pytest.mark.law("KSF-2-7-3", "SIG-15")
@pytest.mark.parametrize("method", list(SignatureMethod))
def test_a_new_register_is_taken_in_by_the_next_report(
    member: Member, hub: ServedHub, method: SignatureMethod
) -> None:
    member.send()
    added(member, method=method)
    assert member.send()[NEW].have == 4
    assert hub.journal(COMPANY_NUMBER, NEW) == member.journal(NEW)
    assert whole(hub)
    row = row_of(hub)
    assert (row.machine, row.description, row.state, row.have, row.unsent, row.chain) == (
        ("1", "Uteserveringen", "joined", 4, 0, "whole")
    )
    before = received(hub)
    assert member.send()[NEW].sent == 0
    assert received(hub) == before, "a report that comes again changes nothing"
    assert not fleet_of(hub).findings


def test_the_fleet_tells_of_a_register_that_the_shop_took_out_of_use(member: Member, hub: ServedHub) -> None:
    """Whoever keeps the chain does not look for a till that is silent because it was sold."""
    told(added(member))
    assert row_of(hub).out_of_use_since is None

    def use(since: datetime | None) -> None:
        def enter(books: Books) -> None:
            books.put_register(msgspec.structs.replace(books.register(NEW), out_of_use_since=since))

        member.shop.store.write(enter).result()
        told(member)

    use(NOON)
    assert (row_of(hub).out_of_use_since, row_of(hub).state) == (NOON, "joined")
    assert row_of(hub, FRONT).out_of_use_since is None
    use(None)
    assert row_of(hub).out_of_use_since is None


def test_one_made_by_command_is_told_of_once_it_is_served(
    member: Member, hub: ServedHub, opened: Callable[[Path], Member]
) -> None:
    added(member, is_served=False)
    assert NEW not in member.send()
    member.shop.store.close()
    again = opened(member.shop.settings.folder)
    assert again.send()[NEW].have == 4
    assert hub.journal(COMPANY_NUMBER, NEW) == again.journal(NEW)


def test_its_place_comes_along_and_one_that_is_known_stays(member: Member, hub: ServedHub) -> None:
    added(member, Register(NEW, "2", "Torget", series_prefix="C"))
    member.send()
    added(member, Register("K8", "2", "Torget 2", series_prefix="D"))
    member.send()
    with hub.hub.counter.store.read() as books:
        places = {place.code: place for place in books.of(COMPANY_NUMBER).locations()}
        registers = {each.register_id: each for each in books.of(COMPANY_NUMBER).registers()}
    assert places["2"] == msgspec.structs.replace(MARKET, receipt_logo=ReceiptLogo())
    assert (registers[NEW].location, registers["K8"].description) == ("2", "Torget 2")


def test_a_register_that_is_called_something_else_is_called_that(member: Member, hub: ServedHub) -> None:
    added(member)
    member.send()
    with member.shop.store.read() as books:
        renamed = msgspec.structs.replace(books.register(NEW), description="Terrassen")
    member.shop.store.write(lambda books: books.put_register(renamed)).result()
    member.send()
    assert row_of(hub).description == "Terrassen"


def test_a_machine_of_an_older_version_tells_of_it_by_id_and_keys(member: Member, hub: ServedHub) -> None:
    added(member)
    assert NEW in {standing.register for standing in told(member, as_before).standings}
    assert (row_of(hub).description, row_of(hub).unsent) == ("", 4)
    assert member.send()[NEW].have == 4
    assert (row_of(hub).description, whole(hub)) == ("Uteserveringen", True), "described once it is upgraded"
    body = b"""{"software_version":"0.1.0","declaration":"","at":"2026-03-02T11:00:00Z","in_effect":[],
        "coming":0,"refused":[],"registers":[{"register":"K9","last":4,"printer":"","chain":"whole","keys":[]}]}"""
    report = msgspec.json.decode(body, type=MachineReport)
    assert (report.company, report.places, report.registers[0].described) == ("", (), None)


def test_one_of_which_only_the_id_is_told_stands_where_the_machines_others_stand(
    member: Member, hub: ServedHub
) -> None:
    def move(books: Books) -> None:
        books.put_location(MARKET)
        for register in books.registers():
            books.put_register(msgspec.structs.replace(register, location=MARKET.code))

    member.shop.store.write(move).result()
    told(member)
    told(added(member), as_before)
    with hub.hub.counter.store.read() as books:
        places = {each.register_id: each.location for each in books.of(COMPANY_NUMBER).registers()}
    assert places[NEW] == MARKET.code


@pytest.mark.law("KSF-2-7-3")
def test_entries_with_other_keys_than_were_announced_are_refused(
    member: Member, hub: ServedHub, opened: Callable[[Path], Member], tmp_path: Path
) -> None:
    make_shop(tmp_path / "forger")
    forger = added(opened(tmp_path / "forger"))
    added(member)
    told(member)
    false = next_delivery(forger.shop.store, NEW, 0)
    assert false is not None
    line = member.line()
    with pytest.raises(KeyNotAnnounced):
        line.deliver(false)
    line.close()
    assert not hub.journal(COMPANY_NUMBER, NEW)
    assert (fleet_of(hub).findings[0].subject, row_of(hub).chain) == (NEW, "refused")


# ── what is refused ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def second(hub: ServedHub, member: Member, opened: Callable[[Path], Member], tmp_path: Path) -> Member:
    """Another machine of the business, with a register of its own, and copies of the first one's IDs."""
    del member
    make_shop(tmp_path / "second")
    shop = added(opened(tmp_path / "second"), Register("K5", "1", series_prefix="E"))
    shop.join(hub.link(COMPANY, "lageret"), serves=lambda register: register == "K5")
    return shop


def joined_from(
    hub: ServedHub, shop: Member, street: str, register: str, prefix: str
) -> list[tuple[str, str, str]]:
    """Let a shop in another street join with one register; return code, machine and sentence of findings."""
    with shop.shop.store.read() as books:
        (place,) = (each for each in books.locations() if each.code == "1")
    moved = msgspec.structs.replace(place, address=msgspec.structs.replace(place.address, street=street))
    shop.shop.store.write(lambda books: books.put_location(moved)).result()
    added(shop, Register(register, "1", series_prefix=prefix))
    shop.join(hub.link(COMPANY, street), serves=lambda each: each == register)
    return [(each.code, each.subject, each.nb) for each in fleet_of(hub).findings]


def test_the_place_of_another_shop_with_the_same_code_stays_and_is_told(
    member: Member, hub: ServedHub, opened: Callable[[Path], Member], tmp_path: Path
) -> None:
    """Each shop calls its first place 1: the last one that joined gave the others its address."""
    del member

    def street() -> str:
        with hub.hub.counter.store.read() as books:
            return next(
                each for each in books.of(COMPANY_NUMBER).locations() if each.code == "1"
            ).address.street

    first = street()
    make_shop(tmp_path / "same")
    assert joined_from(hub, opened(tmp_path / "same"), first, "K5", "E") == [], "at the same address"
    make_shop(tmp_path / "other")
    ((code, machine, told_of),) = joined_from(hub, opened(tmp_path / "other"), "Havnegata", "K6", "F")
    assert (code, machine) == ("hub.place_taken", "3")
    assert "Havnegata" in told_of
    assert first in told_of
    assert street() == first
    assert row_of(hub, "K6").state == "joined"


def only(*registers: str) -> Callable[[MachineReport], MachineReport]:
    """Return what makes a report tell of some registers and no others."""

    def made(report: MachineReport) -> MachineReport:
        kept = tuple(each for each in report.registers if each.register in registers)
        return msgspec.structs.replace(report, registers=kept)

    return made


@pytest.mark.law("KSL-2-f", "KSF-2-7-3")
def test_a_second_machine_with_its_own_copy_of_the_id_is_refused_and_shown(
    member: Member, hub: ServedHub, second: Member
) -> None:
    added(member).send()
    added(second)
    answered = told(second)
    assert {(each.register, each.machine) for each in answered.taken} == {
        (FRONT, "1"),
        (BACK, "1"),
        (NEW, "1"),
    }
    assert [standing.register for standing in answered.standings] == ["K5"], "its own goes on"
    assert second.send()["K5"].have == 4
    assert hub.journal(COMPANY_NUMBER, NEW) == member.journal(NEW)
    (finding,) = fleet_of(hub).findings
    assert (finding.subject, finding.code, finding.times) == ("2", "hub.register_taken", 2)
    assert "maskin 1" in finding.nb
    assert (row_of(hub).findings, row_of(hub, "K5").findings) == (0, 1), "shown at the machine that tried"
    assert (row_of(hub).machine, row_of(hub).chain) == ("1", "whole")
    assert not told(member).taken


def test_who_tells_of_it_first_has_it(member: Member, hub: ServedHub, second: Member) -> None:
    told(added(second), only(NEW))
    assert told(added(member), only(NEW)).taken == (TakenElsewhere(NEW, "2"),)
    assert row_of(hub).machine == "2"


def test_one_that_an_empty_machine_is_to_become_is_kept_for_it(member: Member, hub: ServedHub) -> None:
    counter = hub.hub.counter
    planned, _ = invite(counter.store, COMPANY, "Torget", counter.now(), Register(NEW, "1"))
    added(member)
    assert told(member).taken == (TakenElsewhere(NEW, planned.machine),)
    assert received(hub) is None
    revoke_machine(counter.store, COMPANY_NUMBER, planned.machine, counter.now())
    assert not told(member).taken
    assert received(hub) is not None


def test_a_register_whose_keys_are_elsewhere_is_not_of_this_machine(member: Member, hub: ServedHub) -> None:
    """Two machines on one database: each tells of its own."""
    added(member)

    def without_keys(report: MachineReport) -> MachineReport:
        registers = tuple(msgspec.structs.replace(each, keys=()) for each in report.registers)
        return msgspec.structs.replace(report, registers=registers)

    assert not told(member, without_keys).taken
    assert received(hub) is None
    assert not fleet_of(hub).findings


def test_another_business_never(member: Member, hub: ServedHub) -> None:
    added(member)
    with pytest.raises(WrongCompany):
        told(member, lambda report: msgspec.structs.replace(report, company="974760673"))
    assert received(hub) is None
    (finding,) = fleet_of(hub).findings
    assert (finding.subject, finding.code) == ("1", "hub.wrong_company")


def test_a_machine_that_was_revoked_brings_nothing(member: Member, hub: ServedHub, second: Member) -> None:
    added(member).send()
    revoke_machine(hub.hub.counter.store, COMPANY_NUMBER, "1", datetime.now(UTC))
    added(member, Register("K8", "1", series_prefix="D"))
    with pytest.raises(MachineRevoked):
        told(member)
    assert received(hub, "K8") is None
    added(second)
    assert TakenElsewhere(NEW, "1") in told(second).taken, "nobody goes on with a journal that is not his"
    assert len(hub.journal(COMPANY_NUMBER, NEW)) == 4


def test_a_machine_that_is_revoked_while_it_is_heard_brings_nothing(member: Member, hub: ServedHub) -> None:
    """Who it was had been asked before; whether it still may is asked with the pen in hand."""
    added(member)
    store = hub.hub.counter.store
    with store.read() as books:
        machine = books.of(COMPANY_NUMBER).machine("1")
    assert machine is not None
    caller = Caller(machine, machine.last_request + 1, datetime.now(UTC))
    revoke_machine(store, COMPANY_NUMBER, "1", datetime.now(UTC))
    report = report_machine(member.shop.counter, member.shop.keys.versions, frozenset())
    with pytest.raises(MachineRevoked):
        take_report(store, caller, report)
    assert received(hub) is None


def test_a_register_that_is_retired_at_the_hub_gets_no_keys_more(member: Member, hub: ServedHub) -> None:
    """What it made with those it had is checked with them; with others it delivers nothing."""
    added(member).send()
    retired = retire_register(hub.hub.counter.store, COMPANY_NUMBER, NEW, datetime.now(UTC))
    known = member.shop.keys.versions(NEW)
    assert len(known) == 1
    assert member.shop.keys.create(NEW, SignatureMethod.RSA_SHA1_1024).public not in known
    told(member)
    now = received(hub)
    assert now is not None
    assert (now.keys, now.retired_at) == (retired.keys, retired.retired_at)


def test_a_machine_that_joins_anew_keeps_what_a_report_brought(member: Member, hub: ServedHub) -> None:
    """The same device under another number; what the line of before still says takes nothing back."""
    added(member).send()
    before: HubLine = member.line()
    member.shop.hub_card.forget()
    member.join(hub.link(COMPANY))
    late = before.report(report_machine(member.shop.counter, member.shop.keys.versions, frozenset()))
    before.close()
    assert (late.standings, late.taken) == ((), ())
    member.sell(1, NEW)
    assert member.send()[NEW].have == 5
    assert (row_of(hub).machine, fleet_of(hub).findings) == ("2", ())


def test_a_copied_folder_that_has_never_heard_of_it_tells_nothing_false(
    member: Member, hub: ServedHub, opened: Callable[[Path], Member], tmp_path: Path
) -> None:
    """The machine of yesterday: its report lacks the register, which stays what it was."""
    folder = member.shop.settings.folder
    member.shop.store.close()
    copy = shutil.copytree(folder, tmp_path / "copy")
    member = added(opened(folder))
    member.send()
    opened(copy).send()
    assert row_of(hub).have == 4
    assert hub.journal(COMPANY_NUMBER, NEW) == member.journal(NEW)
