"""Days of sales, the payouts they became, and the bank's entries: made together, so the truth is known."""

from datetime import date, timedelta
from itertools import pairwise

import msgspec
from hypothesis import strategies as st

from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.bookkeeping.settlement import Taken, Transit
from datakasse.bookkeeping.statement import BankEntry
from datakasse.trade.tender import TenderKind

FIRST = date(2026, 10, 1)
ACCOUNT = "12345678903"


class Truth(msgspec.Struct):
    """What is known to everybody, and what is known only here: what each bank entry was."""

    entries: list[BankEntry]
    payouts: list[Payout]
    transit: list[Transit]
    meant: dict[str, tuple[frozenset[str], dict[str, int]]]
    """Bank entry → its payouts, and what of the money on its way it is."""


@st.composite
def truths(draw: st.DrawFn, *, names_days: bool = False, with_reference: bool = False) -> Truth:
    """
    Return some weeks of trade.

    Amounts are small, so that sums meet by chance often. Each stretch of days becomes some payouts, cut
    anywhere, also in the middle of a day; some come to the bank two at a time; some notes are taken there.
    """
    truth = Truth([], [], [], {})
    day, sent = FIRST, FIRST
    takes: dict[str, dict[str, int]] = {}
    for _ in range(draw(st.integers(1, 5))):
        items: list[Transit] = []
        for _ in range(draw(st.integers(1, 3))):
            for register in ("K1", "K2")[: draw(st.integers(1, 2))]:
                key = f"{register}:Z{(day - FIRST).days}:debit_card"
                amount_ore = draw(st.integers(5, 30)) * 100
                items.append(Transit(key, TenderKind.DEBIT_CARD, register, day, amount_ore))
            day += timedelta(draw(st.integers(1, 2)))
        truth.transit.extend(items)
        total_ore = sum(item.amount_ore for item in items)
        cuts = draw(
            st.sets(st.integers(1, total_ore // 100 - 1).map(lambda kroner: kroner * 100), max_size=2)
        )
        edges = [0, *sorted(cuts), total_ore]
        sent = max(sent, items[-1].day + timedelta(1))
        for begins, ends in pairwise(edges):
            part = _between(items, begins, ends)
            payout = _payout(draw, len(truth.payouts), sent, items, part, names_days=names_days)
            truth.payouts.append(payout)
            takes[payout.key] = part
            sent += timedelta(draw(st.integers(0, 1)))
    _to_bank(draw, truth, takes, with_reference=with_reference)
    _deposits(draw, truth)
    return truth


def _between(items: list[Transit], begins: int, ends: int) -> dict[str, int]:
    """Return how much of each item lies between two places, when all are laid end to end."""
    found: dict[str, int] = {}
    at = 0
    for item in items:
        part_ore = min(ends, at + item.amount_ore) - max(begins, at)
        if part_ore > 0:
            found[item.key] = part_ore
        at += item.amount_ore
    return found


def _payout(
    draw: st.DrawFn, number: int, sent: date, items: list[Transit], part: dict[str, int], *, names_days: bool
) -> Payout:
    gross_ore = sum(part.values())
    fee_ore = draw(st.integers(0, gross_ore // 20))
    reference = f"UTB{number:05d}"
    if not names_days:
        net_ore = gross_ore - fee_ore
        return Payout(Provider.OTHER, "1", reference, sent, "NOK", gross_ore, fee_ore, net_ore)
    days = {item.key: item.day for item in items}
    lines = [PayoutLine(days[key], PayoutLineKind.SALE, amount_ore) for key, amount_ore in part.items()]
    lines.append(PayoutLine(sent, PayoutLineKind.FEE, -fee_ore))
    return payout_of(Provider.OTHER, "1", reference, sent, lines)


BOOKED_TOGETHER = timedelta(4)
"""A bank that books two payouts at once does so within days; what it books after a week is for a person."""


def _to_bank(
    draw: st.DrawFn, truth: Truth, takes: dict[str, dict[str, int]], *, with_reference: bool
) -> None:
    left = list(truth.payouts)
    while left:
        together = left[: draw(st.integers(1, 2))]
        if together[-1].day - together[0].day > BOOKED_TOGETHER:
            together = together[:1]
        del left[: len(together)]
        booked_on = together[-1].day + timedelta(draw(st.integers(0, 2)))
        text = " ".join(payout.reference for payout in together) if with_reference else "OPPGJOR"
        entry = _entry(truth, booked_on, sum(payout.net_ore for payout in together), text)
        meant: dict[str, int] = {}
        for payout in together:
            for key, amount_ore in takes[payout.key].items():
                meant[key] = meant.get(key, 0) + amount_ore
        truth.meant[entry.key] = (frozenset(payout.key for payout in together), meant)


def _deposits(draw: st.DrawFn, truth: Truth) -> None:
    for number in range(draw(st.integers(0, 3))):
        day = FIRST + timedelta(draw(st.integers(0, 20)))
        key = f"K1:{number}:cash"
        deposit = Transit(key, TenderKind.CASH, "K1", day, draw(st.integers(5, 60)) * 100, "til banken")
        truth.transit.append(deposit)
        entry = _entry(truth, day + timedelta(draw(st.integers(0, 5))), deposit.amount_ore, "INNSKUDD")
        truth.meant[entry.key] = (frozenset(), {key: deposit.amount_ore})
    for _ in range(draw(st.integers(0, 3))):
        day = FIRST + timedelta(draw(st.integers(0, 20)))
        _entry(truth, day, draw(st.integers(-60, 60).filter(bool)) * 100, "NOE ANNET")


def _entry(truth: Truth, booked_on: date, amount_ore: int, text: str) -> BankEntry:
    number = len(truth.entries)
    entry = BankEntry(f"{ACCOUNT}:{number}", ACCOUNT, booked_on, amount_ore, f"A{number}", (), text)
    truth.entries.append(entry)
    return entry


def as_amounts(taken: tuple[Taken, ...]) -> dict[str, int]:
    """Return what a proposal takes, by key."""
    found: dict[str, int] = {}
    for each in taken:
        found[each.key] = found.get(each.key, 0) + each.amount_ore
    return found
