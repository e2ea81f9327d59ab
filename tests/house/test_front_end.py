"""
The front end's floors, as `frontend/floors.toml` draws them: imports go down only, and in no circle.

Whatever is quoted and begins with a dot is an import: of a value, a type, later, by a worker, or of a style.
Each rule has its control: a house where it is broken.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from posixpath import commonpath, dirname, normpath
from typing import Any

import pytest

QUOTED = re.compile(r"""(["'`])(\.\.?/[^"'`\n]*)\1""")
SOURCES = {".ts", ".tsx", ".css"}

House = dict[str, str]
"""Path in `frontend/` → text."""
Imports = dict[str, list[str]]


@pytest.fixture(scope="module")
def front_end(root: Path) -> House:
    """Every source of the front end."""
    return {
        file.relative_to(root / "frontend").as_posix(): file.read_text(encoding="utf-8")
        for file in sorted((root / "frontend" / "src").rglob("*"))
        if file.suffix in SOURCES
    }


@pytest.fixture(scope="module")
def plan(root: Path) -> dict[str, Any]:
    """The floors, as they are drawn."""
    return tomllib.loads((root / "frontend" / "floors.toml").read_text(encoding="utf-8"))


def imports_of(house: House) -> Imports:
    """Return what each file imports."""
    return {
        file: [normpath(f"{dirname(file)}/{path}") for _, path in QUOTED.findall(text)]
        for file, text in house.items()
    }


def faults(house: House, plan: dict[str, Any]) -> list[str]:
    """Return what stands where it may not, or knows what it may not."""
    imports = imports_of(house)
    return [
        *left_out(house, plan["floors"]),
        *upwards(imports, plan["floors"]),
        *not_for_it(imports, plan["not_for"]),
        *circles(imports),
    ]


def rooms_in(house: House) -> dict[str, set[str]]:
    """Return what stands in each folder."""
    rooms: dict[str, set[str]] = {}
    for path in house:
        parts = path.split("/")
        for depth in range(1, len(parts)):
            rooms.setdefault("/".join(parts[:depth]), set()).add(parts[depth])
    return rooms


def left_out(house: House, floors: dict[str, list[str]]) -> Iterator[str]:
    """Yield what is on no floor, and floors that name nothing."""
    rooms = rooms_in(house)
    for folder, inside in rooms.items():
        folders = {name for name in inside if f"{folder}/{name}" in rooms}
        drawn = [name for floor in floors.get(folder, []) for name in floor.split(" | ")]
        named = {*drawn} - {"*"}
        if folder in floors:
            yield from (f"{folder}/{name} is on no floor" for name in sorted(folders - named))
            if "*" not in drawn:
                yield from (f"{folder}/{name} is on no floor" for name in sorted(inside - folders - named))
            yield from (
                f"{folder}: a floor names {name}, and nothing does" for name in sorted(named - inside)
            )
        elif folders:
            yield f"{folder} has rooms inside, and no floors"
    yield from (f"{folder} has floors, and is not there" for folder in floors if folder not in rooms)


def upwards(imports: Imports, floors: dict[str, list[str]]) -> Iterator[str]:
    """Yield every import that does not go down, or leads nowhere."""
    level = {
        (folder, name): at
        for folder, drawn in floors.items()
        for at, floor in enumerate(drawn)
        for name in floor.split(" | ")
    }
    for file, wanted in imports.items():
        for path in wanted:
            if path not in imports:
                yield f"{file}: no file of the front end is {path}"
                continue
            folder = commonpath([dirname(file), dirname(path)])
            ours, theirs = (
                level.get((folder, of.removeprefix(f"{folder}/").split("/")[0]), level.get((folder, "*")))
                for of in (file, path)
            )
            if ours is not None and theirs is not None and ours >= theirs:
                yield f"{file} imports {path}, which is not below it"


def not_for_it(imports: Imports, not_for: dict[str, list[str]]) -> Iterator[str]:
    """Yield every import of what is not for that room."""
    for room, others in not_for.items():
        for file, wanted in imports.items():
            if file.startswith(f"{room}/"):
                yield from (
                    f"{file} imports {path}, which is not for {room}"
                    for path in wanted
                    if path.startswith(tuple(f"{other}/" for other in others))
                )


def circles(imports: Imports) -> Iterator[str]:
    """Yield what is left when files that import none of the others, or that none of them imports, go."""
    left = {file: {path for path in wanted if path in imports} for file, wanted in imports.items()}
    while free := {file for file, wanted in left.items() if not wanted}:
        left = {file: wanted - free for file, wanted in left.items() if file not in free}
    while (asked := {path for wanted in left.values() for path in wanted}) != left.keys():
        left = {file: wanted for file, wanted in left.items() if file in asked}
    if left:
        yield f"in a circle, or between two: {', '.join(sorted(left))}"


def test_imports_of_the_front_end_go_down_only(front_end: House, plan: dict[str, Any]) -> None:
    assert faults(front_end, plan) == []


def test_every_file_is_read(front_end: House) -> None:
    """No import escapes in a form that is not looked for."""
    asked = {path for wanted in imports_of(front_end).values() for path in wanted}
    pages = {f"src/{page}/main.tsx" for page in ("till", "office", "display", "hub")}
    assert front_end.keys() - asked == pages


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        ("till/parts/keypad.tsx", 'import { Till } from "../screens/till.tsx";', "which is not below it"),
        ("till/counter/state.ts", 'import type { Step } from "../actions/refusals.ts";', "not below it"),
        ("till/sale/discount.tsx", 'const x = import("../day/journal.tsx");', "which is not below it"),
        ("till/sale/discount.tsx", "import {\n  kept,\n} from '../../office/line/ask.ts';", "not below it"),
        ("office/pages/bank/bank.tsx", 'export { Days } from "../books/days.tsx";', "which is not below it"),
        ("office/parts/tabs.tsx", 'import { Answer } from "../ledger/answer.tsx";', "which is not below it"),
        ("writing/money.ts", 'import { API } from "../register/api.ts";', "which is not below it"),
        ("till/names/fold.ts", 'new Worker(new URL("../line/queue.ts", import.meta.url));', "not below it"),
        ("till/words/day.ts", 'import { TABLE } from "./table.ts";', "which is not below it"),
        ("hub/hub.tsx", 'import { pages } from "../office/frame/pages.ts";', "which is not for src/hub"),
        ("register/view.ts", 'import { call } from "./api";', "no file of the front end is src/register/api"),
        ("register/view.ts", 'import "../../vite.config.ts";', "no file of the front end is vite.config.ts"),
        ("till/keys/scanner.ts", 'import type { Field } from "./held_keys.ts";', "in a circle"),
        ("attic/trunk.ts", "", "src/attic is on no floor"),
        ("till/helpful.ts", "", "src/till/helpful.ts is on no floor"),
        ("office/pages/fish/herring.tsx", "", "src/office/pages/fish is on no floor"),
        ("till/parts/keypads/pad.tsx", "", "src/till/parts has rooms inside, and no floors"),
    ],
)
def test_control_a_broken_floor_is_caught(
    file: str, line: str, fault: str, front_end: House, plan: dict[str, Any]
) -> None:
    path = f"src/{file}"
    found = faults({**front_end, path: f"{line}\n{front_end.get(path, '')}"}, plan)
    assert found
    assert fault in found[0]


def test_control_a_floor_that_names_nothing_is_caught(front_end: House, plan: dict[str, Any]) -> None:
    floors = {**plan["floors"], "src": ["cellar", *plan["floors"]["src"]], "src/cellar": ["barrel"]}
    assert faults(front_end, {**plan, "floors": floors}) == [
        "src: a floor names cellar, and nothing does",
        "src/cellar has floors, and is not there",
    ]
