"""The drawer, and the money that goes in and out of it without a sale."""

from datakasse.journal.events.happened import Happened


class FloatDeclared(Happened, frozen=True, tag="float_declared"):
    """
    Opening float (*vekselkasse*) put in the drawer, or in an operator's belt (KSF-2-5-a).

    Attributes:
        amount_ore: What was put in; 0 makes no transaction, because no money moved.
        expected_ore: What was counted at the last Z; None where there is nothing to compare with.
        explanation: Why the two differ.
    """

    amount_ore: int
    expected_ore: int | None = None
    explanation: str = ""


class DrawerOpened(Happened, frozen=True, tag="drawer_opened"):
    """The drawer was opened: with a transaction, or by hand with a reason (*nullinnslag*)."""

    transaction: int | None = None
    basket_id: str = ""
    reason: str = ""


class DrawerClosed(Happened, frozen=True, tag="drawer_closed"):
    """The drawer's sensor told that it was closed."""


class PaidIn(Happened, frozen=True, tag="paid_in"):
    """Money was put into the drawer without a sale."""

    type: str
    amount_ore: int
    reason: str


class PaidOut(Happened, frozen=True, tag="paid_out"):
    """Money was taken out of the drawer without a return."""

    type: str
    amount_ore: int
    reason: str


DrawerEvent = FloatDeclared | DrawerOpened | DrawerClosed | PaidIn | PaidOut
"""All kinds of them."""
