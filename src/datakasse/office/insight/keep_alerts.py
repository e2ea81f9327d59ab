"""
See alerts, and say who is told of them: an entry each time, without her address.

Where alerts go decides whether anybody hears of what somebody does at the till, so whoever finds the office
open changes nothing of it: a fresh proof is asked for.
"""

from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_with_entry import KeptWithEntry
from datakasse.errors.insight.alerts import (
    BadAlertAddress,
    BadAlertSecret,
    TooManyAlertRecipients,
    UnknownAlertKind,
    UnknownAlertRecipient,
)
from datakasse.errors.shop.mail import BadMailAddress
from datakasse.insight.alert import Alert, AlertMessage, AlertRecipient, AlertWay
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.insight.alert_words import KINDS
from datakasse.office.people.reach import demand_proof
from datakasse.storage.ports.safe import SharedSafe
from datakasse.storage.ports.store import Readings
from datakasse.trade.mail import mail_address
from datakasse.trade.people.operator import Right

ALERTS_SHOWN_MAX: Final = 200
MESSAGES_SHOWN_MAX: Final = 20
RECIPIENTS_MAX: Final = 10
SECRET_LENGTH_MIN: Final = 24
ADDRESS_LENGTH_MAX: Final = 500
_WHAT: Final = "alert recipient"


class ShownAlerts(msgspec.Struct, frozen=True):
    """
    The alerts.

    Attributes:
        as_of: When they were looked up, UTC.
        unseen: How many nobody has seen, also of those that are not listed.
        alerts: The newest, newest first.
        recipients: Who is told.
        next_recipient: The number of the next new one.
        messages: The newest messages, newest first.
        kinds: All kinds that there are.
    """

    as_of: datetime
    unseen: int
    alerts: list[Alert]
    recipients: list[AlertRecipient]
    next_recipient: int
    messages: list[AlertMessage]
    kinds: list[str]


def show_alerts(books: Readings, now: datetime) -> ShownAlerts:
    """Return the alerts, who is told of them, and what became of that."""
    known = books.alert_recipients()
    return ShownAlerts(
        as_of=now,
        unseen=books.unseen_alerts(),
        alerts=books.alerts(ALERTS_SHOWN_MAX),
        recipients=[each for each in known if each.address],
        next_recipient=next_recipient(known),
        messages=books.alert_messages(MESSAGES_SHOWN_MAX),
        kinds=list(KINDS),
    )


class SeeAlerts(msgspec.Struct, frozen=True):
    """
    Note that somebody has seen alerts.

    Attributes:
        numbers: Which; what was seen before stays as it was.
    """

    numbers: tuple[int, ...]

    def __call__(self, point: CashPoint) -> int:
        """
        Note it, and return how many nobody had seen; it is no entry, for nothing of the shop changes.

        Raises:
            MissingRight: She who asks does not keep the books.
        """
        point.demand_right(Right.KEEP_BOOKS)
        unseen = [each for each in point.books.alerts_numbered(self.numbers) if each.seen_at is None]
        for each in unseen:
            seen = msgspec.structs.replace(each, seen_at=point.at, seen_by=point.operator_id)
            point.books.put_alert(seen)
        return len(unseen)


