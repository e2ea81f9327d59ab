"""
Places for copies at addresses that an owner typed: what they answer cannot make the register call others,
read its files or fill its memory.
"""

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from datakasse.devices.places import s3 as place_s3
from datakasse.devices.places.open_place import open_place
from datakasse.errors.backup.places import PlaceAddressBad
from datakasse.office.backup.place import Place, PlaceFailed, PlaceSetup

LEVELS = 12
BOMB = "".join(f'<!ENTITY a{level + 1} "{f"&a{level};" * 10}">' for level in range(LEVELS))
LISTING = (
    "<ListBucketResult><Contents><Key>butikk/datakasse/{}</Key><Size>1</Size></Contents></ListBucketResult>"
)


@contextmanager
def answering(answer: Callable[[], bytes]) -> Generator[tuple[int, list[bytes]]]:
    """Have a server that says one thing to everybody; gives its port, and what it was asked."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    asked.append(line.recv(65_536))
                    try:
                        line.sendall(answer())
                    except OSError:
                        continue

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1], asked
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def said(body: bytes, status: str = "200 OK", headers: str = "") -> bytes:
    """Return an answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n"
    return head.encode("ascii") + body


def bucket(at: str) -> Place:
    """Return a bucket at a host and a port."""
    return open_place(PlaceSetup("p", f"s3+http://{at}/kopier/butikk", user="k", secret="s"))


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]
)
def test_a_place_cannot_send_the_register_elsewhere(status: str) -> None:
    with answering(lambda: said(b"")) as (inside, heard):
        location = f"Location: http://127.0.0.1:{inside}/latest/meta-data/\r\n"
        with answering(lambda: said(b"", status, location)) as (port, asked):
            place = bucket(f"127.0.0.1:{port}")
            with pytest.raises(PlaceFailed, match=status[:3]):
                place.get("datakasse/x")
            with pytest.raises(PlaceFailed, match=status[:3]):
                list(place.held("datakasse"))
            place.close()
    assert (len(asked), heard) == (2, [])


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "2852039166",
        "0xA9FEA9FE",
        "[::ffff:169.254.169.254]",
        "[fe80::1]",
        "0.0.0.0",
        "[::]",
        "224.0.0.1",
        "no-such-host.invalid",
    ],
)
@pytest.mark.parametrize("kind", ["s3+http://{}/kopier", "sftp://k@{}/kopier"])
def test_addresses_that_are_no_other_machines_are_not_called(
    kind: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(*given: object, **how: object) -> None:
        raise AssertionError((given, how))

    monkeypatch.setattr(socket.socket, "connect", call)
    setup = PlaceSetup("p", kind.format(host), user="k", secret="s", host_key="ssh-ed25519 AAAA")
    with pytest.raises((PlaceFailed, PlaceAddressBad), match=r"no place for copies|no such address"):
        open_place(setup).prepare()


def test_a_box_on_the_shops_own_network_is_called() -> None:
    with answering(lambda: said(LISTING.format("x").encode())) as (port, asked):
        bucket(f"localhost:{port}").prepare()
    assert len(asked) == 1


@pytest.mark.parametrize(
    "address", ["file:///etc", "gopher://x/y", "http://x/y", "s3+file:///etc/x", "s3+https:///x"]
)
def test_only_what_is_a_place_is_one(address: str) -> None:
    with pytest.raises(PlaceAddressBad):
        open_place(PlaceSetup("p", address, user="k", secret="s"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("kind", ["bomb", "file", "network", "empty"])
def test_a_listing_with_a_document_type_is_not_read(kind: str, encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rundstykker")
    with answering(lambda: said(b"")) as (elsewhere, heard):
        inside = {
            "bomb": f'[<!ENTITY a0 "ha">{BOMB}]',
            "file": f'[<!ENTITY a{LEVELS} SYSTEM "{secret.as_uri()}">]',
            "network": f'SYSTEM "http://127.0.0.1:{elsewhere}/x.dtd"',
            "empty": "",
        }[kind]
        told = f"<!DOCTYPE ListBucketResult {inside}>" + LISTING.format(
            f"&a{LEVELS};" if "a0" in inside else "x"
        )
        with answering(lambda: said(told.encode(encoding))) as (port, _):
            place = bucket(f"127.0.0.1:{port}")
            with pytest.raises(PlaceFailed, match="cannot be read"):
                list(place.held("datakasse"))
            place.close()
    assert heard == []


def test_an_answer_without_an_end_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_s3, "_LISTING_BYTES_MAX", 100_000)
    endless = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + b" " * 200_000
    with answering(lambda: endless) as (port, _):
        place = bucket(f"127.0.0.1:{port}")
        with pytest.raises(PlaceFailed, match="has no end"):
            list(place.held("datakasse"))
        place.close()


def test_names_in_a_listing_stay_inside_the_place(tmp_path: Path) -> None:
    """A folder refuses a name that leads out; a bucket takes it for a name, and no file is made of it."""
    inside = tmp_path / "kopier"
    (inside / "datakasse").mkdir(parents=True)
    (tmp_path / "secret").write_text("rundstykker")
    place = open_place(PlaceSetup("p", f"folder:{inside}"))
    for name in ("../secret", "datakasse/../../secret", str(tmp_path / "secret")):
        acts: list[Callable[[], object]] = [
            partial(place.get, name),
            partial(place.remove, name),
            partial(place.put, name, b""),
            lambda name=name: list(place.held(name)),
        ]
        for act in acts:
            with pytest.raises(PlaceFailed, match="no name here"):
                act()
    assert (tmp_path / "secret").read_text() == "rundstykker"
