"""What the machine hangs on: a TCP port that takes one caller at a time, or the end of a device file."""

import os
import select
import socket
import struct
from contextlib import suppress
from threading import Thread

from lab.printer.machine import LineDropped, ReceiptMachine

_RESET = struct.pack("ii", 1, 0)
_TAKES = 4096


class NetworkPlug:
    """
    A machine on the network, with a switch.

    Attributes:
        machine: The machine.
        port: Where it listens; the same each time it is switched on.
        calls: How often it was called.
    """

    def __init__(self, machine: ReceiptMachine, port: int = 0, host: str = "127.0.0.1") -> None:
        self.machine = machine
        self.port = port
        self.calls = 0
        self._host = host
        self._line: socket.socket | None = None
        self._listening: socket.socket | None = None
        self._thread: Thread | None = None
        self.switch_on()

    def switch_on(self) -> None:
        """Listen, at the same port as before."""
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((self._host, self.port))
        listening.listen()
        self.port = listening.getsockname()[1]
        self._listening = listening
        self._thread = Thread(target=self._take_calls, args=(listening,), daemon=True)
        self._thread.start()

    def switch_off(self) -> None:
        """Cut the line, lose what waits, refuse whoever calls."""
        listening, thread = self._listening, self._thread
        if listening is None or thread is None:
            return
        self._listening = self._thread = None
        listening.shutdown(socket.SHUT_RDWR)
        self.cut()
        thread.join()
        listening.close()
        # Last: what still came over the line would otherwise be the first that it prints when it is on again.
        self.machine.switch_off()

    def cut(self) -> None:
        """Cut the line under whoever is talking, as a pulled cable that is put back."""
        line = self._line
        if line is not None:
            with suppress(OSError):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                line.shutdown(socket.SHUT_RDWR)

    def _take_calls(self, listening: socket.socket) -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            self.calls += 1
            with line:
                self._line = line
                if self._listening is not listening:
                    return  # Switched off between the call and here: nobody would cut this line.
                self._talk(line)
                self._line = None

    def _talk(self, line: socket.socket) -> None:
        def say(said: bytes) -> None:
            with suppress(OSError):
                line.sendall(said)

        self.machine.plug_in(say)
        try:
            while data := line.recv(_TAKES):
                self.machine.take(data)
        except LineDropped:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        except OSError:
            pass
        finally:
            self.machine.unplug()


class DevicePlug:
    """
    A machine at the other end of a device file: the master of a pseudo terminal.

    Args:
        machine: The machine.
        file: Its end, which it closes at last.
    """

    def __init__(self, machine: ReceiptMachine, file: int) -> None:
        self._machine = machine
        self._file = file
        self._woken, self._wake = os.pipe()
        self._thread = Thread(target=self._talk, daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Pull the cable out."""
        if self._thread.is_alive():
            os.write(self._wake, b"!")
        self._thread.join()
        os.close(self._woken)
        os.close(self._wake)

    def _talk(self) -> None:
        def say(said: bytes) -> None:
            os.write(self._file, said)

        self._machine.plug_in(say)
        try:
            while self._woken not in (ready := self._ready()):
                if ready:
                    self._machine.take(os.read(self._file, _TAKES))
        except (OSError, LineDropped):
            pass
        finally:
            self._machine.unplug()
            os.close(self._file)

    def _ready(self) -> list[int]:
        ready, _, _ = select.select([self._file, self._woken], [], [])
        return ready
