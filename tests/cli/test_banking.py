"""`datakasse bank` and `datakasse routine`, as they are typed."""

from pathlib import Path

from tests.bank.camt_file import Line
from tests.cli.command_line import CLEAN, FAULTS, done, refused, typed
from tests.office.bank.banking import ACCOUNT, statement_of

AS_KARI = ("--operator", "1", "--pin", "1111")


def test_a_day_from_the_banks_file_to_what_is_open(day_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "dag.xml"
    file.write_bytes(statement_of(Line("35.00", day="2026-03-03", info="OPPGJOR")))
    refused("bank.account_unknown", "bank", "import", "--data", day_folder, *AS_KARI, file)
    done("bank", "account", "--data", day_folder, *AS_KARI, "--number", ACCOUNT, "--name", "Drift")
    assert "1 bankposter" in done("bank", "import", "--data", day_folder, *AS_KARI, file)
    assert "importert før" in done("bank", "import", "--data", day_folder, *AS_KARI, file)
    assert "0 sikre" in done("bank", "match", "--data", day_folder, "--confirm-certain")
    told = typed("bank", "open", "--data", day_folder)
    assert told.exit_code == FAULTS
    assert "K1:Z1:debit_card" in told.stdout


def test_a_wrong_pin_and_a_file_that_is_not_there_are_refused(day_folder: Path, tmp_path: Path) -> None:
    wrong = ("--operator", "1", "--pin", "0000")
    refused("operator.wrong_pin", "bank", "account", "--data", day_folder, *wrong, "--number", ACCOUNT)
    gone = tmp_path / "borte.xml"
    told = refused("import.file_not_readable", "bank", "import", "--data", day_folder, *AS_KARI, gone)
    assert "(den finnes ikke)" in told


def test_the_month_is_shown_and_signed_point_by_point(day_folder: Path) -> None:
    shown = typed("routine", "show", "--data", day_folder, "--month", "2026-03")
    assert shown.exit_code == FAULTS
    assert "Mva-satser" in shown.stdout
    sign = ("routine", "sign", "--data", day_folder, *AS_KARI, "--month", "2026-03", "--point")
    refused("routine.out_of_order", *sign, "month", "--note", "x")
    for point in ("integrations", "reconciliation", "backup", "prices", "vat_rates", "access", "month"):
        assert f"{point}" in done(*sign, point, "--note", "sett")
    assert typed("routine", "show", "--data", day_folder, "--month", "2026-03").exit_code == CLEAN


def test_the_keys_to_vipps_are_kept_locked_and_stand_nowhere_in_the_journal(day_folder: Path) -> None:
    secret = "hemmelig-nokkel-4711"
    keys = (
        "--client-id",
        "id-4711",
        "--client-secret",
        secret,
        "--subscription-key",
        "abo-4711",
        "--merchant",
        "1",
    )
    done("bank", "keys", "--data", day_folder, *AS_KARI, *keys)
    kept = [file for file in (day_folder / "keys").rglob("*") if file.is_file()]
    assert any("vipps_report" in file.name for file in kept)
    assert not any(secret.encode() in file.read_bytes() for file in kept)
    assert secret not in done("journal", "--data", day_folder)
