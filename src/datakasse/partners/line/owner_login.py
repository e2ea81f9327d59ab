"""
A login that an owner has given once, by OAuth 2 with a code (RFC 6749 section 4.1), and that lasts by itself.

The code is exchanged for a refresh token, and each refresh token for the next: neither is worth anything
afterwards. So the new one is kept before anything else is done with the answer it came in. If the answer is
lost, nobody has a token that is good, and the owner has to log in again.
"""

from collections.abc import Callable
from datetime import datetime

from datakasse.office.delivery.accounting_system import NotBooked, Secrets, Trouble
from datakasse.partners.line.client_login import asked_for_tokens, basic, lasting
from datakasse.partners.line.http_line import HttpLine
from datakasse.partners.line.token import Token


class OwnerLogin:
    """
    What an owner has given.

    Args:
        line: The line to where tokens are had.
        path: Where on it.
        secrets: `client_id`, `client_secret`, and `code` or `refresh_token`.
        now: The clock, UTC.
        redirect_uri: As it was when the code was asked for.
        title: What people call the partner.
    """

    def __init__(
        self,
        line: HttpLine,
        path: str,
        secrets: Secrets,
        now: Callable[[], datetime],
        *,
        redirect_uri: str,
        title: str,
    ) -> None:
        self._line = line
        self._path = path
        self._secrets = secrets
        self._now = now
        self._redirect_uri = redirect_uri
        self._title = title

    def fetched(self) -> Token:
        """
        Return a new access token.

        Raises:
            NotBooked: None was given; `LOCKED_OUT` where the owner has to log in again.
        """
        given, since = self._secrets.read(), self._now()
        for secret in given.values():
            self._line.redaction.learn(secret)
        if given.get("code"):
            form = {
                "grant_type": "authorization_code",
                "code": given["code"],
                "redirect_uri": self._redirect_uri,
            }
        elif given.get("refresh_token"):
            form = {"grant_type": "refresh_token", "refresh_token": given["refresh_token"]}
        else:
            raise NotBooked(f"{self._title} har ingen nøkkel å åpne med", Trouble.LOCKED_OUT)
        login = basic(given.get("client_id", ""), given.get("client_secret", ""))
        tokens = asked_for_tokens(self._line, self._path, form, login, self._title)
        if tokens.refresh_token and tokens.refresh_token != given.get("refresh_token"):
            self._secrets.write({"refresh_token": tokens.refresh_token, "code": ""})
        return lasting(tokens, since)
