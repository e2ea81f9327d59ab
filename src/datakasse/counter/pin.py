"""PINs and the hashes that are kept of them (Argon2id)."""

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from datakasse.errors.till.sign_on import BadPin

PIN_LENGTHS = range(4, 9)
_HASHER = PasswordHasher()


def hash_pin(pin: str) -> str:
    """
    Return the Argon2id hash of a PIN.

    Raises:
        BadPin: Not four to eight digits.
    """
    demand_pin(pin)
    return _HASHER.hash(pin)


def demand_pin(pin: str) -> None:
    """
    Go on only if a PIN has the form of one.

    Raises:
        BadPin: Not four to eight digits.
    """
    if len(pin) not in PIN_LENGTHS or not (pin.isascii() and pin.isdigit()):
        raise BadPin


def pin_fits(pin_hash: str, pin: str) -> bool:
    """Return whether a PIN is the one that was hashed; slow on purpose."""
    try:
        return _HASHER.verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def demand_pin_hash(pin_hash: str) -> None:
    """
    Go on only if a text is the hash of a PIN, as `hash_pin` makes it.

    Raises:
        BadPin: It is not.
    """
    try:
        extract_parameters(pin_hash)
    except InvalidHashError as error:
        raise BadPin from error
