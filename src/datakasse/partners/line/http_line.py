"""
The line to a partner's web interface: one request, one answer, or a reason why there is none.

What matters for a voucher is what is known when there is no answer. Until a connection stands, the partner
has nothing. After that a request that changes something may have been carried out, and only looking tells.

    name, connection, TLS           broken off: surely not taken           LATER
    the request, its answer         no answer, and it would change things  UNKNOWN
                                    no answer, and it only asked           LATER

Every request has a connection of its own: one that is kept open may have been closed at the other end, and
then nobody could say which of the two it was. Nothing is sent to another host than the one named, whatever
the partner answers, and nothing is sent without TLS. What was sent is never logged, for some partners want
their tokens in the address.
"""

import logging
import ssl
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import version

import httpx2
import msgspec

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.redaction import Redaction

PROGRAM = f"datakasse/{version('datakasse')}"
"""What we call ourselves, so that a partner's support can find us."""

ANSWER_MAX_BYTES = 8 * 1024 * 1024
"""No list of accounts is longer, and a partner gone astray must not fill the memory of a till."""

_AS_IT_IS = {"Accept-Encoding": "identity"}
"""A few bytes that unfold into more than memory holds cannot come."""

# These write whole addresses, tokens and all, to the log.
for _name in ("httpx2", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class Patience(msgspec.Struct, frozen=True):
    """
    How long to wait.

    Attributes:
        connect_s: For a connection.
        answer_s: For the next piece of an answer.
        whole_s: For all of it.
    """

    connect_s: float = 10.0
    answer_s: float = 30.0
    whole_s: float = 90.0


class File(msgspec.Struct, frozen=True):
    """A file in a form: the field it is in, its name, its type and what is in it."""

    field: str
    name: str
    media_type: str
    content: bytes


class Request(msgspec.Struct, frozen=True):
    """
    A request.

    Attributes:
        method: GET, POST …
        path: After the partner's address, percent-encoded where it has to be.
        query: Names and values, not encoded.
        headers: Beside those that every request has.
        body: What is sent; empty where nothing is.
        media_type: What the body is.
        form: Fields of a form; instead of a body.
        files: Files of a form; instead of a body.
        changes: Whether it would change something there; if so, nobody knows what a lost answer said.
    """

    method: str
    path: str
    query: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = {}
    body: bytes = b""
    media_type: str = "application/json"
    form: Mapping[str, str] = {}
    files: Sequence[File] = ()
    changes: bool = False


class Answer(msgspec.Struct, frozen=True):
    """
    An answer.

    Attributes:
        status: HTTP's number for it.
        headers: With names in small letters.
        body: What came.
        changes: Whether the request would have changed something.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    changes: bool = False


class HttpLine:
    """
    The line to one host.

    Args:
        address: Where the interface is: `https://api.fiken.no/api/v2`.
        redaction: Keeps out of every reason what must not be read.
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given, which
            takes a while to read and is read when something is asked: a register may open that asks nobody.
        patience: How long to wait.

    Raises:
        ValueError: The address is not one that TLS protects.
    """

    def __init__(
        self,
        address: str,
        redaction: Redaction,
        trust: ssl.SSLContext | None = None,
        patience: Patience | None = None,
    ) -> None:
        if not address.startswith("https://"):
            raise ValueError("a partner is reached by https only")
        self.address = address.rstrip("/")
        self._host = address.split("/")[2].partition(":")[0]
        self.redaction = redaction
        self._trust = trust
        self._patience = patience or Patience()

    def ask(self, request: Request) -> Answer:
        """
        Send a request and return the answer, whatever it says.

        Raises:
            NotBooked: There is no answer; `trouble` says whether the request may have been carried out.
        """
        if not all(value.isascii() and value.isprintable() for value in request.headers.values()):
            reason = f"{self._host} kan ikke spørres: en nøkkel har tegn som ikke hører hjemme der"
            raise NotBooked(reason, Trouble.LOCKED_OUT)
        taken = Trouble.UNKNOWN if request.changes else Trouble.LATER
        patience = self._patience
        times = httpx2.Timeout(patience.answer_s, connect=patience.connect_s)
        trust = self._trust = self._trust or ssl.create_default_context()
        try:
            with httpx2.Client(verify=trust, timeout=times, follow_redirects=False) as client:
                return self._answer(client, self._written(client, request), changes=request.changes)
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError) as error:
            raise NotBooked(f"{self._host} {_silence(error)}", Trouble.LATER) from None
        except (httpx2.HTTPError, httpx2.StreamError, OSError) as error:
            raise NotBooked(f"{self._host} {_silence(error)}", taken) from None

    def _written(self, client: httpx2.Client, request: Request) -> httpx2.Request:
        """Return a request as it goes out."""
        headers = {"Accept": "application/json", "User-Agent": PROGRAM, **_AS_IT_IS, **request.headers}
        if request.body:
            headers["Content-Type"] = request.media_type
        return client.build_request(
            request.method,
            self.address + request.path,
            params=list(request.query) or None,
            headers=headers,
            content=request.body or None,
            data=dict(request.form) or None,
            files=[(file.field, (file.name, file.content, file.media_type)) for file in request.files]
            or None,
        )

    def _answer(self, client: httpx2.Client, written: httpx2.Request, *, changes: bool) -> Answer:
        """Return the answer, if all of it comes in time and it is not beyond measure."""
        until = time.monotonic() + self._patience.whole_s
        pieces: list[bytes] = []
        length = 0
        reply = client.send(written, stream=True)
        try:
            for piece in reply.iter_bytes():
                pieces.append(piece)
                length += len(piece)
                if length > ANSWER_MAX_BYTES:
                    raise httpx2.ReadError("the answer has no end")
                if time.monotonic() > until:
                    raise httpx2.ReadTimeout("the answer takes too long")
        finally:
            reply.close()
        headers = {name.lower(): value for name, value in reply.headers.items()}
        return Answer(reply.status_code, headers, b"".join(pieces), changes)


def _silence(error: Exception) -> str:
    """Return why there is no answer; what an error says may hold the address, so only its kind is told."""
    if isinstance(error, httpx2.TimeoutException):
        return "svarte ikke i tide"
    if isinstance(error.__context__, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(error):
        return "har et sertifikat som ikke kan stoles på"
    if isinstance(error, httpx2.ConnectError):
        return "kan ikke nås"
    return "brøt forbindelsen"
