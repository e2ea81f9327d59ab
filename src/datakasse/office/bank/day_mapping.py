"""How things are booked at a register on a day, as the ledger itself does it."""

from datetime import date

from datakasse.bookkeeping.mapping import DayMapping, department_on
from datakasse.storage.ports.store import Readings
from datakasse.trade.shop.shop import Register


def day_mapping(books: Readings, register: Register, day: date) -> DayMapping:
    """Return the mapping of a register's place on a day."""
    return DayMapping(
        books.mapping_rules(),
        books.accounts(),
        {code.code: code.standard_code for code in books.vat_codes().values()},
        location=register.location,
        department=department_on(books.departments(), register.location, day),
        day=day,
    )
