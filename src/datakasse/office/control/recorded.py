"""Whether there is anything to make a file of: that of a mistyped year looks whole, and is empty."""

from collections.abc import Sequence
from datetime import date

from datakasse.storage.ports.store import Readings


def is_anything_told(
    books: Readings, first: date | None, last: date | None, registers: Sequence[str] = ()
) -> bool:
    """Return whether the journals have anything in a period that a SAF-T Cash Register file tells of."""
    chosen = registers or [register.register_id for register in books.registers()]
    return any(next(books.told_between(name, first, last), None) is not None for name in chosen)


def is_anything_booked(
    books: Readings, first: date | None, last: date | None, registers: Sequence[str] = ()
) -> bool:
    """Return whether the ledger has any voucher in a period."""
    return any(next(books.vouchers(name, first, last), None) is not None for name in registers or [None])
