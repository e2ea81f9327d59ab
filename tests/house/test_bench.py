"""A figure that has become worse by more than a fifth is told, and fails the run; noise is not."""

from pathlib import Path

import pytest

from benchmarks.kept import keep, kept_figures, worsened
from benchmarks.measures import Measure, reports


def rate(value: float) -> Measure:
    """More is better."""
    return Measure("sales/s", "", value, 1, at_least=True)


def time(value: float) -> Measure:
    """Less is better."""
    return Measure("answer", "", value, 1, at_least=False)


@pytest.mark.parametrize(
    ("measure", "is_worse"),
    [
        (rate(100), False),
        (rate(80), False),
        (rate(79), True),
        (rate(1000), False),
        (time(100), False),
        (time(120), False),
        (time(121), True),
        (time(1), False),
    ],
)
def test_a_fifth_worse_than_what_is_kept_is_told(measure: Measure, is_worse: bool) -> None:
    assert bool(worsened([measure], {"sales/s": 100, "answer": 100})) is is_worse


def test_what_was_none_may_not_become_one() -> None:
    assert worsened([time(1)], {"answer": 0}) == ["answer: 1 now, 0 before"]


def test_what_is_new_is_held_against_nothing() -> None:
    assert worsened([rate(1)], {}) == []


def test_keeping_leaves_what_a_run_did_not_measure(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    assert kept_figures(path) == {}
    keep([rate(100), time(3)], path)
    keep([rate(90)], path)
    assert kept_figures(path) == {"answer": 3, "sales/s": 90}


def test_a_day_is_sold_reported_and_closed_to_be_measured(tmp_path: Path) -> None:
    assert [measure.what for measure in reports(tmp_path, receipts=3)] == [
        "X over 3 receipts",
        "Z over 3 receipts",
    ]
