"""Where the account that mail goes out from is kept: it changes with its entry, or not at all."""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.kept_with_entry import KeptWithEntry
from datakasse.errors.storage.keys import WrongDatabaseKey
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.safe import SharedSafe
from datakasse.trade.mail import MailAccount

_KEPT: Final = "account"


class MailSafe:
    """
    Keeps the account.

    Args:
        safe: Where secrets about mail are kept.
    """

    def __init__(self, safe: SharedSafe) -> None:
        self._kept = KeptWithEntry(safe)

    def read(self) -> MailAccount | None:
        """
        Return the account; None where none is set up.

        Raises:
            UnsafeKeyFile: Others can read the file.
            WrongDatabaseKey: It does not open with the master secret at hand, or is no account.
        """
        kept = self._kept.read().get(_KEPT)
        try:
            return None if kept is None else msgspec.json.decode(kept, type=MailAccount)
        except msgspec.MsgspecError as error:
            raise WrongDatabaseKey from error

    def change(self, point: CashPoint, account: MailAccount | None) -> None:
        """Record where mail goes out from now, None for nowhere; it counts once that is durable."""
        value = "" if account is None else msgspec.json.encode(account).decode()
        told = SettingsChanged(what="mail account", subject="" if account is None else account.host)
        self._kept.change_with(point, told, lambda _: {_KEPT: value})
