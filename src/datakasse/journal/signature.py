"""
Statutory signatures and head signatures.

The statutory signature is exactly what Skatteetaten's validator checks: RSA-SHA1-1024 or
HMAC-SHA1-128 over `previous;date;time;nr;incl;excl`, a chain per register. SHA-1 and 1024 bits are
the authority's choice, not ours; beside it every head of the chain is signed with Ed25519.

Keys come in from outside and never leave the objects here.

Law: SIG-1 to SIG-12; Skatteetaten, Requirements and guidelines for implementing digital signatures
in Cash Register Systems, 2.2.4 (RSA) and 2.3.3 (HMAC).
"""

import base64
import hashlib
import hmac
from typing import Protocol

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa

from datakasse.journal.public_keys import PublicKeys
from datakasse.trade.amount import kroner_text
from datakasse.trade.shop.shop import SignatureMethod

FIRST_PREVIOUS = "0"
"""What stands in the place of the previous signature in a register's first transaction (SIG-3)."""

RSA_BITS = 1024
HMAC_KEY_BYTES = 16
NUMBER_LENGTH_MAX = 35
KEY_VERSION_LENGTH_MAX = 50
_PADDING = padding.PKCS1v15()
_SHA1 = hashes.SHA1()  # noqa: S303 - the authority's validator accepts nothing else (SIG-1)


def signed_text(previous: str, date: str, time: str, number: str, *, gross_ore: int, net_ore: int) -> bytes:
    """
    Return the text that is signed for one transaction.

    Args:
        previous: Signature of the register's previous transaction; `FIRST_PREVIOUS` for the first.
        date: `yyyy-MM-dd`, Norwegian time (SIG-4).
        time: `HH:mm:ss`.
        number: The transaction's `nr`, at most 35 characters and no semicolon (SIG-5).
        gross_ore: With VAT; negative for a return (SIG-7).
        net_ore: Without VAT.

    Raises:
        ValueError: An empty previous signature or a number that cannot stand in the text: a bug in
            the caller, nothing an operator can cause.

    Example (the authority's own vector):
        >>> signed_text("0", "2016-11-24", "10:39:00", "2", gross_ore=100, net_ore=96)
        b'0;2016-11-24;10:39:00;2;1.00;0.96'
    """
    if not previous:
        raise ValueError("the previous signature is missing")
    if ";" in number or not 0 < len(number) <= NUMBER_LENGTH_MAX:
        raise ValueError(f"transaction number {number!r} cannot be signed")
    text = f"{previous};{date};{time};{number};{kroner_text(gross_ore)};{kroner_text(net_ore)}"
    return text.encode("ascii")


class Signer(Protocol):
    """What the chain needs of a register's keys; whoever holds one can sign, so few do."""

    public: PublicKeys

    def sign(self, text: bytes) -> str:
        """Return the statutory signature of a text, base64 on one line."""
        ...

    def seal(self, text: bytes) -> bytes:
        """Return the Ed25519 signature of a head."""
        ...


class Verifier(Protocol):
    """The checking side of a statutory key."""

    def holds(self, text: bytes, signature: str) -> bool:
        """Return whether the signature was made over the text by this key."""
        ...


class RsaSigner:
    """RSA-SHA1-1024, PKCS#1 v1.5 (SIG-8)."""

    def __init__(self, version: str, private_pem: bytes, head_key: bytes) -> None:
        """
        Take the keys.

        Raises:
            ValueError: Not an RSA key of exactly 1024 bits, or a key version that is too long.
        """
        # Whoever keeps the keys has sealed them as they were made. To try its primes each time a shop is
        # opened would take longer than all else that is done then, and find nothing.
        key = serialization.load_pem_private_key(
            private_pem, password=None, unsafe_skip_rsa_key_validation=True
        )
        if not isinstance(key, rsa.RSAPrivateKey) or key.key_size != RSA_BITS:
            raise ValueError(f"the statutory key must be RSA with exactly {RSA_BITS} bits (SIG-1)")
        self._key = key
        self._head = ed25519.Ed25519PrivateKey.from_private_bytes(head_key)
        pem = key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        self.public = _public(version, SignatureMethod.RSA_SHA1_1024, pem.decode("ascii"), self._head)

    def sign(self, text: bytes) -> str:
        """Return the signature of a text: 172 characters of base64."""
        return base64.b64encode(self._key.sign(text, _PADDING, _SHA1)).decode("ascii")

    def seal(self, text: bytes) -> bytes:
        """Return the Ed25519 signature of a head."""
        return self._head.sign(text)


