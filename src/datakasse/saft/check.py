"""
Check a file against the schema and its references, as whoever receives it may.

The official schema declares keys (`basicID`, `empID`, `artID`, `reportID`) and references to them, but
its XPaths lack the namespace's prefix, so a validator that follows the standard never finds an element
to check. They are meant, and other programs check them; so they are checked here, from the table
below. Only the keys are kept in memory, which is people and goods, not sales.

The file is read as a stream and forgotten as it is read. It may be hostile: entities are not resolved
and nothing is fetched.

Law: KSF-2-7-4, SAFT-1, SAFT-3, SAFT-11, SAFT-11b.
"""

import re
from collections.abc import Iterator
from typing import Final, Protocol

import msgspec
from lxml import etree

from datakasse.saft.document import NAMESPACE

KEYS: Final = {
    ("basic", "basicID"): "basicID",
    ("employee", "empID"): "empID",
    ("article", "artID"): "artID",
    ("eventReport", "reportID"): "reportID",
}
"""Element and field → the key that the field is; unique in the file."""

REFERENCES: Final = {
    ("event", "eventType"): "basicID",
    ("event", "empID"): "empID",
    ("reportEmpArtGroup", "empID"): "empID",
    ("reportEmpPayment", "empID"): "empID",
    ("reportEmpOpeningChangeFloat", "empID"): "empID",
    ("cashtransaction", "empID"): "empID",
    ("ctLine", "lineType"): "basicID",
    ("ctLine", "empID"): "empID",
    ("ctLine", "artID"): "artID",
}
"""Element and field → the key that the field, where it is present, must find."""

FAULTS_MAX: Final = 100
"""A file with more faults is not looked through further."""

_ROWS: Final = frozenset({"basic", "employee", "article", "event", "cashtransaction"})
_IN_BRACES: Final = re.compile(r"\{[^}]*\}")


class Readable(Protocol):
    """Something that gives bytes, such as a file opened for reading in binary."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes; none at the end."""
        ...


class Fault(msgspec.Struct, frozen=True):
    """What is wrong with a file, and the last thing that was read before it showed."""

    after: str
    sentence: str


def faults_of(stream: Readable, schema: Readable) -> tuple[Fault, ...]:
    """
    Return what is wrong with a file; nothing when it is as it should be.

    Args:
        stream: The file.
        schema: The official schema (XSD).

    Raises:
        ValueError: The schema is not one.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        compiled = etree.XMLSchema(etree.parse(schema, parser))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise ValueError(f"not a schema: {error}") from error
    faults: list[Fault] = []
    for fault in _faults(stream, compiled):
        faults.append(fault)
        if len(faults) == FAULTS_MAX:
            break
    return tuple(faults)


def _faults(stream: Readable, schema: etree.XMLSchema) -> Iterator[Fault]:
    fields = _fields()
    reading = etree.iterparse(
        stream,
        events=("end",),
        tag=[f"{{{NAMESPACE}}}{tag}" for tag in fields],
        schema=schema,
        resolve_entities=False,
        no_network=True,
    )
    keys: dict[str, set[str]] = {key: set() for key in KEYS.values()}
    after = "the beginning"
    try:
        for _, element in reading:
            tag = etree.QName(element).localname
            for field, path in fields[tag]:
                value = element.findtext(path)
                if value is not None and (said := _check(tag, field, value, keys)):
                    yield Fault(after, said)
            if tag in _ROWS:
                after = f"{tag} {element[0].text if len(element) else ''}"
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        said = [entry.message for entry in error.error_log] or [str(error)]
        yield from (Fault(after, _IN_BRACES.sub("", sentence)) for sentence in dict.fromkeys(said))
    if reading.root is not None and reading.root.getroottree().docinfo.internalDTD is not None:
        yield Fault("the beginning", "The file declares a document type; a SAF-T file has none.")


def _fields() -> dict[str, list[tuple[str, str]]]:
    """Return, per element, the fields to look at: name, and path from the element."""
    fields: dict[str, list[tuple[str, str]]] = {}
    for tag, field in (*KEYS, *REFERENCES):
        fields.setdefault(tag, []).append((field, f"{{{NAMESPACE}}}{field}"))
    return fields


def _check(tag: str, field: str, value: str, keys: dict[str, set[str]]) -> str:
    """Keep a key or look a reference up; return what is wrong, if anything."""
    refers_to = REFERENCES.get((tag, field))
    if refers_to is not None:
        return "" if value in keys[refers_to] else f"{tag}: {field} '{value}' is not declared."
    known = keys[KEYS[tag, field]]
    if value in known:
        return f"{tag}: {field} '{value}' stands there twice."
    known.add(value)
    return ""
