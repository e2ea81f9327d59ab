"""Show the fleet: every register of every business, how it stands, and what was refused."""

from datetime import datetime, timedelta
from itertools import islice
from typing import Final

import msgspec

from datakasse.hub.at_hub.keep_findings import refusal_of
from datakasse.journal.entry import from_bytes
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.hub import (
    CompanyReadings,
    HubFinding,
    HubStore,
    Machine,
    Received,
    RegisterReport,
)
from datakasse.trade.shop.shop import Register, SignatureMethod

SILENT_AFTER: Final = timedelta(minutes=5)
"""A machine reports twice a minute; one not heard of for so long is silent."""
CLOCK_OFF_MS: Final = 60_000
FORK_TOLD_WITHIN: Final = timedelta(minutes=30)
"""A machine with another journal tries again every few minutes, and is told each time."""
_RECEIPTS_LOOKED_FOR: Final = 2_000


class FleetRow(msgspec.Struct, frozen=True):
    """
    A register on the fleet page; a machine that has not joined yet is a row without a register.

    Attributes:
        register: Its id; empty while the machine is only invited.
        description: What it is called.
        machine: Which machine it is on.
        machine_name: What that is called.
        state: `invited`, `joined`, `silent`, `revoked`, or `retired` where only the register is.
        version: Software version.
        declared: Reference of the declared build; empty on a demonstration.
        last_seen: When the machine was last heard of.
        have: How many entries the hub has.
        unsent: How many it has not, by the last report; where journals differ, from there on.
        only_here: How many it has that the shop has not, where journals differ.
        clock_offset_ms: How much its clock showed more than the hub's.
        clock_is_off: Whether that is more than a minute.
        printer: How its printer stood, in one word.
        chain: `whole`, `damaged`, or `refused` where the hub refused entries of it.
        signatures: `checked`, or `by_seals` where it signs with HMAC, whose secret the hub has not.
        in_effect: The newest change that counts there.
        coming: The newest change it has stored.
        findings: How many findings there are about it.
        out_of_use_since: When the shop took it out of use, as it told last; None while it is in use.
    """

    register: str
    description: str
    machine: str
    machine_name: str
    state: str
    version: str
    declared: str
    last_seen: datetime | None
    have: int
    unsent: int
    only_here: int
    clock_offset_ms: int
    clock_is_off: bool
    printer: str
    chain: str
    signatures: str
    in_effect: int
    coming: int
    findings: int
    out_of_use_since: datetime | None = None


class FleetFinding(msgspec.Struct, frozen=True):
    """
    Something that was refused, for a person to look at.

    Attributes:
        subject: Which register, or which machine where it is about none.
        code: The refusal's code.
        number: The entry where it shows; 0 where it is about none.
        nb, en: What was refused, in words.
        first_at: When it was first seen, UTC.
        last_at: When it was last seen.
        times: How often.
        only_here: Of a fork: how many entries the hub has that the shop has not.
        receipts: Of a fork: the numbers of the sales receipts among them, as customers have them.
    """

    subject: str
    code: str
    number: int
    nb: str
    en: str
    first_at: datetime
    last_at: datetime
    times: int
    only_here: int = 0
    receipts: str = ""


class FleetCompany(msgspec.Struct, frozen=True):
    """A business with its registers and what was refused of them."""

    company: str
    name: str
    newest_change: int
    rows: tuple[FleetRow, ...]
    findings: tuple[FleetFinding, ...]


class Fleet(msgspec.Struct, frozen=True):
    """All businesses of a hub, and when they were looked at."""

    at: datetime
    companies: tuple[FleetCompany, ...]


def show_fleet(store: HubStore, at: datetime) -> Fleet:
    """Return how all registers stand."""
    with store.read() as hub:
        companies = tuple(
            _company(hub.of(company.organisation_number), company.name, at) for company in hub.companies()
        )
    return Fleet(at, companies)


def _company(books: CompanyReadings, name: str, at: datetime) -> FleetCompany:
    described = {register.register_id: register for register in books.registers()}
    findings = books.findings()
    rows: list[FleetRow] = []
    received = books.all_received()
    for machine in books.machines():
        mine = [each for each in received if each.machine == machine.machine]
        rows += [_row(machine, each, described[each.register], findings, at) for each in mine]
        if not mine:
            rows.append(_row(machine, None, None, findings, at))
    newest = books.newest_change()
    told = tuple(_told(books, finding) for finding in findings)
    return FleetCompany(books.company().organisation_number, name, newest, tuple(rows), told)


