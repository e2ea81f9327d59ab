"""What seems to belong together of all that is open, for a person to say yes or no to."""

import msgspec

from datakasse.bookkeeping.matching import propose
from datakasse.bookkeeping.payout import Payout
from datakasse.bookkeeping.settlement import Proposal, Transit
from datakasse.bookkeeping.statement import BankEntry
from datakasse.counter.counter import Counter
from datakasse.storage.ports import Readings


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


def open_proposals(books: Readings) -> list[Proposal]:
    """Return the proposals that nobody has said no to, the most certain first."""
    found = propose(
        books.bank_entries(None, None, open_only=True),
        books.payouts(None, None, open_only=True),
        books.transits(open_only=True),
        books.matching_rules(),
    )
    rejected = books.rejected_proposals()
    return [proposal for proposal in found if proposal.proposal not in rejected]


def propose_matches(counter: Counter, limit: int) -> Proposals:
    """Return at most so many proposals, with what they speak of."""
    with counter.store.read() as books:
        proposals = open_proposals(books)[:limit]
        named = {key for each in proposals for key in (*each.bank, *each.payouts)}
        named.update(taken.key for each in proposals for taken in each.transit)
        named.update(key for each in proposals for remark in each.remarks for key in remark.keys)
        entries = [entry for entry in books.bank_entries(None, None, open_only=True) if entry.key in named]
        payouts = [payout for payout in books.payouts(None, None, open_only=True) if payout.key in named]
        transit = [each for each in books.transits(open_only=True) if each.key in named]
    shortened = [msgspec.structs.replace(payout, lines=()) for payout in payouts]
    return Proposals(proposals, entries, shortened, transit)
