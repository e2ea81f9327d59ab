"""Codes that are good once: of an app on the phone (TOTP, RFC 6238), or on paper for when it is gone."""

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Final

import pyotp
from pyotp.totp import TOTP

STEP_S: Final = 30
RECOVERY_CODES: Final = 10
_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Digits and letters that are not taken for one another."""
_GROUPS: Final = 4
_GROUP_LENGTH: Final = 4


def new_secret() -> str:
    """Return a new secret for an app: 160 bits in base 32."""
    return pyotp.random_base32()


def address_for_app(secret: str, person: str, shop: str) -> str:
    """
    Return what an app reads from a QR code.

    Example:
        >>> address_for_app("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "Kari", "Kaffebaren")
        'otpauth://totp/Kaffebaren:Kari?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kaffebaren'
    """
    return TOTP(secret).provisioning_uri(name=person, issuer_name=shop)


def step_of(secret: str, code: str, at: datetime, after: int = 0) -> int | None:
    """
    Return the step of time (30 s) that a code of an app belongs to; None when it is not good now.

    A clock may be a step off. A step that was used before, or an earlier one, is good no more: who has
    looked over a shoulder has seen nothing.

    Args:
        secret: The secret that the app has.
        code: The code.
        at: Now.
        after: The last step that was used; 0 for none.
    """
    clock = TOTP(secret, interval=STEP_S)
    now = int(at.timestamp()) // STEP_S
    given = code.replace(" ", "")
    for step in (now - 1, now, now + 1):
        if step > after and hmac.compare_digest(clock.generate_otp(step).encode(), given.encode()):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Return codes of 79 bits each, to be written down."""
    return [
        "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
        for _ in range(RECOVERY_CODES)
    ]


def recovery_digest(code: str) -> str:
    """
    Return the digest that is kept of a recovery code; it is long and random, so a quick one will do.

    Example:
        >>> recovery_digest("ABCD efgh-2345 jkmn") == recovery_digest("abcd-efgh-2345-jkmn")
        True
    """
    bare = "".join(filter(str.isalnum, code.casefold()))
    return hashlib.sha256(bare.encode()).hexdigest()
