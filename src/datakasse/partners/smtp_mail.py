"""
A mail server that takes the shop's mail (SMTP, RFC 5321), reached over TLS.

What matters for a receipt is what is known when something goes wrong. Until the whole message has been
sent, the server has nothing, and it may be tried again. After that only its answer tells: yes, not now, or
never. No answer means that nobody knows.

    connect, TLS, sign on, MAIL, RCPT, DATA   broken off: surely not taken
    the message, and the dot after it         no answer: unknown

What the server says can hold the customer's address, so only its number is told.
"""

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final

from datakasse.counter.ports import MailNotSent, MailOutcome
from datakasse.errors.phrase import Phrase
from datakasse.trade.mail import MailAccount, MailSecurity

WAIT_S = 20.0
"""How long each answer may take; a server that lists senders it does not know may be slow on purpose."""

_GO_AHEAD = 354
_TAKEN = 250
_SIGNED_ON = 235
_REFUSED_FOR_GOOD = 500
_SAID_NO: Final = Phrase("e-postserveren sa nei", "the mail server said no")
_WRONG_USER: Final = Phrase("brukeren eller passordet er feil", "user or password is wrong")
_HUNG_UP: Final = Phrase("e-postserveren la på", "the mail server hung up")


class SmtpMailer:
    """
    Sends mail with the account that is set up, looked up anew for each message.

    Args:
        account: Returns the account; None where none is set up.
        tls: Whose word is taken for who a server is; where nothing is given the machine's own list, which is
            read for each message: it takes longer than all else that is done when a shop is opened.
        wait_s: How long each answer may take.
    """

    def __init__(
        self,
        account: Callable[[], MailAccount | None],
        tls: ssl.SSLContext | None = None,
        wait_s: float = WAIT_S,
    ) -> None:
        self._account = account
        self._tls = tls
        self._wait_s = wait_s

    @property
    def sender(self) -> str:
        """The address that mail comes from; empty where no account is set up."""
        account = self._account()
        return "" if account is None else account.sender

    def send(self, message: EmailMessage, recipient: str) -> None:
        """
        Send a message; when this returns, the server has taken it.

        Raises:
            MailNotSent: It has not, or nobody knows.
        """
        account = self._account()
        if account is None:
            raise MailNotSent(Phrase("ingen e-postkonto", "no mail account"), MailOutcome.LATER)
        body = message.as_bytes(policy=SMTP)
        server = self._opened(account)
        try:
            self._envelope(server, account, recipient)
            self._message(server, body)
        finally:
            server.close()

    def _opened(self, account: MailAccount) -> smtplib.SMTP:
        """Return a connection that is signed on."""
        server: smtplib.SMTP | None = None
        try:
            if account.security is MailSecurity.TLS:
                server = smtplib.SMTP_SSL(
                    account.host, account.port, timeout=self._wait_s, context=self._trust()
                )
            else:
                server = smtplib.SMTP(account.host, account.port, timeout=self._wait_s)
            if account.security is MailSecurity.STARTTLS:
                server.starttls(context=self._trust())
            if account.user:
                _sign_on(server, account)
        except smtplib.SMTPAuthenticationError as error:
            _close(server)
            raise _refused(error.smtp_code, _WRONG_USER) from error
        except smtplib.SMTPResponseException as error:
            _close(server)
            raise _refused(error.smtp_code) from error
        except (OSError, ValueError, smtplib.SMTPException) as error:
            # A ValueError is a host with characters that cannot be sent.
            _close(server)
            raise MailNotSent(_why(error), MailOutcome.LATER) from error
        return server

    def _trust(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()

    def _envelope(self, server: smtplib.SMTP, account: MailAccount, recipient: str) -> None:
        """Say who it is from and for, and ask to send it; refused here, the server has nothing."""
        try:
            server.ehlo_or_helo_if_needed()
            for code, _ in (server.mail(account.sender), server.rcpt(recipient)):
                if code not in {_TAKEN, _TAKEN + 1}:
                    raise _refused(code)
            code, _ = server.docmd("DATA")
        except (OSError, ValueError, smtplib.SMTPException) as error:
            raise MailNotSent(_why(error), MailOutcome.LATER) from error
        if code != _GO_AHEAD:
            raise _refused(code)

    def _message(self, server: smtplib.SMTP, body: bytes) -> None:
        """Send the message and hear what became of it."""
        try:
            server.send(_stuffed(body) + b".\r\n")
            code, _ = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise MailNotSent(_why(error), MailOutcome.UNKNOWN) from error
        if code != _TAKEN:
            raise _refused(code)


def _stuffed(body: bytes) -> bytes:
    """Return a message whose lines cannot end it: each that begins with a dot gets another before it."""
    lines = body.split(b"\r\n")
    text = b"\r\n".join(b"." + line if line.startswith(b".") else line for line in lines)
    return text if text.endswith(b"\r\n") else text + b"\r\n"


def _sign_on(server: smtplib.SMTP, account: MailAccount) -> None:
    """Sign on; the library can say no letter beyond ASCII, and a password in Norway may well have one."""
    if (account.user + account.password).isascii():
        server.login(account.user, account.password)
        return
    server.ehlo_or_helo_if_needed()
    said = base64.b64encode(f"\0{account.user}\0{account.password}".encode()).decode("ascii")
    code, answer = server.docmd("AUTH", f"PLAIN {said}")
    if code != _SIGNED_ON:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _refused(code: int, why: Phrase = _SAID_NO) -> MailNotSent:
    outcome = MailOutcome.NEVER if code >= _REFUSED_FOR_GOOD else MailOutcome.LATER
    return MailNotSent(Phrase(f"{why.nb} (svar {code})", f"{why.en} (answer {code})"), outcome)


_ODD: Final = (
    (
        ssl.SSLCertVerificationError,
        Phrase(
            "e-postserverens sertifikat er ikke til å stole på",
            "the certificate of the mail server cannot be trusted",
        ),
    ),
    (
        ssl.SSLError,
        Phrase(
            "e-postserveren snakker ikke TLS slik på den porten", "the mail server speaks no such TLS there"
        ),
    ),
    (socket.gaierror, Phrase("finner ikke e-postserveren", "the mail server was not found")),
    (TimeoutError, Phrase("e-postserveren svarer ikke", "the mail server does not answer")),
    (
        ConnectionRefusedError,
        Phrase("e-postserveren tar ikke imot på den porten", "the mail server takes nothing on that port"),
    ),
    (
        smtplib.SMTPNotSupportedError,
        Phrase(
            "e-postserveren kan ikke det kontoen ber om (STARTTLS eller innlogging)",
            "the mail server cannot do what the account asks for (STARTTLS or signing on)",
        ),
    ),
    (smtplib.SMTPServerDisconnected, _HUNG_UP),
    (ConnectionError, _HUNG_UP),
    (
        ValueError,
        Phrase(
            "e-postserveren har ikke et navn som kan brukes", "the mail server has no name that can be used"
        ),
    ),
)
"""What goes wrong → what somebody who set the account up can do something about; the first that fits."""


def _why(error: Exception) -> Phrase:
    """Return what went wrong; where there is nothing better, what Python calls it."""
    other = Phrase(f"e-post: {type(error).__name__}", type(error).__name__)
    return next((words for kind, words in _ODD if isinstance(error, kind)), other)


def _close(server: smtplib.SMTP | None) -> None:
    if server is not None:
        server.close()
