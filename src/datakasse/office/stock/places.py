"""Where the shop has goods: its places of business, and rooms that no register stands in."""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.stock.goods import BadStockRoom, UnknownStockPlace
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.store import Readings
from datakasse.trade.people.operator import Right

CODE_LENGTH_MAX: Final = 20
NAME_LENGTH_MAX: Final = 60


class StockPlace(msgspec.Struct, frozen=True):
    """Somewhere with goods: its code, its name, and whether registers stand and sell there."""

    code: str
    name: str
    sells: bool


def places_of(books: Readings) -> list[StockPlace]:
    """Return where the shop has goods, the places of business first."""
    places = [StockPlace(place.code, place.name or place.label, sells=True) for place in books.locations()]
    return [*places, *(StockPlace(room, name, sells=False) for room, name in books.stock_rooms().items())]


def demand_place(books: Readings, place: str) -> None:
    """Go on only if the shop has goods there; raises `UnknownStockPlace`."""
    known = [place.code for place in places_of(books)]
    if place not in known:
        raise UnknownStockPlace(place=place[:CODE_LENGTH_MAX], places=", ".join(known))


class EnterStockRoom(msgspec.Struct, frozen=True):
    """
    Enter a room that no register stands in, or give it another name.

    Attributes:
        room: Its code.
        name: Its name.
    """

    room: str
    name: str

    def __call__(self, point: CashPoint) -> list[StockPlace]:
        """
        Keep it, record that it was done, and return all places.

        Raises:
            MissingRight: The role may not.
            BadStockRoom: It has no name, or its code is no code or a place of business.
        """
        point.demand_right(Right.ADMINISTER)
        room, name = self.room.strip(), self.name.strip()
        taken = {place.code for place in point.books.locations()}
        if not 0 < len(room) <= CODE_LENGTH_MAX or not 0 < len(name) <= NAME_LENGTH_MAX or room in taken:
            raise BadStockRoom
        point.books.put_stock_room(room, name)
        point.record(SettingsChanged(what="stock room", subject=room))
        return places_of(point.books)
