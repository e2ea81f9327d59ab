"""A hub called from outside: nothing older than TLS 1.2, no path that leads out, headers on every answer."""

import os
import socket
import ssl
from pathlib import Path

import httpx2
import pytest

from datakasse.web.app import STATIC
from lab.served_hub import ServedHub

_WAIT_S = 30


def client(hub: ServedHub) -> ssl.SSLContext:
    """Return a client that trusts the hub's authority alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=hub.hub.counter.authority)
    context.hostname_checks_common_name = False
    return context


def spoken(hub: ServedHub, context: ssl.SSLContext) -> str:
    """Return the version of TLS that is agreed upon."""
    with (
        socket.create_connection((hub.host, hub.port), _WAIT_S) as plain,
        context.wrap_socket(plain, server_hostname=hub.host) as line,
    ):
        return line.version() or ""


def test_nothing_older_than_tls_1_2_is_spoken(hub: ServedHub) -> None:
    context = client(hub)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.minimum_version = ssl.TLSVersion.TLSv1
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError, match=r"EOF|PROTOCOL|VERSION"):
        spoken(hub, context)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    assert spoken(hub, context) == "TLSv1.2"


def test_every_answer_carries_the_headers_and_no_path_leads_out(hub: ServedHub, tmp_path: Path) -> None:
    secret = tmp_path / "hub" / "keys" / "master.key"
    out = os.path.relpath(secret, STATIC)
    with httpx2.Client(
        base_url=f"https://{hub.host}:{hub.port}", verify=client(hub), trust_env=False
    ) as line:
        paths = line.get("/api/v1/hub/openapi.json").json()["paths"]
        asked = [(method.upper(), path) for path, methods in paths.items() for method in methods]
        dots = out.replace("../", "%2e%2e%2f")
        asked += [
            ("GET", "/hub.html"),
            ("GET", "/nowhere"),
            ("PUT", "/"),
            ("GET", f"/{dots}"),
            ("GET", f"/{out}"),
        ]
        assert len(asked) > 10
        for method, path in asked:
            answer = line.request(method, path.replace("{", "").replace("}", ""))
            assert secret.read_bytes().strip() not in answer.content
            assert answer.headers["content-security-policy"].startswith("default-src 'self'"), path
            assert "script-src" not in answer.headers["content-security-policy"]
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "access-control-allow-origin" not in answer.headers
