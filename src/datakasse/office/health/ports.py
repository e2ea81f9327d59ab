"""What a look asks of the machine and of what lies around it."""

from datetime import datetime
from typing import Protocol


class Ground(Protocol):
    """The data folder and what protects it."""

    def moved_to(self) -> str:
        """Return where the books were carried to, so that nothing is sold from here; else nothing."""
        ...

    def sync_ms(self) -> float:
        """Return how long the disk takes to keep four kilobytes for good, in the middle of some tries."""
        ...

    def keys_since(self, register: str) -> datetime | None:
        """Return when a register's newest keys came to this machine, UTC; None where there are none."""
        ...

    def protection(self) -> str:
        """Return what protects the master secret: `systemd`, `token`, `passphrase`, `file` or nothing."""
        ...


class Surroundings(Protocol):
    """The machine, and the network it hangs on."""

    def address(self) -> str:
        """Return this machine's address on its network; empty where it has none. Nothing is sent."""
        ...

    def reaches(self, host: str, port: int, wait_s: float) -> bool:
        """Whether a connection to another machine can be opened; nothing is said over it."""
        ...

    def behind_ms(self, server: str, wait_s: float) -> int | None:
        """Return how far this clock is behind a time server's (NTP); None where it does not answer."""
        ...

    def offset_s(self) -> int:
        """Return how far this machine's own local time is from UTC now."""
        ...

    def busy_percent(self) -> int:
        """Return how much there has been to do for the processors in the last minute; above 100 it queues."""
        ...
