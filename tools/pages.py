"""
Make the generated part of every page that has one: below a mark, from the code and from lists kept by hand.

    .venv/bin/python -m tools.pages

| page | from |
|---|---|
| docs/law/register.md | docs/law/rules.toml, the law markers in tests/ |
| docs/reference/dump.md | datakasse.insight.dump_tables |
| docs/reference/errors.md | datakasse.errors |
| docs/reference/api.md | the web application's description of itself |
| docs/skjermbilder.md | the captions in tools/screens.py |
| …/office/control/systembeskrivelse.md | every function of the product, docs/reference/functions.toml |

Tests compare the pages with what this would make.
"""

from __future__ import annotations

from pathlib import Path

from tools import api_reference, dump_schema, law_register, refusals, screens, system_description

ROOT = Path(__file__).resolve().parent.parent
MARK = "<!-- tools/pages.py makes what follows -->"
PAGES = {
    "docs/law/register.md": law_register.generated,
    "docs/reference/dump.md": dump_schema.generated,
    "docs/reference/errors.md": refusals.generated,
    "docs/reference/api.md": api_reference.generated,
    "docs/skjermbilder.md": screens.generated,
    "src/datakasse/office/control/systembeskrivelse.md": system_description.generated,
}
"""Path of a page → what makes its generated part, given the repository."""


def made_anew(path: str, root: Path = ROOT) -> str:
    """
    Return a page with its generated part made anew; what is above the mark stays.

    Raises:
        ValueError: The page has no mark.
    """
    by_hand, mark, _ = (root / path).read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise ValueError(f"{path} has no mark: {MARK}")
    return f"{by_hand}{mark}\n{PAGES[path](root)}"


def main() -> None:
    """Write every page."""
    for path in PAGES:
        (ROOT / path).write_text(made_anew(path), encoding="utf-8")


if __name__ == "__main__":
    main()
