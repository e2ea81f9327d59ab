"""How alerts are told: by the shop's mail, or by a call to an address that the owner has named."""

from collections.abc import Callable, Mapping
from datetime import datetime
from email.message import EmailMessage
from enum import StrEnum
from typing import Protocol

import msgspec

from datakasse.counter.counter import Counter
from datakasse.counter.ports import MailNotSent, MailOutcome
from datakasse.insight.alert import Alert, AlertMessage, AlertRecipient, AlertWay
from datakasse.office.insight.alert_words import alert_text
from datakasse.storage.ports.safe import SharedSafe
from datakasse.trade.shop.shop import Company


class AlertOutcome(StrEnum):
    """What is known of a message that was not told."""

    LATER = "later"
    """Surely not taken, and nobody said no: the network is away, or no account is set up."""
    REFUSED = "refused"
    """Answered with no, which may be another answer later."""
    NEVER = "never"
    """Refused for good."""
    UNKNOWN = "unknown"
    """Sent, and the answer is lost; it is not to be repeated."""


class NotTold(Exception):
    """
    A message was not told.

    Attributes:
        outcome: What is known of it.
        reason: What went wrong, in few words and without anybody's address.
    """

    def __init__(self, reason: str, outcome: AlertOutcome) -> None:
        """Keep what went wrong and what it means for the message."""
        super().__init__(reason)
        self.reason = reason
        self.outcome = outcome


class Webhook(Protocol):
    """Who calls an address."""

    def post(self, address: str, secret: str, key: str, body: bytes) -> None:
        """
        Send a signed body; when this returns, it was taken.

        Raises:
            NotTold: It was not.
        """
        ...


class Telling(msgspec.Struct, frozen=True):
    """
    A message that is being sent.

    Attributes:
        message: The message.
        recipient: To whom.
        company: Whose it is.
        alerts: What it tells of.
        key: The same however often it is sent, and no other message's.
    """

    message: AlertMessage
    recipient: AlertRecipient
    company: Company
    alerts: list[Alert]
    key: str


class ToldAlert(msgspec.Struct, frozen=True):
    """An alert as a webhook tells it: its figures as `Alert` has them, and in words."""

    number: int
    day: str
    register: str
    kind: str
    found_at: datetime
    times: int
    amount_ore: int
    usual_hundredths: int
    base_times: int
    base_of: int
    hours: tuple[int, int] | None
    text: str


class ToldAlerts(msgspec.Struct, frozen=True):
    """The body of a webhook."""

    id: str
    organisation_number: str
    shop: str
    made_at: datetime
    alerts: list[ToldAlert]


class AlertWays:
    """
    The ways out.

    Args:
        counter: The till, whose mailer takes mail.
        secrets: Where the secrets are that webhooks are signed with, by the number of the recipient.
        webhook: Who calls an address.
        jitter: Chance, from 0 to 1, for when to try again.
    """

    def __init__(
        self, counter: Counter, secrets: SharedSafe, webhook: Webhook, jitter: Callable[[], float]
    ) -> None:
        self.counter = counter
        self.secrets = secrets
        self.jitter = jitter
        self._webhook = webhook

    def lack(self, recipient: AlertRecipient) -> str:
        """Return what this process has not got that telling somebody takes; another process may have it."""
        if recipient.way is AlertWay.EMAIL:
            mailer = self.counter.mailer
            return "" if mailer is not None and mailer.sender else "ingen e-postkonto er satt opp"
        return "" if self._secret(recipient) else "hemmeligheten er ikke her: skriv den inn på nytt"

    def send(self, telling: Telling) -> None:
        """Send a message; raises `NotTold`."""
        lack = self.lack(telling.recipient)
        if lack:
            raise NotTold(lack, AlertOutcome.LATER)
        if telling.recipient.way is AlertWay.EMAIL:
            self._mail(telling)
            return
        secret = self._secret(telling.recipient)
        self._webhook.post(telling.recipient.address, secret, telling.key, webhook_body(telling))

    def _secret(self, recipient: AlertRecipient) -> str:
        return self.secrets.read().get(str(recipient.number), "")

    def _mail(self, telling: Telling) -> None:
        mailer = self.counter.mailer
        if mailer is None:
            raise NotTold(self.lack(telling.recipient), AlertOutcome.LATER)
        try:
            mailer.send(alert_mail(telling, mailer.sender), telling.recipient.address)
        except MailNotSent as failure:
            raise NotTold(failure.reason.nb, _OUTCOMES[failure.outcome]) from failure


_OUTCOMES: Mapping[MailOutcome, AlertOutcome] = {
    MailOutcome.LATER: AlertOutcome.LATER,
    MailOutcome.NEVER: AlertOutcome.NEVER,
    MailOutcome.UNKNOWN: AlertOutcome.UNKNOWN,
}


def alert_mail(telling: Telling, sender: str) -> EmailMessage:
    """Return a message as a mail, the same bytes whenever it is made."""
    company, alerts = telling.company, telling.alerts
    message = EmailMessage()
    count = "Ett varsel" if len(alerts) == 1 else f"{len(alerts)} varsler"
    message["Subject"] = f"{count} fra kassen hos {company.name}"
    message["From"] = sender
    message["To"] = telling.recipient.address
    message["Date"] = telling.message.made_at
    message["Message-ID"] = f"<{telling.key}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    lines = "\n\n".join(f"• {alert_text(each)}" for each in alerts)
    message.set_content(
        f"{lines}\n\nDet sier at noen bør se etter, ikke hvorfor. "
        "Varslene står under Innsikt, Varsler på kontoret.\n"
    )
    return message


def webhook_body(telling: Telling) -> bytes:
    """Return a message as the JSON that a webhook gets, the same bytes whenever it is made."""
    company = telling.company
    told = [
        ToldAlert(
            each.number,
            each.day.isoformat(),
            each.register,
            each.kind,
            each.found_at,
            each.times,
            each.amount_ore,
            each.usual_hundredths,
            each.base_times,
            each.base_of,
            each.hours,
            alert_text(each),
        )
        for each in telling.alerts
    ]
    made = ToldAlerts(telling.key, company.organisation_number, company.name, telling.message.made_at, told)
    return msgspec.json.encode(made)
