"""
A login server that gives a program tokens (RFC 6749): asked, and its answer read.

A right that was taken back is answered with 400 or 401, and no repetition helps: a person has to connect the
systems anew. Nothing is changed at the accounting system by asking, so everything else may be tried later.
"""

import base64
from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.http_line import Answer, HttpLine, Request
from datakasse.partners.line.outcome import TheirWords, not_booked, read, went_well
from datakasse.partners.line.token import Token


class Tokens(msgspec.Struct, frozen=True):
    """
    What a login server gave.

    Attributes:
        access_token: Opens the interface.
        expires_in: For how many seconds.
        refresh_token: Gets the next one; empty where the server gives none.
    """

    access_token: str
    expires_in: int
    refresh_token: str = ""

    def __repr__(self) -> str:
        """Return what may be read by anybody."""
        return f"Tokens(expires_in={self.expires_in})"


def asked_for_tokens(
    line: HttpLine, path: str, form: Mapping[str, str], headers: Mapping[str, str], title: str
) -> Tokens:
    """
    Return what a login server gives for a form; it is kept out of all that is said from then on.

    Raises:
        NotBooked: It gives nothing.
    """
    for secret in [*headers.values(), *(form.get(name, "") for name in _SECRET_FIELDS)]:
        line.redaction.learn(secret.removeprefix("Basic "))
    answer = line.ask(Request("POST", path, form=form, headers=headers))
    if not went_well(answer):
        raise _locked_out(not_booked(answer, words_of(answer), line, title))
    tokens = read(answer, Tokens, title)
    line.redaction.learn(tokens.access_token)
    line.redaction.learn(tokens.refresh_token)
    return tokens


def _locked_out(told: NotBooked) -> NotBooked:
    """Return what a login that is refused means: the credentials open nothing."""
    if told.trouble is not Trouble.REFUSED:
        return told
    return NotBooked(told.reason, Trouble.LOCKED_OUT, request_id=told.request_id)


def lasting(tokens: Tokens, since: datetime) -> Token:
    """Return a token with the moment at which it runs out, counted from when it was asked for."""
    return Token(tokens.access_token, since + timedelta(seconds=tokens.expires_in))


def basic(user: str, password: str) -> dict[str, str]:
    """
    Return the header of a plain login (RFC 7617).

    Example:
        >>> basic("kari", "nøkkel")
        {'Authorization': 'Basic a2FyaTpuw7hra2Vs'}
    """
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def words_of(answer: Answer) -> TheirWords:
    """
    Return what an error says whose fields have the usual names, in large or small letters.

    Example:
        >>> words_of(Answer(400, {}, b'{"Title": "Locked", "detail": "January", "traceId": "00-1"}'))
        TheirWords(text='Locked: January', request_id='00-1')
        >>> words_of(Answer(500, {"x-trace-id": "7f"}, b"<html>"))
        TheirWords(text='', request_id='7f')
    """
    try:
        told = msgspec.json.decode(answer.body, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError):
        told = {}
    fields = {name.casefold(): str(value) for name, value in told.items() if value is not None}
    said = [fields[name] for name in _SAID if fields.get(name)]
    names = [
        fields.get("traceid"),
        fields.get("instance"),
        *(answer.headers.get(name) for name in _REQUEST_IDS),
    ]
    return TheirWords(": ".join(said), next((name for name in names if name), ""))


_SECRET_FIELDS = ("client_secret", "refresh_token", "code")
_SAID = ("title", "detail", "message", "error", "error_description")
_REQUEST_IDS = ("x-trace-id", "x-request-id", "x-correlation-id")
