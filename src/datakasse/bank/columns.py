"""
Payout files of other acquirers: columns of which a person has said what each one is.

Such files differ from acquirer to acquirer, and no description of theirs is public. So nothing is assumed: a
proposal is made from the names of the columns, a person looks at it and confirms it, and it holds for every
file with the same columns.

A row is a payment where a column tells the day of sale, and otherwise a whole payout. Rows with the same
reference and day of payout are one payout.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from datakasse.bank.money import day_of, ore_of
from datakasse.bank.table import Table
from datakasse.bookkeeping.payout import (
    ColumnMapping,
    Payout,
    PayoutLine,
    PayoutLineKind,
    Provider,
    payout_of,
)
from datakasse.errors.ledger.bank_files import BankCurrencyForeign, BankFileUnreadable, PayoutOff
from datakasse.errors.phrase import Phrase

_WORDS: Final = {
    "day": (
        "oppgjørsdato",
        "utbetalingsdato",
        "payout date",
        "settlement date",
        "payment date",
        "dato",
        "date",
    ),
    "reference": (
        "oppgjørsnummer",
        "oppgjørs-id",
        "utbetalings-id",
        "payout id",
        "settlement",
        "batch",
        "referanse",
    ),
    "gross": ("brutto", "gross", "omsetning", "beløp", "amount"),
    "fee": ("gebyr", "provisjon", "fee", "commission"),
    "net": ("netto", "net", "utbetalt", "payout amount"),
    "merchant": ("brukersted", "merchant", "salgssted", "terminal"),
    "currency": ("valuta", "currency"),
    "sold_on": ("salgsdato", "transaksjonsdato", "transaction date", "sale date"),
    "payment": ("transaksjons-id", "transaction id", "transaksjonsnummer", "psp reference", "rrn"),
}
"""Words that acquirers use for a column, the most telling first."""


def columns_key(header: tuple[str, ...]) -> str:
    """Return what tells files with the same columns."""
    return hashlib.sha256("\n".join(header).encode()).hexdigest()[:16]


def proposed_mapping(header: tuple[str, ...]) -> ColumnMapping:
    """
    Return what the columns seem to be, for a person to look at; each column is used once.

    Example:
        >>> proposed = proposed_mapping(("Oppgjørsdato", "Brukersted", "Brutto beløp", "Gebyr", "Netto"))
        >>> proposed.day, proposed.gross, proposed.fee, proposed.net, proposed.merchant
        ('Oppgjørsdato', 'Brutto beløp', 'Gebyr', 'Netto', 'Brukersted')
    """
    left = list(header)
    found: dict[str, str] = {}
    order = ("sold_on", "payment", "net", "fee", "gross", "currency", "merchant", "reference", "day")
    for field in order:
        for word in _WORDS[field]:
            column = next((name for name in left if word in name.casefold()), None)
            if column is not None:
                found[field] = column
                left.remove(column)
                break
    return ColumnMapping(**{"day": "", **found})


def read_columns(table: Table, mapping: ColumnMapping) -> list[Payout]:
    """
    Return the payouts of a file.

    Raises:
        BankFileUnreadable: A column is not there, neither gross nor net is told, or an amount is none.
        BankCurrencyForeign: Not Norwegian kroner.
        PayoutOff: Gross less fee is not the net that the file tells.
    """
    named = [str(name) for name in msgspec.structs.astuple(mapping) if name]
    if missing := [name for name in named if name not in table.header]:
        raise BankFileUnreadable(
            why=Phrase(f"kolonnen {missing[0][:40]} finnes ikke", f"there is no column {missing[0][:40]}")
        )
    if not mapping.day or not (mapping.gross or mapping.net):
        raise BankFileUnreadable(
            why=Phrase(
                "kolonnene for dag og beløp er ikke valgt", "the columns of day and amount are not chosen"
            )
        )
    by_payout: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row in table.each():
        get = _reader(row)
        currency = get(mapping.currency)
        if currency and currency.upper() != "NOK":
            raise BankCurrencyForeign(currency=currency[:3])
        key = (get(mapping.merchant), get(mapping.reference), get(mapping.day))
        by_payout.setdefault(key, []).append(row)
    return [_payout(key, rows, mapping) for key, rows in by_payout.items()]


def _payout(key: tuple[str, str, str], rows: list[Mapping[str, str]], mapping: ColumnMapping) -> Payout:
    merchant, reference, day_text = key
    day = day_of(day_text)
    lines: list[PayoutLine] = []
    for row in rows:
        gross_ore, fee_ore = _amounts(_reader(row), mapping, reference or day_text)
        kind = PayoutLineKind.SALE if gross_ore >= 0 else PayoutLineKind.REFUND
        sold_on = _reader(row)(mapping.sold_on)
        payment = _reader(row)(mapping.payment)
        lines.append(PayoutLine(day_of(sold_on) if sold_on else day, kind, gross_ore, fee_ore, payment))
    named = reference or day.isoformat()
    if mapping.sold_on:
        return payout_of(Provider.OTHER, merchant, named, day, lines)
    gross_ore, fee_ore = sum(line.amount_ore for line in lines), sum(line.fee_ore for line in lines)
    return Payout(Provider.OTHER, merchant, named, day, "NOK", gross_ore, fee_ore, gross_ore - fee_ore)


def _amounts(get: Callable[[str], str], mapping: ColumnMapping, named: str) -> tuple[int, int]:
    """Return gross and fee of a row; of the three amounts two tell the third."""
    gross, fee, net = (get(name) for name in (mapping.gross, mapping.fee, mapping.net))
    if gross and net:
        gross_ore, net_ore = ore_of(gross), ore_of(net)
        if fee and gross_ore - abs(ore_of(fee)) != net_ore and gross_ore + abs(ore_of(fee)) != net_ore:
            raise PayoutOff(payout=named, lines_ore=gross_ore - abs(ore_of(fee)), net_ore=net_ore)
        return gross_ore, gross_ore - net_ore
    fee_ore = abs(ore_of(fee)) if fee else 0
    return (ore_of(gross) if gross else ore_of(net) + fee_ore), fee_ore


def _reader(row: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: row[name] if name else ""
