"""`lab inputs`: the tasks of the till stay within their targets, and nothing goes past the counting hand."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from lab import chromium as browsers
from lab.__main__ import EXIT_ASTRAY, EXIT_COULD_NOT, lab
from lab.demo import make_demo
from lab.inputs import count
from lab.inputs.hand import Way
from lab.inputs.scene import Scene
from lab.inputs.tasks import TASKS, Task
from lab.store import LabRefusal

CARD = next(task for task in TASKS if task.name == "card")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo shop to play in a copy of."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    make_demo(folder)
    return folder


def _never(events: object) -> bool:
    del events
    return False


def _run(monkeypatch: pytest.MonkeyPatch, tasks: Sequence[Task], *more: str) -> tuple[int, str]:
    monkeypatch.setattr(count, "TASKS", tasks)
    ended = CliRunner().invoke(lab, ["inputs", *more])
    return ended.exit_code, ended.output


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_every_task_stays_within_its_target_by_touch_and_by_keyboard(
    monkeypatch: pytest.MonkeyPatch, demo: Path
) -> None:
    code, told = _run(monkeypatch, TASKS, "--data", str(demo))
    assert code == 0, told
    rows = told.splitlines()[1:]
    assert len(rows) == sum(len(task.ways) for task in TASKS)
    assert all(row.endswith("yes") for row in rows), told


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_control_a_task_above_its_target_and_one_that_was_not_done_are_told(
    monkeypatch: pytest.MonkeyPatch, demo: Path
) -> None:
    monkeypatch.setattr(count, "DONE_S", 1.0)
    dear = replace(CARD, name="dear", inputs_max=0)
    undone = replace(CARD, name="undone", is_done=_never)
    code, told = _run(monkeypatch, [dear, undone], "--data", str(demo))
    assert code == EXIT_ASTRAY
    assert [line.split()[:5] for line in told.splitlines() if "keyboard" in line] == [
        ["dear", "keyboard", "1", "0", "NO"],
        ["undone", "keyboard", "–", "1", "NO:"],
    ]


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
@pytest.mark.parametrize(
    "past",
    [
        "dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', bubbles: true }))",
        "dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }))",
    ],
)
def test_control_what_goes_past_the_hand_is_caught(
    past: str, monkeypatch: pytest.MonkeyPatch, demo: Path
) -> None:
    monkeypatch.setattr(count, "DONE_S", 0.1)

    def cheat(scene: Scene) -> None:
        scene.hand.sees("Kort").evaluate(f"button => button.{past}")

    cheating = replace(CARD, ways=dict.fromkeys(Way, cheat))
    with pytest.raises(LabRefusal, match="went past the hand"):
        count.count_inputs(demo, [cheating])


def test_without_chromium_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browsers, "NAMES", ("no-such-browser",))
    code, told = _run(monkeypatch, TASKS)
    assert (code, told) == (
        EXIT_COULD_NOT,
        "There is no Chromium on the path; name yours in CHROMIUM.\n",
    )


def test_a_store_that_the_lab_did_not_make_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code, told = _run(monkeypatch, TASKS, "--data", str(tmp_path))
    assert code == EXIT_COULD_NOT
    assert told == f"{tmp_path} is not a lab store with a note of its PINs (demo-pins.txt).\n"
