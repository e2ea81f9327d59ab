"""What the till does when the books say that nothing is left: for the shop, and for articles that differ."""

from collections.abc import Sequence
from typing import Final

from datakasse.storage.tables.look import Look
from datakasse.trade.goods.stock import EmptyShelf

SHELF_RULES: Final = (
    # The shop's own rule is that of no article.
    """CREATE TABLE shelf_rules (
        company TEXT NOT NULL,
        article TEXT NOT NULL,
        rule TEXT NOT NULL,
        PRIMARY KEY (company, article)
    ) STRICT, WITHOUT ROWID""",
)
"""A step of the schema."""


class ShelfRuleReadings(Look):
    """What can be asked about empty shelves."""

    def shelf_rules(self, articles: Sequence[str]) -> dict[str, EmptyShelf]:
        """Return the rules that were set: of some articles, and under "" the shop's own."""
        names = {f"article_{place}": number for place, number in enumerate(("", *articles))}
        wanted = ", ".join(f":{name}" for name in names)
        rows = self._all(
            f"""SELECT article, rule FROM shelf_rules
            WHERE company = :company AND article IN ({wanted}) ORDER BY article""",  # noqa: S608 - names of ours
            **names,
        )
        return {article: EmptyShelf(rule) for article, rule in rows}

    def every_shelf_rule(self) -> dict[str, EmptyShelf]:
        """Return all rules that were set, by article; under "" the shop's own."""
        rows = self._all("SELECT article, rule FROM shelf_rules WHERE company = :company ORDER BY article")
        return {article: EmptyShelf(rule) for article, rule in rows}


class ShelfRuleBooks(ShelfRuleReadings):
    """What can be entered about empty shelves."""

    def put_shelf_rule(self, article: str, rule: EmptyShelf | None) -> None:
        """Enter the rule of an article, the shop's own where it is ""; None takes it away."""
        self._run("DELETE FROM shelf_rules WHERE company = :company AND article = :article", article=article)
        if rule is not None:
            self._run(
                "INSERT INTO shelf_rules (company, article, rule) VALUES (:company, :article, :rule)",
                article=article,
                rule=str(rule),
            )
