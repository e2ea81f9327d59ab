"""
What campaigns take off the lines of a basket.

    lines + campaigns ─▶ reductions() ─▶ what each campaign takes off each line, in øre

A line belongs to the campaigns that held when it was put on the counter, so that what lies in a basket costs
the same until it is paid for, and nothing here asks what time it is. A piece takes part in one campaign. The
campaign that takes most off goes first; the one with the lowest number, where two take the same. What a
campaign takes off is shared out over all the pieces it took, by what they cost, so that each line has its
part of it with its own VAT, and a piece that comes back pays back what was paid for it.

Nothing depends on the order of the scans: pieces are taken by price, article and quantity.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from datakasse.trade.amount import divide_half_away
from datakasse.trade.pricing.campaign import Campaign, Multibuy, PercentOff, Together
from datakasse.trade.pricing.discount import Discount, share_out
from datakasse.trade.pricing.line_price import CampaignCut
from datakasse.trade.quantity import ONE_MILLI, UNITS_IN_PARTS
from datakasse.trade.sale.basket import Basket, Line
from datakasse.trade.vat import WHOLE_BP


class _Run(msgspec.Struct, frozen=True):
    """Pieces of a line that no campaign has taken; what is weighed is one piece, and is not counted."""

    line: Line
    piece_ore: int
    count: int
    is_counted: bool

    @property
    def order(self) -> tuple[int, str, int, int]:
        """The dearest first; then what does not depend on when it was scanned."""
        return (-self.piece_ore, self.line.article, -self.count, self.line.line_id)


class _Taken(msgspec.Struct, frozen=True):
    """What a campaign takes off, and of each line: line id → (øre off, pieces it took)."""

    off_ore: int = 0
    lines: dict[int, tuple[int, int]] = {}


_NOTHING: Final = _Taken()


class _Bid(msgspec.Struct, frozen=True):
    """A campaign, the lines that belong to each of its parts, and what it would take off them now."""

    campaign: Campaign
    parts: list[list[int]]
    taken: _Taken

    def order(self) -> tuple[int, int, int]:
        """What takes most goes first; then the lowest number."""
        return (-self.taken.off_ore, self.campaign.number, self.campaign.version)


def with_campaigns(basket: Basket, campaigns: Sequence[Campaign], barred: Iterable[str] = ()) -> Basket:
    """
    Return a basket with what campaigns take off its lines; discounts by hand are taken from what is left.

    Args:
        basket: As it was rung up.
        campaigns: All that may hold.
        barred: Numbers of articles in it that are kept out.
    """
    cuts = reductions(basket.lines, campaigns, barred) if campaigns else {}
    if not cuts:
        return basket
    lines = tuple(_cut(line, cuts[line.line_id]) if line.line_id in cuts else line for line in basket.lines)
    return msgspec.structs.replace(basket, lines=lines)


def reductions(
    lines: Iterable[Line], campaigns: Iterable[Campaign], barred: Iterable[str] = ()
) -> dict[int, tuple[CampaignCut, ...]]:
    """Return what campaigns take off which lines: line id → what each takes, in the order they took it."""
    kept_out = frozenset(barred)
    runs = {
        line.line_id: _run(line) for line in lines if _may_take_part(line) and line.article not in kept_out
    }
    bids = [bid for each in campaigns if (bid := _bid(each, _parts(each, runs.values()), runs)) is not None]
    cuts: dict[int, tuple[CampaignCut, ...]] = {}
    while bids:
        best = min(bids, key=_Bid.order)
        for line_id, (off_ore, _) in best.taken.lines.items():
            if off_ore:
                cut = CampaignCut(best.campaign.number, best.campaign.version, best.campaign.name, off_ore)
                cuts[line_id] = (*cuts.get(line_id, ()), cut)
        touched = _take(runs, best.taken)
        others = (bid for bid in bids if bid is not best)
        bids = [left for bid in others if (left := _bid_again(bid, runs, touched)) is not None]
    return cuts


def _parts(campaign: Campaign, runs: Iterable[_Run]) -> list[list[int]]:
    """Return the lines that belong to each part of a campaign."""
    parts: list[list[int]] = [[] for _ in campaign.parts]
    for run in runs:
        article, group = run.line.article, run.line.group
        held = (place for place, goods in enumerate(campaign.parts) if goods.hold(article, group))
        place = next(held, None)
        if place is not None and campaign.holds_at(run.line.added_at):
            parts[place].append(run.line.line_id)
    return parts


def _bid(campaign: Campaign, parts: list[list[int]], runs: Mapping[int, _Run]) -> _Bid | None:
    """Return what a campaign would take off the pieces that are left; None where that is nothing."""
    left = [[runs[line_id] for line_id in part if line_id in runs] for part in parts]
    taken = _taken(campaign, left) if all(left) else _NOTHING
    return _Bid(campaign, parts, taken) if taken.off_ore > 0 else None


def _bid_again(bid: _Bid, runs: Mapping[int, _Run], touched: set[int]) -> _Bid | None:
    """Return a bid as it is when pieces of some lines were taken: what none of them belongs to stays."""
    if all(touched.isdisjoint(part) for part in bid.parts):
        return bid
    return _bid(bid.campaign, bid.parts, runs)


def _take(runs: dict[int, _Run], taken: _Taken) -> set[int]:
    """Leave the pieces that were not taken, and return the lines that some were taken of."""
    touched = {line_id for line_id, (_, count) in taken.lines.items() if count}
    for line_id in touched:
        run = runs.pop(line_id)
        if count := run.count - taken.lines[line_id][1]:
            runs[line_id] = msgspec.structs.replace(run, count=count)
    return touched


def _may_take_part(line: Line) -> bool:
    return line.discountable and not line.is_deposit and line.returns is None


def _run(line: Line) -> _Run:
    if line.unit in UNITS_IN_PARTS or line.quantity_milli % ONE_MILLI:
        return _Run(line, line.listed_ore, 1, is_counted=False)
    return _Run(line, line.unit_price_ore, line.quantity_milli // ONE_MILLI, is_counted=True)


def _taken(campaign: Campaign, parts: Sequence[Sequence[_Run]]) -> _Taken:
    """Return what a campaign would take off, of the pieces of its parts that are left."""
    match campaign.offer:
        case PercentOff(share_bp=share_bp):
            return _percent(parts[0], share_bp)
        case Multibuy(take=take, pay=pay):
            return _multibuy(_counted(parts[0]), take, pay)
        case Together(price_ore=price_ore):
            return _together([_counted(part) for part in parts], price_ore)


def _counted(runs: Iterable[_Run]) -> list[_Run]:
    return sorted((run for run in runs if run.is_counted), key=lambda run: run.order)


def _percent(runs: Iterable[_Run], share_bp: int) -> _Taken:
    """Return the share of each piece, rounded as on the shelf: so many on a line cost as many times that."""
    lines = {
        run.line.line_id: (divide_half_away(run.piece_ore * share_bp, WHOLE_BP) * run.count, run.count)
        for run in runs
    }
    return _Taken(sum(off_ore for off_ore, _ in lines.values()), lines)


def _multibuy(runs: Sequence[_Run], take: int, pay: int) -> _Taken:
    """Return lots of the dearest pieces first; the last ones of each lot are free."""
    whole = sum(run.count for run in runs) // take * take
    off_ore, begin = 0, 0
    used: list[tuple[_Run, int]] = []
    for run in runs:
        end = min(begin + run.count, whole)
        off_ore += (_free_before(end, take, pay) - _free_before(begin, take, pay)) * run.piece_ore
        used.append((run, end - begin))
        begin = end
    return _shared(off_ore, used)


def _free_before(place: int, take: int, pay: int) -> int:
    """Return how many of the first pieces in a row of lots are free."""
    return place // take * (take - pay) + max(0, place % take - pay)


def _together(parts: Sequence[Sequence[_Run]], price_ore: int) -> _Taken:
    """Return sets of a piece of each part, the dearest first, while a set costs more than the price."""
    if not all(parts):
        return _NOTHING
    off_ore = 0
    used = {run.line.line_id: (run, 0) for part in parts for run in part}
    places, left = [0] * len(parts), [part[0].count for part in parts]
    while True:
        runs = [part[place] for part, place in zip(parts, places, strict=True)]
        over_ore = sum(run.piece_ore for run in runs) - price_ore
        if over_ore <= 0:
            break
        sets = min(left)
        off_ore += sets * over_ore
        for run in runs:
            used[run.line.line_id] = (run, used[run.line.line_id][1] + sets)
        left = [count - sets for count in left]
        for number, part in enumerate(parts):
            if left[number] == 0:
                places[number] += 1
                if places[number] == len(part):
                    return _shared(off_ore, list(used.values()))
                left[number] = part[places[number]].count
    return _shared(off_ore, list(used.values()))


def _shared(off_ore: int, used: Sequence[tuple[_Run, int]]) -> _Taken:
    """Return what each line gets of it, by what the pieces that were taken cost."""
    parts = share_out(off_ore, [run.piece_ore * count for run, count in used])
    return _Taken(
        off_ore,
        {run.line.line_id: (part_ore, count) for (run, count), part_ore in zip(used, parts, strict=True)},
    )


def _cut(line: Line, cuts: tuple[CampaignCut, ...]) -> Line:
    left_ore = line.listed_ore - sum(cut.off_ore for cut in cuts)
    if line.discount_share_bp:
        discount_ore = Discount(share_bp=line.discount_share_bp).taken_from(left_ore)
    else:
        discount_ore = min(line.discount_ore, left_ore)
    return msgspec.structs.replace(line, campaigns=cuts, discount_ore=discount_ore)
