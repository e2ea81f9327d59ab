"""
What a partner's answer means for a voucher: the one place where HTTP's numbers become our outcomes.

    2xx               it went well; if the body cannot be read, it may have
    401, 403          the credentials do not open their books, also after the token was renewed: LOCKED_OUT
    408, 425          the request was not taken              LATER
    429               not now                                LATER, with how long to wait
    500 and above     a change may have been made, or not    UNKNOWN; a question may be asked again: LATER
    3xx, other 4xx    understood, and refused                REFUSED

Times to wait are read off the answer alone: `Retry-After` in seconds, or as a moment held against the
answer's own `Date`, so that a clock that is wrong here makes no difference.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar

import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.http_line import Answer, HttpLine

Kind = TypeVar("Kind")

LONGEST_WAIT_S = 24 * 60 * 60
REASON_MAX = 500

_OK = range(200, 300)
_NOT_TAKEN = {408, 425, 429}
_UNAUTHORISED = 401
_LOCKED_OUT = {_UNAUTHORISED, 403}
_SERVER = 500


class TheirWords(msgspec.Struct, frozen=True):
    """What a partner says about a request it did not carry out, and what it calls the request."""

    text: str = ""
    request_id: str = ""


def went_well(answer: Answer) -> bool:
    """Return whether an answer says that the request was carried out."""
    return answer.status in _OK


def unauthorised(answer: Answer) -> bool:
    """Return whether an answer says that the token is not taken."""
    return answer.status == _UNAUTHORISED


def not_booked(
    answer: Answer, words: TheirWords, line: HttpLine, name: str, wait_headers: Sequence[str] = ()
) -> NotBooked:
    """
    Return what an answer that is no success means.

    Args:
        answer: The answer.
        words: What the partner says in it.
        line: Whose secrets are kept out of the reason.
        name: What people call the partner.
        wait_headers: Headers in which it says how many seconds to wait, besides HTTP's own.
    """
    text = f": {words.text}" if words.text else ""
    return NotBooked(
        _readable(line.redaction.out_of(f"{name} svarte {answer.status}{text}")),
        _trouble(answer),
        request_id=_readable(line.redaction.out_of(words.request_id)),
        wait_s=wait_s(answer, wait_headers) if _trouble(answer) is not Trouble.REFUSED else 0,
    )


def not_let_in(answer: Answer, words: TheirWords, line: HttpLine, name: str) -> NotBooked:
    """Return what it means when no token is given: what is refused there is refused to whoever comes so."""
    told = not_booked(answer, words, line, name)
    trouble = Trouble.LOCKED_OUT if told.trouble is Trouble.REFUSED else told.trouble
    return NotBooked(told.reason, trouble, request_id=told.request_id, wait_s=told.wait_s)


def unreadable(answer: Answer, name: str) -> NotBooked:
    """Return what a success means that cannot be read: a change may have been made."""
    trouble = Trouble.UNKNOWN if answer.changes else Trouble.LATER
    return NotBooked(f"{name} svarte {answer.status} med noe annet enn ventet", trouble)


def read(answer: Answer, kind: type[Kind], name: str) -> Kind:
    """
    Return the body of an answer as what it should be.

    Raises:
        NotBooked: It is something else.
    """
    try:
        return msgspec.json.decode(answer.body, type=kind, strict=False)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise unreadable(answer, name) from None


def wait_s(answer: Answer, more: Sequence[str] = ()) -> int:
    """
    Return how long a partner asks to be left alone; 0 where it does not say.

    Args:
        answer: Its answer.
        more: Headers in which it may say so in seconds, where it has no `Retry-After`.

    Example:
        >>> wait_s(Answer(429, {"retry-after": "7"}, b""))
        7
        >>> later = {"retry-after": "Thu, 15 Jan 2026 12:01:30 GMT", "date": "Thu, 15 Jan 2026 12:00:00 GMT"}
        >>> wait_s(Answer(503, later, b""))
        90
    """
    named = [answer.headers.get(name, "").strip() for name in ("retry-after", *more)]
    asked = next((text for text in named if text), "")
    if asked.isascii() and asked.isdigit():
        return min(int(asked), LONGEST_WAIT_S)
    return _until(asked, answer.headers)


def _until(moment: str, headers: Mapping[str, str]) -> int:
    try:
        left = parsedate_to_datetime(moment) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return 0
    return min(max(0, left // timedelta(seconds=1)), LONGEST_WAIT_S)


def _trouble(answer: Answer) -> Trouble:
    if answer.status in _NOT_TAKEN:
        return Trouble.LATER
    if answer.status in _LOCKED_OUT:
        return Trouble.LOCKED_OUT
    if answer.status >= _SERVER:
        return Trouble.UNKNOWN if answer.changes else Trouble.LATER
    return Trouble.REFUSED


def _readable(text: str) -> str:
    """Return a text on one line and of sensible length."""
    one_line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return one_line if len(one_line) <= REASON_MAX else one_line[: REASON_MAX - 1] + "…"
