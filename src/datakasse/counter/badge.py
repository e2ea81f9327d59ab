"""
Badges: a code on a card that signs its bearer on.

The code is made once, told once, and kept nowhere; the books hold its digest. It is long enough that nobody
guesses it, so the digest is a plain one.
"""

import base64
import hashlib
import secrets

PREFIX = "DKB"
_SECRET_BYTES = 10


def new_badge() -> str:
    """Return a new code: the prefix and eighty random bits in letters and digits that every scanner types."""
    return PREFIX + base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")


def badge_digest(code: str) -> str:
    """Return the digest under which a code is known, however the scanner's shift key stood."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()
