"""
Show an inspector, or the owner before one comes, how often something happened that should be rare.

The page is told from the takings, so that a year is shown as soon as a day. What is handed over in the
control package is counted from the entries themselves, by the code of the Z report; the figures are the same.
"""

from datetime import date
from typing import Final

from datakasse.counter.counter import Counter
from datakasse.insight.takings import Figure
from datakasse.journal.report_content import Count
from datakasse.report.indicators import Indicators, indicators, told

NAMES = {
    "returns": "Returer",
    "drawer_openings": "Skuffåpninger uten salg",
    "copies": "Kopier av kvitteringer",
    "provisional": "Foreløpige kvitteringer",
    "training": "Treningskvitteringer",
    "discounts": "Rabatter",
    "aborted": "Avbrutte salg",
    "line_corrections": "Linjekorreksjoner",
    "deliveries": "Utleveringskvitteringer",
    "cash_differences": "Kassedifferanser",
    "refused_attempts": "Avviste forsøk",
    "print_failures": "Mislykkede utskrifter",
    "clock_went_back": "Klokken gikk tilbake",
    "starts": "Oppstarter",
}
"""What each indicator is called."""


_FIGURES: Final = {
    "returns": Figure.RETURNS,
    "drawer_openings": Figure.DRAWER_OPENINGS,
    "copies": Figure.COPIES,
    "provisional": Figure.PROVISIONAL,
    "training": Figure.TRAINING,
    "discounts": Figure.DISCOUNTS,
    "aborted": Figure.ABORTED,
    "line_corrections": Figure.CORRECTIONS,
    "deliveries": Figure.DELIVERIES,
    "cash_differences": Figure.CASH_DIFFERENCES,
    "refused_attempts": Figure.REFUSED,
    "print_failures": Figure.PRINT_FAILURES,
    "clock_went_back": Figure.CLOCK_WENT_BACK,
    "starts": Figure.STARTS,
}
"""What each indicator is in the takings."""


def show_indicators(counter: Counter, from_date: date | None, to_date: date | None) -> list[Indicators]:
    """
    Return the indicators of every register, from the takings.

    Args:
        counter: The till.
        from_date: First Norwegian day; None for the beginning.
        to_date: Last Norwegian day, included; None for the end.
    """
    wanted = [*_FIGURES.values(), Figure.SALES, Figure.Z_REPORTS]
    with counter.store.read() as books:
        taken = books.takings_by_date(from_date or date.min, to_date or date.max, wanted)
        registers = [register.register_id for register in books.registers()]
    sums: dict[tuple[str, Figure], tuple[int, int]] = {}
    for row in taken:
        number, amount_ore = sums.get((row.register, row.figure), (0, 0))
        sums[row.register, row.figure] = (number + row.number, amount_ore + row.amount_ore)

    def count(register: str, figure: Figure) -> Count:
        return Count(*sums.get((register, figure), (0, 0)))

    return [
        told(
            register,
            count(register, Figure.SALES).number,
            count(register, Figure.SALES).amount_ore,
            count(register, Figure.Z_REPORTS).number,
            {name: count(register, figure) for name, figure in _FIGURES.items()},
        )
        for register in registers
    ]


def count_indicators(counter: Counter, from_date: date | None, to_date: date | None) -> list[Indicators]:
    """Return the same counted from every entry of the period."""
    with counter.store.read() as books:
        return [
            indicators(register.register_id, books.records_between(register.register_id, from_date, to_date))
            for register in books.registers()
        ]
