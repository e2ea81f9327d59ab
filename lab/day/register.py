"""
The nouns of a register: who stands at it, what is paid, printed, counted, and what its machines do.

Each noun is one sentence after a time; its `form` is the grammar (see README.md).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from lab.day.statement import Statement
from lab.day.tender import CashWords, Tenders, TerminalWord
from lab.language.kinds import ClockOffset, Code, Kroner, Text, Whole, one_of

# The register and who stands at it


@dataclass(frozen=True, kw_only=True)
class Start(Statement):
    """The register is switched on."""

    form: ClassVar[str] = "start"


@dataclass(frozen=True, kw_only=True)
class Stop(Statement):
    """The register is switched off."""

    form: ClassVar[str] = "stop"


@dataclass(frozen=True, kw_only=True)
class SignOn(Statement):
    """An operator signs on, with her own PIN unless another is tried."""

    form: ClassVar[str] = "sign on <operator> [pin <pin>]"
    operator: Code
    pin: Code | None = None


@dataclass(frozen=True, kw_only=True)
class SignOff(Statement):
    """The operator signed on signs off."""

    form: ClassVar[str] = "sign off"


@dataclass(frozen=True, kw_only=True)
class DeclareFloat(Statement):
    """The operator signed on tells how much change she begins with (KSF-2-5-a)."""

    form: ClassVar[str] = "float <amount_ore> [explained <explanation>]"
    amount_ore: Kroner
    explanation: Text | None = None


# Money


class PayInType(StrEnum):
    """What sort of money is put in: more change, the owner's own, other."""

    CHANGE = "change"
    OWNER = "owner"
    OTHER = "other"


class PayOutType(StrEnum):
    """What sort of money is taken out: to the bank, an expense, pant paid back, tips to the staff."""

    BANK = "bank"
    EXPENSE = "expense"
    OWNER = "owner"
    DEPOSIT_REFUND = "deposit refund"
    TIPS = "tips"
    OTHER = "other"


PayInWord = Annotated[PayInType, one_of({each.value: each for each in PayInType})]
PayOutWord = Annotated[PayOutType, one_of({each.value: each for each in PayOutType})]


@dataclass(frozen=True, kw_only=True)
class Pay(Statement):
    """
    The sale is paid, and with that completed.

    Attributes:
        tenders: What it is paid with; none where nothing is due.
        tip_ore: What of it is a tip, and no part of the sale (law.md 4.4).
        without_receipt: The customer declines the paper (KSF-2-6-4b).
        buyer: The name the buyer wants on the receipt.
    """

    form: ClassVar[str] = "pay <tenders> [tip <tip_ore>] [buyer <buyer>] [without-receipt]"
    tenders: Tenders
    tip_ore: Kroner = 0
    buyer: Text | None = None
    without_receipt: bool = False


@dataclass(frozen=True, kw_only=True)
class Refund(Statement):
    """What is due to the customer is paid out, and the return completed."""

    form: ClassVar[str] = "refund <tenders>"
    tenders: Tenders


@dataclass(frozen=True, kw_only=True)
class SellGiftCard(Statement):
    """A gift card is sold and paid: a pay-in, not a sale (law.md 4.3)."""

    form: ClassVar[str] = "sell gift card <account> <amount_ore> paid <tenders>"
    account: Code
    amount_ore: Kroner
    tenders: Tenders


@dataclass(frozen=True, kw_only=True)
class PayIn(Statement):
    """Money is put into the drawer."""

    form: ClassVar[str] = "pay in <amount_ore> as <pay_in_type> because <reason>"
    amount_ore: Kroner
    pay_in_type: PayInWord
    reason: Text


@dataclass(frozen=True, kw_only=True)
class PayOut(Statement):
    """Money is taken out of the drawer."""

    form: ClassVar[str] = "pay out <amount_ore> as <pay_out_type> because <reason>"
    amount_ore: Kroner
    pay_out_type: PayOutWord
    reason: Text


