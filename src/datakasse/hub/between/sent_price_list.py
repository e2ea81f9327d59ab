"""
Price lists as a hub sends them out: known by their name and whom they are for.

A hub has no numbers of its own for them. A list for a place that a shop has not got is none of its; one for
a group of customers is every shop's. Days are Norwegian.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from datakasse.errors.catalogue.price_lists import PriceListFault, words_of_faults
from datakasse.errors.phrase import Phrase
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.pricing.price_list import PriceList
from datakasse.trade.pricing.price_list_faults import NAME_LENGTH_MAX, PRICES_MAX, faults_of_price_list


class SentPriceList(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """
    A price list as it is to be.

    Attributes:
        name: What the office calls it.
        prices: Number of an article → what it costs, øre: all that is on the list.
        begins: The first day it holds; None for the day that the change counts from.
        ends: The last day; None where nobody has said.
        place: Code of the place of business it is for, or
        group: the group of customers.
    """

    name: str
    prices: dict[str, int]
    begins: date | None = None
    ends: date | None = None
    place: str = ""
    group: str = ""

    @property
    def known_by(self) -> tuple[str, str, str]:
        """What it is the same list by."""
        return self.name.strip(), self.place, self.group.strip()

    def price_list(self, number: int, version: int, today: date) -> PriceList:
        """Return it as a shop keeps it from a day on."""
        name, place, group = self.known_by
        begins = today if self.begins is None else max(today, self.begins)
        return PriceList(number, version, name, begins, self.ends, place, group)


def faults_of_price_lists(lists: tuple[SentPriceList, ...], today: date) -> Iterator[Phrase]:
    """
    Yield what is wrong with price lists as far as it can be seen from themselves.

    Args:
        lists: The lists.
        today: The day that the change counts from.
    """
    for sent in lists:
        name = price_list_of_name(sent.name)
        wrong = faults_of_price_list(sent.price_list(1, 1, today), bool, earliest=today, today=today)
        if wrong:
            yield name.told(words_of_faults(wrong, NAME_LENGTH_MAX))
        if not 0 < len(sent.prices) <= PRICES_MAX:
            yield name.told(words_of_faults([PriceListFault.COUNT], PRICES_MAX))
        for article, price_ore in sent.prices.items():
            if not 0 < price_ore <= AMOUNT_LIMIT_ORE:
                yield name.told(
                    Phrase(f"prisen på vare {article[:40]}", f"the price of article {article[:40]}")
                )
    if len({sent.known_by for sent in lists}) != len(lists):
        yield Phrase("samme prisliste to ganger", "the same price list twice")


def price_list_of_name(name: str) -> Phrase:
    """Return how a price list is named where something is wrong with it."""
    return Phrase(f"prisliste {name[:40]}", f"price list {name[:40]}")
