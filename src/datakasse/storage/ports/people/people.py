"""What may be asked of a database about people, badges and approvals; a part of `ports/store.py`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from datakasse.journal.access_moments import LastOf
from datakasse.trade.people.operator import Operator
from datakasse.trade.people.shop_role import ShopRole
from datakasse.trade.sale.approval import Approval


class PeopleReadings(Protocol):
    """What can be asked."""

    def operators(self) -> list[Operator]:
        """Return all operators there ever were, by id."""
        ...

    def operator(self, operator: str) -> Operator:
        """Return an operator; raises `UnknownOperator`."""
        ...

    def pin_hash(self, operator: str) -> str:
        """Return the Argon2id hash of an operator's PIN."""
        ...

    def shop_roles(self) -> list[ShopRole]:
        """Return the roles of the shop's own, by id."""
        ...

    def last_moments(self, what: LastOf) -> Mapping[str, datetime]:
        """Return when something was last so, of each person or role of which it ever was."""
        ...

    def operator_of_badge(self, digest: str) -> str:
        """Return whose badge it is; empty when it is nobody's, or not any longer."""
        ...

    def has_badge(self, operator: str) -> bool:
        """Return whether an operator has a badge."""
        ...

    def approval(self, register: str, approval: str) -> Approval | None:
        """Return an approval that was asked for, whether or not anybody gave it; None when it is gone."""
        ...


class PeopleBooks(PeopleReadings, Protocol):
    """What can be written."""

    def put_role(self, role: ShopRole) -> None:
        """Enter or change a role of the shop's own."""
        ...

    def drop_role(self, role: str) -> None:
        """Do away with a role of the shop's own."""
        ...

    def put_badge(self, operator: str, digest: str) -> None:
        """Give an operator a badge; the one she had counts no longer."""
        ...

    def drop_badge(self, operator: str) -> None:
        """Take an operator's badge away."""
        ...

    def put_approval(self, approval: Approval) -> None:
        """Keep an approval that is asked for or given."""
        ...

    def drop_approvals(self, register: str, asked_before: datetime) -> None:
        """Forget what was asked for at a register before a moment."""
        ...

    def use_approval(self, register: str, approval: str) -> None:
        """Forget an approval: it is used."""
        ...
