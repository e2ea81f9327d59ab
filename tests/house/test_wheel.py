"""
What is shipped: the product and the built front end, and nothing of the lab, the tests or the benchmarks.

Simulators, scripted clocks and load generators must be absent from the package, not switched off in it.
"""

import ast
import email
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

NOT_SHIPPED = {"lab", "tests", "benchmarks", "tools", "frontend", "conftest", "pytest", "hypothesis"}

# One worker builds it, once.


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel, built as it would be for a release."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(build, cwd=root, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = folder.glob("*.whl")
    return ZipFile(file)


@pytest.mark.law("KSF-2-6-1")
def test_the_wheel_holds_the_product_and_nothing_else(wheel: ZipFile, root: Path) -> None:
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    outside = sorted(name for name in shipped if not name.startswith("datakasse/"))
    written = {
        path.relative_to(root / "src").as_posix() for path in (root / "src" / "datakasse").rglob("*.py")
    }
    assert not outside
    assert {name for name in shipped if name.endswith(".py")} == written


@pytest.mark.law("KSF-2-6-1")
def test_nothing_shipped_imports_what_is_not_shipped(wheel: ZipFile) -> None:
    found: list[str] = []
    for name in wheel.namelist():
        if name.endswith(".py"):
            for node in ast.walk(ast.parse(wheel.read(name))):
                if isinstance(node, ast.Import):
                    modules = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom):
                    modules = [node.module or ""]
                else:
                    continue
                found += [f"{name}: {module}" for module in modules if module.split(".")[0] in NOT_SHIPPED]
    assert not found, "\n".join(found)


def test_the_wheel_carries_the_built_front_end(wheel: ZipFile) -> None:
    names = wheel.namelist()
    page = wheel.read("datakasse/web/static/index.html").decode()
    scripts = [
        name for name in names if name.startswith("datakasse/web/static/assets/") and name.endswith(".js")
    ]
    assert scripts
    assert any(Path(script).name in page for script in scripts)
    assert not [name for name in names if "node_modules" in name or name.endswith((".tsx", ".map"))]


def test_the_wheel_carries_what_click_says(wheel: ZipFile) -> None:
    assert "datakasse/cli/words/nb/LC_MESSAGES/click.mo" in wheel.namelist()


def test_the_wheel_needs_what_pyproject_says_and_names_its_licence(wheel: ZipFile, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    said = email.message_from_bytes(wheel.read(metadata))
    needs = said.get_all("Requires-Dist", [])
    extras = [need for extra in project["optional-dependencies"].values() for need in extra]
    assert len(needs) == len(project["dependencies"]) + len(extras)
    assert said["License-Expression"] == "Apache-2.0"
    assert [name for name in wheel.namelist() if name.endswith(".dist-info/licenses/LICENSE")]


@pytest.mark.law("SAFT-11c")
def test_the_version_fits_where_it_is_reported(wheel: ZipFile) -> None:
    """SAF-T and the product declaration give the version 20 characters."""
    (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    assert len(email.message_from_bytes(wheel.read(metadata))["Version"]) <= 20
