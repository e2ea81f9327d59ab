"""
The floors of the house: imports go down only, and the ground floor touches nothing outside itself.

The contracts are in pyproject.toml. Imports do not show everything, so the ground floor's text is read
too. Each check has its control: a house where the rule is broken, which must be caught.
"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

GROUND_FLOOR = (
    "errors",
    "trade",
    "journal",
    "report",
    "bookkeeping",
    "insight",
    "receipt",
    "saft",
    "ehf",
    "bank",
)

REACHING_OUT = {"open", "print", "input", "exec", "eval", "breakpoint", "__import__"}
READING_THE_CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}


def checked_by_import_linter(source: Path, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml on the package in `source`."""
    return subprocess.run(
        [shutil.which("lint-imports", path=Path(sys.executable).parent) or "lint-imports", "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(source), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_room_imports_upward(root: Path) -> None:
    checked = checked_by_import_linter(root / "src", root)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("trade/sale/sale.py", "import datakasse.journal", "Floors: nothing imports upward"),
        ("attic/__init__.py", "", "no room is left out"),
        ("trade/sale/sale.py", "import sqlite3", "The ground floor"),
        ("journal/link.py", "from time import monotonic", "The ground floor"),
        ("storage/sqlite/store.py", "import datakasse.report", "Storage keeps entries"),
        ("web/till_api.py", "import datakasse.storage.ports.store", "Faces and machines"),
        ("office/articles.py", "import datakasse.storage.sqlite.store", "The till and the office"),
        ("errors/till/sale.py", "import datakasse.errors.trade.basket", "Refusals know"),
        ("till/people/desk.py", "import datakasse.till.screen", "The till's rooms"),
        ("storage/keys/key_folder.py", "import datakasse.storage.sqlite", "Storage's rooms"),
        ("trade/pricing/campaign.py", "import datakasse.trade.sale.basket", "Trade's rooms"),
        ("hub/at_hub/receive.py", "import datakasse.hub.at_shop.join_hub", "The hub's two ends"),
        ("saft/financial/document.py", "import datakasse.saft.cash.codes", "The two SAF-T files"),
        ("devices/wires/cable.py", "import datakasse.devices.printers.line", "The machines' rooms"),
        ("receipt/words/terms.py", "import datakasse.receipt.layout", "Receipt's rooms"),
        (
            "partners/accounting/fiken.py",
            "import datakasse.partners.accounting.tripletex",
            "Accounting systems",
        ),
        ("partners/line/http_line.py", "import datakasse.partners.webhook", "Partners know the line"),
    ],
)
def test_control_a_broken_floor_is_caught(
    file: str, line: str, contract: str, root: Path, tmp_path: Path
) -> None:
    house = tmp_path / "datakasse"
    ours = root / "src" / "datakasse"
    for path in ours.rglob("*.py"):  # The same rooms, and nothing in them.
        (house / path.relative_to(ours)).parent.mkdir(parents=True, exist_ok=True)
        (house / path.relative_to(ours)).touch()
    (house / "till" / "sale" / "ring_up.py").write_text("import datakasse.storage.ports.store\n")
    assert checked_by_import_linter(tmp_path, root).returncode == 0

    (house / file).parent.mkdir(exist_ok=True)
    (house / file).write_text(line + "\n")
    checked = checked_by_import_linter(tmp_path, root)
    broken = [said for said in checked.stdout.splitlines() if " BROKEN" in said]
    assert checked.returncode == 1
    assert any(contract in said for said in broken), checked.stdout


def reaching_out(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name of every call and number that the ground floor may not have."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in REACHING_OUT:
                yield node.lineno, f"{name}()"
            case ast.Attribute(value=ast.Name(id=owner) | ast.Attribute(attr=owner), attr=name):
                if (owner, name) in READING_THE_CLOCK:
                    yield node.lineno, f"{owner}.{name}"
            case ast.Name(id="float"):
                yield node.lineno, "float"
            case ast.Constant(value=float() | complex()):
                yield node.lineno, f"the number {node.value}"
            case _:
                pass


def hidden_imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of every import inside a function."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for node in ast.walk(function):
                match node:
                    case ast.Import() | ast.ImportFrom():
                        yield node.lineno, ast.unparse(node)
                    case ast.Call(func=ast.Attribute(attr="import_module") | ast.Name(id="import_module")):
                        yield node.lineno, ast.unparse(node)
                    case _:
                        pass


def test_ground_floor_reads_no_clock_opens_no_file_and_has_no_float(root: Path) -> None:
    house = root / "src" / "datakasse"
    found = [
        f"{file.relative_to(root)}:{line}: {what}"
        for room in GROUND_FLOOR
        for file in sorted((house / room).rglob("*.py"))
        for line, what in reaching_out(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not found, "\n".join(found)


def test_no_import_hides_in_a_function(root: Path) -> None:
    """But two: the program is read while the garbage collector waits, and an extra when wanted (0081)."""
    found = [
        f"{file.relative_to(root)}: {what}"
        for file in sorted((root / "src").rglob("*.py"))
        for _, what in hidden_imports(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == [
        "src/datakasse/__main__.py: from datakasse.program import main as run",
        "src/datakasse/errors/extras.py: import_module(file)",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("open('x')", "open()"),
        ("def f():\n    print(1)", "print()"),
        ("moment = datetime.now(UTC)", "datetime.now"),
        ("moment = datetime.datetime.utcnow()", "datetime.utcnow"),
        ("clock = date.today", "date.today"),
        ("rate_bp = 0.25", "the number 0.25"),
        ("def f(amount: float): ...", "float"),
        ("float('1')", "float"),
    ],
)
def test_control_reaching_out_is_caught(text: str, what: str) -> None:
    assert what in [found for _, found in reaching_out(ast.parse(text))]


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n    import os",
        "class C:\n    async def f(self):\n        from os import path",
        "def f():\n    importlib.import_module('os')",
    ],
)
def test_control_a_hidden_import_is_caught(text: str) -> None:
    assert list(hidden_imports(ast.parse(text)))
    assert not list(hidden_imports(ast.parse("import os\n\ndef f(): ...")))
