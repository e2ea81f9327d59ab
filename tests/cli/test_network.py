"""`datakasse serve` on the shop's network, and `datakasse network`: real processes, sockets and TLS."""

import re
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.command_line import done, ended, forked, refused
from tests.web.handshake import client_that_trusts

NAME = "kasse.local"
WAIT_S = 10


class Served(NamedTuple):
    """A shop that is served on the network."""

    port: int
    secure_port: int
    trust_port: int

    def authority(self) -> bytes:
        """Fetch the shop's certificate as a new device does."""
        return fetched(f"http://127.0.0.1:{self.trust_port}/datakasse.crt")


@contextmanager
def served(folder: Path, *options: str) -> Generator[Served]:
    ports = ("--port", "0", "--secure-port", "0", "--trust-port", "0")
    with forked("serve", "--data", folder, "--host", "0.0.0.0", *ports, *options) as running:
        assert running.stdout is not None
        told = running.stdout.readline() + running.stdout.readline()
        found = re.search(
            r"http://127\.0\.0\.1:(\d+)/ .*\n.*https://kasse\.local:(\d+)/ .*http://kasse\.local:(\d+)/", told
        )
        assert found, told
        yield Served(*map(int, found.groups()))
        running.terminate()
        assert ended(running) == (0, "", "")


def fetched(link: str, context: ssl.SSLContext | None = None, host: str = NAME) -> bytes:
    asked = urllib.request.Request(link, headers={"Host": host})
    with urllib.request.urlopen(asked, timeout=WAIT_S, context=context) as answer:
        assert answer.status == 200
        return answer.read()


def test_a_device_that_trusts_the_shop_reaches_the_register_and_nobody_listens_in(new_folder: Path) -> None:
    """The till over TLS under its name; this machine as before; the certificate lasts over a restart."""
    with served(new_folder, "--name", NAME) as shop:
        authority = shop.authority()
        with (
            socket.create_connection(("127.0.0.1", shop.secure_port), timeout=WAIT_S) as plain,
            client_that_trusts(authority).wrap_socket(plain, server_hostname=NAME) as line,
        ):
            assert line.version() in {"TLSv1.2", "TLSv1.3"}
            line.sendall(f"GET / HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 200 OK")
        assert b'<div id="app">' in answer
        assert b'<div id="app">' in fetched(f"http://127.0.0.1:{shop.port}/", host="127.0.0.1")
        seen = _shown_serial(shop, authority)
    told = done("network", "--data", new_folder)
    assert NAME in told
    with served(new_folder, "--name", NAME) as shop:
        assert shop.authority() == authority
        assert _shown_serial(shop, authority) == seen


def test_what_is_not_good_tls_gets_nothing(new_folder: Path) -> None:
    """Plain HTTP, an old TLS, another name, no trust: none of them sees a byte of the register."""
    with served(new_folder, "--name", NAME) as shop:
        with socket.create_connection(("127.0.0.1", shop.secure_port), timeout=WAIT_S) as plain:
            plain.sendall(f"GET /api/v1/about HTTP/1.1\r\nHost: {NAME}\r\n\r\n".encode())
            assert b"HTTP" not in plain.recv(1024)
        old = client_that_trusts(shop.authority())
        old.set_ciphers("ALL:@SECLEVEL=0")
        with pytest.warns(DeprecationWarning, match="TLSv1"):
            old.minimum_version = ssl.TLSVersion.TLSv1
        with pytest.warns(DeprecationWarning, match="TLSv1"):
            old.maximum_version = ssl.TLSVersion.TLSv1_1
        _fails(shop, old, NAME, "EOF|PROTOCOL")
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        assert _spoken(shop, old) == "TLSv1.2"
        _fails(shop, client_that_trusts(shop.authority()), "nabo.local", "CERTIFICATE_VERIFY_FAILED")
        _fails(shop, client_that_trusts(), NAME, "CERTIFICATE_VERIFY_FAILED")


def test_nothing_but_the_page_of_trust_goes_out_in_the_clear(new_folder: Path) -> None:
    with served(new_folder, "--name", NAME) as shop:
        page = fetched(f"http://127.0.0.1:{shop.trust_port}/trust").decode()
        assert "La denne enheten stole på kassen" in page
        for path in ("/api/v1/about", "/api/v1/registers", "/index.html"):
            with pytest.raises(urllib.error.HTTPError) as answer:
                fetched(f"http://127.0.0.1:{shop.trust_port}{path}")
            assert answer.value.code == 404
            answer.value.close()


def test_a_name_of_the_internet_is_refused_before_anything_starts(new_folder: Path) -> None:
    ports = ("--port", "0", "--secure-port", "0", "--trust-port", "0")
    with forked("serve", "--data", new_folder, "--host", "0.0.0.0", *ports, "--name", "bank.no") as running:
        code, stdout, stderr = ended(running)
    assert (code, stdout) == (2, "")
    assert "[network.not_local]" in stderr
    assert "system_started" not in done("journal", "--data", new_folder)


def test_the_command_shows_the_authority_and_makes_another_when_asked(new_folder: Path) -> None:
    """The fingerprint is that of the certificate a device gets, so that a person can compare."""
    first = done("network", "--data", new_folder)
    assert re.search(r"(?:[0-9A-F]{4} ){15}[0-9A-F]{4}", first)
    assert "lages ved neste start" in first
    assert done("network", "--data", new_folder) == first
    second = done("network", "--data", new_folder, "--new-authority")
    assert second.splitlines()[0] != first.splitlines()[0]
    refused("store.no_shop", "network", "--data", new_folder / "nowhere")


def _shown_serial(shop: Served, authority: bytes) -> str:
    with (
        socket.create_connection(("127.0.0.1", shop.secure_port), timeout=WAIT_S) as plain,
        client_that_trusts(authority).wrap_socket(plain, server_hostname=NAME) as line,
    ):
        seen = line.getpeercert()
    assert seen
    return str(seen["serialNumber"])


def _spoken(shop: Served, context: ssl.SSLContext) -> str | None:
    with (
        socket.create_connection(("127.0.0.1", shop.secure_port), timeout=WAIT_S) as plain,
        context.wrap_socket(plain, server_hostname=NAME) as line,
    ):
        return line.version()


def _fails(shop: Served, context: ssl.SSLContext, name: str, why: str) -> None:
    with (
        socket.create_connection(("127.0.0.1", shop.secure_port), timeout=WAIT_S) as plain,
        pytest.raises(ssl.SSLError, match=why),
        context.wrap_socket(plain, server_hostname=name),
    ):
        pass
