"""What may be asked of a database about the takings, views over the journal; a part of `ports/store.py`."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from datakasse.insight.taken import (
    By,
    CostedSales,
    HourSpan,
    SoldBy,
    Taken,
    TakenArticle,
    TakenArticles,
    TakenPeriod,
)
from datakasse.insight.takings import Figure


class TakingsReadings(Protocol):
    """What can be asked; days are business days, both ends included, and an empty register is all."""

    def takings(
        self,
        from_day: date,
        to_day: date,
        figures: Collection[Figure],
        by: Collection[By] = (),
        *,
        register: str = "",
    ) -> list[Taken]:
        """Return what figures came to, told apart by what is named, in order of that and of their names."""
        ...

    def hourly_takings(
        self,
        from_day: date,
        to_day: date,
        figure: Figure,
        by: Collection[By] = (By.HOUR,),
        *,
        register: str = "",
    ) -> list[Taken]:
        """Return the same of sales or groups, which are kept for each hour, but not by operator."""
        ...

    def period_takings(self, register: str, first_entry: int) -> list[Taken]:
        """Return all figures since a Z by operator: of the period that begins at an entry."""
        ...

    def takings_of_periods(
        self, register: str, first_entry: int, last_entry: int, figures: Collection[Figure]
    ) -> dict[int, list[Taken]]:
        """Return figures by operator of the periods that begin between two entries, by where each begins."""
        ...

    def takings_by_date(
        self, from_date: date, to_date: date, figures: Collection[Figure], *, register: str = ""
    ) -> list[Taken]:
        """
        Return what figures came to by the dates of the journal, told apart by register.

        The date is that which `records_between` looks for: of a transaction when it was begun.

        Args:
            from_date: First one.
            to_date: Last one, included.
            figures: Of those of `BY_DATE` and those that are counted by date alone.
            register: Which register; all when empty.
        """
        ...

    def taken_periods(self, day: date) -> list[TakenPeriod]:
        """
        Return the periods between Z reports that something done on a business day belongs to, by register.

        A float alone is nothing done: change for tomorrow does not open a day again that has its Z.
        """
        ...

    def article_takings(
        self, from_day: date, to_day: date, *, register: str = "", group: str = "", limit: int | None = None
    ) -> TakenArticles:
        """Return what articles came to, by what they came to, highest first; an empty group is all."""
        ...

    def articles_apart(
        self,
        from_day: date,
        to_day: date,
        by: SoldBy,
        articles: Sequence[str],
        *,
        register: str = "",
    ) -> list[tuple[str, TakenArticle]]:
        """Return what some articles came to in each day, register or group, with its code; in no order."""
        ...

    def costed_sales(
        self, from_day: date, to_day: date, by: SoldBy, *, register: str = ""
    ) -> dict[str, CostedSales]:
        """Return what was sold against what a unit costs on the shelf, where somebody has said."""
        ...

    def slowest_articles(
        self, from_day: date, to_day: date, limit: int, *, register: str = ""
    ) -> list[TakenArticle]:
        """Return what is for sale now and came to least of all that was sold, the least first."""
        ...

    def unsold_counted(self, from_day: date, to_day: date, *, register: str = "") -> int:
        """Return how many articles are for sale now and were neither sold nor taken back."""
        ...

    def unsold_articles(self, from_day: date, to_day: date, *, register: str = "") -> list[tuple[str, str]]:
        """Return number and name of what is for sale now and was neither sold nor taken back, by name."""
        ...

    def sold_since(self, articles: Sequence[str], from_day: date) -> dict[str, int]:
        """Return how much was sold of articles, less what came back, since a business day; thousandths."""
        ...

    def takings_of_articles(
        self, articles: Sequence[str], from_day: date, to_day: date
    ) -> list[tuple[date, TakenArticle]]:
        """Return what some articles came to on each business day, by day and article."""
        ...

    def sale_hours_of(self, day: date, *, register: str = "") -> list[HourSpan]:
        """Return where the sales of a business day stand, by register and hour."""
        ...
