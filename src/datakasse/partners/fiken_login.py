"""
How Fiken lets us in: by a personal token that lasts, or by OAuth 2 (RFC 6749) with tokens that do not.

A personal token is for a firm that connects its own program to its own books. With OAuth the owner logs in
once at Fiken and gets a code; it is exchanged for a refresh token, which is kept before anything else is
done with the answer, for the code is worth nothing afterwards.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Secrets, Trouble
from datakasse.partners.client_login import asked_for_tokens, basic, lasting
from datakasse.partners.http_line import Answer, HttpLine, Request
from datakasse.partners.token import Token, TokenKeeper


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
        self._line = line
        self._secrets = secrets
        self._settings = settings
        self._now = now
        self._tokens = TokenKeeper(self._fetched, now)

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

    def _fetched(self) -> Token:
        """Return a new access token; raises `NotBooked` where none is given."""
        given, since = self._secrets.read(), self._now()
        if given.get("code"):
            form = {
                "grant_type": "authorization_code",
                "code": given["code"],
                "redirect_uri": self._settings.get("redirect_uri", ""),
            }
        elif given.get("refresh_token"):
            form = {"grant_type": "refresh_token", "refresh_token": given["refresh_token"]}
        else:
            raise NotBooked("Fiken har ingen nøkkel å åpne med", Trouble.LOCKED_OUT)
        login = basic(given.get("client_id", ""), given.get("client_secret", ""))
        tokens = asked_for_tokens(self._line, "/oauth/token", form, login, "Fiken")
        if tokens.refresh_token and tokens.refresh_token != given.get("refresh_token"):
            self._secrets.write({"refresh_token": tokens.refresh_token, "code": ""})
        return lasting(tokens, since)
