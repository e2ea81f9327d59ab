"""Show an inspector, or the owner before one comes, how often something happened that should be rare."""

from datetime import date

from datakasse.counter.counter import Counter
from datakasse.report.indicators import Indicators, indicators

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


def show_indicators(counter: Counter, from_date: date | None, to_date: date | None) -> list[Indicators]:
    """
    Return the indicators of every register.

    Args:
        counter: The till.
        from_date: First Norwegian day; None for the beginning.
        to_date: Last Norwegian day, included; None for the end.
    """
    with counter.store.read() as books:
        return [
            indicators(register.register_id, books.records_between(register.register_id, from_date, to_date))
            for register in books.registers()
        ]
