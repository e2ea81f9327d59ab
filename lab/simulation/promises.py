"""
What must hold whatever happened: asked of the store as it is found, by somebody who was told everything.

Nothing acknowledged is lost, nothing is there twice, numbers have no gaps, chains verify, every total agrees
with a sum that is made here by itself, each document came out once or is in doubt, no gift card is overspent.
What was never answered is wholly there or not at all, and then it has the answer that its key will get.
"""

from collections import Counter as Times, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from datakasse.journal.entry import Record
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.drawer import FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import DocumentPrinted
from datakasse.journal.events.register import KeysRotated
from datakasse.journal.events.sale import SaleCompleted, VoucherIssued
from datakasse.journal.register_state import RegisterState, after
from datakasse.office.ledger.agree import agree
from datakasse.report.period import PeriodTotals
from datakasse.storage.ports.print_job import JobState
from datakasse.storage.ports.store import Readings
from datakasse.storage.tables.journal import read_record
from datakasse.till.day.close_day import KEPT
from datakasse.trade.tender import VOUCHERS, Payment, TenderKind
from lab.simulation.equipment import SimulatedPrinter, SimulatedTerminal
from lab.simulation.machine import SteppedStore
from lab.simulation.shop import BACK, FRONT
from lab.simulation.told import BrokenPromise, Told, read_answer

REGISTERS = (FRONT, BACK)
_MADE_ONCE = (SaleCompleted, VoucherIssued, PaidIn, PaidOut, FloatDeclared, KeysRotated, XReported, ZReported)
"""What a request with a key makes: there is one request for each of them."""


