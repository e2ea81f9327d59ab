"""The ledger as SAF-T Financial reads it: one consistent look, so that a shop can sell meanwhile."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.posting import named_texts
from datakasse.bookkeeping.voucher import Voucher
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Role
from datakasse.trade.shop.shop import Company, Register
from datakasse.trade.vat import VatCode


class LedgerSource:
    """The books as `saft/financial/source.py` wants them."""

    def __init__(self, books: Readings) -> None:
        self._books = books

    @property
    def company(self) -> Company:
        """The business."""
        return self._books.company()

    @property
    def contact(self) -> tuple[str, str]:
        """First name and surname of the first who keeps the books: the accountant, or else the manager."""
        known = list(self._books.operators())
        for role in (Role.ACCOUNTANT, Role.MANAGER):
            for operator in known:
                if operator.role == role and operator.active:
                    return operator.first_name, operator.surname
        return "", ""

    def registers(self) -> Iterable[Register]:
        """All registers."""
        return self._books.registers()

    def accounts(self) -> Iterable[Account]:
        """The chart of accounts."""
        return self._books.accounts().values()

    def vat_codes(self) -> Iterable[VatCode]:
        """All VAT codes of the shop."""
        return self._books.vat_codes().values()

    def customer_name(self, customer: str) -> str:
        """Return a customer's name."""
        return self._books.customer_name(customer)

    def line_texts(self) -> Mapping[str, str]:
        """Return the texts of lines with the names of article groups."""
        return named_texts(self._books.groups())

    def vouchers(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Voucher]:
        """Read a register's vouchers booked within the dates, in order."""
        return self._books.vouchers(register_id, from_date, to_date)
