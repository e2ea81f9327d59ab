"""
Say what belongs together: the one place where money on its way becomes money in the bank.

A person says so, each time. What she confirms is an entry of the journal with the lines of its voucher, and
the ledger follows from that; undoing it is another entry with the lines turned. Nothing is settled twice,
and nothing is booked that does not add up to the øre.

Law: BFL § 5, § 10, § 11 (balances are documented).
"""

import hashlib
from collections.abc import Iterable

import msgspec

from datakasse.bookkeeping.mapping import DayMapping, Missing, Purpose
from datakasse.bookkeeping.payout import Payout
from datakasse.bookkeeping.settlement import Certainty, Part, PartReason, Taken, Transit
from datakasse.bookkeeping.statement import BankEntry
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.settlements import (
    MoneySettled,
    MoneyUnknown,
    ProposalGone,
    ProposalUndecided,
    SettlementEmpty,
    SettlementUnbalanced,
    SettlementUnexplained,
    SettlementUnknown,
    SettlementUnmapped,
)
from datakasse.journal.events.books import SettlementConfirmed, SettlementUndone
from datakasse.journal.settlement import Settlement, SettlementLine
from datakasse.office.bank.day_mapping import day_mapping
from datakasse.office.bank.propose_matches import open_proposals
from datakasse.storage.ports.bookkeeping.bank import Settled
from datakasse.storage.ports.store import Books
from datakasse.trade.people.operator import Right
from datakasse.trade.tender import TenderKind

EXPLAINED = frozenset({PartReason.FEE, PartReason.ROUNDING})
"""Reasons that say enough by themselves."""


class ConfirmProposals(msgspec.Struct, frozen=True):
    """
    Confirm proposals as they are: those that a person has looked at.

    Attributes:
        proposals: Their names.
    """

    proposals: tuple[str, ...]

    def __call__(self, point: CashPoint) -> list[Settled]:
        """
        Settle each; all of them or none.

        Raises:
            ProposalGone: One no longer follows from what is there.
            ProposalUndecided: One leaves a choice, which is made with `Settle`.
            MoneySettled, SettlementUnmapped, MissingRight.
        """
        point.demand_right(Right.KEEP_BOOKS)
        known = {each.proposal: each for each in open_proposals(point.books)}
        settled: list[Settled] = []
        for name in dict.fromkeys(self.proposals):
            proposal = known.get(name)
            if proposal is None:
                raise ProposalGone(proposal=name[:40])
            if proposal.certainty is Certainty.UNDECIDED:
                raise ProposalUndecided(proposal=name[:40])
            # A chargeback or correction is explained by the payout itself, which says so.
            parts = tuple(_told(part, proposal.payouts) for part in proposal.parts)
            settled.append(Settle(proposal.bank, proposal.payouts, proposal.transit, parts)(point))
        return settled


class Settle(msgspec.Struct, frozen=True):
    """
    Say what belongs together.

    Attributes:
        bank: Keys of bank entries, each taken whole.
        payouts: Keys of the payouts that they came with.
        transit: What it takes of the money on its way.
        parts: What explains the difference.
    """

    bank: tuple[str, ...]
    payouts: tuple[str, ...]
    transit: tuple[Taken, ...]
    parts: tuple[Part, ...] = ()

    def __call__(self, point: CashPoint) -> Settled:
        """
        Record it.

        Raises:
            SettlementEmpty: No bank entry, or no money on its way.
            MoneyUnknown: Something is not there.
            MoneySettled: Something is settled, or less is left of it.
            SettlementUnbalanced: It does not add up.
            SettlementUnexplained: A part has no explanation and needs one.
            SettlementUnmapped: An account is missing for it.
            MissingRight: The role may not.
        """
        point.demand_right(Right.KEEP_BOOKS)
        books = point.books
        if not self.bank or not self.transit:
            raise SettlementEmpty
        bank = [_open_entry(books, key) for key in dict.fromkeys(self.bank)]
        payouts = [_open_payout(books, key) for key in dict.fromkeys(self.payouts)]
        taken = _open_transit(books, self.transit)
        off_ore = sum(each.amount_ore for each, _ in taken) - sum(entry.amount_ore for entry in bank)
        off_ore -= sum(part.amount_ore for part in self.parts)
        if off_ore:
            raise SettlementUnbalanced(off_ore=off_ore)
        for part in self.parts:
            if part.reason not in EXPLAINED and not part.explanation.strip():
                raise SettlementUnexplained(amount_ore=part.amount_ore)
        lines = [*_bank_lines(point, bank), *_part_lines(point, self.parts), *_transit_lines(point, taken)]
        settlement = Settlement(
            settlement=_name(bank, point),
            booked_on=max(entry.booked_on for entry in bank).isoformat(),
            payouts=tuple(payout.key for payout in payouts),
            lines=tuple(lines),
        )
        record = point.record_for_books(SettlementConfirmed(settlement))
        return Settled(record.register, record.number, point.day, settlement)


