"""
What the machine's service manager is told of a server: open, alive, and nothing from one that hangs.

It listens as systemd does, on a datagram socket whose address is in the server's environment (sd_notify(3)).
"""

import asyncio
import os
import socket
import urllib.request
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from datakasse.cli.shop.serving import listen
from datakasse.devices.machine.starter import ServiceStarter
from datakasse.web.door.signs_of_life import give_signs
from datakasse.web.serve import config_of
from tests.cli.command_line import done, ended, forked, process

OPEN, ALIVE = "READY=1\nWATCHDOG=1", "WATCHDOG=1"
PATIENCE_US = "4000000"
SOON_S = 60
SILENCE_S = 2.5
"""More than twice as long as it is between two signs."""
MANY = 3
"""More than can lie unread when a question comes."""


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[socket.socket]:
    """The manager, which starts what the test starts."""
    address = str(tmp_path / "notify")
    monkeypatch.setenv("NOTIFY_SOCKET", address)
    monkeypatch.setenv("WATCHDOG_USEC", PATIENCE_US)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(address)
        listening.settimeout(SOON_S)
        yield listening


def told(manager: socket.socket) -> str:
    """Return the next thing that it is told."""
    return manager.recv(100).decode()


def test_a_shop_is_open_and_then_alive(new_folder: Path, manager: socket.socket) -> None:
    with process("serve", "--data", new_folder, "--port", "0") as running:
        assert [told(manager) for _ in range(3)] == [OPEN, ALIVE, ALIVE]
        running.terminate()
        assert ended(running)[0] == 0


def test_the_page_that_makes_a_shop_is_open_as_well(tmp_path: Path, manager: socket.socket) -> None:
    """Whoever starts the service on an empty folder is not told that it failed to start."""
    with forked("serve", "--data", tmp_path / "shop", "--port", "0"):
        assert [told(manager) for _ in range(2)] == [OPEN, ALIVE]


def test_a_hub_is_open_as_well(tmp_path: Path, manager: socket.socket) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    folder = tmp_path / "hub"
    done("hub", "init", "--data", folder, "--name", "127.0.0.1", "--port", port, "--pin", "482915")
    with forked("hub", "serve", "--data", folder, "--host", "127.0.0.1"):
        assert [told(manager) for _ in range(2)] == [OPEN, ALIVE]


def test_a_shop_is_open_without_a_manager_that_hears(
    new_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    with forked("serve", "--data", new_folder, "--port", "0") as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("Kassen er åpen på ")


def test_where_the_loop_that_answers_stands_still_there_are_no_signs(manager: socket.socket) -> None:
    """The control to those above: the signs are of whoever answers, and of nobody else."""
    heard: list[str] = []

    async def stand_still(request: Request) -> PlainTextResponse:
        del request
        manager.settimeout(SILENCE_S)
        with suppress(TimeoutError):
            while len(heard) < MANY:
                heard.append(told(manager))
        manager.settimeout(SOON_S)
        return PlainTextResponse("")

    here = listen("127.0.0.1", 0)
    link = f"http://127.0.0.1:{here.getsockname()[1]}/"
    server = uvicorn.Server(config_of(Starlette(routes=[Route("/", stand_still)])))
    give_signs(server.config, ServiceStarter.of(os.environ))
    answering = Thread(target=lambda: asyncio.run(server.serve([here])))
    answering.start()
    try:
        assert told(manager) == OPEN
        with urllib.request.urlopen(link, timeout=SOON_S) as answer:
            assert answer.status == 200
        assert len(heard) < MANY, "signs, while nothing was answered"
        assert told(manager) == ALIVE
    finally:
        server.should_exit = True
        answering.join(SOON_S)


def test_an_address_that_is_in_no_folder_begins_with_an_at_sign() -> None:
    name = f"datakasse-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        listening.settimeout(SOON_S)
        asyncio.run(ServiceStarter(f"@{name}", None).sign())
        assert told(listening) == OPEN
