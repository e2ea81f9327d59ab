"""X and Z on paper: every item of § 2-8-2, in order, zeros too; the count of a Z and a line to sign."""

import re
from dataclasses import replace

import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.report_content import CashCount, OperatorAmount
from datakasse.journal.signature import RSA_BITS, RsaSigner
from datakasse.receipt.formats import as_text
from datakasse.receipt.layout import Slip
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.parts.report_items import ReportNames
from datakasse.receipt.slips.report_slip import report_slip
from datakasse.trade.shop.shop import DrawerUse
from tests.receipt.conftest import Golden
from tests.receipt.shop_papers import Day, day, letterhead, names, paper, register
from tests.receipt.test_papers import words
from tests.saft.counter import CODES, GROUPS
from tests.saft.official_day import official_shop

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def official_z() -> Slip:
    """The Z of the authority's example."""
    key = rsa.generate_private_key(65537, RSA_BITS)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    shop = official_shop(RsaSigner("1", pem, bytes(32)))
    (journal,) = shop.journals
    (record,) = (record for record in journal.records() if isinstance(record.event, ZReported))
    head = Letterhead(shop.company, shop.places[0], journal.register, demonstration=False)
    return report_slip(record, head, ReportNames({group.code: group.name for group in GROUPS}, CODES))


def items(slip: Slip) -> list[str]:
    """The letters of the items of a report, from the top."""
    return re.findall(r"^([a-z])  \S", as_text.render(slip, 48), re.MULTILINE)


@pytest.mark.law("KSF-2-8-2-a", "KSF-2-8-3-1")
def test_the_official_example_as_paper(official_z: Slip, golden: Golden) -> None:
    golden("official_z.txt", as_text.render(official_z, 42).encode())


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Z-rapport", marks=pytest.mark.law("KSF-2-8-2-a")),
        pytest.param("a Rapport nr. 1", marks=pytest.mark.law("KSF-2-8-2-a", "KSF-2-8-3-1")),
        pytest.param("b Selskapet ASA Org.nr. 999 999 999 MVA", marks=pytest.mark.law("KSF-2-8-2-b")),
        pytest.param("c Dato 01.01.2020 Kl. 23:56:59", marks=pytest.mark.law("KSF-2-8-2-c")),
        pytest.param("d Kassepunkt 11.222-33.44.567", marks=pytest.mark.law("KSF-2-8-2-d")),
        pytest.param("e Totalt kontantsalg 514,20", marks=pytest.mark.law("KSF-2-8-2-e")),
        pytest.param(
            "f Kontantsalg per varegruppe 100 Food 1 102,80 200 Tobacco 2 232,00 300 Beer 1 179,40",
            marks=pytest.mark.law("KSF-2-8-2-f"),
        ),
        pytest.param(
            "g Kontantsalg per betalingsmiddel Kontant 1 295,00 Bankkort 1 218,80 herav avrunding -0,40",
            marks=pytest.mark.law("KSF-2-8-2-g"),
        ),
        pytest.param(
            "Operatør 1000 100 Food 0 16,40 200 Tobacco 1 116,00 Bankkort 0 132,40 "
            "Operatør 1001 100 Food 1 86,40 200 Tobacco 1 116,00 300 Beer 1 179,40 "
            "Kontant 1 295,00 Bankkort 1 86,40",
            marks=pytest.mark.law("KSF-2-8-2-h"),
        ),
        pytest.param("i Drikkepenger 0 0,00", marks=pytest.mark.law("KSF-2-8-2-i")),
        pytest.param(
            "Uten MVA 0,00 0,00 0,00 12 % 0,00 0,00 0,00 15 % 89,38 13,42 102,80 25 % 329,12 82,28 411,40",
            marks=pytest.mark.law("KSF-2-8-2-j"),
        ),
        pytest.param("k Inngående vekselkasse 0,00", marks=pytest.mark.law("KSF-2-8-2-k")),
        pytest.param("l Salgskvitteringer 3", marks=pytest.mark.law("KSF-2-8-2-l")),
        pytest.param("m Skuffåpninger uten salg 1", marks=pytest.mark.law("KSF-2-8-2-m")),
        pytest.param("n Kopikvitteringer 1 148,80", marks=pytest.mark.law("KSF-2-8-2-n")),
        pytest.param("o Foreløpige kvitteringer 0 0,00", marks=pytest.mark.law("KSF-2-8-2-o")),
        pytest.param("p Returer 1 16,40", marks=pytest.mark.law("KSF-2-8-2-p")),
        pytest.param("q Rabatter 0 0,00", marks=pytest.mark.law("KSF-2-8-2-q")),
        pytest.param("r Avbrutte salg 0 0,00", marks=pytest.mark.law("KSF-2-8-2-r")),
        pytest.param("s Linjekorreksjoner Slettet linje 1 16,40", marks=pytest.mark.law("KSF-2-8-2-s")),
        pytest.param("t Prisundersøkelser 100 Food 1 27,80", marks=pytest.mark.law("KSF-2-8-2-t")),
        pytest.param("u Andre korreksjoner 0 0,00", marks=pytest.mark.law("KSF-2-8-2-u")),
        pytest.param("v Utleveringskvitteringer 0 0,00", marks=pytest.mark.law("KSF-2-8-2-v")),
        pytest.param("w Treningskvitteringer 0 0,00", marks=pytest.mark.law("KSF-2-8-2-w")),
        pytest.param("x Grand total salg 530,60", marks=pytest.mark.law("KSF-2-8-2-x")),
        pytest.param("y Grand total retur 16,40", marks=pytest.mark.law("KSF-2-8-2-y")),
        pytest.param("z Grand total netto 514,20", marks=pytest.mark.law("KSF-2-8-2-z")),
        pytest.param("Kredittsalg 0 0,00 Kreditnotaer 0 0,00", marks=pytest.mark.law("KSF-2-8-2-2a")),
        pytest.param("Innbetalinger 0 0,00 Utbetalinger 0 0,00", marks=pytest.mark.law("KSF-2-8-2-2b")),
    ],
)
def test_the_official_example_says(said: str, official_z: Slip) -> None:
    assert said in words(official_z)


