"""
What docs/reference/errors.md is made of: every refusal of the product, by its code.

Nothing is kept by hand: codes, sentences and paragraphs are those of `datakasse.errors`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path

from datakasse import errors
from datakasse.errors import Refused
from datakasse.web.problems import STATUS


def all_refusals() -> list[type[Refused]]:
    """Return every kind of refusal, by code."""
    for module in pkgutil.walk_packages(errors.__path__, f"{errors.__name__}."):
        import_module(module.name)
    return sorted(_kinds(Refused), key=lambda kind: kind.code)


def _kinds(parent: type[Refused]) -> Iterator[type[Refused]]:
    for kind in parent.__subclasses__():
        # Tests make refusals of their own.
        if kind.__module__.startswith(f"{errors.__name__}."):
            yield kind
        yield from _kinds(kind)


def generated(root: Path) -> str:
    """Return the generated part of the page; nothing of it is kept in the repository by hand."""
    del root
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for room, kinds in groupby(all_refusals(), key=lambda kind: kind.code.partition(".")[0]):
        yield ""
        yield f"## {room}"
        yield ""
        yield "| code | HTTP | what is said | law |"
        yield "|---|---|---|---|"
        for kind in kinds:
            law = [kind.law, "(the attempt is journalled)" if kind.attempt_is_kept else ""]
            said = f"{kind.nb}<br>*{kind.en}*"
            yield f"| `{kind.code}` | {STATUS[kind.category]} | {said} | {'<br>'.join(filter(None, law))} |"
    yield ""
