"""Serve a shop until it is told to stop: start its registers, print in the background, answer."""

from collections.abc import Callable
from socket import socket

import uvicorn

from datakasse.counter.counter import Counter
from datakasse.till.show_shop import register_ids
from datakasse.till.start_stop import Start, Stop
from datakasse.web.app import make_app
from datakasse.web.print_room import PrintRoom

LOCAL_NAMES = ("127.0.0.1", "localhost", "::1")


def serve(counter: Counter, listening: socket, *, host: str, tell: Callable[[str], None]) -> None:
    """
    Serve until interrupted.

    Args:
        counter: The till.
        listening: A listening socket.
        host: The name it was bound to.
        tell: Told the link once the registers are started.

    Raises:
        NotDeclared: A declared register lacks its equipment.
    """
    registers = register_ids(counter)
    for register in registers:
        printer = counter.printers[register]
        start = Start(declared=not counter.demonstration, on_paper=printer.on_paper, fresh=True)
        counter.carry_out(register, "", start).result()
    print_room = PrintRoom(counter, registers)
    app = make_app(counter, print_room.print_soon, (*LOCAL_NAMES, host))
    config = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, timeout_graceful_shutdown=3
    )
    print_room.open()
    tell(f"http://{listening.getsockname()[0]}:{listening.getsockname()[1]}/")
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        print_room.close()
        for register in registers:
            counter.carry_out(register, "", Stop()).result()
