"""
What this machine can do at best, measured beside what we do.

The machine is shared and noisy, so a bare figure says little; a ratio within one run says more.
"""

import hashlib
import os
import time
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

BLOCK_BYTES = 4096
TEXT = b"0;2026-01-02;10:15:30;1;125.00;100.00" + bytes(140)
_PADDING, _SHA1 = padding.PKCS1v15(), hashes.SHA1()  # noqa: S303 - what the authority's method costs


def sign_and_sync(folder: Path, seconds: float, more_s: float = 0.0) -> float:
    """Return turns per second of: sign RSA-1024, append 4 KiB, fdatasync, which takes so much longer."""
    key = rsa.generate_private_key(65537, 1024)  # noqa: S505 - as above
    block, path = bytes(BLOCK_BYTES), folder / "raw-loop"
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
    try:
        turns, begun = 0, time.perf_counter()
        while (spent := time.perf_counter() - begun) < seconds:
            key.sign(TEXT, _PADDING, _SHA1)
            os.write(file, block)
            os.fdatasync(file)
            if more_s:
                time.sleep(more_s)
            turns += 1
    finally:
        os.close(file)
        path.unlink()
    return turns / spent


def check_and_hash(bodies: list[bytes], seconds: float) -> float:
    """Return turns per second of: verify RSA-1024, SHA-256 over a stored entry's bytes."""
    key = rsa.generate_private_key(65537, 1024)  # noqa: S505 - as above
    signature, public = key.sign(TEXT, _PADDING, _SHA1), key.public_key()
    turns, begun = 0, time.perf_counter()
    while (spent := time.perf_counter() - begun) < seconds:
        for body in bodies:
            public.verify(signature, TEXT, _PADDING, _SHA1)
            hashlib.sha256(body).digest()
        turns += len(bodies)
    return turns / spent
