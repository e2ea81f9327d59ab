"""What a declared register cannot be without (KSL-7, KSF-2-3-b, KSF-2-2-e)."""

from datakasse.counter.ports import Drawer
from datakasse.errors.till.day import PAPER_PRINTER, TELLING_DRAWER, NotDeclared
from datakasse.trade.shop.shop import DrawerUse, Register


def demand_equipment(register: Register, drawer: Drawer, *, on_paper: bool) -> None:
    """
    Go on only if a declared register has what the law wants of it.

    Args:
        register: The register.
        drawer: Its drawer.
        on_paper: Its printer prints on paper.

    Raises:
        NotDeclared: It is without paper, or its drawer does not tell whether it is open.
    """
    if not on_paper:
        raise NotDeclared(missing=PAPER_PRINTER)
    if register.drawer is DrawerUse.INTEGRATED and not drawer.reports_state:
        raise NotDeclared(missing=TELLING_DRAWER)
