"""
The two kinds of elements that UBL 2.1 is made of: those that hold others, and those that hold a text.

Example:
    >>> from lxml.etree import Element, tostring
    >>> invoice = Element("Invoice")
    >>> leaf(aggregate(invoice, "Party"), "Name", "Kari & Ola").tag
    '{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}Name'
"""

from typing import Final

from lxml import etree

CAC: Final = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC: Final = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
CURRENCY: Final = "NOK"

Node = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - lxml names its type so


def aggregate(within: Node, name: str) -> Node:
    """Put an element that holds others at the end of one, and return it."""
    return etree.SubElement(within, f"{{{CAC}}}{name}")


def leaf(within: Node, name: str, text: str, **attributes: str) -> Node:
    """Put an element that holds a text at the end of one; signs that XML does not have are left out."""
    made = etree.SubElement(within, f"{{{CBC}}}{name}", attributes)
    made.text = "".join(sign for sign in text if sign.isprintable())
    return made


def money(within: Node, name: str, amount_ore: int) -> None:
    """
    Put an amount in: kroner with two decimals and a point.

    Example:
        >>> from lxml.etree import Element
        >>> within = Element("x")
        >>> for amount_ore in (123_450, -5):
        ...     money(within, "Amount", amount_ore)
        >>> [each.text for each in within]
        ['1234.50', '-0.05']
    """
    kroner, ore = divmod(abs(amount_ore), 100)
    leaf(within, name, f"{'-' if amount_ore < 0 else ''}{kroner}.{ore:02d}", currencyID=CURRENCY)
