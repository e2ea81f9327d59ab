"""
A real server, called by somebody who means harm: no path leads out of what is served, and every answer
carries the headers that keep a browser from being used against the register.

Paths go over a socket as they are; a client would tidy them up first.
"""

import json
import os
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

import pytest

from datakasse.web.app import STATIC
from tests.cli.test_serve import serving

HEADERS: Final = {
    "content-security-policy": "default-src 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}
_WAIT_S = 30


class Line:
    """Asks a server, a connection each time."""

    def __init__(self, folder: Path, link: str) -> None:
        self.folder = folder
        parts = urlsplit(link)
        self._at = (parts.hostname or "", parts.port or 0)

    def ask(self, method: str, target: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of an answer; of one without an end, what it begins with."""
        head = (
            f"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
        with socket.create_connection(self._at, _WAIT_S) as line:
            line.sendall(head.encode("latin-1"))
            said = b""
            while more := line.recv(65_536):
                said += more
        top, _, body = said.partition(b"\r\n\r\n")
        status, *rows = top.decode("latin-1").split("\r\n")
        headers = dict(row.lower().split(": ", 1) for row in rows)
        return int(status.split()[1]), headers, body

    def routes(self) -> list[tuple[str, str]]:
        """Return method and path of every route."""
        _, _, document = self.ask("GET", "/api/v1/openapi.json")
        paths = json.loads(document)["paths"]
        return [(method.upper(), path) for path, methods in paths.items() for method in methods]


@pytest.fixture(scope="module")
def line(new_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """A shop that is served; nothing is changed in it, for nobody has signed on."""
    folder = shutil.copytree(new_template, tmp_path_factory.mktemp("outside") / "data")
    with serving(folder) as (running, link):
        yield Line(folder, link)
        running.terminate()
        assert running.wait(_WAIT_S) == 0


def ways_out(target: Path) -> list[str]:
    """Return paths that would lead from what is served to a file."""
    out = os.path.relpath(target, STATIC)
    dots = out.replace("../", "%2e%2e/")
    return [
        f"/{out}",
        f"/assets/../{out}",
        f"/{dots}",
        f"/{quote(out, safe='')}",
        f"/{quote(quote(out, safe=''), safe='')}",
        f"/{out.replace('/', chr(92))}",
        f"/{out.replace('../', '..%5c')}",
        f"/{out.replace('../', '....//')}",
        f"/{target}",
        f"/{quote(str(target), safe='')}",
        f"/assets/%00/../{out}",
        f"/{out}%00.html",
        f"/file://{target}",
    ]


def test_no_path_leads_to_a_file_outside(line: Line) -> None:
    """The control is the first: from the folder that is served, it does lead to the secret."""
    secret = line.folder / "keys" / "master.key"
    content = secret.read_bytes()
    assert (STATIC / ways_out(secret)[0].removeprefix("/")).read_bytes() == content
    for path in (*ways_out(secret), *ways_out(Path("/etc/passwd"))):
        status, _, body = line.ask("GET", path)
        assert status in {400, 404}, path
        assert content.strip() not in body
        assert b"root:" not in body


def test_nothing_put_into_the_place_of_a_name_in_a_path_leads_to_a_file(line: Line) -> None:
    secret = line.folder / "keys" / "master.key"
    content = secret.read_bytes().strip()
    named = [(method, path) for method, path in line.routes() if "{" in path]
    assert len(named) > 50
    for method, path in named:
        for way in (
            "..",
            "%2e%2e",
            "..%2f..%2f..%2fetc%2fpasswd",
            quote(str(secret), safe=""),
            "%00",
            "%0d%0aX-Evil:1",
        ):
            status, headers, body = line.ask(method, re.sub(r"\{[^}]+\}", way.replace("\\", r"\\"), path))
            assert 400 <= status < 500, (method, path, way)
            assert "x-evil" not in headers
            assert content not in body
            assert b"root:x" not in body


def test_every_answer_of_every_route_and_file_carries_the_headers(line: Line) -> None:
    """Policies are looked into in tests/web/sign_in/test_sessions.py; here is that none is forgotten."""
    asked = [(method, path.replace("{", "").replace("}", "")) for method, path in line.routes()]
    files = [
        ("GET", f"/{path.relative_to(STATIC).as_posix()}") for path in STATIC.rglob("*") if path.is_file()
    ]
    asked += [
        *files,
        ("GET", "/"),
        ("GET", "/nowhere"),
        ("TRACE", "/"),
        ("OPTIONS", "/api/v1/about"),
        ("PUT", "/"),
    ]
    assert len(asked) > 150
    for method, path in asked:
        _, headers, _ = line.ask(method, path)
        for name, begins_with in HEADERS.items():
            assert headers.get(name, "").startswith(begins_with), (method, path, name)
        policy = headers["content-security-policy"]
        assert "unsafe-eval" not in policy
        assert "script-src" not in policy, "scripts come from the register alone, and none stand in a page"
        assert "access-control-allow-origin" not in headers
