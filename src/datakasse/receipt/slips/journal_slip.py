"""
An extract of the electronic journal, to be read at the cash point: one row for each entry.

    23.11.2026
    57 14:05:09 1001 Salg nr. 42              86,40
         Bankkort

Number, time, operator, what happened, amount, under the date of each day; below it, further in, what
else there is to say. Order is the journal's
own. It ends with how many entries there are and the last statutory signature among them, by which the
paper can be held against an export.

Law: KSF-2-7-5, KSF-2-3-a.
"""

from collections.abc import Iterator, Sequence

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.receipt.layout import Align, Columns, Feed, Role, Row, Rule, Slip, SlipKind, Text
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.parts.stamp import transaction_text
from datakasse.receipt.words.event_text import event_amount_ore, event_details, event_title
from datakasse.receipt.words.figures import amount_text, date_text, time_text
from datakasse.receipt.words.wording import Word

NOBODY = "–"
"""Stands where an operator would, on what the system did by itself."""


def journal_slip(records: Sequence[Record], letterhead: Letterhead) -> Slip:
    """
    Build an extract of a register's journal.

    Args:
        records: By number; may be none.
        letterhead: Whose paper it is.
    """
    language = letterhead.language
    covered = f"{records[0].number}–{records[-1].number}" if records else NOBODY
    register = letterhead.register.register_id
    return Slip(
        SlipKind.JOURNAL,
        language,
        (
            *letterhead.rows(),
            Text(Word.JOURNAL_EXTRACT.said_in(language), Align.CENTRE, size=2, bold=True),
            Feed(),
            Columns(Word.CASH_POINT.said_in(language), register, role=Role.PLAIN),
            Columns(Word.JOURNAL_ENTRIES.said_in(language), covered, role=Role.PLAIN),
            Rule(),
            *_entry_rows(records, language),
            Rule(),
            Columns(Word.ENTRIES.said_in(language), str(len(records)), role=Role.PLAIN),
            *_signature_rows(records, language),
        ),
    )


def _entry_rows(records: Sequence[Record], language: Language) -> Iterator[Row]:
    number_width = len(str(records[-1].number)) if records else 0
    day = ""
    for record in records:
        if date_text(record.at) != day:
            day = date_text(record.at)
            yield Text(day, bold=True)
        amount_ore = event_amount_ore(record.event)
        amount = "" if amount_ore is None else amount_text(amount_ore)
        when = f"{record.number:>{number_width}} {time_text(record.at)}"
        yield Columns(f"{when} {record.operator or NOBODY} {event_title(record.event, language)}", amount)
        if details := _details(record, language):
            yield Text(f"{'':{number_width}}   {details}", role=Role.AMOUNT)


def _details(record: Record, language: Language) -> str:
    training = Word.TRAINING.said_in(language) if record.training else ""
    parts = (training, transaction_text(record, language).lower(), event_details(record.event, language))
    return ", ".join(part for part in parts if part)


def _signature_rows(records: Sequence[Record], language: Language) -> tuple[Row, ...]:
    """Return the last transaction's number, key version and signature, if there is one among them."""
    signed = next((record.transaction for record in reversed(records) if record.transaction), None)
    if signed is None:
        return ()
    transaction = Columns(Word.TRANSACTION_NUMBER.said_in(language), str(signed.number), role=Role.PLAIN)
    version = Columns(Word.KEY_VERSION.said_in(language), signed.key_version, role=Role.PLAIN)
    return (Feed(), Text(Word.LAST_SIGNATURE.said_in(language)), transaction, version, Text(signed.signature))
