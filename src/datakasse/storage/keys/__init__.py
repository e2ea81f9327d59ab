"""
Secrets, in files beside the database and never in it.

What speaks with a token is an extra, read where a token holds the key: `keys.token`.

Decision: 0081-an-extra-is-read-when-it-is-wanted.
"""

from types import ModuleType
from typing import TYPE_CHECKING

from datakasse.errors.extras import read_extra
from datakasse.errors.storage.keys import TokenSupportMissing

if TYPE_CHECKING:
    from datakasse.storage.keys import token as token


def __getattr__(name: str) -> ModuleType:
    """Return what speaks with a token; raises `TokenSupportMissing`."""
    if name != "token":
        raise AttributeError(name)
    return read_extra(f"{__name__}.{name}", TokenSupportMissing)
