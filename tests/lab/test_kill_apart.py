"""
The lab of machines apart: killed with the database that they share, they keep their promises.

What does not keep them is found out. The long run is `make torture`; what it showed is in
docs/operations/torture.md.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from lab.kill.apart.changes import Changes
from lab.kill.apart.run import kill_apart
from lab.kill.apart.told import Told, faults_of_told
from lab.kill.careless import program

SAMPLE_RUNS = 2
_NOTICED_WITHIN = 10
FIRST = ("K1", "K2")
A, B, C = "price 100 15100", "campaign Kampanje 2", "export 2030-01-04"


@pytest.mark.law("KSF-2-7-1")
def test_a_sample_of_kills_loses_doubles_and_disorders_nothing(root: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "lab",
        "kill",
        "--machines",
        "2",
        "--runs",
        str(SAMPLE_RUNS),
        "--seed",
        "3",
    ]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    told = re.fullmatch(rf"{SAMPLE_RUNS} runs, (\d+) acknowledged sales checked\n", ran.stdout)
    assert told is not None, ran.stdout
    assert int(told[1]) > 0
    assert ran.stderr.count("killed ") >= SAMPLE_RUNS
    assert "came back from the copy" in ran.stderr


@pytest.mark.law("KSF-2-7-1")
def test_a_machine_that_writes_what_was_left_after_it_has_sold_is_found_out() -> None:
    survived = kill_apart(_NOTICED_WITHIN, 7, lambda _: None, program=program("late"))
    assert re.search(
        "and the journal said|which was done before|is told at K1|there is left", survived.broken
    )
    assert "python -m lab kill --machines 2" in survived.broken


def journal(*marks: str, left: tuple[str, ...] = ()) -> Told:
    """Return what is told at a register: these, from its second entry on."""
    return Told([(mark, number) for number, mark in enumerate(marks, start=2)], list(left))


def done(*marks: str, only_asked: str = "") -> Changes:
    """Return changes that were done one after the other, and one of which nobody knows."""
    changes = Changes()
    for mark in marks:
        changes.answer(changes.ask(mark))
    if only_asked:
        changes.ask(only_asked)
    return changes


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (done(A, B, C), {"K1": journal(A, B, C), "K2": journal(A, B, C)}),
        (done(A, B, C), {"K1": journal(A, B, C), "K2": journal(A, left=(B, C))}),
        (done(A, only_asked=B), {"K1": journal(A, B), "K2": journal(A, B)}),
        (done(A, only_asked=B), {"K1": journal(A), "K2": journal(left=(A,))}),
        (done(A, B, C), {"K1": journal(A, B, C), "K2": journal(A, B, C), "K5": journal(B)}),
        (done(A, B, C), {"K1": journal(A, B, C), "K2": journal(A, B, C), "K5": journal()}),
    ],
    ids=["all", "some_left", "unanswered_done", "unanswered_not_done", "added_later", "added_last"],
)
def test_what_is_told_once_and_in_order_at_each_register_is_right(
    changes: Changes, told: dict[str, Told]
) -> None:
    assert faults_of_told(told, changes, FIRST) == []


@pytest.mark.parametrize(
    ("changes", "told", "fault"),
    [
        (done(A, B), {"K1": journal(A, B), "K2": journal(A)}, "K2 tells nothing"),
        (done(A, B), {"K1": journal(A), "K2": journal(A)}, f"{B} was done and is told 0 times"),
        (done(A), {"K1": journal(A), "K2": journal(A, left=(A,))}, f"K2 tells {A} as its 2. of 2"),
        (done(A), {"K1": journal(A, A), "K2": journal(A, A)}, f"{A} was done and is told 2 times"),
        (done(A, B), {"K1": journal(A, B), "K2": journal(B, A)}, f"K2 tells {B} as its 1. of 2"),
        (done(A, B), {"K1": journal(B, A), "K2": journal(B, A)}, f"{B} is told before"),
        (done(A, only_asked=B), {"K1": journal(A, B), "K2": journal(A)}, "K2 tells nothing"),
        (done(A), {"K1": journal(A, B), "K2": journal(A, B)}, f"{B} is told, and nobody asked for it"),
        (done(A, B), {"K1": journal(A, B), "K2": journal(A, B), "K5": journal(A)}, f"K5 tells {A}"),
    ],
    ids=[
        "missing",
        "lost",
        "left_again",
        "doubled",
        "other_order",
        "wrong_order",
        "half",
        "made_up",
        "added",
    ],
)
def test_what_is_not_told_so_is_found_out(changes: Changes, told: dict[str, Told], fault: str) -> None:
    assert any(fault in found for found in faults_of_told(told, changes, FIRST))


def test_what_was_sold_before_what_had_been_done_is_found_out() -> None:
    changes = done(A, B)
    changes.sold += [("K2", 9, 2), ("K2", 2, 1)]
    told = {"K1": journal(A, B), "K2": Told([(A, 3), (B, 8)], [])}
    assert faults_of_told(told, changes, FIRST) == [
        f"K2 2 was sold, and {A}, which was done before, stands at 3"
    ]
    left = {"K1": journal(A, B), "K2": Told([(A, 1)], [B])}
    (fault,) = faults_of_told(left, changes, FIRST)
    assert fault == f"K2 9 was sold, and {B}, which was done before, is left"
