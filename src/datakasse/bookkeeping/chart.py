"""
The chart of accounts: NS 4102 numbers, and what SAF-T Financial 1.30 wants to know about each.

A shop begins with `STANDARD_ACCOUNTS`; what the accountant adds, renames or closes lies over them. An account
is never taken away: one that has been posted on must be found again.

Sources: NS 4102's numbers as SAF-T's list of standard accounts has them; grouping categories and codes of
*næringsspesifikasjonen*, as SAF-T Financial 1.30 demands them; integrations.md 1.9.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec


class Account(msgspec.Struct, frozen=True, omit_defaults=True):
    """
    An account.

    Attributes:
        number: Four to ten digits; the first four place it in NS 4102.
        name: What it is called, in bokmål.
        grouping_category: SAF-T's category of the income statement, such as `salgsinntekt`.
        grouping_code: SAF-T's code in that category, such as `3000`.
        closed_from: From which day nothing may be posted on it; None while it is open.
    """

    number: str
    name: str
    grouping_category: str
    grouping_code: str
    closed_from: date | None = None

    def is_open_on(self, day: date) -> bool:
        """
        Return whether it may be posted on, on a day.

        Example:
            >>> till = Account("1901", "Kontanter", "balanseverdiForOmloepsmiddel", "1900", date(2026, 3, 1))
            >>> till.is_open_on(date(2026, 2, 28)), till.is_open_on(date(2026, 3, 1))
            (True, False)
        """
        return self.closed_from is None or day < self.closed_from


_CURRENT: Final = "balanseverdiForOmloepsmiddel"
_DEBT: Final = "kortsiktigGjeld"
_SALES: Final = "salgsinntekt"
_OTHER_INCOME: Final = "annenDriftsinntekt"
_OTHER_COST: Final = "annenDriftskostnad"

STANDARD_ACCOUNTS: Final = (
    Account("1500", "Kundefordringer", _CURRENT, "1500"),
    Account("1571", "Kontantutlegg, venter på bilag", _CURRENT, "1570"),
    Account("1572", "Avvik i oppgjør, til avklaring", _CURRENT, "1570"),
    Account("1577", "Vipps, ikke utbetalt", _CURRENT, "1570"),
    Account("1578", "Kredittkort, ikke utbetalt", _CURRENT, "1570"),
    Account("1579", "Bankkort, ikke utbetalt", _CURRENT, "1570"),
    Account("1900", "Kontanter, opptalt og vekselkasse", _CURRENT, "1900"),
    Account("1901", "Kontanter i kasseskuffen", _CURRENT, "1900"),
    Account("1909", "Kassedifferanse", _CURRENT, "1900"),
    Account("1910", "Kontanter på vei til og fra banken", _CURRENT, "1900"),
    Account("1920", "Bankinnskudd", _CURRENT, "1920"),
    Account("2700", "Utgående merverdiavgift, høy sats", _DEBT, "2740"),
    Account("2701", "Utgående merverdiavgift, middels sats", _DEBT, "2740"),
    Account("2702", "Utgående merverdiavgift, råfisk", _DEBT, "2740"),
    Account("2703", "Utgående merverdiavgift, lav sats", _DEBT, "2740"),
    Account("2740", "Oppgjørskonto merverdiavgift", _DEBT, "2740"),
    Account("2900", "Gavekort", _DEBT, "2900"),
    Account("2901", "Tilgodelapper", _DEBT, "2900"),
    Account("2911", "Tips til ansatte", _DEBT, "2910"),
    Account("2915", "Mellomværende med eier", _DEBT, "2910"),
    Account("2995", "Pant", _DEBT, "2990"),
    Account("2998", "Inn- og utbetalinger til avklaring", _DEBT, "2990"),
    Account("3000", "Salgsinntekt, høy sats", _SALES, "3000"),
    Account("3005", "Salgsinntekt, omvendt avgiftsplikt", _SALES, "3100"),
    Account("3030", "Salgsinntekt, middels sats", _SALES, "3000"),
    Account("3035", "Salgsinntekt, råfisk", _SALES, "3000"),
    Account("3050", "Salgsinntekt, lav sats", _SALES, "3000"),
    Account("3060", "Uttak av varer, høy sats", _SALES, "3000"),
    Account("3063", "Uttak av varer, middels sats", _SALES, "3000"),
    Account("3064", "Uttak av varer, råfisk", _SALES, "3000"),
    Account("3065", "Uttak av varer, lav sats", _SALES, "3000"),
    Account("3070", "Uttak av tjenester, høy sats", _SALES, "3000"),
    Account("3100", "Salgsinntekt, avgiftsfri", _SALES, "3100"),
    Account("3105", "Salgsinntekt, utførsel", _SALES, "3100"),
    Account("3160", "Uttak av varer, avgiftsfritt", _SALES, "3100"),
    Account("3200", "Salgsinntekt, unntatt avgiftsplikt", _SALES, "3200"),
    Account("3260", "Uttak av varer, unntatt avgiftsplikt", _SALES, "3200"),
    Account("3900", "Inntekt uten mva-behandling", _OTHER_INCOME, "3900"),
    Account("7740", "Øreavrunding", _OTHER_COST, "7700"),
    Account("7770", "Bank- og kortgebyr", _OTHER_COST, "7700"),
)
"""What every shop begins with. Entries are only added: books made with them must be made the same again."""

_STANDARD: Final = {account.number: account for account in STANDARD_ACCOUNTS}


GROUPING_CATEGORIES: Final = frozenset(
    {
        "balanseverdiForAnleggsmiddel", "balanseverdiForOmloepsmiddel", "egenkapital", "langsiktigGjeld",
        "kortsiktigGjeld", "salgsinntekt", "annenDriftsinntekt", "varekostnad", "loennskostnad",
        "annenDriftskostnad", "finansinntekt", "finanskostnad", "skattekostnad",
    }
)  # fmt: skip
"""SAF-T's categories of the income statement and the balance sheet."""


def grouping_for(number: str) -> tuple[str, str]:
    """
    Return category and code of the nearest standard account of its class; both empty where there is none.

    Example:
        >>> grouping_for("3010"), grouping_for("1925"), grouping_for("9000")
        (('salgsinntekt', '3000'), ('balanseverdiForOmloepsmiddel', '1920'), ('', ''))
    """
    for digits in (3, 2):
        for account in STANDARD_ACCOUNTS:
            if account.number[:digits] == number[:digits]:
                return account.grouping_category, account.grouping_code
    return "", ""


def chart_of(changed: Iterable[Account]) -> dict[str, Account]:
    """
    Return the whole chart by number, in order of number.

    Args:
        changed: What was added or changed by the shop.
    """
    chart = _STANDARD | {account.number: account for account in changed}
    return {number: chart[number] for number in sorted(chart)}
