"""A line to a partner with its token on every request, and what answers mean read off them."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.client_login import words_of
from datakasse.partners.line.http_line import Answer, HttpLine, Request
from datakasse.partners.line.outcome import TheirWords, not_booked, read, went_well
from datakasse.partners.line.token import TokenKeeper

Kind = TypeVar("Kind")


class OpenedLine:
    """
    A line that one is let in on.

    Args:
        line: The line.
        tokens: Keeps its token.
        title: What people call the partner.
        headers: Returns what else goes with every request.
        words: Reads what the partner says in an error.
    """

    def __init__(
        self,
        line: HttpLine,
        tokens: TokenKeeper,
        title: str,
        headers: Callable[[], Mapping[str, str]] = dict[str, str],
        *,
        words: Callable[[Answer], TheirWords] = words_of,
    ) -> None:
        self.line = line
        self.title = title
        self._tokens = tokens
        self._headers = headers
        self._words = words

    def ask(self, request: Request) -> Answer:
        """Return the answer to a request, whatever it says; raises `NotBooked` where there is none."""

        def carrying(token: str) -> Answer:
            headers = {"Authorization": f"Bearer {token}", **self._headers(), **request.headers}
            return self.line.ask(msgspec.structs.replace(request, headers=headers))

        return self._tokens.with_token(carrying)

    def asked(self, request: Request) -> Answer:
        """Return the answer to a request that was carried out; raises `NotBooked` for all others."""
        answer = self.ask(request)
        if not went_well(answer):
            raise self.refused(answer)
        return answer

    def got(self, path: str, kind: type[Kind], *query: tuple[str, str]) -> Kind:
        """Return what there is at an address; raises `NotBooked`."""
        return read(self.asked(Request("GET", path, query=query)), kind, self.title)

    def refused(self, answer: Answer, more: str = "") -> NotBooked:
        """Return what an answer that is no success means, and what is known beside the partner's words."""
        told = not_booked(answer, self._words(answer), self.line, self.title)
        if not more:
            return told
        return NotBooked(
            f"{told.reason} {more}", told.trouble, request_id=told.request_id, wait_s=told.wait_s
        )

    def is_refusal(self, answer: Answer) -> bool:
        """Return whether an answer says that it will never be carried out as it stands."""
        return self.refused(answer).trouble is Trouble.REFUSED
