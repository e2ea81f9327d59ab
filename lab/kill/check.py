"""
Hold the books against what was promised.

The books are read beside the server, by the product's own reading; what the answers said is held against the
entries one by one. Nothing may be missing, and nothing may be there that nobody was told of.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from datakasse.journal.entry import Record
from datakasse.journal.event import kind_of
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.ledger.agree import agree
from datakasse.storage.ports.store import Readings, Store
from lab.kill.papers import faults_on_paper
from lab.kill.promises import SALES, PromiseBroken, Promises
from lab.kill.shop import REGISTERS, Printers

KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(SALES, "sale_completed"),
    "gift-cards": "voucher_issued",
    "pay-ins": "paid_in",
    "pay-outs": "paid_out",
    "copies": "copy_issued",
    "x-reports": "x_reported",
    "z-reports": "z_reported",
    "float": "float_declared",
}
"""What each request makes an entry of."""


def check(
    store: Store,
    promises: Promises,
    printers: Printers | None = None,
    registers: Iterable[str] = REGISTERS,
) -> None:
    """
    Go on only if every promise is kept and no request is unanswered.

    Args:
        store: The books.
        promises: What was promised.
        printers: Where documents came out; none where the shop's are not looked at.
        registers: Whose journals.

    Raises:
        PromiseBroken: One is not; all that was found is told.
    """
    faults = [f"{asked.path} {asked.key!r} has no answer" for asked in promises.unanswered()]
    with store.read() as books:
        for register in registers:
            faults += _faults_of_journal(books, register, promises)
            if printers is not None:
                faults += faults_on_paper(books, register, printers.papers(register))
        faults += _faults_of_cards(books, promises)
        agreed = agree(books)
        if agreed.failing:
            faults.append(f"{agreed.failing} equations do not agree")
    for register in registers:
        faults += _faults_of_chain(store, register)
    if faults:
        raise PromiseBroken("\n".join(faults))


def _faults_of_chain(store: Store, register: str) -> list[str]:
    return [f"{register} {found.number}: {found.fault} {found.sentence}" for found in store.verify(register)]


def _faults_of_journal(books: Readings, register: str, promises: Promises) -> Iterator[str]:
    """Yield what is wrong between the entries of a register and what was answered of them."""
    records = {record.number: record for record in books.records(register)}
    digests = {stored.number: stored.digest.hex() for stored in books.stored(register)}
    if list(records) != list(range(1, len(records) + 1)):
        yield f"{register}: the entries are not numbered 1 to {len(records)}"
    yield from _faults_of_series(register, records)
    told: dict[str, list[Any]] = {kind: [] for kind in KINDS.values()}
    for asked in promises.asked.values():
        if asked.register == register and asked.path in KINDS and asked.answer and asked.answer.is_done:
            told[KINDS[asked.path]].append(asked.answer.told)
            yield from _faults_of_answer(asked.path, asked.answer.told, records, digests)
    kinds = [kind_of(record.event) for record in records.values()]
    for kind, answers in told.items():
        if kinds.count(kind) != len(answers):
            yield f"{register}: {len(answers)} × {kind} was answered, {kinds.count(kind)} are in the journal"


def _faults_of_series(register: str, records: Mapping[int, Record]) -> Iterator[str]:
    """Yield which receipts and transactions are not numbered without a gap."""
    receipts: dict[str, list[int]] = {}
    transactions: list[int] = []
    for record in records.values():
        if isinstance(record.event, SaleCompleted):
            receipts.setdefault(record.event.series, []).append(record.event.receipt)
        if record.transaction is not None:
            transactions.append(record.transaction.number)
    for series, numbers in {**receipts, "transactions": transactions}.items():
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{register}: {series} are numbered {numbers}"


def _faults_of_answer(
    path: str, told: Mapping[str, Any], records: Mapping[int, Record], digests: Mapping[int, str]
) -> Iterator[str]:
    """Yield where an entry is not what was answered of it."""
    if "entry" not in told:
        return
    number = told["entry"]
    record = records.get(number)
    if record is None or kind_of(record.event) != KINDS[path]:
        found = "lost" if record is None else kind_of(record.event)
        yield f"{path} was answered with entry {number}, which is {found}"
        return
    if isinstance(record.event, SaleCompleted):
        kept = (record.event.receipt, record.event.sale.gross_ore, digests[number])
        if kept != (told["receipt"], told["gross_ore"], told["digest"]):
            yield f"entry {number} is {kept} and was answered as {told}"


def _faults_of_cards(books: Readings, promises: Promises) -> Iterator[str]:
    for account, loaded_ore in promises.cards.items():
        left_ore = loaded_ore - promises.drawn.get(account, 0)
        if books.voucher_balance_ore(account) != left_ore:
            yield f"gift card {account} holds {books.voucher_balance_ore(account)} øre and not {left_ore}"
