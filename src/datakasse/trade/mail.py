"""
E-mail as the shop uses it: an address that can be written to, and the account that writes.

An address is kept only where a receipt is on its way to it, so it is checked before anything else
happens: what is no address can neither be stored nor become a header of its own.

Law: law.md 5.5 (the address is personal data), BFF-5-3-5 (a receipt must really reach the customer).
"""

import re
from enum import StrEnum

import msgspec

from datakasse.errors.shop.mail import BadMailAddress

ADDRESS_LENGTH_MAX = 254
_LOCAL = re.compile(r"(?!\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")


def mail_address(text: str) -> str:
    """
    Return an e-mail address as it is written on the wire.

    Letters such as æ, ø and å may stand in the domain, where they have a plain spelling.

    Raises:
        BadMailAddress: It is none.

    Example:
        >>> mail_address(" kari@blåbær.no "), mail_address("ola.nordmann+kasse@example.com")
        ('kari@xn--blbr-roah.no', 'ola.nordmann+kasse@example.com')
    """
    local, _, domain = text.strip().rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise BadMailAddress from None
    labels = plain.split(".")
    sound = (
        _LOCAL.fullmatch(local) is not None
        and ".." not in local
        and len(labels) > 1
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdecimal()
        and len(local) + 1 + len(plain) <= ADDRESS_LENGTH_MAX
    )
    if not sound:
        raise BadMailAddress
    return f"{local}@{plain}"


class MailSecurity(StrEnum):
    """How the way to the mail server is kept from others; none only inside this machine."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class MailAccount(msgspec.Struct, frozen=True):
    """
    Where the shop's mail goes out.

    Attributes:
        host: The mail server.
        port: Its port.
        security: How the way there is kept from others.
        sender: Address that receipts come from.
        user: Who signs on to the server; empty where it asks nobody.
        password: What it is signed on with; it never leaves memory and the key folder.
    """

    host: str
    port: int
    security: MailSecurity
    sender: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Tell which account it is, and nothing that opens it."""
        return f"MailAccount({self.host}:{self.port} {self.security} {self.sender})"
