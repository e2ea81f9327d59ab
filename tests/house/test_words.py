"""
Names and sizes: a file is named for one thing of the shop, the ledger or the law, and one can read it whole.

A size over the limit is listed here with its reason. The lists may only shrink: an exception that is no
longer needed, or that has grown, fails.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

SAYS_NOTHING = re.compile(
    r"(?<![a-z])(utils?|helpers?|common|base|misc|managers?|services?|models?)(?![a-z])", re.IGNORECASE
)
OF_ONE_MACHINE = re.compile(
    r"(?<![\w.~-])/(work|tmp|root|home|Users)/|pypi\.org|pythonhosted\.org|registry\.npmjs|\.npmjs\.org"
)
CODE = ("src", "lab", "benchmarks", "tools", "frontend/src")
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60

LONG_FILES: dict[str, tuple[int, str]] = {}
"""Path → lines it may have, and why it is one thing."""

LONG_FUNCTIONS: dict[str, tuple[int, str]] = {}
"""Path::name → lines it may have, and why it is one thing."""


@pytest.fixture(scope="module")
def kept(root: Path) -> list[Path]:
    """Every file that git keeps or would keep, relative to the repository."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=root, check=True, capture_output=True, text=True).stdout.split("\0")
    return [Path(name) for name in names if name and (root / name).is_file()]


def function_sizes(text: str) -> Iterator[tuple[str, int]]:
    """Yield name and number of lines of every function, its docstring not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                words_first = node.body[0]
                lines -= (words_first.end_lineno or words_first.lineno) - words_first.lineno + 1
            yield node.name, lines


def over(sizes: dict[str, int], limit: int, listed: dict[str, tuple[int, str]]) -> list[str]:
    """Return what is wrong with the sizes, given the exceptions that are listed."""
    too_long = [
        f"{name} has {lines} lines, the limit is {listed.get(name, (limit, ''))[0]}"
        for name, lines in sizes.items()
        if lines > listed.get(name, (limit, ""))[0]
    ]
    not_needed = [f"{name} need not be listed" for name in listed if sizes.get(name, 0) <= limit]
    return too_long + not_needed


def test_no_file_is_named_for_nothing(kept: list[Path]) -> None:
    found = [str(path) for path in kept if SAYS_NOTHING.search(str(path))]
    assert not found, "\n".join(found)


def test_nothing_names_one_machine_or_a_registry(kept: list[Path], root: Path) -> None:
    found: list[str] = []
    for path in kept:
        try:
            lines = (root / path).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{path}:{n}: {line.strip()[:90]}"
            for n, line in enumerate(lines, 1)
            if OF_ONE_MACHINE.search(line)
        ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lock", ["requirements.lock", "frontend/package-lock.json"])
def test_locks_pin_by_hash_and_name_no_host(lock: str, root: Path) -> None:
    text = (root / lock).read_text(encoding="utf-8")
    assert "sha256:" in text or "sha512-" in text
    assert "://" not in text


def test_a_file_is_short_enough_to_read(kept: list[Path], root: Path) -> None:
    sizes = {
        path.as_posix(): len((root / path).read_text(encoding="utf-8").splitlines())
        for path in kept
        if path.suffix in {".py", ".ts", ".tsx"}
        and path.as_posix().startswith(tuple(f"{part}/" for part in CODE))
    }
    wrong = over(sizes, LINES_OF_A_FILE, LONG_FILES)
    assert not wrong, "\n".join(wrong)


def test_a_function_is_short_enough_to_read(kept: list[Path], root: Path) -> None:
    sizes = {
        f"{path.as_posix()}::{name}": lines
        for path in kept
        if path.suffix == ".py" and path.parts[0] in CODE
        for name, lines in function_sizes((root / path).read_text(encoding="utf-8"))
    }
    wrong = over(sizes, LINES_OF_A_FUNCTION, LONG_FUNCTIONS)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("sizes", "listed", "complaint"),
    [
        ({"a": 61}, {}, "a has 61 lines, the limit is 60"),
        ({"a": 71}, {"a": (70, "one table")}, "a has 71 lines, the limit is 70"),
        ({"a": 60}, {"a": (70, "one table")}, "a need not be listed"),
        ({}, {"gone": (70, "one table")}, "gone need not be listed"),
    ],
)
def test_control_the_lists_only_shrink(
    sizes: dict[str, int], listed: dict[str, tuple[int, str]], complaint: str
) -> None:
    assert over(sizes, 60, listed) == [complaint]


def test_control_a_name_that_says_nothing_is_caught() -> None:
    assert SAYS_NOTHING.search("src/datakasse/trade/vat_utils.py")
    assert SAYS_NOTHING.search("lab/common/__init__.py")
    assert not SAYS_NOTHING.search("tests/saft/predefined-basic-id-13.csv")


def test_control_a_path_of_one_machine_is_caught() -> None:
    assert OF_ONE_MACHINE.search("see " + "/home" + "/kari/notes")
    assert not OF_ONE_MACHINE.search("src/work/station and https://example.org/home/page")
