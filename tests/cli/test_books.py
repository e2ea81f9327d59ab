"""`datakasse books`: what the ledger holds, on the screen, and nothing changed by looking."""

from pathlib import Path

import pytest

from tests.cli.command_line import done, refused
from tests.shop import FRONT


def test_vouchers_and_days_are_shown_line_by_line(day_folder: Path) -> None:
    vouchers = done("books", "vouchers", "--data", day_folder, "--register", FRONT)
    assert "2026-03-02  K1  bilag 2026-000001  Vekselkasse" in vouchers
    assert "mva 31" in vouchers
    days = done("books", "days", "--data", day_folder)
    assert "2026-03-02  K1-Z-000001  Kassaoppgjør K1, Z 1" in days
    assert "2026-03-03  K1-Z-000002" in days
    only = done("books", "days", "--data", day_folder, "--from", "2026-03-03", "--to", "2026-03-03")
    assert "K1-Z-000002" in only
    assert "K1-Z-000001" not in only


def test_what_waits_the_chart_and_the_mapping_are_shown(day_folder: Path) -> None:
    assert done("books", "waiting", "--data", day_folder) == "Ingenting venter.\n"
    assert "1900" in done("books", "accounts", "--data", day_folder)
    rules = done("books", "mapping", "--data", day_folder)
    assert "2000-01-01  varegruppe  *  mva 31  *  → 3030 Salgsinntekt, middels sats" in rules
    assert "2000-01-01  betalingsmiddel  Bankkort  *  *  → 1579 Bankkort, ikke utbetalt" in rules
    assert "2000-01-01  innbetaling  Veksel  *  *  → 1910 Kontanter på vei til og fra banken" in rules
    assert "sale" not in rules


@pytest.mark.parametrize("what", ["vouchers", "days"])
def test_a_register_that_is_not_there(day_folder: Path, what: str) -> None:
    refused("register.unknown", "books", what, "--data", day_folder, "--register", "K99")
