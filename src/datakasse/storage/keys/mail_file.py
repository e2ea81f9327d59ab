"""
The account that the shop's mail goes out from, in a file beside the keys and never in the database.

    DATA/keys/mail.locked

It is read again when it has changed, so that an account set up meanwhile counts from the next mail on.
"""

from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.storage.keys.locked_file import LockedFile
from datakasse.trade.mail import MailAccount

_BOUND: Final = b"datakasse mail account 1"


class MailFile:
    """The mail account of a data folder."""

    def __init__(self, keys: Path, cipher: AESGCM) -> None:
        """Take the folder of keys and what opens what is in it; nothing is read yet."""
        self._file = LockedFile(keys / "mail.locked", cipher, _BOUND)

    def read(self) -> MailAccount | None:
        """
        Return the account; None where none is set up.

        Raises:
            UnsafeKeyFile: Others can read the file.
            WrongDatabaseKey: It does not open with the master secret at hand.
        """
        opened = self._file.read()
        if opened is None:
            return None
        try:
            return msgspec.json.decode(opened, type=MailAccount)
        except msgspec.MsgspecError as error:
            raise WrongDatabaseKey from error

    def write(self, account: MailAccount) -> None:
        """Keep an account in the place of the one before."""
        self._file.write(msgspec.json.encode(account))

    def lock_anew(self, cipher: AESGCM) -> None:
        """Have it open with something else from now on; raises as `read`."""
        self._file.lock_anew(cipher)

    def forget(self) -> None:
        """Keep none."""
        self._file.forget()
