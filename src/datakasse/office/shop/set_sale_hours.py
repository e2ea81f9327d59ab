"""
State when a place may sell what the law gives hours: as its municipality and its licence have it.

Law: law.md 4.13.
"""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.sale_hours import SaleHours, demand_lawful_hours, told_sale_hours
from datakasse.trade.shop.shop import Location


class SetSaleHours(msgspec.Struct, frozen=True):
    """
    Set the hours of a place.

    Attributes:
        location: Its code.
        hours: The hours as they are to be.
    """

    location: str
    hours: SaleHours

    def __call__(self, point: CashPoint) -> Location:
        """
        Keep the hours; note at each register of the place what they were and are.

        Raises:
            HoursOutsideLaw: No municipality may allow them.
            UnknownLocation: The shop has no such place.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        demand_lawful_hours(self.hours)
        books = point.books
        before = next((place for place in books.locations() if place.code == self.location), None)
        if before is None:
            raise UnknownLocation(location=self.location[:100])
        changed = msgspec.structs.replace(before, sale_hours=self.hours, sale_hours_are_stated=True)
        if changed != before:
            books.put_location(changed)
            told = f"{self.location}: {told_sale_hours(before.sale_hours, self.hours)}"
            point.tell_all(SettingsChanged("sale_hours", told), self.location)
        return changed
