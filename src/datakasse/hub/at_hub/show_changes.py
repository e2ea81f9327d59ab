"""Show what was sent out to a business's registers, and how far each machine has come."""

from datetime import datetime

import msgspec

from datakasse.errors.hub.keeping import UnknownCompany
from datakasse.hub.between.change import Change, read_change
from datakasse.storage.ports.hub import HubStore


class ShownChange(msgspec.Struct, frozen=True):
    """
    A change that was sent out.

    Attributes:
        version: Its number.
        valid_from: The moment it counts from, UTC.
        change: What it says; hashes of PINs are left out.
        stored: Machines that have it.
        in_effect: Machines where it counts.
        refused: Machines where it could not be used, and why.
    """

    version: int
    valid_from: datetime
    change: Change
    stored: tuple[str, ...]
    in_effect: tuple[str, ...]
    refused: dict[str, str]


def show_changes(store: HubStore, company: str) -> list[ShownChange]:
    """
    Return a business's changes, newest first.

    Raises:
        UnknownCompany: The hub has no such business.
    """
    with store.read() as hub:
        if company not in {each.organisation_number for each in hub.companies()}:
            raise UnknownCompany(company=company[:20])
        books = hub.of(company)
        kept = books.changes()
        told = [(each.machine, each.report) for each in books.machines() if each.revoked_at is None]
    reports = {machine: report for machine, report in told if report is not None}
    shown: list[ShownChange] = []
    for change in reversed(kept):
        version = change.version
        refused = {
            machine: why
            for machine, report in reports.items()
            for refused_version, why in report.refused
            if refused_version == version
        }
        shown.append(
            ShownChange(
                version,
                change.valid_from,
                _without_hashes(read_change(change.body)),
                tuple(machine for machine, report in reports.items() if report.coming >= version),
                tuple(machine for machine, report in reports.items() if version in report.in_effect),
                refused,
            )
        )
    return shown


def _without_hashes(change: Change) -> Change:
    people = tuple(msgspec.structs.replace(person, pin_hash=None) for person in change.people)
    return msgspec.structs.replace(change, people=people)
