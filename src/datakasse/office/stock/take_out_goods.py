"""
Take goods for own use (*uttak*): no sale and in no Z, but a voucher with VAT of what they are sold for.

Law: law.md 3.3; mval. § 3-21 (withdrawals are taxed), § 4-9 (at what they are ordinarily sold for).
"""

import msgspec

from datakasse.bookkeeping.voucher import Voucher
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.phrase import Phrase
from datakasse.errors.stock.goods import BadGoods
from datakasse.journal.events.goods import GoodsTakenOut, TakenGoods
from datakasse.office.stock.move_goods import Goods, demand_goods, demand_reason, on_hand_at
from datakasse.trade.people.operator import Right
from datakasse.trade.quantity import price_of
from datakasse.trade.vat import VatRate, rate_bp_on, vat_in_gross


class TakeOutGoods(msgspec.Struct, frozen=True):
    """
    Take goods for own use.

    Attributes:
        place: Code of the place.
        goods: What is taken.
        reason: What for, and whose.
    """

    place: str
    goods: tuple[Goods, ...]
    reason: str

    def __call__(self, point: CashPoint) -> Voucher | None:
        """
        Record it, and return the voucher; None where it waits for the mapping, or nothing costs anything.

        Raises:
            MissingRight: The role may not.
            UnknownStockPlace, UnknownArticle, StockNotKept: As `demand_goods`.
            BadGoods: As `demand_goods`; no reason, or an article without a price.
        """
        point.demand_right(Right.KEEP_STOCK)
        demand_reason(self.reason)
        articles = demand_goods(point.books, self.place, self.goods)
        before = on_hand_at(point.books, self.place, [each.article for each in self.goods])
        codes = point.books.vat_codes()
        lines: list[TakenGoods] = []
        for each, article in zip(self.goods, articles, strict=True):
            if article.price_ore is None:
                raise BadGoods(
                    what=Phrase(
                        f"vare {article.number}, som ikke har noen pris å regne mva av",
                        f"article {article.number}, which has no price to reckon VAT of",
                    )
                )
            gross_ore = price_of(article.price_ore, each.quantity_milli)
            vat = VatRate(article.vat_code, rate_bp_on(codes[article.vat_code].standard_code, point.day))
            vat_ore = vat_in_gross(gross_ore, vat.rate_bp)
            lines.append(
                TakenGoods(each.article, each.quantity_milli, before[each.article], gross_ore, vat_ore, vat)
            )
        record = point.record_for_books(GoodsTakenOut(self.place, tuple(lines), self.reason.strip()))
        made = point.books.voucher(record.register, record.number)
        return made if isinstance(made, Voucher) else None
