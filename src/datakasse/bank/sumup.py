"""
SumUp's list of payouts, as JSON or CSV: one record a payment or deduction.

Records that share a date and a reference are one payout to the bank. `amount` is taken as what is paid out
and `fee` as what was kept of it, so that the sale was both together; a deduction lowers the payout. The
description does not say so in words, which is why nothing is booked of it before the bank has shown the net.

Source: SumUp API, `ListPayoutsV1`, `FinancialPayout`.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

import msgspec

from datakasse.bank.money import day_of, ore_of
from datakasse.bank.table import Table
from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.errors.ledger.bank_files import BankCurrencyForeign, BankFileUnreadable
from datakasse.errors.phrase import Phrase

COLUMNS: Final = frozenset({
    "id", "type", "amount", "date", "currency", "fee", "status", "reference", "transaction_code",
})  # fmt: skip
"""The columns of the CSV form, which are the fields of the JSON form."""


class SumUpRecord(msgspec.Struct, frozen=True):
    """A record as SumUp tells it; amounts in kroner, exact."""

    type: str
    amount: Decimal
    date: date
    currency: str
    fee: Decimal
    status: str
    reference: str
    transaction_code: str = ""


_DEDUCTIONS: Final = {
    "CHARGE_BACK_DEDUCTION": PayoutLineKind.CHARGEBACK,
    "REFUND_DEDUCTION": PayoutLineKind.REFUND,
    "DD_RETURN_DEDUCTION": PayoutLineKind.CORRECTION,
    "BALANCE_DEDUCTION": PayoutLineKind.CORRECTION,
}


def read_sumup_json(content: bytes) -> list[SumUpRecord]:
    """
    Return the records of an answer that was kept as a file.

    Raises:
        BankFileUnreadable: It is none.
    """
    try:
        return msgspec.json.decode(content, type=list[SumUpRecord])
    except msgspec.MsgspecError as error:
        raise BankFileUnreadable(
            why=Phrase("ikke SumUps liste over utbetalinger", "not SumUp's list of payouts")
        ) from error


def read_sumup_table(table: Table) -> list[SumUpRecord]:
    """Return the records of the CSV form; raises `BankFileUnreadable`."""
    return [
        SumUpRecord(
            type=row["type"],
            amount=Decimal(ore_of(row["amount"])).scaleb(-2),
            date=day_of(row["date"]),
            currency=row["currency"],
            fee=Decimal(ore_of(row["fee"] or "0")).scaleb(-2),
            status=row["status"],
            reference=row["reference"],
            transaction_code=row["transaction_code"],
        )
        for row in table.each()
    ]


def sumup_payouts(records: Iterable[SumUpRecord], merchant: str) -> list[Payout]:
    """
    Return the payouts that records make; one that failed never reached the bank.

    Raises:
        BankCurrencyForeign: Not Norwegian kroner.
        BankFileUnreadable: A type that nobody has told of.
    """
    by_payout: dict[tuple[date, str], list[PayoutLine]] = {}
    for record in records:
        if record.currency != "NOK":
            raise BankCurrencyForeign(currency=record.currency)
        if record.status == "SUCCESSFUL":
            by_payout.setdefault((record.date, record.reference), []).append(_line(record))
    return [
        payout_of(Provider.SUMUP, merchant, reference or day.isoformat(), day, lines)
        for (day, reference), lines in sorted(by_payout.items())
    ]


def _line(record: SumUpRecord) -> PayoutLine:
    amount_ore, fee_ore = ore_of(str(record.amount)), ore_of(str(record.fee))
    if record.type == "PAYOUT":
        sold_ore = amount_ore + fee_ore
        return PayoutLine(record.date, PayoutLineKind.SALE, sold_ore, fee_ore, record.transaction_code)
    kind = _DEDUCTIONS.get(record.type)
    if kind is None:
        raise BankFileUnreadable(
            why=Phrase(f"ukjent posttype {record.type[:40]}", f"unknown type of entry {record.type[:40]}")
        )
    return PayoutLine(record.date, kind, -abs(amount_ore), fee_ore, record.transaction_code)
