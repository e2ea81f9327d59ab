"""The machine and the network around it, as a health check asks for them; nothing is changed."""

import os
import platform
import socket
import sqlite3
import struct
import time
from contextlib import closing
from datetime import datetime
from typing import Final

_NTP_PORT: Final = 123
_NTP_EPOCH_S: Final = 2_208_988_800
"""Seconds from 1900, where NTP counts from, to 1970 (RFC 5905, section 6)."""
_NTP_PACKET_BYTES: Final = 48
_ASK: Final = bytes([0b00_100_011]) + bytes(_NTP_PACKET_BYTES - 1)
"""No warning, version 4, asked by a client (RFC 5905, section 7.3)."""
_SERVER_MODE: Final = 4
_MODE_BITS: Final = 0b111
_UNSYNCHRONISED: Final = 3
"""The leap indicator of a server whose own clock is set by nobody (RFC 5905, section 7.3)."""
_LEAP_SHIFT: Final = 6
_STRATA: Final = range(1, 16)
"""How far from its source a clock that is set may be (RFC 5905, section 7.3); 0 refuses to answer."""
_TRANSMITTED: Final = slice(40, 48)
_SOMEWHERE: Final = ("192.0.2.1", 9)
"""An address that nobody has (RFC 5737): choosing a way to it sends nothing."""


def describe_machine() -> dict[str, str | int]:
    """Return what kind of machine this is, and which versions of what runs on it; not whose, nor where."""
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "processors": os.cpu_count() or 0,
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "sqlite": sqlite3.sqlite_version,
    }


class MachineSurroundings:
    """This machine."""

    def address(self) -> str:
        """Return this machine's address on its network; empty where it has none. Nothing is sent."""
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as line:
            try:
                line.connect(_SOMEWHERE)
                return str(line.getsockname()[0])
            except OSError:
                return ""

    def reaches(self, host: str, port: int, wait_s: float) -> bool:
        """Whether a connection to another machine can be opened; nothing is said over it."""
        try:
            socket.create_connection((host, port), timeout=wait_s).close()
        except (OSError, UnicodeError):
            return False
        return True

    def behind_ms(self, server: str, wait_s: float) -> int | None:
        """
        Return how far this clock is behind a time server's; None where that tells no time.

        Args:
            server: `HOST` or `HOST:PORT`.
            wait_s: How long to wait for it.
        """
        host, _, port = server.partition(":")
        try:
            with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as line:
                line.settimeout(wait_s)
                line.connect((host, int(port or _NTP_PORT)))
                asked_s = time.time()
                line.send(_ASK)
                heard, answered_s = line.recv(512), time.time()
        except (OSError, ValueError, OverflowError):
            return None
        theirs_s = _time_told(heard)
        return None if theirs_s is None else round((theirs_s - (asked_s + answered_s) / 2) * 1000)

    def offset_s(self) -> int:
        """Return how far this machine's own local time is from UTC now."""
        offset = datetime.now().astimezone().utcoffset()
        return 0 if offset is None else int(offset.total_seconds())

    def busy_percent(self) -> int:
        """Return how much there has been to do for the processors in the last minute; above 100 it queues."""
        return round(os.getloadavg()[0] * 100 / (os.cpu_count() or 1))


def _time_told(heard: bytes) -> float | None:
    """Return the time in a time server's answer, in seconds since 1970; None where it tells none."""
    if len(heard) < _NTP_PACKET_BYTES or heard[0] & _MODE_BITS != _SERVER_MODE:
        return None
    if heard[0] >> _LEAP_SHIFT == _UNSYNCHRONISED or heard[1] not in _STRATA:
        return None
    whole, fraction = struct.unpack("!II", heard[_TRANSMITTED])
    if whole == fraction == 0:
        return None
    return whole - _NTP_EPOCH_S + fraction / 2**32
