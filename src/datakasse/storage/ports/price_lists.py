"""What may be asked of a database about price lists, and entered; a part of `ports/store.py`."""

from collections.abc import Mapping
from typing import Protocol

from datakasse.trade.price_list import PriceList


class PriceListReadings(Protocol):
    """What can be asked."""

    def price_lists(self) -> list[PriceList]:
        """Return every price list there has been, by number."""
        ...

    def list_price(self, number: int, article: str) -> int | None:
        """Return what an article costs on a list; None where it is not on it."""
        ...

    def list_prices(self, number: int) -> dict[str, int]:
        """Return what each article on a list costs, by article."""
        ...


class PriceListBooks(PriceListReadings, Protocol):
    """What can be entered."""

    def put_price_list(self, price_list: PriceList) -> None:
        """Enter a price list, or how it is from now on."""
        ...

    def put_list_prices(self, number: int, prices: Mapping[str, int | None]) -> None:
        """Enter what articles cost on a list from now on; None takes one off it."""
        ...
