"""
A slip as an e-mail: the receipt as text, as a page, and as a PDF to keep.

Everything is in the mail itself, so nothing has to be fetched and nothing tells that it was read. The same
slip gives the same mail, Message-ID and all: should one be sent again after a lost answer, mail programs
take both for one.

Law: KSF-2-6-4d, KSF-2-8-6-1, BFF-5-3-5.
"""

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from datakasse.receipt.formats import as_html, as_pdf, as_text
from datakasse.receipt.layout import Picture, Slip


def render(
    slip: Slip, moment: datetime, *, subject: str, shop: str, sender: str, recipient: str, key: str
) -> EmailMessage:
    """
    Return the slip as a mail.

    Args:
        slip: What is sent.
        moment: When its entry was written.
        subject: What the mail is about.
        shop: Who it is from, as people know it.
        sender: The shop's address.
        recipient: The customer's.
        key: What no other mail of the shop has.

    Raises:
        ValueError: An address is none.
    """
    domain = sender.rpartition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(one_line(shop), addr_spec=sender)
    mail["To"] = Address(addr_spec=recipient)
    mail["Subject"] = one_line(subject)
    mail["Date"] = format_datetime(moment)
    mail["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(as_text.render(slip), cte="quoted-printable")
    mail.add_alternative(as_html.render(without_pictures(slip)), subtype="html", cte="quoted-printable")
    mail.add_attachment(
        as_pdf.render(slip, moment), maintype="application", subtype="pdf", filename="kvittering.pdf"
    )
    return mail


def without_pictures(slip: Slip) -> Slip:
    """Return a slip without its pictures, where most mail programs would show a hole."""
    return Slip(slip.kind, slip.language, tuple(row for row in slip.rows if not isinstance(row, Picture)))


def one_line(text: str) -> str:
    """Return a text as one line, so that it can be no header of its own."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
