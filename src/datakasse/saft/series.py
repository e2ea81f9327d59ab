"""
The numbers of a register as they stand in the file.

A register counts from one, and so does every other; a file that holds several must tell their
numbers apart. `reportID` is even a key over the whole file, X and Z together. So each register's
prefix is put before its numbers, and an X has an X between. Paper shows the plain number, and `nr`
is plain too: it is what is signed.

Law: SAFT-11, SIG-5.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from datakasse.errors.control.exports import SeriesOverlap
from datakasse.saft.text import identifier
from datakasse.trade.shop.shop import Register

REGISTER_LENGTH_MAX: Final = 100
PREFIX_LENGTH_MAX: Final = 20
"""Leaves room for the number in an identifier of 35."""

_NUMBER_FOLLOWS = re.compile(r"X?\d*", re.ASCII)


class Series(msgspec.Struct, frozen=True):
    """The number series of one register; its prefix as it is written."""

    prefix: str

    def number(self, number: int) -> str:
        """Return an event's, a transaction's or a Z report's id."""
        return f"{self.prefix}{number}"

    def x_report(self, number: int) -> str:
        """Return an X report's id."""
        return f"{self.prefix}X{number}"


def series_of(register: Register) -> Series:
    """
    Return a register's series.

    Raises:
        IdentifierUnfit: A prefix that is too long or holds control characters.
    """
    prefix = register.series_prefix
    return Series(identifier(prefix, PREFIX_LENGTH_MAX) if prefix else "")


def check_numbers(registers: Sequence[Register]) -> None:
    """
    Check that the registers' ids fit, and that no two registers can give the same number.

    Raises:
        IdentifierUnfit: A register id or prefix that the file cannot hold.
        SeriesOverlap: Equal prefixes, or one that reads as the other followed by a number.
    """
    for first in registers:
        identifier(first.register_id, REGISTER_LENGTH_MAX)
        series_of(first)
        for second in registers:
            if first is not second and overlap(first.series_prefix, second.series_prefix):
                raise SeriesOverlap(first=first.register_id, second=second.register_id)


def overlap(shorter: str, longer: str) -> bool:
    """
    Return whether a prefix could be taken for another one followed by a number.

    Example:
        >>> overlap("", "2"), overlap("A", "A"), overlap("", "2-"), overlap("A", "AX1")
        (True, True, False, True)
    """
    return longer.startswith(shorter) and bool(_NUMBER_FOLLOWS.fullmatch(longer, len(shorter)))
