"""The machine and its network, asked over real sockets: a time server, a port that answers, and silence."""

import socket
import struct
import threading
import time
from collections.abc import Generator
from contextlib import closing, contextmanager

import pytest

from datakasse.devices.machine.surroundings import MachineSurroundings

EPOCH_S = 2_208_988_800
HERE = "127.0.0.1"
MACHINE = MachineSurroundings()


@contextmanager
def time_server(
    ahead_s: float = 0.0, *, leap: int = 0, mode: int = 4, stratum: int = 2, has_time: bool = True
) -> Generator[str]:
    """Have a time server on this machine whose clock is ahead, and return its address."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as line:
        line.bind((HERE, 0))

        def answer() -> None:
            asked, who = line.recvfrom(512)
            assert len(asked) == 48
            now_s = time.time() + ahead_s + EPOCH_S
            moment = struct.pack("!II", int(now_s), int(now_s % 1 * 2**32)) if has_time else bytes(8)
            line.sendto(bytes([leap << 6 | 0b00_100_000 | mode, stratum]) + bytes(38) + moment, who)

        answering = threading.Thread(target=answer, daemon=True)
        answering.start()
        yield f"{HERE}:{line.getsockname()[1]}"
        answering.join(5)


@pytest.mark.parametrize("ahead_s", [0.0, 90.5, -3600.0])
def test_the_clock_is_held_against_a_time_servers(ahead_s: float) -> None:
    with time_server(ahead_s) as server:
        behind_ms = MACHINE.behind_ms(server, 5.0)
    assert behind_ms is not None
    assert abs(behind_ms - ahead_s * 1000) < 1_000


def test_what_is_no_time_server_tells_no_time() -> None:
    with time_server(mode=3) as server:
        assert MACHINE.behind_ms(server, 5.0) is None


@pytest.mark.parametrize("stratum", [0, 16, 255])
def test_a_time_server_that_refuses_or_is_set_by_nobody_tells_no_time(stratum: int) -> None:
    with time_server(stratum=stratum) as server:
        assert MACHINE.behind_ms(server, 5.0) is None


def test_a_time_server_that_warns_of_its_own_clock_tells_no_time() -> None:
    with time_server(leap=3) as server:
        assert MACHINE.behind_ms(server, 5.0) is None


def test_a_time_server_that_leaves_the_time_out_tells_no_time() -> None:
    with time_server(has_time=False) as server:
        assert MACHINE.behind_ms(server, 5.0) is None


@pytest.mark.parametrize(("leap", "stratum"), [(0, 1), (1, 15), (2, 15)])
def test_control_a_leap_second_to_come_and_a_far_source_are_time_all_the_same(
    leap: int, stratum: int
) -> None:
    with time_server(leap=leap, stratum=stratum) as server:
        assert MACHINE.behind_ms(server, 5.0) is not None


def test_a_time_server_that_is_silent_is_not_waited_for() -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as silent:
        silent.bind((HERE, 0))
        begun_s = time.monotonic()
        assert MACHINE.behind_ms(f"{HERE}:{silent.getsockname()[1]}", 0.1) is None
        assert time.monotonic() - begun_s < 5


@pytest.mark.parametrize("server", ["", "127.0.0.1:none", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_no_answer(server: str) -> None:
    assert MACHINE.behind_ms(server, 0.1) is None


def test_a_port_that_answers_is_reached_and_one_that_is_shut_is_not() -> None:
    with closing(socket.create_server((HERE, 0))) as listening:
        port = listening.getsockname()[1]
        assert MACHINE.reaches(HERE, port, 5.0)
    assert not MACHINE.reaches(HERE, port, 5.0)


def test_the_machine_tells_of_itself() -> None:
    assert MACHINE.busy_percent() >= 0
    assert abs(MACHINE.offset_s()) <= 14 * 3600
    address = MACHINE.address()
    assert address == "" or socket.inet_aton(address)
