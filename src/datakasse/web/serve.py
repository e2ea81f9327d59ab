"""Serve a shop until it is told to stop: start its registers, print in the background, answer."""

import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from socket import AF_INET6, socket
from threading import Thread

import uvicorn

from datakasse.counter.counter import Counter
from datakasse.till.show_catalogue import prepare_search
from datakasse.till.show_shop import register_ids
from datakasse.till.start_stop import Start, Stop
from datakasse.web.app import make_app
from datakasse.web.mail_room import MailRoom
from datakasse.web.print_room import PrintRoom

LOCAL_NAMES = ("127.0.0.1", "localhost", "::1")
GRACE_S = 3


def serve(counter: Counter, listening: socket, names: Sequence[str], tell: Callable[[str], None]) -> None:
    """
    Serve until interrupted or told to end; either way the registers are stopped in good order.

    Args:
        counter: The till.
        listening: A listening socket.
        names: What it is called besides the names of this machine for itself.
        tell: Told the link once the registers are started.

    Raises:
        NotDeclared: A declared register lacks its equipment; the others are stopped again.
    """
    registers = register_ids(counter)
    print_room = PrintRoom(counter, registers)
    mail_room = MailRoom(counter, registers, print_room.print_soon)

    def hand_over_soon(register: str) -> None:
        print_room.print_soon(register)
        mail_room.send_soon()

    app = make_app(counter, hand_over_soon, (*LOCAL_NAMES, *names))
    config = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, timeout_graceful_shutdown=GRACE_S
    )
    with _started(counter, registers), _ending_in_good_order():
        print_room.open()
        mail_room.open()
        tell(_link(listening))
        Thread(target=prepare_search, args=(counter,), name="prepare search", daemon=True).start()
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            mail_room.close()
            print_room.close()


@contextmanager
def _started(counter: Counter, registers: Sequence[str]) -> Generator[None]:
    """Have the registers started for the length of a `with`."""
    started: list[str] = []
    try:
        for register in registers:
            printer = counter.printers[register]
            start = Start(declared=not counter.demonstration, on_paper=printer.on_paper, fresh=True)
            counter.carry_out(register, "", start).result()
            started.append(register)
        yield
    finally:
        for register in started:
            counter.carry_out(register, "", Stop()).result()


@contextmanager
def _ending_in_good_order() -> Generator[None]:
    """Let a signal to end, which the server passes on when it has ended, end no more than this `with`."""

    def leave(number: int, frame: object) -> None:
        del number, frame
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, leave)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _link(listening: socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if listening.family == AF_INET6 else f"http://{host}:{port}/"