class HmacSigner:
    """HMAC-SHA1-128: a key of 16 bytes, the whole output of 20 (SIG-9)."""

    def __init__(self, version: str, secret: bytes, head_key: bytes) -> None:
        """
        Take the keys.

        Raises:
            ValueError: Not a key of exactly 16 bytes, or a key version that is too long.
        """
        if len(secret) != HMAC_KEY_BYTES:
            raise ValueError(f"the statutory key must have exactly {HMAC_KEY_BYTES} bytes (SIG-1)")
        self._secret = secret
        self._head = ed25519.Ed25519PrivateKey.from_private_bytes(head_key)
        self.public = _public(version, SignatureMethod.HMAC_SHA1_128, hmac_fingerprint(secret), self._head)

    def sign(self, text: bytes) -> str:
        """
        Return the signature of a text: 28 characters of base64.

        Example (the authority's own vector):
            >>> HmacSigner("1", b"SkatteetatenSign", bytes(32)).sign(b"0;2016-11-24;10:39:00;2;1.00;0.96")
            'iHh68DWCU3G42eL/7vOGUMSkvMM='
        """
        return base64.b64encode(hmac.digest(self._secret, text, "sha1")).decode("ascii")

    def seal(self, text: bytes) -> bytes:
        """Return the Ed25519 signature of a head."""
        return self._head.sign(text)

    def holds(self, text: bytes, signature: str) -> bool:
        """Return whether the signature was made over the text with this secret."""
        return hmac.compare_digest(self.sign(text).encode(), signature.encode())


class RsaVerifier:
    """Checks RSA-SHA1-1024 with the public key alone."""

    def __init__(self, public_pem: str) -> None:
        """
        Take the public key.

        Raises:
            ValueError: Not an RSA public key of exactly 1024 bits.
        """
        try:
            key = serialization.load_pem_public_key(public_pem.encode("ascii"))
        except UnsupportedAlgorithm as error:
            raise ValueError("not a public key of a kind that is known") from error
        if not isinstance(key, rsa.RSAPublicKey) or key.key_size != RSA_BITS:
            raise ValueError(f"the statutory key must be RSA with exactly {RSA_BITS} bits (SIG-1)")
        self._key = key

    def holds(self, text: bytes, signature: str) -> bool:
        """Return whether the signature was made over the text by this key."""
        try:
            self._key.verify(base64.b64decode(signature, validate=True), text, _PADDING, _SHA1)
        except (InvalidSignature, ValueError):
            return False
        return True


class SealedOnly:
    """Stands for an HMAC secret that is on another machine: chain and seals have to do."""

    def holds(self, text: bytes, signature: str) -> bool:
        """Return that it holds."""
        del text, signature
        return True


def seal_holds(public_hex: str, text: bytes, seal: bytes) -> bool:
    """Return whether a head was sealed by the Ed25519 key given."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_hex)).verify(seal, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def hmac_fingerprint(secret: bytes) -> str:
    """Return what the journal says of an HMAC secret without giving it away."""
    return hashlib.sha256(b"datakasse hmac key\n" + secret).hexdigest()


def _public(
    version: str, method: SignatureMethod, statutory: str, head: ed25519.Ed25519PrivateKey
) -> PublicKeys:
    if not 0 < len(version) <= KEY_VERSION_LENGTH_MAX:
        raise ValueError(f"a key version has 1 to {KEY_VERSION_LENGTH_MAX} characters (SIG-10)")
    return PublicKeys(version, method, statutory, head.public_key().public_bytes_raw().hex())
