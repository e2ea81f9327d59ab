"""
Check a register's journal from its stored bytes alone.

Reads entries in order, one at a time, and names every fault with its entry number. Digests are
computed from the bytes as they are; statutory signatures are recomputed from what the bytes say;
seals (Ed25519) prove that the digests are the register's own. Someone with the database in hand
can recompute digests, but not signatures and not seals.

Law: KSF-2-7-3, SIG-3, SIG-15.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from datakasse.journal.entry import FORMAT_VERSION, Transaction
from datakasse.journal.events.register import KeysRotated, RegisterCommissioned, RegisterRestored
from datakasse.journal.link import digest_of, head_text, restored_text
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import (
    FIRST_PREVIOUS,
    RsaVerifier,
    SealedOnly,
    Verifier,
    seal_holds,
    signed_text,
)
from datakasse.trade.shop.shop import SignatureMethod


class Fault(StrEnum):
    """What can be wrong with a journal."""

    ALTERED = "altered"
    MISSING = "missing"
    REORDERED = "reordered"
    INSERTED = "inserted"
    FOREIGN_KEY = "foreign_key"
    CLOCK_WENT_BACK = "clock_went_back"


class Finding(msgspec.Struct, frozen=True):
    """A fault, the entry where it shows, and a sentence in English and in bokmål."""

    register: str
    number: int
    fault: Fault
    sentence: str
    nb: str


class Stored(msgspec.Struct, frozen=True):
    """A row as the database gives it: the number it is filed under, its bytes, its digest."""

    number: int
    body: bytes
    digest: bytes


class Seal(msgspec.Struct, frozen=True):
    """A sealed head: the register's own word that this was its digest at this entry."""

    number: int
    digest: bytes
    key_version: str
    signature: bytes


class _Outline(msgspec.Struct, frozen=True):
    """The part of a record that checking needs; the event stays as raw bytes."""

    version: int
    company: str
    register: str
    number: int
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    transaction: Transaction | None
    event: msgspec.Raw


class Tally(msgspec.Struct):
    """
    How far a check has come; pass it on to go on from there.

    Attributes:
        number: The last entry.
        digest: Its digest as stored.
        signature: Signature of the last transaction; empty when its entry is not to be believed.
        transaction: Number of the last transaction; None when no entry to be believed tells it.
        at: When the last entry was written.
        keys: The keys in use.
    """

    number: int = 0
    digest: bytes = bytes(32)
    signature: str = FIRST_PREVIOUS
    transaction: int | None = None
    at: datetime | None = None
    keys: PublicKeys | None = None


_OUTLINE = msgspec.json.Decoder(_Outline)
_KEYED = msgspec.json.Decoder(RegisterCommissioned | KeysRotated | RegisterRestored)
_OPENING_BYTES = 40
_CLOCK = b'{"kind":"clock_went_back"'
_KEYS = (
    b'{"kind":"register_commissioned"',
    b'{"kind":"keys_rotated"',
    b'{"kind":"register_restored"',
)

HmacVerifiers = Callable[[PublicKeys], Verifier | None]
"""Finds the secret that belongs to an HMAC key, which the journal only names by fingerprint."""


def sealed_only(keys: PublicKeys) -> Verifier:
    """Return what stands for the secret of a register that is on another machine."""
    del keys
    return SealedOnly()


