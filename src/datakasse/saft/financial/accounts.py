"""
The chart of accounts and the customers, each with what it stood at before the file and after it.

A balance is written on the side it is on, as an amount that is never negative. Accounts of the chart that
nothing was ever booked on are in the file with zeros: what the system has is delivered.

Law: SAF-T Financial 1.30, chapters GeneralLedgerAccounts and Customers.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import msgspec

from datakasse.saft.financial.header import TEXT_LENGTH_MAX
from datakasse.saft.financial.source import FileAccount
from datakasse.saft.financial.survey import EARLIER_YEARS, FinancialSurvey
from datakasse.saft.text import element, identifier, leaf
from datakasse.trade.amount import kroner_text

ACCOUNT_LENGTH_MAX: Final = 70


class _Equity(msgspec.Struct, frozen=True):
    """The account for earlier years, where the chart has none of that number."""

    number: str = EARLIER_YEARS
    name: str = "Annen egenkapital"
    grouping_category: str = "egenkapital"
    grouping_code: str = "2050"


def general_ledger_accounts(chart: Iterable[FileAccount], survey: FinancialSurvey) -> Iterator[str]:
    """Yield `GeneralLedgerAccounts`, by number."""
    accounts = {account.number: account for account in chart}
    if EARLIER_YEARS in survey.opening and EARLIER_YEARS not in accounts:
        accounts[EARLIER_YEARS] = _Equity()
    yield "<GeneralLedgerAccounts>\n"
    for number in sorted(accounts):
        account = accounts[number]
        yield (
            element(
                "Account",
                f"<AccountID>{identifier(number, ACCOUNT_LENGTH_MAX)}</AccountID>",
                leaf("AccountDescription", account.name, TEXT_LENGTH_MAX),
                leaf("GroupingCategory", account.grouping_category, TEXT_LENGTH_MAX),
                leaf("GroupingCode", account.grouping_code),
                leaf("AccountType", "GL"),
                _balances(survey.opening.get(number, 0), survey.movement.get(number, 0)),
            )
            + "\n"
        )
    yield "</GeneralLedgerAccounts>\n"


def customers(survey: FinancialSurvey, name_of: Callable[[str], str]) -> Iterator[str]:
    """Yield `Customers`, by id; nothing when nobody buys on account."""
    pairs = sorted(survey.customer_accounts)
    if not pairs:
        return
    yield "<Customers>\n"
    for customer in dict.fromkeys(customer for customer, _ in pairs):
        yield (
            element(
                "Customer",
                leaf("Name", name_of(customer) or customer, TEXT_LENGTH_MAX),
                f"<CustomerID>{identifier(customer)}</CustomerID>",
                *(
                    element(
                        "BalanceAccount",
                        f"<AccountID>{identifier(account, ACCOUNT_LENGTH_MAX)}</AccountID>",
                        _balances(
                            survey.customer_opening.get((customer, account), 0),
                            survey.customer_movement.get((customer, account), 0),
                        ),
                    )
                    for owner, account in pairs
                    if owner == customer
                ),
            )
            + "\n"
        )
    yield "</Customers>\n"


def _balances(opening_ore: int, movement_ore: int) -> str:
    return _balance("Opening", opening_ore) + _balance("Closing", opening_ore + movement_ore)


def _balance(which: str, amount_ore: int) -> str:
    tag = f"{which}{'Credit' if amount_ore < 0 else 'Debit'}Balance"
    return f"<{tag}>{kroner_text(abs(amount_ore))}</{tag}>"
