"""More connections than a process has files for: those that sell go on selling, the others are told so."""

import resource
import socket
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from datakasse.web.door.crowd import KEPT_FOR_BOOKS, KEPT_FOR_TILL, is_full
from lab.kill.careless import program
from tests.faults.stand import Stand, standing

ROOM = 20
CROWD = 3 * ROOM
_WAIT_S = 30
_SILENCE_S = 3
QUESTION = b"GET /api/v1/about HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@contextmanager
def crowded(stand: Stand, files_left: int) -> Generator[list[socket.socket]]:
    """Leave a server so many files more than it has open, and connections that ask nothing on all of them."""
    has = len(list(Path(f"/proc/{stand.server.process}/fd").iterdir()))
    _, hard = resource.prlimit(stand.server.process, resource.RLIMIT_NOFILE)
    resource.prlimit(stand.server.process, resource.RLIMIT_NOFILE, (has + files_left, hard))
    with ExitStack() as opened:
        address = ("127.0.0.1", stand.server.port)
        yield [opened.enter_context(socket.create_connection(address, _WAIT_S)) for _ in range(CROWD)]


def said_to(line: socket.socket, wait_s: float) -> bytes:
    """Ask on a connection and return all that is said, until the server hangs up or an answer is whole."""
    line.settimeout(wait_s)
    line.sendall(QUESTION)
    said = b""
    while not said.endswith(b"}") and (more := line.recv(65_536)):
        said += more
    return said


def test_a_crowd_is_turned_away_and_the_till_sells_on(kiosk_folder: Path) -> None:
    watched = Stand(kiosk_folder)
    watched.server.program = program("watched")
    with standing(watched) as stand:
        selling, enough = Event(), Event()

        def sell_on() -> None:
            while not enough.is_set():
                stand.sell()
                selling.set()

        till = Thread(target=sell_on)
        till.start()
        selling.wait(_WAIT_S)
        try:
            with crowded(stand, KEPT_FOR_BOOKS + ROOM) as lines:
                said = said_to(lines[-1], _WAIT_S)
                assert said.startswith(b"HTTP/1.1 503 ")
                assert b"request.no_room" in said
                assert b"\r\nretry-after: " in said.lower()
                assert said_to(lines[0], _WAIT_S).startswith(b"HTTP/1.1 200 ")
                selling.clear()
                assert selling.wait(_WAIT_S)
            with socket.create_connection(("127.0.0.1", stand.server.port), _WAIT_S) as again:
                assert b"HTTP/1.1 " in said_to(again, _WAIT_S)
        finally:
            enough.set()
            till.join()
        stand.hand.arrive(stand.server.port)
        assert stand.check() > 1


def test_without_a_door_keeper_nobody_is_answered_who_comes_late(kiosk_folder: Path) -> None:
    """The control: the files run out, and who comes then is cut off, before or while he asks."""
    with standing(kiosk_folder) as stand:
        stand.server.kill()
        stand.server.program = program("crowded")
        stand.open()
        with crowded(stand, ROOM) as lines:
            assert said_to(lines[0], _WAIT_S).startswith(b"HTTP/1.1 200 ")
            said = b""
            with suppress(ConnectionError, TimeoutError):
                said = said_to(lines[-1], _SILENCE_S)
            assert said == b""


def test_the_shops_own_machine_is_let_in_longest() -> None:
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    last = allowed - KEPT_FOR_BOOKS - 1
    assert not is_full(last, "127.0.0.1")
    assert is_full(last + 1, "::1")
    assert is_full(last, "192.168.1.7")
    assert not is_full(last - KEPT_FOR_TILL, "192.168.1.7")