class Checker:
    """
    Checks one register's journal as its rows go by.

    Args:
        company: Whose journal it is.
        register: Which register's.
        trusted: Public keys known from outside the database; keys in the journal that are not among
            them are foreign. None trusts what the journal itself declares.
        hmac: Finds HMAC secrets, for registers that sign that way.
        tally: Where an earlier check ended; what is before it is believed.
    """

    def __init__(
        self,
        company: str,
        register: str,
        *,
        trusted: frozenset[PublicKeys] | None = None,
        hmac: HmacVerifiers | None = None,
        tally: Tally | None = None,
    ) -> None:
        """Begin at the first entry, or where an earlier check ended."""
        self._company = company
        self._register = register
        self._trusted = trusted
        self._hmac = hmac
        self.tally = tally or Tally()
        self._verifier: Verifier | None = None
        self._sealers: dict[str, str] = {}
        self._digest_meant = self.tally.digest
        self._sealed = self.tally.number
        if self.tally.keys is not None:
            self._take_keys(self.tally.keys)

    def check(self, rows: Iterable[Stored], seals: Iterable[Seal] | None = None) -> Iterator[Finding]:
        """
        Yield a finding for every fault among the rows and the seals that belong to them.

        Both are read once, in order; memory stays constant. None checks no seals; where they are checked,
        one must cover the last row, because someone without the keys can remove a seal but not make one.
        """
        waiting = iter(seals or ())
        seal = next(waiting, None)
        for row in rows:
            yield from self._row(row)
            while seal is not None and seal.number <= row.number:
                yield from self._seal(seal, row)
                seal = next(waiting, None)
        last, unsealed = self.tally.number, self._sealed + 1
        if seal is not None:
            yield self._finding(
                last + 1,
                Fault.MISSING,
                f"The journal ends at {last}, but a seal speaks of entry {seal.number}.",
                f"Journalen slutter ved post {last}, men et segl er for post {seal.number}.",
            )
        elif seals is not None and unsealed <= last:
            yield self._finding(
                unsealed,
                Fault.MISSING,
                f"The register's own seal over entries {unsealed} to {last} is missing.",
                f"Kassens eget segl over post {unsealed} til {last} mangler.",
            )

    def _row(self, row: Stored) -> Iterator[Finding]:
        tally = self.tally
        expected = tally.number + 1
        if row.number > expected:
            yield self._finding(
                expected,
                Fault.MISSING,
                f"Entries {expected} to {row.number - 1} are missing.",
                f"Post {expected} til {row.number - 1} mangler.",
            )
        try:
            outline = _OUTLINE.decode(row.body)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            yield self._finding(
                row.number, Fault.ALTERED, "The bytes are not a journal entry.", "Bytene er ikke en post."
            )
            tally.number, tally.digest, self._digest_meant = row.number, row.digest, row.digest
            return
        previous = tally.digest
        faults = [*self._place(row, outline, expected), *self._chain(row, expected)]
        yield from faults
        opening = bytes(memoryview(outline.event)[:_OPENING_BYTES])
        believed = not faults
        if believed and tally.at is not None and outline.at < tally.at and not opening.startswith(_CLOCK):
            yield self._finding(
                row.number,
                Fault.CLOCK_WENT_BACK,
                f"It is dated {outline.at.isoformat()}, before the entry ahead of it; no entry tells why.",
                f"Den er datert {outline.at.isoformat()}, før posten foran; ingen post sier hvorfor.",
            )
        if len(self._sealers) > 1 and tally.keys is not None:
            self._sealers = {tally.keys.version: tally.keys.head}
        if opening.startswith(_KEYS):
            yield from self._keys(row.number, outline.event, previous)
        if outline.transaction is not None:
            yield from self._transaction(row.number, outline.transaction, believed=believed)
        tally.number = row.number
        if believed:
            tally.at = outline.at

    def _chain(self, row: Stored, expected: int) -> Iterator[Finding]:
        """Recompute the digest; after a gap nobody knows what it follows."""
        tally = self.tally
        meant = digest_of(tally.digest, row.body)
        whole = row.number != expected or meant == row.digest
        if not whole and self._digest_meant != tally.digest:
            # The digest ahead of it is the one that was altered, not this entry.
            whole = digest_of(self._digest_meant, row.body) == row.digest
        if not whole:
            yield self._finding(
                row.number,
                Fault.ALTERED,
                "The bytes do not give the digest that is stored with them.",
                "Bytene gir ikke summen som er lagret sammen med dem.",
            )
        tally.digest, self._digest_meant = row.digest, row.digest if whole else meant

    def _place(self, row: Stored, outline: _Outline, expected: int) -> Iterator[Finding]:
        """Compare the number it is filed under, the number in its bytes and the number expected."""
        if outline.company != self._company or outline.register != self._register:
            yield self._finding(
                row.number,
                Fault.INSERTED,
                f"The entry belongs to register {outline.register}.",
                f"Posten hører til kasse {outline.register}.",
            )
        elif outline.version != FORMAT_VERSION:
            yield self._finding(
                row.number, Fault.ALTERED, "The format of the entry is not known.", "Formatet er ukjent."
            )
        if outline.number != row.number:
            fault = Fault.INSERTED if row.number > expected else Fault.REORDERED
            yield self._finding(
                row.number,
                fault,
                f"Entry {outline.number} stands where {row.number} should be.",
                f"Post {outline.number} står der {row.number} skulle stå.",
            )
        if row.number < expected:
            yield self._finding(
                row.number, Fault.INSERTED, "The number has been used already.", "Nummeret er brukt før."
            )

    def _keys(self, number: int, raw: msgspec.Raw, previous: bytes) -> Iterator[Finding]:
        """Take up the keys an entry declares."""
        try:
            event = _KEYED.decode(raw)
            if self._trusted is not None and event.keys not in self._trusted:
                yield self._finding(
                    number,
                    Fault.FOREIGN_KEY,
                    f"Key version {event.keys.version} is not this register's.",
                    f"Nøkkelversjon {event.keys.version} er ikke kassens.",
                )
                return
            if isinstance(event, RegisterCommissioned):
                if number != 1:
                    yield self._finding(
                        number,
                        Fault.INSERTED,
                        "A register is commissioned once, first of all.",
                        "En kasse settes i drift én gang, i den første posten.",
                    )
                    return
                self.tally.transaction = event.first_transaction - 1
            if isinstance(event, RegisterRestored):
                yield from self._restored(number, event, previous)
            self._take_keys(event.keys)
        except (msgspec.MsgspecError, ValueError):
            yield self._finding(
                number,
                Fault.ALTERED,
                "The keys that it declares cannot be read.",
                "Nøklene som den oppgir, kan ikke leses.",
            )

    def _restored(self, number: int, event: RegisterRestored, previous: bytes) -> Iterator[Finding]:
        """Pass over the numbers that may be in use elsewhere, and check who vouches for the new keys."""
        if self.tally.transaction is not None:
            self.tally.transaction += event.skipped
        text = restored_text(self._company, self._register, number, previous, event.keys)
        if event.recovery and not seal_holds(event.recovery, text, bytes.fromhex(event.vouched)):
            yield self._finding(
                number,
                Fault.FOREIGN_KEY,
                "The recovery key did not vouch for the keys it declares.",
                "Gjenopprettingsarket har ikke gått god for nøklene som den oppgir.",
            )

    def _take_keys(self, keys: PublicKeys) -> None:
        rsa = keys.method == SignatureMethod.RSA_SHA1_1024
        if rsa:
            self._verifier = RsaVerifier(keys.statutory)
        else:
            self._verifier = self._hmac(keys) if self._hmac is not None else None
        self.tally.keys = keys
        # The entry that declares new keys is still sealed by the old.
        self._sealers[keys.version] = keys.head

    def _transaction(self, number: int, made: Transaction, *, believed: bool) -> Iterator[Finding]:
        """
        Recompute the authority's text.

        An entry already told to be false is not told twice, and what it says of number and signature
        counts only where its own signature holds: its innocent successor is not blamed.
        """
        tally = self.tally
        in_turn = tally.transaction is None or made.number == tally.transaction + 1
        signed = self._is_signed(made)
        if believed and not in_turn:
            early = made.number > (tally.transaction or 0)
            yield self._finding(
                number,
                Fault.MISSING if early else Fault.REORDERED,
                f"Transaction {made.number} follows {tally.transaction}.",
                f"Transaksjon {made.number} følger etter {tally.transaction}.",
            )
        elif believed and not signed and tally.signature:
            yield self._finding(
                number,
                Fault.FOREIGN_KEY,
                f"The signature of transaction {made.number} is not this register's over these figures.",
                f"Signaturen til transaksjon {made.number} er ikke kassens over disse tallene.",
            )
        known = believed or signed
        tally.transaction, tally.signature = (made.number, made.signature) if known else (None, "")

    def _is_signed(self, made: Transaction) -> bool:
        """Return whether the register's key made the signature over the figures and the one before."""
        if self._verifier is None:
            return False
        try:
            text = signed_text(
                self.tally.signature,
                made.date,
                made.time,
                str(made.number),
                gross_ore=made.gross_ore,
                net_ore=made.net_ore,
            )
        except ValueError:
            return False
        return self._verifier.holds(text, made.signature)

    def _seal(self, seal: Seal, row: Stored) -> Iterator[Finding]:
        """Check that the register itself sealed this digest."""
        head_key = self._sealers.get(seal.key_version)
        text = head_text(self._company, self._register, seal.number, seal.digest)
        if head_key is None or not seal_holds(head_key, text, seal.signature):
            yield self._finding(
                seal.number,
                Fault.FOREIGN_KEY,
                "The seal was not made by this register's key.",
                "Seglet er ikke laget med kassens nøkkel.",
            )
        elif seal.number == row.number and seal.digest != row.digest:
            yield self._finding(
                seal.number,
                Fault.ALTERED,
                "The digest is not the one that the register sealed.",
                "Summen er ikke den kassen forseglet.",
            )
        else:
            self._sealed = seal.number

    def _finding(self, number: int, fault: Fault, sentence: str, nb: str) -> Finding:
        return Finding(self._register, number, fault, sentence, nb)
