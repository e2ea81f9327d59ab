"""
What a SAF-T Financial file is made from.

The caller provides the ledger; nothing here knows where its vouchers lie. They are read twice, because the
file tells balances and totals before the vouchers themselves, and a third time up to the day before the file
begins, because that is where its opening balances come from.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from datakasse.bookkeeping.voucher import Voucher
from datakasse.trade.shop.shop import Company, Register
from datakasse.trade.vat import VatCode


class FileAccount(Protocol):
    """An account of the chart."""

    @property
    def number(self) -> str:
        """Its number."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def grouping_category(self) -> str:
        """Category of the authority's business specification (*næringsspesifikasjon*)."""
        ...

    @property
    def grouping_code(self) -> str:
        """Code in that category."""
        ...


class FinancialSource(Protocol):
    """A shop and its ledger, as whoever keeps them provides them."""

    @property
    def company(self) -> Company:
        """The business."""
        ...

    @property
    def contact(self) -> tuple[str, str]:
        """First name and surname of who answers for the books."""
        ...

    def registers(self) -> Iterable[Register]:
        """All registers."""
        ...

    def accounts(self) -> Iterable[FileAccount]:
        """Return the chart of accounts; whatever a voucher was ever booked on is in it."""
        ...

    def vat_codes(self) -> Iterable[VatCode]:
        """All VAT codes of the shop."""
        ...

    def customer_name(self, customer: str) -> str:
        """Return a customer's name; empty when it is not kept any more."""
        ...

    def line_texts(self) -> Mapping[str, str]:
        """Return what lines are called in the file, by what they are called in the ledger; others stay."""
        ...

    def vouchers(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Voucher]:
        """Read a register's vouchers booked within the dates, in order; each call begins anew."""
        ...
