"""Price lists in the database: each as it is now, and its prices beside it."""

from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.storage.tables.shop import written
from datakasse.trade.pricing.price_list import PriceList

PRICE_LISTS: Final = (
    """CREATE TABLE price_lists (
        company TEXT NOT NULL,
        price_list INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, price_list)
    ) STRICT""",
    """CREATE TABLE list_prices (
        company TEXT NOT NULL,
        price_list INTEGER NOT NULL,
        article TEXT NOT NULL,
        price_ore INTEGER NOT NULL,
        PRIMARY KEY (company, price_list, article)
    ) STRICT""",
)
"""A step of the schema."""

_body = msgspec.json.Decoder(PriceList).decode


class PriceListLook(Look):
    """What can be asked about them."""

    def price_lists(self) -> list[PriceList]:
        """Return every price list there has been, by number."""
        return self._remember(("price_lists",), self._read_price_lists)

    def prices_on_lists(
        self, numbers: Collection[int], articles: Collection[str]
    ) -> dict[int, dict[str, int]]:
        """Return what some articles cost on each of some lists; what is not on it is left out."""
        found: dict[int, dict[str, int]] = {number: {} for number in numbers}
        if not numbers or not articles:
            return found
        lists = {f"list_{place}": number for place, number in enumerate(numbers)}
        goods = {f"article_{place}": article for place, article in enumerate(articles)}
        rows = self._all(
            f"""SELECT price_list, article, price_ore FROM list_prices
            WHERE company = :company AND price_list IN ({_named(lists)}) AND article IN ({_named(goods)})""",  # noqa: S608 - names of ours
            **lists,
            **goods,
        )
        for number, article, price_ore in rows:
            found[number][article] = price_ore
        return found

    def list_prices(self, number: int) -> dict[str, int]:
        """Return what each article on a list costs, by article."""
        rows = self._all(
            """SELECT article, price_ore FROM list_prices
            WHERE company = :company AND price_list = :number ORDER BY article""",
            number=number,
        )
        return dict(rows)

    def list_lengths(self) -> dict[int, int]:
        """Return how many articles are on each list; one with none on it is left out."""
        rows = self._all(
            "SELECT price_list, COUNT(*) FROM list_prices WHERE company = :company GROUP BY price_list"
        )
        return dict(rows)

    def _read_price_lists(self) -> list[PriceList]:
        rows = self._all("SELECT body FROM price_lists WHERE company = :company ORDER BY price_list")
        return [_body(body) for (body,) in rows]


def _named(values: Mapping[str, object]) -> str:
    """Return the parameters of some values as SQL has them."""
    return ", ".join(f":{name}" for name in values)


class PriceListPen(PriceListLook):
    """What can be entered about them."""

    def put_price_list(self, price_list: PriceList) -> None:
        """
        Enter a price list, or how it is from now on.

        Where another process has just used the number, the command is carried out again and finds the next.
        """
        is_new = price_list.version == 1
        self._run(
            """INSERT INTO price_lists (company, price_list, body) VALUES (:company, :number, :body)"""
            if is_new
            else "UPDATE price_lists SET body = :body WHERE company = :company AND price_list = :number",
            number=price_list.number,
            body=written(price_list),
        )
        self._shop_changed()

    def put_list_prices(self, number: int, prices: Mapping[str, int | None]) -> None:
        """Enter what articles cost on a list from now on; None takes one off it."""
        self._run_all(
            """DELETE FROM list_prices
            WHERE company = :company AND price_list = :number AND article = :article""",
            ({"number": number, "article": article} for article, price in prices.items() if price is None),
        )
        self._run_all(
            """INSERT INTO list_prices (company, price_list, article, price_ore)
            VALUES (:company, :number, :article, :price_ore)
            ON CONFLICT (company, price_list, article) DO UPDATE SET price_ore = excluded.price_ore""",
            (
                {"number": number, "article": article, "price_ore": price_ore}
                for article, price_ore in prices.items()
                if price_ore is not None
            ),
        )
