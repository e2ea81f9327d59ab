"""`datakasse articles`, as it is typed."""

from pathlib import Path

from tests.cli.command_line import CLEAN, FAULTS, done, refused, typed

AS_KARI = ("--operator", "1", "--pin", "1111")


def test_a_list_goes_out_is_changed_comes_in_and_is_undone(day_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "varer.csv"
    done("articles", "export", "--data", day_folder, "--out", file)
    text = file.read_text(encoding="utf-8-sig")
    file.write_text(text.replace("Kaffe, svart;", "Kaffe, mørk;", 1), encoding="utf-8")
    take_in = ("articles", "import", "--data", day_folder, *AS_KARI, file)
    assert "0 nye, 1 endret" in done(*take_in)
    assert "1 endret" in done(*take_in), "nothing was written before it was confirmed"
    assert "Import 1: 0 nye og 1 endrede" in done(*take_in, "--confirm")
    assert "0 endret" in done(*take_in)
    assert "1 varer er som før" in done("articles", "undo", "--data", day_folder, *AS_KARI, "1")
    refused("article_import.undone", "articles", "undo", "--data", day_folder, *AS_KARI, "1")


def test_a_broken_row_is_told_and_ends_with_faults(day_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "varer.csv"
    file.write_text("Varenummer;Navn;Varegruppe;Pris;Mva-kode\n9;;DRIKKE;1,00;3\n", encoding="utf-8")
    told = typed("articles", "import", "--data", day_folder, *AS_KARI, file)
    assert told.exit_code == FAULTS != CLEAN
    assert "Linje 2 9 : navnet" in told.stdout
    gone = tmp_path / "borte.csv"
    told = refused("import.file_not_readable", "articles", "import", "--data", day_folder, *AS_KARI, gone)
    assert "(den finnes ikke)" in told


def test_a_workbook_goes_out_and_comes_in(day_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "varer.xlsx"
    done("articles", "export", "--data", day_folder, "--out", file)
    assert "0 endret" in done("articles", "import", "--data", day_folder, *AS_KARI, file)


def test_a_price_is_entered_listed_and_taken_back(day_folder: Path) -> None:
    where = ("--data", day_folder)
    enter = ("articles", "price", *where, *AS_KARI, "--from", "2099-12-01 06:00", "--price", "42,50", "200")
    assert "Nummer 1: vare 200 fra 01.12.2099 06:00, pris 42,50." in done(*enter)
    assert "1  200 Kaffe" in done("articles", "prices", *where)
    assert "Nummer 1 er trukket tilbake" in done("articles", "take-back", *where, *AS_KARI, "1")
    assert "Ingen priser venter." in done("articles", "prices", *where)
    refused("price_to_come.does_not_wait", "articles", "take-back", *where, *AS_KARI, "1")
    long_ago = ("--from", "0001-01-01 00:00", "--price", "42")
    refused("price_to_come.moment_has_come", "articles", "price", *where, *AS_KARI, *long_ago, "200")


def test_labels_are_written_to_a_file(day_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "etiketter.pdf"
    done("articles", "labels", "--data", day_folder, "--out", out, "--form", "roll-62", "200")
    assert out.read_bytes().startswith(b"%PDF")
    refused(
        "labels.nothing", "articles", "labels", "--data", day_folder, "--out", out, "--since", "2099-01-01"
    )
