"""
Propose what belongs together: bank entries, payouts, and money on its way from the till.

    1  payout ─▶ bank       by reference; else by amount within some days, one or several in one entry
    2  payout ─▶ transit    by the days its lines name; else by a run of days whose sum it is
    3  cash taken to the bank, and change fetched there ─▶ bank, likewise, each way for itself

Every way that the amounts allow is found first, and only then decided: where one is all there is, it is
proposed; where two share any money, both are shown and neither is chosen. So two payouts of the same amount
are never told apart by guessing. Bounds keep the work small; what lies outside them is left to a person.

Nothing is booked here, and nothing here can book.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from datetime import date, timedelta
from typing import Final

import msgspec

from datakasse.bookkeeping.payout import TURNOVER, Payout, PayoutLineKind
from datakasse.bookkeeping.payout_days import KEYS_SHOWN, shares_of
from datakasse.bookkeeping.settlement import (
    CARDS,
    Certainty,
    Hint,
    Part,
    PartReason,
    Proposal,
    Remark,
    Rules,
    Taken,
    TextMeaning,
    Transit,
)
from datakasse.bookkeeping.statement import BankEntry
from datakasse.bookkeeping.sums import Dated, Sums, Way, apart, runs_by_sum
from datakasse.trade.tender import TenderKind

PAYOUT_DAYS: Final = 7
"""How long a payout takes to the bank, at most: three banking days over a holiday."""
DEPOSIT_DAYS: Final = 10
"""How long notes and coins may lie in a night safe."""
CHANGE_DAYS: Final = (-6, 3)
"""Change is fetched before it is put in the drawer, less than a week: many fetch the same every week."""
ROUNDING_ORE: Final = 99
"""A difference below a krone is rounding, for a person to confirm."""
FEE_MAX_BP: Final = 350
"""What a provider may keep where no payout file tells; more is something else."""
REFERENCE_LENGTH_MIN: Final = 5
"""A shorter word may be a year, and says nothing."""

_TOKEN: Final = re.compile(r"\w{4,}")
_HAS_DIGIT: Final = re.compile(r"\d")


def propose(
    entries: Iterable[BankEntry], payouts: Iterable[Payout], transit: Iterable[Transit], rules: Rules
) -> list[Proposal]:
    """
    Return what seems to belong together, the most certain first.

    Args:
        entries: Bank entries that are not matched.
        payouts: Payouts that are not matched.
        transit: Money on its way that is not matched, each with what is left of it.
        rules: What people have confirmed.
    """
    found = _Work(list(entries), list(payouts), list(transit), rules).proposals()
    order = tuple(Certainty)
    return sorted(
        found, key=lambda each: (order.index(each.certainty), each.bank, each.payouts, each.proposal)
    )


class _Work:
    """One round of proposing: payouts and deposits on one side, bank entries on the other."""

    def __init__(
        self, entries: list[BankEntry], payouts: list[Payout], transit: list[Transit], rules: Rules
    ) -> None:
        self.rules = rules
        meanings = {entry.key: rules.meaning(entry.told) for entry in entries}
        self.entries = [entry for entry in entries if meanings[entry.key] is not TextMeaning.NOT_TILL]
        self.meanings = [meanings[entry.key] for entry in self.entries]
        self.payouts = payouts
        self.deposits = [each for each in transit if each.tender is TenderKind.CASH]
        self.transit = transit
        self.shares = shares_of(payouts, transit, rules)
        self.by_token = _by_token(self.entries)
        self.claimed: set[int] = set()
        """Entries that a reference speaks of."""

    def proposals(self) -> Iterator[Proposal]:
        """Yield what a reference says, then what amounts and days allow, then what only a text tells."""
        claims: dict[int, list[int]] = defaultdict(list)
        left: list[int] = []
        for source, reference in enumerate(self._references()):
            youngest, oldest = self._window(source)
            near = [
                at
                for at in self._named(reference)
                if min(-1, youngest) <= self._age(at, self._day(source)) <= oldest
            ]
            if len(near) == 1:
                claims[near[0]].append(source)
            else:
                left.append(source)
        self.claimed = set(claims)
        for at, sources in claims.items():
            yield self._proposal(at, sources, Certainty.CERTAIN, Remark(Hint.REFERENCE))
        yield from self._by_amount(left)

    def _references(self) -> Iterator[str]:
        """Yield what everything that may be in the bank is known by, payouts first."""
        yield from (payout.reference for payout in self.payouts)
        yield from (deposit.text for deposit in self.deposits)

    def _day(self, source: int) -> date:
        count = len(self.payouts)
        return self.payouts[source].day if source < count else self.deposits[source - count].day

    def _window(self, source: int) -> tuple[int, int]:
        """Return how many days after its own the bank may have something, at least and at most."""
        if source < len(self.payouts):
            return -1, PAYOUT_DAYS
        is_change = self.deposits[source - len(self.payouts)].amount_ore < 0
        return CHANGE_DAYS if is_change else (0, DEPOSIT_DAYS)

    def _by_amount(self, sources: Sequence[int]) -> Iterator[Proposal]:
        """Yield what is the only way there is, and one proposal for each entry that several could be."""
        count = len(self.payouts)
        wanted = {entry.amount_ore for at, entry in enumerate(self.entries) if at not in self.claimed}
        payouts = Sums(
            (
                Dated(source, self.payouts[source].day, self.payouts[source].net_ore)
                for source in sources
                if source < count
            ),
            wanted,
            within_days=PAYOUT_DAYS,
        )
        there, change = (
            Sums(
                (
                    Dated(source, self.deposits[source - count].day, self.deposits[source - count].amount_ore)
                    for source in sources
                    if source >= count and (self.deposits[source - count].amount_ore < 0) is is_change
                ),
                wanted,
                within_days=DEPOSIT_DAYS,
            )
            for is_change in (False, True)
        )
        ways: list[Way] = []
        for at, entry in enumerate(self.entries):
            if at in self.claimed:
                continue
            if self.meanings[at] is not TextMeaning.CASH:
                first, last = entry.booked_on - timedelta(PAYOUT_DAYS), entry.booked_on + timedelta(1)
                some = payouts.of(entry.amount_ore, first, last)
                ways.extend(Way((at,), each) for each in some if self._may_be(at, each))
            if self.meanings[at] in {None, TextMeaning.CASH}:
                first, last = entry.booked_on - timedelta(DEPOSIT_DAYS), entry.booked_on
                some = there.of(entry.amount_ore, first, last)
                if entry.amount_ore < 0:
                    some = change.of(entry.amount_ore, first, last + timedelta(DEPOSIT_DAYS))
                ways.extend(Way((at,), each) for each in some if self._may_be(at, each))
        open_: dict[int, dict[str, None]] = defaultdict(dict)
        decided: set[int] = set()
        for way, others in apart(ways):
            (at,) = way.left
            if others:
                open_[at].update(dict.fromkeys(self._key(source) for source in way.right))
            else:
                decided.add(at)
                hint = Hint.AMOUNT_AND_DATE if len(way.right) == 1 else Hint.SEVERAL_IN_ONE
                yield self._proposal(at, way.right, Certainty.LIKELY, Remark(hint))
        for at, keys in open_.items():
            remark = Remark(Hint.SEVERAL_WAYS, keys=tuple(sorted(keys)[:KEYS_SHOWN]))
            yield _proposal([self.entries[at]], Certainty.UNDECIDED, [remark])
        yield from self._by_text_alone(self.claimed | decided | set(open_))

    def _by_text_alone(self, done: AbstractSet[int]) -> Iterator[Proposal]:
        """Yield what entries may be that a rule calls card or Vipps money, and no payout tells of."""
        wanted = {TextMeaning.VIPPS: frozenset({TenderKind.VIPPS}), TextMeaning.CARD: CARDS}
        runs = {meaning: _runs_of(self.transit, tenders) for meaning, tenders in wanted.items()}
        for at, entry in enumerate(self.entries):
            meaning = self.meanings[at]
            if at in done or meaning is None or meaning not in wanted or entry.amount_ore <= 0:
                continue
            fits = [
                run
                for run in runs[meaning]
                if 0 <= run.total_ore - entry.amount_ore <= run.total_ore * FEE_MAX_BP // 10_000
                and 0 <= (entry.booked_on - run.last).days <= PAYOUT_DAYS
            ]
            if not fits:
                continue
            shortest = min(len(run.items) for run in fits)
            best = [run for run in fits if len(run.items) == shortest]
            keys = tuple(item.key for run in fits for item in run.items)[:KEYS_SHOWN]
            remark = Remark(Hint.FEE_COMPUTED if len(best) == 1 else Hint.SEVERAL_WAYS, keys=keys)
            run = best[0] if len(best) == 1 else _Run((), entry.booked_on, 0)
            taken = [Taken(item.key, item.amount_ore) for item in run.items]
            fee_ore = run.total_ore - entry.amount_ore
            parts = [Part(PartReason.FEE, fee_ore)] if taken and fee_ore else []
            yield _proposal([entry], Certainty.UNDECIDED, [remark], taken=taken, parts=parts)

    def _may_be(self, at: int, sources: Iterable[int]) -> bool:
        """Return whether an entry may be the sum of some sources, by their days and by its text."""
        for source in sources:
            youngest, oldest = self._window(source)
            if not youngest <= self._age(at, self._day(source)) <= oldest:
                return False
            if source < len(self.payouts):
                payout = self.payouts[source]
                tenders = self.rules.scope(payout.provider, payout.merchant).tenders
                if not _fits_meaning(self.meanings[at], tenders):
                    return False
        return True

    def _proposal(self, at: int, sources: Iterable[int], certainty: Certainty, remark: Remark) -> Proposal:
        count = len(self.payouts)
        payouts = [self.payouts[source] for source in sources if source < count]
        deposits = [self.deposits[source - count] for source in sources if source >= count]
        return self._settlement(self.entries[at], payouts, deposits, certainty, remark)

    def _settlement(
        self,
        entry: BankEntry,
        payouts: Sequence[Payout],
        deposits: Sequence[Transit],
        certainty: Certainty,
        remark: Remark,
    ) -> Proposal:
        """Put together what an entry is, and lower the certainty by everything that asks to be looked at."""
        taken = [each for payout in payouts for each in self.shares[payout.key].taken]
        taken += [Taken(deposit.key, deposit.amount_ore) for deposit in deposits]
        parts = [part for payout in payouts for part in parts_of(payout)]
        remarks = [remark, *(each for payout in payouts for each in self.shares[payout.key].remarks)]
        off_ore = entry.amount_ore - sum(payout.net_ore for payout in payouts)
        off_ore -= sum(deposit.amount_ore for deposit in deposits)
        if off_ore and abs(off_ore) <= ROUNDING_ORE:
            parts.append(Part(PartReason.ROUNDING, -off_ore))
            certainty = _less(certainty, Certainty.LIKELY)
        elif off_ore:
            remarks.append(Remark(Hint.AMOUNT_DIFFERS, amount_ore=off_ore))
            certainty = Certainty.UNDECIDED
        if any(part.reason is not PartReason.FEE for part in parts):
            certainty = _less(certainty, Certainty.LIKELY)
        for payout in payouts:
            certainty = _less(certainty, self.shares[payout.key].certainty)
        return _proposal([entry], certainty, remarks, payouts=payouts, taken=taken, parts=parts)

    def _key(self, source: int) -> str:
        count = len(self.payouts)
        return self.payouts[source].key if source < count else self.deposits[source - count].key

    def _age(self, at: int, day: date) -> int:
        """Return how many days after a day an entry was booked."""
        return (self.entries[at].booked_on - day).days

    def _named(self, text: str) -> list[int]:
        """Return the entries whose text holds the words of a reference that tells anything."""
        words = [word for word in _tokens(text) if _HAS_DIGIT.search(word)]
        if not any(len(word) >= REFERENCE_LENGTH_MIN for word in words):
            return []
        found = set(self.by_token.get(words[0], ()))
        for word in words[1:]:
            found &= set(self.by_token.get(word, ()))
        return sorted(found)


class _Run(msgspec.Struct, frozen=True):
    """Money of some days in a row."""

    items: tuple[Transit, ...]
    last: date
    total_ore: int


def _runs_of(transit: Iterable[Transit], tenders: AbstractSet[TenderKind]) -> list[_Run]:
    days: dict[date, list[Transit]] = defaultdict(list)
    for each in transit:
        if each.tender in tenders:
            days[each.day].append(each)
    ordered = sorted(days)
    totals = [Dated(at, day, sum(each.amount_ore for each in days[day])) for at, day in enumerate(ordered)]
    return [
        _Run(tuple(each for at in run for each in days[ordered[at]]), ordered[run[-1]], total_ore)
        for total_ore, runs in runs_by_sum(totals).items()
        for run in runs
    ]


def _fits_meaning(meaning: TextMeaning | None, tenders: Iterable[TenderKind]) -> bool:
    match meaning:
        case TextMeaning.VIPPS:
            return TenderKind.VIPPS in tenders
        case TextMeaning.CARD:
            return bool(CARDS & set(tenders))
        case _:
            return meaning is None


def parts_of(payout: Payout) -> list[Part]:
    """
    Return what a payout itself says did not come to the bank: fees, and what is neither sale nor refund.

    Example:
        >>> from datakasse.bookkeeping.payout import PayoutLine, Provider, payout_of
        >>> lines = [PayoutLine(date(2026, 11, 2), PayoutLineKind.SALE, 100_00, 1_50)]
        >>> [
        ...     (part.reason, part.amount_ore)
        ...     for part in parts_of(payout_of(Provider.VIPPS, "1", "7", date(2026, 11, 3), lines))
        ... ]
        [(<PartReason.FEE: 'fee'>, 150)]
    """
    sums: dict[PartReason, int] = defaultdict(int)
    sums[PartReason.FEE] = payout.fee_ore
    told_ore = 0
    for line in payout.lines:
        if line.kind not in TURNOVER and line.kind is not PayoutLineKind.FEE:
            sums[PartReason(line.kind.value)] -= line.amount_ore
            told_ore += line.amount_ore
    sums[PartReason.OTHER] -= payout.other_ore - told_ore
    return [Part(reason, amount_ore) for reason, amount_ore in sums.items() if amount_ore]


def _proposal(
    bank: Sequence[BankEntry],
    certainty: Certainty,
    remarks: Sequence[Remark],
    *,
    payouts: Sequence[Payout] = (),
    taken: Sequence[Taken] = (),
    parts: Sequence[Part] = (),
) -> Proposal:
    made = Proposal(
        proposal="",
        certainty=certainty,
        bank=tuple(entry.key for entry in bank),
        payouts=tuple(payout.key for payout in payouts),
        transit=tuple(taken),
        bank_ore=sum(entry.amount_ore for entry in bank),
        transit_ore=sum(each.amount_ore for each in taken),
        parts=tuple(parts),
        remarks=tuple(remarks),
    )
    if made.off_ore and certainty is not Certainty.UNDECIDED:
        made = msgspec.structs.replace(made, certainty=Certainty.UNDECIDED)
    return msgspec.structs.replace(made, proposal=_name(made))


def _name(made: Proposal) -> str:
    """Return a name that says what is in a proposal, so that a person confirms what she has seen."""
    told = msgspec.json.encode((made.bank, made.payouts, made.transit, made.parts))
    return hashlib.sha256(told).hexdigest()[:16]


def _less(first: Certainty, second: Certainty) -> Certainty:
    """Return the less certain of two."""
    order = tuple(Certainty)
    return max(first, second, key=order.index)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _by_token(entries: Sequence[BankEntry]) -> dict[str, list[int]]:
    """Return which entries hold each word, so that a reference is looked up and not searched for."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for word in set(_tokens(entry.told)):
            if _HAS_DIGIT.search(word):
                found[word].append(at)
    return found
