"""The product with a hole in it, for the control: whoever is signed on may take the X report."""

from datakasse.__main__ import main
from datakasse.counter.cash_point import CashPoint
from datakasse.trade.people.operator import Right


def make_hole() -> None:
    """Have one right be asked of nobody, in this process."""
    demand_right = CashPoint.demand_right

    def demand_but_one(self: CashPoint, right: Right) -> None:
        if right is not Right.X_REPORT:
            demand_right(self, right)

    CashPoint.demand_right = demand_but_one


if __name__ == "__main__":
    make_hole()
    main()
