"""
Zettle's Finance API: transactions of the liquid account, where a payout empties what came since the last.

Amounts are øre, as text or number. The transactions name no currency and no merchant: those are the
account's, and whoever asks knows them. A payment whose fee is told apart is one line; the two have the same
`originatorTransactionUuid`.

Source: Finance API v2, `getAccountTransactions`. The description is from 2022, when its repository closed.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

import msgspec

from datakasse.bookkeeping.payout import Payout, PayoutLine, PayoutLineKind, Provider, payout_of
from datakasse.errors.ledger.bank_files import BankFileUnreadable
from datakasse.errors.phrase import Phrase
from datakasse.trade.moment import in_norway


class ZettleTransaction(msgspec.Struct, frozen=True, rename="camel"):
    """A transaction as the Finance API tells it."""

    timestamp: str
    amount: int | str
    originator_transaction_type: str
    originator_transaction_uuid: str = ""


_KINDS: Final = {
    "PAYMENT": PayoutLineKind.SALE,
    "INVOICE_PAYMENT": PayoutLineKind.SALE,
    "PAYMENT_FEE": PayoutLineKind.FEE,
    "INVOICE_PAYMENT_FEE": PayoutLineKind.FEE,
    "CASHBACK": PayoutLineKind.FEE,
    "FROZEN_FUNDS": PayoutLineKind.CHARGEBACK,
    "ADJUSTMENT": PayoutLineKind.CORRECTION,
    "ADVANCE": PayoutLineKind.CORRECTION,
    "ADVANCE_DOWNPAYMENT": PayoutLineKind.CORRECTION,
    "ADVANCE_FEE_DOWNPAYMENT": PayoutLineKind.CORRECTION,
    "PAYMENT_PAYOUT": PayoutLineKind.CORRECTION,
}


def read_zettle(content: bytes) -> list[ZettleTransaction]:
    """
    Return the transactions of an answer that was kept as a file.

    Raises:
        BankFileUnreadable: It is none.
    """
    try:
        return msgspec.json.decode(content, type=list[ZettleTransaction])
    except msgspec.MsgspecError as error:
        raise BankFileUnreadable(
            why=Phrase("ikke et svar fra Zettles Finance API", "no answer of Zettle's Finance API")
        ) from error


def zettle_payouts(transactions: Iterable[ZettleTransaction], merchant: str) -> list[Payout]:
    """
    Return the payouts that transactions tell of; what is not paid out yet is none.

    Raises:
        BankFileUnreadable: An amount, a moment or a kind that nobody has told of.
    """
    found: list[Payout] = []
    lines: list[PayoutLine] = []
    told = sorted(transactions, key=lambda each: each.timestamp)
    for each in told:
        amount_ore, at = _ore(each), _at(each)
        match each.originator_transaction_type:
            case "PAYOUT":
                day = in_norway(at).date()
                paid_ore = sum(line.amount_ore for line in lines)
                if paid_ore != -amount_ore:
                    lines.append(PayoutLine(day, PayoutLineKind.CARRIED, -amount_ore - paid_ore))
                reference = each.originator_transaction_uuid or each.timestamp
                found.append(payout_of(Provider.ZETTLE, merchant, reference, day, lines))
                lines = []
            case "FAILED_PAYOUT":
                failed = next((payout for payout in reversed(found) if payout.net_ore == amount_ore), None)
                if failed is not None:
                    found.remove(failed)
                    lines = [*failed.lines, *lines]
                else:
                    lines.append(PayoutLine(in_norway(at).date(), PayoutLineKind.CARRIED, amount_ore))
            case kind:
                lines.append(_line(each, kind, amount_ore, at))
    return found


def _line(each: ZettleTransaction, told: str, amount_ore: int, at: datetime) -> PayoutLine:
    kind = _KINDS.get(told)
    if kind is None:
        raise BankFileUnreadable(
            why=Phrase(f"ukjent transaksjonstype {told[:40]}", f"unknown type of transaction {told[:40]}")
        )
    if kind is PayoutLineKind.SALE and amount_ore < 0:
        kind = PayoutLineKind.REFUND
    return PayoutLine(in_norway(at).date(), kind, amount_ore, reference=each.originator_transaction_uuid)


def _ore(each: ZettleTransaction) -> int:
    try:
        return int(each.amount)
    except ValueError as error:
        raise BankFileUnreadable(
            why=Phrase(
                f"{str(each.amount)[:30]} er ikke et beløp i øre",
                f"{str(each.amount)[:30]} is no amount in øre",
            )
        ) from error


def _at(each: ZettleTransaction) -> datetime:
    try:
        at = datetime.fromisoformat(each.timestamp)
    except ValueError as error:
        raise BankFileUnreadable(
            why=Phrase(f"{each.timestamp[:30]} er ikke et tidspunkt", f"{each.timestamp[:30]} is no moment")
        ) from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)
