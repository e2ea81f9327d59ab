"""A webhook over a real socket with TLS: signed, told once, and never to where it may not go."""

import hashlib
import hmac
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from datakasse.office.insight.alert_ways import AlertOutcome, NotTold
from datakasse.office.shop.far_address import is_callable
from datakasse.partners.line.http_line import Patience
from datakasse.partners.webhook import SignedWebhook

SECRET, KEY, BODY = "en lang nok hemmelighet 42", "9f86d081", b'{"alerts":[]}'
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PATIENCE = Patience(connect_s=2.0, answer_s=2.0, whole_s=4.0)


class Receiver(ThreadingHTTPServer):
    """Takes what is posted, and answers as it was told."""

    status = 204
    heard: list[tuple[str, dict[str, str], bytes]]

    @property
    def address(self) -> str:
        """Where it is."""
        return f"https://localhost:{self.server_port}/kasse?rom=1"


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        receiver = self.server
        assert isinstance(receiver, Receiver)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers["content-length"]))
        receiver.heard.append((self.path, headers, body))
        self.send_response(receiver.status)
        if receiver.status in range(300, 400):
            self.send_header("Location", receiver.address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Say nothing."""


@pytest.fixture
def receiver(server_tls: ssl.SSLContext) -> Iterator[Receiver]:
    """A receiver that is open."""
    server = Receiver(("127.0.0.1", 0), _Handler)
    server.heard = []
    server.socket = server_tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def webhook(trust: ssl.SSLContext) -> SignedWebhook:
    """One that may call this machine, where the receiver is."""
    return SignedWebhook(lambda: NOW, trust, is_callable, PATIENCE)


def test_it_is_signed_so_that_who_has_the_secret_knows_whose_it_is(
    webhook: SignedWebhook, receiver: Receiver
) -> None:
    webhook.post(receiver.address, SECRET, KEY, BODY)
    [(path, headers, body)] = receiver.heard
    assert (path, body, headers["content-type"]) == ("/kasse?rom=1", BODY, "application/json")
    assert headers["datakasse-message"] == KEY
    stamp, _, told = headers["datakasse-signature"].partition(",v1=")
    assert stamp == f"t={int(NOW.timestamp())}"
    signed = hmac.new(SECRET.encode(), f"{stamp[2:]}.".encode() + body, hashlib.sha256)
    assert hmac.compare_digest(told, signed.hexdigest())
    assert SECRET not in str(headers)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (503, AlertOutcome.REFUSED),
        (429, AlertOutcome.REFUSED),
        (404, AlertOutcome.NEVER),
        (302, AlertOutcome.NEVER),
    ],
)
def test_what_an_answer_means(
    status: int, outcome: AlertOutcome, webhook: SignedWebhook, receiver: Receiver
) -> None:
    """A receiver that sends it on to somewhere else is not followed."""
    receiver.status = status
    with pytest.raises(NotTold) as told:
        webhook.post(receiver.address, SECRET, KEY, BODY)
    assert (told.value.outcome, told.value.reason) == (outcome, f"svarte {status}")
    assert len(receiver.heard) == 1


def test_a_certificate_that_nobody_vouches_for_is_told_nothing(receiver: Receiver) -> None:
    with pytest.raises(NotTold) as told:
        SignedWebhook(lambda: NOW, None, is_callable, PATIENCE).post(receiver.address, SECRET, KEY, BODY)
    assert told.value.outcome is AlertOutcome.LATER
    assert receiver.heard == []


def test_why_there_is_no_answer_names_no_host_and_tells_no_port_from_another(
    webhook: SignedWebhook, receiver: Receiver
) -> None:
    """The reason is read by those from whom addresses are hidden."""
    reasons: set[str] = set()
    no_trust = SignedWebhook(lambda: NOW, None, is_callable, PATIENCE)
    shut = "https://localhost:1/kasse"
    for way, address in ((webhook, shut), (no_trust, receiver.address)):
        with pytest.raises(NotTold) as told:
            way.post(address, SECRET, KEY, BODY)
        reasons.add(told.value.reason)
    [reason] = reasons
    assert "localhost" not in reason


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "169.254.169.254", "0.0.0.0"])
def test_this_machine_and_what_it_hangs_on_are_not_called(
    host: str, trust: ssl.SSLContext, receiver: Receiver
) -> None:
    address = f"https://{host}:{receiver.server_port}/"
    with pytest.raises(NotTold) as told:
        SignedWebhook(lambda: NOW, trust, patience=PATIENCE).post(address, SECRET, KEY, BODY)
    assert told.value.outcome is AlertOutcome.NEVER
    assert receiver.heard == []


def test_a_name_that_is_not_there_now_may_be_later(webhook: SignedWebhook) -> None:
    with pytest.raises(NotTold) as told:
        webhook.post("https://finnes-ikke.invalid/", SECRET, KEY, BODY)
    assert told.value.outcome is AlertOutcome.LATER
