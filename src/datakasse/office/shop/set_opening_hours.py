"""Say when a place is open; a register that sells nothing is told of in those hours only."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.opening_hours import OpeningHours, clean_opening_hours, told_change


class SetOpeningHours(msgspec.Struct, frozen=True):
    """
    Set when a place is open.

    Attributes:
        location: Its code.
        hours: The hours as they are to be.
    """

    location: str
    hours: OpeningHours

    def __call__(self, point: CashPoint) -> None:
        """
        Keep the hours; note at each register of the place what they were and are.

        Raises:
            MissingRight: The role may not.
            BadOpeningHours: They cannot be.
            UnknownLocation: The shop has no such place.
        """
        point.demand_right(Right.ADMINISTER)
        hours, books = clean_opening_hours(self.hours), point.books
        place = next((row for row in books.locations() if row.code == self.location), None)
        if place is None:
            raise UnknownLocation(location=self.location[:100])
        if hours == place.opening_hours:
            return
        books.put_location(msgspec.structs.replace(place, opening_hours=hours))
        event = SettingsChanged("opening_hours", f"{place.code}: {told_change(place.opening_hours, hours)}")
        point.tell_all(event, place.code)
