"""
A receipt printer on the network, as the register sees one: a real socket that takes bytes.

It takes one caller at a time, tells its status when asked (`DLE EOT n`), keeps what it was sent, and can
be out of paper, open, dumb, switched off, or have its cable pulled in the middle of a receipt.
"""

import socket
import struct
from threading import Condition, Thread

OFFLINE, PAPER, PIN = 2, 4, 1
"""Which status a query asks for: why it is offline, the paper sensor, the drawer pin."""

FINE = 0x12
COVER_OPEN, STOPPED, FAULTY = FINE | 0x04, FINE | 0x20, FINE | 0x40
PAPER_NEAR_END, PAPER_OUT = FINE | 0x0C, FINE | 0x60
PIN_HIGH, PIN_LOW = FINE | 0x04, FINE

_QUERY = b"\x10\x04"
_PATIENCE_S = 20
_RESET = struct.pack("ii", 1, 0)


class ReceiptPrinter:
    """
    A printer with a switch.

    Attributes:
        port: Where it listens; the same each time it is switched on.
        status: What it answers to each query; None is silence.
        status_after: What it answers from the first byte of a receipt on, where that is another.
        chatter: Bytes it sends unasked before each answer, as printers with automatic status do.
        cut_after: The cable is pulled after so many bytes of the next receipt; None is not at all.
        scraps: What had come when the cable was pulled.
    """

    def __init__(self) -> None:
        self.status: dict[int, int | None] = {OFFLINE: FINE, PAPER: FINE, PIN: PIN_LOW}
        self.status_after: dict[int, int | None] = {}
        self.chatter = b""
        self.cut_after: int | None = None
        self.scraps: list[bytes] = []
        self.port = 0
        self._papers: list[bytes] = []
        self._busy = False
        self._changed = Condition()
        self.switch_on()

    def switch_on(self) -> None:
        """Listen, at the same port as before."""
        self._listening = socket.socket()
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listening.bind(("127.0.0.1", self.port))
        self.port = self._listening.getsockname()[1]
        self._listening.listen()
        self._thread = Thread(target=self._take_calls, args=(self._listening,))
        self._thread.start()

    def switch_off(self) -> None:
        """Refuse connections."""
        if self._listening.fileno() != -1:
            self._listening.shutdown(socket.SHUT_RDWR)
            self._thread.join()
            self._listening.close()

    def papers(self, at_least: int = 0) -> list[bytes]:
        """Return what came out whole, once the line is free and there are so many."""
        with self._changed:
            in_time = self._changed.wait_for(
                lambda: not self._busy and len(self._papers) >= at_least, _PATIENCE_S
            )
            assert in_time, f"{len(self._papers)} papers, busy: {self._busy}"
            return list(self._papers)

    def _take_calls(self, listening: socket.socket) -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                line.settimeout(_PATIENCE_S)
                with self._changed:
                    self._busy = True
                paper = self._answer(line)
                with self._changed:
                    self._papers += [paper] if paper else []
                    self._busy = False
                    self._changed.notify_all()

    def _answer(self, line: socket.socket) -> bytes:
        """Take a call to its end and return what stands on the paper; nothing when the cable was pulled."""
        waiting, paper = b"", b""
        while received := line.recv(4096):
            waiting += received
            while (place := waiting.find(_QUERY)) >= 0 and len(waiting) > place + 2:
                paper += waiting[:place]
                self._tell(line, waiting[place + 2], receipt_begun=bool(paper))
                waiting = waiting[place + 3 :]
            if place < 0 and not waiting.endswith(_QUERY[:1]):
                paper, waiting = paper + waiting, b""
            if self.cut_after is not None and len(paper) >= self.cut_after:
                self.cut_after = None
                self.scraps.append(paper)
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                return b""
        return paper

    def _tell(self, line: socket.socket, query: int, *, receipt_begun: bool) -> None:
        status = {**self.status, **(self.status_after if receipt_begun else {})}[query]
        if status is not None:
            line.sendall(self.chatter + bytes([status]))
