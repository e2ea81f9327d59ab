"""
Places for copies, behind the port of the backup.

What speaks SFTP is an extra, read where copies go to such a place: `places.sftp`.

Decision: 0081-an-extra-is-read-when-it-is-wanted.
"""

from types import ModuleType
from typing import TYPE_CHECKING

from datakasse.errors.backup.places import SftpMissing
from datakasse.errors.extras import read_extra

if TYPE_CHECKING:
    from datakasse.devices.places import sftp as sftp


def __getattr__(name: str) -> ModuleType:
    """Return what speaks SFTP; raises `SftpMissing`."""
    if name != "sftp":
        raise AttributeError(name)
    return read_extra(f"{__name__}.{name}", SftpMissing)
