"""The line on the shop's network: a certificate renewed while devices call, and the names that count."""

import asyncio
import ssl
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from socket import socket

import pytest
import zxingcpp
from fastapi import FastAPI
from PIL import Image, ImageOps
from starlette.testclient import TestClient

from datakasse.errors.door.network import NotLocal
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.storage.keys.network_folder import NetworkFolder
from datakasse.web.app import make_app
from datakasse.web.door.network_line import NetworkLine
from datakasse.web.door.trust_page import trust_app
from tests.till.shopkeeper import Shopkeeper
from tests.web.handshake import HandClock, client_that_trusts

HERE = ("127.0.0.1", 50_000)
"""A browser on the register's own machine: the gate lets it in."""


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def line(tmp_path: Path, clock: HandClock) -> Iterator[NetworkLine]:
    """A line at free ports of this machine; its certificate was made 370 days ago."""
    clock.at -= timedelta(days=370)
    keys = tmp_path / "network-keys"
    keys.mkdir(mode=0o700)
    network = ShopNetwork(NetworkFolder(keys / "network", bytes(32)), clock, "Kaffe & <b>Kaker</b> AS")
    with socket() as secure, socket() as trust:
        for each in (secure, trust):
            each.bind(("127.0.0.1", 0))
        yield NetworkLine(network, secure, trust, "0.0.0.0", ["Kasse.local"])


def app_of(shop: Shopkeeper, line: NetworkLine | None = None) -> FastAPI:
    """Return what answers on this machine and, where there is a line, on the network."""
    keys, mail = shop.shop.office_keys, shop.shop.mail
    return make_app(shop.counter, lambda _: None, ("127.0.0.1",), line, office_keys=keys, mail=mail)


def test_a_certificate_is_renewed_while_devices_call(line: NetworkLine, clock: HandClock) -> None:
    """The same server, never started again, shows another one as soon as the first is due."""
    client = client_that_trusts(line.network.authority().certificate)

    async def serial() -> int:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", line.secure.getsockname()[1], ssl=client, server_hostname="kasse.local"
        )
        seen: ssl.SSLObject = writer.get_extra_info("ssl_object")
        certificate = seen.getpeercert()
        writer.close()
        await writer.wait_closed()
        del reader
        assert certificate
        return int(str(certificate["serialNumber"]), 16)

    async def day() -> None:
        async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.close()
            await writer.wait_closed()

        server = await asyncio.start_server(answer, sock=line.secure, ssl=line.context)
        fresh = asyncio.create_task(line.keep_fresh(0.01))
        try:
            first = line.shown.serial
            assert await serial() == first
            clock.at += timedelta(days=370)
            async with asyncio.timeout(60):
                while await serial() == first:
                    pass
            assert await serial() == line.shown.serial
        finally:
            fresh.cancel()
            server.close()

    asyncio.run(day())


def test_the_register_answers_to_its_names_on_the_network_and_to_no_others(
    line: NetworkLine, shop: Shopkeeper
) -> None:
    app = app_of(shop, line)
    for host, status in (
        ("kasse.local", 200),
        ("KASSE.local:8766", 200),
        ("127.0.0.1", 200),
        ("nabo.local", 403),
    ):
        with TestClient(app, base_url="http://127.0.0.1", client=HERE) as client:
            assert client.get("/api/v1/about", headers={"host": host}).status_code == status, host


def test_the_register_tells_where_it_is_and_what_to_trust(line: NetworkLine, shop: Shopkeeper) -> None:
    with TestClient(
        app_of(shop, line),
        base_url="http://127.0.0.1",
        client=HERE,
    ) as client:
        told = client.get("/api/v1/network").json()
    assert told["names"][0] == "kasse.local"
    assert told["link"] == f"https://kasse.local:{line.secure.getsockname()[1]}/"
    assert told["trust_link"] == f"http://kasse.local:{line.trust.getsockname()[1]}/"
    assert told["fingerprint"] == line.network.authority().fingerprint
    assert len(told["trust_code"]) == len(told["trust_code"][0]) >= 21
    with TestClient(
        app_of(shop),
        base_url="http://127.0.0.1",
        client=HERE,
    ) as client:
        assert client.get("/api/v1/network").json() is None


def test_a_link_of_the_register_is_drawn_and_no_other(line: NetworkLine, shop: Shopkeeper) -> None:
    app = app_of(shop, line)
    with TestClient(app, base_url="http://127.0.0.1", client=HERE) as client:
        drawn = client.get("/api/v1/network/code", params={"fragment": "pair=K1/a-_b"}).json()
        assert drawn["link"] == f"{line.link}#pair=K1/a-_b"
        larger = [[dot == "1" for dot in row for _ in range(8)] for row in drawn["code"] for _ in range(8)]
        side = len(larger)
        pixels = bytes(0 if dark else 255 for row in larger for dark in row)
        image = Image.frombytes("L", (side, side), pixels)
        (read,) = zxingcpp.read_barcodes(ImageOps.expand(image, 64, 255))
        assert read.text == drawn["link"]
        strange = client.get("/api/v1/network/code", params={"fragment": "x\n<b>"}).json()["link"]
        assert strange == f"{line.link}#x%0A%3Cb%3E"
    with TestClient(
        app_of(shop),
        base_url="http://127.0.0.1",
        client=HERE,
    ) as client:
        assert client.get("/api/v1/network/code?fragment=x").json() is None


def test_a_name_that_is_not_of_a_local_network_is_not_served(line: NetworkLine) -> None:
    with pytest.raises(NotLocal):
        NetworkLine(line.network, line.secure, line.trust, "0.0.0.0", ["bank.no"])
    with pytest.raises(NotLocal):
        NetworkLine(line.network, line.secure, line.trust, "8.8.8.8", [])


def test_the_page_of_trust_has_one_page_and_one_certificate_and_nothing_else(line: NetworkLine) -> None:
    """It is what anybody on the network may see: no till, no script, no cookie."""
    with TestClient(trust_app(line), base_url="http://kasse.local") as client:
        page = client.get("/")
        assert (page.status_code, page.url.path) == (200, "/trust")
        assert line.network.authority().fingerprint in page.text
        assert line.link in page.text
        assert "Kaffe &amp; &lt;b&gt;Kaker&lt;/b&gt; AS" in page.text
        assert "<script" not in page.text
        assert page.headers["content-security-policy"].startswith(
            "default-src 'none'; style-src 'unsafe-inline'"
        )
        certificate = client.get("/datakasse.crt")
        assert certificate.headers["content-type"] == "application/x-x509-ca-cert"
        assert certificate.content == line.network.authority().certificate
        assert b"PRIVATE" not in certificate.content
        for answer in (page, certificate):
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "set-cookie" not in answer.headers
        for path in (
            "/api/v1/about",
            "/index.html",
            "/assets",
            "/datakasse.key",
            "/trust/../api/v1/registers",
        ):
            assert client.get(path).status_code == 404, path
        for method in ("POST", "PUT", "DELETE"):
            assert client.request(method, "/trust").status_code == 405
