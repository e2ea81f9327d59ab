"""One register while its day is played: who stands at it, what it answered, what its machines do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from datakasse.counter.campaign_prices import priced
from datakasse.counter.counter import Action, Counter
from datakasse.journal.register_state import RegisterState
from datakasse.journal.report_content import ReportContent
from datakasse.till.people.sign_on import Throttle
from datakasse.trade.sale.basket import Basket
from lab.day import Count, ReadTerminal, ReportKind
from lab.devices import LabDrawer, LabPrinter

Result = TypeVar("Result")


@dataclass(slots=True)
class Desk:
    """
    A register of a day.

    Attributes:
        counter: The product's till.
        throttle: Counts wrong PINs, as the web does.
        register: Which register.
        pins: The PIN of each operator.
        printer: Its printer.
        drawer: Its drawer, if it has one.
        operator: Who is signed on; empty for nobody.
        ahead_s: How many seconds its clock is ahead of the times of the day.
        counts: What was counted since the last try at a Z.
        terminals: What terminals said since then; where none is told of, they all agree.
        answer: What the last statement was answered with.
        reports: The last X and the last Z.
    """

    counter: Counter
    throttle: Throttle
    register: str
    pins: Mapping[str, str]
    printer: LabPrinter
    drawer: LabDrawer | None
    operator: str = ""
    ahead_s: int = 0
    counts: list[Count] = field(default_factory=list[Count])
    terminals: list[ReadTerminal] = field(default_factory=list[ReadTerminal])
    answer: object = None
    reports: dict[ReportKind, ReportContent] = field(default_factory=dict[ReportKind, ReportContent])

    def carry_out(self, action: Action[Result]) -> Result:
        """Carry an action out for the one who stands here; raises what it refuses."""
        return self.counter.carry_out(self.register, self.operator, action).result()

    def state(self) -> RegisterState:
        """Return what stands at the register."""
        with self.counter.store.read() as books:
            return books.state(self.register)

    def basket(self) -> Basket | None:
        """Return the open basket at the prices of campaigns and with its coupon, as the screen shows it."""
        with self.counter.store.read() as books:
            basket = books.state(self.register).lane().basket
            return None if basket is None else priced(books, basket)

    def head(self) -> int:
        """Return the number of the last entry in its journal."""
        with self.counter.store.read() as books:
            return books.head(self.register).number
