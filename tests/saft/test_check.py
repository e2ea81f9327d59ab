"""The check of a file: each rule broken on purpose in the authority's example."""

import io
import re

import pytest
from lxml import etree

from datakasse.saft.cash.check import FAULTS_MAX, KEYS, REFERENCES, faults_of

XSD = "{http://www.w3.org/2001/XMLSchema}"
DOCUMENT_TYPES = [
    b"<!DOCTYPE auditfile>",
    b'<!DOCTYPE auditfile [<!ENTITY name "Kari">]>',
    b'<!DOCTYPE auditfile [<!ENTITY name SYSTEM "file:///etc/hostname">]>',
    b'<!DOCTYPE auditfile SYSTEM "http://localhost/none.dtd">',
]

BROKEN_KEYS = {
    "a group called as a line type": (b"<basicID>100<", b"<basicID>SAL<", "basicID 'SAL' stands there twice"),
    "two employees with one id": (b"<empID>1001<", b"<empID>1000<", "empID '1000' stands there twice"),
    "two articles with one number": (b"<artID>1002<", b"<artID>1001<", "artID '1001' stands there twice"),
    "an undeclared event type": (b"<eventType>EMPIN<", b"<eventType>HELLO<", "eventType 'HELLO' is not"),
    "an undeclared line type": (b"<lineType>SAL<", b"<lineType>GAVE<", "lineType 'GAVE' is not declared"),
    "an undeclared article": (
        b"<artID>3001</artID><qnt>",
        b"<artID>9</artID><qnt>",
        "artID '9'",
    ),
    "an undeclared employee of an event": (
        b"<empID>1000</empID><eventDate>",
        b"<empID>7</empID><eventDate>",
        "event: empID '7' is not declared",
    ),
    "an undeclared employee of a transaction": (
        b"<empID>1000</empID><periodNumber>",
        b"<empID>7</empID><periodNumber>",
        "cashtransaction: empID '7' is not declared",
    ),
    "an undeclared employee of a line": (
        b"<empID>1000</empID><lineDate>",
        b"<empID>7</empID><lineDate>",
        "ctLine: empID '7' is not declared",
    ),
    "an undeclared employee of a report": (
        b"<empID>1001</empID><openingChangeFloatAmnt>",
        b"<empID>7</empID><openingChangeFloatAmnt>",
        "reportEmpOpeningChangeFloat: empID '7' is not declared",
    ),
}


@pytest.fixture(scope="module")
def example(official_example: bytes) -> bytes:
    """The official example without the white space between its elements."""
    return re.sub(rb">\s+<", b"><", official_example)


def faults(file: bytes, schema: bytes) -> list[str]:
    """Return the sentences about a file."""
    return [fault.sentence for fault in faults_of(io.BytesIO(file), io.BytesIO(schema))]


def test_the_official_example_has_no_faults(example: bytes, official_schema: bytes) -> None:
    assert faults(example, official_schema) == []


@pytest.mark.law("SAFT-3", "SAFT-11b")
@pytest.mark.parametrize(("text", "other", "told"), BROKEN_KEYS.values(), ids=BROKEN_KEYS)
def test_a_broken_key_or_reference_is_told(
    text: bytes, other: bytes, told: str, example: bytes, official_schema: bytes
) -> None:
    changed = example.replace(text, other, 1)
    assert changed != example
    assert any(told in sentence for sentence in faults(changed, official_schema))


def test_control_only_a_schema_with_its_keys_in_force_sees_them(
    example: bytes, official_schema: bytes, schema_in_force: bytes
) -> None:
    """As published, the schema's keys find no element; hence a check of our own."""
    published = etree.XMLSchema(etree.fromstring(official_schema))
    in_force = etree.XMLSchema(etree.fromstring(schema_in_force))
    for text, other, _ in BROKEN_KEYS.values():
        changed = etree.fromstring(example.replace(text, other, 1))
        assert published.validate(changed)
        assert not in_force.validate(changed)


@pytest.mark.law("SAFT-11")
def test_two_reports_with_one_id_are_told(example: bytes, official_schema: bytes) -> None:
    begins = example.index(b"<eventID>2016") - len(b"<event>")
    ends = example.index(b"</event>", begins) + len(b"</event>")
    begins = example.rindex(b"<event>", 0, ends)
    event = example[begins:ends]
    changed = example[:ends] + event + example[ends:]
    assert faults(changed, official_schema) == ["eventReport: reportID '1' stands there twice."]


