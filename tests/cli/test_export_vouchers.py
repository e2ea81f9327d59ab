"""`datakasse export vouchers`: a whole file in its place, or none and a reason."""

from pathlib import Path

import pytest

from tests.cli.command_line import done, refused


@pytest.mark.parametrize(
    ("form", "begins"),
    [("csv", b"\xef\xbb\xbfdato;bilag;konto;"), ("gbat10", b"GBAT10;1000001;"), ("xlsx", b"PK\x03\x04")],
)
def test_a_file_of_each_form_is_written(day_folder: Path, tmp_path: Path, form: str, begins: bytes) -> None:
    out = tmp_path / "dagsbilag"
    told = done("export", "vouchers", "--data", day_folder, "--form", form, "--out", out)
    assert told == f"Skrevet: {out} ({out.stat().st_size} byte)\n"
    assert out.read_bytes().startswith(begins)


def test_nothing_is_written_for_a_period_that_is_none(day_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "dagsbilag.csv"
    period = ("--from", "2026-03-03", "--to", "2026-03-02")
    refused(
        "export.period_reversed",
        "export",
        "vouchers",
        "--data",
        day_folder,
        "--form",
        "csv",
        *period,
        "--out",
        out,
    )
    assert not out.exists()
