"""The public side of a register's keys."""

import msgspec


class PublicKeys(msgspec.Struct, frozen=True):
    """
    The public side of a register's keys, which is all that ever leaves the key folder.

    Attributes:
        version: Key version, as `keyVersion` in SAF-T (SIG-10).
        method: RSA-SHA1-1024 or HMAC-SHA1-128.
        statutory: PEM of the RSA public key; for HMAC a SHA-256 fingerprint of the secret.
        head: Ed25519 public key that signs heads, hex.
    """

    version: str
    method: str
    statutory: str
    head: str
