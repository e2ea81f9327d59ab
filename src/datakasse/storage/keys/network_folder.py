"""
The keys and certificates of the shop's network, in files beside the database and never in it.

    DATA/keys/network/authority-1.pem, -2.pem …    the shop's own authority: 0600, never written over
    DATA/keys/network/server.pem                   what the register shows on the network: 0600, renewed

A file holds a private key and its certificate as PEM. The private key is encrypted with a key of the
data folder's master secret, so that a copy of the folder alone cannot pass for the register.
"""

from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.folder import demand_private, sync_folder, write_anew, write_once

_END: Final = b"-----END ENCRYPTED PRIVATE KEY-----\n"


class NetworkFolder:
    """
    Where the keys of the shop's network are.

    Attributes:
        passphrase: What the private keys are encrypted with.
        server_place: The file of the server's key and certificate.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Take the folder and the key that opens what is in it; nothing is read or made yet."""
        self._folder = folder
        self.passphrase = key.hex().encode("ascii")
        self.server_place = folder / "server.pem"

    def authority(self) -> bytes | None:
        """Return the newest authority; raises `UnsafeKeyFile` when others can read it."""
        numbers = self._numbers()
        return self._read(self._authority_place(numbers[-1])) if numbers else None

    def keep_authority(self, pem: bytes) -> None:
        """Keep a new authority beside those before it."""
        self._make()
        write_once(self._authority_place(max(self._numbers(), default=0) + 1), pem)

    def server(self) -> bytes | None:
        """Return the server's key and certificate; raises `UnsafeKeyFile` when others can read them."""
        return self._read(self.server_place) if self.server_place.exists() else None

    def keep_server(self, pem: bytes) -> None:
        """Keep the server's key and certificate in the place of those before."""
        self._make()
        write_anew(self.server_place, pem)

    def lock_anew(self, key: bytes) -> None:
        """Encrypt the private keys with another key, one file after the other; raises `WrongDatabaseKey`."""
        for path in sorted(self._folder.glob("*.pem")):
            pem = self._read(path)
            try:
                private = load_pem_private_key(pem, self.passphrase)
            except ValueError as error:
                raise WrongDatabaseKey from error
            encryption = BestAvailableEncryption(key.hex().encode("ascii"))
            _, _, certificates = pem.partition(_END)
            write_anew(
                path, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption) + certificates
            )

    def _make(self) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(self._folder.parent)

    def _authority_place(self, number: int) -> Path:
        return self._folder / f"authority-{number}.pem"

    def _numbers(self) -> list[int]:
        names = (path.stem.removeprefix("authority-") for path in self._folder.glob("authority-*.pem"))
        return sorted(int(name) for name in names if name.isascii() and name.isdecimal())

    def _read(self, path: Path) -> bytes:
        for part in (self._folder.parent, self._folder, path):
            demand_private(part)
        return path.read_bytes()
