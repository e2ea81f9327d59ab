"""
A day voucher as PowerOffice Go wants it: gross, debit positive, accounts and VAT codes by their ids.

That debit is positive is not said in so many words in the description; the example is a positive number, and
the amounts of transactions there read that way.
"""

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import Place
from datakasse.partners.accounting.mapped import account_of, key_word, number_of, vat_type_of
from datakasse.partners.line.json_body import kroner

_SAFT_ID_LENGTH = 35


def body(voucher: DayVoucher, place: Place) -> dict[str, object]:
    """
    Return a day voucher as PowerOffice wants it.

    The voucher stands for many receipts: `SaftBatchId` and `SaftSourceId` carry the link to our own SAF-T
    file. A line whose amount is nothing is refused there, and left out.
    """
    return {
        "VoucherDate": voucher.day.isoformat(),
        "CurrencyCode": "NOK",
        "Description": voucher.text,
        "ExternalImportReference": voucher.key,
        "ImportedVoucherNo": voucher.z_number or voucher.last_entry,
        "SaftBatchId": key_word(voucher, _SAFT_ID_LENGTH),
        "SaftSourceId": voucher.register[:_SAFT_ID_LENGTH],
        "VoucherLines": [
            _line(line, voucher, place) | {"ExternalLineReference": f"{voucher.key}-{row}"}
            for row, line in enumerate(voucher.lines, 1)
            if line.gross_ore
        ],
    }


def _line(line: Line, voucher: DayVoucher, place: Place) -> dict[str, object]:
    told: dict[str, object] = {
        "AccountId": number_of(account_of(place, line.account).their_id),
        "VatId": number_of(vat_type_of(place, line.vat_code).their_id),
        "CurrencyAmount": kroner(line.gross_ore),
        "PostingDate": voucher.day.isoformat(),
        "Description": line.text,
    }
    department = number_of(place.departments.get(line.department, ""))
    if department is not None:
        told["DepartmentId"] = department
    return told
