"""What the ledger adds to the time of a sale: the same sales with it and without, turn about in one run."""

import statistics
import time
from pathlib import Path
from unittest.mock import patch

from benchmarks.measures import Measure
from benchmarks.shop import OPERATOR, make_shop, register_names
from datakasse.settings import settings_for
from datakasse.storage.tables.bookkeeping.ledger_views import LedgerViews
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.tender import Tender, TenderKind
from datakasse.wiring import Shop, open_shop

TURNS = 24
SALES_A_TURN = 60
SALE = SellAtOnce((Item("1001"), Item("1002"), Item("1003")), (Tender(TenderKind.CASH),))


def posting(folder: Path) -> list[Measure]:
    """Measure sales one after the other, each durable and signed, with the ledger and without."""
    make_shop(folder / "posting", 1)
    shop = open_shop(settings_for(folder / "posting"))
    try:
        (register,) = register_names(1)
        for action in (Start(), SignOn(pin_is_right=True), DeclareFloat(0)):
            shop.counter.carry_out(register, OPERATOR, action).result()
        _turn_s(shop, register)
        took: dict[bool, list[float]] = {True: [], False: []}
        for turn in range(TURNS):
            with_ledger = turn % 2 == 0
            if with_ledger:
                took[True].append(_turn_s(shop, register))
            else:
                with patch.object(LedgerViews, "_book", return_value=None):
                    took[False].append(_turn_s(shop, register))
    finally:
        shop.store.close()
    with_s, without_s = (statistics.median(took[key]) / SALES_A_TURN for key in (True, False))
    return [
        Measure(
            "a sale with the ledger, to the same sale without",
            f"{with_s * 1e3:.2f} ms; without {without_s * 1e3:.2f} ms",
            with_s / without_s,
            1.15,
            at_least=False,
        )
    ]


def _turn_s(shop: Shop, register: str) -> float:
    """Return how long some sales took, each waited for as a customer does."""
    begun = time.perf_counter()
    for _ in range(SALES_A_TURN):
        shop.counter.carry_out(register, OPERATOR, SALE).result()
    return time.perf_counter() - begun
