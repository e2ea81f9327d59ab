"""
A day voucher as Visma eAccounting wants it: net and VAT as rows of their own, each in debit or credit.

With automatic VAT off the rows are booked as they are written, so the register's VAT stands there to the øre.
The VAT return follows from the VAT code that an account has there; a sales account must therefore have the
code that the register sells under.
"""

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import Place
from datakasse.partners.accounting.mapped import account_of, key_word, number_of, rate_text
from datakasse.partners.line.json_body import kroner

QUERY = (
    ("useAutomaticVatCalculation", "false"),
    ("useDefaultVatCodes", "true"),
    ("useDefaultVoucherSeries", "true"),
)
"""What goes with the body."""

_KEY_LENGTH = 100
_TEXT_LENGTH = 1_000
_ROW_TEXT_LENGTH = 60


def text_key(voucher: DayVoucher) -> str:
    """Return the word by which a voucher is known in its text."""
    return key_word(voucher, _KEY_LENGTH)


def body(voucher: DayVoucher, place: Place) -> dict[str, object]:
    """Return a day voucher as eAccounting wants it; the key is the last word of its text."""
    key = text_key(voucher)
    return {
        "VoucherDate": voucher.day.isoformat(),
        "VoucherText": f"{voucher.text[: _TEXT_LENGTH - len(key) - 1]} {key}",
        "Rows": [row for line in voucher.lines for row in _rows(line, place)],
    }


def _rows(line: Line, place: Place) -> list[dict[str, object]]:
    """Return what a line comes to: one row, or two where there is VAT on it."""
    department = place.departments.get(line.department)
    cost_center: dict[str, object] = {"CostCenterItemId1": department} if department else {}
    parts = [(line.account, line.text, line.net_ore, cost_center)]
    parts.append((line.vat_account, f"Mva {rate_text(line.rate_bp)}", line.vat_ore, {}))
    return [
        {
            "AccountNumber": number_of(account_of(place, account).number),
            "TransactionText": text[:_ROW_TEXT_LENGTH],
            "DebitAmount" if amount_ore > 0 else "CreditAmount": kroner(abs(amount_ore)),
            **more,
        }
        for account, text, amount_ore, more in parts
        if amount_ore
    ]
