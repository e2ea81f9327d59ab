"""What requests about the shop's people and roles may look like."""

from typing import Annotated

from pydantic import Field

from datakasse.office.people.keep_operators import NAME_LENGTH_MAX, OPERATOR_ID_LENGTH_MAX
from datakasse.office.people.password import PASSWORD_LENGTH_MAX
from datakasse.trade.people.operator import Right
from datakasse.trade.people.shop_role import ROLE_TITLE_LENGTH_MAX
from datakasse.web.shapes import Shape

OperatorId = Annotated[str, Field(min_length=1, max_length=OPERATOR_ID_LENGTH_MAX)]
RoleId = Annotated[str, Field(min_length=1, max_length=30)]
FirstName = Annotated[str, Field(min_length=1, max_length=NAME_LENGTH_MAX)]
Surname = Annotated[str, Field(max_length=NAME_LENGTH_MAX)]
Pin = Annotated[str, Field(min_length=1, max_length=16)]


class ProofShape(Shape):
    """
    What shows that it is she who asks: her password, or her PIN where she has none.

    Wanted where somebody who administers is concerned; without it the answer is `people.proof_needed`.
    """

    current: Annotated[str, Field(max_length=PASSWORD_LENGTH_MAX)] = ""


class NewPersonShape(ProofShape):
    """Somebody who is to work here."""

    operator_id: OperatorId
    first_name: FirstName
    surname: Surname = ""
    role: RoleId
    pin: Pin


class NameShape(Shape):
    """What somebody is called."""

    first_name: FirstName
    surname: Surname = ""


class GiveRoleShape(ProofShape):
    """Which role somebody gets."""

    role: RoleId


class PinShape(ProofShape):
    """A new PIN."""

    pin: Pin


class RoleShape(ProofShape):
    """What a role of the shop's own is called and holds."""

    title: Annotated[str, Field(min_length=1, max_length=ROLE_TITLE_LENGTH_MAX)]
    rights: Annotated[list[Annotated[Right, Field(strict=False)]], Field(min_length=1, max_length=len(Right))]


class SeenShape(Shape):
    """What was looked through, by the name it was shown under."""

    seen: Annotated[str, Field(min_length=1, max_length=64)]
