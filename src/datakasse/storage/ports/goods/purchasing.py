"""What the office may ask a database about suppliers and orders."""

from collections.abc import Sequence
from typing import Protocol

from datakasse.trade.goods.purchase import PurchaseOrder, SuppliedArticle, Supplier


class PurchaseReadings(Protocol):
    """What can be read about what the shop buys."""

    def suppliers(self) -> list[Supplier]:
        """Return all suppliers, by number."""
        ...

    def supplier(self, supplier: int) -> Supplier | None:
        """Return a supplier, if there is one of that number."""
        ...

    def last_supplier(self) -> int:
        """Return the highest number that a supplier has, or 0; with the pen in hand the next is ours."""
        ...

    def supplied_articles(
        self, supplier: int, limit: int, *, after: str = "", only_first: bool = False
    ) -> list[SuppliedArticle]:
        """Return what a supplier sells after an article, by number; `only_first`: what is bought there."""
        ...

    def suppliers_of(self, article: str) -> list[SuppliedArticle]:
        """Return an article as each supplier sells it, by supplier."""
        ...

    def buying_prices(self, articles: Sequence[str]) -> dict[str, int]:
        """Return what a unit of articles costs in øre where each is bought, where somebody has said."""
        ...

    def buying_prices_alone(self) -> dict[str, int]:
        """Return the same of every article of which the shelf has no cost."""
        ...

    def purchase_order(self, order: int) -> PurchaseOrder | None:
        """Return an order, if there is one of that number."""
        ...

    def last_purchase_order(self) -> int:
        """Return the highest number that an order has, 0 before the first; with the pen, the next is ours."""
        ...

    def purchase_orders(self, limit: int, *, before: int | None = None) -> list[PurchaseOrder]:
        """Return orders, the newest first, those before a number."""
        ...

    def open_purchase_orders(self) -> list[PurchaseOrder]:
        """Return the orders that are not closed, the newest first."""
        ...


class PurchaseBooks(Protocol):
    """What can be written about what the shop buys."""

    def put_supplier(self, supplier: Supplier) -> None:
        """Enter or change a supplier."""
        ...

    def put_supplied_article(self, supplied: SuppliedArticle) -> None:
        """Enter or change an article as a supplier sells it."""
        ...

    def drop_supplied_article(self, supplier: int, article: str) -> None:
        """Take away that a supplier sells an article."""
        ...

    def put_purchase_order(self, order: PurchaseOrder) -> None:
        """Enter or change an order."""
        ...
