"""
Give a machine that is new in a shop a register of its own, where several machines share a database.

The register's keys are made on that machine and are nowhere else. Its journal begins with them, and with who
added it: the machine has no other journal to tell it in.

Law: KSL-2-f, KSF-2-3-b, SIG-10, SIG-12.
Decision: 0089-a-machine-joins-a-shop-with-a-register-of-its-own.
"""

from datetime import datetime

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.pin import pin_fits
from datakasse.counter.ports import Drawer, DrawerStatus
from datakasse.office.shop.add_register import AddRegister
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.storage.ports.store import Books, Store
from datakasse.trade.shop.shop import Register


def join_shop(
    store: Store,
    keys: KeyRing,
    register: Register,
    drawer: Drawer,
    *,
    operator: str,
    pin: str,
    at: datetime,
    software_version: str,
) -> Register:
    """
    Put the first register of a machine into service, and return it as it is.

    Args:
        store: The books, shared with other machines.
        keys: Where its keys are made and kept: on this machine.
        register: The register; its prefix, language and lock are those the shop gives it.
        drawer: Its drawer.
        operator: Who asks.
        pin: Her PIN.
        at: When, UTC.
        software_version: The running version.

    Raises:
        UnknownOperator: Nobody has that number.
        Refused: As `AddRegister`. Nothing is written: this machine has no journal to keep the attempt in.
    """
    with store.read() as books:
        is_confirmed = pin_fits(books.pin_hash(operator), pin)

    def command(books: Books) -> Register:
        point = CashPoint(
            books=books,
            register=register,
            operator=books.operator(operator),
            lane="",
            at=at,
            drawer=drawer,
            drawer_status=DrawerStatus.UNKNOWN,
            software_version=software_version,
            new_id="",
        )
        return AddRegister(keys, register, is_confirmed)(point).register

    return store.write(command).result()
