"""
The machine's service manager: it is told that this process is open, and again and again that it is alive.

    NOTIFY_SOCKET    where it listens
    WATCHDOG_USEC    it ends and starts anew whoever has said nothing for so long

Without memory, say, a process can come to a stand that it does not see itself: CPython waits for good for a
thread that died as it began. Somebody outside must see it.

Source: sd_notify(3), sd_watchdog_enabled(3).
"""

import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

_ADDRESS: Final = "NOTIFY_SOCKET"
_PATIENCE: Final = "WATCHDOG_USEC"
_SIGNS_IN_PATIENCE: Final = 4
"""One that is late is not the end yet."""


class ServiceStarter:
    """
    Who started this process, where it wants to be told how it is.

    Args:
        address: Where it listens.
        patience_s: How long it waits for a sign of life; None where it wants none.

    Attributes:
        sign_every_s: How often it is given one; 0 where it wants none.
    """

    def __init__(self, address: str, patience_s: float | None) -> None:
        # A name that begins with @ is in no folder.
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.sign_every_s = 0 if patience_s is None else max(1, int(patience_s / _SIGNS_IN_PATIENCE))
        self._is_open = False

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "ServiceStarter | None":
        """
        Return the one that an environment tells of, if it does.

        Example:
            >>> ServiceStarter.of({}) is None
            True
            >>> ServiceStarter.of({"NOTIFY_SOCKET": "/run/it", "WATCHDOG_USEC": "60000000"}).sign_every_s
            15
        """
        address, patience_us = environ.get(_ADDRESS, ""), environ.get(_PATIENCE, "")
        if not address:
            return None
        return cls(address, int(patience_us) / 1e6 if patience_us.isdigit() else None)

    async def sign(self) -> None:
        """Tell that whoever calls is open, where that is not known yet, and alive."""
        self._tell("WATCHDOG=1" if self._is_open else "READY=1\nWATCHDOG=1")
        self._is_open = True

    def _tell(self, state: str) -> None:
        # Whoever sells does not wait for a manager, nor stop without one.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.settimeout(0)
            line.sendto(state.encode(), self._address)
