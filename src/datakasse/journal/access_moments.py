"""What entries say of who may what, and who was here: for whoever looks through it once a month."""

from enum import StrEnum
from typing import Final

from datakasse.journal.entry import Record
from datakasse.journal.events.day import CashCounted, ZReported
from datakasse.journal.events.drawer import FloatDeclared
from datakasse.journal.events.people import OfficeEntered, RoleDefined, RoleGiven, SignedOn
from datakasse.journal.events.shop import SettingsChanged

ACCESS_REVIEWED: Final = "access reviewed"
"""What the journal calls it that somebody looked through who may what."""


class LastOf(StrEnum):
    """What is known of when it was last so."""

    CAME = "came"
    """
    Somebody signed on at a register or came into the office, put a float in, counted or took a Z.

    Whoever stands at a till that is never turned off signs on once; these she does every day all the same.
    """
    RIGHTS = "rights"
    """Somebody was given her role, let in again, or the hub changed what she may."""
    ROLE = "role"
    """What a role of the shop's own holds was said."""
    REVIEW = "review"
    """Somebody looked through who may what."""


_KINDS: Final = (
    SignedOn,
    OfficeEntered,
    FloatDeclared,
    CashCounted,
    ZReported,
    RoleGiven,
    RoleDefined,
    SettingsChanged,
)
_MARKS: Final = tuple(f'"event":{{"kind":"{kind.__struct_config__.tag}"'.encode() for kind in _KINDS)


def may_be_moment(body: bytes) -> bool:
    """
    Return whether an entry may be the last moment of something, seen from its bytes without reading them.

    The bytes are canonical, and a quote inside a text is escaped, so the pattern stands nowhere else.
    """
    return any(mark in body for mark in _MARKS)


def moment_in(record: Record) -> tuple[LastOf, str] | None:
    """Return what an entry is the last moment of, and of whom or which role; None where of nothing."""
    match record.event:
        case SignedOn() | OfficeEntered() | FloatDeclared() | CashCounted() | ZReported():
            return LastOf.CAME, record.operator
        case RoleGiven(operator=operator):
            return LastOf.RIGHTS, operator
        case RoleDefined(role=role):
            return LastOf.ROLE, role
        case SettingsChanged(what="operator" | "operator reinstated", subject=operator):
            return LastOf.RIGHTS, operator
        case SettingsChanged(what="access reviewed"):
            return LastOf.REVIEW, record.operator
        case _:
            return None
