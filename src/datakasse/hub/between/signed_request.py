"""
A request that a machine signs with its device key: who asks, what for, and that nobody sends it again.

    Authorization: Datakasse company=987654325,machine=3,number=1774340000000001,signature=…

Signed is everything that matters: the hub it is meant for, method, address, who, the request's number, and
SHA-256 of the body. Each request of a machine has a higher number than those before; the hub takes none
twice. No moment is signed: a register whose clock is wrong must still be able to deliver.

Pure. Decision: 0042-a-machine-signs-its-requests.md.
"""

import base64
import binascii
import hashlib
import re
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ed25519

SCHEME: Final = "Datakasse"
_DOMAIN: Final = "datakasse hub request 1"
_HEADER: Final = re.compile(
    rf"{SCHEME} company=(\d{{9}}),machine=(\d{{1,9}}),number=(\d{{1,16}}),signature=([A-Za-z0-9+/]{{86}}==)"
)


class Asked(msgspec.Struct, frozen=True):
    """
    A request, as much of it as is signed.

    Attributes:
        hub: The SHA-256 of the authority of the hub it is meant for, hex.
        method: GET or POST.
        target: The path, with the query where there is one.
        body: What is sent.
    """

    hub: str
    method: str
    target: str
    body: bytes = b""


class Signed(msgspec.Struct, frozen=True):
    """Who asks, the request's number, and the signature."""

    company: str
    machine: str
    number: int
    signature: bytes


def sign(asked: Asked, *, company: str, machine: str, number: int, key: ed25519.Ed25519PrivateKey) -> str:
    """Return the header that a request goes out with."""
    signature = key.sign(_text(asked, company, machine, number))
    told = base64.b64encode(signature).decode("ascii")
    return f"{SCHEME} company={company},machine={machine},number={number},signature={told}"


def read_header(header: str) -> Signed | None:
    """Return what a header says; None when it is none of ours."""
    found = _HEADER.fullmatch(header)
    if found is None:
        return None
    company, machine, number, signature = found.groups()
    try:
        return Signed(company, machine, int(number), base64.b64decode(signature, validate=True))
    except binascii.Error:
        return None


def is_signed(asked: Asked, signed: Signed, device_key: str) -> bool:
    """Return whether the machine's own key signed this very request."""
    return key_signed(
        device_key, _text(asked, signed.company, signed.machine, signed.number), signed.signature
    )


def key_signed(device_key: str, text: bytes, signature: bytes) -> bool:
    """Return whether an Ed25519 key, hex, signed a text."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(bytes.fromhex(device_key)).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def _text(asked: Asked, company: str, machine: str, number: int) -> bytes:
    digest = hashlib.sha256(asked.body).hexdigest()
    parts = (_DOMAIN, asked.hub, asked.method, asked.target, company, machine, str(number), digest)
    return "\n".join(parts).encode()
