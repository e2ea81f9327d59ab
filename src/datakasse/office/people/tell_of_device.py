"""
Tell the shop by mail that somebody came into the office from a device she has not come from before.

It goes to the address that the shop's receipts are sent from, which is the owner's. Where it cannot go, the
office tells it all the same until somebody has looked.
"""

from email.message import EmailMessage

import structlog

from datakasse.counter.counter import Counter
from datakasse.counter.ports import MailNotSent
from datakasse.trade.moment import in_norway

_LOG = structlog.get_logger()


def tell_of_device(counter: Counter, operator: str, device: str) -> None:
    """Send it, where mail is set up; a mail that is not taken is logged, and not tried again."""
    if counter.mailer is None or not counter.mails:
        return
    with counter.store.read() as books:
        person, company = books.operator(operator), books.company()
    name = f"{person.first_name} {person.surname}".strip()
    at = in_norway(counter.clock.now())
    message = EmailMessage()
    message["Subject"] = f"Ny enhet på kontoret til {company.name}"
    message["From"] = counter.mailer.sender
    message["To"] = counter.mailer.sender
    message.set_content(
        f"{name} (operatør {operator}) logget på kontoret fra «{device}» {at:%d.%m.%Y kl. %H:%M}.\n"
        "Det er første gang hun kommer derfra, med passord og kode.\n\n"
        "Er det ikke henne: gå til Innlogging på kontoret og avslutt påloggingen, og nullstill\n"
        "innloggingen under Folk og roller. Steng enheten ute under Enheter i kassen.\n"
    )
    try:
        counter.mailer.send(message, counter.mailer.sender)
    except MailNotSent as error:
        _LOG.warning("new device not told", outcome=error.outcome, reason=error.reason.en)
