"""`datakasse agree`, `export saft-financial` and `books`: the interface that scripts rely on."""

from pathlib import Path

import pytest
from lxml import etree

from datakasse.cli.ledger.agreeing_apart import agree_all
from datakasse.office.ledger.agree import agree, parts_of
from datakasse.saft.financial.document import FINANCIAL_SCHEMA_NAME
from datakasse.settings import settings_for
from datakasse.storage.sqlite.store import open_store
from datakasse.wiring import open_shop
from tests.cli.command_line import CLEAN, COULD_NOT, FAULTS, done, refused, typed

FIRST_DAY, SECOND_DAY = "2026-03-02", "2026-03-03"


@pytest.mark.law("BFF-5-3-14-b")
def test_a_shop_that_has_traded_agrees(day_folder: Path) -> None:
    told = done("agree", "--data", day_folder)
    assert "FEIL" not in told
    assert (
        f"K1  {FIRST_DAY}  Z 1\n  OK    Salg + øreavrunding + tips: kvitteringer 124,00 = betalt 124,00"
        in told
    )
    assert "K2  2026-03-04  ikke avsluttet" in told
    assert told.rstrip().endswith("Alt stemmer på øret: 33 likninger i 3 oppgjør.")


def test_days_and_register_can_be_chosen(day_folder: Path) -> None:
    told = done("agree", "--data", day_folder, "--from", SECOND_DAY, "--to", SECOND_DAY, "--register", "K1")
    assert [line for line in told.splitlines() if line.startswith("K")] == [f"K1  {SECOND_DAY}  Z 2"]
    assert done("agree", "--data", day_folder, "--from", "2027-01-01") == "Ingenting er bokført i perioden.\n"
    refused("export.period_reversed", "agree", "--data", day_folder, "--from", SECOND_DAY, "--to", FIRST_DAY)


@pytest.mark.law("BFF-5-3-14-b")
def test_what_was_tampered_with_is_told_with_both_figures_and_ends_with_1(day_folder: Path) -> None:
    """The control experiment: a voucher behind the program's back."""
    tamper(day_folder, "UPDATE ledger_vouchers SET body = replace(body, ':-3391', ':-3291')")
    result = typed("agree", "--data", day_folder, "--from", FIRST_DAY, "--to", FIRST_DAY)
    assert result.exit_code == FAULTS
    assert "FEIL  Bokført omsetning og mva: kvitteringer 123,90 ≠ SAF-T Regnskap 122,90" in result.output
    assert "grunnlag kode 31, 15 %: kvitteringer 107,73 ≠ SAF-T Regnskap 106,73" in result.output
    assert "likninger stemmer ikke." in result.output


def test_divided_among_processes_it_is_the_same(day_folder: Path) -> None:
    shop = open_shop(settings_for(day_folder))
    try:
        with shop.store.read() as books:
            whole = agree(books)
            assert len(parts_of(books, None, None, None, 1)) == 3
            assert [one.register for one in parts_of(books, None, None, None, 10_000)] == ["K1", "K2"]
            assert parts_of(books, None, None, "K2", 1)[0].register == "K2"
        assert agree_all(shop, open_shop, None, None, None, part_entries=1) == whole
        assert len(whole.periods) == 3
    finally:
        shop.store.close()


def test_a_folder_that_is_none_could_not_be_agreed(tmp_path: Path) -> None:
    assert typed("agree", "--data", tmp_path / "ingen").exit_code == COULD_NOT


def test_the_financial_file_is_whole_and_valid(
    day_folder: Path, tmp_path: Path, saft_reference: Path
) -> None:
    out = tmp_path / "regnskap.xml"
    told = done("export", "saft-financial", "--data", day_folder, "--out", out)
    assert told == f"Skrevet: {out} ({out.stat().st_size} byte)\n"
    etree.XMLSchema(etree.parse(saft_reference / FINANCIAL_SCHEMA_NAME)).assertValid(etree.parse(out))
    narrowed = tmp_path / "dag.xml"
    done(
        "export", "saft-financial", "--data", day_folder, "--from", SECOND_DAY, "--to", SECOND_DAY,
        "--out", narrowed,
    )  # fmt: skip
    days = {one.text for one in etree.parse(narrowed).iter("{*}TransactionDate")}
    assert days == {SECOND_DAY}
    assert list(tmp_path.glob(".*")) == []


def test_the_vat_report_of_a_term(day_folder: Path, tmp_path: Path) -> None:
    result = typed("books", "vat", "--data", day_folder, "--year", "2026", "--term", "2")
    assert result.exit_code == CLEAN
    assert "kode 31" in result.output
    assert "Ikke avsluttet med Z: K2." in result.output
    draft = tmp_path / "utkast.xml"
    done("books", "vat", "--data", day_folder, "--year", "2026", "--form", "xml", "--out", draft)
    assert b"<skattleggingsperiodeAar>aarlig<" in draft.read_bytes()
    assert done("books", "vat", "--data", day_folder, "--year", "2026", "--form", "csv").startswith(
        "\ufeffMva"
    )


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-f")
def test_the_cash_overview_of_a_month(day_folder: Path, tmp_path: Path) -> None:
    told = done("books", "cash", "--data", day_folder, "--year", "2026", "--month", "3")
    assert told.splitlines()[-1].startswith("2 oppgjør, kontantsalg 178,00, differanser 0,00 i 0")
    paper = tmp_path / "mars.pdf"
    done(
        "books",
        "cash",
        "--data",
        day_folder,
        "--year",
        "2026",
        "--month",
        "3",
        "--form",
        "pdf",
        "--out",
        paper,
    )
    assert paper.read_bytes().startswith(b"%PDF-")
    table = done("books", "cash", "--data", day_folder, "--year", "2026", "--form", "csv")
    assert "2026-03-02;1;K1;1;;1000,00;89,00;0,00;0,00;1089,00;1089,00;0,00;2;;" in table


def tamper(folder: Path, statement: str) -> None:
    """Change the view over the journal, which nobody guards, as somebody with the key could."""

    store = open_store(folder, {})
    try:
        store.write(lambda books: getattr(books, "_run")(statement)).result()  # noqa: B009 - there is no such door; a burglar makes one
    finally:
        store.close()
