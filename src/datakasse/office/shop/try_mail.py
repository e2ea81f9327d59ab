"""Send a message that is no receipt, to see whether the mail account works."""

from email.message import EmailMessage
from email.policy import SMTP

from datakasse.counter.ports import Mailer, MailNotSent
from datakasse.errors.shop.mail import MailNotTaken, NoMailAccount
from datakasse.trade.mail import mail_address


def try_mail(mailer: Mailer | None, recipient: str) -> None:
    """
    Send it; when this returns, the mail server has taken it.

    Raises:
        BadMailAddress: The recipient is no e-mail address.
        NoMailAccount: No account is set up.
        MailNotTaken: The server did not take it, or did not answer.
    """
    to = mail_address(recipient)
    if mailer is None or not mailer.sender:
        raise NoMailAccount
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = mailer.sender, to
    message["Subject"] = "Prøve fra datakasse"
    message.set_content("Kontoen virker. Dette er ikke en kvittering.\n")
    try:
        mailer.send(message, to)
    except MailNotSent as failure:
        raise MailNotTaken(reason=failure.reason) from failure
