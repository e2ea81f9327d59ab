"""What is more than usual: seldom called for on days like all others, and called for on one that is not."""

import random

import pytest

from datakasse.office.insight.unusual import CHANCE_MAX, RECEIPTS_MIN, chance_of, is_unusual

RECEIPTS, RATE = 80, 0.03


def day_like_others(chance: random.Random, times: int = 1) -> int:
    """How often something of a steady rate happens on a day, or of so many times that rate."""
    return sum(chance.random() < times * RATE for _ in range(RECEIPTS))


def test_a_day_like_all_others_is_seldom_called_unusual_and_one_with_five_times_as_much_mostly_is() -> None:
    chance = random.Random(6)
    base = sum(day_like_others(chance) for _ in range(50))
    days = [day_like_others(chance) for _ in range(4_000)]
    false = sum(is_unusual(number, RECEIPTS, base, 50 * RECEIPTS) for number in days)
    assert false / len(days) <= 2 * CHANCE_MAX
    high = [day_like_others(chance, 5) for _ in range(1_000)]
    found = sum(is_unusual(number, RECEIPTS, base, 50 * RECEIPTS) for number in high)
    assert found / len(high) > 0.7


def test_chances_are_those_of_poisson() -> None:
    """From tables: P(X >= 5 | 2) and P(X >= 1 | 0.1)."""
    assert chance_of(5, 2.0) == pytest.approx(0.05265, abs=1e-5)
    assert chance_of(1, 0.1) == pytest.approx(0.09516, abs=1e-5)


def test_with_too_few_receipts_nothing_is_said() -> None:
    assert is_unusual(50, 80, 1, RECEIPTS_MIN)
    assert not is_unusual(50, 80, 1, RECEIPTS_MIN - 1)
