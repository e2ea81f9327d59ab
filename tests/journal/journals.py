"""
A journal as a database would hold it: rows of bytes and digests, and the register's seals.

Keys are made here and now; nothing in the repository could sign for anybody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from datakasse.journal.entry import Entry, Record, from_bytes, to_bytes
from datakasse.journal.event import Event
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.journal.link import Head, digest_of, empty_head, head_text, link
from datakasse.journal.public_keys import PublicKeys
from datakasse.journal.signature import HmacSigner, RsaSigner, Signer, Verifier
from datakasse.journal.verify import Checker, Fault, Finding, Seal, Stored, Tally

COMPANY, REGISTER = "974760673", "K1"
BEGINNING = datetime(2026, 1, 2, 7, 0, tzinfo=UTC)
PUBLIC_TEST_SECRET = b"SkatteetatenSign"


def rsa_pem(bits: int = 1024) -> bytes:
    """A private key, made anew."""
    key = rsa.generate_private_key(65_537, bits)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )


def rsa_signer(version: str = "1", seed: int = 1) -> RsaSigner:
    """A register's RSA keys; `seed` makes the Ed25519 key."""
    return RsaSigner(version, rsa_pem(), bytes([seed]) * 32)


def hmac_signer(version: str = "1", secret: bytes = PUBLIC_TEST_SECRET, seed: int = 1) -> HmacSigner:
    """A register's HMAC keys."""
    return HmacSigner(version, secret, bytes([seed]) * 32)


def commissioned(signer: Signer, *, first_transaction: int = 1, first_event: int = 1) -> RegisterCommissioned:
    """The first entry."""
    return RegisterCommissioned(COMPANY, first_transaction, first_event, signer.public, "0.1.0")


@dataclass
class Journal:
    """
    One register's journal.

    Attributes:
        signer: The keys in use; replace it to rotate.
        register: Whose journal it is.
        entries: As they were linked.
        seals: As they were made.
        head: Where it ends.
    """

    signer: Signer
    register: str = REGISTER
    company: str = COMPANY
    entries: list[Entry] = field(default_factory=list[Entry])
    seals: list[Seal] = field(default_factory=list[Seal])
    head: Head = field(init=False)

    def __post_init__(self) -> None:
        """Begin before the first entry."""
        self.head = empty_head(self.company, self.register, first_transaction=1, first_event=1)

    def write(
        self,
        event: Event,
        *,
        at: datetime | None = None,
        operator: str = "1001",
        training: bool = False,
        seal: bool = False,
    ) -> Record:
        """Link an event, a second after the one before unless told otherwise."""
        at = at or BEGINNING + timedelta(seconds=self.head.number)
        entry, self.head = link(
            self.head, event, at=at, operator=operator, training=training, signer=self.signer
        )
        self.entries.append(entry)
        if seal:
            self.seal()
        return entry.record

    def seal(self) -> None:
        """Seal the head."""
        self.seals.append(seal_of(self.head.number, self.head.digest, self.signer, self.register))

    @property
    def rows(self) -> list[Stored]:
        """What a database would give back."""
        return [Stored(entry.record.number, entry.body, entry.digest) for entry in self.entries]

    @property
    def records(self) -> list[Record]:
        """What the entries say."""
        return [entry.record for entry in self.entries]


def seal_of(number: int, digest: bytes, signer: Signer, register: str = REGISTER) -> Seal:
    """A seal by the keys given."""
    text = head_text(COMPANY, register, number, digest)
    return Seal(number, digest, signer.public.version, signer.seal(text))


def chained(rows: Iterable[Stored]) -> list[Stored]:
    """The rows with digests recomputed from the first on: what somebody with the database could do."""
    digest, made = bytes(32), list[Stored]()
    for row in rows:
        digest = digest_of(digest, row.body)
        made.append(Stored(row.number, row.body, digest))
    return made


def rewritten(rows: list[Stored], number: int, change: Callable[[Record], Record]) -> list[Stored]:
    """The rows with what one entry says changed, digests left as they were."""
    return [
        Stored(row.number, to_bytes(change(from_bytes(row.body))), row.digest)
        if row.number == number
        else row
        for row in rows
    ]


def knows_secrets(*signers: HmacSigner) -> Callable[[PublicKeys], Verifier | None]:
    """Finds the secret of an HMAC key among those given."""
    return {signer.public: signer for signer in signers}.get


def found(
    rows: Iterable[Stored],
    seals: Iterable[Seal] | None = None,
    *,
    signer: Signer | None = None,
    trusted: Iterable[PublicKeys] | None = None,
    tally: Tally | None = None,
) -> list[tuple[int, Fault]]:
    """What a check finds, as (entry number, fault)."""
    return [
        (finding.number, finding.fault)
        for finding in findings(rows, seals, signer=signer, trusted=trusted, tally=tally)
    ]


def findings(
    rows: Iterable[Stored],
    seals: Iterable[Seal] | None = None,
    *,
    signer: Signer | None = None,
    trusted: Iterable[PublicKeys] | None = None,
    tally: Tally | None = None,
) -> list[Finding]:
    """What a check finds."""
    checker = Checker(
        COMPANY,
        REGISTER,
        trusted=None if trusted is None else frozenset(trusted),
        hmac=knows_secrets(signer) if isinstance(signer, HmacSigner) else None,
        tally=tally,
    )
    return list(checker.check(rows, seals))


def copy_of(tally: Tally) -> Tally:
    """The tally as it comes back from where it was kept."""
    return msgspec.json.decode(msgspec.json.encode(tally), type=Tally)
