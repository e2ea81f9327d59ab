"""
What set-up says when a machine lacks something: one sentence, exit code 2, and no traceback.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

READ_BY_SET_UP = ("tools", "requirements.lock", "pyproject.toml", "hatch_build.py")
NOTHING_ANSWERS = "http://127.0.0.1:9"


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with what set-up reads."""
    for part in READ_BY_SET_UP:
        copy = shutil.copytree if (root / part).is_dir() else shutil.copy
        copy(root / part, tmp_path / part)
    yield tmp_path
    tmp_path.chmod(0o755)


def set_up(
    clone: Path, spoil: str = "", *, as_anyone: bool = False, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `tools/install.py` with Python's own libraries only, after a line that spoils something."""
    install = "sys.path.insert(0, 'tools'); runpy.run_path('tools/install.py', None, '__main__')"
    # Root may write everywhere; without this capability it may not.
    bound = ["setpriv", "--bounding-set", "-dac_override"] if as_anyone and os.geteuid() == 0 else []
    return subprocess.run(
        [
            *bound,
            f"{sys.base_prefix}/bin/python3",
            "-I",
            "-B",
            "-c",
            f"import runpy, sys\n{spoil}\n{install}",
        ],
        cwd=clone,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", **(env or {})},
        check=False,
        capture_output=True,
        text=True,
    )


def assert_one_sentence(ended: subprocess.CompletedProcess[str], *parts: str) -> None:
    """Check that set-up stopped with one line that holds these parts."""
    assert ended.returncode == 2, ended.stderr
    (line,) = ended.stderr.splitlines()
    assert line.startswith("datakasse: ")
    for part in parts:
        assert part in line


def test_old_python(clone: Path) -> None:
    ended = set_up(clone, "sys.version_info = (3, 8, 10, 'final', 0)")
    assert_one_sentence(ended, "Python 3.11 or newer is needed", "is 3.8", "make run PYTHON=python3.12")


def test_python_without_venv(clone: Path) -> None:
    ended = set_up(clone, "sys.modules['ensurepip'] = None")
    assert_one_sentence(ended, "came without the venv module", "sudo apt install python3-venv")


def test_no_permission_to_write(clone: Path) -> None:
    clone.chmod(0o555)
    ended = set_up(clone, as_anyone=True)
    assert_one_sentence(
        ended, "No permission to write here", str(clone / ".venv.lock"), "give your user that right"
    )


def test_no_network(clone: Path) -> None:
    """The sentence comes after an honest attempt: pip asks a network where nothing answers."""
    version = tuple(sys.version_info[:2])
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "made-environment").write_text(f"{clone.resolve()} {version}", encoding="utf-8")
    python = clone / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    # With a target of its own, pip cannot answer that uv is there already.
    nowhere = {
        "PIP_INDEX_URL": f"{NOTHING_ANSWERS}/simple",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_TARGET": str(clone),
    }
    ended = set_up(clone, env=nowhere)
    assert_one_sentence(ended, "the network did not answer", "check the connection", "var/install.log")


def test_syntax_of_set_up_is_old_enough_to_be_read_by_an_old_python(root: Path) -> None:
    for file in sorted((root / "tools").glob("*.py")):
        compile_for_38 = (
            f"import ast; ast.parse({file.read_text(encoding='utf-8')!r}, feature_version=(3, 8))"
        )
        subprocess.run([sys.executable, "-c", compile_for_38], check=True)
