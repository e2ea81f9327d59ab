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

import msgspec

from datakasse.journal.entry import FORMAT_VERSION, Transaction
from datakasse.journal.event import KeysRotated, PublicKeys, RegisterCommissioned
from datakasse.journal.link import digest_of, head_text
from datakasse.journal.signature import FIRST_PREVIOUS, RsaVerifier, Verifier, seal_holds, signed_text
from datakasse.trade.shop import SignatureMethod


class Fault(StrEnum):
    """What can be wrong with a journal."""

    ALTERED = "altered"
    MISSING = "missing"
    REORDERED = "reordered"
    INSERTED = "inserted"
    FOREIGN_KEY = "foreign_key"
    CLOCK_WENT_BACK = "clock_went_back"


class Finding(msgspec.Struct, frozen=True):
    """A fault, the entry where it shows, and a sentence."""

    register: str
    number: int
    fault: Fault
    sentence: str


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
    at: datetime
    transaction: Transaction | None
    event: msgspec.Raw


class Tally(msgspec.Struct):
    """How far a check has come; pass it on to go on from there."""

    number: int = 0
    digest: bytes = bytes(32)
    signature: str = FIRST_PREVIOUS
    transaction: int | None = None
    at: datetime | None = None
    keys: PublicKeys | None = None


_OUTLINE = msgspec.json.Decoder(_Outline)
_KEYED = msgspec.json.Decoder(RegisterCommissioned | KeysRotated)
_OPENING_BYTES = 40
_CLOCK = b'{"kind":"clock_went_back"'
_KEYS = (b'{"kind":"register_commissioned"', b'{"kind":"keys_rotated"')

HmacVerifiers = Callable[[PublicKeys], Verifier | None]
"""Finds the secret that belongs to an HMAC key, which the journal only names by fingerprint."""


class Checker:
    """
    Checks one register's journal as its rows go by.

    Args:
        company: Whose journal it is.
        register: Which register's.
        trusted: Public keys known from outside the database; keys in the journal that are not among
            them are foreign. None trusts what the journal itself declares.
        hmac: Finds HMAC secrets, for registers that sign that way.
        tally: Where an earlier check ended.
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
        if self.tally.keys is not None:
            self._take_keys(self.tally.keys)

    def check(self, rows: Iterable[Stored], seals: Iterable[Seal] = ()) -> Iterator[Finding]:
        """
        Yield a finding for every fault among the rows and the seals that belong to them.

        Both are read once, in order; memory stays constant.
        """
        waiting = iter(seals)
        seal = next(waiting, None)
        for row in rows:
            yield from self._row(row)
            while seal is not None and seal.number <= row.number:
                yield from self._seal(seal, row)
                seal = next(waiting, None)
        if seal is not None:
            yield self._finding(
                self.tally.number + 1,
                Fault.MISSING,
                f"The journal ends at {self.tally.number}, but a seal speaks of entry {seal.number}.",
            )

    def _row(self, row: Stored) -> Iterator[Finding]:
        tally = self.tally
        expected = tally.number + 1
        try:
            outline = _OUTLINE.decode(row.body)
        except msgspec.MsgspecError:
            yield self._finding(row.number, Fault.ALTERED, "The bytes are not a journal entry.")
            tally.number, tally.digest = row.number, row.digest
            return
        opening = bytes(memoryview(outline.event)[:_OPENING_BYTES])
        yield from self._place(row, outline, expected)
        whole = row.number != expected or digest_of(tally.digest, row.body) == row.digest
        if not whole:
            yield self._finding(
                row.number, Fault.ALTERED, "The bytes do not give the digest that is stored with them."
            )
        if tally.at is not None and outline.at < tally.at and not opening.startswith(_CLOCK):
            yield self._finding(
                row.number,
                Fault.CLOCK_WENT_BACK,
                f"It is dated {outline.at.isoformat()}, before the entry ahead of it; no entry tells why.",
            )
        if opening.startswith(_KEYS):
            yield from self._keys(row.number, outline)
        if outline.transaction is not None:
            yield from self._transaction(row.number, outline.transaction, told=not whole)
        tally.number, tally.digest, tally.at = row.number, row.digest, outline.at

    def _place(self, row: Stored, outline: _Outline, expected: int) -> Iterator[Finding]:
        """Compare the number it is filed under, the number in its bytes and the number expected."""
        if outline.company != self._company or outline.register != self._register:
            yield self._finding(
                row.number, Fault.INSERTED, f"The entry belongs to register {outline.register}."
            )
        elif outline.version != FORMAT_VERSION:
            yield self._finding(row.number, Fault.ALTERED, "The format of the entry is not known.")
        if outline.number != row.number:
            fault = Fault.INSERTED if row.number > expected else Fault.REORDERED
            yield self._finding(
                row.number,
                fault,
                f"Entry {outline.number} stands where {row.number} should be.",
            )
        if row.number > expected:
            yield self._finding(
                expected, Fault.MISSING, f"Entries {expected} to {row.number - 1} are missing."
            )
        elif row.number < expected:
            yield self._finding(row.number, Fault.INSERTED, "The number has been used already.")

    def _keys(self, number: int, outline: _Outline) -> Iterator[Finding]:
        """Take up the keys an entry declares."""
        event = _KEYED.decode(outline.event)
        if self._trusted is not None and event.keys not in self._trusted:
            yield self._finding(
                number, Fault.FOREIGN_KEY, f"Key version {event.keys.version} is not this register's."
            )
            return
        if isinstance(event, RegisterCommissioned):
            self.tally.transaction = event.first_transaction - 1
        self._take_keys(event.keys)

    def _take_keys(self, keys: PublicKeys) -> None:
        self.tally.keys = keys
        self._sealers[keys.version] = keys.head
        rsa = keys.method == SignatureMethod.RSA_SHA1_1024
        if rsa:
            self._verifier = RsaVerifier(keys.statutory)
        else:
            self._verifier = self._hmac(keys) if self._hmac is not None else None

    def _transaction(self, number: int, made: Transaction, *, told: bool) -> Iterator[Finding]:
        """Recompute the authority's text; a row already told to be altered is not told twice."""
        tally = self.tally
        if tally.transaction is not None and made.number != tally.transaction + 1:
            yield self._finding(
                number, Fault.MISSING, f"Transaction {tally.transaction + 1} is missing before {made.number}."
            )
        text = signed_text(
            tally.signature,
            made.date,
            made.time,
            str(made.number),
            gross_ore=made.gross_ore,
            net_ore=made.net_ore,
        )
        signed = self._verifier is not None and self._verifier.holds(text, made.signature)
        if not signed and not told:
            yield self._finding(
                number,
                Fault.FOREIGN_KEY,
                f"The signature of transaction {made.number} is not this register's over these figures.",
            )
        tally.transaction, tally.signature = made.number, made.signature

    def _seal(self, seal: Seal, row: Stored) -> Iterator[Finding]:
        """Check that the register itself sealed this digest."""
        head_key = self._sealers.get(seal.key_version)
        text = head_text(self._company, self._register, seal.number, seal.digest)
        if head_key is None or not seal_holds(head_key, text, seal.signature):
            yield self._finding(
                seal.number, Fault.FOREIGN_KEY, "The seal was not made by this register's key."
            )
        elif seal.number == row.number and seal.digest != row.digest:
            yield self._finding(
                seal.number, Fault.ALTERED, "The digest is not the one that the register sealed."
            )

    def _finding(self, number: int, fault: Fault, sentence: str) -> Finding:
        return Finding(self._register, number, fault, sentence)
