"""
A wire that goes wrong on purpose: a TCP proxy on this machine, one fault for each connection.

    cut        the connection breaks after so many bytes, in the middle of whatever that is
    reset      the same, with a reset instead of an end
    slow       bytes trickle
    half_open  nobody answers, and nobody hangs up
    duplicate  a piece comes twice
    reorder    two pieces change places
    replay     all that was said to the far end so far is said again, on a connection of its own

What the proxy has no fault for passes as it is. It knows nothing of TLS: to it all is bytes.
"""

import socket
import struct
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import Final

import msgspec

HOST: Final = "127.0.0.1"
_PIECE_BYTES: Final = 4096
_TRICKLE_BYTES: Final = 512
_TRICKLE_S: Final = 0.002
_RESET_AT_CLOSE: Final = struct.pack("ii", 1, 0)


class Wrong(StrEnum):
    """What goes wrong."""

    NOTHING = "nothing"
    CUT = "cut"
    RESET = "reset"
    SLOW = "slow"
    HALF_OPEN = "half_open"
    DUPLICATE = "duplicate"
    REORDER = "reorder"
    REPLAY = "replay"


class Fault(msgspec.Struct, frozen=True):
    """
    What goes wrong on a connection.

    Attributes:
        wrong: What.
        after: After how many bytes in that direction.
        upward: On the way to the far end, or on the way back.
    """

    wrong: Wrong
    after: int = 0
    upward: bool = True


class FaultProxy:
    """
    The wire.

    Args:
        far: The port it leads to.

    Attributes:
        port: Where it is.
        connections: How many connections there have been.
    """

    def __init__(self, far: int) -> None:
        self._far = far
        self._listening = socket.create_server((HOST, 0))
        self.port: int = self._listening.getsockname()[1]
        self.connections = 0
        self._faults: Iterator[Fault] = iter(())
        self._ended = threading.Event()
        self._open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def go_wrong(self, faults: Iterable[Fault]) -> None:
        """Let these happen, one for each connection from here on; after them nothing."""
        self._faults = iter(faults)

    def hang_up(self) -> None:
        """Break every connection that stands."""
        for line in list(self._open):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Take the wire away."""
        self._ended.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.hang_up()
        self._thread.join(timeout=5)

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            fault = next(self._faults, Fault(Wrong.NOTHING))
            threading.Thread(target=self._carry, args=(near, fault), daemon=True).start()

    def _carry(self, near: socket.socket, fault: Fault) -> None:
        """Carry one connection to its end."""
        self._open.add(near)
        try:
            if fault.wrong is Wrong.HALF_OPEN:
                while near.recv(_PIECE_BYTES):
                    pass
                return
            with socket.create_connection((HOST, self._far)) as far:
                self._open.add(far)
                back = threading.Thread(target=self._pump, args=(far, near, fault, False), daemon=True)
                back.start()
                self._pump(near, far, fault, True)  # noqa: FBT003 - upward
                back.join()
                self._open.discard(far)
        except OSError:
            pass
        finally:
            self._open.discard(near)
            near.close()

    def _pump(self, source: socket.socket, sink: socket.socket, fault: Fault, upward: bool) -> None:  # noqa: FBT001 - one of two ways
        """Carry bytes one way, until they end or the fault ends them."""
        mine = fault if fault.upward is upward else Fault(Wrong.NOTHING)
        carried, said, happened = 0, b"", False
        with suppress(OSError):
            while piece := source.recv(_TRICKLE_BYTES if mine.wrong is Wrong.SLOW else _PIECE_BYTES):
                due = not happened and carried + len(piece) > mine.after
                said += piece if mine.wrong is Wrong.REPLAY else b""
                if due and mine.wrong in {Wrong.CUT, Wrong.RESET}:
                    sink.sendall(piece[: max(mine.after - carried, 0)])
                    self._break(source, sink, reset=mine.wrong is Wrong.RESET)
                    return
                happened = happened or due
                for part in self._changed(mine, piece, said, due=due):
                    sink.sendall(part)
                if mine.wrong is Wrong.SLOW:
                    self._ended.wait(_TRICKLE_S)
                carried += len(piece)
        for line in (source, sink):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _changed(self, fault: Fault, piece: bytes, said: bytes, *, due: bool) -> tuple[bytes, ...]:
        """Return what goes on of a piece."""
        if not due:
            return (piece,)
        half = len(piece) // 2
        if fault.wrong is Wrong.DUPLICATE:
            return (piece, piece)
        if fault.wrong is Wrong.REORDER:
            return (piece[half:], piece[:half])
        if fault.wrong is Wrong.REPLAY:
            with suppress(OSError), socket.create_connection((HOST, self._far), timeout=1) as again:
                again.sendall(said)
                again.settimeout(0.2)
                again.recv(_PIECE_BYTES)
        return (piece,)

    @staticmethod
    def _break(source: socket.socket, sink: socket.socket, *, reset: bool) -> None:
        for line in (source, sink):
            with suppress(OSError):
                if reset:
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_CLOSE)
                line.shutdown(socket.SHUT_RDWR)


@contextmanager
def fault_proxy(far: int) -> Generator[FaultProxy]:
    """Have a wire for the length of a `with`."""
    proxy = FaultProxy(far)
    try:
        yield proxy
    finally:
        proxy.close()
