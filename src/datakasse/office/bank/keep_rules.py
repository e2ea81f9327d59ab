"""
What a person confirms about the bank: the shop's accounts, what texts, places of sale and columns mean.

Each is a setting, and each change of one stands in the journal. None of them books anything: they say what
something is when it is looked at next.
"""

import msgspec

from datakasse.bookkeeping.payout import ColumnMapping
from datakasse.bookkeeping.settlement import MerchantRule, Rules, TextRule
from datakasse.counter.cash_point import CashPoint
from datakasse.errors.ledger.bank_files import BankAccountInvalid
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.bookkeeping.bank import BankAccount
from datakasse.trade.check_digit import is_bank_account
from datakasse.trade.people.operator import Right


class PutBankAccount(msgspec.Struct, frozen=True):
    """
    Enter one of the shop's accounts, or name it anew.

    Attributes:
        account: Its number; points and spaces in it do not matter.
        name: What people call it.
    """

    account: str
    name: str

    def __call__(self, point: CashPoint) -> BankAccount:
        """
        Keep it.

        Raises:
            BankAccountInvalid: There is no such number.
            MissingRight: The role may not.
        """
        point.demand_right(Right.KEEP_BOOKS)
        digits = self.account.replace(".", "").replace(" ", "")
        if not is_bank_account(digits):
            raise BankAccountInvalid(account=self.account[:40])
        entered = BankAccount(digits, self.name.strip())
        if entered not in point.books.bank_accounts():
            point.books.put_bank_account(entered)
            point.record(SettingsChanged("bank_account", digits))
        return entered


class PutTextRule(msgspec.Struct, frozen=True):
    """
    Say what bank entries with a text are; an empty meaning takes the rule away.

    Attributes:
        text: The text.
        rule: What it means; None for nothing any more.
    """

    text: str
    rule: TextRule | None

    def __call__(self, point: CashPoint) -> Rules:
        """Keep it, and return all rules; raises `MissingRight`."""
        point.demand_right(Right.KEEP_BOOKS)
        rules = point.books.matching_rules()
        others = tuple(each for each in rules.texts if each.text.casefold() != self.text.casefold())
        added = () if self.rule is None else (self.rule,)
        return _kept(point, msgspec.structs.replace(rules, texts=(*others, *added)), "bank_text", self.text)


class PutMerchantRule(msgspec.Struct, frozen=True):
    """Say what a provider's place of sale takes."""

    rule: MerchantRule

    def __call__(self, point: CashPoint) -> Rules:
        """
        Keep it, and return all rules.

        Raises:
            UnknownRegister: The shop has no such register.
            MissingRight: The role may not.
        """
        point.demand_right(Right.KEEP_BOOKS)
        for register in self.rule.registers:
            point.books.register(register)
        rules = point.books.matching_rules()
        place = (self.rule.provider, self.rule.merchant)
        others = tuple(each for each in rules.merchants if (each.provider, each.merchant) != place)
        changed = msgspec.structs.replace(rules, merchants=(*others, self.rule))
        return _kept(point, changed, "bank_merchant", ":".join(place))


class ConfirmColumns(msgspec.Struct, frozen=True):
    """
    Say what the columns of a file are.

    Attributes:
        columns: Which columns (`columns_key`).
        mapping: What they are.
    """

    columns: str
    mapping: ColumnMapping

    def __call__(self, point: CashPoint) -> ColumnMapping:
        """Keep it; raises `MissingRight`."""
        point.demand_right(Right.KEEP_BOOKS)
        if point.books.column_mappings().get(self.columns) != self.mapping:
            point.books.put_column_mapping(self.columns, self.mapping)
            point.record(SettingsChanged("bank_columns", self.columns))
        return self.mapping


def _kept(point: CashPoint, rules: Rules, what: str, subject: str) -> Rules:
    if rules != point.books.matching_rules():
        point.books.put_matching_rules(rules)
        point.record(SettingsChanged(what, subject[:100]))
    return rules
