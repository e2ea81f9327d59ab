"""
Points of customers in the database: a view over the journal.

    SaleCompleted with points ─▶ points_moves, points_balances
    CustomerErased            ─▶ hers go, and stay gone whichever journal is read first

No balance is checked to be above zero here: whoever makes the views again reads one register after the other,
and may see points spent before they are earned. That there are enough is asked before a sale is recorded.
"""

from datetime import date
from typing import Final

from datakasse.journal.entry import Record
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.people.points import PointsRow
from datakasse.storage.tables.look import Look
from datakasse.trade.moment import in_norway

POINTS: Final = (
    """CREATE TABLE points_balances (
        company TEXT NOT NULL,
        customer TEXT NOT NULL,
        balance INTEGER NOT NULL,
        is_erased INTEGER NOT NULL CHECK (is_erased IN (0, 1)),
        PRIMARY KEY (company, customer)
    ) STRICT""",
    """CREATE TABLE points_moves (
        company TEXT NOT NULL,
        customer TEXT NOT NULL,
        day TEXT NOT NULL,
        register TEXT NOT NULL,
        entry INTEGER NOT NULL,
        earned INTEGER NOT NULL,
        spent INTEGER NOT NULL,
        taken_back INTEGER NOT NULL,
        PRIMARY KEY (company, customer, day, register, entry)
    ) STRICT""",
)
"""A step of the schema."""

POINT_VIEWS: Final = ("points_balances", "points_moves")
"""What is made again from the entries."""


class PointsLook(Look):
    """What can be asked about them."""

    def points_balance(self, customer: str) -> int:
        """Return the points of a customer; with the pen in hand nobody else moves them meanwhile."""
        found = self._one(
            "SELECT balance FROM points_balances WHERE company = :company AND customer = :customer",
            customer=customer,
        )
        return 0 if found is None else int(found[0])

    def points_moves(self, customer: str, limit: int) -> list[PointsRow]:
        """Return what was done to a customer's points, newest first."""
        rows = self._all(
            """SELECT register, entry, day, earned, spent, taken_back FROM points_moves
            WHERE company = :company AND customer = :customer
            ORDER BY day DESC, register DESC, entry DESC LIMIT :limit""",
            customer=customer,
            limit=limit,
        )
        return [
            PointsRow(register, entry, date.fromisoformat(day), *counts)
            for register, entry, day, *counts in rows
        ]


class PointsPen(PointsLook):
    """How an entry counts."""

    def _show_points(self, record: Record) -> None:
        """Count what a sale did to points; what is done in training does nothing."""
        event = record.event
        if not isinstance(event, SaleCompleted) or record.training:
            return
        for moved in event.sale.points or ():
            if self._is_erased(moved.customer):
                continue
            self._run(
                """INSERT INTO points_balances (company, customer, balance, is_erased)
                VALUES (:company, :customer, :points, 0)
                ON CONFLICT (company, customer) DO UPDATE
                SET balance = points_balances.balance + excluded.balance""",
                customer=moved.customer,
                points=moved.earned - moved.spent - moved.taken_back,
            )
            self._run(
                """INSERT INTO points_moves
                    (company, customer, day, register, entry, earned, spent, taken_back)
                VALUES (:company, :customer, :day, :register, :entry, :earned, :spent, :taken_back)""",
                customer=moved.customer,
                day=in_norway(record.at).date().isoformat(),
                register=record.register,
                entry=record.number,
                earned=moved.earned,
                spent=moved.spent,
                taken_back=moved.taken_back,
            )

    def _forget_points(self, customer: str) -> None:
        """Drop the points of a customer who is erased, and whatever another journal tells of them."""
        self._run(
            "DELETE FROM points_moves WHERE company = :company AND customer = :customer", customer=customer
        )
        self._run(
            """INSERT INTO points_balances (company, customer, balance, is_erased)
            VALUES (:company, :customer, 0, 1)
            ON CONFLICT (company, customer) DO UPDATE SET balance = 0, is_erased = 1""",
            customer=customer,
        )

    def _is_erased(self, customer: str) -> bool:
        found = self._one(
            "SELECT is_erased FROM points_balances WHERE company = :company AND customer = :customer",
            customer=customer,
        )
        return found is not None and bool(found[0])