def _row(
    machine: Machine,
    received: Received | None,
    register: Register | None,
    findings: list[HubFinding],
    at: datetime,
) -> FleetRow:
    report = machine.report
    name = "" if received is None else received.register
    forked_at = _forked_at(name, machine, findings)
    about = [finding for finding in findings if finding.subject in {name or machine.machine, machine.machine}]
    stands = None if report is None else _report_of(report.registers, name)
    have = 0 if received is None else received.tally.number
    keys = None if received is None else received.tally.keys
    return FleetRow(
        register=name,
        description="" if register is None else register.description,
        machine=machine.machine,
        machine_name=machine.name,
        state=_state(machine, received, at),
        version="" if report is None else report.software_version,
        declared="" if report is None else report.declaration,
        last_seen=machine.last_seen,
        have=have,
        unsent=0 if stands is None else max(stands.last - (forked_at - 1 if forked_at else have), 0),
        only_here=have - forked_at + 1 if forked_at else 0,
        clock_offset_ms=machine.clock_offset_ms,
        clock_is_off=abs(machine.clock_offset_ms) > CLOCK_OFF_MS,
        printer="" if stands is None else stands.printer,
        chain=_chain(stands, name, findings),
        signatures="by_seals"
        if keys is not None and keys.method == SignatureMethod.HMAC_SHA1_128
        else "checked",
        in_effect=0 if report is None else max(report.in_effect, default=0),
        coming=0 if report is None else report.coming,
        findings=len(about),
        out_of_use_since=None if register is None else register.out_of_use_since,
    )


def _told(books: CompanyReadings, finding: HubFinding) -> FleetFinding:
    refusal = refusal_of(finding)
    only_here, receipts = _only_here(books, finding) if finding.code == "hub.fork" else (0, "")
    return FleetFinding(
        finding.subject,
        finding.code,
        finding.number,
        refusal.sentence("nb"),
        refusal.sentence("en"),
        finding.first_at,
        finding.last_at,
        finding.times,
        only_here,
        receipts,
    )


def _only_here(books: CompanyReadings, fork: HubFinding) -> tuple[int, str]:
    """Return how many entries of a fork only the hub has, and the sales receipts among the first of them."""
    received = books.received(fork.subject)
    if received is None:
        return 0, ""
    sold = [
        event.receipt
        for row in islice(books.stored(fork.subject, fork.number), _RECEIPTS_LOOKED_FOR)
        if isinstance(event := from_bytes(row.body).event, SaleCompleted) and event.series == "sales"
    ]
    prefix = books.register(fork.subject).series_prefix
    ends = dict.fromkeys(f"{prefix}{number}" for number in (min(sold), max(sold))) if sold else {}
    return max(received.tally.number - fork.number + 1, 0), "–".join(ends)


def _report_of(reports: tuple[RegisterReport, ...], register: str) -> RegisterReport | None:
    return next((each for each in reports if each.register == register), None)


def _forked_at(register: str, machine: Machine, findings: list[HubFinding]) -> int:
    """Return the first entry of which the machine has another, as it told lately; 0 where none is known."""
    heard = machine.last_seen
    forks = (
        each.number
        for each in findings
        if each.code == "hub.fork"
        and each.subject == register != ""
        and (heard is None or heard - each.last_at <= FORK_TOLD_WITHIN)
    )
    return min(forks, default=0)


def _state(machine: Machine, received: Received | None, at: datetime) -> str:
    if machine.revoked_at is not None:
        return "revoked"
    if received is not None and received.retired_at is not None:
        return "retired"
    if not machine.device_key:
        return "invited"
    heard = machine.last_seen or machine.joined_at
    return "silent" if heard is None or at - heard > SILENT_AFTER else "joined"


def _chain(stands: RegisterReport | None, register: str, findings: list[HubFinding]) -> str:
    """Return how a register's chain stands: what the hub refused weighs more than what the register says."""
    refused = {"hub.fork", "hub.not_whole", "hub.foreign_key", "hub.wrong_company"}
    if register and any(each.subject == register and each.code in refused for each in findings):
        return "refused"
    return "whole" if stands is None else stands.chain