def test_the_table_holds_all_keys_and_references_of_the_schema(official_schema: bytes) -> None:
    """Accounts are the exception: a register keeps none, so nothing names one."""
    schema = etree.fromstring(official_schema)
    fields = {
        str(rule.get("name")): (
            str(rule[0].get("xpath")).rpartition("/")[2],
            str(rule[1].get("xpath")),
            str(rule.get("refer", "")),
        )
        for rule in schema.iter(f"{XSD}key", f"{XSD}keyref")
    }
    declared = {(tag, field) for tag, field, refers in fields.values() if not refers}
    named = {(tag, field): fields[refers][1] for tag, field, refers in fields.values() if refers}
    assert declared - set(KEYS) == {("ledgerAccount", "accID")}
    assert {place: key for place, key in named.items() if key != "accID"} == REFERENCES


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        (b"<receiptNum>1<", b"<receiptNum>1000<", "more digits than are allowed"),
        (b"<curCode>NOK<", b"<curCode>KRO<", "not an element of the set"),
        (b"<keyVersion>1</keyVersion>", b"", "This element is not expected"),
        (b"</auditfile>", b"", "Premature end of data"),
        (b"<auditfile ", b"<audit ", "No matching global declaration"),
        (b"<header>", b"<header", "attributes construct error|Couldn't find end of Start Tag"),
        (b"<city>Oslo</city>", b"<city>Oslo</town>", "tag mismatch"),
    ],
)
def test_what_the_schema_forbids_is_told(
    text: bytes, other: bytes, told: str, example: bytes, official_schema: bytes
) -> None:
    changed = example.replace(text, other, 1)
    if other == b"<audit ":
        changed = changed.replace(b"</auditfile>", b"</audit>")
    assert any(re.search(told, sentence) for sentence in faults(changed, official_schema))


def test_a_fault_says_how_far_the_file_had_come(example: bytes, official_schema: bytes) -> None:
    changed = example.replace(b"<lineType>RET<", b"<lineType>SWAP<")
    (fault,) = faults_of(io.BytesIO(changed), io.BytesIO(official_schema))
    assert (fault.after, fault.sentence) == (
        "cashtransaction 1002",
        "ctLine: lineType 'SWAP' is not declared.",
    )


@pytest.mark.parametrize("document_type", DOCUMENT_TYPES)
def test_a_file_with_a_document_type_is_read_no_further(
    document_type: bytes, example: bytes, official_schema: bytes
) -> None:
    """Entities come from there: one that names a file, or one that grows without end."""
    body = example[example.index(b"<auditfile") :].replace(b"<surName>Nordmann<", b"<surName>&name;<", 1)
    (said,) = faults(b"<!-- a comment -->" + document_type + body, official_schema)
    assert said == "The file declares a document type; a SAF-T file has none."


@pytest.mark.parametrize(
    "file", [b"", b" ", b"nonsense", b"\x00" * 100, b"<a/>", b"<a>&name;</a>", b"\xff\xfe<"]
)
def test_what_is_no_file_at_all_is_told(file: bytes, official_schema: bytes) -> None:
    assert faults(file, official_schema)


def test_faults_of_another_file_are_not_told_again(example: bytes, official_schema: bytes) -> None:
    broken = example.replace(b"<receiptNum>1<", b"<receiptNum>1000<")
    assert len(faults(broken, official_schema)) == 1
    (told,) = faults(example.replace(b"</auditfile>", b""), official_schema)
    assert re.fullmatch(r"line \d+: 'Premature end of data in tag auditfile line 1'", told)


def test_endless_faults_come_to_an_end(example: bytes, official_schema: bytes) -> None:
    row = b"<article><artID>1001</artID><dateOfEntry>2020-01-01</dateOfEntry><artDesc>x</artDesc></article>"
    changed = example.replace(b"</articles>", row * (2 * FAULTS_MAX) + b"</articles>")
    assert len(faults(changed, official_schema)) == FAULTS_MAX


@pytest.mark.parametrize("schema", [b"", b"<a/>", b"nonsense"])
def test_a_schema_that_is_none_is_a_mistake_of_the_caller(schema: bytes, example: bytes) -> None:
    with pytest.raises(ValueError, match="not a schema"):
        faults(example, schema)
