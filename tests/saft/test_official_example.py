"""The authority's example: the same day must give the same file."""

import io
from datetime import date
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from datakasse.journal.signature import FIRST_PREVIOUS, RsaSigner, RsaVerifier
from datakasse.saft.source import Selection
from lab.compare_saft import OF_THE_MAKER, differences, main
from tests.saft.conftest import Validate
from tests.saft.shops import Shop, export, rows, texts

JANUARY = Selection(date(2020, 1, 1), date(2020, 1, 31))


@pytest.mark.law("KSF-2-7-4", "SAFT-1", "SAFT-8", "SAFT-9", "SAFT-10", "SAFT-12", "SAFT-16")
def test_our_file_of_the_day_is_the_official_file(official: Shop, official_example: bytes) -> None:
    """Element by element, except signatures and what a file says about its maker."""
    assert list(differences(official_example, export(official, JANUARY))) == []


@pytest.mark.law("KSF-2-7-4", "SAFT-3")
def test_the_file_is_valid(official: Shop, validate: Validate) -> None:
    validate(export(official, JANUARY))


def test_a_second_validator_agrees(official: Shop, official_schema: bytes, schema_in_force: bytes) -> None:
    for schema in (official_schema, schema_in_force):
        xmlschema.XMLSchema(io.BytesIO(schema)).validate(io.BytesIO(export(official, JANUARY)))


@pytest.mark.law("SIG-2", "SIG-3", "SIG-15")
def test_the_signatures_verify_from_the_file_alone(official: Shop, signer: RsaSigner) -> None:
    """Each signature covers the one before and what the file itself says of the transaction."""
    verifier, previous = RsaVerifier(signer.public.statutory), FIRST_PREVIOUS
    file = export(official, JANUARY)
    transactions = rows(file, "cashtransaction")
    assert len(transactions) == 4
    for row in transactions:
        fields = ("transDate", "transTime", "nr", "transAmntIn", "transAmntEx")
        text = ";".join([previous, *(row[field] for field in fields)])
        assert verifier.holds(text.encode(), row["signature"])
        previous = row["signature"]


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        (b"<qnt>2</qnt>", b"<qnt>2.0</qnt>", "qnt: '2.0', expected '2'"),
        (b"<roundingAmnt>-0.40<", b"<roundingAmnt>-0.4<", "roundingAmnt: '-0.4', expected '-0.40'"),
        (b"<regDesc>The only cash register</regDesc>", b"", "regDesc: found event[1] instead"),
        (b"<timeCreated>10:40:00</timeCreated>", b"", "timeCreated: found softwareDesc instead"),
        (b"</cashtransaction>\t", b"</cashtransaction><x/>\t", "cashregister/x: one too many"),
        (b"<trainingID>false</trainingID>", b"", "cashtransaction[1]/trainingID: missing"),
        (
            b"<surName>Nordmann<",
            b"<surName>Nordman <",
            "employee[1]/surName: 'Nordman ', expected 'Nordmann'",
        ),
        (b"xsi:schemaLocation=", b"xsi:location=", "/auditfile: attributes"),
        (b"CashRegister:NO", b"CashRegister:SE", "/auditfile: found auditfile of urn:"),
    ],
)
def test_control_a_difference_is_told(official_example: bytes, text: bytes, other: bytes, told: str) -> None:
    changed = official_example.replace(text, other, 1)
    assert changed != official_example
    (found, *_) = differences(official_example, changed)
    assert told in found


def test_what_the_maker_says_may_differ_but_must_be_there(official_example: bytes) -> None:
    changed = etree.fromstring(official_example)
    of_the_maker = [element for element in changed.iter() if etree.QName(element).localname in OF_THE_MAKER]
    assert len(of_the_maker) == 5 + 4
    for element in of_the_maker:
        element.text = "something else"
    assert list(differences(official_example, etree.tostring(changed))) == []


def test_the_comparison_is_a_command(
    tmp_path: Path, official_example: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    expected, actual = tmp_path / "expected.xml", tmp_path / "actual.xml"
    expected.write_bytes(official_example)
    actual.write_bytes(official_example.replace(b"<nr>1003</nr>", b"<nr>1004</nr>", 1))
    assert main([str(expected), str(expected)]) == 0
    assert main([str(expected), str(actual)]) == 1
    assert main([]) == 2
    path = "/auditfile/company/location/cashregister/cashtransaction[4]/nr"
    assert f"{path}: '1004', expected '1003'\n" in capsys.readouterr().out


def test_made_twice_it_is_the_same(official: Shop) -> None:
    assert export(official, JANUARY) == export(official, JANUARY)
    assert texts(export(official, JANUARY), "header/timeCreated") == ["10:40:00"]
