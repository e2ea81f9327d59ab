"""
Vipps MobilePay's settlements: entries of the Report API, and the CSV file of the business portal.

The API tells a ledger: captures and refunds raise and lower what Vipps owes the shop, and now and then all
of it is scheduled for payout. What came since the last one is what a payout consists of. Fees are kept
(`fees-retained`: the payout is net) or invoiced apart (`fees-invoiced`: it is gross, and the ledger is not
lowered).

The portal's file has one row a payment and names the payout on each. It also has names and messages of
customers, which are not taken in.

Source: Report API 2.0 (`Transaction`, `entryType`); Vipps MobilePay, "Settlements: CSV".
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

import msgspec

from datakasse.bank.money import day_of, ore_of
from datakasse.bank.table import Table
from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.errors.ledger.bank_files import BankCurrencyForeign, BankFileUnreadable, PayoutOff
from datakasse.errors.phrase import Phrase

COLUMNS: Final = frozenset({"Salgsdato", "Vippsnummer", "Brutto", "Netto", "Transaksjonstype", "Oppgjørs-ID"})
"""What the portal's file is known by."""


class VippsEntry(msgspec.Struct, frozen=True, rename="camel"):
    """
    An entry of a ledger, as the Report API tells it.

    Attributes:
        ledger_date: The ledger's own day.
        entry_type: What it is.
        amount: In øre; what it adds to the balance.
        psp_reference: Vipps' own reference.
        reference: Ours, given when the payment was asked for.
        currency: Its currency.
        balance_before: What Vipps owed before it.
        balance_after: What Vipps owed after it.
        recipient_handle: The place of sale, `NO:123455` or `api:123455`.
    """

    ledger_date: date
    entry_type: str
    amount: int
    psp_reference: str = ""
    reference: str = ""
    currency: str = "NOK"
    balance_before: int | None = None
    balance_after: int | None = None
    recipient_handle: str = ""


class _Page(msgspec.Struct):
    items: list[VippsEntry]


_KINDS: Final = {
    "capture": PayoutLineKind.SALE,
    "refund": PayoutLineKind.REFUND,
    "fees-retained": PayoutLineKind.FEE,
    "capture-fee": PayoutLineKind.FEE,
    "retained-disputed-capture": PayoutLineKind.CHARGEBACK,
    "returned-disputed-capture": PayoutLineKind.CHARGEBACK,
    "correction": PayoutLineKind.CORRECTION,
    "top-up": PayoutLineKind.CORRECTION,
}
_PAID_OUT: Final = "scheduled-for-payout"
_ABORTED: Final = "payout-aborted"
_INVOICED: Final = "fees-invoiced"


def read_vipps_json(content: bytes) -> list[VippsEntry]:
    """
    Return the entries of an answer of the Report API that was kept as a file.

    Raises:
        BankFileUnreadable: It is none.
    """
    try:
        return msgspec.json.decode(content, type=_Page).items
    except msgspec.MsgspecError as error:
        raise BankFileUnreadable(
            why=Phrase("ikke et svar fra Vipps' Report API", "no answer of Vipps' Report API")
        ) from error


def vipps_payouts(entries: Iterable[VippsEntry], merchant: str = "") -> list[Payout]:
    """
    Return the payouts that the entries of one ledger tell of, in its order; those still to come are none.

    An aborted payout never reached the bank: its lines come with the next one.

    Args:
        entries: The funds ledger, oldest first.
        merchant: What to call the place of sale where the entries do not.

    Raises:
        BankCurrencyForeign: Not Norwegian kroner.
        BankFileUnreadable: An entry of a kind that nobody has told of.
    """
    found: list[Payout] = []
    lines: list[PayoutLine] = []
    handle = merchant
    for entry in entries:
        if entry.currency != "NOK":
            raise BankCurrencyForeign(currency=entry.currency)
        handle = handle or entry.recipient_handle
        if not lines and not found and entry.balance_before:
            lines.append(_carried(entry.ledger_date, entry.balance_before))
        if entry.entry_type == _PAID_OUT:
            found.append(_paid_out(entry, lines, handle))
            lines = []
        elif entry.entry_type == _ABORTED:
            lines = [*_taken_back(found, entry), *lines]
        elif entry.entry_type != _INVOICED:
            lines.append(_line(entry))
    return found


def _paid_out(entry: VippsEntry, lines: list[PayoutLine], merchant: str) -> Payout:
    """Return a payout; what the lines do not tell stood there before, or stays."""
    told_ore = sum(line.amount_ore - line.fee_ore for line in lines)
    if told_ore != -entry.amount:
        lines = [*lines, _carried(entry.ledger_date, -entry.amount - told_ore)]
    reference = entry.psp_reference or entry.reference or entry.ledger_date.isoformat()
    return payout_of(Provider.VIPPS, merchant, reference, entry.ledger_date, lines)


def _taken_back(found: list[Payout], aborted: VippsEntry) -> tuple[PayoutLine, ...]:
    """Take the payout that was aborted out of those found and return its lines."""
    for at in range(len(found) - 1, -1, -1):
        if found[at].net_ore == aborted.amount:
            return found.pop(at).lines
    return (_carried(aborted.ledger_date, aborted.amount),)


def _carried(day: date, amount_ore: int) -> PayoutLine:
    return PayoutLine(day, PayoutLineKind.CARRIED, amount_ore)


def _line(entry: VippsEntry) -> PayoutLine:
    kind = _KINDS.get(entry.entry_type)
    if kind is None:
        raise BankFileUnreadable(
            why=Phrase(
                f"ukjent posttype {entry.entry_type[:40]}", f"unknown type of entry {entry.entry_type[:40]}"
            )
        )
    return PayoutLine(entry.ledger_date, kind, entry.amount, reference=entry.reference or entry.psp_reference)


def read_vipps_table(table: Table) -> list[Payout]:
    """
    Return the payouts of the portal's file.

    Raises:
        BankFileUnreadable: A column is missing, or an amount is none.
        PayoutOff: The rows of a payout do not come to what the file says of it.
    """
    by_payout: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for row in table.each():
        by_payout.setdefault((row["Vippsnummer"], row["Oppgjørs-ID"]), []).append(row)
    return [_of_rows(merchant, reference, rows) for (merchant, reference), rows in by_payout.items()]


def _of_rows(merchant: str, reference: str, rows: list[Mapping[str, str]]) -> Payout:
    lines: list[PayoutLine] = []
    for row in rows:
        gross_ore, net_ore = ore_of(row["Brutto"]), ore_of(row["Netto"])
        kind = PayoutLineKind.SALE if gross_ore >= 0 else PayoutLineKind.REFUND
        named = row.get("Ordre-ID") or row.get("Transaksjons-ID") or ""
        lines.append(PayoutLine(day_of(row["Salgsdato"]), kind, gross_ore, gross_ore - net_ore, named))
    day = day_of(rows[0].get("Oppgjørsdato") or rows[-1]["Salgsdato"])
    payout = payout_of(Provider.VIPPS, merchant, reference, day, lines)
    told = rows[0].get("Oppgjørssum")
    if told and ore_of(told) != payout.net_ore:
        raise PayoutOff(payout=reference, lines_ore=payout.net_ore, net_ore=ore_of(told))
    return payout
