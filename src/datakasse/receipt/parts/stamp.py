"""
When, where and by whom: the rows that tie a paper to its entry in the journal.

Date and time of a transaction are the signed ones, to the letter (SIG-4), so that paper, journal and
file never disagree. The operator is an id, never a name.

Law: KSF-2-8-4-1, KSF-2-8-7-1, KSF-2-8-6-2, KSF-2-5-c.
"""

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.receipt.layout import Columns, Feed, Role, Row, Rule, Text
from datakasse.receipt.words.wording import Word
from datakasse.trade.moment import date_text, time_text


def stamp_rows(record: Record, language: Language, numbered: str) -> tuple[Row, ...]:
    """
    Return number, date, register, time, operator and transaction number of a document.

    Args:
        record: The entry it is made from.
        language: Of the paper.
        numbered: What it is called and its number in its own series.
    """
    register = f"{Word.REGISTER.said_in(language)} {record.register}"
    operator = f"{Word.OPERATOR.said_in(language)} {record.operator}" if record.operator else ""
    transaction = transaction_text(record, language)
    rows: list[Row] = [
        Columns(numbered, date_on_paper(record), bold=True, role=Role.PLAIN),
        Columns(register, f"{Word.TIME.said_in(language)} {time_on_paper(record)}", role=Role.PLAIN),
    ]
    if operator or transaction:
        rows.append(Columns(operator, transaction, role=Role.PLAIN))
    return tuple(rows)


def transaction_text(record: Record, language: Language) -> str:
    """Return the number of the transaction that an entry is; nothing where it is none."""
    if record.transaction is None:
        return ""
    return f"{Word.TRANSACTION_NUMBER.said_in(language)} {record.transaction.number}"


def date_on_paper(record: Record) -> str:
    """Return the Norwegian date of an entry, the signed one of a transaction, as `23.11.2026`."""
    date = date_text(record.at) if record.transaction is None else record.transaction.date
    return ".".join(reversed(date.split("-")))


def time_on_paper(record: Record) -> str:
    """Return the Norwegian time of an entry, the signed one of a transaction, as `14:05:09`."""
    return time_text(record.at) if record.transaction is None else record.transaction.time


def signature_rows(language: Language, operator: str) -> tuple[Row, ...]:
    """Return room to sign by hand, and who is to sign."""
    who = f"{Word.OPERATOR.said_in(language).lower()} {operator}"
    return (Feed(3), Rule(), Text(f"{Word.SIGNATURE.said_in(language)}, {who}"))
