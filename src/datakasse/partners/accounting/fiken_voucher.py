"""
A day voucher as Fiken takes it: whole øre, two sides, always positive.

What a line with VAT holds depends on its side: **with VAT in credit, without it in debit**. Sales are credit
lines and hold what the customers paid. A group in which more came back than was sold is a debit line, and
what it comes to with VAT is then worked out at the other end; it must be exactly what was paid back, or the
voucher does not balance.
"""

from typing import Any

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import Place
from datakasse.trade.amount import divide_half_away
from datakasse.trade.vat import WHOLE_BP

TEXT_MAX = 200
PREFIX = "Fri postering registrert via API: "
"""What Fiken puts before a description; both together must fit."""


def body(voucher: DayVoucher, place: Place) -> dict[str, Any]:
    """Return the body of `POST /companies/{companySlug}/generalJournalEntries`."""
    text = description(voucher)
    lines = [part for line in voucher.lines for part in _parts(line, place)]
    entry = {"description": text, "date": voucher.day.isoformat(), "lines": lines}
    return {"description": text, "journalEntries": [entry]}


def description(voucher: DayVoucher) -> str:
    """
    Return what a voucher is called there: its text and, whole and as a word of its own, its key.

    Fiken has no field for a key; this is where it is looked for.
    """
    room = TEXT_MAX - len(PREFIX) - len(voucher.key) - 1
    return f"{voucher.text[:room].rstrip()} {voucher.key}"


def _parts(line: Line, place: Place) -> list[dict[str, Any]]:
    """Return the lines that a line becomes: one, or none where it comes to nothing, or some in debit."""
    theirs = place.accounts.get(line.account)
    account = line.account if theirs is None else theirs.number
    if line.gross_ore < 0:
        return [{"amount": -line.gross_ore, "creditAccount": account, **_vat("creditVatCode", line)}]
    if line.gross_ore == 0:
        return []
    amounts = nets_ore(line.gross_ore, line.rate_bp) if line.vat_code else [line.gross_ore]
    return [{"amount": ore, "debitAccount": account, **_vat("debitVatCode", line)} for ore in amounts]


def _vat(field: str, line: Line) -> dict[str, int]:
    return {field: int(line.vat_code)} if line.vat_code else {}


def nets_ore(gross_ore: int, rate_bp: int) -> list[int]:
    """
    Return amounts without VAT that come to an amount with VAT when VAT is added to each.

    One is enough unless no amount comes to it: at 25 % nothing comes to 7 øre, for 5 gives 6 and 6 gives 7 or
    8. Then an øre or two stand alone, on which VAT is nothing. Amounts whose VAT ends in half an øre are
    left out, because nobody has written down which way Fiken rounds them.

    Example:
        >>> nets_ore(12_500, 2_500), nets_ore(7, 2_500), nets_ore(500, 0)
        ([10000], [5, 1], [500])
    """
    for alone in range(3):
        rest_ore = gross_ore - alone
        near_ore = rest_ore * WHOLE_BP // (WHOLE_BP + rate_bp)
        for net_ore in (near_ore, near_ore + 1):
            half = net_ore * rate_bp % WHOLE_BP == WHOLE_BP // 2
            if not half and net_ore + divide_half_away(net_ore * rate_bp, WHOLE_BP) == rest_ore:
                return [net for net in [net_ore] if net] + [1] * alone
    raise ValueError("no amount without VAT comes to this one")
