"""Suppliers, what they sell, and what is ordered from them: records of the office, no part of the journal."""

from collections.abc import Sequence
from typing import Final

import msgspec

from datakasse.storage.tables.look import Look
from datakasse.trade.goods.purchase import OrderState, PurchaseOrder, SuppliedArticle, Supplier

PURCHASING: Final = (
    """CREATE TABLE suppliers (
        company TEXT NOT NULL,
        supplier INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, supplier)
    ) STRICT""",
    """CREATE TABLE supplied_articles (
        company TEXT NOT NULL,
        supplier INTEGER NOT NULL,
        article TEXT NOT NULL,
        is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
        body TEXT NOT NULL,
        PRIMARY KEY (company, supplier, article)
    ) STRICT""",
    "CREATE INDEX supplied_articles_by_article ON supplied_articles (company, article, supplier)",
    """CREATE TABLE purchase_orders (
        company TEXT NOT NULL,
        purchase_order INTEGER NOT NULL,
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        body TEXT NOT NULL,
        PRIMARY KEY (company, purchase_order)
    ) STRICT""",
    "CREATE INDEX purchase_orders_open ON purchase_orders (company, purchase_order) WHERE is_open = 1",
    # What one article sold lately is found without the days of all the others.
    "CREATE INDEX article_takings_by_article ON article_takings (company, article, day)",
)
"""A step of the schema."""

_ENDLESS: Final = 2**63 - 1

_supplier: Final = msgspec.json.Decoder(Supplier).decode
_supplied: Final = msgspec.json.Decoder(SuppliedArticle).decode
_order: Final = msgspec.json.Decoder(PurchaseOrder).decode


class PurchaseLook(Look):
    """What can be asked about what the shop buys."""

    def suppliers(self) -> list[Supplier]:
        """Return all suppliers, by number."""
        rows = self._all("SELECT body FROM suppliers WHERE company = :company ORDER BY supplier")
        return [_supplier(body) for (body,) in rows]

    def supplier(self, supplier: int) -> Supplier | None:
        """Return a supplier, if there is one of that number."""
        found = self._one(
            "SELECT body FROM suppliers WHERE company = :company AND supplier = :supplier", supplier=supplier
        )
        return None if found is None else _supplier(found[0])

    def last_supplier(self) -> int:
        """Return the highest number that a supplier has; 0 before the first."""
        found = self._one("SELECT max(supplier) FROM suppliers WHERE company = :company")
        return 0 if found is None else found[0] or 0

    def supplied_articles(
        self, supplier: int, limit: int, *, after: str = "", only_first: bool = False
    ) -> list[SuppliedArticle]:
        """Return what a supplier sells, by number of the article, after one."""
        rows = self._all(
            """SELECT body FROM supplied_articles WHERE company = :company AND supplier = :supplier
            AND article > :after AND is_first >= :least ORDER BY article LIMIT :limit""",
            supplier=supplier,
            after=after,
            least=int(only_first),
            limit=limit,
        )
        return [_supplied(body) for (body,) in rows]

    def suppliers_of(self, article: str) -> list[SuppliedArticle]:
        """Return an article as each supplier sells it, by supplier."""
        rows = self._all(
            """SELECT body FROM supplied_articles WHERE company = :company AND article = :article
            ORDER BY supplier""",
            article=article,
        )
        return [_supplied(body) for (body,) in rows]

    def buying_prices(self, articles: Sequence[str]) -> dict[str, int]:
        """Return what a unit of articles costs in øre where each is bought, where somebody has said."""
        if not articles:
            return {}
        names = {f"article_{place}": number for place, number in enumerate(articles)}
        wanted = ", ".join(f":{name}" for name in names)
        rows = self._all(
            f"""SELECT body FROM supplied_articles
            WHERE company = :company AND article IN ({wanted}) AND is_first = 1""",  # noqa: S608 - names of ours
            **names,
        )
        bought = (_supplied(body) for (body,) in rows)
        return {each.article: each.unit_cost_ore for each in bought if each.unit_cost_ore is not None}

    def buying_prices_alone(self) -> dict[str, int]:
        """Return the same of every article of which the shelf has no cost."""
        rows = self._all(
            """SELECT body FROM supplied_articles WHERE company = :company AND is_first = 1
            AND NOT EXISTS (SELECT 1 FROM stock_costs WHERE stock_costs.company = supplied_articles.company
                AND stock_costs.article = supplied_articles.article)"""
        )
        bought = (_supplied(body) for (body,) in rows)
        return {each.article: each.unit_cost_ore for each in bought if each.unit_cost_ore is not None}

    def purchase_order(self, order: int) -> PurchaseOrder | None:
        """Return an order, if there is one of that number."""
        found = self._one(
            "SELECT body FROM purchase_orders WHERE company = :company AND purchase_order = :number",
            number=order,
        )
        return None if found is None else _order(found[0])

    def last_purchase_order(self) -> int:
        """Return the highest number that an order has; 0 before the first."""
        found = self._one("SELECT max(purchase_order) FROM purchase_orders WHERE company = :company")
        return 0 if found is None else found[0] or 0

    def purchase_orders(self, limit: int, *, before: int | None = None) -> list[PurchaseOrder]:
        """Return orders, the newest first."""
        rows = self._all(
            """SELECT body FROM purchase_orders WHERE company = :company AND purchase_order < :before
            ORDER BY purchase_order DESC LIMIT :limit""",
            before=_ENDLESS if before is None else before,
            limit=limit,
        )
        return [_order(body) for (body,) in rows]

    def open_purchase_orders(self) -> list[PurchaseOrder]:
        """Return the orders that are not closed, the newest first."""
        rows = self._all(
            """SELECT body FROM purchase_orders WHERE company = :company AND is_open = 1
            ORDER BY purchase_order DESC"""
        )
        return [_order(body) for (body,) in rows]


