"""Keep what a hub refused, for a person to look at: forks, foreign keys, wrong businesses, strangers."""

from datetime import datetime
from typing import Final

from datakasse.errors.hub.journals import JournalForked, JournalNotWhole, KeyNotAnnounced, RegisterRetired
from datakasse.errors.hub.keeping import ChangeNotFromHere
from datakasse.errors.hub.machines import (
    MachineRevoked,
    PlaceTaken,
    RegisterNotOfMachine,
    RegisterTaken,
    RequestForged,
    RequestReplayed,
    WrongCompany,
)
from datakasse.errors.refusal import Refused
from datakasse.storage.ports.hub import HubFinding, HubStore

KEPT: Final = (
    ChangeNotFromHere,
    JournalForked,
    JournalNotWhole,
    KeyNotAnnounced,
    MachineRevoked,
    PlaceTaken,
    RegisterNotOfMachine,
    RegisterRetired,
    RegisterTaken,
    RequestForged,
    RequestReplayed,
    WrongCompany,
)
"""What is kept. All of it comes from a machine that is known, so that a stranger cannot fill the disk."""


def keep_finding(store: HubStore, company: str, machine: str, refusal: Refused, at: datetime) -> None:
    """Keep a refusal that is a finding; the same again is counted up."""
    if not isinstance(refusal, KEPT):
        return
    finding = finding_of(refusal, machine, at)
    store.write(lambda hub: hub.of(company).put_finding(finding))


def finding_of(refusal: Refused, machine: str, at: datetime) -> HubFinding:
    """Return the finding that the refusal of something from a machine is."""
    # A register's findings lie with the register; it is told only once the machine is known to own it.
    of_machine = isinstance(refusal, PlaceTaken | RegisterNotOfMachine | RegisterTaken | RequestReplayed)
    subject = machine if of_machine else str(refusal.facts.get("register", machine))
    number = 0 if isinstance(refusal, RequestReplayed) else int(refusal.facts.get("number", 0))
    return HubFinding(subject, refusal.code, number, dict(refusal.facts), at, at)


def refusal_of(finding: HubFinding) -> Refused:
    """Return the refusal that was kept, with its sentences."""
    kind = next(kind for kind in KEPT if kind.code == finding.code)
    return kind(**finding.facts)
