"""
The shelves are what the journal says: the sum of what was moved, in whatever order the registers are read.

Days of selling and carrying are made up by Hypothesis; what is kept is compared with a sum over the entries
that is written here by hand, and with the views made again.
"""

import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings, strategies as st

from datakasse.journal.events.day import TrainingEnded, TrainingStarted
from datakasse.journal.events.goods import (
    CarriedGoods,
    CountedGoods,
    GoodsReceived,
    GoodsTransferred,
    GoodsWasted,
    MovedGoods,
    ReceivedGoods,
    StockCounted,
)
from datakasse.journal.events.sale import SaleCompleted
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.store import SqliteStore, open_store
from tests.shop import BACK, FRONT, after_minutes, sell, take_back

MILK, PLACE, ROOM = "201", "1", "rom"
DEEDS = ("sell", "return", "receive", "waste", "carry", "count", "train")
deeds = st.tuples(st.sampled_from(DEEDS), st.sampled_from((FRONT, BACK)), st.integers(1, 9))


def do(books: Books, deed: str, register: str, number: int, minute: int) -> object:
    """Do one thing at a register."""
    at, milli = after_minutes(minute), number * 1_000
    training = books.state(register).training
    match deed:
        case "sell":
            return sell(books, register, MILK, "100", at=at)
        case "return":
            sold = [record for record in books.recent_sales(register, 1) if not record.training]
            is_sale = sold and sold[0].transaction is not None and sold[0].transaction.gross_ore > 0
            return take_back(books, sold[0], at=at, register=register) if is_sale and not training else None
        case "train":
            return books.append(register, (TrainingStarted, TrainingEnded)[training](), at=at)
        case "receive":
            costs = books.stock_costs([MILK])
            turn = costs[MILK].turn + 1 if costs else 1
            line = ReceivedGoods(MILK, milli, 0, number, number * 1_000, turn)
            return books.append(register, GoodsReceived(PLACE, (line,)), at=at)
        case "waste":
            return books.append(register, GoodsWasted(PLACE, (MovedGoods(MILK, milli, 0),), "x"), at=at)
        case "carry":
            carried = (CarriedGoods(MILK, milli, 0, 0),)
            return books.append(register, GoodsTransferred(PLACE, ROOM, carried), at=at)
        case _:
            counted = (CountedGoods(MILK, milli, 4_000, 0),)
            return books.append(register, StockCounted(PLACE, counted), at=at)


def summed(store: SqliteStore) -> dict[str, int]:
    """Return what there is at each place, added up entry by entry."""
    there: Counter[str] = Counter()
    with store.read() as books:
        for record in (record for register in (FRONT, BACK) for record in books.records(register)):
            match record.event:
                case SaleCompleted(sale=sale) if not record.training:
                    lines = [row.line for row in sale.lines if row.line.article == MILK]
                    there[PLACE] -= sum(line.quantity_milli for line in lines)
                case GoodsReceived(lines=lines):
                    there[PLACE] += lines[0].quantity_milli
                case GoodsWasted(lines=lines):
                    there[PLACE] -= lines[0].quantity_milli
                case GoodsTransferred(lines=lines):
                    there[PLACE] -= lines[0].quantity_milli
                    there[ROOM] += lines[0].quantity_milli
                case StockCounted(lines=lines):
                    there[PLACE] += lines[0].counted_milli - lines[0].expected_milli
                case _:
                    pass
    return {place: milli for place, milli in there.items() if milli}


def kept(store: SqliteStore) -> tuple[object, ...]:
    """Return all that the views say of the milk."""
    with store.read() as books:
        levels = books.stock_levels([MILK])
        return levels, books.stock_moves(MILK, 99), books.stock_costs([MILK]), books.stock_value_ore()


@settings(max_examples=15, deadline=None)
@given(day=st.lists(deeds, min_size=1, max_size=14))
def test_what_is_there_is_the_sum_of_what_was_moved(
    shop_template: Path, day: list[tuple[str, str, int]]
) -> None:
    with TemporaryDirectory() as place:
        folder = shutil.copytree(shop_template, Path(place) / "data")
        store = open_store(folder, {}, exclusive=True)
        for minute, (deed, register, number) in enumerate(day):

            def command(
                books: Books, done: tuple[str, str, int, int] = (deed, register, number, minute)
            ) -> None:
                do(books, *done)

            store.write(command).result()
        before = kept(store)
        with store.read() as books:
            levels = {level.place: level.on_hand_milli for level in books.stock_levels([MILK])}
            moved = Counter[str]()
            for move in books.stock_moves(MILK, 99):
                moved[move.place] += move.quantity_milli
            for level in books.stock_levels([MILK]):
                assert moved[level.place] == level.moved_milli
        assert {place: milli for place, milli in levels.items() if milli} == summed(store)
        store.rebuild_views()
        assert kept(store) == before
        store.close()
