"""What seems to belong together of all that is open, for a person to say yes or no to."""

from typing import NamedTuple

import msgspec

from datakasse.bookkeeping.matching import propose
from datakasse.bookkeeping.payout import Payout
from datakasse.bookkeeping.settlement import Proposal, Transit
from datakasse.bookkeeping.statement import BankEntry
from datakasse.counter.counter import Counter
from datakasse.storage.ports.store import Readings


class Proposals(msgspec.Struct, frozen=True):
    """
    Proposals with everything that they speak of, so that a person sees it without asking for more.

    Attributes:
        proposals: The most certain first.
        entries: The bank entries in them.
        payouts: The payouts in them, without their lines.
        transit: The money on its way in them.
    """

    proposals: list[Proposal]
    entries: list[BankEntry]
    payouts: list[Payout]
    transit: list[Transit]


class _Open(NamedTuple):
    entries: list[BankEntry]
    payouts: list[Payout]
    transit: list[Transit]


def open_proposals(books: Readings) -> list[Proposal]:
    """Return the proposals that nobody has said no to, the most certain first."""
    return _proposals(books, _open(books))


def propose_matches(counter: Counter, limit: int) -> Proposals:
    """Return at most so many proposals, with what they speak of."""
    with counter.store.read() as books:
        found = _open(books)
        proposals = _proposals(books, found)[:limit]
    named = {key for each in proposals for key in (*each.bank, *each.payouts)}
    named.update(taken.key for each in proposals for taken in each.transit)
    named.update(key for each in proposals for remark in each.remarks for key in remark.keys)
    return Proposals(
        proposals,
        [entry for entry in found.entries if entry.key in named],
        [msgspec.structs.replace(payout, lines=()) for payout in found.payouts if payout.key in named],
        [each for each in found.transit if each.key in named],
    )


def _open(books: Readings) -> _Open:
    return _Open(
        books.bank_entries(None, None, open_only=True),
        books.payouts(None, None, open_only=True),
        books.transits(open_only=True),
    )


def _proposals(books: Readings, found: _Open) -> list[Proposal]:
    proposed = propose(*found, books.matching_rules())
    rejected = books.rejected_proposals()
    return [proposal for proposal in proposed if proposal.proposal not in rejected]
