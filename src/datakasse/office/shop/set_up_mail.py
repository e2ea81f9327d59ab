"""Set up the account that receipts are mailed from, or take it away: with its entry, or not at all."""

from ipaddress import ip_address
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.shop.mail import BadMailAccount, BadMailAddress
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.trade.mail import MailAccount, MailSecurity, mail_address
from datakasse.trade.people.operator import Right

_HOST_LENGTH_MAX: Final = 253


class SetUpMail(msgspec.Struct, frozen=True):
    """
    Keep an account.

    Attributes:
        safe: Where it is kept.
        account: The account.
    """

    safe: MailSafe
    account: MailAccount

    def __call__(self, point: CashPoint) -> None:
        """
        Check it, record that it was changed, and keep it; the password is told nobody.

        Raises:
            BadMailAccount: It lacks something, or its password would travel in the open.
        """
        demand_safe(self.account)
        self.safe.change(point, self.account)


class ForgetMail(msgspec.Struct, frozen=True):
    """
    Take the account away; receipts go on paper or by link from now on.

    Attributes:
        safe: Where it is kept.
    """

    safe: MailSafe

    def __call__(self, point: CashPoint) -> None:
        """Record it and forget the account, where there is one."""
        if self.safe.read() is not None:
            self.safe.change(point, None)


class ChooseMail(msgspec.Struct, frozen=True):
    """
    Keep an account, from the office.

    Attributes:
        safe: Where it is kept.
        account: The account; with a user and no password the one that is known.
    """

    safe: MailSafe
    account: MailAccount

    def __call__(self, point: CashPoint) -> None:
        """
        Do as `SetUpMail`.

        The password that is known goes to nobody else: another server, or another user, needs it told anew.

        Raises:
            MissingRight: She who asks does not administer.
            BadMailAccount: As `SetUpMail`.
        """
        point.demand_right(Right.ADMINISTER)
        account, known = self.account, self.safe.read()
        if not account.password and known is not None and _way(account) == _way(known):
            account = msgspec.structs.replace(account, password=known.password)
        SetUpMail(self.safe, account)(point)


class DropMail(msgspec.Struct, frozen=True):
    """
    Take the account away, from the office.

    Attributes:
        safe: Where it is kept.
    """

    safe: MailSafe

    def __call__(self, point: CashPoint) -> None:
        """Do as `ForgetMail`; raises `MissingRight`."""
        point.demand_right(Right.ADMINISTER)
        ForgetMail(self.safe)(point)


class MailShown(msgspec.Struct, frozen=True):
    """An account as it is told: all but the password."""

    host: str
    port: int
    security: MailSecurity
    sender: str
    user: str


class MailTold(msgspec.Struct, frozen=True):
    """The account that a machine mails from; None where it mails nothing."""

    account: MailShown | None


def show_mail(safe: MailSafe) -> MailTold:
    """Return which account there is."""
    known = safe.read()
    if known is None:
        return MailTold(None)
    return MailTold(MailShown(known.host, known.port, known.security, known.sender, known.user))


def demand_safe(account: MailAccount) -> None:
    """
    Go on only with an account that can be used and keeps its secret.

    Raises:
        BadMailAccount: It lacks something, or its password and the customers' addresses would travel in the
            open.
    """
    host = account.host
    if not 0 < len(host) <= _HOST_LENGTH_MAX or not host.isascii() or not host.isprintable() or " " in host:
        raise BadMailAccount(what=Phrase("serveren har ikke et navn", "the server has no name"))
    if not 1 <= account.port <= 65_535:
        raise BadMailAccount(what=Phrase("porten finnes ikke", "there is no such port"))
    try:
        mail_address(account.sender)
    except BadMailAddress:
        raise BadMailAccount(
            what=Phrase("avsenderen er ikke en e-postadresse", "the sender is no e-mail address")
        ) from None
    if account.security is MailSecurity.NONE and not _inside(host):
        raise BadMailAccount(
            what=Phrase(
                "uten TLS kan bare en server på denne maskinen brukes",
                "without TLS only a server on this machine can be used",
            )
        )
    if bool(account.user) != bool(account.password):
        raise BadMailAccount(what=Phrase("bruker og passord hører sammen", "user and password go together"))


def _way(account: MailAccount) -> tuple[str, int, MailSecurity, str]:
    """Return where a password goes, how, and whose it is."""
    return account.host, account.port, account.security, account.user


def _inside(host: str) -> bool:
    """Return whether a name can only be this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
