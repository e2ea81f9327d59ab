"""What was found about a point of the monthly routine, as it is kept in the journal when it is signed."""

import msgspec


class RoutineEvidence(msgspec.Struct, frozen=True):
    """
    What was found about a point of the monthly routine when it was signed.

    Attributes:
        name: What was looked at.
        value: What was found.
        in_order: Whether it is as it should be.
    """

    name: str
    value: str
    in_order: bool