# Paper, drawer, reports


@dataclass(frozen=True, kw_only=True)
class PrintCopy(Statement):
    """The one copy of a sales receipt is printed."""

    form: ClassVar[str] = "print copy of receipt <receipt_number>"
    receipt_number: Whole


@dataclass(frozen=True, kw_only=True)
class PrintProvisional(Statement):
    """A provisional receipt of the open sale is printed."""

    form: ClassVar[str] = "print provisional receipt"


@dataclass(frozen=True, kw_only=True)
class OpenDrawer(Statement):
    """The drawer is opened without a sale."""

    form: ClassVar[str] = "open drawer because <reason>"
    reason: Text


@dataclass(frozen=True, kw_only=True)
class CloseDrawer(Statement):
    """Somebody shuts the drawer, and the register sees it."""

    form: ClassVar[str] = "close drawer"


@dataclass(frozen=True, kw_only=True)
class TrainingOn(Statement):
    """Training begins."""

    form: ClassVar[str] = "training on"


@dataclass(frozen=True, kw_only=True)
class TrainingOff(Statement):
    """Training ends."""

    form: ClassVar[str] = "training off"


@dataclass(frozen=True, kw_only=True)
class PrintX(Statement):
    """An X report."""

    form: ClassVar[str] = "X report"


@dataclass(frozen=True, kw_only=True)
class Count(Statement):
    """
    The day's cash is counted (BFF-5-3-14-b).

    Attributes:
        operator: Whose cash, where each operator keeps her own.
        cash: What was counted.
        explanation: Why it differs from what was expected (BFF-5-3-14-c).
    """

    form: ClassVar[str] = "count [for <operator>] cash <cash> [explained <explanation>]"
    operator: Code | None = None
    cash: CashWords
    explanation: Text | None = None


@dataclass(frozen=True, kw_only=True)
class ReadTerminal(Statement):
    """
    A payment terminal's own report is held against the register (BFF-5-3-14-e).

    Attributes:
        means: What was paid with at it.
        terminal_ore: What its report says; None when it was not taken.
        explanation: Why it differs, or why there is no report.
    """

    form: ClassVar[str] = "terminal <means> [<terminal_ore>] [explained <explanation>]"
    means: TerminalWord
    terminal_ore: Kroner | None = None
    explanation: Text | None = None


@dataclass(frozen=True, kw_only=True)
class PrintZ(Statement):
    """
    The Z report that ends the day.

    Attributes:
        without_cash_report: The cash report is not printed beside it.
    """

    form: ClassVar[str] = "Z report [without-cash-report]"
    without_cash_report: bool = False


# What machines do


@dataclass(frozen=True, kw_only=True)
class SetClock(Statement):
    """
    The register's clock starts to differ from the time the day tells.

    Attributes:
        offset_s: Seconds it is ahead; negative when it is behind.
    """

    form: ClassVar[str] = "clock <offset_s>"
    offset_s: ClockOffset


@dataclass(frozen=True, kw_only=True)
class PrinterFails(Statement):
    """From now on the printer prints nothing."""

    form: ClassVar[str] = "printer fails"


@dataclass(frozen=True, kw_only=True)
class PrinterRecovers(Statement):
    """The printer works again."""

    form: ClassVar[str] = "printer recovers"


@dataclass(frozen=True, kw_only=True)
class DrawerSticks(Statement):
    """The next time the drawer opens it stays open, until somebody closes it."""

    form: ClassVar[str] = "drawer sticks"


AT_REGISTER: tuple[type[Statement], ...] = (
    Start, Stop, SignOn, SignOff, DeclareFloat, Pay, Refund, SellGiftCard, PayIn, PayOut,
    PrintCopy, PrintProvisional, OpenDrawer, CloseDrawer, TrainingOn, TrainingOff, PrintX, Count,
    ReadTerminal, PrintZ, SetClock, PrinterFails, PrinterRecovers, DrawerSticks,
)  # fmt: skip
