"""A line to the server: one HTTP connection, held open, and the name for the case where no answer comes."""

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

WAIT_S: Final = 30
IDLE_S: Final = 2
"""A connection that was idle for longer is not used again: the server may be about to close it."""
_FAULT: Final = 500
_CREATED: Final = 300


class NoAnswer(Exception):
    """No answer came: it may or may not have been done."""


class Failed(NoAnswer):
    """
    The server answered that it failed itself, which is as good as no answer.

    Attributes:
        code: The code of its refusal; empty where it told none.
    """

    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What the server answered.

    Attributes:
        status: 2xx or 4xx.
        body: The bytes.
        replayed: It says that it was given before.
    """

    status: int
    body: bytes
    replayed: bool

    @property
    def is_done(self) -> bool:
        """Whether it was done; otherwise it was refused."""
        return self.status < _CREATED

    @property
    def told(self) -> Any:  # noqa: ANN401 - JSON
        """The body read as JSON."""
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The code of a refusal."""
        return "" if self.is_done else _code(self.body)


def _code(body: bytes) -> str:
    """Return the code that a refusal tells; empty where the body is none."""
    try:
        return str(json.loads(body)["code"])
    except (ValueError, KeyError, TypeError):
        return ""


class Line:
    """
    A connection to the server on this machine.

    Args:
        port: Where it listens.
        headers: What every request carries.
    """

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        self.headers = dict(headers or {})
        self._port = port
        self._connection: http.client.HTTPConnection | None = None
        self._used_at = 0.0

    def ask(self, method: str, path: str, body: object = None, key: str = "") -> Answer:
        """
        Ask for something and return the answer.

        Raises:
            NoAnswer: None came.
            Failed: The server failed.
        """
        headers = {**self.headers, **({"Idempotency-Key": key} if key else {})}
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            headers["Content-Type"] = "application/json"
        if time.monotonic() - self._used_at > IDLE_S:
            self.hang_up()
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=WAIT_S)
        try:
            self._connection.request(method, f"/api/v1{path}", content, headers)
            response = self._connection.getresponse()
            read = response.read()
            self._used_at = time.monotonic()
        except (OSError, http.client.HTTPException) as error:
            self.hang_up()
            raise NoAnswer(f"{method} {path}: {error!r}") from error
        for cookie in response.headers.get_all("Set-Cookie", []):
            self._keep(cookie)
        # A refusal of ours has a code; without one the request was not even understood.
        if response.status >= _FAULT or (response.status >= _CREATED and not _code(read)):
            raise Failed(f"{method} {path}: {response.status} {read[:300]!r}", _code(read))
        return Answer(response.status, read, response.getheader("Idempotent-Replay") == "true")

    def hang_up(self) -> None:
        """Close the connection; the next request opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _keep(self, cookie: str) -> None:
        """Keep the secret of a paired device, as its browser would; the session goes by its token."""
        pair = cookie.partition(";")[0]
        if pair.startswith("datakasse_device="):
            self.headers["Cookie"] = pair
