"""
Which keys are a register's own, followed through its journal.

It begins with the keys that the owner vouched for in the deed. A key that the journal declares later is
believed if the key before it sealed that entry, or a recovery key of the owner signed for it; an entry that
is sealed by nobody but the key it brings along is what a forger would write.
"""

from typing import Final

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.journal.events.register import KeysRotated, RegisterCommissioned, RegisterRestored
from datakasse.journal.link import head_text, restored_text
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import seal_holds
from datakasse.journal.verify import Seal, Stored
from datakasse.office.backup.box import BoxBroken
from datakasse.office.backup.entries_box import Entries, JournalRows, read_entries

_DECLARING: Final = (
    b'"event":{"kind":"register_commissioned"',
    b'"event":{"kind":"keys_rotated"',
    b'"event":{"kind":"register_restored"',
)


class _Keyed(msgspec.Struct, frozen=True):
    """The part of an entry that declares keys."""

    event: RegisterCommissioned | KeysRotated | RegisterRestored


class Unvouched(BoxBroken):
    """
    An entry declares keys that nobody vouches for.

    Attributes:
        number: Which.
    """

    def __init__(self, number: int) -> None:
        super().__init__(
            Phrase(
                f"post {number} oppgir nøkler som ingen går god for",
                f"entry {number} declares keys that nobody vouches for",
            )
        )
        self.number = number


class Trusted(msgspec.Struct, frozen=True):
    """
    The keys of a register that are believed, as far as its journal was followed.

    Attributes:
        company: Organisation number.
        register: Which register.
        owners: The keys that sign for the owner (hex): each sheet that the shop has had.
        keys: The keys.
        newest: The one that counts.
        digest: The digest of the last entry.
    """

    company: str
    register: str
    owners: frozenset[str]
    keys: list[PublicKeys]
    newest: PublicKeys | None = None
    digest: bytes = bytes(32)

    def after(self, entries: Entries) -> "Trusted":
        """
        Return what is believed after more entries.

        Raises:
            Unvouched: An entry declares keys that nobody vouches for.
        """
        keys, newest, digest = list(self.keys), self.newest, self.digest
        seals = {seal.number: seal for seal in entries.seals}
        for row in entries.rows:
            if any(kind in row.body for kind in _DECLARING):
                declared = _declared(row)
                if declared is not None:
                    if declared.keys not in keys and not self._vouched(
                        row, declared, newest, digest, seals.get(row.number)
                    ):
                        raise Unvouched(row.number)
                    newest = declared.keys
                    keys = [*(known for known in keys if known != newest), newest]
            digest = row.digest
        return msgspec.structs.replace(self, keys=keys, newest=newest, digest=digest)

    def _vouched(
        self,
        row: Stored,
        event: RegisterCommissioned | KeysRotated | RegisterRestored,
        newest: PublicKeys | None,
        previous: bytes,
        seal: Seal | None,
    ) -> bool:
        if isinstance(event, RegisterRestored) and event.recovery != "" and event.recovery in self.owners:
            text = restored_text(self.company, self.register, row.number, previous, event.keys)
            return seal_holds(event.recovery, text, _hex(event.vouched))
        if newest is None or seal is None or isinstance(event, RegisterCommissioned):
            return False
        text = head_text(self.company, self.register, row.number, row.digest)
        return seal.digest == row.digest and seal_holds(newest.head, text, seal.signature)


class NotFollowed(Exception):
    """
    A journal declares keys that nobody vouches for, or does not end with its own seal.

    Attributes:
        number: The entry from which on nobody does.
    """

    def __init__(self, number: int) -> None:
        super().__init__(f"nobody vouches for the keys from entry {number} on")
        self.number = number


def keys_declared(
    books: JournalRows, company: str, register: str, last: int, owners: frozenset[str]
) -> list[PublicKeys]:
    """
    Return the keys that a journal declares, each vouched for by the one before, or by the owner.

    The first are believed: whoever asks knows the journal to be the shop's own.

    Args:
        books: A consistent look at it.
        company: Organisation number.
        register: Whose journal.
        last: Its last entry.
        owners: The keys that sign for the owner (hex).

    Raises:
        NotFollowed: One of them is vouched for by nobody.
    """
    first = next(books.stored(register), None) if last else None
    declared = None if first is None else _declared(first)
    if not isinstance(declared, RegisterCommissioned):
        raise NotFollowed(1)
    trusted, read = Trusted(company, register, owners, [declared.keys]), 0
    while read < last:
        entries = read_entries(books, register, read + 1, last)
        if entries is None:
            raise NotFollowed(read + 1)
        try:
            trusted = trusted.after(entries)
        except Unvouched as entry:
            raise NotFollowed(entry.number) from entry
        read = entries.last
    return trusted.keys


def _declared(row: Stored) -> RegisterCommissioned | KeysRotated | RegisterRestored | None:
    try:
        return msgspec.json.decode(row.body, type=_Keyed).event
    except (msgspec.MsgspecError, ValueError):
        # A text that looks like it; if the entry is broken, the check of the chain says so.
        return None


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
