"""
A security token that opens the master secret: a smart card, a USB token, a TPM or an HSM, through PKCS#11.

The token holds an RSA key that never leaves it. The master secret is encrypted with the public half, which
is no secret, and only the token decrypts it, which takes its PIN. Nothing else is asked of it, so that any
token will do, and it is needed when a register opens and not while it sells.

What stands for a token is its address (RFC 7512): `pkcs11:token=kasse?module-path=/usr/lib/libykcs11.so`. Its
PIN is in no address and no file of ours.

Decision: 0045-a-token-opens-and-does-not-sign.
"""

import re
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final
from urllib.parse import unquote

import msgspec
import pkcs11
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass
from pkcs11.exceptions import (
    DataInvalid,
    EncryptedDataInvalid,
    EncryptedDataLenRange,
    NoSuchKey,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    PKCS11Error,
)
from pkcs11.mechanisms import MGF

from datakasse.errors.storage.keys import (
    TokenAddressMalformed,
    TokenFailed,
    TokenMissing,
    TokenOfAnother,
    TokenPinWanted,
    TokenPinWrong,
)

RSA_BITS: Final = 3072
_OBJECT: Final = "datakasse"
_ADDRESS: Final = re.compile(r"pkcs11:(?P<path>[^?]*)\?(?P<query>.*)")
# OAEP needs no hash that resists collisions, and this one is what every token has.
_PADDING: Final = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None)  # noqa: S303 - see above


class TokenAddress(msgspec.Struct, frozen=True):
    """
    Which key on which token.

    Attributes:
        token: The label of the token.
        key: The label of its key.
        module: The library of whoever made the token.
    """

    token: str
    key: str
    module: str

    def written(self) -> str:
        """Return it as people write it."""
        return f"pkcs11:token={self.token};object={self.key}?module-path={self.module}"


def read_address(text: str) -> TokenAddress:
    """
    Return the address that a text is.

        >>> read_address("pkcs11:token=min%20kasse?module-path=/usr/lib/libykcs11.so")
        TokenAddress(token='min kasse', key='datakasse', module='/usr/lib/libykcs11.so')

    Raises:
        TokenAddressMalformed: It is none, or says no token or module.
    """
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise TokenAddressMalformed
    told: dict[str, str] = {}
    for part in (*found["path"].split(";"), *found["query"].split("&")):
        name, _, value = part.partition("=")
        told[name] = unquote(value)
    address = TokenAddress(told.get("token", ""), told.get("object", _OBJECT), told.get("module-path", ""))
    if not address.token or not address.module:
        raise TokenAddressMalformed
    return address


def wrap(secret: bytes, address: TokenAddress, pin: str) -> bytes:
    """
    Encrypt a secret so that only a token decrypts it; its key is made where there is none.

    Raises:
        TokenFailed: The token is not there, the PIN is wrong or missing, or it cannot do it.
    """
    with _session(address, pin, rw=True) as session:
        try:
            public = session.get_key(ObjectClass.PUBLIC_KEY, KeyType.RSA, address.key)
        except NoSuchKey:
            public, _ = session.generate_keypair(
                KeyType.RSA, RSA_BITS, id=address.key.encode(), label=address.key, store=True
            )
        numbers = rsa.RSAPublicNumbers(
            int.from_bytes(public[Attribute.PUBLIC_EXPONENT]), int.from_bytes(public[Attribute.MODULUS])
        )
    return numbers.public_key().encrypt(secret, _PADDING)


def unwrap(wrapped: bytes, address: TokenAddress, pin: str) -> bytes:
    """
    Have a token decrypt a secret.

    Raises:
        TokenFailed: The token is not there, the PIN is wrong or missing, or it holds another key.
    """
    with _session(address, pin) as session:
        try:
            private = session.get_key(ObjectClass.PRIVATE_KEY, KeyType.RSA, address.key)
            return private.decrypt(
                wrapped,
                mechanism=Mechanism.RSA_PKCS_OAEP,
                mechanism_param=(Mechanism.SHA_1, MGF.SHA1, None),
            )
        except (NoSuchKey, DataInvalid, EncryptedDataInvalid, EncryptedDataLenRange) as error:
            raise TokenOfAnother from error


@contextmanager
def _session(address: TokenAddress, pin: str, *, rw: bool = False) -> Generator[pkcs11.Session]:
    """
    Be signed on at a token for the length of a `with`.

    It is not asked without a PIN: each time that is tried counts as a wrong one, and too many lock it.
    """
    if not pin:
        raise TokenPinWanted
    try:
        token = pkcs11.lib(address.module).get_token(token_label=address.token)
    except (PKCS11Error, RuntimeError) as error:
        raise TokenMissing(address=address.written()) from error
    try:
        with token.open(rw=rw, user_pin=pin) as session:
            yield session
    except (PinIncorrect, PinInvalid, PinLenRange, PinLocked, UnicodeError) as error:
        raise TokenPinWrong from error
    except (PKCS11Error, RuntimeError) as error:
        raise TokenFailed(why=type(error).__name__) from error
