"""
How a paper proves its place in the journal.

The digest of the entry stands on the paper, its first 16 hexadecimal digits to be read and the whole
of it as a QR code:

    datakasse:<organisation number>:<register id>:<entry number>:<digest, 64 hexadecimal digits>

Whoever holds the paper can ask whether the journal still has that entry with that digest. A register
id may hold any letter: what is not plain ASCII, and the colon and the per cent sign, is written `%XX`
per byte of UTF-8. An id so long that no printer draws the code leaves the paper with the text alone.
"""

from collections.abc import Sequence

from datakasse.errors import Language
from datakasse.journal.entry import Record
from datakasse.receipt.layout import LONGEST_QR_CODE, Align, Feed, QrCode, Row, Text
from datakasse.receipt.words.wording import Word

SHOWN_DIGITS = 16


def proof_rows(record: Record, digest_hex: str, language: Language) -> Sequence[Row]:
    """Return the rows that prove an entry; none where its digest is not known."""
    if not digest_hex:
        return ()
    shown = " ".join(digest_hex[at : at + 4] for at in range(0, SHOWN_DIGITS, 4))
    entry = f"{Word.JOURNAL_ENTRY.said_in(language)} {record.number}"
    data = proof_text(record.company, record.register, record.number, digest_hex)
    code = [QrCode(data)] if len(data) <= LONGEST_QR_CODE else []
    return (Feed(), *code, Text(entry, Align.CENTRE), Text(shown, Align.CENTRE))


def proof_text(organisation_number: str, register: str, entry: int, digest_hex: str) -> str:
    """
    Return what the QR code says.

    Example:
        >>> proof_text("974760673", "Kø 1", 42, "0a" * 32)[:48]
        'datakasse:974760673:K%C3%B8%201:42:0a0a0a0a0a0a0'
    """
    return f"datakasse:{organisation_number}:{_plain(register)}:{entry}:{digest_hex}"


def _plain(text: str) -> str:
    return "".join(
        letter
        if letter.isascii() and letter.isprintable() and letter not in " :%"
        else "".join(f"%{byte:02X}" for byte in letter.encode())
        for letter in text
    )
