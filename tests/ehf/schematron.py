"""
Runs the published schematron rules on a document: as much of ISO Schematron as they use, over XPath 2.0.

    pattern ─▶ the first rule whose context a node matches ─▶ its assertions ─▶ a fault for each that fails

The rules are not copied; their own examples say whether this reads them right (`test_published_rules.py`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from elementpath import ElementPathError, XPathContext, XPathToken, get_node_tree
from elementpath.xpath2 import XPath2Parser
from lxml import etree

from datakasse.ehf.elements import Node

Tree: TypeAlias = Any
Known: TypeAlias = dict[str, Any]
"""What elementpath calls these differs from version to version."""
SCH = "{http://purl.oclc.org/dsdl/schematron}"


@dataclass(frozen=True)
class Fault:
    """An assertion that does not hold."""

    rule: str
    is_fatal: bool
    said: str


@dataclass
class Rules:
    """The rules of one file."""

    file: Path
    _tokens: dict[tuple[str, frozenset[str]], XPathToken] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the file."""
        self._schema = etree.parse(str(self.file)).getroot()
        self._namespaces = {str(ns.get("prefix")): str(ns.get("uri")) for ns in self._schema.iter(f"{SCH}ns")}

    def faults(self, document: bytes) -> list[Fault]:
        """Return what does not hold of a document."""
        tree = get_node_tree(etree.ElementTree(etree.fromstring(document)))
        known = self._lets(self._schema, tree, None, {})
        found = list[Fault]()
        for pattern in self._schema.iter(f"{SCH}pattern"):
            found += self._in_pattern(pattern, tree, known)
        return found

    def _in_pattern(self, pattern: Node, tree: Tree, known: Known) -> Iterator[Fault]:
        known = self._lets(pattern, tree, None, known)
        taken = set[int]()
        for rule in pattern.iter(f"{SCH}rule"):
            for node in self._nodes(rule.get("context", ""), tree, known):
                if id(node) in taken:
                    continue
                taken.add(id(node))
                here = self._lets(rule, tree, node, known)
                for check in rule.iter(f"{SCH}assert"):
                    if not self._holds(check.get("test", ""), tree, node, here):
                        yield Fault(check.get("id", ""), check.get("flag") == "fatal", check.text or "")

    def _nodes(self, context: str, tree: Tree, known: Known) -> Iterator[object]:
        for part in _alternatives(context):
            path = part if part.startswith("/") else f"//{part}"
            yield from self._token(path, known).select(self._at(tree, None, known))

    def _holds(self, test: str, tree: Tree, node: object, known: Known) -> bool:
        token = self._token(test, known)
        return bool(token.boolean_value(list(token.select(self._at(tree, node, known)))))

    def _lets(self, within: Node, tree: Tree, node: object, known: Known) -> Known:
        known = dict(known)
        for each in within.findall(f"{SCH}let"):
            token = self._token(each.get("value", ""), known)
            try:
                found = list(token.select(self._at(tree, node, known)))
            except ElementPathError:
                # A variable of another country's rules; nothing of ours asks for it.
                found = []
            known[each.get("name", "")] = found[0] if len(found) == 1 else found
        return known

    def _at(self, tree: Tree, node: object, known: Known) -> XPathContext:
        return XPathContext(tree, item=node, variables=dict(known))  # pyright: ignore[reportArgumentType] - a node is what it gave

    def _token(self, path: str, known: Known) -> XPathToken:
        key = (path, frozenset(known))
        if key not in self._tokens:
            parser = XPath2Parser(self._namespaces, variable_types=dict.fromkeys(known, "item()*"))
            for name, function, arity in _FUNCTIONS if "u" in self._namespaces else ():
                parser.external_function(function, name, "u", sequence_types=("item()*",) * (arity + 1))
            self._tokens[key] = parser.parse(path)
        return self._tokens[key]


def _alternatives(context: str) -> Iterator[str]:
    """Yield the parts of a pattern between bars that stand in no brackets."""
    depth, part = 0, ""
    for sign in context:
        depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            yield part.strip()
            part = ""
        else:
            part += sign
    yield part.strip()


def _text(value: object) -> str:
    """Return a value as text: of a node what it holds, of nothing nothing."""
    return "" if value is None or value == [] else str(getattr(value, "string_value", value))


def _is_there(value: object) -> bool:
    """Stand in for the check digits of other countries."""
    return bool(_text(value))


def _mod11(value: object) -> bool:
    return _weighted(value, (2, 3, 4, 5, 6, 7), 11)


def _gln(value: object) -> bool:
    return _weighted(value, (3, 1), 10)


def _decimal(value: object) -> Decimal:
    return Decimal(_text(value))


def _slack(expected: object, value: object, slack: object) -> bool:
    return abs(_decimal(expected) - _decimal(value)) <= _decimal(slack)


def _weighted(value: object, weights: Sequence[int], modulus: int) -> bool:
    digits = _text(value)
    if not digits.isdigit():
        return False
    body = reversed(digits[:-1])
    total = sum(int(digit) * weights[place % len(weights)] for place, digit in enumerate(body))
    return (modulus - total % modulus) % modulus == int(digits[-1])


_FUNCTIONS: tuple[tuple[str, Callable[..., bool], int], ...] = (
    ("slack", _slack, 3),
    ("mod11", _mod11, 1),
    ("gln", _gln, 1),
    *(
        (name, _is_there, 1)
        for name in ("checkCodiceIPA", "checkCF", "checkPIVAseIT", "checkSEOrgnr", "abn", "mod97-0208")
    ),
)
