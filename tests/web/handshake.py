"""Two ends of a TLS line in one process, as the operating system's library speaks it."""

import ssl
from contextlib import suppress
from datetime import UTC, datetime

from cryptography import x509


class HandClock:
    """A clock that a test sets; it begins now, because the TLS library reads the machine's."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC).replace(microsecond=0)

    def now(self) -> datetime:
        """Return the moment that was set."""
        return self.at


def client_that_trusts(*authorities: bytes) -> ssl.SSLContext:
    """Return how a strict client speaks that trusts these authorities (DER) and nobody else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    for authority in authorities:
        context.load_verify_locations(cadata=authority)
    return context


def shake(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> x509.Certificate:
    """Shake hands and return the certificate the client saw; raises `ssl.SSLError` as the client would."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    near = client.wrap_bio(to_client, to_server, server_hostname=name)
    far = server.wrap_bio(to_server, to_client, server_side=True)
    for _ in range(3):
        with suppress(ssl.SSLWantReadError):
            near.do_handshake()
        with suppress(ssl.SSLWantReadError):
            far.do_handshake()
    seen = near.getpeercert(binary_form=True)
    assert seen is not None
    return x509.load_der_x509_certificate(seen)
