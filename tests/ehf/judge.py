"""Judges a file by the published schemas and rules, which are read where they lie."""

from pathlib import Path

from lxml import etree

from tests.ehf.schematron import Fault, Rules


class Judge:
    """The UBL 2.1 schemas, the rules of EN 16931, and Peppol's with Norway's."""

    def __init__(self, shared: Path) -> None:
        """Read them."""
        maindoc = shared / "specs" / "ubl21" / "maindoc"
        self._schemas = {
            kind: etree.XMLSchema(etree.parse(str(maindoc / f"UBL-{kind}-2.1.xsd")))
            for kind in ("Invoice", "CreditNote")
        }
        rules = shared / "specs" / "peppol" / "schematron"
        self._rules = [Rules(rules / f"{name}-UBL.sch") for name in ("CEN-EN16931", "PEPPOL-EN16931")]

    def faults(self, document: bytes) -> list[Fault]:
        """Return everything that a receiver would find wrong."""
        root = etree.fromstring(document)
        schema = self._schemas[etree.QName(root).localname]
        schema.validate(root)
        found = [Fault("xsd", is_fatal=True, said=str(error)) for error in schema.error_log]
        for rules in self._rules:
            found += rules.faults(document)
        return found

    def fatal(self, document: bytes) -> list[str]:
        """Return the names of the rules that make a receiver refuse it."""
        return sorted({fault.rule for fault in self.faults(document) if fault.is_fatal})
