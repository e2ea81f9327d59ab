"""The takings in the database: what is kept of each day, and how it is read; `takings_views.py` makes it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

import msgspec

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
from datakasse.storage.tables.look import Look, Row

_COUNTED: Final = """number INTEGER NOT NULL,
        quantity_milli INTEGER NOT NULL,
        amount_ore INTEGER NOT NULL,
        vat_ore INTEGER NOT NULL,"""

TAKINGS: Final = (
    # `period` is the first entry after the last Z, so that what a Z tells can be told from here too.
    f"""CREATE TABLE takings (
        company TEXT NOT NULL,
        day TEXT NOT NULL,
        register TEXT NOT NULL,
        period INTEGER NOT NULL,
        figure TEXT NOT NULL,
        name TEXT NOT NULL,
        operator TEXT NOT NULL,
        {_COUNTED}
        PRIMARY KEY (company, day, register, period, figure, name, operator)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE hourly_takings (
        company TEXT NOT NULL,
        day TEXT NOT NULL,
        register TEXT NOT NULL,
        figure TEXT NOT NULL,
        hour INTEGER NOT NULL,
        name TEXT NOT NULL,
        {_COUNTED}
        first_entry INTEGER NOT NULL,
        last_entry INTEGER NOT NULL,
        PRIMARY KEY (company, day, register, figure, hour, name)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE article_takings (
        company TEXT NOT NULL,
        day TEXT NOT NULL,
        register TEXT NOT NULL,
        article TEXT NOT NULL,
        article_group TEXT NOT NULL,
        {_COUNTED}
        PRIMARY KEY (company, day, register, article, article_group)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'takings' FROM companies",
)
"""A step of the schema: a store that has entries already gets its takings when it is opened next."""

TAKINGS_BY_PERIOD: Final = (
    # A row's period never changes, so only what is new in a period pays for it.
    "CREATE INDEX takings_by_period ON takings (company, register, period)",
)
"""A step of the schema: what a Z is held against is found without the days it is about."""


TAKINGS_BY_DATE: Final = (
    f"""CREATE TABLE takings_by_date (
        company TEXT NOT NULL,
        day TEXT NOT NULL,
        register TEXT NOT NULL,
        figure TEXT NOT NULL,
        name TEXT NOT NULL,
        {_COUNTED}
        PRIMARY KEY (company, day, register, figure, name)
    ) STRICT, WITHOUT ROWID""",
    "DELETE FROM unbuilt_views WHERE view = 'takings'",
    "INSERT INTO unbuilt_views (company, view) SELECT company, 'takings' FROM companies",
)
"""A step of the schema: what happens beside the trade, and cash, are counted too; all is counted again."""


class _Named(msgspec.Struct, frozen=True):
    """What is read of an article here."""

    name: str


_named: Final = msgspec.json.Decoder(_Named).decode
_AT_ONCE: Final = 500
_SUMS: Final = "sum(number), sum(quantity_milli), sum(amount_ore), sum(vat_ore)"
_ENDLESS: Final = 2**63 - 1
_OF_DAYS: Final = """company = :company AND day BETWEEN :from_day AND :to_day
AND register = coalesce(nullif(:register, ''), register)"""


class TakingsLook(Look):
    """What can be asked about the takings."""

    def _settle_takings(self) -> None:
        """See to it that nothing waits to be added; nothing does for who only looks."""

    def takings(
        self,
        from_day: date,
        to_day: date,
        figures: Collection[Figure],
        by: Collection[By] = (),
        *,
        register: str = "",
    ) -> list[Taken]:
        """Return what figures came to, told apart by what is named."""
        self._settle_takings()
        apart = ", ".join([*sorted(by), "figure", "name"])
        named, chosen = _chosen(figures)
        rows = self._all(
            f"""SELECT {apart}, {_SUMS} FROM takings WHERE {_OF_DAYS}
            AND figure IN ({chosen}) GROUP BY {apart} ORDER BY {apart}""",  # noqa: S608 - names of ours
            register=register,
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
            **named,
        )
        return [_taken(apart, row) for row in rows]

    def hourly_takings(
        self,
        from_day: date,
        to_day: date,
        figure: Figure,
        by: Collection[By] = (By.HOUR,),
        *,
        register: str = "",
    ) -> list[Taken]:
        """Return the same of what is kept for each hour."""
        self._settle_takings()
        apart = ", ".join([*sorted(by), "figure", "name"])
        rows = self._all(
            f"""SELECT {apart}, {_SUMS} FROM hourly_takings WHERE {_OF_DAYS}
            AND figure = :figure GROUP BY {apart} ORDER BY {apart}""",  # noqa: S608 - names of ours
            register=register,
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
            figure=figure,
        )
        return [_taken(apart, row) for row in rows]

    def period_takings(self, register: str, first_entry: int) -> list[Taken]:
        """Return all figures since a Z, by operator."""
        self._settle_takings()
        apart = "operator, figure, name"
        rows = self._all(
            f"""SELECT {apart}, {_SUMS} FROM takings WHERE company = :company AND register = :register
            AND period = :period GROUP BY {apart} ORDER BY {apart}""",  # noqa: S608 - names of ours
            register=register,
            period=first_entry,
        )
        return [_taken(apart, row) for row in rows]

    def takings_of_periods(
        self, register: str, first_entry: int, last_entry: int, figures: Collection[Figure]
    ) -> dict[int, list[Taken]]:
        """Return figures by operator of the periods that begin between two entries."""
        self._settle_takings()
        apart = "operator, figure, name"
        named, chosen = _chosen(figures)
        rows = self._all(
            f"""SELECT period, {apart}, {_SUMS} FROM takings WHERE company = :company AND register = :register
            AND period BETWEEN :first_entry AND :last_entry AND figure IN ({chosen})
            GROUP BY period, {apart} ORDER BY period, {apart}""",  # noqa: S608 - names of ours
            register=register,
            first_entry=first_entry,
            last_entry=last_entry,
            **named,
        )
        found: dict[int, list[Taken]] = {}
        for period, *row in rows:
            found.setdefault(period, []).append(_taken(apart, row))
        return found

    def takings_by_date(
        self, from_date: date, to_date: date, figures: Collection[Figure], *, register: str = ""
    ) -> list[Taken]:
        """Return what figures came to by the dates of the journal, told apart by register."""
        self._settle_takings()
        apart = "register, figure, name"
        named, chosen = _chosen(figures)
        told = f"{apart}, number, quantity_milli, amount_ore, vat_ore"
        rows = self._all(
            f"""SELECT {apart}, {_SUMS} FROM (
                SELECT {told} FROM takings WHERE {_OF_DAYS} AND figure IN ({chosen})
                UNION ALL SELECT {told} FROM takings_by_date WHERE {_OF_DAYS} AND figure IN ({chosen})
            ) AS together GROUP BY {apart} ORDER BY {apart}""",  # noqa: S608 - names of ours
            register=register,
            from_day=from_date.isoformat(),
            to_day=to_date.isoformat(),
            **named,
        )
        return [_taken(apart, row) for row in rows]

    def taken_periods(self, day: date) -> list[TakenPeriod]:
        """Return the periods between Z reports that something done on a business day belongs to."""
        self._settle_takings()
        # A float put in the evening before is nothing done yet; the rest of the cash has figures beside it.
        rows = self._all(
            """SELECT register, period, (
                SELECT min(entry) FROM ledger_days AS closed WHERE closed.company = each.company
                AND closed.register = each.register AND closed.entry >= each.period AND closed.z_number > 0
            ) FROM (SELECT DISTINCT company, register, period FROM takings
                WHERE company = :company AND day = :day AND figure NOT IN (:cash, :approved)
            ) AS each ORDER BY register, period""",
            day=day.isoformat(),
            cash=Figure.CASH,
            approved=Figure.CLOSINGS_APPROVED,
        )
        return [TakenPeriod(*row) for row in rows]

    def article_takings(
        self, from_day: date, to_day: date, *, register: str = "", group: str = "", limit: int | None = None
    ) -> TakenArticles:
        """Return what articles came to, highest first."""
        self._settle_takings()
        rows = self._all(
            f"""SELECT count(*) OVER (), article, {_SUMS} FROM article_takings WHERE {_OF_DAYS}
            AND article_group = coalesce(nullif(:article_group, ''), article_group)
            GROUP BY article ORDER BY sum(amount_ore) DESC, article LIMIT :limit""",  # noqa: S608 - names of ours
            limit=_ENDLESS if limit is None else limit,
            register=register,
            article_group=group,
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        articles = [TakenArticle(article, *map(int, sums)) for _, article, *sums in rows]
        return TakenArticles(articles, rows[0][0] if rows else 0)

    def articles_apart(
        self,
        from_day: date,
        to_day: date,
        by: SoldBy,
        articles: Sequence[str],
        *,
        register: str = "",
    ) -> list[tuple[str, TakenArticle]]:
        """Return what some articles came to in each day, register or group, with its code."""
        self._settle_takings()
        found: list[tuple[str, TakenArticle]] = []
        for at in range(0, len(articles), _AT_ONCE):
            names = {f"article_{place}": name for place, name in enumerate(articles[at : at + _AT_ONCE])}
            rows = self._all(
                f"""SELECT {by} AS code, article, {_SUMS} FROM article_takings WHERE {_OF_DAYS}
                AND article IN (:{", :".join(names)}) GROUP BY {by}, article""",  # noqa: S608 - names of ours
                register=register,
                from_day=from_day.isoformat(),
                to_day=to_day.isoformat(),
                **names,
            )
            found += [(code, TakenArticle(article, *map(int, sums))) for code, article, *sums in rows]
        return found

    def costed_sales(
        self, from_day: date, to_day: date, by: SoldBy, *, register: str = ""
    ) -> dict[str, CostedSales]:
        """Return what was sold against what a unit costs on the shelf."""
        self._settle_takings()
        # Summed by article before the cost is looked up: once for each, and not for each day.
        rows = self._all(
            f"""SELECT sold.code, sum(CASE WHEN average_milliore IS NULL THEN 0 ELSE sold.net_ore END),
                sum(coalesce(average_milliore, 0) * sold.quantity_milli),
                sum(CASE WHEN average_milliore IS NULL THEN sold.net_ore ELSE 0 END)
            FROM (SELECT {by} AS code, article, sum(quantity_milli) AS quantity_milli,
                sum(amount_ore - vat_ore) AS net_ore FROM article_takings WHERE {_OF_DAYS}
                GROUP BY {by}, article) AS sold
            LEFT JOIN stock_costs ON stock_costs.company = :company AND stock_costs.article = sold.article
            GROUP BY sold.code""",  # noqa: S608 - names of ours
            register=register,
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        return {code: CostedSales(*map(int, sums)) for code, *sums in rows}

    def slowest_articles(
        self, from_day: date, to_day: date, limit: int, *, register: str = ""
    ) -> list[TakenArticle]:
        """Return what is for sale now and came to least of all that was sold, the least first."""
        self._settle_takings()
        rows = self._all(
            f"""SELECT article, {_SUMS} FROM article_takings WHERE {_OF_DAYS}
            AND article IN (SELECT number FROM articles WHERE company = :company AND for_sale = 1)
            GROUP BY article HAVING sum(quantity_milli) > 0
            ORDER BY sum(amount_ore), article LIMIT :limit""",  # noqa: S608 - names of ours
            limit=limit,
            register=register,
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        return [TakenArticle(article, *map(int, sums)) for article, *sums in rows]

    def unsold_counted(self, from_day: date, to_day: date, *, register: str = "") -> int:
        """Return how many articles are for sale now and were neither sold nor taken back."""
        self._settle_takings()
        found = self._one(
            f"""SELECT count(*) FROM articles WHERE company = :company AND for_sale = 1
            AND number NOT IN (SELECT article FROM article_takings WHERE {_OF_DAYS})""",  # noqa: S608 - names of ours
            register=register,
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        return 0 if found is None else int(found[0])

    def unsold_articles(self, from_day: date, to_day: date, *, register: str = "") -> list[tuple[str, str]]:
        """Return number and name of what is for sale now and was neither sold nor taken back."""
        self._settle_takings()
        rows = self._all(
            f"""SELECT number, body FROM articles WHERE company = :company AND for_sale = 1
            AND number NOT IN (SELECT article FROM article_takings WHERE {_OF_DAYS})
            ORDER BY folded, number""",  # noqa: S608 - names of ours
            register=register,
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
        )
        return [(number, _named(body).name) for number, body in rows]

    def sold_since(self, articles: Sequence[str], from_day: date) -> dict[str, int]:
        """Return how much was sold of articles, less what came back, since a business day."""
        if not articles:
            return {}
        self._settle_takings()
        names = {f"article_{place}": number for place, number in enumerate(articles)}
        wanted = ", ".join(f":{name}" for name in names)
        rows = self._all(
            f"""SELECT article, sum(quantity_milli) FROM article_takings
            WHERE company = :company AND article IN ({wanted}) AND day >= :from_day
            GROUP BY article""",  # noqa: S608 - names of ours
            from_day=from_day.isoformat(),
            **names,
        )
        return {article: int(quantity_milli) for article, quantity_milli in rows}

    def takings_of_articles(
        self, articles: Sequence[str], from_day: date, to_day: date
    ) -> list[tuple[date, TakenArticle]]:
        """Return what some articles came to on each business day, by day and article."""
        self._settle_takings()
        names = {f"article_{place}": number for place, number in enumerate(articles)}
        wanted = ", ".join(f":{name}" for name in names) or "NULL"
        rows = self._all(
            f"""SELECT day, article, {_SUMS} FROM article_takings
            WHERE company = :company AND article IN ({wanted}) AND day BETWEEN :from_day AND :to_day
            GROUP BY day, article ORDER BY day, article""",  # noqa: S608 - names of ours
            from_day=from_day.isoformat(),
            to_day=to_day.isoformat(),
            **names,
        )
        return [
            (date.fromisoformat(day), TakenArticle(article, *map(int, sums))) for day, article, *sums in rows
        ]

    def sale_hours_of(self, day: date, *, register: str = "") -> list[HourSpan]:
        """Return where the sales of a business day stand, by register and hour."""
        self._settle_takings()
        rows = self._all(
            """SELECT register, hour, first_entry, last_entry FROM hourly_takings
            WHERE company = :company AND day = :day AND figure = :figure
            AND register = coalesce(nullif(:register, ''), register) ORDER BY register, hour""",
            day=day.isoformat(),
            figure=Figure.SALES,
            register=register,
        )
        return [HourSpan(*row) for row in rows]


def _chosen(figures: Collection[Figure]) -> tuple[dict[str, Figure], str]:
    """Return figures as values of a statement, and the list of their places in it."""
    named = {f"figure_{number}": figure for number, figure in enumerate(figures)}
    return named, ", ".join(f":{name}" for name in named) or "NULL"


def _taken(apart: str, row: Row | list[Any]) -> Taken:
    """Return a row by the names of its columns; PostgreSQL sums whole numbers to decimal ones."""
    names = apart.split(", ")
    found = dict(zip(names, row, strict=False))
    number, quantity_milli, amount_ore, vat_ore = map(int, row[len(names) :])
    return Taken(
        figure=Figure(found["figure"]),
        name=found["name"],
        number=number,
        quantity_milli=quantity_milli,
        amount_ore=amount_ore,
        vat_ore=vat_ore,
        day=date.fromisoformat(found["day"]) if "day" in found else None,
        register=found.get("register", ""),
        operator=found.get("operator", ""),
        hour=found.get("hour"),
    )
