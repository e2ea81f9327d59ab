"""A shop over HTTP that adds a register in the office."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from datakasse.web.rooms.register_room import RegisterRoom
from tests.till.shopkeeper import FRONT, KARI, PINS, Shopkeeper, kept_by
from tests.web.caller import Caller, Json

NEW = "974760673-9"
WANTED = {"register_id": NEW, "location": "1", "description": "Uteserveringen", "place": "screen"}
PROVED = {**WANTED, "current": PINS[KARI]}


class Shop:
    """A shop with the machines that its books speak of, and somebody in its office."""

    def __init__(self, kept: Shopkeeper) -> None:
        self.kept = kept
        as_served = kept.shop.counter
        kept.counter = dataclasses.replace(
            kept.counter,
            drawers=as_served.drawers,
            printers=as_served.printers,
            other_printers=as_served.other_printers,
        )
        self.caller = Caller(kept)
        self.caller.app.state.desk.registers = kept.shop.registers
        self.office = self.caller.office(KARI)

    def add(self, status: int = 201, **other: Json) -> Json:
        """Ask for a register, which must be answered so."""
        answer = self.office.call("POST", "/office/registers", {**PROVED, **other})
        assert answer.status_code == status, answer.text
        return answer.json()

    def listed(self) -> list[str]:
        """Return the registers that can be chosen where people sign on."""
        rows = self.caller.nobody().get("/registers").json()
        return [row["register_id"] for row in rows if row["is_in_use"]]

    def key_files(self, register: str = NEW) -> list[str]:
        """Return what lies where a register's keys would."""
        folder = self.kept.shop.keys.place_of(register)
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


# ── started, and stopped with the others ─────────────────────────────────────────────────────────


@pytest.fixture
def shop(web_folder: Path) -> Iterator[Shop]:
    """The shop."""
    with kept_by(web_folder) as kept:
        yield Shop(kept)


def room_of(shop: Shop) -> RegisterRoom:
    """Return the room of the registers, with the one by the door in it; new ones are taken in there."""
    room = RegisterRoom(shop.kept.counter, [FRONT])
    shop.kept.shop.registers.tell(room.take_in)
    return room