class UndoSettlement(msgspec.Struct, frozen=True):
    """
    Say that a settlement was wrong; its money stands as it stood before.

    Attributes:
        settlement: Its name.
        reason: Why.
    """

    settlement: str
    reason: str

    def __call__(self, point: CashPoint) -> Settled:
        """
        Record it.

        Raises:
            SettlementUnknown: None of that name is in force.
            SettlementUnexplained: No reason was given.
            MissingRight: The role may not.
        """
        point.demand_right(Right.KEEP_BOOKS)
        settled = point.books.settlement(self.settlement)
        if settled is None:
            raise SettlementUnknown(settlement=self.settlement[:40])
        if not self.reason.strip():
            raise SettlementUnexplained(amount_ore=settled.settlement.bank_ore)
        point.record_for_books(SettlementUndone(settled.settlement, self.reason.strip()))
        return settled


class RejectProposals(msgspec.Struct, frozen=True):
    """
    Say no to proposals: they are not shown again as long as nothing in them changes.

    Attributes:
        proposals: Their names.
    """

    proposals: tuple[str, ...]

    def __call__(self, point: CashPoint) -> None:
        """Keep it; raises `MissingRight`."""
        point.demand_right(Right.KEEP_BOOKS)
        point.books.reject_proposals(self.proposals)


def _told(part: Part, payouts: Iterable[str]) -> Part:
    if part.reason in EXPLAINED:
        return part
    return msgspec.structs.replace(part, explanation=", ".join(payouts))


def _open_entry(books: Books, key: str) -> BankEntry:
    entry = books.bank_entry(key)
    if entry is None:
        raise MoneyUnknown(key=key[:100])
    if books.settled_entry(key):
        raise MoneySettled(key=key)
    return entry


def _open_payout(books: Books, key: str) -> Payout:
    payout = books.payout(key)
    if payout is None:
        raise MoneyUnknown(key=key[:100])
    if books.settled_entry(key):
        raise MoneySettled(key=key)
    return payout


def _open_transit(books: Books, taken: Iterable[Taken]) -> list[tuple[Taken, Transit]]:
    """Return what is taken with what it is taken from; never more than is left, nor the other way."""
    sums: dict[str, int] = {}
    for each in taken:
        sums[each.key] = sums.get(each.key, 0) + each.amount_ore
    found: list[tuple[Taken, Transit]] = []
    for key, amount_ore in sums.items():
        transit = books.transit(key)
        if transit is None:
            raise MoneyUnknown(key=key[:100])
        left_ore = transit.amount_ore
        if not amount_ore or (amount_ore > 0) is not (left_ore > 0) or abs(amount_ore) > abs(left_ore):
            raise MoneySettled(key=key)
        found.append((Taken(key, amount_ore), transit))
    return found


def _bank_lines(point: CashPoint, bank: Iterable[BankEntry]) -> list[SettlementLine]:
    mapping = day_mapping(point.books, point.register, point.day)
    return [
        SettlementLine("bank", _account(mapping, Purpose.BANK, entry.account), entry.amount_ore, entry.key)
        for entry in bank
    ]


def _part_lines(point: CashPoint, parts: Iterable[Part]) -> list[SettlementLine]:
    mapping = day_mapping(point.books, point.register, point.day)
    purposes = {PartReason.FEE: Purpose.CARD_FEE, PartReason.ROUNDING: Purpose.ROUNDING}
    lines: list[SettlementLine] = []
    for part in parts:
        if part.amount_ore:
            account = _account(mapping, purposes.get(part.reason, Purpose.PAYOUT_DIFFERENCE), part.reason)
            explanation = part.explanation.strip()
            lines.append(SettlementLine(part.reason.value, account, part.amount_ore, explanation=explanation))
    return lines


def _transit_lines(point: CashPoint, taken: Iterable[tuple[Taken, Transit]]) -> list[SettlementLine]:
    """Return the lines that take money off the accounts it was put on when it was sold."""
    lines: list[SettlementLine] = []
    for each, transit in taken:
        mapping = day_mapping(point.books, point.books.register(transit.register), transit.day)
        if transit.tender is TenderKind.CASH:
            purpose, subject = _cash_purpose(transit.amount_ore)
            account = _account(mapping, purpose, subject)
        else:
            account = _account(mapping, Purpose.TENDER, transit.tender)
        lines.append(SettlementLine("in_transit", account, -each.amount_ore, each.key))
    return lines


def _cash_purpose(amount_ore: int) -> tuple[Purpose, str]:
    """Return what notes and coins were booked as: taken to the bank, or change fetched from it."""
    return (Purpose.PAY_IN, "change") if amount_ore < 0 else (Purpose.PAY_OUT, "bank")


def _account(mapping: DayMapping, purpose: Purpose, subject: str) -> str:
    found = mapping.account(purpose, subject)
    if isinstance(found, Missing):
        raise SettlementUnmapped(why=found.sentence)
    return found


def _name(bank: Iterable[BankEntry], point: CashPoint) -> str:
    """Return a name for a settlement: another one when the same money is settled anew after an undoing."""
    told = "\n".join(sorted(entry.key for entry in bank))
    head = point.books.head(point.register.register_id).number
    return hashlib.sha256(f"{point.register.register_id}\n{head}\n{told}".encode()).hexdigest()[:16]
