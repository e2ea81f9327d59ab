"""
What was sold and taken back, line by line: what it is, how much, at which price.

    Kanelbolle                           74,70      name, price of the quantity
      3 stk. à 24,90                                quantity and unit price, unless it is one piece
      3 for 2                           -24,90      a campaign, by its name: the price, and no discount
      Rabatt 10 %                        -4,98      discount on the line
      Pant                                6,00      deposit, under its bottle

A line that takes goods back is negative and stands under the receipt it came from. The rows of a
sale add up to its sum.

Law: KSF-2-8-4-1 (nature and quantity), KSF-2-8-5-1, KSF-2-5-d.
"""

from collections.abc import Mapping, Sequence

from datakasse.errors import Language
from datakasse.receipt.layout import Columns, Role, Row, Text
from datakasse.receipt.words.figures import amount_text, quantity_text, rate_text
from datakasse.receipt.words.terms import PIECE, SERVING_WORDS, unit_text
from datakasse.receipt.words.wording import Word
from datakasse.trade.goods.article import Serving
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.basket import Line, ReturnOf
from datakasse.trade.sale.sale import SaleLine

Receipts = Mapping[tuple[str, int], int]
"""Receipt numbers by register and transaction number, of the sales that goods come back from."""


def goods_rows(
    lines: Sequence[SaleLine],
    sale_discount_ore: int,
    language: Language,
    *,
    receipts: Receipts,
    register: str,
    coupon: str = "",
    points: int = 0,
) -> tuple[Row, ...]:
    """
    Return the rows of all lines and of the discount over all of them.

    Args:
        lines: In the order they were put on.
        sale_discount_ore: Taken off the whole sale.
        language: Of the paper.
        receipts: Receipts of the sales that goods come back from, as far as they are known.
        register: Register of this paper; a return from another says which.
        coupon: The coupon whose discount it was, if it was one's.
        points: How many points it took, if it was that of points.
    """
    rows: list[Row] = []
    came_from: tuple[str, int] | None = None
    for sold in lines:
        origin = sold.line.returns
        place = None if origin is None else (origin.register, origin.transaction)
        if origin is not None and place != came_from:
            rows.append(Text(_origin_text(origin, language, receipts, register)))
        came_from = place
        rows += _line_rows(sold.line, language)
    if sale_discount_ore:
        told = Word.SALE_DISCOUNT.said_in(language)
        if coupon:
            told = f"{Word.COUPON.said_in(language)} {coupon}"
        elif points:
            told = f"{Word.POINTS_SPENT.said_in(language)} {points}"
        rows.append(Columns(told, amount_text(-sale_discount_ore)))
    return tuple(rows)


def serving_rows(lines: Sequence[SaleLine], language: Language) -> tuple[Row, ...]:
    """Say where the food is eaten, where that decides its VAT (law.md 3.1)."""
    decided = [sold.line for sold in lines if sold.line.vat_eat_in != sold.line.vat_take_away]
    sold_now = [line for line in decided if line.returns is None]
    if not sold_now:
        return ()
    eat_in = sold_now[0].vat == sold_now[0].vat_eat_in
    word = SERVING_WORDS[Serving.EAT_IN if eat_in else Serving.TAKE_AWAY]
    return (Text(word.said_in(language)),)


def _origin_text(origin: ReturnOf, language: Language, receipts: Receipts, register: str) -> str:
    receipt = receipts.get((origin.register, origin.transaction))
    word, number = (
        (Word.RETURN_OF_TRANSACTION, origin.transaction) if receipt is None else (Word.RETURN_OF, receipt)
    )
    text = f"{word.said_in(language)} {number}"
    elsewhere = f", {Word.REGISTER.said_in(language)} {origin.register}"
    return text if origin.register == register else text + elsewhere


def _line_rows(line: Line, language: Language) -> list[Row]:
    indent = "  " if line.deposit_of is not None else ""
    rows: list[Row] = [Columns(indent + line.name, amount_text(line.listed_ore))]
    if line.quantity_milli != ONE_MILLI or line.unit != PIECE:
        rows.append(Text(f"{indent}  {_quantity(line, language)}", role=Role.AMOUNT))
    rows += [Columns(f"{indent}  {cut.name}", amount_text(-cut.off_ore)) for cut in line.campaigns or ()]
    if line.discount_ore:
        share = f" {rate_text(line.discount_share_bp)}" if line.discount_share_bp else ""
        discount = f"{indent}  {Word.DISCOUNT.said_in(language)}{share}"
        rows.append(Columns(discount, amount_text(-line.discount_ore)))
    if line.note:
        rows.append(Text(f"{indent}  {line.note}"))
    return rows


def _quantity(line: Line, language: Language) -> str:
    quantity = quantity_text(line.quantity_milli, unit_text(line.unit, language))
    return f"{quantity} {Word.AT_EACH.said_in(language)} {amount_text(line.unit_price_ore)}"
