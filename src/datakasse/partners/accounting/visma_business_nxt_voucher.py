"""
A day voucher as Visma Business NXT wants it: a batch with one voucher, and in each of its rows both accounts.

A row there has a debit account and a credit account and one amount above nothing. So that each of our lines
stays whole, with its VAT, it is set against a clearing account, which comes to nothing over the voucher. No
tax codes are sent: what they are called is not described, and an account there has its own.
"""

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import Place
from datakasse.partners.accounting.mapped import account_of, key_word, number_of
from datakasse.partners.line.json_body import kroner

LEDGER = 3
"""The type of an account in the ledger; customers, suppliers and assets have others."""

_KEY_LENGTH = 28
_TEXT_LENGTH = 40


def text_key(voucher: DayVoucher) -> str:
    """Return the word by which a voucher is known in the texts of its rows."""
    return key_word(voucher, _KEY_LENGTH)


def as_number(voucher: DayVoucher) -> int:
    """Return a voucher's day as the number that stands for it there: 20260115."""
    return int(f"{voucher.day:%Y%m%d}")


def batch(
    voucher: DayVoucher,
    place: Place,
    *,
    series: int | None,
    clearing: int | None,
    number: int | None = None,
) -> dict[str, object]:
    """
    Return the batch.

    Args:
        voucher: The voucher.
        place: Where our accounts are there.
        series: The voucher series; None where nobody has chosen.
        clearing: The clearing account; None where nobody has chosen.
        number: The voucher's number; None where it has not been read.
    """
    day = as_number(voucher)
    return {
        "voucherSeriesNo": series,
        "valueDate": day,
        "vouchers": [
            {"voucherNo": number, "voucherDate": day, "valueDate": day} | _row(line, voucher, place, clearing)
            for line in voucher.lines
            if line.gross_ore
        ],
    }


def _row(line: Line, voucher: DayVoucher, place: Place, clearing: int | None) -> dict[str, object]:
    account = number_of(account_of(place, line.account).number)
    debit, credit = (account, clearing) if line.gross_ore > 0 else (clearing, account)
    return {
        "debitAccountType": LEDGER,
        "debitAccountNo": debit,
        "creditAccountType": LEDGER,
        "creditAccountNo": credit,
        "amountDomestic": kroner(abs(line.gross_ore)),
        "text": f"{text_key(voucher)} {line.text}"[:_TEXT_LENGTH],
    }
