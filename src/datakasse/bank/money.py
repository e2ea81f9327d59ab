"""Amounts and days as files write them: exact, never through a float."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from datakasse.errors.ledger.bank_files import BankFileUnreadable
from datakasse.errors.phrase import Phrase

AMOUNT_LIMIT_ORE: Final = 10**15
"""More than any shop has; a larger number is a file that is read wrongly."""

_AMOUNT: Final = re.compile(r"[+-]?\d{1,18}(\.\d{1,9})?", re.ASCII)
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def ore_of(text: str) -> int:
    """
    Return an amount in øre from kroner with a point or a comma, thousands apart or not.

    Example:
        >>> ore_of("1234.5"), ore_of("-1 234,50"), ore_of("1.234.567,89"), ore_of("1,234.50"), ore_of("7")
        (123450, -123450, 123456789, 123450, 700)
        >>> ore_of("1.005")  # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        datakasse.errors.ledger.bank_files.BankFileUnreadable: ...
    """
    plain = text.strip().replace(" ", "").replace("\u00a0", "").replace("\u2212", "-").replace("'", "")
    point, comma = plain.rfind("."), plain.rfind(",")
    if comma > point:
        plain = plain.replace(".", "").replace(",", ".", 1)
    elif comma >= 0:
        plain = plain.replace(",", "")
    if not _AMOUNT.fullmatch(plain):
        raise _no_amount(text)
    amount = Decimal(plain).scaleb(2)
    if amount != amount.to_integral_value() or abs(amount) > AMOUNT_LIMIT_ORE:
        raise _no_amount(text)
    return int(amount)


def day_of(text: str) -> date:
    """
    Return a day from a date or a moment that begins with one, or the Norwegian form.

    Example:
        >>> day_of("2026-11-02"), day_of("2026-11-02T23:15:00+01:00"), day_of("02.11.2026")
        (datetime.date(2026, 11, 2), datetime.date(2026, 11, 2), datetime.date(2026, 11, 2))
    """
    told = text.strip()
    try:
        if found := _DAY.match(told):
            return date(*map(int, found.groups()))
        return datetime.strptime(told[:10], "%d.%m.%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise BankFileUnreadable(
            why=Phrase(f"{told[:30] or 'ingenting'} er ingen dato", f"{told[:30] or 'nothing'} is no date")
        ) from error


def _no_amount(text: str) -> BankFileUnreadable:
    return BankFileUnreadable(
        why=Phrase(f"{text[:30]} er ikke et beløp i kroner", f"{text[:30]} is no amount in kroner")
    )
