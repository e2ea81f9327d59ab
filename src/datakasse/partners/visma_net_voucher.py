"""
A day voucher as Visma.net ERP wants it: every value in a wrapper, gross, in debit or credit.

How an amount is read where the line has a VAT code is not described. The total stands beside the lines, so
that the two are held against each other there, and a person releases the first vouchers by hand.
"""

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import Place
from datakasse.partners.json_body import kroner
from datakasse.partners.mapped import account_of, key_word, vat_type_of

_KEY_LENGTH = 100
_REFERENCE_LENGTH = 15


def description_key(voucher: DayVoucher) -> str:
    """Return the word by which a voucher is known in its description."""
    return key_word(voucher, _KEY_LENGTH)


def body(voucher: DayVoucher, place: Place, *, hold: bool) -> dict[str, object]:
    """Return a day voucher as Visma.net wants it; the key is the last word of its description."""
    debit_ore = sum(max(0, line.gross_ore) for line in voucher.lines)
    return {
        "transactionDate": _wrapped(f"{voucher.day.isoformat()}T00:00:00"),
        "financialPeriod": _wrapped(f"{voucher.day:%Y%m}"),
        "description": _wrapped(f"{voucher.text} {description_key(voucher)}"),
        "controlTotalInCurrency": _wrapped(kroner(debit_ore)),
        "hold": _wrapped(hold),
        "journalTransactionLines": [
            _line(line, row, voucher, place) for row, line in enumerate(voucher.lines, 1)
        ],
    }


def _line(line: Line, row: int, voucher: DayVoucher, place: Place) -> dict[str, object]:
    side = "debitAmountInCurrency" if line.gross_ore > 0 else "creditAmountInCurrency"
    told: dict[str, object] = {
        "operation": "Insert",
        "lineNumber": _wrapped(row),
        "accountNumber": _wrapped(account_of(place, line.account).number),
        "transactionDescription": _wrapped(line.text),
        "referenceNumber": _wrapped(voucher.key[:_REFERENCE_LENGTH]),
        side: _wrapped(kroner(abs(line.gross_ore))),
    }
    if line.vat_code:
        told["vatCodeId"] = _wrapped(vat_type_of(place, line.vat_code).their_id)
    department = place.departments.get(line.department)
    if department:
        told["subaccount"] = [{"segmentId": 1, "segmentValue": department}]
    return told


def _wrapped(value: object) -> dict[str, object]:
    return {"value": value}
