"""Who is at the register and in the office, what they may, and what they tried that they may not."""

from datakasse.journal.events.happened import Happened


class RoleDefined(Happened, frozen=True, tag="role_defined"):
    """
    A role of the shop's own holds these rights from here on, whoever has it.

    Attributes:
        role: What the journal calls it.
        title: What people call it.
        rights: Codes of what it holds; none when the role is done away with.
    """

    role: str
    title: str
    rights: tuple[str, ...]


class RoleGiven(Happened, frozen=True, tag="role_given"):
    """An operator has a role from here on, and may what it holds."""

    operator: str
    role: str


class SignedOn(Happened, frozen=True, tag="signed_on"):
    """An operator signed on."""


class SignedOff(Happened, frozen=True, tag="signed_off"):
    """An operator signed off."""


class OfficeEntered(Happened, frozen=True, tag="office_entered"):
    """An operator came to the office, which is at no register's screen."""


class OfficeLeft(Happened, frozen=True, tag="office_left"):
    """An operator left the office."""


class AttemptRefused(Happened, frozen=True, tag="attempt_refused"):
    """Something was tried that the law or a right forbids: wrong PIN, second copy, missing right."""

    what: str
    code: str
    subject: str = ""


class ActionApproved(Happened, frozen=True, tag="action_approved"):
    """Somebody lent the one who is signed on a right for exactly one action (its use case), which follows."""

    approver: str
    what: str
    right: str
    amount_ore: int | None = None
    subject: str = ""


PeopleEvent = (
    RoleDefined
    | RoleGiven
    | SignedOn
    | SignedOff
    | OfficeEntered
    | OfficeLeft
    | AttemptRefused
    | ActionApproved
)
"""All kinds of them."""
