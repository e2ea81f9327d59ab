"""What is written of the ledger, the bank, what is handed in, and what a hub sends."""

from typing import Final

from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.mapping import DepartmentOf, Purpose, Rule
from datakasse.bookkeeping.payout import ColumnMapping, Payout, Provider
from datakasse.bookkeeping.settlement import Rules, TextMeaning, TextRule
from datakasse.bookkeeping.statement import BankEntry, Statement
from datakasse.storage.ports.bookkeeping.bank import BankAccount, BankFile
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, KeptConnection
from datakasse.storage.ports.bookkeeping.submission import Part, Submission
from datakasse.storage.ports.changes import ChangeOutcome, KeptChange
from datakasse.storage.ports.store import Books
from tests.contract.commands.command import TODAY, Command, day_of
from tests.shop import FRONT, NOON, after_minutes


def put_account(books: Books, number: int) -> object:
    return books.put_account(Account(f"{3000 + number % 4}", f"Salg {number}", "Driftsinntekter", "1"))


def _rule(books: Books, number: int) -> object:
    books.put_department(DepartmentOf("1", f"D{number % 3}", day_of(number)))
    return books.put_mapping_rule(Rule(Purpose.SALE, f"{3000 + number % 4}", day_of(number)))


def _bank(books: Books, number: int) -> object:
    books.put_bank_account(BankAccount(f"1503000000{number % 3}", f"Drift {number}"))
    return books.put_bank_file(
        BankFile(f"digest {number % 5}", "kontoutskrift.xml", "camt.053", NOON, "1", number, 0)
    )


def _statement(books: Books, number: int) -> object:
    entry = BankEntry(
        f"e{number % 5}", "15030000001", day_of(number), number * 100, f"ref {number}", (), "Vipps ÆØÅ"
    )
    books.put_bank_entry(entry)
    books.put_notified_entry(entry)
    kept = Statement(
        f"s{number % 3}", "15030000001", "NOK", (entry,), from_date=day_of(number) if number % 2 else None
    )
    return books.put_statement(kept, f"digest {number % 5}")


def _payout(books: Books, number: int) -> object:
    paid = Payout(Provider.VIPPS, "1", f"p{number % 6}", day_of(number), "NOK", 1000, 10, 990)
    return books.put_payout(paid)


def _confirmed(books: Books, number: int) -> object:
    books.put_matching_rules(Rules((TextRule(f"text {number}", TextMeaning.CARD),)))
    books.put_column_mapping(f"dato;sum {number % 3}", ColumnMapping("dato", gross=f"sum {number}"))
    return books.reject_proposals([f"proposal {number % 3}", "proposal 1"])


def deliver(books: Books, number: int) -> object:
    books.put_connection(KeptConnection(number % 3, f"body {number}".encode()))
    state = list(DeliveryState)[number % len(DeliveryState)]
    return books.put_delivery(
        Delivery(number % 3, f"K1-Z{number % 4}", FRONT, number % 4, day_of(number), state)
    )


def _submit(books: Books, number: int) -> object:
    part = Part(1, "saft.xml", "digest", number)
    books.put_part_content(number % 3, 1, bytes(range(number % 256)))
    return books.put_submission(Submission(number % 3, "r", "f", "d", TODAY, TODAY, NOON, "1", (part,)))


def _change(books: Books, number: int) -> object:
    if number % 5 == 4:
        books.forget_changes(number % 3)
    books.add_change(KeptChange(number % 4 + 1, after_minutes(number), f"body {number}".encode()))
    return books.note_outcome(ChangeOutcome(number % 4 + 1, NOON, "nei" if number % 2 else ""))


OF_THE_LEDGER: Final[tuple[Command, ...]] = (
    put_account,
    _bank,
    _change,
    _confirmed,
    deliver,
    _payout,
    _rule,
    _statement,
    _submit,
)