@dataclass(frozen=True, slots=True)
class Promises:
    """
    What was promised in a run, and the machines that know better.

    Attributes:
        told: What was asked and answered.
        printers: Of each register.
        terminals: Of each register.
    """

    told: Told
    printers: Mapping[str, SimulatedPrinter]
    terminals: Mapping[str, SimulatedTerminal]

    def check(self, store: SteppedStore) -> None:
        """
        Look at what the machine found on its disk; raises `BrokenPromise` where it is not as it must be.

        Journals only grow, so what they add up to can wait for the evening.
        """
        journals: dict[str, list[Record]] = {}
        with store.read() as books:
            for register in REGISTERS:
                rows = list(books.stored(register))
                self._check_heads(register, {row.number: row.digest for row in rows})
                journals[register] = [read_record(register, row.number, row.body) for row in rows]
            for register, journal in journals.items():
                _check_numbers(register, journal)
                self._check_papers(books, register, journal)
            self._check_answers(books, journals)

    def check_end(self, store: SteppedStore, *, thorough: bool) -> None:
        """
        Look at everything once more, now that nobody waits for anything: chains from their first entry too.

        Args:
            store: The books.
            thorough: The ledger and the exports as well, which takes longer.

        Raises:
            BrokenPromise: Something is not as it must be.
        """
        self.check(store)
        for register in REGISTERS:
            for finding in store.verify(register):
                raise BrokenPromise(f"verify: {finding.register} {finding.number}: {finding.sentence}")
        with store.read() as books:
            journals = {register: list(books.records(register)) for register in REGISTERS}
            for register, journal in journals.items():
                _check_state(books, register, journal)
                _check_reports(register, journal)
            _check_vouchers(books, journals)
            self._check_cards(journals)
        unanswered = sorted(self.told.asked.keys() - self.told.answers.keys())
        if unanswered:
            raise BrokenPromise(f"no answer was ever had to {unanswered}")
            if thorough:
                _check_books(books)
        paid = set(_references(record for journal in journals.values() for record in journal))
        for terminal in self.terminals.values():
            if lost := sorted(terminal.drawn.keys() - paid):
                raise BrokenPromise(f"money was drawn and no sale has it: {lost}")

    def _check_heads(self, register: str, digests: Mapping[int, bytes]) -> None:
        for number, digest in self.told.heads.get(register, {}).items():
            if number and digests.get(number) != digest:
                raise BrokenPromise(f"entry {number} of {register} was durable and is lost or another")

    def _check_answers(self, books: Readings, journals: Mapping[str, Sequence[Record]]) -> None:
        """Each request with a key made one thing if it was done, and nothing else is there."""
        made: dict[str, dict[int, str]] = {register: {} for register in REGISTERS}
        for key, request in self.told.asked.items():
            stored, answered = books.answer(key), self.told.answers.get(key)
            if stored is None and answered is not None and not self._may_be_forgotten(key, journals):
                raise BrokenPromise(f"{request.name} {request.key} was answered, and the answer is lost")
            if stored is not None and answered is not None and stored.answer != answered:
                raise BrokenPromise(
                    f"{request.name} {request.key} was answered with {answered!r}, now {stored.answer!r}"
                )
            body = answered if stored is None else stored.answer
            if body is None:
                continue
            answer = read_answer(body)
            if answer.entry is not None:
                self._check_made(request.register, key, body, journals[request.register])
                if answer.entry in made[request.register]:
                    raise BrokenPromise(f"entry {answer.entry} of {request.register} answers two requests")
                made[request.register][answer.entry] = key
        for register in REGISTERS:
            begun_at = self.told.begun_at.get(register, 0)
            there = {
                record.number: record
                for record in journals[register]
                if isinstance(record.event, _MADE_ONCE) and record.number > begun_at
            }
            for number in sorted(there.keys() - made[register].keys()):
                kind = type(there[number].event).__name__
                raise BrokenPromise(
                    f"entry {number} of {register}, {kind}, answers no request: it is there twice"
                )

    def _may_be_forgotten(self, key: str, journals: Mapping[str, Sequence[Record]]) -> bool:
        """Return whether a Z may have let an answer go, which may be older than the first time it arrived."""
        at = self.told.answered_at[key]
        entry = read_answer(self.told.answers[key]).entry
        journal = journals[self.told.asked[key].register]
        if entry is not None and 0 < entry <= len(journal):
            at = journal[entry - 1].at
        return self._is_long_ago(at)

    def _is_long_ago(self, at: datetime) -> bool:
        """Return whether a Z may have let go what came of a moment."""
        latest = self.told.latest
        return latest is not None and latest.date() - KEPT > at.date() - timedelta(days=1)

    def _check_made(self, register: str, key: str, body: bytes, journal: Sequence[Record]) -> None:
        answer = read_answer(body)
        number = answer.entry or 0
        record = journal[number - 1] if 0 < number <= len(journal) else None
        if record is None or not isinstance(record.event, _MADE_ONCE):
            raise BrokenPromise(
                f"{key!r} was told that entry {number} of {register} is its own, and it is not there"
            )
        event = record.event
        if isinstance(event, SaleCompleted) and event.sale.gross_ore != answer.gross_ore:
            raise BrokenPromise(f"entry {number} of {register} is another sale than was acknowledged")

    def _check_papers(self, books: Readings, register: str, journal: Sequence[Record]) -> None:
        jobs = books.jobs(register, JobState)
        newest = max((job.job for job in jobs), default=0)
        for number in set(range(1, newest + 1)) - {job.job for job in jobs}:
            if self.printers[register].copies_of(number) != 1:
                raise BrokenPromise(f"document {number} of {register} is gone, and did not come out once")
        for job in jobs:
            papers, is_done = self.printers[register].copies_of(job.job), job.state is JobState.PRINTED
            allowed = {JobState.PRINTED: {1}, JobState.WAITING: {0}, JobState.SENT: {0, 1}}[job.state]
            if papers not in allowed:
                raise BrokenPromise(
                    f"document {job.job} of {register}, {job.document}, is {job.state}, and {papers} came out"
                    f"{'' if is_done else ' without anybody being told'}"
                )
        queued = Times((job.document, job.entry) for job in jobs)
        begun_at = self.told.begun_at.get(register, 0)
        for record in journal:
            event = record.event
            if not isinstance(event, SaleCompleted) or event.receipt_declined or record.number <= begun_at:
                continue
            if queued[event.series, record.number] != 1 and not (
                queued[event.series, record.number] == 0 and self._is_long_ago(record.at)
            ):
                raise BrokenPromise(f"the sale in entry {record.number} of {register} has no receipt, or two")
        noted = Times(
            (record.event.document, record.event.transaction)
            for record in journal
            if isinstance(record.event, DocumentPrinted)
            and record.event.document in {"sales", "return", "training", "delivery", "copy"}
        )
        if twice := [f"{document} {number}" for (document, number), times in noted.items() if times > 1]:
            raise BrokenPromise(f"the journal of {register} tells twice that these came out: {twice}")

    def _check_cards(self, journals: Mapping[str, Sequence[Record]]) -> None:
        """Each payment at a terminal is in one sale at most, with the amount that was drawn."""
        references = list(_references(record for journal in journals.values() for record in journal))
        if twice := sorted(one for one, times in Times(references).items() if times > 1):
            raise BrokenPromise(f"a payment is in two sales: {twice}")
        drawn = {one: ore for terminal in self.terminals.values() for one, ore in terminal.drawn.items()}
        for journal in journals.values():
            for payment in (payment for record in journal for payment in _payments(record)):
                if payment.reference and drawn.get(payment.reference) != payment.amount_ore:
                    raise BrokenPromise(
                        f"payment {payment.reference} is in a sale with another amount than was drawn"
                    )


