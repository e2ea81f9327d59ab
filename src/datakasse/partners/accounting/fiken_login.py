"""
How Fiken lets us in: by a personal token that lasts, or by OAuth 2 (RFC 6749) with tokens that do not.

A personal token is for a firm that connects its own program to its own books. With OAuth the owner logs in
once at Fiken and gets a code; it is exchanged for a refresh token, which is kept before anything else is
done with the answer, for the code is worth nothing afterwards.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from datakasse.office.delivery.accounting_system import Secrets
from datakasse.partners.line.http_line import Answer, HttpLine, Request
from datakasse.partners.line.owner_login import OwnerLogin
from datakasse.partners.line.token import TokenKeeper


class FikenLogin:
    """
    What lets us in.

    Args:
        line: The line to where tokens are had.
        secrets: `token`; or `client_id`, `client_secret`, and `code` or `refresh_token`.
        settings: `redirect_uri`, as it was when the code was asked for.
        now: The clock, UTC.
    """

    def __init__(
        self, line: HttpLine, secrets: Secrets, settings: Mapping[str, str], now: Callable[[], datetime]
    ) -> None:
        self._secrets = secrets
        redirect_uri = settings.get("redirect_uri", "")
        owner = OwnerLogin(line, "/oauth/token", secrets, now, redirect_uri=redirect_uri, title="Fiken")
        self._tokens = TokenKeeper(owner.fetched, now)

    def ask(self, line: HttpLine, request: Request) -> Answer:
        """Return the answer to a request that carries a token; raises `NotBooked`."""

        def carrying(token: str) -> Answer:
            headers = {**request.headers, "Authorization": f"Bearer {token}"}
            return line.ask(msgspec.structs.replace(request, headers=headers))

        personal = self._secrets.read().get("token", "")
        if not personal:
            return self._tokens.with_token(carrying)
        line.redaction.learn(personal)
        return carrying(personal)
