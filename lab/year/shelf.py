"""
What people reach for in the bakery-café.

By group in the morning, around lunch and in the afternoon, by season and weekday; within a group a few
articles much more than the rest.
"""

from datetime import datetime
from itertools import accumulate
from random import Random

from lab.shop import Article, Shop

# How likely something from each group is in the morning, around lunch and in the afternoon.
BY_DAYTIME = {
    "10": (16, 8, 14),
    "11": (24, 6, 3),
    "12": (14, 10, 18),
    "13": (3, 6, 12),
    "14": (6, 22, 6),
    "15": (0, 14, 4),
    "20": (30, 18, 24),
    "21": (3, 6, 6),
    "22": (3, 8, 6),
    "23": (0, 1, 3),
    "24": (0, 1, 2),
    "30": (1, 1, 1),
    "31": (1, 1, 1),
}
# Per cent of that in each month, where the season matters.
BY_MONTH = {
    "13": (90, 110, 100, 100, 140, 110, 80, 90, 90, 100, 100, 150),
    "20": (115, 115, 110, 100, 95, 85, 80, 85, 95, 105, 110, 115),
    "21": (70, 70, 80, 95, 130, 160, 170, 150, 110, 85, 75, 75),
    "22": (75, 75, 85, 100, 125, 150, 160, 145, 105, 85, 80, 80),
    "23": (70, 70, 80, 100, 140, 160, 170, 150, 110, 80, 70, 90),
    "24": (80, 80, 80, 100, 130, 150, 150, 140, 110, 90, 80, 120),
    "31": (60, 80, 90, 90, 110, 100, 80, 80, 90, 100, 180, 320),
}
ON_SATURDAY = {"10": 150, "11": 160, "13": 130}

ALWAYS = (100,) * 12
FAVOURITE, OTHER = 1_000, 300
"""How much more likely an article is that has a button of its own."""


class Shelf:
    """
    The articles of a shop, each as likely to be taken as it would be.

    Args:
        shop: What there is.
        chance: Decides which articles of a group are the popular ones, and what is taken.
    """

    def __init__(self, shop: Shop, chance: Random) -> None:
        self._chance = chance
        # Beer to take home has hours of its own, which nobody here looks at the clock for.
        self._articles = [
            article
            for article in shop.articles
            if article.group in BY_DAYTIME and article.restriction != "beer_shop"
        ]
        groups: dict[str, list[Article]] = {}
        for article in self._articles:
            groups.setdefault(article.group, []).append(article)
        self._popular: dict[str, float] = {}
        for group in groups.values():
            self._popular |= _popularity(group, chance)
        self._likely: dict[tuple[int, bool, int], list[float]] = {}

    def reach_for(self, at: datetime, number: int) -> list[Article]:
        """Return so many articles as somebody would take at a Norwegian time; the same may come twice."""
        daytime = 0 if (at.hour, at.minute) < (10, 30) else 1 if at.hour < 14 else 2
        key = (at.month, at.weekday() == 5, daytime)
        likely = self._likely.get(key)
        if likely is None:
            likely = self._likely[key] = list(
                accumulate(self._how_likely(each, *key) for each in self._articles)
            )
        return self._chance.choices(self._articles, cum_weights=likely, k=number)

    def _how_likely(self, article: Article, month: int, saturday: bool, daytime: int) -> float:  # noqa: FBT001 - a key
        group = article.group
        season = BY_MONTH.get(group, ALWAYS)[month - 1]
        weekend = ON_SATURDAY.get(group, 100) if saturday else 100
        return BY_DAYTIME[group][daytime] * season * weekend * self._popular[article.number]


def _popularity(group: list[Article], chance: Random) -> dict[str, float]:
    """Return each article's share of its group."""
    ranked = chance.sample(group, len(group))
    weights = [
        (FAVOURITE if article.favourite else OTHER) / (place + 2) for place, article in enumerate(ranked)
    ]
    return {article.number: weight / sum(weights) for article, weight in zip(ranked, weights, strict=True)}
