"""`datakasse insight`: sales on the screen and as a file."""

from pathlib import Path

import pytest

from tests.cli.command_line import COULD_NOT, done, refused, typed

DAYS = ("--from", "2026-03-02", "--to", "2026-03-03")


def test_sales_are_told_apart_on_the_screen(day_folder: Path) -> None:
    groups = done("insight", "--data", day_folder, *DAYS)
    operators = done("insight", "--data", day_folder, "--by", "operator", *DAYS)
    assert "salg etter varegruppe" in groups
    assert "Sum " in groups
    assert groups.splitlines()[-1] == operators.splitlines()[-1]
    refused("register.unknown", "insight", "--data", day_folder, "--register", "K99", *DAYS)


@pytest.mark.parametrize(("form", "begins"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF-")])
def test_sales_become_a_file(day_folder: Path, tmp_path: Path, form: str, begins: bytes) -> None:
    out = tmp_path / f"salg.{form}"
    assert "Skrevet" in done("insight", "--data", day_folder, "--form", form, "--out", out, *DAYS)
    assert out.read_bytes().startswith(begins)


def test_a_file_needs_a_place_and_the_screen_has_none(day_folder: Path, tmp_path: Path) -> None:
    for more in (("--form", "csv"), ("--out", str(tmp_path / "salg.csv"))):
        assert typed("insight", "--data", str(day_folder), *more).exit_code == COULD_NOT


def test_a_dump_is_files_that_other_programs_read(day_folder: Path, tmp_path: Path) -> None:
    told = done("insight", "dump", "--data", day_folder, "--out", tmp_path / "ut", *DAYS)
    assert "receipts" in told
    assert (tmp_path / "ut" / "lines.parquet").read_bytes()[:4] == b"PAR1"
    assert (tmp_path / "ut" / "datakasse.sqlite").read_bytes().startswith(b"SQLite format 3")
    assert typed("insight", "--by", "day").exit_code == COULD_NOT


def test_what_was_paid_by_each_means_is_told_without_vat(day_folder: Path) -> None:
    at = ("insight", "--data", day_folder, "--from", "2026-03-01", "--to", "2026-03-31")
    assert "herav mva" in done(*at, "--by", "vat")
    told = done(*at, "--by", "tender").splitlines()
    assert told[-1].startswith("Sum ")
    assert "mva" not in told[-1]
