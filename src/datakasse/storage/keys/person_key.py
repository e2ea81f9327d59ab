"""
A key for each person: what is kept of her opens with it, and it opens with the shop's key.

    shop's key ─▶ opens the person's key ─▶ opens what is kept of her

Each is bound to the number it belongs to, so that no row can be put in the place of another. AES-256-GCM.

Decision: 0050-a-customer-is-sealed-with-a-key-of-her-own.
"""

import base64
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.errors.storage.keys import WrongDatabaseKey

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_KEY: Final = b"datakasse key of customer 1\n"
_CONTENT: Final = b"datakasse customer 1\n"


def new_key() -> bytes:
    """Return a key that nobody has had."""
    return secrets.token_bytes(_KEY_BYTES)


def wrapped(shop_key: bytes, customer: str, key: bytes) -> str:
    """Return a person's key as it is kept."""
    return _closed(shop_key, key, _KEY + customer.encode())


def unwrapped(shop_key: bytes, customer: str, kept: str) -> bytes:
    """Return a person's key; raises `WrongDatabaseKey` where it is not hers, or not whole."""
    return _opened(shop_key, kept, _KEY + customer.encode())


def sealed(key: bytes, customer: str, content: bytes) -> str:
    """Return what is known of a person as it is kept."""
    return _closed(key, content, _CONTENT + customer.encode())


def unsealed(key: bytes, customer: str, kept: str) -> bytes:
    """Return what is known of a person; raises `WrongDatabaseKey` where it is not hers, or not whole."""
    return _opened(key, kept, _CONTENT + customer.encode())


def _closed(key: bytes, content: bytes, bound: bytes) -> str:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, content, bound)).decode("ascii")


def _opened(key: bytes, kept: str, bound: bytes) -> bytes:
    try:
        whole = base64.b64decode(kept)
        return AESGCM(key).decrypt(whole[:_NONCE_BYTES], whole[_NONCE_BYTES:], bound)
    except (InvalidTag, ValueError) as error:
        raise WrongDatabaseKey from error
