"""Day vouchers on their way to an accounting system, and the connections they go over."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, KeptConnection
from datakasse.storage.tables.look import Look

OUTBOX: Final = (
    """CREATE TABLE delivery_connections (
        company TEXT NOT NULL,
        connection INTEGER NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (company, connection)
    ) STRICT""",
    """CREATE TABLE deliveries (
        company TEXT NOT NULL,
        connection INTEGER NOT NULL,
        voucher TEXT NOT NULL,
        day TEXT NOT NULL,
        state TEXT NOT NULL,
        is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
        body BLOB NOT NULL,
        PRIMARY KEY (company, connection, voucher),
        FOREIGN KEY (company, connection) REFERENCES delivery_connections (company, connection)
    ) STRICT""",
    "CREATE INDEX deliveries_open ON deliveries (company, connection, day, voucher) WHERE is_open = 1",
    "CREATE INDEX deliveries_by_state ON deliveries (company, connection, state, day)",
)
"""The tables, as a step of the migrations."""

_BODY: Final = "SELECT body FROM deliveries WHERE company = :company AND connection = :connection"


class DeliveryReadings(Look):
    """What can be asked about them."""

    def connections(self) -> list[KeptConnection]:
        """Return all connections there ever were, oldest first; the last one counts."""
        rows = self._all(
            "SELECT connection, body FROM delivery_connections WHERE company = :company ORDER BY connection"
        )
        return [KeptConnection(number, body) for number, body in rows]

    def delivery(self, connection: int, key: str) -> Delivery | None:
        """Return where a voucher is; None where no row was made."""
        found = self._one(
            f"{_BODY} AND voucher = :voucher",
            connection=connection,
            voucher=key,
        )
        return None if found is None else _delivery(found[0])

    def deliveries(
        self, connection: int, states: Iterable[DeliveryState] = DeliveryState
    ) -> Iterator[Delivery]:
        """Yield vouchers in the states given, newest day first."""
        names = {f"state_{place}": state for place, state in enumerate(sorted(frozenset(states)))}
        listed = ", ".join(f":{name}" for name in names)
        rows = self._stream(
            f"{_BODY} AND state IN ({listed}) ORDER BY day DESC, voucher DESC",
            connection=connection,
            **names,
        )
        for (body,) in rows:
            yield _delivery(body)

    def open_deliveries(self, connection: int) -> list[Delivery]:
        """Return the vouchers that something can be done about without a person, oldest day first."""
        rows = self._all(
            f"{_BODY} AND is_open = 1 ORDER BY day, voucher",
            connection=connection,
        )
        return [_delivery(body) for (body,) in rows]

    def delivery_counts(self, connection: int) -> dict[DeliveryState, int]:
        """Return how many vouchers are in each state; states without any are left out."""
        rows = self._all(
            """SELECT state, count(*) FROM deliveries
            WHERE company = :company AND connection = :connection GROUP BY state ORDER BY state""",
            connection=connection,
        )
        return {DeliveryState(state): count for state, count in rows}


class DeliveryBooks(DeliveryReadings):
    """What can be written about them."""

    def put_connection(self, connection: KeptConnection) -> None:
        """Enter or change a connection."""
        self._run(
            """INSERT INTO delivery_connections (company, connection, body)
            VALUES (:company, :connection, :body)
            ON CONFLICT (company, connection) DO UPDATE SET body = excluded.body""",
            connection=connection.number,
            body=connection.body,
        )

    def put_delivery(self, delivery: Delivery) -> None:
        """Enter a voucher, or change where it is."""
        self._run(
            """INSERT INTO deliveries (company, connection, voucher, day, state, is_open, body)
            VALUES (:company, :connection, :voucher, :day, :state, :is_open, :body)
            ON CONFLICT (company, connection, voucher) DO UPDATE
            SET day = excluded.day, state = excluded.state, is_open = excluded.is_open,
                body = excluded.body""",
            connection=delivery.connection,
            voucher=delivery.key,
            day=delivery.day.isoformat(),
            state=delivery.state,
            is_open=int(delivery.is_open),
            body=msgspec.json.encode(delivery),
        )


def _delivery(body: bytes) -> Delivery:
    return msgspec.json.decode(body, type=Delivery)
