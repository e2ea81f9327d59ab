"""
What each payout is for: the days of sales that it takes of the money on its way.

A payout whose lines name days takes those days, if all such payouts together come to what the till has of
them. One that tells only sums takes a run of days, if there is one way only. Payouts that draw on the same
money are looked at together; where two providers may draw on the same, a person says first which takes what.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from datakasse.bookkeeping.payout import TURNOVER, Payout
from datakasse.bookkeeping.settlement import Certainty, Hint, Remark, Rules, Taken, Transit
from datakasse.bookkeeping.sums import Dated, Way, apart, runs_by_sum

SALE_DAYS: Final = 14
"""How long before a payout its sales may be."""
WAYS_MAX: Final = 64
"""More ways than this to make one sum, and nobody can tell: all of them are left to a person."""
KEYS_SHOWN: Final = 20


class Share(msgspec.Struct, frozen=True):
    """What a payout takes of the money on its way, and what is to be said of that."""

    taken: tuple[Taken, ...] = ()
    certainty: Certainty = Certainty.UNDECIDED
    remarks: tuple[Remark, ...] = ()


def shares_of(payouts: Sequence[Payout], transit: Sequence[Transit], rules: Rules) -> dict[str, Share]:
    """
    Return what each payout takes of the money on its way.

    Payouts that draw on the same means of payment at the same registers are looked at together.
    """
    scopes: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Payout]] = defaultdict(list)
    for payout in payouts:
        rule = rules.scope(payout.provider, payout.merchant)
        scopes[tuple(sorted(rule.tenders)), tuple(sorted(rule.registers))].append(payout)
    shares: dict[str, Share] = {}
    for (tenders, registers), told in scopes.items():
        days: dict[date, list[Transit]] = defaultdict(list)
        for each in transit:
            if each.tender in tenders and (not registers or each.register in registers):
                days[each.day].append(each)
        contested = _contested(scopes, tenders, registers)
        with_days = [payout for payout in told if _names_days(payout)]
        left = _take_named_days(with_days, days, shares, contested=contested)
        _take_runs([payout for payout in told if not _names_days(payout)], left, shares, contested=contested)
    return shares


def _contested(
    scopes: Mapping[tuple[tuple[str, ...], tuple[str, ...]], object],
    tenders: tuple[str, ...],
    registers: tuple[str, ...],
) -> bool:
    """Return whether other payouts may draw on some of the same money."""
    for other_tenders, other_registers in scopes:
        if (other_tenders, other_registers) == (tenders, registers):
            continue
        same_registers = not registers or not other_registers or set(registers) & set(other_registers)
        if set(tenders) & set(other_tenders) and same_registers:
            return True
    return False


def _names_days(payout: Payout) -> bool:
    """Return whether the lines of a payout tell which days its sales are from."""
    return any(line.kind in TURNOVER for line in payout.lines)


def _take_named_days(
    payouts: Sequence[Payout],
    days: Mapping[date, list[Transit]],
    shares: dict[str, Share],
    *,
    contested: bool,
) -> dict[date, list[Transit]]:
    """Let payouts take the days they name, where all come to what the till has; return the rest."""
    wanted: dict[date, int] = defaultdict(int)
    by_payout: dict[str, dict[date, int]] = {}
    for payout in payouts:
        of_payout: dict[date, int] = defaultdict(int)
        for line in payout.lines:
            if line.kind in TURNOVER:
                of_payout[line.day] += line.amount_ore
                wanted[line.day] += line.amount_ore
        by_payout[payout.key] = of_payout
    left = {day: list(each) for day, each in days.items()}
    for payout in sorted(payouts, key=lambda each: (each.day, each.key)):
        taken: list[Taken] = []
        remarks: list[Remark] = []
        certainty = Certainty.UNDECIDED if contested else Certainty.CERTAIN
        for day, amount_ore in sorted(by_payout[payout.key].items()):
            told_ore = sum(each.amount_ore for each in days.get(day, ()))
            off_ore = wanted[day] - told_ore
            if off_ore == 0:
                remarks.append(Remark(Hint.DAYS_AGREE, day))
                taken.extend(_take(left, day, amount_ore))
                continue
            hint = Hint.DAY_DIFFERS if days.get(day) else Hint.DAY_MISSING
            remarks.append(Remark(hint, day, off_ore, tuple(each.key for each in days.get(day, ()))))
            certainty = Certainty.UNDECIDED
        shares[payout.key] = Share(tuple(taken), certainty, tuple(remarks))
    return {day: each for day, each in left.items() if each}


def _take(left: dict[date, list[Transit]], day: date, amount_ore: int) -> Iterator[Taken]:
    """Take an amount off a day: whole items first, then a part of the one that is larger."""
    items = left.get(day, [])
    while items and amount_ore:
        first = items[0]
        part_ore = first.amount_ore
        if len(items) == 1 or ((part_ore > 0) is (amount_ore > 0) and abs(part_ore) > abs(amount_ore)):
            part_ore = amount_ore
        amount_ore -= part_ore
        yield Taken(first.key, part_ore)
        rest_ore = first.amount_ore - part_ore
        if rest_ore:
            items[0] = msgspec.structs.replace(first, amount_ore=rest_ore)
        else:
            del items[0]


def _take_runs(
    payouts: Sequence[Payout],
    days: Mapping[date, list[Transit]],
    shares: dict[str, Share],
    *,
    contested: bool,
) -> None:
    """Let payouts that tell only sums take runs of days, where the sums leave one way only."""
    items = [Dated(number, payout.day, payout.gross_ore) for number, payout in enumerate(payouts)]
    ordered = sorted(days)
    totals = [Dated(at, day, sum(each.amount_ore for each in days[day])) for at, day in enumerate(ordered)]
    runs = runs_by_sum(totals)
    ways: list[Way] = []
    crowded_days: set[int] = set()
    crowded: set[int] = set()
    for sum_ore, groups in runs_by_sum(items).items():
        some = [
            Way(run, group)
            for group in groups
            for run in runs.get(sum_ore, ())
            if _fits_in_time([ordered[at] for at in run], [payouts[number].day for number in group])
        ]
        if len(some) <= WAYS_MAX:
            ways.extend(some)
        else:
            crowded_days.update(at for way in some for at in way.left)
            crowded.update(number for way in some for number in way.right)
    for number, payout in enumerate(payouts):
        hint = Hint.SEVERAL_WAYS if number in crowded else Hint.NOT_IN_TILL
        shares[payout.key] = Share(remarks=(Remark(hint, amount_ore=payout.gross_ore),))
    for way, others in apart(ways):
        if others or contested or crowded.intersection(way.right) or crowded_days.intersection(way.left):
            meant = sorted(
                {each.key for other in (way, *others) for at in other.left for each in days[ordered[at]]}
            )
            for number in way.right:
                remark = Remark(Hint.SEVERAL_WAYS, keys=tuple(meant[:KEYS_SHOWN]))
                shares[payouts[number].key] = Share(remarks=(remark,))
        else:
            _share_out(
                [payouts[number] for number in way.right], [ordered[at] for at in way.left], days, shares
            )


def _share_out(
    payouts: Sequence[Payout],
    run: Sequence[date],
    days: Mapping[date, list[Transit]],
    shares: dict[str, Share],
) -> None:
    """Let payouts take the days of a run one after the other: the first sold is the first paid."""
    left = {day: list(days[day]) for day in run}
    for payout in payouts:
        taken: list[Taken] = []
        wanted_ore = payout.gross_ore
        for day in run:
            has_ore = sum(each.amount_ore for each in left[day])
            part_ore = wanted_ore if payout != payouts[-1] and abs(has_ore) > abs(wanted_ore) else has_ore
            taken.extend(_take(left, day, part_ore))
            wanted_ore -= part_ore
            if not wanted_ore:
                break
        shares[payout.key] = Share(tuple(taken), Certainty.LIKELY, (Remark(Hint.SUM_OF_DAYS, run[-1]),))


def _fits_in_time(days: Sequence[date], sent: Sequence[date]) -> bool:
    """Return whether all sales lie before the payouts they may be in, and not too long before."""
    return max(days) <= max(sent) and min(days) >= min(sent) - timedelta(days=SALE_DAYS)
