"""
The codes a file declares (`basics`): ours, and which of the authority's each one stands for.

`basicID` is one key over all types of code, so an article group may not be called what a payment is
called. Our own codes keep their names whatever they are used for; a shop's group with such a name is
exported with its type in front, in the same way in every file.

Law: SAFT-3, SAFT-4, SAFT-11b.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from datakasse.journal.codes import EVENT_CODES, TRANSACTION_CODES, Code
from datakasse.saft.text import element, identifier, leaf, leaf_if
from datakasse.trade.goods.article import ArticleGroup
from datakasse.trade.tender import PREDEFINED_TENDERS, TenderKind

SALE_LINE: Final = Code("SAL", "", "Sale line")
RETURN_LINE: Final = Code("RET", "", "Return line")
LINE_DISCOUNT: Final = Code("LINEDISC", "", "Discount on a line")
SALE_DISCOUNT: Final = Code("SALEDISC", "", "Line's share of a discount on the whole sale")
TIP: Final = Code("TIP", "10001", "Tip")

_TENDERS: Final[dict[TenderKind, tuple[str, str]]] = {
    TenderKind.CASH: ("CASH", "Cash"),
    TenderKind.DEBIT_CARD: ("DEBCARD", "Debit card"),
    TenderKind.CREDIT_CARD: ("CREDCARD", "Credit card"),
    TenderKind.VIPPS: ("VIPPS", "Vipps"),
    TenderKind.GIFT_CARD: ("GIFTCARD", "Gift card"),
    TenderKind.STORE_CREDIT: ("STORECRED", "Store credit (credit note)"),
    TenderKind.DEPOSIT_SLIP: ("DEPSLIP", "Bottle deposit slip"),
    TenderKind.INVOICE: ("INVOICE", "Customer account"),
}
TENDER_CODES: Final[dict[TenderKind, Code]] = {
    kind: Code(code, PREDEFINED_TENDERS[kind], description) for kind, (code, description) in _TENDERS.items()
}
"""The code of each means of payment, in the order they are declared in a file."""

GROUP_TYPE: Final = "04"
OTHER_GROUP: Final = "04999"

_BY_TYPE: Final[tuple[tuple[str, tuple[Code, ...]], ...]] = (
    ("05", (SALE_LINE, RETURN_LINE)),
    ("08", (LINE_DISCOUNT, SALE_DISCOUNT)),
    ("10", (TIP,)),
    ("11", TRANSACTION_CODES),
    ("12", tuple(TENDER_CODES.values())),
    ("13", EVENT_CODES),
)
"""Our own codes by `basicType`, in the order they are declared."""

OWN_CODES: Final = frozenset(code.code for _, codes in _BY_TYPE for code in codes)


def group_ids(groups: Iterable[str]) -> dict[str, str]:
    """
    Return what each article group is called in the file: its own code wherever that is free.

    Raises:
        IdentifierUnfit: A code that the file cannot hold.

    Example:
        >>> group_ids(["100", "CASH"])
        {'100': '100', 'CASH': '04-CASH'}
    """
    codes = sorted(groups)
    taken = OWN_CODES | set(codes)
    ids: dict[str, str] = {}
    for code in codes:
        name = code
        if code in OWN_CODES:
            while name in taken:
                name = f"{GROUP_TYPE}-{name}"
            taken |= {name}
        identifier(name)
        ids[code] = name
    return ids


def basics(groups: Iterable[ArticleGroup], ids: dict[str, str], used: set[str]) -> Iterator[str]:
    """
    Yield `basics`: all article groups, then those of our codes that the file uses.

    Args:
        groups: The article groups the shop knows.
        ids: What each group is called in the file, also those that only the entries name.
        used: Our codes that something in the file refers to.
    """
    known = {group.code: group for group in groups}
    named = [known.get(code, ArticleGroup(code, OTHER_GROUP, code)) for code in ids]
    yield "<basics>\n"
    for group in sorted(named, key=lambda group: (group.predefined, group.code)):
        yield _basic(GROUP_TYPE, ids[group.code], group.predefined, group.name)
    for basic_type, codes in _BY_TYPE:
        for code in codes:
            if code.code in used:
                yield _basic(basic_type, code.code, code.predefined, code.description)
    yield "</basics>\n"


def _basic(basic_type: str, basic_id: str, predefined: str, description: str) -> str:
    row = element(
        "basic",
        leaf("basicType", basic_type),
        leaf("basicID", basic_id),
        leaf_if("predefinedBasicID", predefined, 9),
        leaf("basicDesc", description, 999),
    )
    return row + "\n"
