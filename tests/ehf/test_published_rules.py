"""The published rules are read right: their own examples hold, and what is broken on purpose is found."""

from pathlib import Path

import pytest
from lxml import etree

from tests.ehf.judge import Judge

EXAMPLES = (
    "Norwegian-example-1",
    "base-creditnote-correction",
    "base-example",
    "vat-category-E",
    "vat-category-O",
    "vat-category-Z",
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_official_example_holds(shared: Path, judge: Judge, name: str) -> None:
    document = (shared / "specs" / "peppol" / "examples" / f"{name}.xml").read_bytes()
    assert judge.fatal(document) == []


@pytest.mark.parametrize("name", ["NO-R-001", "NO-R-002"])
def test_what_the_published_tests_call_wrong_is_found(shared: Path, judge: Judge, name: str) -> None:
    text = (shared / "specs" / "peppol" / "examples" / f"unit-{name}.xml").read_bytes()
    for case in etree.fromstring(text).iter("{*}test"):
        if case.find(".//{*}error") is None and case.find(".//{*}warning") is None:
            continue
        documents = [each for each in case if etree.QName(each).localname in {"Invoice", "CreditNote"}]
        for document in documents:
            assert name in {fault.rule for fault in judge.faults(etree.tostring(document))}


@pytest.mark.parametrize(
    ("path", "text", "rule"),
    [
        ("cac:LegalMonetaryTotal/cbc:PayableAmount", "1.00", "BR-CO-16"),
        ("cac:TaxTotal/cbc:TaxAmount", "1.00", "BR-CO-14"),
        ("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount", "1.00", "BR-S-08"),
        ("cac:InvoiceLine/cbc:LineExtensionAmount", "1.00", "PEPPOL-EN16931-R120"),
        ("cbc:ProfileID", "x", "PEPPOL-EN16931-R007"),
        ("cbc:IssueDate", "x", "xsd"),
        (
            "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID",
            "NO123456784MVA",
            "NO-R-001",
        ),
    ],
)
def test_what_is_broken_is_found(shared: Path, judge: Judge, path: str, text: str, rule: str) -> None:
    """A control for each kind of rule that our own files are held against."""
    file = shared / "specs" / "peppol" / "examples" / "Norwegian-example-1.xml"
    root = etree.fromstring(file.read_bytes())
    names = {each: root.nsmap[each] for each in ("cac", "cbc")}
    [first, *_] = root.findall(path, names)
    first.text = text
    assert rule in judge.fatal(etree.tostring(root))
