"""
Room for the books: whoever wants a connection too many is turned away before the files run out.

A process may have so many files open, and a connection is one. Without any left the database cannot be
read and no anchor be written. The system gives each new file the lowest number that is free, so the number
of a connection tells how many there are already. Callers on this machine, where the register's own screen
is, are let in for longer than the network.
"""

import asyncio
import resource
from contextlib import suppress
from ipaddress import ip_address
from typing import Final, cast

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from datakasse.errors.door.requests import NoRoom
from datakasse.web.problems import problem

KEPT_FOR_BOOKS: Final = 96
"""Files that no connection may take: readers of the database, printers, key files."""
KEPT_FOR_TILL: Final = 64
"""Further files that only callers on this machine may take."""
_FILES_WANTED: Final = 65_536
_PATIENCE_S: Final = 0.5
_RETRY_AFTER_S: Final = "5"
_HERE: Final = "127.0.0.1"


def ask_for_files() -> None:
    """Have as many files as this process may have by asking."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES_WANTED if hard == resource.RLIM_INFINITY else min(hard, _FILES_WANTED)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def is_full(number: int, caller: str) -> bool:
    """
    Return whether a connection with this file number is one too many.

    Args:
        number: The number.
        caller: The address it comes from.
    """
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed == resource.RLIM_INFINITY:
        return False
    return number >= allowed - KEPT_FOR_BOOKS - (0 if ip_address(caller).is_loopback else KEPT_FOR_TILL)


class _TurnsAway(asyncio.Protocol):
    """What stands before the server's own way to speak HTTP: tells one too many so, and hangs up."""

    _is_too_many: bool
    _line: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take a connection; one too many is not waited for long."""
        super().connection_made(transport)
        self._line = cast("asyncio.Transport", transport)
        number = transport.get_extra_info("socket").fileno()
        caller = (transport.get_extra_info("peername") or (_HERE,))[0]
        self._is_too_many = is_full(number, caller)
        if self._is_too_many:
            asyncio.get_running_loop().call_later(_PATIENCE_S, transport.close)

    def data_received(self, data: bytes) -> None:
        """Take what is asked; one too many is answered at once. Unread, it would cost him the answer."""
        if not self._is_too_many:
            super().data_received(data)
            return
        if not self._line.is_closing():
            self._line.write(_turned_away())
            self._line.close()


def _turned_away() -> bytes:
    answer = problem(NoRoom())
    answer.headers["Connection"] = "close"
    answer.headers["Retry-After"] = _RETRY_AFTER_S
    head = b"".join(name + b": " + value + b"\r\n" for name, value in answer.raw_headers)
    return b"HTTP/1.1 503 Service Unavailable\r\n" + head + b"\r\n" + bytes(answer.body)


Door: type[asyncio.Protocol] = type("Door", (_TurnsAway, AutoHTTPProtocol), {})
"""How the server speaks HTTP to those there is room for."""
