"""
Take a machine's report: how it stands, what it has and is called now; answer with what the hub has.

A register that the machine did not have when it joined is taken in by its report, without joining anew.
"""

import msgspec

from datakasse.errors.hub.keeping import ChangeNotFromHere
from datakasse.errors.hub.machines import WrongCompany
from datakasse.hub.at_hub.admit import Caller, heard
from datakasse.hub.at_hub.announce_register import take_in_told
from datakasse.hub.at_hub.follow_shop import follow_shop
from datakasse.hub.at_hub.keep_findings import finding_of
from datakasse.hub.at_hub.receive import standing_of
from datakasse.hub.between.wire import Reported, TakenElsewhere
from datakasse.storage.ports.hub import (
    CompanyBooks,
    CompanyReadings,
    HubBooks,
    HubStore,
    Machine,
    MachineReport,
    Received,
)


def take_report(store: HubStore, caller: Caller, report: MachineReport) -> Reported:
    """
    Keep a report.

    New registers and new keys count from here on, because the machine's own key vouches for them; keys before
    stay, for what was made with them. A register that another machine delivers is a finding, and the machine
    is told; its others go on.

    Raises:
        WrongCompany: The machine holds another business's books.
        RequestReplayed: It was heard before.
        MachineRevoked: The machine was shut out meanwhile.
    """
    if report.company not in {"", caller.company}:
        raise WrongCompany(found=report.company[:20], expected=caller.company)

    def enter(hub: HubBooks) -> Reported:
        books = hub.of(caller.company)
        machine = heard(books, caller)
        offset_ms = round((report.at - caller.at).total_seconds() * 1000)
        newest = books.newest_change()
        has_others = _has_other_changes(books, newest, report)
        follow_shop(books, machine.report, report)
        kept = _as_it_is_kept(report, has_others=has_others)
        books.put_machine(msgspec.structs.replace(machine, clock_offset_ms=offset_ms, report=kept))
        if has_others:
            stray = ChangeNotFromHere(machine=machine.machine, number=report.coming)
            books.put_finding(finding_of(stray, machine.machine, caller.at))
        refused = take_in_told(books, machine, report)
        for refusal in refused[:1]:
            # One at a time is enough for somebody to look: the next one is told of when this is mended.
            books.put_finding(finding_of(refusal, machine.machine, caller.at))
        mine = _with_new_keys(books, machine, report)
        taken = tuple(
            TakenElsewhere(str(each.facts["register"]), str(each.facts["machine"])) for each in refused
        )
        return Reported(caller.at, newest, tuple(map(standing_of, mine)), taken, has_others)

    return store.write(enter)


def _with_new_keys(books: CompanyBooks, machine: Machine, report: MachineReport) -> list[Received]:
    """Return the machine's registers that a report tells of, each with the keys that it tells of as well."""
    mine: list[Received] = []
    for told in report.registers:
        received = books.received(told.register)
        if received is None or received.machine != machine.machine:
            continue
        new = [keys for keys in told.keys if keys not in received.keys]
        if new and received.retired_at is None:
            received = msgspec.structs.replace(received, keys=(*received.keys, *new))
            books.put_received(received)
        mine.append(received)
    return mine


def _has_other_changes(books: CompanyReadings, newest: int, report: MachineReport) -> bool:
    """
    Return whether a machine has stored what this hub did not send out.

    This hub was put back to an older copy and numbers anew from there, or the machine was in another hub.
    """
    if report.coming > newest:
        return True
    if not report.coming_digest:
        return False
    return [each.digest for each in books.changes(report.coming - 1, 1)] != [report.coming_digest]


def _as_it_is_kept(report: MachineReport, *, has_others: bool) -> MachineReport:
    """Return a report without what has tables of its own, and what it says of another hub's changes."""
    registers = tuple(msgspec.structs.replace(each, described=None) for each in report.registers)
    kept = msgspec.structs.replace(report, registers=registers)
    return msgspec.structs.replace(kept, coming=0, in_effect=(), refused=()) if has_others else kept
