"""
Fetch payouts from a provider over the network, and take in what is new.

What was fetched before brings nothing; a payout does not change. Nothing waits with the pen in hand: all is
fetched first.
"""

import hashlib
from datetime import date

import msgspec

from datakasse.bank.recognise import FileContent
from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.errors.ledger.bank_files import PayoutsNotFetched
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.bank.import_file import Imported, TakeIn
from datakasse.office.bank.payout_source import PayoutSource
from datakasse.office.delivery.accounting_system import NotBooked
from datakasse.trade.people.operator import Right


def fetch_payouts(
    counter: Counter, register: str, operator: str, source: PayoutSource, *, from_day: date, to_day: date
) -> list[Imported]:
    """
    Fetch the payouts of all ledgers that the keys open and that pay to one of the shop's accounts.

    Args:
        counter: The till.
        register: Whose journal keeps attempts.
        operator: Who asks.
        source: The provider.
        from_day: First day a payout was sent on.
        to_day: Last one.

    Raises:
        PayoutsNotFetched: The provider did not answer, or would not.
        BankFileUnreadable, BankCurrencyForeign, BankEntryContradicts, MissingRight.
    """
    counter.carry_out(register, operator, AskToFetch()).result()
    with counter.store.read() as books:
        accounts = {each.account for each in books.bank_accounts()}
    try:
        found = [
            (ledger.ledger, tuple(source.payouts(ledger.ledger, from_day, to_day)))
            for ledger in source.ledgers()
            if ledger.account in accounts
        ]
    except NotBooked as error:
        raise PayoutsNotFetched(who=source.title, why=error.reason) from error
    done: list[Imported] = []
    for ledger, payouts in found:
        content = FileContent(form=source.title.casefold(), payouts=payouts)
        digest = hashlib.sha256(msgspec.json.encode(content)).hexdigest()
        name = f"{source.title} {ledger} {from_day.isoformat()}–{to_day.isoformat()}"
        done.append(counter.carry_out(register, operator, TakeIn(content, digest, name)).result())
    return done


class AskToFetch(msgspec.Struct, frozen=True):
    """Ask for the right before a provider is asked for anything."""

    def __call__(self, point: CashPoint) -> None:
        """Go on only if she may; raises `MissingRight`."""
        point.demand_right(Right.KEEP_BOOKS)


class KeepKeys(msgspec.Struct, frozen=True):
    """
    Note that the keys to a provider were changed; what they are is nowhere in the journal.

    Attributes:
        provider: Which provider.
    """

    provider: str

    def __call__(self, point: CashPoint) -> None:
        """Record it; raises `MissingRight`."""
        point.demand_right(Right.KEEP_BOOKS)
        point.record(SettingsChanged("bank_keys", self.provider))
