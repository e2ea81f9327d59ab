"""The public keys of all registers: those here, and those of other machines as their journals tell."""

from collections.abc import Sequence
from typing import Protocol

from datakasse.errors.storage.journal import JournalDamaged
from datakasse.journal.link import Head
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.register_state import RegisterState
from datakasse.office.backup.entries_box import JournalRows
from datakasse.office.backup.owners_told import owners_told
from datakasse.office.backup.packing import RegisterKeys
from datakasse.office.backup.trust import NotFollowed, keys_declared
from datakasse.trade.shop.shop import Company, Register


class Journals(JournalRows, Protocol):
    """A consistent look at the registers' journals."""

    def company(self) -> Company:
        """Return the business."""
        ...

    def registers(self) -> Sequence[Register]:
        """Return all registers."""
        ...

    def head(self, register: str) -> Head:
        """Return where a register's journal ends."""
        ...

    def state(self, register: str) -> RegisterState:
        """Return what stands at a register now."""
        ...


class KnownKeys:
    """
    Knows all key versions of each register.

    Args:
        keys: Those that are here.
        owner: The key that signs for the owner (hex).
    """

    def __init__(self, keys: RegisterKeys, owner: str) -> None:
        self._keys = keys
        self._owner = owner
        self._followed: dict[tuple[str, str], list[PublicKeys]] = {}

    def are_here(self, books: Journals, register: str) -> bool:
        """Return whether the keys that a register goes on by are here, or it has none yet."""
        declared = books.state(register).keys
        return declared is None or declared in self._keys.versions(register)

    def of(self, books: Journals, register: str) -> list[PublicKeys]:
        """
        Return all key versions of a register, oldest first; a journal is followed once for each new one.

        Raises:
            JournalDamaged: It is on another machine, and nobody vouches for its keys.
        """
        declared = books.state(register).keys
        if declared is None or self.are_here(books, register):
            return self._keys.versions(register)
        known = register, declared.version
        if known not in self._followed:
            company, last = books.company().organisation_number, books.head(register).number
            owners = owners_told(books).ever | {self._owner}
            try:
                self._followed[known] = keys_declared(books, company, register, last, owners)
            except NotFollowed as why:
                raise JournalDamaged(register=register, number=why.number) from why
        return self._followed[known]
