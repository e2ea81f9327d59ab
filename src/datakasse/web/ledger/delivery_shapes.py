"""What requests about delivery to the accounting system may look like."""

from datetime import date
from typing import Annotated

from pydantic import Field

from datakasse.web.shapes import Code, Note, Shape

ANSWERS_MAX = 30
MAPPED_MAX = 1_000
SecretText = Annotated[str, Field(max_length=8_000)]
SettingText = Annotated[str, Field(max_length=200)]


class SystemChoiceShape(Shape):
    """Which system, what it is told, and its credentials; what is left out stays as it is."""

    system: Code
    settings: Annotated[dict[Code, SettingText], Field(max_length=ANSWERS_MAX, default_factory=dict)]
    secrets: Annotated[dict[Code, SecretText], Field(max_length=ANSWERS_MAX, default_factory=dict)]


class MappingShape(Shape):
    """Our account → theirs; standard VAT code → theirs, empty for lines without VAT; department → theirs."""

    accounts: Annotated[dict[Code, Code], Field(max_length=MAPPED_MAX)]
    vat_types: Annotated[dict[Annotated[str, Field(max_length=64)], Code], Field(max_length=MAPPED_MAX)]
    departments: Annotated[dict[Code, Code], Field(max_length=MAPPED_MAX, default_factory=dict)]


class RunShape(Shape):
    """Whether vouchers are sent, the first business day that goes there, and the first of the office."""

    on: bool
    start: Annotated[date | None, Field(strict=False)] = None
    office_since: Annotated[date | None, Field(strict=False)] = None


class FiledShape(Shape):
    """The last day whose voucher was taken over as a file."""

    through: Annotated[date, Field(strict=False)]


class SkipShape(Shape):
    """Why a voucher is not to be sent."""

    reason: Note
