"""
What a release consists of: datakasse, the libraries it runs on, and those that are built into its pages.

Versions, hashes and what needs what come from the locks, licences from the installed packages. The list is
CycloneDX 1.6, the form that scanners for known faults read, and the same to the byte whenever it is made from
the same commit.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

Part = dict[str, object]
"""A component, in the words of the standard."""

_US = "datakasse (pyproject.toml)"
"""What the lock calls the one who needs a library at run time."""

_PINNED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<rest>.*(?:\n    .*)*)", re.MULTILINE)
_NEEDED_BY = re.compile(r"^    #(?:   | via )(?P<parent>\S.*)$", re.MULTILINE)


def parts_of(root: Path, version: str, made_at: datetime) -> str:
    """
    Return the list of parts of a release, as CycloneDX 1.6 in JSON.

    Args:
        root: The folder of the project, with its locks.
        version: The version of the release.
        made_at: The moment of the commit it is made from (UTC).
    """
    us = _part("application", "pypi", "datakasse", version, licences=["Apache-2.0"])
    libraries = [*python_libraries(root / "requirements.lock"), *page_libraries(root / "frontend")]
    moment = made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    whole: Part = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'datakasse {version} {moment}')}",
        "version": 1,
        "metadata": {"timestamp": moment, "component": us},
        "components": libraries,
        "dependencies": [{"ref": us["bom-ref"], "dependsOn": [part["bom-ref"] for part in libraries]}],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def python_libraries(lock: Path) -> Iterator[Part]:
    """Yield the libraries that datakasse needs when it runs, and all that those need, as they are pinned."""
    for found in _shipped(lock):
        hashes = re.findall(r"sha256:([0-9a-f]{64})", found["rest"])
        yield _part(
            "library",
            "pypi",
            found["name"],
            found["version"],
            licences=_installed_licences(found["name"]),
            hashes=[{"alg": "SHA-256", "content": one} for one in sorted(hashes)],
        )


def pins_of(root: Path) -> str:
    """
    Return the same libraries as pip takes them, each of that version and with those hashes alone.

    Whoever installs a wheel by itself gets whatever versions are newest that day: others than were tested,
    and others than the list of parts names.
    """
    shipped = _shipped(root / "requirements.lock")
    lines = (line for found in shipped for line in found[0].splitlines())
    return "\n".join(line for line in lines if not line.lstrip().startswith("#")) + "\n"


def _shipped(lock: Path) -> list[re.Match[str]]:
    """Return where the lock pins what datakasse needs when it runs, by name."""
    pinned = {found["name"]: found for found in _PINNED.finditer(lock.read_text(encoding="utf-8"))}
    parents = {name: set(_NEEDED_BY.findall(found["rest"])) for name, found in pinned.items()}
    shipped: set[str] = set()
    while more := {name for name in pinned if parents[name] & (shipped | {_US})} - shipped:
        shipped |= more
    return [pinned[name] for name in sorted(shipped)]


def page_libraries(front_end: Path) -> Iterator[Part]:
    """Yield the packages that are built into the pages; what only builds them is no part of the release."""
    locked = json.loads((front_end / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for place, package in sorted(locked.items()):
        if not place or package.get("dev") or package.get("optional") or package.get("devOptional"):
            continue
        digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
        yield _part(
            "library",
            "npm",
            place.rpartition("node_modules/")[2],
            package["version"],
            licences=[package["license"]],
            hashes=[{"alg": "SHA-512", "content": digest}],
        )


def _part(
    kind: str,
    home: str,
    name: str,
    version: str,
    *,
    licences: list[str],
    hashes: list[dict[str, str]] | None = None,
) -> Part:
    where = f"pkg:{home}/{name.replace('@', '%40')}@{version}"
    part: Part = {"type": kind, "bom-ref": where, "name": name, "version": version, "purl": where}
    if licences:
        # An expression stands alone; words that are none are told as they are.
        spdx = [
            {"expression": text}
            for text in licences
            if re.fullmatch(r"[\w.+() -]+", text) and "License" not in text
        ]
        part["licenses"] = spdx[:1] or [{"license": {"name": text}} for text in licences]
    if hashes:
        part["hashes"] = hashes
    return part


def _installed_licences(name: str) -> list[str]:
    """Return what an installed library says of its licence: an expression, else its classifiers' words."""
    try:
        said = metadata(name)
    except PackageNotFoundError:  # Pinned for another system than this one.
        return []
    if "License-Expression" in said:
        return [said["License-Expression"]]
    classified = said.get_all("Classifier") or []
    words = [line.rpartition(" :: ")[2] for line in classified if line.startswith("License :: OSI")]
    return words or [line for line in said.get_all("License") or [] if "\n" not in line]
