"""
Mail over a real socket: what is known of a message when the server is well, slow, unwilling or gone.

Law: KSF-2-6-4a, BFF-5-3-5. Decision: a lost answer is for a person to settle.
"""

import socket
import ssl
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default

import pytest

from datakasse.counter.ports import MailNotSent, MailOutcome
from datakasse.errors.phrase import Phrase
from datakasse.partners.smtp_mail import SmtpMailer
from datakasse.trade.mail import MailAccount, MailSecurity
from lab.fake_mail import FakeMail, Mood
from tests.partners.conftest import Serving

KARIN = "karin@example.com"
SHOP = "kasse@example.no"
WAIT_S = 1.0


def letter() -> EmailMessage:
    """A message with what could go wrong on the way: a line that begins with a dot, and Norwegian."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = SHOP, KARIN, "Kvittering – blåbær"
    message.set_content(".\n.skjult\nBlåbærmuffins 42,00\n", cte="8bit")
    return message


def mailer(
    server: FakeMail,
    security: MailSecurity = MailSecurity.NONE,
    *,
    trust: ssl.SSLContext | None = None,
    user: str = "",
    password: str = "",
) -> SmtpMailer:
    """Somebody who sends through a server."""
    account = MailAccount("127.0.0.1", server.port, security, SHOP, user, password)
    return SmtpMailer(lambda: account, trust, WAIT_S)


def test_a_message_arrives_as_it_was_written(serving: Serving) -> None:
    server = serving()
    mailer(server).send(letter(), KARIN)
    (taken,) = server.taken
    assert (taken.sender, taken.recipient, taken.secret) == (SHOP, KARIN, False)
    arrived = message_from_bytes(taken.message, policy=default)
    assert arrived["Subject"] == "Kvittering – blåbær"
    assert arrived.get_content().replace("\r\n", "\n") == ".\n.skjult\nBlåbærmuffins 42,00\n"


@pytest.mark.parametrize("security", [MailSecurity.TLS, MailSecurity.STARTTLS])
def test_over_tls_with_a_password(serving: Serving, trust: ssl.SSLContext, security: MailSecurity) -> None:
    server = serving(tls=True, implicit=security is MailSecurity.TLS, passwords={"kasse": "hemmelig"})
    mailer(server, security, trust=trust, user="kasse", password="hemmelig").send(letter(), KARIN)
    (taken,) = server.taken
    assert (taken.secret, taken.user) == (True, "kasse")


def test_a_password_may_have_norwegian_letters(serving: Serving, trust: ssl.SSLContext) -> None:
    server = serving(tls=True, implicit=True, passwords={"kåre": "blåbær"})
    mailer(server, MailSecurity.TLS, trust=trust, user="kåre", password="blåbær").send(letter(), KARIN)
    assert [taken.user for taken in server.taken] == ["kåre"]
    with pytest.raises(MailNotSent) as failed:
        mailer(server, MailSecurity.TLS, trust=trust, user="kåre", password="blåbœr").send(letter(), KARIN)
    assert (failed.value.outcome, len(server.taken)) == (MailOutcome.NEVER, 1)
    assert "blå" not in str(failed.value.reason)


@pytest.mark.parametrize("security", [MailSecurity.TLS, MailSecurity.STARTTLS])
def test_a_server_that_is_not_who_it_says_hears_nothing(serving: Serving, security: MailSecurity) -> None:
    server = serving(tls=True, implicit=security is MailSecurity.TLS, passwords={"kasse": "hemmelig"})
    with pytest.raises(MailNotSent) as failed:
        mailer(server, security, user="kasse", password="hemmelig").send(letter(), KARIN)
    assert failed.value.outcome is MailOutcome.LATER
    assert failed.value.reason == Phrase(
        "e-postserverens sertifikat er ikke til å stole på",
        "the certificate of the mail server cannot be trusted",
    )
    assert server.taken == []
    assert "AUTH" not in server.heard


def test_a_server_without_tls_hears_no_password(serving: Serving) -> None:
    server = serving(passwords={"kasse": "hemmelig"})
    with pytest.raises(MailNotSent) as failed:
        mailer(server, MailSecurity.STARTTLS, user="kasse", password="hemmelig").send(letter(), KARIN)
    assert failed.value.outcome is MailOutcome.LATER
    assert "kan ikke det kontoen ber om" in failed.value.reason.nb
    assert "AUTH" not in server.heard


@pytest.mark.law("KSF-2-6-4a", "BFF-5-3-5")
@pytest.mark.parametrize(
    ("mood", "outcome", "taken"),
    [
        (Mood.LATER, MailOutcome.LATER, 0),
        (Mood.NEVER, MailOutcome.NEVER, 0),
        (Mood.NEVER_FOR_HIM, MailOutcome.NEVER, 0),
        (Mood.HANGS_UP_BEFORE, MailOutcome.LATER, 0),
        (Mood.HANGS_UP_AFTER, MailOutcome.UNKNOWN, 1),
        (Mood.SILENT, MailOutcome.UNKNOWN, 1),
    ],
)
def test_what_is_known_when_it_goes_wrong(
    serving: Serving, mood: Mood, outcome: MailOutcome, taken: int
) -> None:
    """And the next message, to a server that has come to itself, arrives."""
    server = serving(mood)
    sender = mailer(server)
    with pytest.raises(MailNotSent) as failed:
        sender.send(letter(), KARIN)
    assert failed.value.outcome is outcome
    assert KARIN not in str(failed.value.reason)
    assert len(server.taken) == taken
    sender.send(letter(), KARIN)
    assert len(server.taken) == taken + 1


def test_a_wrong_password_is_refused_for_good(serving: Serving, trust: ssl.SSLContext) -> None:
    server = serving(tls=True, passwords={"kasse": "hemmelig"})
    with pytest.raises(MailNotSent) as failed:
        mailer(server, MailSecurity.STARTTLS, trust=trust, user="kasse", password="gjettet").send(
            letter(), KARIN
        )
    assert failed.value.outcome is MailOutcome.NEVER
    assert failed.value.reason.nb == "brukeren eller passordet er feil (svar 535)"


def test_no_server_and_no_account_can_be_tried_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    gone = MailAccount("127.0.0.1", port, MailSecurity.NONE, SHOP)
    for sender in (SmtpMailer(lambda: gone, None, WAIT_S), SmtpMailer(lambda: None)):
        with pytest.raises(MailNotSent) as failed:
            sender.send(letter(), KARIN)
        assert failed.value.outcome is MailOutcome.LATER
    assert SmtpMailer(lambda: None).sender == ""
    assert SmtpMailer(lambda: gone).sender == SHOP


def test_a_server_that_never_greets_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account = MailAccount("127.0.0.1", silent.getsockname()[1], MailSecurity.NONE, SHOP)
        with pytest.raises(MailNotSent) as failed:
            SmtpMailer(lambda: account, None, WAIT_S).send(letter(), KARIN)
    assert failed.value.outcome is MailOutcome.LATER
