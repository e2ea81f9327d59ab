"""From what is done with a register in a day (started, printed, closed) to the use cases of the till."""

from collections import Counter as Pieces
from collections.abc import Sequence

from datakasse.counter.counter import Action
from datakasse.journal.event import ReceiptSeries
from datakasse.till.close_day import BeltCount, CloseDay
from datakasse.till.open_drawer import NoteDrawerClosed, OpenDrawer
from datakasse.till.print_copy import PrintCopy
from datakasse.till.print_provisional import PrintProvisional
from datakasse.till.sign_on import SignOff
from datakasse.till.start_stop import Start, Stop
from datakasse.till.take_x import TakeX
from datakasse.till.train import SetTraining
from lab import day as told
from lab.player.desk import Desk


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
            return _close(desk.counts)
        case _:
            return None


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
