"""A page of the office is shown to those who may see what it asks for: a look is no attempt (KSF-2-7-1)."""

import re
from pathlib import Path
from typing import Final

import pytest

from lab.rights.operations import wanted_rights

OFFICE: Final = Path(__file__).parents[2] / "frontend" / "src" / "office"


def shown_to(view: str) -> frozenset[str]:
    """Return the rights of which one opens a page."""
    [rights] = re.findall(
        rf"rights: \[([^]]*)\],\s*View: {view}\b", (OFFICE / "frame" / "pages.ts").read_text("utf-8")
    )
    return frozenset(re.findall(r'"(\w+)"', rights))


def asked_at_once(file: str, view: str) -> list[str]:
    """Return what a page asks for whoever has opened it."""
    source = (OFFICE / "pages" / file).read_text("utf-8")
    [body] = re.findall(rf"^(?:export )?function {view}\(.*?^}}$", source, re.MULTILINE | re.DOTALL)
    return re.findall(r'useLoad<[^(]*>\(["`]([^"`?$]+)', body)


@pytest.mark.parametrize(
    ("page", "file", "view"),
    [
        ("Overview", "overview/overview.tsx", "Overview"),
        ("Days", "books/days.tsx", "DayList"),
        ("Backup", "shop/backup.tsx", "Backup"),
        ("HealthPage", "shop/health.tsx", "HealthPage"),
        ("PeopleAndRoles", "people/who_may_what.tsx", "WhoMayWhat"),
        ("Bank", "bank/bank.tsx", "Bank"),
    ],
)
def test_whoever_is_shown_a_page_may_have_what_it_asks_for(page: str, file: str, view: str) -> None:
    wanted = wanted_rights()
    asked = asked_at_once(file, view)
    assert asked
    for path in asked:
        assert shown_to(page) <= wanted["GET", f"/office{path}"], path
