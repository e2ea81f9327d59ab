"""
A folder on another machine, over SSH (SFTP, draft-ietf-secsh-filexfer-02): a server, or a network disk.

The machine is known by its own key, which is set up with the place: somebody else who answers there gets
nothing. A file is written beside its name and moved there once it is whole. The library is an extra, so
that a shop that copies to a stick need not have it.
"""

import logging
import posixpath
import re
import stat
from base64 import b64decode
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from typing import Final
from urllib.parse import unquote, urlsplit

import paramiko
from paramiko.ssh_exception import NoValidConnectionsError

from datakasse.devices.places.far_address import demand_callable
from datakasse.devices.places.unfinished import UNFINISHED, is_left_behind
from datakasse.errors.backup.places import HostKeyMissing, PlaceAddressBad
from datakasse.errors.phrase import Phrase
from datakasse.errors.system_words import system_words
from datakasse.office.backup.line import ROOT
from datakasse.office.backup.place import Held, PlaceFailed, PlaceSetup

_PATIENCE_S: Final = 20.0
_CUT: Final = Phrase("forbindelsen ble brutt", "the connection was broken off")
_HOST_KEY: Final = re.compile(r"(?:\S+ )?(?P<kind>(?:ssh|ecdsa|sk)-\S+) (?P<key>[A-Za-z0-9+/=]+)(?: .*)?")
"""A machine's key, as `ssh-keyscan` tells it, with the machine before it or without."""

# The library logs faults on the line with all of its code; they are told as `PlaceFailed`.
logging.getLogger("paramiko").setLevel(logging.CRITICAL + 1)


