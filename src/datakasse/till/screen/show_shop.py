"""Show the shop to those who come to sign on: its registers, and who works there."""

import msgspec

from datakasse.counter.counter import Counter
from datakasse.trade.people.operator import LENDABLE
from datakasse.trade.shop.shop import in_use


class Person(msgspec.Struct, frozen=True):
    """Somebody who may sign on."""

    operator_id: str
    first_name: str
    role: str
    role_title: str
    lends: list[str]


def every_register_id(counter: Counter) -> list[str]:
    """Return the ids of all registers, also of those out of use."""
    with counter.store.read() as books:
        return [register.register_id for register in books.registers()]


def register_ids(counter: Counter) -> list[str]:
    """Return the ids of all registers in use."""
    with counter.store.read() as books:
        return [register.register_id for register in in_use(books.registers())]


def people(counter: Counter, register: str) -> list[Person]:
    """
    Return who may sign on at a register.

    Raises:
        UnknownRegister: There is none of that id.
    """
    with counter.store.read() as books:
        books.register(register)
        return [
            Person(
                known.operator_id,
                known.first_name,
                known.role,
                known.own_title,
                sorted(known.rights & LENDABLE),
            )
            for known in books.operators()
            if known.active
        ]
