"""A mail server of the lab's, on a real socket, with a certificate of its own."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lab.fake_mail import FakeMail, Mood
from tests.till.shopkeeper import closed_shop, shop_template, till_folder, till_template

__all__ = ["closed_shop", "shop_template", "till_folder", "till_template"]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine that nobody but these tests trusts, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "lab")])
    now = datetime.now(UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(IPv4Address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + made.public_bytes(serialization.Encoding.PEM)
    file = tmp_path_factory.mktemp("mail") / "lab.pem"
    file.write_bytes(pem)
    return file


@pytest.fixture
def trust(certificate: Path) -> ssl.SSLContext:
    """What trusts the lab's certificate."""
    return ssl.create_default_context(cafile=str(certificate))


@pytest.fixture
def server_tls(certificate: Path) -> ssl.SSLContext:
    """A certificate to serve with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


Serving = Callable[..., FakeMail]


@pytest.fixture
def serving(certificate: Path) -> Iterator[Serving]:
    """Open mail servers in the moods given; all are closed afterwards."""
    opened: list[FakeMail] = []

    def serve(
        *moods: Mood, tls: bool = False, implicit: bool = False, passwords: dict[str, str] | None = None
    ) -> FakeMail:
        context = None
        if tls or implicit:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        server = FakeMail(list(moods), context, implicit, passwords or {})
        server.open()
        opened.append(server)
        return server

    yield serve
    for server in opened:
        server.close()
