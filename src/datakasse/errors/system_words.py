"""What the machine says of files, disks and networks, in the words of the one who reads a refusal."""

import errno
from collections.abc import Mapping
from typing import Final

from datakasse.errors.phrase import Phrase

_NO_ROOM: Final = Phrase("disken er full", "the disk is full")
_NOT_ALLOWED: Final = Phrase("det er ikke lov her", "it is not allowed here")
_WORDS: Final[Mapping[int, Phrase]] = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EROFS: Phrase("disken er bare til å lese", "the disk is only for reading"),
    errno.EIO: Phrase("disken leser eller skriver feil", "the disk reads or writes wrongly"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: Phrase("det finnes ikke", "it does not exist"),
    errno.ENOTDIR: Phrase("det er ingen mappe", "it is no folder"),
    errno.EISDIR: Phrase("det er en mappe", "it is a folder"),
    errno.ENAMETOOLONG: Phrase("navnet er for langt", "the name is too long"),
    errno.EMFILE: Phrase("for mange filer er åpne", "too many files are open"),
    errno.EADDRNOTAVAIL: Phrase("maskinen har ikke den adressen", "this machine has no such address"),
    errno.ECONNREFUSED: Phrase("ingen svarer på den porten", "nothing answers on that port"),
    errno.ECONNRESET: Phrase("forbindelsen ble brutt", "the connection was broken off"),
    errno.EPIPE: Phrase("forbindelsen ble brutt", "the connection was broken off"),
    errno.ETIMEDOUT: Phrase("det svarer ikke", "it does not answer"),
    errno.EHOSTUNREACH: Phrase("ingen vei dit", "no way there"),
    errno.ENETUNREACH: Phrase("ikke noe nettverk", "no network"),
}


def system_words(error: OSError) -> Phrase:
    """
    Return what went wrong; what nobody has words for is told as the system tells it.

    Example:
        >>> system_words(OSError(errno.ENOSPC, "No space left on device"))
        Phrase(nb='disken er full', en='the disk is full')
        >>> system_words(TimeoutError("timed out"))
        Phrase(nb='det svarer ikke', en='it does not answer')
    """
    number = errno.ETIMEDOUT if isinstance(error, TimeoutError) else error.errno
    told = error.strerror or str(error) or type(error).__name__
    return _WORDS.get(number or 0, Phrase.as_is(told))
