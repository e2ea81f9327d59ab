"""
The check of a register's journal: all of it, or at start-up what its anchor does not vouch for.

    anchor ─▶ is the row it speaks of there, with that digest?
           ─▶ rows and seals after it, one by one (journal/verify.py)

A seal proves everything before it, because the digests are chained. So a journal is first checked
with few of its seals, which is quick; one with a fault is checked again with all of them, so that the
fault is named where it is. Only the public keys in the key folder are trusted; those that a journal
declares must be among them. Where another machine of the same database has a register, its keys were never
in this folder: its journal is held against those that it declares itself, and has no anchor here. Neither has
one that came from a copy, to be read: nobody goes on with it, and where it ends says nothing.

Law: KSF-2-7-3, SIG-15.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from datakasse.errors.storage.journal import JournalDamaged
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import Verifier
from datakasse.journal.verify import Checker, Fault, Finding, Seal, Tally, sealed_only
from datakasse.storage.anchor import Anchor
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.tables.journal import JournalReadings
from datakasse.storage.tables.position import Position

SEALS_APART: Final = 64
"""One seal in so many is enough for a journal without faults."""


def check_whole(
    books: JournalReadings,
    keys: KeyFolder,
    register: str,
    anchor: Anchor | None,
    *,
    is_elsewhere: bool = False,
    wants_anchor: bool = True,
) -> Iterator[Finding]:
    """
    Yield what is wrong with a register's journal, from its first entry to its end.

    Args:
        books: A look that began after the anchor was read.
        keys: The key folder.
        register: Which register.
        anchor: Its anchor, if there is one.
        is_elsewhere: Another machine has its keys.
        wants_anchor: It was written here, so that an anchor tells where it ends.
    """
    check = _Check(books, keys, register, is_elsewhere, wants_anchor)
    if next(check.whole(anchor, SEALS_APART), None) is not None:
        yield from check.whole(anchor, 1)


def check_since(books: JournalReadings, keys: KeyFolder, register: str, position: Position | None) -> None:
    """
    Go on only if a register's journal is whole after a position that can be trusted.

    Args:
        books: A look at the journal.
        keys: The key folder.
        register: Which register.
        position: Where its anchor stands; None checks from the first entry.

    Raises:
        JournalDamaged: It is not; the first fault is named.
    """
    check = _Check(books, keys, register)
    for apart in (SEALS_APART, 1):
        tally = Tally() if position is None else position.tally()
        finding = next(check.after(tally, None, apart), None)
        if finding is None:
            return
    raise JournalDamaged(register=register, number=finding.number)


def where_anchor_fails(books: JournalReadings, register: str, anchor: Anchor) -> int | None:
    """
    Return the entry where a journal does not hold what the anchor says; None when it does.

    An anchor that is not the register's own fails before the first entry: 0.
    """
    if anchor.seal is None:
        return 0
    row = next(books.stored(register, anchor.seal.number), None)
    if row is None or (row.number, row.digest) != (anchor.seal.number, anchor.seal.digest):
        return anchor.seal.number
    return None


@dataclass(frozen=True, slots=True)
class _Check:
    """One register's journal, and the keys that are its own."""

    books: JournalReadings
    keys: KeyFolder
    register: str
    is_elsewhere: bool = False
    wants_anchor: bool = True

    def whole(self, anchor: Anchor | None, apart: int) -> Iterator[Finding]:
        """Check all there is, the anchor with it."""
        tally = Tally()
        if anchor is not None and anchor.seal is None:
            sentence = "The anchor in the key folder is not this register's."
            nb = "Ankeret i nøkkelmappen er ikke denne kassens."
            yield Finding(self.register, 0, Fault.ALTERED, sentence, nb)
        yield from self.after(tally, None if anchor is None else anchor.seal, apart)
        if anchor is None and tally.number and self.wants_anchor and not self.is_elsewhere:
            sentence = "The key folder holds no anchor to show that the journal ends here."
            nb = "Nøkkelmappen har ikke noe anker som viser at journalen slutter her."
            yield Finding(self.register, tally.number, Fault.MISSING, sentence, nb)

    def after(self, tally: Tally, anchored: Seal | None, apart: int) -> Iterator[Finding]:
        """Check what comes after a tally, which counts along, against one seal in so many and the last."""
        first = tally.number + 1
        seals = _some_of(self.books.seals(self.register, first), apart)
        if anchored is not None:
            seals = heapq.merge(seals, [anchored], key=attrgetter("number"))
        checker = Checker(
            self.books.company().organisation_number,
            self.register,
            trusted=None if self.is_elsewhere else frozenset(self.keys.versions(self.register)),
            hmac=sealed_only if self.is_elsewhere else self._hmac,
            tally=tally,
        )
        yield from checker.check(self.books.stored(self.register, first), seals)

    def _hmac(self, public: PublicKeys) -> Verifier | None:
        return self.keys.hmac_verifier(self.register, public)


def _some_of(seals: Iterator[Seal], apart: int) -> Iterator[Seal]:
    """Yield the first seal, one in so many after it, and the last."""
    left_out: Seal | None = None
    for place, seal in enumerate(seals):
        left_out = None if place % apart == 0 else seal
        if left_out is None:
            yield seal
    if left_out is not None:
        yield left_out
