"""
A webhook: alerts as JSON to an address that the owner has named, signed with a secret that both have.

    Datakasse-Message: 9f86d081884c7d65…          the same however often it is sent
    Datakasse-Signature: t=1772442000,v1=5257a8…  HMAC-SHA256 of `t`, a dot and the body

Only over TLS, only to where a certificate says that it is the one named, and nowhere else whatever it
answers. The name is looked up before it is called, and one that stands for this machine, or for where a
machine talks with what it hangs on, is not. Should it stand for another place an instant later, that place
has no certificate of the name and is told nothing.
"""

import hashlib
import hmac
import ssl
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from datakasse.office.delivery.accounting_system import NotBooked
from datakasse.office.insight.alert_ways import AlertOutcome, NotTold
from datakasse.office.shop.far_address import Address, is_elsewhere, may_be_called
from datakasse.partners.line.http_line import HttpLine, Patience, Request
from datakasse.partners.line.outcome import went_well
from datakasse.partners.line.redaction import Redaction

PATIENCE = Patience(connect_s=10.0, answer_s=15.0, whole_s=30.0)
_NOT_NOW = {408, 425, 429}
_SERVER = 500
_NO_ANSWER = "ikke noe svar, eller ikke et gyldig sertifikat"


class SignedWebhook:
    """
    Calls addresses.

    Args:
        now: The clock.
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given, which
            takes a while to read and is read when something is sent.
        is_allowed: Which addresses may be called.
        patience: How long to wait.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        trust: ssl.SSLContext | None = None,
        is_allowed: Callable[[Address], bool] = is_elsewhere,
        patience: Patience = PATIENCE,
    ) -> None:
        self._now = now
        self._trust = trust
        self._is_allowed = is_allowed
        self._patience = patience

    def post(self, address: str, secret: str, key: str, body: bytes) -> None:
        """
        Send a signed body; when this returns, it was taken.

        Args:
            address: Where to.
            secret: What it is signed with.
            key: What it is known by.
            body: JSON.

        Raises:
            NotTold: It was not; one whose answer is lost is sent again under the same key.
        """
        parts = urlsplit(address)
        self._demand_allowed(parts.hostname or "")
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        line = HttpLine(f"https://{parts.netloc}", Redaction(), self._trust, self._patience)
        stamp = int(self._now().timestamp())
        headers = {"Datakasse-Message": key, "Datakasse-Signature": signature(secret, stamp, body)}
        try:
            answer = line.ask(Request("POST", path, headers=headers, body=body, changes=True))
        except NotBooked:
            # Its reason names the host, and tells a port that is shut from one that is open.
            raise NotTold(_NO_ANSWER, AlertOutcome.LATER) from None
        if went_well(answer):
            return
        is_later = answer.status in _NOT_NOW or answer.status >= _SERVER
        raise NotTold(f"svarte {answer.status}", AlertOutcome.REFUSED if is_later else AlertOutcome.NEVER)

    def _demand_allowed(self, host: str) -> None:
        try:
            is_allowed = may_be_called(host, self._is_allowed)
        except (OSError, UnicodeError):
            raise NotTold("adressen finnes ikke nå", AlertOutcome.LATER) from None
        if not is_allowed:
            raise NotTold("adressen er ikke en som kan kalles", AlertOutcome.NEVER)


def signature(secret: str, stamp: int, body: bytes) -> str:
    """
    Return the signature of a body, as its header has it.

    Args:
        secret: What it is signed with.
        stamp: The moment, in seconds since 1970.
        body: What is signed.

    Example:
        >>> signature("s" * 24, 1_772_442_000, b"{}")[:20]
        't=1772442000,v1=1ad2'
    """
    signed = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256)
    return f"t={stamp},v1={signed.hexdigest()}"
