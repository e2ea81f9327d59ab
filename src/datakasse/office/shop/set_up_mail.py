"""Set up the account that receipts are mailed from, or take it away."""

from ipaddress import ip_address

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.ports import MailSafe
from datakasse.errors.shop.mail import BadMailAccount, BadMailAddress
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.mail import MailAccount, MailSecurity, mail_address

_HOST_LENGTH_MAX = 253
_WHAT = "mail account"


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
        point.record(SettingsChanged(what=_WHAT, subject=self.account.host))
        self.safe.write(self.account)


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
            point.record(SettingsChanged(what=_WHAT, subject=""))
            self.safe.forget()


def demand_safe(account: MailAccount) -> None:
    """
    Go on only with an account that can be used and keeps its secret.

    Raises:
        BadMailAccount: It lacks something, or its password and the customers' addresses would travel in the
            open.
    """
    host = account.host
    if not 0 < len(host) <= _HOST_LENGTH_MAX or not host.isascii() or not host.isprintable() or " " in host:
        raise BadMailAccount(what="serveren har ikke et navn")
    if not 1 <= account.port <= 65_535:
        raise BadMailAccount(what="porten finnes ikke")
    try:
        mail_address(account.sender)
    except BadMailAddress:
        raise BadMailAccount(what="avsenderen er ikke en e-postadresse") from None
    if account.security is MailSecurity.NONE and not _inside(host):
        raise BadMailAccount(what="uten TLS kan bare en server på denne maskinen brukes")
    if bool(account.user) != bool(account.password):
        raise BadMailAccount(what="bruker og passord hører sammen")


def _inside(host: str) -> bool:
    """Return whether a name can only be this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
