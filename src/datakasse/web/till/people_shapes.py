"""What requests about the people at a register may look like."""

from typing import Annotated, Literal

from pydantic import Field

from datakasse.office.people.password import PASSWORD_LENGTH_MAX
from datakasse.office.shop.set_lock import LOCK_MINUTES_MAX
from datakasse.trade.people.operator import Preferences
from datakasse.web.shapes import Shape


class OfficeSignOnShape(Shape):
    """Who comes to the office: with a PIN, or a password and, where she has an app for them, a code."""

    operator: Annotated[str, Field(min_length=1, max_length=35)]
    pin: Annotated[str, Field(max_length=16)] = ""
    password: Annotated[str, Field(max_length=PASSWORD_LENGTH_MAX)] = ""
    code: Annotated[str, Field(max_length=40)] = ""


class BadgeShape(Shape):
    """A badge that was scanned."""

    code: Annotated[str, Field(min_length=1, max_length=64)]


class BadgeProofShape(Shape):
    """The PIN of the one who asks; wanted where the badge is for somebody who administers."""

    pin: Annotated[str, Field(max_length=16)] = ""


class ApproverShape(Shape):
    """Who approves: by a PIN, or a badge."""

    operator: Annotated[str, Field(max_length=35)] = ""
    pin: Annotated[str, Field(max_length=16)] = ""
    badge: Annotated[str, Field(max_length=64)] = ""


class PreferencesShape(Shape):
    """How somebody wants the screen."""

    language: Literal["", "nb", "nn", "en"] = ""
    hand: Literal["right", "left"] = "right"
    sound: Literal["off", "soft", "normal", "loud"] = "normal"
    scheme: Literal["system", "light", "dark"] = "system"

    def preferences(self) -> Preferences:
        """Return it as the trade knows it."""
        return Preferences(self.language, self.hand, self.sound, self.scheme)


class LockShape(Shape):
    """After how many minutes without a touch the screen locks; 0 is never."""

    after_minutes: Annotated[int, Field(ge=0, le=LOCK_MINUTES_MAX)]
