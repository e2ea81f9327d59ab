"""A machine with SFTP: a real SSH server (asyncssh) in front of a folder, that can be switched off and on."""

import asyncio
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

import asyncssh
from asyncssh.misc import MaybeAwait
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

Result = TypeVar("Result")

USER, PASSWORD = "kopi", "hemmelig-kopi"


def new_private_key() -> bytes:
    """Return a new Ed25519 key in OpenSSH's form."""
    return ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
    )


def public_line(key: asyncssh.SSHKey) -> str:
    """Return the public side of a key, as a line of `known_hosts` has it."""
    return key.export_public_key().decode("ascii").strip()


class SftpServer:
    """
    Serves a folder on this machine.

    Attributes:
        port: Where it listens; the same after it was off.
        is_full: It has room for the first piece of a file, and for no more.
        is_cut: It hangs up after the first piece of a file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = asyncssh.import_private_key(new_private_key())
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="lab sftp", daemon=True)
        self._thread.start()
        self._listening: asyncssh.SSHAcceptor | None = None
        self.port, self.is_full, self.is_cut = 0, False, False
        self.on()

    @property
    def host_key(self) -> str:
        """The machine's own key, as a line of `known_hosts` has it."""
        return public_line(self._key)

    @property
    def address(self) -> str:
        """The address of the folder."""
        return f"sftp://{USER}@127.0.0.1:{self.port}/kopier"

    def on(self) -> None:
        """Listen."""
        self._listening = self._run(self._listen())
        self.port = self._listening.get_port()

    def off(self) -> None:
        """Hang up on everybody, in the middle of whatever they say, and listen no longer."""
        listening, self._listening = self._listening, None
        if listening is not None:
            self._run(self._hang_up(listening))

    def cut(self) -> None:
        """Hang up on everybody, and go on listening."""
        for line in self._lines:
            line.abort()

    def close(self) -> None:
        """Be off for good."""
        self.off()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> asyncssh.SSHAcceptor:
        self._lines: list[asyncssh.SSHServerConnection] = []
        lines = self._lines

        class Door(asyncssh.SSHServer):
            def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
                lines.append(conn)

            def password_auth_supported(self) -> bool:
                return True

            def validate_password(self, username: str, password: str) -> bool:
                return (username, password) == (USER, PASSWORD)

        machine = self

        class Room(asyncssh.SFTPServer):
            def write(self, file_obj: object, offset: int, data: bytes) -> MaybeAwait[int]:
                if machine.is_full and offset:
                    raise asyncssh.SFTPFailure("no space left on device")
                if machine.is_cut and offset:
                    machine.cut()
                return super().write(file_obj, offset, data)

        def room(channel: asyncssh.SSHServerChannel[bytes]) -> asyncssh.SFTPServer:
            return Room(channel, chroot=str(self._folder).encode())

        return await asyncssh.create_server(
            Door, "127.0.0.1", self.port, server_host_keys=[self._key], sftp_factory=room
        )

    async def _hang_up(self, listening: asyncssh.SSHAcceptor) -> None:
        listening.close()
        self.cut()
        await listening.wait_closed()

    def _run(self, work: Coroutine[object, object, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=20)
