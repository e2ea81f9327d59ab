"""
The form of everything that leaves for a backup: a box.

    age( gzip( label ⏎ line ⏎ line ⏎ … signature ⏎ ) )

Label, lines and signature are JSON, so that `age -d | zcat` shows a box without this program. The signature
(Ed25519) is over the SHA-256 of all that stands before it, label and all: a box that is opened under another
name than its own says so.
"""

import hashlib
import zlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

import msgspec
import pyrage
from pyrage import x25519

from datakasse.errors.phrase import Phrase
from datakasse.journal.public_keys import PublicKeys

_DOMAIN: Final = b"datakasse backup 1\n"
_OPENED_BYTES_MAX: Final = 512 * 1024 * 1024
_GZIP: Final = 31
"""How zlib is asked for gzip's form."""

Seal = Callable[[bytes], bytes]
"""Makes an Ed25519 signature."""


class HeadHeld(msgspec.Struct, frozen=True):
    """Where a journal ended when a box was made."""

    number: int
    digest: bytes


class Label(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    What a box is.

    Attributes:
        kind: `journal`, `beside` or `deed`.
        company: Organisation number.
        line: The backup's line: one machine's life.
        made_at: When, UTC.
        register: Whose entries.
        first, last: Which entries.
        heads: Where each journal ended, for what lies beside it.
        keys: All key versions of each register.
        secrets: What checks HMAC signatures: register → version → secret. For the owner's eyes alone.
        naming: The key that pieces are named with.
        recipient: The owner's recovery key, public.
        follows: The line that a deed's line goes on from; empty for the first.
        software_version: The version that made it.
    """

    kind: str
    company: str
    line: str
    made_at: datetime
    register: str = ""
    first: int = 0
    last: int = 0
    heads: dict[str, HeadHeld] = {}
    keys: dict[str, list[PublicKeys]] = {}
    secrets: dict[str, dict[str, bytes]] = {}
    naming: bytes = b""
    recipient: str = ""
    follows: str = ""
    software_version: str = ""


class Signed(msgspec.Struct, frozen=True):
    """Who signed a box: a register's key version, or the owner where no register is named."""

    register: str
    key_version: str
    signature: bytes


class Opened(msgspec.Struct, frozen=True):
    """
    A box that was opened, its signature not yet looked at.

    Attributes:
        label: What it says it is.
        lines: What is in it.
        signed: Who is said to have signed it.
        text: What was signed.
    """

    label: Label
    lines: list[bytes]
    signed: Signed
    text: bytes


class BoxBroken(Exception):
    """
    A box does not open, or is not a box of ours.

    Attributes:
        why: What is wrong with it, in the middle of a sentence.
    """

    def __init__(self, why: Phrase) -> None:
        """Keep what is wrong with it."""
        super().__init__(why.en)
        self.why = why


def close_box(
    label: Label,
    lines: Sequence[bytes],
    *,
    register: str,
    key_version: str,
    seal: Seal,
    recipients: Sequence[str],
) -> bytes:
    """Return a box, signed and closed for its recipients."""
    body = b"\n".join([msgspec.json.encode(label), *lines]) + b"\n"
    signed = Signed(register, key_version, seal(_text(body)))
    return closed_for(recipients, body + msgspec.json.encode(signed) + b"\n")


def open_box(content: bytes, identities: Sequence[str]) -> Opened:
    """
    Open a box.

    Raises:
        BoxBroken: It was not made for any of these identities, or is not whole.
    """
    *lines, last = opened_with(identities, content).split(b"\n")[:-1] or [b""]
    try:
        label = msgspec.json.decode(lines[0] if lines else b"", type=Label)
        signed = msgspec.json.decode(last, type=Signed)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BoxBroken(Phrase("den er ikke fra datakasse", "it is not of datakasse")) from error
    return Opened(label, lines[1:], signed, _text(b"\n".join(lines) + b"\n"))


def closed_for(recipients: Sequence[str], content: bytes) -> bytes:
    """Return content that only its recipients can read, smaller than it was."""
    packing = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    packed = packing.compress(content) + packing.flush()
    return pyrage.encrypt(packed, [x25519.Recipient.from_str(text) for text in recipients])


def opened_with(identities: Sequence[str], content: bytes) -> bytes:
    """
    Return what was closed for one of some identities.

    Raises:
        BoxBroken: It was not, it is not whole, or it would fill the memory.
    """
    try:
        packed = pyrage.decrypt(content, [x25519.Identity.from_str(text) for text in identities])
        unpacking = zlib.decompressobj(_GZIP)
        opened = unpacking.decompress(packed, _OPENED_BYTES_MAX)
    except (pyrage.DecryptError, zlib.error) as error:
        raise BoxBroken(Phrase("den lar seg ikke åpne", "it does not open")) from error
    if not unpacking.eof:
        raise BoxBroken(Phrase("den er kuttet", "it is cut off"))
    return opened


def _text(body: bytes) -> bytes:
    return _DOMAIN + hashlib.sha256(body).digest()
