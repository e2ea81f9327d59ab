"""
One file a machine: clocks, printers, drawers, behind the ports of the till.

What speaks SFTP is an extra, read where copies go to such a place: `devices.place_sftp`.

Decision: 0081-an-extra-is-read-when-it-is-wanted.
"""

from types import ModuleType
from typing import TYPE_CHECKING

from datakasse.errors.backing_up import SftpMissing
from datakasse.errors.extras import read_extra

if TYPE_CHECKING:
    from datakasse.devices import place_sftp as place_sftp


def __getattr__(name: str) -> ModuleType:
    """Return what speaks SFTP; raises `SftpMissing`."""
    if name != "place_sftp":
        raise AttributeError(name)
    return read_extra(f"{__name__}.{name}", SftpMissing)
