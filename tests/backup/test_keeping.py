"""What a place keeps of the nightly copies, and which entries it need not hold one by one besides."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from datakasse.office.backup.keeping import names_to_drop
from datakasse.office.backup.line import Line

LINE, REGISTER = Line("one"), "K1"
FIRST_NIGHT = date(2026, 1, 20)


def night(day: str, *stretches: tuple[int, int]) -> list[str]:
    """Return the names of a night's copy, and of the list of what lies beside."""
    return [
        *(LINE.full(day, REGISTER, *each) for each in stretches),
        LINE.beside(day, 1),
        LINE.piece(day, "articles"),
    ]


def days_of(names: list[str]) -> list[str]:
    """Return the days of which anything of a night's copy is there."""
    return sorted({name.split("/")[3] for name in names if "/full/" in name or "/beside/" in name})


@pytest.mark.law("KSF-2-7-6")
def test_a_week_of_nights_is_kept_and_the_first_of_each_month_for_a_year() -> None:
    nights = [(FIRST_NIGHT + timedelta(days=number)).isoformat() for number in range(500)]
    names = [name for day in nights for name in night(day, (1, 9))]
    left = set(names) - set(names_to_drop(LINE, names, nights[-1]))
    assert nights[-1] == "2027-06-03"
    months = [f"2026-{month:02}-01" for month in range(6, 13)] + [
        f"2027-{month:02}-01" for month in range(1, 7)
    ]
    week = [f"2027-05-{day}" for day in (28, 29, 30, 31)] + [f"2027-06-{day:02}" for day in (1, 2, 3)]
    assert days_of(list(left)) == sorted({*months, *week})
    assert left == {name for day in days_of(list(left)) for name in night(day, (1, 9))}, (
        "all of a night, or nothing"
    )


def test_nights_made_while_the_clock_was_ahead_stay_and_take_no_others_place() -> None:
    nights = [(FIRST_NIGHT + timedelta(days=number)).isoformat() for number in range(40)]
    names = [name for day in nights for name in night(day, (1, 9))]
    left = days_of(sorted(set(names) - set(names_to_drop(LINE, names, nights[15]))))
    assert left == [nights[0], *nights[9:]]


@pytest.mark.law("KSF-2-7-6")
def test_a_night_that_goes_is_not_one_of_the_two_that_hold_an_entry() -> None:
    """The nights since broke off, and only the newest is whole again."""
    nights = [(FIRST_NIGHT + timedelta(days=number)).isoformat() for number in range(10)]
    reached = {nights[1]: 9, nights[-1]: 9}
    names = [name for day in nights for name in night(day, (1, reached.get(day, 4)))]
    boxes = [LINE.journal(REGISTER, 1, 4), LINE.journal(REGISTER, 5, 9)]
    dropped = names_to_drop(LINE, names + boxes, nights[-1])
    assert LINE.full(nights[1], REGISTER, 1, 9) in dropped
    assert [box for box in boxes if box in dropped] == boxes[:1]


@st.composite
def places(draw: st.DrawFn) -> tuple[list[str], str]:
    """What a place holds: nights of which some broke off or lost a box, and entries in small boxes."""
    names: list[str] = []
    day, last = FIRST_NIGHT, 0
    for _ in range(draw(st.integers(1, 20))):
        day += timedelta(days=draw(st.integers(1, 4)))
        last += draw(st.integers(0, 9))
        ends = sorted(draw(st.sets(st.integers(1, last), max_size=3))) if last else []
        boxes = [(before + 1, end) for before, end in pairwise([0, *ends])]
        lost = draw(st.none() | st.sampled_from(boxes)) if boxes else None
        names += night(day.isoformat(), *(box for box in boxes if box != lost))
    ends = sorted({*draw(st.sets(st.integers(1, last), max_size=9)), last}) if last else []
    names += [LINE.journal(REGISTER, before + 1, end) for before, end in pairwise([0, *ends])]
    return names, day.isoformat()


@pytest.mark.law("KSF-2-7-6")
@settings(max_examples=300)
@given(places())
def test_entries_are_dropped_where_two_copies_that_stay_hold_them_and_all_before(
    held: tuple[list[str], str],
) -> None:
    names, newest = held
    dropped = set(names_to_drop(LINE, names, newest))
    left = [name for name in names if name not in dropped]
    copies = [entries_in(left, f"/full/{day}/") for day in days_of(left)]
    for name in names:
        if "/journal/" in name:
            whole = set(range(1, max(entries_in([name])) + 1))
            assert (name in dropped) == (sum(whole <= copy for copy in copies) >= 2)


def entries_in(names: list[str], folder: str = "/") -> set[int]:
    """Return the entries that boxes of a folder hold."""
    found: set[int] = set()
    for name in names:
        told = re.search(r"([0-9]+)-([0-9]+)\.age$", name)
        if folder in name and told is not None and "/beside/" not in name:
            found |= set(range(int(told[1]), int(told[2]) + 1))
    return found
