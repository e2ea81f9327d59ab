"""The socket that a partner of the lab listens at: HTTP over TLS, one request a connection."""

import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol, cast
from urllib.parse import parse_qsl

from lab.partners.description import Answered, Asked


class Partner(Protocol):
    """Who takes what comes."""

    prefix: str
    """What its addresses begin with."""

    def take(self, asked: Asked) -> Answered | None:
        """Return the answer to a request; None when the line is to be cut instead."""
        ...


class Listening(ThreadingHTTPServer):
    """
    The socket: a thread for each caller, TLS from the first byte.

    Args:
        partner: Who takes what comes.
        tls: Its certificate and key.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, partner: Partner, tls: ssl.SSLContext) -> None:
        self.partner = partner
        super().__init__(("127.0.0.1", 0), _Handler)
        self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a caller who hung up; that is what these are for."""


class _Handler(BaseHTTPRequestHandler):
    """One caller."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def handle_any(self) -> None:
        """Answer a request, or cut the line."""
        length = int(self.headers.get("Content-Length") or 0)
        path, _, query = self.path.partition("?")
        partner = cast("Listening", self.server).partner
        asked = Asked(
            self.command,
            path.removeprefix(partner.prefix),
            tuple(parse_qsl(query, keep_blank_values=True)),
            {name.lower(): value for name, value in self.headers.items()},
            self.rfile.read(length),
        )
        answered = partner.take(asked)
        self.close_connection = True
        if answered is None:
            return
        body = answered.written()
        self.send_response(answered.status)
        for name, value in {"Content-Type": "application/json", **answered.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815 - the name is the library's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: addresses may hold tokens."""
