"""What the payment terminals of a lab shop say in the evening, where nobody tells otherwise."""

from datakasse.counter.cash_point import CashPoint
from datakasse.till.day.close_day import TerminalTold
from datakasse.till.day.take_x import totals_now
from datakasse.trade.tender import TERMINAL_TENDERS


def agreeing_terminals(point: CashPoint) -> tuple[TerminalTold, ...]:
    """Return what terminals say that took exactly what the register asked them for."""
    taken = totals_now(point).taken
    return tuple(TerminalTold(tender, taken[tender]) for tender in TERMINAL_TENDERS if tender in taken)
