"""
The account that the shop's mail goes out from, in a file beside the keys and never in the database.

    DATA/keys/mail.locked    encrypted (AES-256-GCM) with a key of the data folder's master secret, 0600

It is read again when it has changed, so that an account set up meanwhile counts from the next mail on.

Law: SIG-12 in spirit: no secret in a database, a log or a list of processes.
"""

import secrets
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.errors.storing import WrongDatabaseKey
from datakasse.storage.folder import demand_private, write_anew
from datakasse.trade.mail import MailAccount

_BOUND: Final = b"datakasse mail account 1"
_NONCE_BYTES: Final = 12


class MailFile:
    """The mail account of a data folder."""

    def __init__(self, keys: Path, cipher: AESGCM) -> None:
        """Take the folder of keys and what opens what is in it; nothing is read yet."""
        self._path = keys / "mail.locked"
        self._cipher = cipher
        self._known: tuple[int, MailAccount] | None = None

    def read(self) -> MailAccount | None:
        """
        Return the account; None where none is set up.

        Raises:
            UnsafeKeyFile: Others can read the file.
            WrongDatabaseKey: It does not open with the master secret at hand.
        """
        try:
            changed_ns = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            return None
        known = self._known
        if known is not None and known[0] == changed_ns:
            return known[1]
        demand_private(self._path)
        kept = self._path.read_bytes()
        try:
            opened = self._cipher.decrypt(kept[:_NONCE_BYTES], kept[_NONCE_BYTES:], _BOUND)
            account = msgspec.json.decode(opened, type=MailAccount)
        except (InvalidTag, ValueError, msgspec.MsgspecError) as error:
            raise WrongDatabaseKey from error
        self._known = changed_ns, account
        return account

    def write(self, account: MailAccount) -> None:
        """Keep an account in the place of the one before."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        write_anew(self._path, nonce + self._cipher.encrypt(nonce, msgspec.json.encode(account), _BOUND))

    def forget(self) -> None:
        """Keep none."""
        self._path.unlink(missing_ok=True)
