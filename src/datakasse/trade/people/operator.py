"""
Who stands at the register, and what each role may do.

Rights are checked for every call where it is carried out, never by hiding a button.
"""

from datetime import datetime
from enum import StrEnum
from typing import Literal

import msgspec


class Right(StrEnum):
    """One thing that a person may or may not do."""

    SELL = "sell"
    DISCOUNT = "discount"
    OPEN_PRICE = "open_price"
    RETURN = "return"
    PRICE_CHECK = "price_check"
    COPY = "copy"
    OPEN_DRAWER = "open_drawer"
    PAY_IN_OUT = "pay_in_out"
    SELL_ON_CREDIT = "sell_on_credit"
    SELL_OVER_LIMIT = "sell_over_limit"
    GIFT_CARD = "gift_card"
    SELL_BEYOND_STOCK = "sell_beyond_stock"
    TRAIN = "train"
    X_REPORT = "x_report"
    Z_REPORT = "z_report"
    READ_JOURNAL = "read_journal"
    EXPORT = "export"
    KEEP_BOOKS = "keep_books"
    KEEP_STOCK = "keep_stock"
    SEE_COST = "see_cost"
    START_STOP = "start_stop"
    ADMINISTER = "administer"


class Role(StrEnum):
    """A set of rights that people know by name, and that every shop has."""

    MANAGER = "manager"
    CASHIER = "cashier"
    ASSISTANT = "assistant"
    ACCOUNTANT = "accountant"
    AUDITOR = "auditor"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.MANAGER: frozenset(Right),
    Role.CASHIER: frozenset(Right)
    - {
        Right.ADMINISTER,
        Right.EXPORT,
        Right.KEEP_BOOKS,
        Right.KEEP_STOCK,
        Right.SEE_COST,
        Right.SELL_OVER_LIMIT,
        Right.SELL_BEYOND_STOCK,
    },
    Role.ASSISTANT: frozenset({Right.SELL, Right.OPEN_PRICE, Right.PRICE_CHECK, Right.COPY}),
    Role.ACCOUNTANT: frozenset({Right.READ_JOURNAL, Right.EXPORT, Right.KEEP_BOOKS, Right.SEE_COST}),
    Role.AUDITOR: frozenset({Right.READ_JOURNAL, Right.EXPORT}),
}
"""
What each role may do; the auditor is the inspector's read access (KSL-4), the accountant keeps the books.

Who may sell but lacks another right at the till can have it lent for one action, by somebody who holds it
(`counter/approval.py`).
"""


def rights_of(role: str) -> frozenset[Right]:
    """Return what a role of ours holds; nothing where it is none."""
    return RIGHTS[Role(role)] if role in RIGHTS else frozenset()


LENDABLE: frozenset[Right] = frozenset(Right) - {
    Right.SELL, Right.START_STOP, Right.READ_JOURNAL, Right.EXPORT, Right.KEEP_BOOKS,
    Right.KEEP_STOCK, Right.SEE_COST, Right.ADMINISTER,
}  # fmt: skip
"""What can be lent for one action to somebody who may sell; never what is of the office."""


class Preferences(msgspec.Struct, frozen=True):
    """
    How a person wants the screen; it follows her from register to register, and is nobody else's business.

    Attributes:
        language: What the screen speaks; empty for the register's own language.
        hand: Which hand does the work: the zones of the screen stand so that it is near what it needs.
        sound: How loud the three sounds are.
        scheme: Light or dark; `system` is as the device is set.
    """

    language: Literal["", "nb", "nn", "en"] = ""
    hand: Literal["right", "left"] = "right"
    sound: Literal["off", "soft", "normal", "loud"] = "normal"
    scheme: Literal["system", "light", "dark"] = "system"


class Operator(msgspec.Struct, frozen=True):
    """
    A person who uses the register.

    The name is personal data: it lives in the shop's records, never in the journal.

    Attributes:
        operator_id: What the journal, reports and SAF-T call the person.
        first_name: Given name.
        surname: Family name.
        role: What the person may do: a `Role`, or one of the shop's own (`trade/people/shop_role.py`).
        since: When the person was registered, UTC.
        role_title: What the role is called in files, where it differs from ours.
        role_description: More about it, if wanted.
        active: Whether the person may still sign on.
        preferences: How she wants the screen.
        own_rights: What the role holds where it is one of the shop's own; None for a role of ours.
    """

    operator_id: str
    first_name: str
    surname: str
    role: str
    since: datetime
    role_title: str = ""
    role_description: str = ""
    active: bool = True
    preferences: Preferences = Preferences()
    own_rights: tuple[Right, ...] | None = None

    @property
    def rights(self) -> frozenset[Right]:
        """What the person's role holds; nothing where nobody knows the role."""
        return rights_of(self.role) if self.own_rights is None else frozenset(self.own_rights)

    @property
    def own_title(self) -> str:
        """What people call the role where it is one of the shop's own; empty for a role of ours."""
        return "" if self.own_rights is None else self.role_title

    def may(self, right: Right) -> bool:
        """Return whether the person's role holds a right."""
        return right in self.rights

    def may_borrow(self, right: Right) -> bool:
        """Return whether somebody else may lend the person a right that she lacks, for one action."""
        return right in LENDABLE and self.may(Right.SELL) and not self.may(right)
