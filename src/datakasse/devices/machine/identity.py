"""Identities, out of this machine's clock and its randomness."""

import secrets
import time
import uuid


def new_id() -> str:
    """
    Return an identity that nobody else has (UUID version 7, RFC 9562).

    It begins with the time, so that what is filed under it lands beside its neighbours.
    """
    bits = time.time_ns() // 1_000_000 << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return uuid.UUID(int=bits | 0b10 << 62 | secrets.randbits(62)).hex
