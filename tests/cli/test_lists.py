"""Lists on the command line: one with nothing in it says so in a sentence, and never nothing."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from tests.cli.command_line import COULD_NOT, ORGANISATION, REGISTER, done, typed

FUNCTIONS: Final = tomllib.loads(Path("docs/reference/functions.toml").read_text(encoding="utf-8"))
ASKED: Final = {
    "articles import": "",
    "books cash": "--year 2026",
    "books vat": "--year 2026",
    "hub changes": f"--org-number {ORGANISATION}",
    "journal": "--kind sale_completed",
    "purchase suggest": "",
    "report": "",
    "routine show": "--month 2026-01",
    "stock list": "--search kaffe",
    "stock show": "",
}
"""What a command wants to know besides where; nothing for those about one thing that has to be there."""
WITHOUT_DATA: Final = frozenset({"printers list"})
NAMED: Final = re.compile(r"«(datakasse [a-z -]*[a-z])")


def shown() -> list[str]:
    """Return the commands that show something, as the system description has them."""
    described = FUNCTIONS["command"].items()
    names = [
        name.removeprefix("datakasse ") for name, told in described if told.startswith(("Viser", "Leser"))
    ]
    return sorted(name for name in names if ASKED.get(name) != "")


@pytest.mark.parametrize("name", shown())
def test_a_list_with_nothing_in_it_says_so(new_folder: Path, tmp_path: Path, name: str) -> None:
    """A shop that was made a moment ago, and a hub that nobody has joined."""
    folder = new_folder
    if name.startswith("hub "):
        folder = tmp_path / "hub"
        done("hub", "init", "--data", folder, "--name", "127.0.0.1", "--pin", "471147")
    if name == "hub changes":
        business = ("--org-number", ORGANISATION, "--company-name", "Kaffe AS")
        done("hub", "invite", "--data", folder, *business, "--name", "Storgata")
    where = () if name in WITHOUT_DATA else ("--data", folder)
    result = typed(*name.split(), *ASKED.get(name, "").split(), *where)
    assert result.exit_code != COULD_NOT, result.output
    assert result.stdout.strip()
    assert set(NAMED.findall(result.stdout)) <= set(FUNCTIONS["command"]), "what makes one is a command"


def test_a_program_that_reads_the_journal_gets_entries_and_nothing_else(new_folder: Path) -> None:
    asked = ("journal", "--data", new_folder, "--register", REGISTER, "--kind", "sale_completed")
    assert done(*asked) == "Ingen poster i journalen er slik.\n"
    assert done(*asked, "--json") == ""
    some = done(*asked[:-1], "register_commissioned").splitlines()
    assert len(some) == 1, "and does not say beside it that there is nothing"
    assert "Ingen" not in some[0]
