"""
Compare two SAF-T Cash Register files element by element.

Numbers are compared as they are written: 86.4 is not 86.40. White space between elements does not
count. What a file says about its maker and the moment it was made, and the signatures that only the
maker's key can make, differ by nature; they must be there all the same.

    python -m lab.compare_saft EXPECTED ACTUAL

prints each difference with its path and exits 1 when there is one.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

OF_THE_MAKER = frozenset(
    {"dateCreated", "timeCreated", "softwareDesc", "softwareVersion", "softwareCompanyName", "signature"}
)
"""Elements whose text is not compared."""


def differences(expected: bytes, actual: bytes) -> Iterator[str]:
    """Yield one line for each difference between two files, with the path to it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    wanted, found = etree.fromstring(expected, parser), etree.fromstring(actual, parser)
    name = f"/{etree.QName(wanted).localname}"
    if wanted.tag == found.tag:
        yield from _compare(name, wanted, found)
    else:
        yield f"{name}: found {etree.QName(found).localname} of {etree.QName(found).namespace} instead"


def _compare(path: str, expected: "Element", actual: "Element") -> Iterator[str]:
    if dict(expected.attrib) != dict(actual.attrib):
        yield f"{path}: attributes {dict(actual.attrib)}, expected {dict(expected.attrib)}"
    is_compared = etree.QName(expected).localname not in OF_THE_MAKER
    if is_compared and _text(expected) != _text(actual):
        yield f"{path}: {_text(actual)!r}, expected {_text(expected)!r}"
    for wanted, found in zip_longest(_children(expected), _children(actual)):
        if wanted is None:
            yield f"{path}/{found[0]}: one too many"
        elif found is None:
            yield f"{path}/{wanted[0]}: missing"
        elif wanted[1].tag != found[1].tag:
            yield f"{path}/{wanted[0]}: found {found[0]} instead"
            return  # All that follows is shifted and would only say the same again.
        else:
            yield from _compare(f"{path}/{wanted[0]}", wanted[1], found[1])


def _children(element: "Element") -> Iterator[tuple[str, "Element"]]:
    """Yield each child with its name, numbered where there are several of the name."""
    names = [etree.QName(child).localname for child in element]
    several = {name for name, count in Counter(names).items() if count > 1}
    place: Counter[str] = Counter()
    for name, child in zip(names, element, strict=True):
        place[name] += 1
        yield f"{name}[{place[name]}]" if name in several else name, child


def _text(element: "Element") -> str:
    """Return an element's own text; white space before its first child is layout."""
    text = element.text or ""
    return text.strip() if len(element) else text


def main(arguments: list[str]) -> int:
    """Compare the two files named and print what differs."""
    if len(arguments) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    expected, actual = (Path(name).read_bytes() for name in arguments)
    found = list(differences(expected, actual))
    sys.stdout.write("".join(f"{line}\n" for line in found) or "The files say the same.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
