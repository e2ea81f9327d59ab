"""
Money on its way and what has been settled: views over the journal (`tables/bookkeeping/bank.py`).

A Z puts what was taken by card and Vipps on its way, and a pay-out to the bank what was taken in notes;
change that was paid in left the bank, so it is on its way with a minus. A
settlement takes them off, an undone one puts them back. What a terminal took is told right before the Z, with
what gift cards were bought for, which the report itself does not count as sales.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from datakasse.bookkeeping.settlement import Transit
from datakasse.journal.entry import Record
from datakasse.journal.events.books import RoutineSigned, SettlementConfirmed, SettlementUndone
from datakasse.journal.events.day import TerminalReconciled, ZReported
from datakasse.journal.events.drawer import PaidIn, PaidOut
from datakasse.journal.settlement import Settlement
from datakasse.storage.tables.bookkeeping.bank import BankKeeping
from datakasse.storage.tables.bookkeeping.ledger_views import LedgerViews
from datakasse.storage.tables.position import day_of
from datakasse.storage.tables.shop import written
from datakasse.trade.moment import business_day
from datakasse.trade.tender import TERMINAL_TENDERS, TenderKind

_VIEWS: Final = ("money_in_transit", "settlements", "settled", "routine_signatures")
_BEFORE_Z: Final = 50
"""More than what is counted and told before a Z, where every operator has a drawer of her own."""


class SettlementViews(LedgerViews, BankKeeping):
    """How money on its way follows an entry."""

    def rebuild_views(self) -> None:
        """Throw the views away and make them again from the entries."""
        self._forget_transit()
        super().rebuild_views()

    def build_missing_views(self) -> bool:
        """Make the views of a store that has entries from before there were any; tell whether it was so."""
        built = super().build_missing_views()
        if self._one("SELECT view FROM unbuilt_views WHERE company = :company AND view = 'transit'") is None:
            return built
        self._forget_transit()
        for register in self.registers():
            for record in self.records(register.register_id):
                self._follow(record)
        self._run("DELETE FROM unbuilt_views WHERE company = :company AND view = 'transit'")
        return True

    def _show(self, record: Record, day_before: str) -> None:
        """Bring the views up to date with an entry that has just been stored."""
        super()._show(record, day_before)
        self._follow(record)

    def _follow(self, record: Record) -> None:
        if record.training:
            return
        match record.event:
            case ZReported() as z:
                day = self._booked_day(record, "ledger_days")
                for tender, amount_ore in self._taken(record, z):
                    key = f"{record.register}:Z{z.number}:{tender}"
                    self._put_in_transit(
                        record, Transit(key, tender, record.register, day, amount_ore, f"Z {z.number}")
                    )
            case PaidOut(type="bank", amount_ore=amount_ore, reason=reason):
                self._put_cash_in_transit(record, amount_ore, reason)
            case PaidIn(type="change", amount_ore=amount_ore, reason=reason):
                self._put_cash_in_transit(record, -amount_ore, reason)
            case SettlementConfirmed(settlement=settlement):
                self._settle(record, settlement)
            case SettlementUndone(settlement=settlement):
                self._unsettle(settlement)
            case RoutineSigned(month=month, point=point):
                self._run(
                    """INSERT INTO routine_signatures (company, month, point, register, entry)
                    VALUES (:company, :month, :point, :register, :entry)""",
                    month=month,
                    point=point,
                    register=record.register,
                    entry=record.number,
                )
            case _:
                pass

    def _taken(self, record: Record, z: ZReported) -> Iterator[tuple[TenderKind, int]]:
        """Yield what each terminal took, as was told before the Z; what nobody told is in the report."""
        taken = {name: row.amount_ore for row in z.report.payments if (name := row.name) in TERMINAL_TENDERS}
        first = max(z.report.from_entry, record.number - _BEFORE_Z)
        for before in self.records(record.register, first, record.number - 1):
            if isinstance(before.event, TerminalReconciled) and not before.training:
                taken[before.event.tender] = before.event.register_ore
        for name, amount_ore in taken.items():
            if amount_ore:
                yield TenderKind(name), amount_ore

    def _booked_day(self, record: Record, view: str) -> date:
        """Return the day that the ledger has the entry on."""
        found = self._one(
            f"SELECT day FROM {view} WHERE company = :company AND register = :register AND entry = :entry",  # noqa: S608 - a name of ours
            register=record.register,
            entry=record.number,
        )
        return business_day(record.at) if found is None else date.fromisoformat(found[0])

    def _put_cash_in_transit(self, record: Record, amount_ore: int, reason: str) -> None:
        day = self._booked_day(record, "ledger_vouchers")
        key = f"{record.register}:{record.number}:{TenderKind.CASH}"
        self._put_in_transit(record, Transit(key, TenderKind.CASH, record.register, day, amount_ore, reason))

    def _put_in_transit(self, record: Record, transit: Transit) -> None:
        self._run(
            """INSERT INTO money_in_transit (company, key, register, entry, day, tender, amount_ore, text)
            VALUES (:company, :key, :register, :entry, :day, :tender, :amount_ore, :text)""",
            key=transit.key,
            register=transit.register,
            entry=record.number,
            day=transit.day.isoformat(),
            tender=transit.tender,
            amount_ore=transit.amount_ore,
            text=transit.text,
        )

    def _settle(self, record: Record, settlement: Settlement) -> None:
        self._run(
            """INSERT INTO settlements (company, settlement, register, entry, day, body)
            VALUES (:company, :settlement, :register, :entry, :day, :body)""",
            settlement=settlement.settlement,
            register=record.register,
            entry=record.number,
            day=day_of(record),
            body=written(settlement),
        )
        self._move_settled(settlement, 1)
        for payout in settlement.payouts:
            self._run("INSERT INTO settled (company, key, amount_ore) VALUES (:company, :key, 0)", key=payout)

    def _unsettle(self, settlement: Settlement) -> None:
        self._run(
            "DELETE FROM settlements WHERE company = :company AND settlement = :settlement",
            settlement=settlement.settlement,
        )
        self._move_settled(settlement, -1)
        for payout in settlement.payouts:
            self._run("DELETE FROM settled WHERE company = :company AND key = :key", key=payout)

    def _move_settled(self, settlement: Settlement, sign: int) -> None:
        """Count what a settlement takes; money on its way is credited, so its sign is turned."""
        for line in settlement.lines:
            if line.part not in {"bank", "in_transit"}:
                continue
            amount_ore = sign * (line.amount_ore if line.part == "bank" else -line.amount_ore)
            self._run(
                """INSERT INTO settled (company, key, amount_ore) VALUES (:company, :key, :amount_ore)
                ON CONFLICT (company, key) DO UPDATE
                SET amount_ore = settled.amount_ore + excluded.amount_ore""",
                key=line.key,
                amount_ore=amount_ore,
            )
            self._run(
                "DELETE FROM settled WHERE company = :company AND key = :key AND amount_ore = 0", key=line.key
            )

    def _forget_transit(self) -> None:
        for view in _VIEWS:
            self._run(f"DELETE FROM {view} WHERE company = :company")  # noqa: S608 - a name of ours