class SftpPlace:
    """
    A folder on another machine.

    Args:
        setup: Where it is and what opens it.

    Raises:
        PlaceAddressBad: The address lacks a machine, a user or a folder.
        HostKeyMissing: The machine's key is missing.
    """

    def __init__(self, setup: PlaceSetup) -> None:
        try:
            address = urlsplit(setup.address)
            port = address.port or 22
        except ValueError as error:
            raise PlaceAddressBad(address=setup.address[:100]) from error
        if not address.hostname or not address.username or address.path in {"", "/"}:
            raise PlaceAddressBad(address=setup.address[:100])
        host_key = _HOST_KEY.fullmatch(setup.host_key.strip())
        if host_key is None:
            raise HostKeyMissing
        self._host, self._port = address.hostname, port
        self._user, self._folder = unquote(address.username), unquote(address.path).rstrip("/")
        self._setup = setup
        self._host_key = host_key["kind"], host_key["key"]
        self._client: paramiko.SSHClient | None = None
        self._sftp: paramiko.SFTPClient | None = None

    def prepare(self) -> None:
        """Make the place one for copies."""
        with self._at_work() as sftp:
            if not _is_folder(sftp, self._folder):
                raise PlaceFailed(
                    Phrase("mappen finnes ikke på maskinen", "there is no such folder on the machine")
                )
            if not _is_folder(sftp, f"{self._folder}/{ROOT}"):
                sftp.mkdir(f"{self._folder}/{ROOT}", 0o700)

    def put(self, name: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        path = f"{self._folder}/{name}"
        made = f"{posixpath.dirname(path)}/.{posixpath.basename(path)}{UNFINISHED}"
        with self._at_work() as sftp:
            self._make_folders(sftp, posixpath.dirname(name))
            with sftp.open(made, "wb") as file:
                file.set_pipelined(True)
                file.write(content)
            # Nobody waited for the answers to what was written: a disk that was full has kept some of it.
            if sftp.stat(made).st_size != len(content):
                sftp.remove(made)
                raise PlaceFailed(
                    Phrase(
                        "bare noe av filen ble skrevet; er det fullt der?",
                        "only some of the file was written; is it full there?",
                    )
                )
            sftp.posix_rename(made, path)

    def get(self, name: str) -> bytes:
        """Return what is in a file."""
        with self._at_work() as sftp, sftp.open(f"{self._folder}/{name}", "rb") as file:
            file.prefetch()
            return file.read()

    def held(self, under: str) -> Iterator[Held]:
        """Yield the files under a folder; what a cut line left of one long ago is removed."""
        with self._at_work() as sftp:
            if _is_folder(sftp, f"{self._folder}/{under}"):
                yield from self._held(sftp, under)

    def remove(self, name: str) -> None:
        """Remove a file."""
        with self._at_work() as sftp, suppress(FileNotFoundError):
            sftp.remove(f"{self._folder}/{name}")

    def close(self) -> None:
        """Hang up."""
        client, self._client, self._sftp = self._client, None, None
        if client is not None:
            client.close()

    def _held(self, sftp: paramiko.SFTPClient, under: str) -> Iterator[Held]:
        for entry in sorted(sftp.listdir_attr(f"{self._folder}/{under}"), key=lambda one: one.filename):
            name = f"{under}/{entry.filename}"
            if stat.S_ISDIR(entry.st_mode or 0):
                yield from self._held(sftp, name)
            elif not entry.filename.endswith(UNFINISHED):
                yield Held(name, entry.st_size or 0)
            elif is_left_behind(entry.st_mtime):
                with suppress(OSError):
                    sftp.remove(f"{self._folder}/{name}")

    def _make_folders(self, sftp: paramiko.SFTPClient, name: str) -> None:
        """Make the folders of a name below the place's own, which is there or the place is gone."""
        if not _is_folder(sftp, f"{self._folder}/{ROOT}"):
            raise PlaceFailed(Phrase("mappen «datakasse» er ikke der", 'the folder "datakasse" is not there'))
        path = self._folder
        for part in name.split("/"):
            path = f"{path}/{part}"
            if not _is_folder(sftp, path):
                sftp.mkdir(path, 0o700)

    @contextmanager
    def _at_work(self) -> Generator[paramiko.SFTPClient]:
        """Give the line to the machine; what goes wrong on it is told, and it is taken up anew next time."""
        try:
            yield self._line()
        except PlaceFailed:
            raise
        except (OSError, EOFError, paramiko.SSHException) as error:
            is_cut = self._sftp is not None and isinstance(error.__context__, EOFError)
            self.close()
            raise PlaceFailed(_CUT if is_cut else _why(error)) from error

    def _line(self) -> paramiko.SFTPClient:
        if self._sftp is not None:
            return self._sftp
        if not self._setup.secret and not self._setup.key:
            raise PlaceFailed(
                Phrase(
                    "verken passord (DATAKASSE_PLACE_SECRET) eller privat nøkkel er oppgitt",
                    "neither a password (DATAKASSE_PLACE_SECRET) nor a private key is given",
                )
            )
        demand_callable(self._host)
        kind, key = self._host_key
        client = paramiko.SSHClient()
        known = f"[{self._host}]:{self._port}" if self._port != 22 else self._host
        try:
            host_key = paramiko.PKey.from_type_string(kind, b64decode(key, validate=True))
        except (ValueError, paramiko.SSHException) as error:
            raise PlaceFailed(
                Phrase("maskinens nøkkel kan ikke leses", "the key of the machine cannot be read")
            ) from error
        client.get_host_keys().add(known, kind, host_key)
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        self._client = client
        client.connect(
            self._host,
            self._port,
            self._user,
            password=self._setup.secret or None,
            pkey=_private(self._setup.key),
            timeout=_PATIENCE_S,
            banner_timeout=_PATIENCE_S,
            auth_timeout=_PATIENCE_S,
            allow_agent=False,
            look_for_keys=False,
        )
        self._sftp = client.open_sftp()
        channel = self._sftp.get_channel()
        if channel is not None:
            channel.settimeout(_PATIENCE_S)
        return self._sftp


def _private(text: str) -> paramiko.PKey | None:
    if not text:
        return None
    try:
        return paramiko.Ed25519Key.from_private_key(StringIO(text))
    except (ValueError, paramiko.SSHException) as error:
        raise PlaceFailed(
            Phrase(
                "den private nøkkelen må være ed25519 uten passordfrase",
                "the private key must be ed25519 without a passphrase",
            )
        ) from error


def _is_folder(sftp: paramiko.SFTPClient, path: str) -> bool:
    try:
        return stat.S_ISDIR(sftp.stat(path).st_mode or 0)
    except FileNotFoundError:
        return False


def _why(error: OSError | EOFError | paramiko.SSHException) -> Phrase:
    """Return what went wrong in few words."""
    if isinstance(error, paramiko.BadHostKeyException):
        return Phrase(
            "maskinen som svarer, er ikke den som er satt opp",
            "the machine that answers is not the one that is set up",
        )
    if isinstance(error, paramiko.AuthenticationException):
        return Phrase("maskinen godtar ikke brukeren", "the machine does not accept the user")
    if isinstance(error, TimeoutError | NoValidConnectionsError):
        return Phrase("maskinen svarer ikke", "the machine does not answer")
    if isinstance(error, PermissionError):
        return Phrase("brukeren har ikke lov til å skrive der", "the user may not write there")
    if isinstance(error, EOFError | ConnectionError):
        return _CUT
    if isinstance(error, paramiko.SSHException):
        return Phrase(
            f"maskinen taler ikke SFTP med oss: {error}", f"the machine speaks no SFTP with us: {error}"
        )
    return system_words(error)