@pytest.mark.law("KSF-2-8-2-a", "KSF-2-8-3-1")
@pytest.mark.parametrize("name", ["x_report", "z_report"])
def test_x_and_z_have_every_item_once_and_in_order(name: str) -> None:
    for language in ("nb", "nn"):
        assert "".join(items(paper(name, language))) == LETTERS


@pytest.mark.law("KSF-2-5-g")
def test_a_register_where_nothing_happened_reports_every_item_with_zero() -> None:
    fresh = Day(register())
    slip = report_slip(fresh.add(1, XReported(1, fresh.report(1))), letterhead(), names())
    assert "".join(items(slip)) == LETTERS
    said = words(slip)
    for letter in "fginopqrstuvw":
        assert re.search(rf"\b{letter} [A-ZÅ][^:]*? 0 0,00", said), letter
    assert "l Salgskvitteringer 0" in said


@pytest.mark.law("KSF-2-8-2-2a", "KSF-2-8-2-2b")
def test_what_is_no_cash_sale_stands_apart() -> None:
    assert (
        "Kredittsalg 2 1 017,00 Kreditnotaer 2 192,00 Innbetalinger Veksel 1 500,00 Gavekort 1 500,00 "
        "Utbetalinger Utlegg 1 189,00"
    ) in words(paper("z_report"))


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-c", "BFF-5-3-14-d")
def test_a_z_tells_the_count_its_difference_why_and_who_signs() -> None:
    assert (
        "Kontanter skal være 2 013,00 3 à 500,00 1 500,00 2 à 200,00 400,00 1 à 100,00 100,00 1 à 5,00 5,00 "
        "3 à 1,00 3,00 Opptalt 2 008,00 Differanse -5,00 Forklaring: Fem kroner mangler, trolig feil veksel"
    ) in words(paper("z_report"))
    assert words(paper("z_report")).endswith("Signatur, operatør 1001")


def test_an_x_is_neither_counted_nor_signed() -> None:
    said = words(paper("x_report"))
    assert "Kontanter skal være" in said
    assert "Opptalt" not in said
    assert "Signatur" not in said


@pytest.mark.law("KSF-2-2-b", "KSF-2-8-2-k")
def test_where_cash_belongs_to_operators_floats_and_counts_are_told_apart() -> None:
    counts = (CashCount(500_00, 500_00, operator="1001"), CashCount(300_00, 290_00, {}, "Tapt", "1002"))
    fresh = Day(register())
    floats = (OperatorAmount("1001", 200_00), OperatorAmount("1002", 100_00))
    report = msgspec.structs.replace(fresh.report(1, counts), operator_floats=floats, float_ore=300_00)
    belt = letterhead()
    belt = replace(belt, register=msgspec.structs.replace(belt.register, drawer=DrawerUse.NONE_PER_OPERATOR))
    said = words(report_slip(fresh.add(1, ZReported(1, report)), belt, replace(names(), per_operator=True)))
    assert "k Inngående vekselkasse 300,00 Operatør 1001 200,00 Operatør 1002 100,00" in said
    assert "Operatør 1001 Forventet 500,00 Opptalt 500,00 Differanse 0,00" in said
    assert "Operatør 1002 Forventet 300,00 Opptalt 290,00 Differanse -10,00 Forklaring: Tapt" in said


@pytest.mark.law("KSF-2-2-c")
def test_where_no_cash_is_taken_none_is_expected() -> None:
    fresh = Day(register())
    head = letterhead()
    head = replace(head, register=msgspec.structs.replace(head.register, drawer=DrawerUse.NONE_NO_CASH))
    said = words(report_slip(fresh.add(1, ZReported(1, fresh.report(1))), head, names()))
    assert "Kontanter skal være" not in said
    assert said.endswith("Signatur, operatør 1001")


def test_a_group_or_type_that_nobody_knows_any_more_is_written_as_it_was() -> None:
    record = day()[1]["z_report"]
    said = words(report_slip(record, letterhead(), ReportNames({}, {})))
    assert "10 3 334,46 20 3 93,31" in said
    assert "15 % 426,57" in said


def test_figures_stand_in_columns_down_the_whole_report() -> None:
    """Numbers end in one column and amounts in another, from the first item to the last."""
    lines = as_text.render(paper("z_report"), 48).splitlines()
    counted = [line for line in lines if re.search(r"[^\d ] +-?\d+  +-?\d[\d ]*,\d\d$", line)]
    ends = {match.start() for line in counted if (match := re.search(r"(?<=\d)  +-?\d[\d ]*,\d\d$", line))}
    assert len(counted) > 25
    assert len(ends) == 1


def test_only_a_report_makes_a_report() -> None:
    with pytest.raises(ValueError, match="took no report"):
        report_slip(day()[1]["sales"], letterhead(), names())
