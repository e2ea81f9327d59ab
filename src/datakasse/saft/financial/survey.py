"""
What the vouchers of a SAF-T Financial file come to: the passes before it is written.

    vouchers before the file ─▶ opening balances
    vouchers in the file     ─▶ movements, totals, and what they name

Result accounts begin each calendar year at nothing. What they came to in earlier years stands as an opening
balance in equity, so that the opening balances of a file always sum to nothing (decision 0025).

What is kept grows with the chart and the customers, not with the vouchers.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from datakasse.bookkeeping.voucher import Line, Voucher
from datakasse.saft.financial.source import FinancialSource
from datakasse.saft.source import Selection
from datakasse.trade.shop.shop import Register

EARLIER_YEARS: Final = "2050"
"""The account where the result of earlier years stands until somebody closes them."""

_RESULT_CLASSES: Final = frozenset("345678")


def _amounts() -> "defaultdict[str, int]":
    return defaultdict(int)


def _customer_amounts() -> "defaultdict[tuple[str, str], int]":
    return defaultdict(int)


@dataclass(slots=True)
class FinancialSurvey:
    """
    What the vouchers come to.

    Attributes:
        vouchers: How many there are in the file.
        debit_ore: Sum of what they put in debit.
        credit_ore: Sum of what they put in credit, as a positive amount.
        opening: Account → balance when the file begins.
        movement: Account → what the file's vouchers put on it.
        customer_opening: Customer and account → balance when the file begins.
        customer_movement: Customer and account → what the file's vouchers put on it.
        rates: VAT code and rate, of all lines with VAT codes in the file.
        departments: Departments that lines name.
        first_day: The first day with a voucher; None without any.
        last_day: The last one.
    """

    vouchers: int = 0
    debit_ore: int = 0
    credit_ore: int = 0
    opening: dict[str, int] = field(default_factory=_amounts)
    movement: dict[str, int] = field(default_factory=_amounts)
    customer_opening: dict[tuple[str, str], int] = field(default_factory=_customer_amounts)
    customer_movement: dict[tuple[str, str], int] = field(default_factory=_customer_amounts)
    rates: set[tuple[str, int]] = field(default_factory=set)
    departments: set[str] = field(default_factory=set)
    first_day: date | None = None
    last_day: date | None = None

    def add_before(self, voucher: Voucher, year: int) -> None:
        """Add a voucher from before the file, which begins in the year given."""
        earlier = voucher.day.year < year
        for line in voucher.lines:
            for account, amount_ore in _posted(line):
                carried = earlier and account[:1] in _RESULT_CLASSES
                self.opening[EARLIER_YEARS if carried else account] += amount_ore
            if owes(voucher, line):
                self.customer_opening[voucher.customer, line.account] += line.net_ore

    def add(self, voucher: Voucher) -> None:
        """Add a voucher of the file."""
        self.vouchers += 1
        if self.first_day is None or voucher.day < self.first_day:
            self.first_day = voucher.day
        if self.last_day is None or voucher.day > self.last_day:
            self.last_day = voucher.day
        for line in voucher.lines:
            for account, amount_ore in _posted(line):
                self.movement[account] += amount_ore
                if amount_ore > 0:
                    self.debit_ore += amount_ore
                else:
                    self.credit_ore -= amount_ore
            if line.vat_code:
                self.rates.add((line.vat_code, line.rate_bp))
            if line.department:
                self.departments.add(line.department)
            if owes(voucher, line):
                self.customer_movement[voucher.customer, line.account] += line.net_ore

    @property
    def customer_accounts(self) -> set[tuple[str, str]]:
        """Customers and the accounts that they have a balance or a movement on."""
        return {*self.customer_opening, *self.customer_movement}


def owes(voucher: Voucher, line: Line) -> bool:
    """
    Return whether a line is what the voucher's customer owes.

    A sale on account stands alone, so all of such a voucher that is not goods with a VAT code is owed.
    """
    return bool(voucher.customer) and not line.vat_code


def survey_before(source: FinancialSource, registers: Iterable[Register], begins: date) -> FinancialSurvey:
    """Return a survey with the opening balances of a file that begins on a day."""
    survey = FinancialSurvey()
    for register in registers:
        for voucher in source.vouchers(register.register_id, None, begins - timedelta(days=1)):
            survey.add_before(voucher, begins.year)
    return survey


def financial_survey(
    source: FinancialSource, selection: Selection, registers: Iterable[Register]
) -> FinancialSurvey:
    """Return what the selected vouchers come to, and what stood before them."""
    chosen = tuple(registers)
    begins = selection.from_date
    survey = FinancialSurvey() if begins is None else survey_before(source, chosen, begins)
    for register in chosen:
        for voucher in source.vouchers(register.register_id, begins, selection.to_date):
            survey.add(voucher)
    return survey


def _posted(line: Line) -> tuple[tuple[str, int], ...]:
    """Return what a line puts on accounts: net and VAT apart, as the file writes them."""
    if line.vat_ore:
        return (line.account, line.net_ore), (line.vat_account, line.vat_ore)
    return ((line.account, line.net_ore),)
