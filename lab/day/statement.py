"""One line of a shop day."""

from dataclasses import dataclass, field
from datetime import datetime

from lab.language.forms import Noun


@dataclass(frozen=True, kw_only=True)
class Statement(Noun):
    """
    Something that happens at a register.

    Attributes:
        moment: When it happens, UTC.
        register: The ID of the register it happens at.
        line: The line it begins on.
    """

    moment: datetime
    register: str
    line: int = field(compare=False)
