"""What we use of python-pkcs11, whose own types leave out what a key can do."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from pkcs11 import exceptions as exceptions

class ObjectClass:
    PUBLIC_KEY: ObjectClass
    PRIVATE_KEY: ObjectClass

class KeyType:
    RSA: KeyType

class Mechanism:
    RSA_PKCS_OAEP: Mechanism
    SHA_1: Mechanism

class Attribute:
    MODULUS: Attribute
    PUBLIC_EXPONENT: Attribute
    PRIVATE_EXPONENT: Attribute
    SENSITIVE: Attribute
    EXTRACTABLE: Attribute

class Key:
    def __getitem__(self, attribute: Attribute, /) -> bytes: ...
    def decrypt(self, data: bytes, *, mechanism: Mechanism, mechanism_param: Sequence[object]) -> bytes: ...
    def destroy(self) -> None: ...

class Session:
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
        /,
    ) -> None: ...
    def get_key(self, object_class: ObjectClass, key_type: KeyType, label: str) -> Key: ...
    def generate_keypair(
        self, key_type: KeyType, key_length: int, *, id: bytes, label: str, store: bool
    ) -> tuple[Key, Key]: ...

class Token:
    def open(self, rw: bool = False, user_pin: str | None = None) -> Session: ...

class lib:  # noqa: N801 - its own name
    def __init__(self, so: str) -> None: ...
    def get_token(self, *, token_label: str) -> Token: ...
