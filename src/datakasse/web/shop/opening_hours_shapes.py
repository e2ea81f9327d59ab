"""What a request about opening hours, or hours of sale, may look like."""

from typing import Annotated

from pydantic import Field

from datakasse.trade.shop.opening_hours import DAYS_OF_WEEK, EXCEPTIONS_MAX, DayOfItsOwn, OpeningHours
from datakasse.web.shapes import Day, HoursShape, SaleHoursShape, Shape


class DayOfItsOwnShape(Shape):
    """A date that is like no other; without hours the place is closed."""

    day: Annotated[Day, Field(strict=False)]
    hours: HoursShape | None = None


class OpeningHoursShape(Shape):
    """When a place is open: Monday to Sunday, no hours for closed; no week takes back what was stated."""

    location: Annotated[str, Field(max_length=100)]
    weekdays: Annotated[list[HoursShape | None], Field(max_length=DAYS_OF_WEEK)]
    holidays: HoursShape | None = None
    days: Annotated[list[DayOfItsOwnShape], Field(max_length=EXCEPTIONS_MAX, default_factory=list)]

    def hours(self) -> OpeningHours:
        """Return them as the trade knows them."""
        return OpeningHours(
            tuple(None if each is None else each.hours() for each in self.weekdays),
            None if self.holidays is None else self.holidays.hours(),
            tuple(
                DayOfItsOwn(each.day, None if each.hours is None else each.hours.hours())
                for each in self.days
            ),
        )


class PlaceSaleHoursShape(SaleHoursShape):
    """The hours of sale of a place; what is left out has no sale, or no stated hours."""

    location: Annotated[str, Field(max_length=100)]
