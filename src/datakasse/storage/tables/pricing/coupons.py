"""Coupons in the database, and which sales used them: that is a view over the journal."""

from typing import Final

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.pricing.coupons import CouponUse
from datakasse.storage.tables.look import Look, Row
from datakasse.storage.tables.shop import written
from datakasse.trade.pricing.coupon import Coupon

COUPONS: Final = (
    """CREATE TABLE coupons (
        company TEXT NOT NULL,
        coupon INTEGER NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, coupon)
    ) STRICT""",
    """CREATE TABLE coupon_codes (
        company TEXT NOT NULL,
        code TEXT NOT NULL,
        coupon INTEGER NOT NULL,
        PRIMARY KEY (company, code)
    ) STRICT""",
    """CREATE TABLE coupon_uses (
        company TEXT NOT NULL,
        coupon INTEGER NOT NULL,
        code TEXT NOT NULL,
        register TEXT NOT NULL,
        transaction_number INTEGER NOT NULL,
        PRIMARY KEY (company, coupon, code, register, transaction_number)
    ) STRICT""",
)
"""A step of the schema."""

_coupon = msgspec.json.Decoder(Coupon).decode


class CouponLook(Look):
    """What can be asked about them."""

    def coupons(self, limit: int) -> list[Coupon]:
        """Return coupons, the newest first."""
        rows = self._all(
            "SELECT body FROM coupons WHERE company = :company ORDER BY coupon DESC LIMIT :limit", limit=limit
        )
        return [_coupon(body) for (body,) in rows]

    def coupon(self, number: int) -> Coupon | None:
        """Return the coupon of a number, if there is one."""
        found = self._one(
            "SELECT body FROM coupons WHERE company = :company AND coupon = :number", number=number
        )
        return None if found is None else _coupon(found[0])

    def coupon_with_code(self, code: str) -> Coupon | None:
        """Return the coupon that has a code, if there is one."""
        found = self._one(
            "SELECT coupon FROM coupon_codes WHERE company = :company AND code = :code", code=code
        )
        return None if found is None else self.coupon(found[0])

    def coupon_use(self, coupon: int, code: str) -> CouponUse | None:
        """Return the first sale that a code of a coupon was used for; nobody else uses it meanwhile."""
        found = self._one(
            """SELECT register, transaction_number, code FROM coupon_uses
            WHERE company = :company AND coupon = :coupon AND code = :code
            ORDER BY register, transaction_number LIMIT 1""",
            coupon=coupon,
            code=code,
        )
        return None if found is None else _use(found)

    def coupon_uses(self, coupon: int) -> list[CouponUse]:
        """Return the sales that a coupon took something off, by register and transaction."""
        rows = self._all(
            """SELECT register, transaction_number, code FROM coupon_uses
            WHERE company = :company AND coupon = :coupon ORDER BY register, transaction_number, code""",
            coupon=coupon,
        )
        return [_use(row) for row in rows]

    def coupons_used(self) -> dict[int, int]:
        """Return how many sales each coupon took something off."""
        rows = self._all(
            """SELECT coupon, count(*) FROM coupon_uses WHERE company = :company
            GROUP BY coupon ORDER BY coupon"""
        )
        return dict(rows)


class CouponPen(CouponLook):
    """What can be entered about them, and how an entry counts."""

    def put_coupon(self, coupon: Coupon) -> None:
        """Enter a coupon with its codes, or that it ends at another moment."""
        self._run(
            """INSERT INTO coupons (company, coupon, body) VALUES (:company, :number, :body)
            ON CONFLICT (company, coupon) DO UPDATE SET body = excluded.body""",
            number=coupon.number,
            body=written(coupon),
        )
        for code in coupon.codes:
            self._run(
                """INSERT INTO coupon_codes (company, code, coupon) VALUES (:company, :code, :number)
                ON CONFLICT (company, code) DO UPDATE SET coupon = excluded.coupon""",
                code=code,
                number=coupon.number,
            )
        self._shop_changed()

    def _show_coupon(self, record: Record) -> None:
        """Count the coupon of a sale, if it had one; what is done in training uses nothing up."""
        event, made = record.event, record.transaction
        if not isinstance(event, SaleCompleted) or not event.sale.coupon or made is None or record.training:
            return
        self._run(
            """INSERT INTO coupon_uses (company, coupon, code, register, transaction_number)
            VALUES (:company, :coupon, :code, :register, :transaction)""",
            coupon=event.sale.coupon.coupon,
            code=event.sale.coupon.code,
            register=record.register,
            transaction=made.number,
        )


def _use(row: Row) -> CouponUse:
    register, transaction, code = row
    return CouponUse(register, transaction, code)
