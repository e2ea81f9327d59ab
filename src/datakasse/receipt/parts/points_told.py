"""
What a sale did to customers' points, as its receipt tells it; frozen in the entry, so a copy says the same.

    Poeng opptjent                            3
    Poeng brukt                              30
    Poengsaldo                              126

Who brings back what somebody else bought is told what went back, and not what she has.
"""

from datakasse.errors import Language
from datakasse.receipt.layout import Columns, Feed, Row
from datakasse.receipt.words.wording import Word
from datakasse.trade.sale.sale import Sale


def points_rows(sale: Sale, language: Language) -> list[Row]:
    """Return the rows; none where a sale did nothing to points."""
    rows: list[Row] = []
    for moved in sale.points or ():
        told = [
            (Word.POINTS_EARNED, moved.earned),
            (Word.POINTS_SPENT, moved.spent),
            (Word.POINTS_TAKEN_BACK, moved.taken_back),
        ]
        rows += [Columns(word.said_in(language), str(points)) for word, points in told if points]
        if moved.customer == sale.customer:
            rows.append(Columns(Word.POINTS_BALANCE.said_in(language), str(moved.balance)))
    return [Feed(), *rows] if rows else []
