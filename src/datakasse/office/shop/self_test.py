"""
What a version finds in a shop's books, so that two versions can be held against each other.

It reads and never writes an entry. Two versions that find the same mean the same by the same bytes: where
every journal ends, what its register stands at, and what the books add up to.

Law: KSF-2-7-3, KSF-2-8-2-a to -z.
"""

import hashlib
from collections.abc import Iterator

import msgspec

from datakasse.journal.report_content import GrandTotals
from datakasse.report.period import PeriodTotals
from datakasse.storage.ports.store import Readings, Store


class RegisterFound(msgspec.Struct, frozen=True):
    """
    What was found of a register.

    Attributes:
        number: The last entry.
        digest: Its digest, in hex: it vouches for all before.
        faults: How many faults the check of the whole journal found.
        transaction: The last transaction number.
        z_entry: The entry of the last Z.
        grand_totals: The grand totals at it.
        sales_ore: What was sold since, with VAT.
        drawer_ore: What should be in the drawer of it.
    """

    number: int
    digest: str
    faults: int
    transaction: int
    z_entry: int
    grand_totals: GrandTotals
    sales_ore: int
    drawer_ore: int


class Found(msgspec.Struct, frozen=True):
    """
    What a version found.

    Attributes:
        version: The version that looked.
        registers: Each register.
        articles: A digest over all articles.
    """

    version: str
    registers: dict[str, RegisterFound]
    articles: str


def self_test(store: Store, version: str) -> Found:
    """Check every journal whole, and return what this version finds in the books."""
    with store.read() as books:
        registers = [register.register_id for register in books.registers()]
    faults = {register: sum(1 for _ in store.verify(register)) for register in registers}
    with store.read() as books:
        found = {register: _found(books, register, faults[register]) for register in registers}
        return Found(version, found, _digest(msgspec.json.encode(row) for row in books.articles()))


def _found(books: Readings, register: str, faults: int) -> RegisterFound:
    head, state = books.head(register), books.state(register)
    totals = PeriodTotals().add_all(books.records(register, state.z_entry + 1))
    return RegisterFound(
        number=head.number,
        digest=head.digest.hex(),
        faults=faults,
        transaction=head.transaction,
        z_entry=state.z_entry,
        grand_totals=state.grand_totals,
        sales_ore=totals.sales_ore,
        drawer_ore=totals.cash_ore,
    )


def _digest(texts: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text)
    return digest.hexdigest()
