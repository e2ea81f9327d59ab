"""From what is done with a register in a day (started, printed, closed) to the use cases of the till."""

from collections import Counter as Pieces
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Action
from datakasse.journal.entry import Record
from datakasse.journal.papers import ReceiptSeries
from datakasse.till.day.close_day import BeltCount, CloseDay, TerminalTold
from datakasse.till.day.open_drawer import NoteDrawerClosed, OpenDrawer
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.paper.print_provisional import PrintProvisional
from datakasse.till.people.sign_on import SignOff
from lab import day as told
from lab.player.desk import Desk
from lab.player.payment import KINDS
from lab.terminals import agreeing_terminals


def register_action(statement: told.Statement, desk: Desk) -> Action[object] | None:
    """Return the use case of a statement about the register, or None where it is about something else."""
    match statement:
        case told.Start():
            declared = not desk.counter.demonstration
            return Start(declared=declared, on_paper=desk.printer.on_paper, fresh=True)
        case told.Stop():
            return Stop()
        case told.SignOff():
            return SignOff()
        case told.TrainingOn():
            return SetTraining(on=True)
        case told.TrainingOff():
            return SetTraining(on=False)
        case told.PrintCopy():
            series: ReceiptSeries = "training" if desk.state().training else "sales"
            return PrintCopy(statement.receipt_number, series)
        case told.PrintProvisional():
            return PrintProvisional()
        case told.OpenDrawer():
            return OpenDrawer(statement.reason)
        case told.CloseDrawer():
            return NoteDrawerClosed()
        case told.PrintX():
            return TakeX()
        case told.PrintZ():
            prints = not statement.without_cash_report
            return CloseAsTold(tuple(desk.counts), tuple(desk.terminals), prints)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class CloseAsTold:
    """
    The day is closed with what was counted and what the terminals say.

    Attributes:
        counts: In the drawer, or by each operator of her own.
        terminals: Told of in the day; where none is, they agree with the register.
        prints_cash_report: As in `CloseDay`.
    """

    counts: tuple[told.Count, ...]
    terminals: tuple[told.ReadTerminal, ...]
    prints_cash_report: bool

    def __call__(self, point: CashPoint) -> Record:
        """Close; raises as `CloseDay`."""
        terminals = tuple(
            TerminalTold(KINDS[read.means], read.terminal_ore, read.explanation or "")
            for read in self.terminals
        )
        close = msgspec.structs.replace(
            _close(self.counts),
            terminals=terminals or agreeing_terminals(point),
            prints_cash_report=self.prints_cash_report,
        )
        return close(point)


def _close(counts: Sequence[told.Count]) -> CloseDay:
    """Return the close with what was counted: in the drawer, or by each operator of her own."""
    if any(count.operator for count in counts):
        belts = tuple(
            BeltCount(count.operator or "", count.cash.amount_ore, _pieces([count]), count.explanation or "")
            for count in counts
        )
        return CloseDay(belts=belts)
    return CloseDay(
        counted_ore=sum(count.cash.amount_ore for count in counts) if counts else None,
        denominations=_pieces(counts) if all(count.cash.coins for count in counts) else {},
        explanation=" ".join(count.explanation for count in counts if count.explanation),
    )


def _pieces(counts: Sequence[told.Count]) -> dict[str, int]:
    """Return how many of each note and coin were counted."""
    pieces: Pieces[str] = Pieces()
    for coins in (coins for count in counts for coins in count.cash.coins):
        pieces[str(coins.value_ore)] += coins.pieces
    return dict(pieces)
