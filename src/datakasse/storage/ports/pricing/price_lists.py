"""What may be asked of a database about price lists, and entered; a part of `ports/store.py`."""

from collections.abc import Collection, Mapping
from typing import Protocol

from datakasse.trade.pricing.price_list import PriceList


class PriceListReadings(Protocol):
    """What can be asked."""

    def price_lists(self) -> list[PriceList]:
        """Return every price list there has been, by number."""
        ...

    def prices_on_lists(
        self, numbers: Collection[int], articles: Collection[str]
    ) -> dict[int, dict[str, int]]:
        """Return what some articles cost on each of some lists; what is not on it is left out."""
        ...

    def list_prices(self, number: int) -> dict[str, int]:
        """Return what each article on a list costs, by article."""
        ...

    def list_lengths(self) -> dict[int, int]:
        """Return how many articles are on each list; one with none on it is left out."""
        ...


class PriceListBooks(PriceListReadings, Protocol):
    """What can be entered."""

    def put_price_list(self, price_list: PriceList) -> None:
        """Enter a price list, or how it is from now on."""
        ...

    def put_list_prices(self, number: int, prices: Mapping[str, int | None]) -> None:
        """Enter what articles cost on a list from now on; None takes one off it."""
        ...
