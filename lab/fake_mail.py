"""
A mail server on a real socket that does to a message what it was told to: takes it, refuses it, hangs up.

It speaks as much SMTP as our own side does (RFC 5321), with STARTTLS where it has a certificate. What it
took can be looked at; nothing goes anywhere.
"""

import base64
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

_LINE_MAX = 64 * 1024


class Mood(StrEnum):
    """What happens to a message."""

    TAKES = "takes"
    LATER = "later"
    NEVER = "never"
    NEVER_FOR_HIM = "never_for_him"
    HANGS_UP_BEFORE = "hangs_up_before"
    HANGS_UP_AFTER = "hangs_up_after"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that was taken: from whom, for whom, and all of it."""

    sender: str
    recipient: str
    message: bytes
    secret: bool
    user: str


@dataclass(slots=True)
class FakeMail:
    """
    The server.

    Attributes:
        moods: What happens to the next messages; when there is none left, all are taken.
        tls: Certificate and key, where it has them.
        implicit: Whether it speaks TLS from the first byte.
        passwords: User → password; nobody has to sign on where there is none.
        taken: What it took.
        heard: Every command it heard, without what was secret in it.
    """

    moods: list[Mood] = field(default_factory=list[Mood])
    tls: ssl.SSLContext | None = None
    implicit: bool = False
    passwords: dict[str, str] = field(default_factory=dict[str, str])
    taken: list[Taken] = field(default_factory=list[Taken])
    heard: list[str] = field(default_factory=list[str])
    port: int = 0
    _listening: socket.socket | None = None
    _released: threading.Event = field(default_factory=threading.Event)

    def open(self) -> None:
        """Begin to listen; the port is known afterwards."""
        self._listening = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, args=(self._listening,), daemon=True).start()

    def close(self) -> None:
        """Stop, and let go of whoever waits for an answer."""
        self._released.set()
        if self._listening is not None:
            self._listening.shutdown(socket.SHUT_RDWR)
            self._listening.close()
            self._listening = None

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(caller,), daemon=True).start()

    def _answer(self, caller: socket.socket) -> None:
        with suppress(OSError):
            if self.implicit and self.tls is not None:
                caller = self.tls.wrap_socket(caller, server_side=True)
            visit = Visit(self, caller, self._released)
            try:
                visit.talk()
            finally:
                visit.leave()

    def mood(self) -> Mood:
        """Return what happens to the message that comes now."""
        return self.moods.pop(0) if self.moods else Mood.TAKES


class Visit:
    """One caller at the server."""

    def __init__(self, server: FakeMail, caller: socket.socket, released: threading.Event) -> None:
        self._server = server
        self._caller = caller
        self._released = released
        self._secret = isinstance(caller, ssl.SSLSocket)
        self._rest = b""
        self._sender = self._recipient = self._user = ""

    def talk(self) -> None:
        """Answer until the caller, or the mood, ends it."""
        self._say("220 lab tar imot")
        answers: dict[str, Callable[[str], bool]] = {
            "EHLO": self._hello,
            "STARTTLS": self._start_tls,
            "AUTH": self._sign_on,
            "MAIL": self._from,
            "RCPT": self._to,
            "DATA": self._data,
        }
        while (line := self._line()) is not None:
            word, _, rest = line.partition(" ")
            self._server.heard.append(word if word == "AUTH" else line)
            answer = answers.get(word.upper())
            if word.upper() == "QUIT" or (answer is not None and not answer(rest)):
                return
            if answer is None:
                self._say("502 ikke her")

    def leave(self) -> None:
        """Hang up."""
        self._caller.close()

    def _hello(self, rest: str) -> bool:
        del rest
        more = ["STARTTLS"] if self._server.tls is not None and not self._secret else []
        more += ["AUTH PLAIN"] if self._server.passwords else []
        lines = ["lab", *more, "8BITMIME"]
        for place, line in enumerate(lines, start=1):
            self._say(f"250{' ' if place == len(lines) else '-'}{line}")
        return True

    def _start_tls(self, rest: str) -> bool:
        del rest
        if self._server.tls is None:
            self._say("454 ikke nå")
            return True
        self._say("220 vær så god")
        self._caller = self._server.tls.wrap_socket(self._caller, server_side=True)
        self._secret = True
        return True

    def _sign_on(self, rest: str) -> bool:
        parts = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")
        user, password = parts[-2:]
        if self._server.passwords.get(user) != password:
            self._say("535 feil bruker eller passord")
            return True
        self._user = user
        self._say("235 velkommen")
        return True

    def _from(self, rest: str) -> bool:
        if self._server.passwords and not self._user:
            self._say("530 logg på først")
            return True
        self._sender = rest.partition("<")[2].partition(">")[0]
        self._say("250 ok")
        return True

    def _to(self, rest: str) -> bool:
        self._recipient = rest.partition("<")[2].partition(">")[0]
        if self._server.moods[:1] == [Mood.NEVER_FOR_HIM]:
            self._server.mood()
            self._say(f"550 {self._recipient} finnes ikke")
        else:
            self._say("250 ok")
        return True

    def _data(self, rest: str) -> bool:
        del rest
        mood = self._server.mood()
        if mood is Mood.HANGS_UP_BEFORE:
            return False
        self._say("354 skriv")
        lines: list[bytes] = []
        while (line := self._raw_line()) != b".":
            if line is None:
                return False
            lines.append(line.removeprefix(b"."))
        if mood in {Mood.TAKES, Mood.HANGS_UP_AFTER, Mood.SILENT}:
            message = b"\r\n".join(lines) + b"\r\n"
            self._server.taken.append(Taken(self._sender, self._recipient, message, self._secret, self._user))
        if mood is Mood.SILENT:
            self._released.wait()
        if mood in {Mood.HANGS_UP_AFTER, Mood.SILENT}:
            return False
        self._say({Mood.LATER: "451 senere", Mood.NEVER: "554 aldri"}.get(mood, "250 tatt imot"))
        return True

    def _say(self, line: str) -> None:
        self._caller.sendall(f"{line}\r\n".encode())

    def _line(self) -> str | None:
        line = self._raw_line()
        return None if line is None else line.decode("utf-8", "replace")

    def _raw_line(self) -> bytes | None:
        while b"\r\n" not in self._rest:
            if len(self._rest) > _LINE_MAX:
                return None
            more = self._caller.recv(4096)
            if not more:
                return None
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\r\n")
        return line
