"""Verify all that a hub has received, from the stored bytes alone, as a register verifies its own journal."""

from collections.abc import Iterator

import msgspec

from datakasse.journal.verify import Checker, Finding, sealed_only
from datakasse.storage.ports.hub import HubStore


class Verified(msgspec.Struct, frozen=True):
    """A register's journal at the hub: how many entries it has, and what is wrong with them."""

    company: str
    register: str
    entries: int
    findings: tuple[Finding, ...]


def verify_received(store: HubStore) -> Iterator[Verified]:
    """Yield each register's journal, verified from its first entry to what the hub says it has."""
    with store.read() as hub:
        for company in hub.companies():
            number, books = company.organisation_number, hub.of(company.organisation_number)
            for received in books.all_received():
                register = received.register
                checker = Checker(number, register, trusted=frozenset(received.keys), hmac=sealed_only)
                found = tuple(checker.check(books.stored(register), books.seals(register)))
                yield Verified(number, register, checker.tally.number, found)
