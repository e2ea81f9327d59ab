"""
What people seem to mean, from what they have settled: rules for them to confirm.

A text that stood on the bank entries of at least two settlements, always with the same means of payment, is
proposed as a rule about that text; a place of sale whose payouts always were for the same registers, as one
about that place. A rule counts only once a person has confirmed it, and even then it books nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from datakasse.bookkeeping.settlement import CARDS, MerchantRule, Rules, TextMeaning, TextRule
from datakasse.counter.counter import Counter
from datakasse.journal.settlement import Settlement
from datakasse.storage.ports.store import Readings
from datakasse.trade.tender import TenderKind

LOOKED_AT: Final = 500
"""How many settlements back."""
SEEN_MIN: Final = 2
"""Once is chance."""

_WORDS: Final = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{2,}){0,3}")


def stem(text: str) -> str:
    """
    Return the words of a bank text that stay when numbers and dates change; empty when there are none.

    Example:
        >>> stem("VIPPS AS OPPGJOR 2000010 AV 021126"), stem("4711 0099")
        ('VIPPS AS OPPGJOR', '')
    """
    found = _WORDS.search(text)
    return "" if found is None else found.group()


def learn_rules(counter: Counter) -> Rules:
    """Return rules that would fit what people have settled, and that nobody has confirmed yet."""
    with counter.store.read() as books:
        settlements = [each.settlement for each in books.settlements(LOOKED_AT)]
        return _learned(books, settlements)


def _learned(books: Readings, settlements: Iterable[Settlement]) -> Rules:
    rules = books.matching_rules()
    meanings: dict[str, list[TextMeaning | None]] = defaultdict(list)
    places: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    tenders: dict[tuple[str, str], set[TenderKind]] = defaultdict(set)
    for settlement in settlements:
        transits = [books.transit(line.key) for line in settlement.lines if line.part == "in_transit"]
        told = [each for each in transits if each is not None]
        meaning = _meaning({each.tender for each in told})
        for line in settlement.lines:
            entry = books.bank_entry(line.key) if line.part == "bank" else None
            if entry is not None and (words := stem(entry.text)) and rules.meaning(entry.told) is None:
                meanings[words].append(meaning)
        for key in settlement.payouts:
            payout = books.payout(key)
            if payout is not None:
                places[payout.provider, payout.merchant].append({each.register for each in told})
                tenders[payout.provider, payout.merchant].update(each.tender for each in told)
    every = {register.register_id for register in books.registers()}
    return Rules(tuple(_texts(meanings)), tuple(_merchants(places, tenders, every, rules)))


def _texts(meanings: Mapping[str, list[TextMeaning | None]]) -> Iterable[TextRule]:
    for words, seen in sorted(meanings.items()):
        meaning = seen[0]
        if meaning is not None and len(seen) >= SEEN_MIN and set(seen) == {meaning}:
            yield TextRule(words, meaning)


def _merchants(
    places: Mapping[tuple[str, str], list[set[str]]],
    tenders: Mapping[tuple[str, str], set[TenderKind]],
    every: set[str],
    rules: Rules,
) -> Iterable[MerchantRule]:
    known = {(rule.provider, rule.merchant) for rule in rules.merchants}
    for place, seen in sorted(places.items()):
        registers = set[str]().union(*seen)
        if place in known or len(seen) < SEEN_MIN or registers == every:
            continue
        kinds = tuple(sorted(tenders[place]))
        provider, merchant = place
        yield msgspec.convert(
            {"provider": provider, "merchant": merchant, "tenders": kinds, "registers": sorted(registers)},
            MerchantRule,
        )


def _meaning(kinds: set[TenderKind]) -> TextMeaning | None:
    """Return what money of some kinds would be called by a rule; None for a mixture."""
    if kinds == {TenderKind.VIPPS}:
        return TextMeaning.VIPPS
    if kinds == {TenderKind.CASH}:
        return TextMeaning.CASH
    return TextMeaning.CARD if kinds and kinds <= CARDS else None
