"""
A store with buckets that speaks S3's language, made from its public description; it checks every signature.

Objects live in memory. It can be told to be full, to break off in the middle, to keep half of what it got, or
to answer that it is down.
"""

import hashlib
import hmac
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.sax.saxutils import escape

KEY_ID, SECRET, REGION, BUCKET = "AKNORGE", "hemmelig-bøtte", "oslo-1", "kopier"
_SKEWED = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>RequestTimeTooSkewed</Code><Message>The difference'
    b" between the request time and the server's time is too large.</Message></Error>"
)
_PAGE = 50
"""Fewer than a store answers with, so that there is a next page."""


class S3Server:
    """
    Serves buckets on this machine.

    Attributes:
        objects: What is kept, by name.
        mood: "well", "full", "down", "cut", "skewed" or "lying".
    """

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.mood = "well"
        room = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                room.answer(self)

            def do_PUT(self) -> None:
                room.answer(self)

            def do_DELETE(self) -> None:
                room.answer(self)

            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self._thread = threading.Thread(target=self._server.serve_forever, name="lab s3", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """The address of a folder in the bucket."""
        return f"s3+http://127.0.0.1:{self._server.server_address[1]}/{BUCKET}/butikk"

    def close(self) -> None:
        """Be off for good."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, door: BaseHTTPRequestHandler) -> None:
        """Answer a request."""
        body = door.rfile.read(int(door.headers.get("Content-Length") or 0))
        address = urlsplit(door.path)
        if self.mood == "down":
            self._say(door, 503, b"")
        elif self.mood == "skewed":
            self._say(door, 403, _SKEWED)
        elif not _is_signed(door, body):
            self._say(door, 403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        elif address.path == f"/{BUCKET}":
            self._say(door, 200, self._listing(dict(parse_qsl(address.query))))
        elif not address.path.startswith(f"/{BUCKET}/"):
            self._say(door, 404, b"<Error><Code>NoSuchBucket</Code></Error>")
        else:
            self._object(door, unquote(address.path.removeprefix(f"/{BUCKET}/")), body)

    def _object(self, door: BaseHTTPRequestHandler, name: str, body: bytes) -> None:
        if door.command == "PUT":
            if self.mood == "full":
                self._say(door, 507, b"")
                return
            self.objects[name] = body[: len(body) // 2] if self.mood == "lying" else body
            self._say(door, 200, b"")
        elif door.command == "DELETE":
            self.objects.pop(name, None)
            self._say(door, 204, b"")
        elif name not in self.objects:
            self._say(door, 404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            self._say(door, 200, self.objects[name], cut=self.mood == "cut")

    def _listing(self, asked: dict[str, str]) -> bytes:
        after = asked.get("continuation-token", "")
        names = sorted(
            name for name in self.objects if name.startswith(asked.get("prefix", "")) and name > after
        )
        page, more = names[:_PAGE], len(names) > _PAGE
        rows = "".join(
            f"<Contents><Key>{escape(name)}</Key><Size>{len(self.objects[name])}</Size></Contents>"
            for name in page
        )
        token = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if more else ""
        told = f"<IsTruncated>{str(more).lower()}</IsTruncated>{rows}{token}"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{told}</ListBucketResult>'
        ).encode()

    def _say(self, door: BaseHTTPRequestHandler, status: int, content: bytes, *, cut: bool = False) -> None:
        door.send_response(status)
        door.send_header("Content-Length", str(len(content)))
        door.end_headers()
        door.wfile.write(content[: len(content) // 2] if cut else content)
        if cut:
            door.close_connection = True


def _pairs_of(text: str) -> dict[str, str]:
    """Return `a=b,c=d` as pairs."""
    parts = (part.strip().partition("=") for part in text.split(","))
    return {name: value for name, _, value in parts}


def _is_signed(door: BaseHTTPRequestHandler, body: bytes) -> bool:
    """Return whether a request is signed with the key, over this very content (Signature Version 4)."""
    kind, _, rest = (door.headers.get("Authorization") or "").partition(" ")
    said = _pairs_of(rest)
    key_id, day, region, service, end = (said.get("Credential") or "////").split("/")
    moment, digest = door.headers.get("x-amz-date") or "", hashlib.sha256(body).hexdigest()
    if (kind, key_id, region, service, end) != ("AWS4-HMAC-SHA256", KEY_ID, REGION, "s3", "aws4_request"):
        return False
    if door.headers.get("x-amz-content-sha256") != digest or not moment.startswith(day):
        return False
    names = said["SignedHeaders"].split(";")
    if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names):
        return False
    path, _, query = door.path.partition("?")
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    asked = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    heads = "".join(f"{name}:{(door.headers.get(name) or '').strip()}\n" for name in names)
    request = f"{door.command}\n{path}\n{asked}\n{heads}\n{';'.join(names)}\n{digest}"
    text = (
        f"AWS4-HMAC-SHA256\n{moment}\n{day}/{region}/s3/aws4_request\n"
        f"{hashlib.sha256(request.encode()).hexdigest()}"
    )
    key = f"AWS4{SECRET}".encode()
    for part in (day, region, service, end):
        key = hmac.new(key, part.encode(), "sha256").digest()
    return hmac.compare_digest(hmac.new(key, text.encode(), "sha256").hexdigest(), said.get("Signature", ""))
