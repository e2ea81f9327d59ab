"""
Choose the accounting system, keep its credentials, and try whose books they open.

A new system, or other books in the same one, is a new connection: what was delivered over the old one stays
on record there, and nothing is mistaken for it. Credentials go to the files beside the keys and nowhere else.
"""

from collections.abc import Mapping

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.accounting_system import (
    DeliveredElsewhere,
    LockedOut,
    SettingMissing,
    SystemAway,
)
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.office.delivery.connection import Connection, connection_of, demand_connection, keep
from datakasse.office.delivery.deliver import is_for_another
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.mend import demand_bookkeeper, retried
from datakasse.office.delivery.systems import FILES, Systems
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState, Why
from datakasse.storage.ports.store import Books
from datakasse.trade.people.operator import Right


class ChooseSystem(msgspec.Struct, frozen=True):
    """
    Choose a system, or change what it is told.

    Attributes:
        systems: What can be chosen.
        system: Which; `file` for files that a person takes over.
        settings: What it is told that is no secret, by name; what is left out stays.
        secrets: Its credentials, by name; what is left out stays.
    """

    systems: Systems
    system: str
    settings: Mapping[str, str] = {}
    secrets: Mapping[str, str] = {}

    def __call__(self, point: CashPoint) -> None:
        """
        Record it and keep it; what is secret is told nobody.

        Raises:
            UnknownSystem: There is no such system.
            SettingMissing: It must be told more.
            MissingRight: The one who asks does not administer the shop.
        """
        demand_bookkeeper(point, Right.ADMINISTER)
        before = connection_of(point.books)
        is_same = before is not None and before.system == self.system
        settings = {**(before.settings if before is not None and is_same else {}), **self.settings}
        if self.system == FILES:
            connection = Connection(_number_after(before, is_same=is_same), FILES)
        else:
            connection = self._told(
                before if is_same else None, _number_after(before, is_same=is_same), settings
            )
        if self.secrets or not connection.register:
            connection = msgspec.structs.replace(connection, register=point.register.register_id)
        point.record(SettingsChanged(what="accounting system", subject=self.system))
        keep(point.books, connection)
        if self.secrets and self.system != FILES:
            point.record(SettingsChanged(what="accounting credentials", subject=self.system))
            asked = {each.name for each in self.systems.kind(self.system).asked if each.secret}
            kept = {name: value for name, value in self.secrets.items() if name in asked}
            self.systems.secrets(self.system).write(kept)
            self.systems.hang_up()
            let_in(point.books, connection)

    def _told(self, before: Connection | None, number: int, settings: Mapping[str, str]) -> Connection:
        """Return the connection with all that its system must be told."""
        kind = self.systems.kind(self.system)
        known = {**self.systems.secrets(kind.name).read(), **self.secrets}
        missing = [
            asked.label
            for asked in kind.asked
            if not asked.optional and not (known if asked.secret else settings).get(asked.name)
        ]
        if missing:
            raise SettingMissing(what=", ".join(missing))
        named = {asked.name for asked in kind.asked if not asked.secret}
        kept = {name: value for name, value in settings.items() if name in named and value}
        if before is None:
            return Connection(number, kind.name, kept)
        return msgspec.structs.replace(before, settings=kept)


class NoteWhose(msgspec.Struct, frozen=True):
    """
    Note whose books the credentials open.

    Attributes:
        whose: What the system says.
    """

    whose: str

    def __call__(self, point: CashPoint) -> None:
        """
        Record it where it is new; books of somebody else are another connection, which begins anew.

        Raises:
            NoConnection: No system was chosen.
            MissingRight: The one who asks does not keep the books.
        """
        demand_bookkeeper(point)
        connection = demand_connection(point.books)
        if connection.whose != self.whose:
            point.record(SettingsChanged(what="accounting books", subject=self.whose))
        if connection.whose not in {"", self.whose}:
            connection = Connection(
                connection.number + 1,
                connection.system,
                connection.settings,
                register=connection.register,
            )
        connection = msgspec.structs.replace(connection, whose=self.whose)
        keep(point.books, connection)
        let_in(point.books, connection)


def ask_whose(dispatch: Dispatch, connection: Connection) -> str:
    """
    Return whose books a connection's credentials open.

    Raises:
        LockedOut: They open none.
        SystemAway: The system does not answer.
        DeliveredElsewhere: Those that count were entered at another machine.
    """
    if is_for_another(dispatch, connection):
        raise DeliveredElsewhere
    try:
        with dispatch.systems.line(connection) as system:
            return system.who()
    except NotBooked as trouble:
        raise asked_in_vain(trouble) from trouble


def asked_in_vain(trouble: NotBooked) -> LockedOut | SystemAway:
    """Return what a person is told when a system does not answer her question."""
    refusal = LockedOut if trouble.trouble is Trouble.LOCKED_OUT else SystemAway
    return refusal(reason=trouble.reason)


def let_in(books: Books, connection: Connection) -> None:
    """Let the line run again after it was shut out; the vouchers that were wait for their turn."""
    keep(books, msgspec.structs.replace(connection, stopped="", quiet_until=None))
    for row in list(books.deliveries(connection.number, [*_STOPPABLE])):
        if row.why is Why.LOCKED_OUT:
            books.put_delivery(retried(row))


_STOPPABLE = (DeliveryState.NEEDS_A_PERSON, DeliveryState.CONFIRMED)


def _number_after(before: Connection | None, *, is_same: bool) -> int:
    if before is None:
        return 1
    return before.number if is_same else before.number + 1
