"""
Evidence that a locked period is as it was: how many vouchers, what they come to, and a digest over them.

The digest is SHA-256 over each voucher's JSON and a line break, in order of day, register, and entry.
"""

import hashlib
from collections.abc import Iterable
from datetime import date

import msgspec

from datakasse.bookkeeping.voucher import Voucher, postings

_ENCODER = msgspec.json.Encoder(order="deterministic")


class Evidence(msgspec.Struct, frozen=True):
    """
    What a period comes to.

    Attributes:
        vouchers: How many.
        debit_ore: The sum of what they debit; what they credit is the same.
        digest: SHA-256 over them, hexadecimal.
    """

    vouchers: int
    debit_ore: int
    digest: str


class LockedPeriod(msgspec.Struct, frozen=True):
    """
    A period that nothing is booked in any more.

    Attributes:
        from_day: The day after the lock before; None for the first.
        through: Its last day.
        evidence: What it came to when it was locked.
        operator: Who locked it.
    """

    from_day: date | None
    through: date
    evidence: Evidence
    operator: str


def evidence_of(vouchers: Iterable[Voucher]) -> Evidence:
    """
    Return what vouchers come to.

    Example:
        >>> evidence_of([]).vouchers
        0
    """
    digest, number, debit_ore = hashlib.sha256(), 0, 0
    for voucher in vouchers:
        number += 1
        debit_ore += sum(max(posting.amount_ore, 0) for posting in postings(voucher.lines))
        digest.update(_ENCODER.encode(voucher))
        digest.update(b"\n")
    return Evidence(number, debit_ore, digest.hexdigest())
