"""Keep the question of a report under a name, for oneself or for all who see reports. It is no entry."""

from datetime import date, datetime
from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.control.exports import PeriodReversed
from datakasse.errors.insight.saved_views import BadViewName, TooManyViews, UnknownView
from datakasse.insight.saved_view import SavedView, Span, days_of
from datakasse.office.insight.report_sales import Apart
from datakasse.office.insight.show_day import demand_register
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import business_day
from datakasse.trade.people.operator import Operator, Right

NAME_LENGTH_MAX: Final = 60
VIEWS_MAX: Final = 50
"""So many for a person, and so many for all."""


class ShownView(msgspec.Struct, frozen=True):
    """
    A view as it is today.

    Attributes:
        view: The view.
        from_day: First business day.
        to_day: Last business day, included.
        may_drop: The one who asks may take it away.
    """

    view: SavedView
    from_day: date
    to_day: date
    may_drop: bool


def show_views(books: Readings, operator: Operator, now: datetime) -> list[ShownView]:
    """Return the views that somebody has, by name, with the days that they are about today."""
    today = business_day(now)
    found = [
        ShownView(each, *(each.fixed or days_of(each.span, today)), _may_drop(each, operator))
        for each in books.saved_views()
        if each.name and (each.is_for_all or each.made_by == operator.operator_id)
    ]
    return sorted(found, key=lambda shown: (shown.view.name.casefold(), shown.view.number))


class KeepView(msgspec.Struct, frozen=True):
    """
    Keep a view.

    Attributes:
        name: What it is called.
        apart: What the report tells apart.
        span: Which days.
        register: Which register; empty for all.
        fixed: The days of a fixed span; left aside for the others.
        is_for_all: For all who see reports.
    """

    name: str
    apart: Apart
    span: Span
    register: str = ""
    fixed: tuple[date, date] | None = None
    is_for_all: bool = False

    def __call__(self, point: CashPoint) -> SavedView:
        """
        Keep it under the next number.

        Raises:
            MissingRight: She who asks does not keep the books.
            BadViewName: It has no name, one that is too long, or no days.
            PeriodReversed: Its days end before they begin.
            UnknownRegister: There is no such register.
            TooManyViews: There are as many as there may be.
        """
        point.demand_right(Right.KEEP_BOOKS)
        name = " ".join(self.name.split())
        fixed = self.fixed if self.span is Span.FIXED else None
        if not 0 < len(name) <= NAME_LENGTH_MAX or not name.isprintable():
            raise BadViewName(limit=NAME_LENGTH_MAX)
        if self.span is Span.FIXED and fixed is None:
            raise BadViewName(limit=NAME_LENGTH_MAX)
        if fixed is not None and fixed[1] < fixed[0]:
            raise PeriodReversed(from_date=fixed[0].isoformat(), to_date=fixed[1].isoformat())
        demand_register(point.books, self.register)
        known = point.books.saved_views()
        alike = [each for each in known if each.name and each.is_for_all == self.is_for_all]
        if sum(self.is_for_all or each.made_by == point.operator_id for each in alike) >= VIEWS_MAX:
            raise TooManyViews(limit=VIEWS_MAX)
        number = max((each.number for each in known), default=0) + 1
        view = SavedView(
            number, name, point.operator_id, self.is_for_all, self.apart, self.span, self.register, fixed
        )
        point.books.put_saved_view(view)
        return view


class DropView(msgspec.Struct, frozen=True):
    """
    Take a view away: one's own, or one for all where one administers.

    Attributes:
        number: Which.
    """

    number: int

    def __call__(self, point: CashPoint) -> None:
        """
        Take it away; its number is not used again.

        Raises:
            MissingRight: She who asks does not keep the books.
            UnknownView: There is none of that number that she may take away.
        """
        point.demand_right(Right.KEEP_BOOKS)
        operator = point.books.operator(point.operator_id)
        for each in point.books.saved_views():
            if each.number == self.number and each.name and _may_drop(each, operator):
                point.books.put_saved_view(msgspec.structs.replace(each, name="", dropped_on=point.day))
                return
        raise UnknownView(view=self.number)


def _may_drop(view: SavedView, operator: Operator) -> bool:
    is_hers = view.made_by == operator.operator_id
    return is_hers or (view.is_for_all and operator.may(Right.ADMINISTER))
