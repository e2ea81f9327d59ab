"""
A price tried by a coin: the plan is balanced, and the interval holds the effect as often as it says.

Rule: where the price does nothing, the interval holds nothing nineteen times of twenty, however sales vary
by weekday and season; a winner is told about once in forty for each side.
"""

import random
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers, lists, sampled_from, text

from datakasse.insight.paired_effect import PAIRS_MIN, SUBSETS_MAX, Verdict, effect_of
from datakasse.insight.price_experiment import PriceExperiment, Turn, pairs_of, plan_of

AT = datetime(2026, 3, 1, tzinfo=UTC)


def experiment(turn: Turn, weeks: int, seed: str, first: date = date(2026, 3, 4)) -> PriceExperiment:
    """Return an experiment."""
    return PriceExperiment(1, (), turn, first, weeks, seed, "1", AT)


@given(sampled_from(Turn), integers(1, 13), text(max_size=9), dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_each_price_has_as_many_of_each_weekday_and_every_day_is_of_one(
    turn: Turn, fortnights: int, seed: str, first: date
) -> None:
    made = experiment(turn, fortnights * 2, seed, first)
    plan = plan_of(made)
    days = [day for period in plan for day in period.all_days()]
    assert days == [first + timedelta(days=each) for each in range(fortnights * 14)]
    for weekday in range(7):
        turns = [period.is_tried for period in plan for day in period.all_days() if day.weekday() == weekday]
        assert sum(turns) * 2 == len(turns)
    assert plan == plan_of(made), "the same seed makes the same plan"
    for pair in pairs_of(made):
        assert abs(pair.usual.first - pair.tried.first) == timedelta(days=7)


def test_another_seed_throws_other_coins() -> None:
    plans = {
        tuple(each.is_tried for each in plan_of(experiment(Turn.DAY, 8, str(seed)))) for seed in range(50)
    }
    assert len(plans) == 50
    heads = sum(
        pair.tried.first < pair.usual.first
        for seed in range(200)
        for pair in pairs_of(experiment(Turn.DAY, 4, str(seed)))
    )
    assert 1_250 < heads < 1_550, "of 2,800 coins about half"


def test_the_interval_is_that_of_all_subsets_by_hand() -> None:
    differences = [4, -2, 9, 1, 3, 8, 5]
    means = sorted(
        Fraction(sum(subset), len(subset))
        for size in range(1, 8)
        for subset in combinations(differences, size)
    )
    effect = effect_of(differences, "x")
    assert (effect.low, effect.high) == (means[2].__floor__(), means[-3].__ceil__())
    assert (effect.difference, effect.missed_per_thousand) == (4, 47)


@given(lists(integers(-100, 100), max_size=PAIRS_MIN - 1))
def test_too_little_is_too_little(differences: list[int]) -> None:
    effect = effect_of(differences, "x")
    assert (effect.verdict, effect.low, effect.high) == (Verdict.TOO_LITTLE, 0, 0)


@given(lists(integers(-1_000, 1_000), min_size=PAIRS_MIN, max_size=20), integers(-50, 50))
def test_it_says_no_more_than_its_interval_and_moves_with_what_is_added(
    differences: list[int], more: int
) -> None:
    effect, moved = effect_of(differences, "x"), effect_of([each + more for each in differences], "x")
    assert effect.low <= effect.high
    assert (effect.verdict is Verdict.MORE) <= (effect.low >= 0)
    assert (effect.verdict is Verdict.LESS) <= (effect.high <= 0)
    assert (moved.low, moved.high) == (effect.low + more, effect.high + more)
    turned = effect_of([-each for each in differences], "x")
    assert (turned.low, turned.high) == (-effect.high, -effect.low)
    assert effect.missed_per_thousand <= 50


def sold(chance: random.Random, day: date, effect: int) -> int:
    """Return what is sold on a day: busy Saturdays, a season that rises, now and then a wild day."""
    level = 40 + 30 * (day.weekday() == 5) + (day - date(2026, 3, 1)).days // 7
    wild = 60 if chance.random() < 0.05 else 0
    return max(0, round(chance.gauss(level, level**0.5)) + wild + effect)


@pytest.mark.parametrize(("turn", "weeks"), [(Turn.DAY, 2), (Turn.DAY, 6), (Turn.WEEK, 16)])
@pytest.mark.parametrize("effect", [0, 7])
def test_of_many_experiments_the_interval_holds_the_effect_as_often_as_it_says(
    turn: Turn, weeks: int, effect: int
) -> None:
    """Seeded: of 400, at least 19 of 20 less what chance takes (three standard deviations)."""
    chance, times, held, winners = random.Random(f"{turn} {weeks} {effect}"), 400, 0, 0
    for _ in range(times):
        made = experiment(turn, weeks, str(chance.random()))
        per_period = effect * (7 if turn is Turn.WEEK else 1)
        differences = [
            sum(sold(chance, day, effect) for day in pair.tried.all_days())
            - sum(sold(chance, day, 0) for day in pair.usual.all_days())
            for pair in pairs_of(made)
        ]
        told = effect_of(differences, made.seed)
        held += told.low <= per_period <= told.high
        winners += told.verdict in {Verdict.MORE, Verdict.LESS}
    assert held >= times * 0.95 - 3 * (times * 0.95 * 0.05) ** 0.5
    if effect == 0:
        assert winners <= times * 0.05 + 3 * (times * 0.95 * 0.05) ** 0.5


def test_with_many_pairs_some_subsets_stand_for_all() -> None:
    """Forty pairs have a million million subsets; so many of them, always the same for a seed."""
    chance = random.Random(7)
    differences = [chance.randrange(-20, 40) for _ in range(40)]
    effect = effect_of(differences, "a")
    assert effect == effect_of(differences, "a")
    assert effect.missed_per_thousand == round(
        Fraction(2 * ((SUBSETS_MAX + 1) // 40) * 1000, SUBSETS_MAX + 1)
    )
    assert effect.low <= effect.difference <= effect.high