class PutAlertRecipient(msgspec.Struct, frozen=True):
    """
    Tell somebody of alerts from now on, or change what she is told.

    Attributes:
        secrets: Where the secret of a webhook is kept.
        way: How.
        address: An e-mail address, or an `https://` address.
        kinds: Of which kinds; empty for all.
        secret: What a webhook is signed with; empty keeps the one there is.
        number: Whom.
        is_new: She is not told yet; her number is the next one.
        is_confirmed: The password or PIN of the one who asks was right; None where none was given.
    """

    secrets: SharedSafe
    way: AlertWay
    address: str
    number: int
    is_new: bool
    kinds: tuple[str, ...] = ()
    secret: str = ""
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> AlertRecipient:
        """
        Keep it, and record that it was changed; the secret counts when that is durable.

        Raises:
            MissingRight: She who asks does not administer.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            BadAlertAddress, BadAlertSecret, UnknownAlertKind: It cannot be told that way.
            UnknownAlertRecipient: There is none of that number, or somebody else has just got it.
            TooManyAlertRecipients: There are as many as there may be.
        """
        point.demand_right(Right.ADMINISTER)
        demand_proof(is_confirmed=self.is_confirmed, held=(Right.ADMINISTER,))
        address = _address(self.way, self.address)
        for kind in self.kinds:
            if kind not in KINDS:
                raise UnknownAlertKind(kind=kind[:40])
        before = self._before(point.books)
        kept = msgspec.structs.replace(before, way=self.way, address=address, kinds=self.kinds)
        secret = self._new_secret()
        if kept not in point.books.alert_recipients() or self.secret:
            point.books.put_alert_recipient(kept)
            told = SettingsChanged(what=_WHAT, subject=f"{kept.number} {self.way}")
            KeptWithEntry(self.secrets).change_with(point, told, lambda _: secret)
        return kept

    def _before(self, books: Readings) -> AlertRecipient:
        """Return the recipient as she is, or as a new one is; the same one asked for twice is one."""
        known = books.alert_recipients()
        if not self.is_new or self.number < next_recipient(known):
            before = _recipient(known, self.number)
            if self.is_new and (before.way, before.address, before.kinds) != self._asked():
                raise UnknownAlertRecipient(recipient=self.number)
            return before
        if self.number != next_recipient(known):
            raise UnknownAlertRecipient(recipient=self.number)
        if sum(bool(each.address) for each in known) >= RECIPIENTS_MAX:
            raise TooManyAlertRecipients(limit=RECIPIENTS_MAX)
        newest = max((each.number for each in books.alerts(1)), default=0)
        return AlertRecipient(self.number, self.way, "", told_through=newest)

    def _asked(self) -> tuple[AlertWay, str, tuple[str, ...]]:
        return self.way, _address(self.way, self.address), self.kinds

    def _new_secret(self) -> dict[str, str]:
        """Return the secret of a webhook where it is another one; there has to be one."""
        number = str(self.number)
        if self.way is not AlertWay.WEBHOOK:
            return {number: ""}
        if not self.secret and number in self.secrets.read():
            return {}
        if len(self.secret) < SECRET_LENGTH_MIN or not self.secret.isascii() or not self.secret.isprintable():
            raise BadAlertSecret
        return {number: self.secret}


class DropAlertRecipient(msgspec.Struct, frozen=True):
    """
    Tell somebody no more; her address is forgotten.

    Attributes:
        secrets: Where the secret of a webhook is kept.
        number: Whom.
        is_confirmed: The password or PIN of the one who asks was right; None where none was given.
    """

    secrets: SharedSafe
    number: int
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> None:
        """
        Forget the address, and record that; the secret is forgotten when that is durable.

        Raises:
            MissingRight: She who asks does not administer.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            UnknownAlertRecipient: There is none of that number.
        """
        point.demand_right(Right.ADMINISTER)
        demand_proof(is_confirmed=self.is_confirmed, held=(Right.ADMINISTER,))
        known = _recipient(point.books.alert_recipients(), self.number)
        point.books.put_alert_recipient(msgspec.structs.replace(known, address=""))
        told = SettingsChanged(what=_WHAT, subject=f"-{self.number}")
        KeptWithEntry(self.secrets).change_with(point, told, lambda _: {str(self.number): ""})


def next_recipient(known: list[AlertRecipient]) -> int:
    """Return the number of the next new recipient; that of one who was taken away is not used again."""
    return max((each.number for each in known), default=0) + 1


def _recipient(known: list[AlertRecipient], number: int) -> AlertRecipient:
    for each in known:
        if each.number == number and each.address:
            return each
    raise UnknownAlertRecipient(recipient=number)


def _address(way: AlertWay, text: str) -> str:
    """Return an address that can be told; raises `BadAlertAddress`."""
    if way is AlertWay.EMAIL:
        try:
            return mail_address(text)
        except BadMailAddress:
            raise BadAlertAddress from None
    try:
        parts = urlsplit(text.strip())
        is_sound = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise BadAlertAddress from None
    is_plain = text.strip().isascii() and text.strip().isprintable() and " " not in text.strip()
    if not is_sound or not is_plain or parts.username is not None or len(text) > ADDRESS_LENGTH_MAX:
        raise BadAlertAddress
    return text.strip()
