"""
An order to a supplier as an e-mail: a few words, and the order itself as PDF.

As with a receipt (`as_mail.py`) the same order gives the same Message-ID: should it go out twice after a lost
answer, mail programs take both for one.
"""

import hashlib
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from datakasse.receipt.formats.as_mail import one_line


def render(
    page: bytes,
    moment: datetime,
    *,
    number: int,
    shop: str,
    sender: str,
    recipient: str,
    text: str,
    key: str,
) -> EmailMessage:
    """
    Return an order as a mail.

    Args:
        page: The order as PDF.
        moment: When it is sent.
        number: Its number.
        shop: Who it is from.
        sender: The shop's address.
        recipient: The supplier's.
        text: What is said beside it.
        key: What no other mail of the shop has.

    Raises:
        ValueError: An address is none.
    """
    domain = sender.rpartition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(one_line(shop), addr_spec=sender)
    mail["To"] = Address(addr_spec=recipient)
    mail["Subject"] = one_line(f"Bestilling {number} fra {shop}")
    mail["Date"] = format_datetime(moment)
    mail["Message-ID"] = f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
    mail.set_content(text, cte="quoted-printable")
    mail.add_attachment(page, maintype="application", subtype="pdf", filename=f"bestilling-{number}.pdf")
    return mail
