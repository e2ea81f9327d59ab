"""
Tell what a file is by what is in it, and read it.

    XML                      ─▶ camt.py
    JSON, an object          ─▶ vipps.py      {"items": [...]}
    JSON, a list             ─▶ zettle.py or sumup.py, by the fields of its first row
    columns                  ─▶ vipps.py, adyen.py or sumup.py by their names; else columns.py, once confirmed

A file is never recognised by its name, which people change.
"""

from collections.abc import Mapping

import msgspec

from datakasse.bank import adyen, sumup, vipps
from datakasse.bank.camt import FILE_LIMIT_BYTES, read_camt
from datakasse.bank.columns import columns_key, read_columns
from datakasse.bank.sumup import read_sumup_json, read_sumup_table, sumup_payouts
from datakasse.bank.table import Table, read_table
from datakasse.bank.vipps import read_vipps_json, read_vipps_table, vipps_payouts
from datakasse.bank.zettle import read_zettle, zettle_payouts
from datakasse.bookkeeping.payout import ColumnMapping, Payout
from datakasse.bookkeeping.statement import Statement
from datakasse.errors.ledger.bank_files import BankFileTooLarge, BankFileUnreadable, ColumnsUnconfirmed
from datakasse.errors.phrase import Phrase


class FileContent(msgspec.Struct, frozen=True):
    """
    What a file holds.

    Attributes:
        form: What it is: `camt`, `vipps_report`, `vipps_csv`, `adyen_csv`, `zettle`, `sumup`, `columns`.
        statements: Statements and notifications of a bank.
        payouts: Payouts of a provider.
    """

    form: str
    statements: tuple[Statement, ...] = ()
    payouts: tuple[Payout, ...] = ()


def read_file(content: bytes, merchant: str, mappings: Mapping[str, ColumnMapping]) -> FileContent:
    """
    Return what a file holds.

    Args:
        content: Its bytes.
        merchant: What to call the place of sale, where the file does not.
        mappings: Confirmed meanings of columns, by `columns_key`.

    Raises:
        BankFileUnreadable, BankFileTooLarge, BankCurrencyForeign, BankBalanceOff, PayoutOff.
        ColumnsUnconfirmed: Nobody has said yet what its columns are.
    """
    if len(content) > FILE_LIMIT_BYTES:
        raise BankFileTooLarge(limit_mib=FILE_LIMIT_BYTES >> 20)
    beginning = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not beginning:
        raise BankFileUnreadable(why=Phrase("filen er tom", "the file is empty"))
    if beginning == b"<":
        return FileContent("camt", statements=tuple(read_camt(content)))
    if beginning == b"{":
        return FileContent("vipps_report", payouts=tuple(vipps_payouts(read_vipps_json(content), merchant)))
    if beginning == b"[":
        return _read_list(content, merchant)
    return _read_columns(read_table(content), merchant, mappings)


def _read_list(content: bytes, merchant: str) -> FileContent:
    try:
        rows = msgspec.json.decode(content, type=list[dict[str, object]])
    except msgspec.MsgspecError as error:
        raise BankFileUnreadable(why=Phrase("ikke hel JSON", "no whole JSON")) from error
    if rows and "originatorTransactionType" in rows[0]:
        return FileContent("zettle", payouts=tuple(zettle_payouts(read_zettle(content), merchant)))
    if rows and "transaction_code" in rows[0]:
        return FileContent("sumup", payouts=tuple(sumup_payouts(read_sumup_json(content), merchant)))
    raise BankFileUnreadable(why=Phrase("ukjent liste", "an unknown list"))


def _read_columns(table: Table, merchant: str, mappings: Mapping[str, ColumnMapping]) -> FileContent:
    names = set(table.header)
    if names >= vipps.COLUMNS:
        return FileContent("vipps_csv", payouts=tuple(read_vipps_table(table)))
    if names >= adyen.COLUMNS:
        return FileContent("adyen_csv", payouts=tuple(adyen.read_adyen(table)))
    if names >= sumup.COLUMNS:
        return FileContent("sumup", payouts=tuple(sumup_payouts(read_sumup_table(table), merchant)))
    mapping = mappings.get(columns_key(table.header))
    if mapping is None:
        raise ColumnsUnconfirmed
    return FileContent("columns", payouts=tuple(read_columns(table, mapping)))
