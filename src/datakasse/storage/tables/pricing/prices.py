"""Prices and VAT codes that hold from a moment to come, in the database."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import msgspec

from datakasse.storage.ports.pricing.prices import ComingPrice, ComingState
from datakasse.storage.tables.look import Look
from datakasse.storage.tables.shop import written

COMING_PRICES: Final = (
    """CREATE TABLE coming_prices (
        company TEXT NOT NULL,
        coming INTEGER NOT NULL,
        state TEXT NOT NULL,
        valid_from_s INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, coming)
    ) STRICT""",
    "CREATE INDEX coming_prices_by_moment ON coming_prices (company, state, valid_from_s, coming)",
)
"""Seconds since 1970 are whole, and so moments are compared as they are."""

_body = msgspec.json.Decoder(ComingPrice).decode


class PriceLook(Look):
    """What can be asked about them."""

    def coming_price(self, number: int) -> ComingPrice | None:
        """Return a price to come, whatever has become of it."""
        found = self._one(
            "SELECT body FROM coming_prices WHERE company = :company AND coming = :number", number=number
        )
        return None if found is None else _body(found[0])

    def coming_prices(self, limit: int, states: Sequence[ComingState]) -> list[ComingPrice]:
        """Return prices to come that are in one of some states, by moment and then by number."""
        found = [each for state in states for each in self._in_state(state, limit)]
        return sorted(found, key=lambda price: (price.valid_from, price.number))[:limit]

    def prices_due(self, at: datetime, limit: int) -> list[ComingPrice]:
        """Return the first prices whose moment has come and that wait, by moment and then by number."""
        return [each for each in self._in_state(ComingState.WAITS, limit) if each.valid_from <= at]

    def next_price_at(self) -> datetime | None:
        """Return the moment of the next price that waits."""
        first = self._in_state(ComingState.WAITS, 1)
        return first[0].valid_from if first else None

    def last_coming_price(self) -> int:
        """Return the number of the last price to come there has been; 0 before the first."""
        found = self._one("SELECT coalesce(max(coming), 0) FROM coming_prices WHERE company = :company")
        return 0 if found is None else int(found[0])

    def _in_state(self, state: ComingState, limit: int) -> list[ComingPrice]:
        rows = self._all(
            """SELECT body FROM coming_prices WHERE company = :company AND state = :state
            ORDER BY valid_from_s, coming LIMIT :limit""",
            state=str(state),
            limit=limit,
        )
        return [_body(body) for (body,) in rows]


class PricePen(PriceLook):
    """What can be entered about them."""

    def enter_coming_price(self, price: ComingPrice) -> None:
        """
        Enter a price to come; its number is not used before.

        Where another process has just used the number, the command is carried out again and finds the next.
        """
        self._run(
            """INSERT INTO coming_prices (company, coming, state, valid_from_s, body)
            VALUES (:company, :coming, :state, :valid_from_s, :body)""",
            coming=price.number,
            state=str(price.state),
            valid_from_s=int(price.valid_from.astimezone(UTC).timestamp()),
            body=written(price),
        )

    def settle_coming_price(self, price: ComingPrice) -> None:
        """Note what has become of a price to come."""
        self._run(
            """UPDATE coming_prices SET state = :state, body = :body
            WHERE company = :company AND coming = :coming""",
            coming=price.number,
            state=str(price.state),
            body=written(price),
        )
