"""What articles are made of: how the shop has it now. What a sale drew stands in the sale."""

from collections.abc import Iterable
from typing import Final

from datakasse.storage.tables.look import Look
from datakasse.trade.goods.recipe import Making
from datakasse.trade.goods.stock import Draw

RECIPES: Final = (
    """CREATE TABLE recipe_parts (
        company TEXT NOT NULL,
        article TEXT NOT NULL,
        part TEXT NOT NULL,
        quantity_milli INTEGER NOT NULL,
        PRIMARY KEY (company, article, part)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX recipe_parts_by_part ON recipe_parts (company, part, article)",
)
"""A step of the schema."""


class RecipeReadings(Look):
    """What can be asked about recipes."""

    def making(self, article: str) -> Making:
        """Return how an article comes to be there when it is sold; every line that is rung up asks."""
        return self._remember(("making", article), lambda: self._read_making(article))

    def _read_making(self, article: str) -> Making:
        found = self._one(
            "SELECT stock_kept FROM articles WHERE company = :company AND number = :number", number=article
        )
        if found is not None and found[0]:
            return Making(kept=True)
        return Making(kept=False, parts=self.recipe(article))

    def recipe(self, article: str) -> tuple[Draw, ...]:
        """Return what one unit of an article is made of, by number; nothing for most."""
        rows = self._all(
            """SELECT part, quantity_milli FROM recipe_parts
            WHERE company = :company AND article = :article ORDER BY part""",
            article=article,
        )
        return tuple(Draw(part, quantity_milli) for part, quantity_milli in rows)

    def made_articles(self, limit: int, *, after: str = "") -> list[str]:
        """Return numbers of articles that are made of others, after a number."""
        rows = self._all(
            """SELECT DISTINCT article FROM recipe_parts WHERE company = :company AND article > :after
            ORDER BY article LIMIT :limit""",
            after=after,
            limit=limit,
        )
        return [article for (article,) in rows]

    def made_with(self, part: str) -> list[str]:
        """Return numbers of the articles that an article is a part of."""
        rows = self._all(
            "SELECT article FROM recipe_parts WHERE company = :company AND part = :part ORDER BY article",
            part=part,
        )
        return [article for (article,) in rows]


class RecipeBooks(RecipeReadings):
    """What can be entered about recipes."""

    def put_recipe(self, article: str, parts: Iterable[Draw]) -> None:
        """Enter what one unit of an article is made of, instead of what was; nothing where there is none."""
        self._run("DELETE FROM recipe_parts WHERE company = :company AND article = :article", article=article)
        for part in parts:
            self._run(
                """INSERT INTO recipe_parts (company, article, part, quantity_milli)
                VALUES (:company, :article, :part, :quantity_milli)""",
                article=article,
                part=part.article,
                quantity_milli=part.quantity_milli,
            )
        self._shop_changed()
