"""The server itself: a process, a socket, a clock of its own."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.till.shopkeeper import FRONT, OLA
from tests.web.caller import API, COFFEE, Json, assert_problem

WAIT_S = 30


class Server:
    """
    A serving process.

    Attributes:
        process: The process.
        client: What calls it, by the address it told.
    """

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "datakasse", "serve", "--data", str(folder), "--port", "0"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        self.link = self._link()
        self.client = httpx2.Client(base_url=self.link, timeout=WAIT_S)

    def _link(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
                return found[0]
        _, told = self.process.communicate(timeout=WAIT_S)
        pytest.fail(told)

    def post(self, path: str, body: Json = None, key: str = "") -> Json:
        """Send to the front register; the cookie is kept."""
        headers = {"idempotency-key": key} if key else {}
        answer = self.client.post(f"{API}/registers/{FRONT}/{path}", json=body, headers=headers)
        assert answer.is_success, answer.text
        return answer.json()

    def open(self) -> None:
        """Sign on, and put the float in."""
        self.post("sign-on", {"operator": OLA, "pin": "2222"})
        if not self.client.get(f"{API}/registers/{FRONT}").json()["float_declared"]:
            self.post("float", {"amount_ore": 100_000}, key="float")

    def end(self) -> int:
        """Tell it to end and return its exit code."""
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=WAIT_S)
        return self.process.returncode


@contextmanager
def served(folder: Path) -> Generator[Server]:
    """Have a shop served for the length of a `with`."""
    server = Server(folder)
    try:
        yield server
    finally:
        server.client.close()
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate(timeout=WAIT_S)


def entries_of(lines: Iterator[str], count: int) -> list[tuple[int, str]]:
    """Return the next entries that a feed tells: number and kind."""
    found: list[tuple[int, str]] = []
    number, event = 0, ""
    for line in lines:
        name, _, value = line.partition(": ")
        if name == "id":
            number = int(value)
        elif name == "event":
            event = value
        elif name == "data" and event == "entry":
            told = json.loads(value)
            assert (told["register"], told["number"]) == (FRONT, number)
            found.append((number, told["kind"]))
            if len(found) == count:
                return found
    pytest.fail("the feed ended")


@pytest.mark.law("KSF-2-7-1", "KSF-2-7-2")
def test_a_served_shop_sells_tells_and_keeps_what_it_sold_over_a_restart(web_folder: Path) -> None:
    """One process sells while its feed is followed; another gives the stored answer to the same key."""
    with served(web_folder) as server:
        server.open()
        feed = f"{API}/feed?register={FRONT}"
        with server.client.stream("GET", feed, headers={"last-event-id": "1"}) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            lines = stream.iter_lines()
            before = entries_of(lines, 3)
            assert [kind for _, kind in before] == ["system_started", "signed_on", "float_declared"]
            assert entries_of(lines, 1)[0][1] == "document_printed"
            sold = server.post("sales", COFFEE, key="en")
            assert entries_of(lines, 1) == [(sold["entry"], "sale_completed")]
            printed = entries_of(lines, 2)
            assert [kind for _, kind in printed] == ["document_printed", "drawer_opened"]
            server.post("drawer/closed")
            assert entries_of(lines, 1)[0][1] == "drawer_closed"
        with server.client.stream("GET", feed, headers={"last-event-id": str(sold["entry"] - 1)}) as again:
            assert entries_of(again.iter_lines(), 1) == [(sold["entry"], "sale_completed")]
        seen = f"{feed}&since={sold['entry'] - 1}"
        with server.client.stream("GET", seen) as begun:
            assert entries_of(begun.iter_lines(), 1) == [(sold["entry"], "sale_completed")]
        late = {"last-event-id": str(sold["entry"])}
        with server.client.stream("GET", seen, headers=late) as resumed:
            assert entries_of(resumed.iter_lines(), 1)[0][1] == "document_printed"
        assert server.end() == 0
    with served(web_folder) as server:
        server.open()
        assert server.post("sales", COFFEE, key="en") == sold
        journal = server.client.get(f"{API}/registers/{FRONT}/journal").json()["entries"]
        kinds = [row["kind"] for row in journal]
        assert (kinds.count("sale_completed"), kinds.count("system_stopped")) == (1, 1)
        assert server.end() == 0


def test_a_feed_beats_while_nothing_happens_and_ends_with_the_session(web_folder: Path) -> None:
    """A screen that hears no beat knows that the register is gone; one that is signed off hears no more."""
    with served(web_folder) as server:
        server.open()
        before = server.client.get(f"{API}/clock").json()["at"]
        with server.client.stream("GET", f"{API}/feed?register={FRONT}") as stream:
            lines = stream.iter_lines()
            assert next(lines) == "event: printer", "what happened to it before anybody listened is looked at"
            beats = [next(beats_of(lines)) for _ in range(3)]
            assert [before, *beats] == sorted([before, *beats])
            assert beats[0] < beats[2]
            server.post("sign-off")
            rest = list(lines)
        assert rest[-3:] == ["event: ended", "data: ", ""]
        assert "event: entry" not in rest[-3:]
        assert server.end() == 0


def beats_of(lines: Iterator[str]) -> Iterator[str]:
    """Yield the moments of a feed's beats."""
    event = ""
    for line in lines:
        name, _, value = line.partition(": ")
        if name == "event":
            event = value
        elif name == "data" and event == "beat":
            yield value


def test_the_socket_refuses_what_is_no_request_of_ours(web_folder: Path) -> None:
    """Ten megabytes, told and untold; another name; no HTTP at all. It serves on."""
    with served(web_folder) as server:
        address = f"{API}/registers/{FRONT}/sales"
        head = {"content-type": "application/json"}
        block = b" " * 65_536
        assert_problem(
            server.client.post(address, content=block * 160, headers=head), 413, "request.too_large"
        )
        blocks = (block for _ in range(160))
        assert_problem(server.client.post(address, content=blocks, headers=head), 413, "request.too_large")
        strange = server.client.get(f"{API}/about", headers={"host": "evil.example"})
        assert_problem(strange, 403, "request.unknown_name")
        port = int(server.link.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S) as line:
            line.sendall(b"\x16\x03\x01 hei\r\n\r\n")
            assert line.recv(1024).startswith(b"HTTP/1.1 400")
        about = server.client.get(f"{API}/about")
        assert about.status_code == 200
        assert "server" not in about.headers
        assert server.end() == 0
