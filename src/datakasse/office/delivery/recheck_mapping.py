"""
Look at each new VAT term whether what a person confirmed still holds in their books (integrations.md 1.8).

Accounts are closed and VAT codes end at the turn of a term. What is closed or gone there is marked, and a
voucher that needs it waits for a person, by name, before anything is sent.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Place, TheirAccount, TheirVatType
from datakasse.office.delivery.connection import Connection, connection_of, keep
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.storage.ports.store import Books
from datakasse.trade.moment import in_norway


def vat_term(day: date) -> str:
    """
    Return the VAT term of a day: two months.

    Example:
        >>> vat_term(date(2026, 12, 31)), vat_term(date(2027, 1, 1))
        ('2026-6', '2027-1')
    """
    return f"{day.year}-{(day.month + 1) // 2}"


def rechecked(dispatch: Dispatch, connection: Connection) -> Connection:
    """
    Return a connection whose mapping has been looked at in this VAT term, and keep it.

    A system that does not answer is asked again in the next round; the vouchers tell what is wrong with it.
    """
    day = in_norway(dispatch.now()).date()
    term = vat_term(day)
    if connection.place is None or connection.checked_term in {"", term}:
        return connection
    try:
        with dispatch.systems.line(connection) as system:
            place = as_it_is_there(connection.place, system.accounts(), system.vat_types(day))
    except NotBooked:
        return connection

    def command(books: Books) -> None:
        now = connection_of(books)
        if now is not None and now.place == connection.place and now.number == connection.number:
            keep(books, msgspec.structs.replace(now, place=place, checked_term=term))

    dispatch.counter.store.write(command).result()
    return msgspec.structs.replace(connection, place=place, checked_term=term)


def as_it_is_there(
    place: Place, accounts: Sequence[TheirAccount], vat_types: Sequence[TheirVatType]
) -> Place:
    """Return a place with what their accounts and VAT types are now; what is gone counts as closed."""
    by_number = {each.number: each for each in accounts}
    by_code = {each.vat_code: each for each in vat_types}
    return Place(
        {
            ours: by_number.get(theirs.number, msgspec.structs.replace(theirs, open=False))
            for ours, theirs in place.accounts.items()
        },
        {
            code: by_code.get(theirs.vat_code, msgspec.structs.replace(theirs, open=False))
            for code, theirs in place.vat_types.items()
        },
        place.departments,
    )
