"""
Put a copy back on an empty machine, and let its registers go on.

The private keys are in no copy. A register that goes on gets new ones, and its first entry says so, with
the owner's recovery key as witness; the old keys sign nothing more. The machine that was lost may still be
alive, and may have given out numbers that no copy tells of: so each series goes on well beyond where the
copy ends.

Decision: 0039-a-lost-key-is-not-brought-back.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

import msgspec

from datakasse.journal.events.register import RegisterRestored
from datakasse.journal.link import restored_text
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import Signer
from datakasse.office.backup.fetched import Fetched
from datakasse.office.backup.line import line_of_today
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.recovery_key import RecoveryKey
from datakasse.office.backup.setup import keep_setup, new_setup
from datakasse.storage.ports.backup import EmptyBooks
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.safe import Safe
from datakasse.storage.ports.store import Books, Store
from datakasse.trade.moment import to_journal
from datakasse.trade.shop.shop import SignatureMethod

_A_MINUTE: Final = 10
"""More than anybody sells at one till in a minute, hour after hour."""
_AT_LEAST: Final = 100
_AT_MOST: Final = 10_000


class NewKeys(KeyRing, Protocol):
    """The keys of a machine that takes another's place."""

    def versions(self, register: str) -> list[PublicKeys]:
        """Return the public side of all key versions."""
        ...

    def secret_of(self, register: str, public: PublicKeys) -> bytes:
        """Return what checks HMAC signatures of these keys; empty for RSA, and where they are elsewhere."""
        ...

    def retire(self, register: str, public: PublicKeys, secret: bytes = b"") -> None:
        """Keep what checks a key version that signs nothing more."""
        ...

    def secrets(self, name: str) -> Safe:
        """Return where secrets are kept, by name."""
        ...


class EmptyStore(Store, EmptyBooks, Protocol):
    """A store with nothing in it."""


class RegisterBack(msgspec.Struct, frozen=True):
    """
    A register that came back.

    Attributes:
        register: Which.
        entries: How many entries came back.
        last_at: When the last of them was written; None when there are none.
        receipt: The last sales receipt in the copy.
        next_receipt: The one it goes on with.
        key_version: The keys it goes on with; empty when it does not.
    """

    register: str
    entries: int
    last_at: datetime | None
    receipt: int
    next_receipt: int
    key_version: str = ""


def put_back(fetched: Fetched, store: EmptyStore, keys: NewKeys) -> list[RegisterBack]:
    """
    Fill an empty store with a copy; its old keys only check from now on, so that nothing can be sold yet.

    Raises:
        ShopExists: It is not empty.
    """
    store.fill(fetched.rows_beside(), fetched.journals())
    for register, versions in fetched.trusted.items():
        secrets_of = fetched.beside.secrets.get(register, {})
        for public in versions:
            keys.retire(register, public, secrets_of.get(public.version, b""))
    with store.read() as books:
        return [
            RegisterBack(
                one.register_id,
                books.head(one.register_id).number,
                books.head(one.register_id).at,
                books.state(one.register_id).series.sales,
                books.state(one.register_id).series.sales + 1,
            )
            for one in books.registers()
        ]


def go_on(
    back: Sequence[RegisterBack],
    store: Store,
    keys: NewKeys,
    recovery: RecoveryKey,
    *,
    now: datetime,
    version: str,
) -> list[RegisterBack]:
    """Give every register new keys, and let each say in its journal that it goes on from a copy."""
    clerk = _Clerk(store, keys, recovery, now, version)
    return [clerk.go_on(register) for register in back]


def begin_line(
    fetched: Fetched, keys: NewKeys, recovery: RecoveryKey, place: PlaceSetup, now: datetime
) -> None:
    """Go on making copies in the place that this one came from, in a line of this machine's own."""
    setup = new_setup(
        line_of_today(now, secrets.token_hex(3)),
        fetched.deed.company,
        recovery,
        {register: keys.versions(register) for register in fetched.trusted},
        now=now,
        follows=fetched.deed.line,
    )
    keep_setup(keys.secrets("backup"), msgspec.structs.replace(setup, places=(place,)))


def numbers_to_skip(last_at: datetime | None, now: datetime) -> tuple[int, int]:
    """
    Return how many numbers of each series may be in use on paper, and how many of X and Z reports.

    Example:
        >>> from datetime import UTC
        >>> evening = datetime(2026, 3, 2, 16, tzinfo=UTC)
        >>> numbers_to_skip(evening, evening + timedelta(minutes=3))
        (200, 2)
        >>> numbers_to_skip(evening, evening + timedelta(days=2))
        (10000, 4)
    """
    if last_at is None:
        return 0, 0
    since = max(now - last_at, timedelta(0))
    minutes = -(-since // timedelta(minutes=1))
    skipped = _AT_LEAST + _A_MINUTE * minutes
    return min(_AT_MOST, -(-skipped // 100) * 100), 2 + since.days


class _Clerk(msgspec.Struct, frozen=True):
    """Writes in each register's journal that it goes on."""

    store: Store
    keys: NewKeys
    recovery: RecoveryKey
    now: datetime
    version: str

    def go_on(self, back: RegisterBack) -> RegisterBack:
        """Give a register new keys, and let it say so."""
        register = back.register
        if not back.entries:
            return back
        with self.store.read() as books:
            declared = books.state(register).keys
        method = SignatureMethod.RSA_SHA1_1024 if declared is None else SignatureMethod(declared.method)
        signer = self.keys.create(register, method)
        skipped, reports_skipped = numbers_to_skip(back.last_at, self.now)
        event = RegisterRestored(
            signer.public, "backup", self.version, skipped, reports_skipped, recovery=self.recovery.owner
        )

        def declare(books: Books) -> int:
            vouched = self.recovery.seal(_text(books, register, signer)).hex()
            # A clock behind the journal's last entry is told by the first thing done at the register.
            at = max(to_journal(self.now), back.last_at or self.now)
            books.append(register, msgspec.structs.replace(event, vouched=vouched), at=at)
            return books.state(register).series.sales

        receipt = self.store.write(declare, register).result()
        return msgspec.structs.replace(back, next_receipt=receipt + 1, key_version=signer.public.version)


def _text(books: Books, register: str, signer: Signer) -> bytes:
    head = books.head(register)
    return restored_text(head.company, register, head.number + 1, head.digest, signer.public)