class PurchasePen(PurchaseLook):
    """What can be entered about what the shop buys."""

    def put_supplier(self, supplier: Supplier) -> None:
        """Enter or change a supplier."""
        self._of_company()
        self._run(
            """INSERT INTO suppliers (company, supplier, body) VALUES (:company, :supplier, :body)
            ON CONFLICT (company, supplier) DO UPDATE SET body = excluded.body""",
            supplier=supplier.number,
            body=msgspec.json.encode(supplier).decode(),
        )

    def put_supplied_article(self, supplied: SuppliedArticle) -> None:
        """Enter or change an article as a supplier sells it."""
        self._of_company()
        self._run(
            """INSERT INTO supplied_articles (company, supplier, article, is_first, body)
            VALUES (:company, :supplier, :article, :is_first, :body)
            ON CONFLICT (company, supplier, article) DO UPDATE
            SET is_first = excluded.is_first, body = excluded.body""",
            supplier=supplied.supplier,
            article=supplied.article,
            is_first=int(supplied.is_first),
            body=msgspec.json.encode(supplied).decode(),
        )

    def drop_supplied_article(self, supplier: int, article: str) -> None:
        """Take away that a supplier sells an article."""
        self._run(
            """DELETE FROM supplied_articles
            WHERE company = :company AND supplier = :supplier AND article = :article""",
            supplier=supplier,
            article=article,
        )

    def put_purchase_order(self, order: PurchaseOrder) -> None:
        """Enter or change an order."""
        self._of_company()
        self._run(
            """INSERT INTO purchase_orders (company, purchase_order, is_open, body)
            VALUES (:company, :number, :is_open, :body)
            ON CONFLICT (company, purchase_order) DO UPDATE
            SET is_open = excluded.is_open, body = excluded.body""",
            number=order.number,
            is_open=int(order.state is not OrderState.CLOSED),
            body=msgspec.json.encode(order).decode(),
        )
