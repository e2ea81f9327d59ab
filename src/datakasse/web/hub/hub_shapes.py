"""What requests of a hub's keeper may look like."""

from typing import Annotated, Any

from pydantic import Field

from datakasse.web.shapes import Shape


class KeeperSignOnShape(Shape):
    """The hub's keeper."""

    pin: Annotated[str, Field(min_length=1, max_length=16)]


class ChangeShape(Shape):
    """
    What is sent out, and the moment it counts from.

    What a change may hold is told in docs/operations/hub.md; with people in it, the keeper's PIN goes along.
    """

    valid_from: Annotated[str, Field(max_length=40)]
    change: dict[str, Any]
    pin: Annotated[str, Field(max_length=16)] = ""


class InviteShape(Shape):
    """A machine that is to be let in; with a register, an empty one becomes that."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    register_id: Annotated[str, Field(max_length=100)] = ""
    location: Annotated[str, Field(max_length=35)] = "1"
