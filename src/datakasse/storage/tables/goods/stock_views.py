"""
Stock: a view over the journal, written in the same transaction as the entry.

    SaleCompleted             ─▶ stock_levels (one row for each article that the sale drew from)
    goods that people move    ─▶ stock_levels, stock_moves
    GoodsReceived with a cost ─▶ stock_costs

A sale says itself what it drew (`trade/sale/basket.py`), so the view is the same when it is made again,
whatever has become of the articles since, and in whatever order the registers' journals are read.
"""

from datakasse.bookkeeping.stock_moves import costs_in, moved_by, sold_by
from datakasse.journal.entry import Record
from datakasse.journal.events.goods import GoodsEvent
from datakasse.storage.tables.bookkeeping.settlement_views import SettlementViews
from datakasse.storage.tables.goods.stock import StockReadings


class StockViews(SettlementViews, StockReadings):
    """How stock follows an entry."""

    def rebuild_views(self) -> None:
        """Throw the views away and make them again from the entries."""
        for view in ("stock_levels", "stock_moves", "stock_costs"):
            self._run(f"DELETE FROM {view} WHERE company = :company")  # noqa: S608 - a name of ours
        super().rebuild_views()

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        for article, quantity_milli in sold_by(record):
            place = self.register(record.register).location
            self._move_stock(record.register, article, place, sold_milli=quantity_milli)
        if not record.training and isinstance(record.event, GoodsEvent):
            self._show_goods(record, record.event)

    def put_stock_room(self, room: str, name: str) -> None:
        """Enter a room that no register stands in, or give it another name."""
        self._of_company()
        self._run(
            """INSERT INTO stock_rooms (company, room, name) VALUES (:company, :room, :name)
            ON CONFLICT (company, room) DO UPDATE SET name = excluded.name""",
            room=room,
            name=name,
        )

    def _show_goods(self, record: Record, event: GoodsEvent) -> None:
        for line, move in enumerate(moved_by(event)):
            self._move_stock(record.register, move.article, move.place, moved_milli=move.quantity_milli)
            self._run(
                """INSERT INTO stock_moves (company, article, at, register, entry, line, place,
                    quantity_milli, before_milli)
                VALUES (:company, :article, :at, :register, :entry, :line, :place,
                    :quantity_milli, :before_milli)""",
                article=move.article,
                at=record.at.isoformat(timespec="milliseconds"),
                register=record.register,
                entry=record.number,
                line=line,
                place=move.place,
                quantity_milli=move.quantity_milli,
                before_milli=move.before_milli,
            )
        for cost in costs_in(event):
            # The newest cost counts, in whatever order the journals are read.
            self._run(
                """INSERT INTO stock_costs (company, article, turn, register, average_milliore)
                VALUES (:company, :article, :turn, :register, :average_milliore)
                ON CONFLICT (company, article) DO UPDATE
                SET turn = excluded.turn, register = excluded.register,
                    average_milliore = excluded.average_milliore
                WHERE (excluded.turn, excluded.register) > (stock_costs.turn, stock_costs.register)""",
                article=cost.article,
                turn=cost.turn,
                register=record.register,
                average_milliore=cost.average_milliore,
            )

    def _move_stock(
        self, register: str, article: str, place: str, *, sold_milli: int = 0, moved_milli: int = 0
    ) -> None:
        self._run(
            """INSERT INTO stock_levels (company, register, article, place, sold_milli, moved_milli)
            VALUES (:company, :register, :article, :place, :sold_milli, :moved_milli)
            ON CONFLICT (company, register, article, place) DO UPDATE
            SET sold_milli = stock_levels.sold_milli + excluded.sold_milli,
                moved_milli = stock_levels.moved_milli + excluded.moved_milli""",
            register=register,
            article=article,
            place=place,
            sold_milli=sold_milli,
            moved_milli=moved_milli,
        )
