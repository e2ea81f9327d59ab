"""
What whoever started this process is told of it, so that one that hangs is ended and started anew.

The signs come from the loop that answers: where it stands still, so do they.
"""

from typing import Final, Protocol

import uvicorn

_NEVER_S: Final = 10**9


class Starter(Protocol):
    """Who starts this process, and again where it has given no sign of life for too long."""

    @property
    def sign_every_s(self) -> int:
        """How often it is given a sign of life; 0 where the first, that this process is open, is enough."""
        ...

    async def sign(self) -> None:
        """Tell that the one who calls is open, and alive."""
        ...


def give_signs(config: uvicorn.Config, starter: Starter | None) -> None:
    """Give whoever started this process signs of its life from when a server begins to answer."""
    if starter is not None:
        config.callback_notify = starter.sign
        config.timeout_notify = starter.sign_every_s or _NEVER_S
