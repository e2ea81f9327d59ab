"""
Make `.venv`: pinned libraries, the front end, and datakasse itself, straight from this folder.

    python3 tools/install.py        (what `make install` runs)

Needs Python and a network, nothing else: Node comes from the same lock as the Python libraries. What was done
is remembered in `.venv`, and what has not changed since is not done again.

Runs on Python 3.8 and later, so that an old Python can be told it is old.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import front_end
from command import ROOT, quietly
from stop import Stop, ending_in_one_sentence

VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
UV = [str(VENV / "bin" / "uv"), "pip"]
OLDEST_PYTHON = (3, 11)
STARTED = (ROOT / "src", ROOT / "lab", ROOT / "benchmarks")


def install() -> None:
    """
    Bring `.venv` and the built front end up to date with the files of this folder.

    Raises:
        Stop: Something outside datakasse is missing: Python, its venv module, the network.
        OSError: A file could not be written.
    """
    _check_python()
    with (ROOT / ".venv.lock").open("w") as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)
        _do_once("environment", f"{ROOT} {sys.version_info[:2]}", _make_environment)
        _do_once("libraries", _digest(LOCK), _fetch_libraries)
        front_end.build()
        _do_once("datakasse", _digest(ROOT / "pyproject.toml", ROOT / "hatch_build.py"), _install_datakasse)
        _compile()


def _check_python() -> None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise Stop(
            f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer is needed and {sys.executable} is "
            f"{sys.version_info[0]}.{sys.version_info[1]}; install a newer one and name it, "
            "for example: make run PYTHON=python3.12"
        )
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop(
            f"{sys.executable} came without the venv module; install it "
            "(on Debian and Ubuntu: sudo apt install python3-venv) and run the same command again."
        )


def _do_once(name: str, state: str, make: Callable[[], None]) -> None:
    """Run one step unless the last run left `.venv` in this very state."""
    stamp = VENV / f"made-{name}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    make()
    stamp.write_text(state, encoding="utf-8")


def _make_environment() -> None:
    print("Making .venv …", flush=True)
    quietly("make .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)])


def _fetch_libraries() -> None:
    """
    Install exactly what the lock names, by hash, and remove what it does not name.

    uv does it many times faster than pip; pip fetches uv, by the hash in the same lock.
    """
    print("Fetching the libraries …", flush=True)
    python = str(VENV / "bin" / "python")
    pinned_uv = re.search(r"^uv==(?:.*\\\n)+.*\n", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if pinned_uv is None:
        raise Stop("requirements.lock does not name uv; make it again with: make lock")
    (VENV / "uv.lock").write_text(pinned_uv.group(), encoding="utf-8")
    pip = [python, "-m", "pip", "install", "--quiet", "--retries", "1", "--require-hashes", "--no-deps"]
    quietly("fetch the libraries", [*pip, "--requirement", str(VENV / "uv.lock")])
    sync = [*UV, "sync", "--require-hashes", "--compile-bytecode", str(LOCK)]
    try:
        quietly("fetch the libraries", sync, env=_environment())
    except Stop:
        # pip is slow, but it knows this machine's own mirror and certificates, which uv does not read.
        quietly("fetch the libraries", [*pip, "--requirement", str(LOCK)])


def _install_datakasse() -> None:
    editable = [*UV, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    quietly("install datakasse in .venv", editable, env=_environment())


def _compile() -> None:
    """Compile what is started again and again; a Python told to keep nothing would do it each time."""
    python = str(VENV / "bin" / "python")
    quietly("compile datakasse", [python, "-m", "compileall", "-q", "-j", "0", *map(str, STARTED)])


def _environment() -> dict[str, str]:
    return {**os.environ, "VIRTUAL_ENV": str(VENV)}


def _digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


if __name__ == "__main__":
    sys.exit(ending_in_one_sentence(install))
