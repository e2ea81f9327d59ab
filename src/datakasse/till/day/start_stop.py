"""Start and stop a register (13001, 13002, 13007)."""

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.demand_equipment import demand_equipment
from datakasse.journal.events.register import SoftwareUpdated, SystemStarted, SystemStopped
from datakasse.journal.register_state import RegisterState
from datakasse.trade.people.operator import Right


class Start(msgspec.Struct, frozen=True):
    """
    Start the register.

    Attributes:
        declared: This very build has been declared, so the law's equipment is demanded (KSL-7).
        on_paper: The register's printer prints on paper.
        fresh: The process has just begun, so this is a start even if no stop came before it.
    """

    declared: bool = False
    on_paper: bool = False
    fresh: bool = False

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record that the software runs; asking again records nothing more.

        Raises:
            RegisterOutOfUse: It is taken out of use.
            NotDeclared: A declared register without paper, or with a drawer that does not tell
                whether it is open (KSF-2-3-b, KSF-2-2-e).
        """
        point.demand_in_use()
        if self.declared:
            demand_equipment(point.register, point.drawer, on_paper=self.on_paper)
        before = point.state.software_version
        if before and before != point.software_version:
            point.record(SoftwareUpdated(from_version=before, to_version=point.software_version))
        if self.fresh or not point.state.started:
            point.record(SystemStarted(software_version=point.software_version))
        return point.state


class Stop(msgspec.Struct, frozen=True):
    """Stop the register in good order: a person with the right to, or the system when it ends."""

    def __call__(self, point: CashPoint) -> RegisterState:
        """
        Record that the software stops; whoever is signed on is signed off by it.

        Raises:
            MissingRight: The role may not.
        """
        if point.operator is not None:
            point.demand(Right.START_STOP)
        if point.state.started:
            point.record(SystemStopped())
        return point.state