def _check_numbers(register: str, journal: Sequence[Record]) -> None:
    """Every series counts on without a gap: entries, transactions, events, receipts, reports."""
    series: dict[str, list[int]] = defaultdict(list)
    for record in journal:
        series["entries"].append(record.number)
        if record.transaction is not None:
            series["transactions"].append(record.transaction.number)
        match record.event:
            case SaleCompleted(series=name, receipt=number):
                series[f"{name} receipts"].append(number)
            case XReported(number=number):
                series["X reports"].append(number)
            case ZReported(number=number):
                series["Z reports"].append(number)
            case _:
                pass
    for name, numbers in series.items():
        first = numbers[0] if name == "transactions" else 1
        if numbers != list(range(first, first + len(numbers))):
            raise BrokenPromise(f"the {name} of {register} are not numbered without gaps: {numbers}")


def _check_state(books: Readings, register: str, journal: Iterable[Record]) -> None:
    """What stands at the register is what the journal says from its first entry on."""
    state = RegisterState()
    for record in journal:
        state = after(state, record)
    if state != books.state(register):
        raise BrokenPromise(f"{register} stands otherwise than its journal says")


def _check_reports(register: str, journal: Sequence[Record]) -> None:
    """Each X and Z says what lies between it and the Z before, and what all of them came to."""
    totals, sales_ore, returns_ore = PeriodTotals(), 0, 0
    taken: dict[TenderKind, int] = {}
    for record in journal:
        if isinstance(record.event, XReported | ZReported):
            report = record.event.report
            found = (report.cash_sales_ore, report.receipts, report.expected_cash_ore)
            if found != (totals.cash_sales_ore, totals.receipts, totals.cash_ore):
                raise BrokenPromise(f"the report in entry {record.number} of {register} does not add up")
            grand = (sales_ore + totals.sales_ore, returns_ore + totals.returns_ore)
            if (report.grand_totals.sales_ore, report.grand_totals.returns_ore) != grand:
                raise BrokenPromise(f"the grand totals in entry {record.number} of {register} do not add up")
            if {kind: ore for kind, ore in taken.items() if ore} != {
                kind: ore for kind, ore in totals.taken.items() if ore
            }:
                raise BrokenPromise(
                    f"what was taken until entry {record.number} of {register} does not add up"
                )
        if isinstance(record.event, ZReported):
            sales_ore, returns_ore = sales_ore + totals.sales_ore, returns_ore + totals.returns_ore
            totals = PeriodTotals()
            taken.clear()
        totals.add(record)
        for payment in _payments(record):
            if payment.kind is not TenderKind.INVOICE:
                taken[payment.kind] = taken.get(payment.kind, 0) + payment.amount_ore


def _check_vouchers(books: Readings, journals: Mapping[str, Sequence[Record]]) -> None:
    """What is left on a gift card or store credit is what came less what went, never less than nothing."""
    balances: dict[str, int] = {}
    for record in (record for journal in journals.values() for record in journal if not record.training):
        if isinstance(record.event, VoucherIssued):
            account = record.event.account
            balances[account] = balances.get(account, 0) + record.event.amount_ore
        for payment in _payments(record):
            if payment.kind in VOUCHERS:
                balances[payment.account] = balances.get(payment.account, 0) - payment.amount_ore
    for account, balance_ore in balances.items():
        if balance_ore < 0:
            raise BrokenPromise(f"voucher {account} is overspent by {-balance_ore} øre")
        if books.voucher_balance_ore(account) != balance_ore:
            raise BrokenPromise(f"voucher {account} holds {balance_ore} øre, and the register says otherwise")


def _check_books(books: Readings) -> None:
    """Receipts, tenders, VAT, Z reports, day vouchers and both kinds of SAF-T agree with each other."""
    found = agree(books)
    if not found.holds:
        failing = [f"{period.register} {period.day}" for period in found.periods if not period.holds]
        raise BrokenPromise(f"{found.failing} sums of the books do not agree: {failing}")


def _payments(record: Record) -> tuple[Payment, ...]:
    """Return what was paid in an entry, in earnest."""
    if record.training:
        return ()
    match record.event:
        case SaleCompleted(sale=sale):
            return sale.payments
        case VoucherIssued(payments=payments):
            return payments
        case _:
            return ()


def _references(records: Iterable[Record]) -> Iterable[str]:
    return (payment.reference for record in records for payment in _payments(record) if payment.reference)
