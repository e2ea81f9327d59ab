"""
Check a file against the schema and its references, as whoever receives it may.

The official schema declares keys (`basicID`, `empID`, `artID`, `reportID`) and references to them, but
its XPaths lack the namespace's prefix, so a validator that follows the standard never finds an element
to check. They are meant, and other programs check them; so they are checked here, from the table
below. Only the keys are kept in memory, which is people and goods, not sales.

The file is read as a stream and forgotten as it is read. It may be hostile: nothing is fetched, and a
document type, which is where entities come from, is a fault.

Law: KSF-2-7-4, SAFT-1, SAFT-3, SAFT-11, SAFT-11b.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, Protocol

import msgspec
from lxml import etree

from datakasse.saft.cash.document import NAMESPACE

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

BLOCK_BYTES: Final = 1 << 16
NOTHING_READ: Final = "the beginning"
FAULTS_MAX: Final = 100
"""A file with more faults is not looked through further."""

_ROWS: Final = frozenset({"basic", "employee", "article", "event", "cashtransaction"})
_NAMESPACE_OR_BYTES: Final = re.compile(r"\{[^}]*\}|(?<=: )b(?=['\"])")
"""What lxml's sentences hold beside the sentence."""


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
    blocks = iter(lambda: stream.read(BLOCK_BYTES), b"")
    beginning = _until_first_tag(blocks)
    if beginning is None:
        yield Fault(NOTHING_READ, "The file declares a document type; a SAF-T file has none.")
        return
    references = _References()
    tags = [f"{{{NAMESPACE}}}{tag}" for tag in references.fields]
    # No `resolve_entities=False` here: with a schema, lxml 6.1 then takes a file cut short for a whole one.
    parser = etree.XMLPullParser(events=("end",), tag=tags, schema=schema, no_network=True)
    after = NOTHING_READ
    try:
        for block in chain(beginning, blocks):
            parser.feed(block)
            for _, element in parser.read_events():
                tag = etree.QName(element).localname
                for field, path in references.fields[tag]:
                    value = element.findtext(path)
                    if value is not None and (said := references.look_at(tag, field, value)):
                        yield Fault(after, said)
                if tag in _ROWS:
                    after = f"{tag} {element[0].text}" if len(element) else tag
                    element.clear()
                    parent = element.getparent()
                    while parent is not None and element.getprevious() is not None:
                        del parent[0]
        parser.close()
    except etree.XMLSyntaxError as error:
        said = [entry.message for entry in parser.feed_error_log] or [error.msg]
        yield from (Fault(after, _NAMESPACE_OR_BYTES.sub("", sentence)) for sentence in dict.fromkeys(said))


def _until_first_tag(blocks: Iterator[bytes]) -> list[bytes] | None:
    """
    Return the blocks up to the first tag, or None when a document type stands before it.

    A validating parser must not meet one: entities of its own can bring lxml 6.1 down.
    """
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True)
    beginning: list[bytes] = []
    try:
        for block in blocks:
            beginning.append(block)
            parser.feed(block)
            for _, element in parser.read_events():
                return None if element.getroottree().docinfo.doctype else beginning
    except etree.XMLSyntaxError:
        pass  # Told by the parser that reads it all.
    return beginning


class _References:
    """The keys a file has declared so far, and what refers to them."""

    def __init__(self) -> None:
        self.fields: dict[str, list[tuple[str, str]]] = {}
        """Element → its fields to look at: name, and path from the element."""
        for tag, field in (*KEYS, *REFERENCES):
            self.fields.setdefault(tag, []).append((field, f"{{{NAMESPACE}}}{field}"))
        self._declared: dict[str, set[str]] = {key: set() for key in KEYS.values()}

    def look_at(self, tag: str, field: str, value: str) -> str:
        """Keep a key or look a reference up; return what is wrong, if anything."""
        refers_to = REFERENCES.get((tag, field))
        if refers_to is not None:
            known = value in self._declared[refers_to]
            return "" if known else f"{tag}: {field} '{value}' is not declared."
        declared = self._declared[KEYS[tag, field]]
        if value in declared:
            return f"{tag}: {field} '{value}' stands there twice."
        declared.add(value)
        return ""
