"""Prices and VAT codes that hold from a moment to come, as they are kept; a part of `ports/store.py`."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import msgspec

from datakasse.storage.ports.pricing.experiments import ExperimentBooks, ExperimentReadings


class ComingState(StrEnum):
    """What has become of a price to come."""

    WAITS = "waits"
    IN_EFFECT = "in_effect"
    TAKEN_BACK = "taken_back"
    REFUSED = "refused"


class ComingPrice(msgspec.Struct, frozen=True):
    """
    What an article costs, or what its VAT is, from a moment on.

    Attributes:
        number: 1, 2, 3 … in a shop; never used again.
        article: Number of the article.
        valid_from: The moment it holds from, UTC, whole seconds.
        price_ore: Price with VAT of one unit; None where the price stays as it is.
        vat_code: The shop's VAT code, taken away; empty where it stays as it is.
        operator: Who entered it.
        state: What has become of it.
        why: Why it was refused, where it was: the sentence.
    """

    number: int
    article: str
    valid_from: datetime
    price_ore: int | None
    vat_code: str
    operator: str
    state: ComingState = ComingState.WAITS
    why: str = ""


class PriceReadings(ExperimentReadings, Protocol):
    """What can be asked."""

    def coming_price(self, number: int) -> ComingPrice | None:
        """Return a price to come, whatever has become of it."""
        ...

    def coming_prices(self, limit: int, states: Sequence[ComingState]) -> list[ComingPrice]:
        """Return prices to come that are in one of some states, by moment and then by number."""
        ...

    def prices_due(self, at: datetime, limit: int) -> list[ComingPrice]:
        """Return the first prices whose moment has come and that wait, by moment and then by number."""
        ...

    def next_price_at(self) -> datetime | None:
        """Return the moment of the next price that waits."""
        ...

    def last_coming_price(self) -> int:
        """Return the number of the last price to come there has been; 0 before the first."""
        ...


class PriceBooks(ExperimentBooks, PriceReadings, Protocol):
    """What can be written."""

    def enter_coming_price(self, price: ComingPrice) -> None:
        """Enter a price to come; its number is not used before."""
        ...

    def settle_coming_price(self, price: ComingPrice) -> None:
        """Note what has become of a price to come."""
        ...
