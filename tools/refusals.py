"""
Make docs/reference/errors.md: every refusal of the product, by its code.

    .venv/bin/python tools/refusals.py

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

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "errors.md"
BEGIN = "<!-- made by tools/refusals.py; do not edit below -->"


def all_refusals() -> list[type[Refused]]:
    """Return every kind of refusal, by code."""
    for module in pkgutil.iter_modules(errors.__path__):
        import_module(f"{errors.__name__}.{module.name}")
    return sorted(_kinds(Refused), key=lambda kind: kind.code)


def _kinds(parent: type[Refused]) -> Iterator[type[Refused]]:
    for kind in parent.__subclasses__():
        # Tests make refusals of their own.
        if kind.__module__.startswith(f"{errors.__name__}."):
            yield kind
        yield from _kinds(kind)


def table() -> str:
    """Return the generated part of the page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for room, kinds in groupby(all_refusals(), key=lambda kind: kind.code.partition(".")[0]):
        yield ""
        yield f"## {room}"
        yield ""
        yield "| code | HTTP | what is said | law |"
        yield "|---|---|---|---|"
        for kind in kinds:
            kept = "<br>(the attempt is journalled)" if kind.attempt_is_kept else ""
            said = f"{kind.nb}<br>*{kind.en}*"
            yield f"| `{kind.code}` | {STATUS[kind.category]} | {said} | {kind.law}{kept} |"
    yield ""


def made_anew(page: str, generated: str) -> str:
    """Return a page with its generated part replaced."""
    by_hand, begin, _ = page.partition(BEGIN)
    return by_hand + begin + "\n" + generated


def main() -> None:
    """Write the page."""
    PAGE.write_text(made_anew(PAGE.read_text(encoding="utf-8"), table()), encoding="utf-8")


if __name__ == "__main__":
    main()
