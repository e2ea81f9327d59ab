"""
The recovery key of the owner: one line that opens every backup. Nothing of it stays on the register.

It is an age identity, so Debian's `age` opens a box with it. From the same line an Ed25519 key follows that
signs for the owner: which keys were the registers' own when the backup began, and that a register which was
lost goes on with new ones. Whoever has the machine, or the place of the copies, cannot do that.
"""

import hashlib
import hmac
from typing import Final

import msgspec
import pyrage
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from pyrage import x25519

from datakasse.errors.backup.recovery_key import RecoveryKeyBad

_PURPOSE: Final = b"datakasse owner 1"
_BEGINS: Final = "AGE-SECRET-KEY-1"
_NAME_LENGTH: Final = 40
"""The sheet itself speaks of the line by how it begins; the line is longer."""


class RecoveryKey(msgspec.Struct, frozen=True):
    """
    The key in memory.

    Attributes:
        secret: The line.
        recipient: The public side, that boxes are closed for.
        owner: The public side of the key that signs (Ed25519, hex).
    """

    secret: str
    recipient: str
    owner: str

    def seal(self, text: bytes) -> bytes:
        """Return the owner's signature of a text."""
        return _signing(self.secret).sign(text)


def make_recovery_key() -> RecoveryKey:
    """Return a new key, which is nowhere else."""
    return read_recovery_key(str(x25519.Identity.generate()))


def read_recovery_key(text: str) -> RecoveryKey:
    """
    Return the key of a recovery sheet: the line that begins as a key does, whatever stands around it.

    Raises:
        RecoveryKeyBad: There is no such line, or it was copied wrongly.
    """
    words = (word.strip() for word in text.split())
    keys = (word.upper() for word in words if len(word) > _NAME_LENGTH)
    secret = next((word for word in keys if word.startswith(_BEGINS)), "")
    try:
        recipient = str(x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        raise RecoveryKeyBad from error
    public = _signing(secret).public_key()
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return RecoveryKey(secret, recipient, raw.hex())


def _signing(secret: str) -> ed25519.Ed25519PrivateKey:
    return ed25519.Ed25519PrivateKey.from_private_bytes(
        hmac.digest(secret.encode(), _PURPOSE, hashlib.sha256)
    )
