"""The day is counted and reported, and what is for training only."""

from datakasse.journal.events.happened import Happened
from datakasse.journal.report_content import CashCount, ReportContent
from datakasse.trade.tender import TenderKind


class CashCounted(Happened, frozen=True, tag="cash_counted"):
    """The drawer was counted before the Z; a difference is explained (BFF-5-3-14-b, -c, -d)."""

    count: CashCount


class TerminalReconciled(Happened, frozen=True, tag="terminal_reconciled"):
    """
    A means of payment was held against its terminal's own report before the Z (BFF-5-3-14-e).

    Attributes:
        tender: Which means of payment.
        register_ore: What the register took by it since the last Z.
        terminal_ore: What the terminal's report says; None when there was no report.
        explanation: Why the two differ, or why there was no report.
    """

    tender: TenderKind
    register_ore: int
    terminal_ore: int | None = None
    explanation: str = ""

    @property
    def difference_ore(self) -> int | None:
        """What the terminal says less what the register says; None when there was no report."""
        return None if self.terminal_ore is None else self.terminal_ore - self.register_ore


class TrainingStarted(Happened, frozen=True, tag="training_started"):
    """Training mode on."""


class TrainingEnded(Happened, frozen=True, tag="training_ended"):
    """Training mode off."""


class XReported(Happened, frozen=True, tag="x_reported"):
    """An X report was taken; the whole report is here (KSF-2-7-2)."""

    number: int
    report: ReportContent


class ZReported(Happened, frozen=True, tag="z_reported"):
    """A Z report was taken; the whole report is here, and the period begins anew."""

    number: int
    report: ReportContent


DayEvent = CashCounted | TerminalReconciled | TrainingStarted | TrainingEnded | XReported | ZReported
"""All kinds of them."""
