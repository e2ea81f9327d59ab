"""
What is not matched, and for how long: money on its way, bank entries, payouts; by age.

    0–7 days    on its way as it should be
    8–30 days   to be asked about
    over 30     something is wrong, or nobody has imported the file

Bank entries that a rule calls none of the till's are counted apart: they are the accountant's.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from datakasse.bookkeeping.settlement import TextMeaning
from datakasse.bookkeeping.statement import Gap, gaps
from datakasse.counter.counter import Counter
from datakasse.storage.ports.store import Readings
from datakasse.trade.moment import in_norway

AGES = ((7, "week"), (30, "month"))
OLDER = "older"


class OpenItem(msgspec.Struct, frozen=True):
    """
    Something that is not matched.

    Attributes:
        key: What it is called.
        what: `transit`, `bank` or `payout`.
        day: Its day.
        age: `week`, `month` or `older`.
        age_days: How old it is.
        amount_ore: What is left of it.
        text: What people know it by.
        tender: What it was paid with, where it is money on its way.
        register: Where it was taken, likewise.
    """

    key: str
    what: str
    day: date
    age: str
    age_days: int
    amount_ore: int
    text: str
    tender: str = ""
    register: str = ""


class OpenSum(msgspec.Struct, frozen=True):
    """How many of a kind and an age there are, and what they come to."""

    what: str
    age: str
    count: int
    amount_ore: int


class OpenMoney(msgspec.Struct, frozen=True):
    """
    The aged list.

    Attributes:
        as_of: The day the ages are counted to.
        items: Oldest first.
        sums: By kind and age.
        gaps: Where bank statements are missing.
        not_till: How many open bank entries a rule calls none of the till's.
    """

    as_of: date
    items: list[OpenItem]
    sums: list[OpenSum]
    gaps: list[Gap]
    not_till: int


def list_open_money(counter: Counter) -> OpenMoney:
    """Return what is not matched."""
    day = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        return open_money(books, day)


def open_money(books: Readings, day: date, *, until: date | None = None) -> OpenMoney:
    """
    Return what is not matched, as seen on a day.

    Args:
        books: The books.
        day: The day the ages are counted to.
        until: The last day that counts; all there is when None.
    """
    rules = books.matching_rules()
    items: list[OpenItem] = []
    not_till = 0
    for entry in books.bank_entries(None, until, open_only=True):
        if rules.meaning(entry.told) is TextMeaning.NOT_TILL:
            not_till += 1
        else:
            items.append(_item(entry.key, "bank", entry.booked_on, entry.amount_ore, entry.text, as_of=day))
    for payout in books.payouts(None, until, open_only=True):
        text = f"{payout.provider} {payout.reference}"
        items.append(_item(payout.key, "payout", payout.day, payout.net_ore, text, as_of=day))
    for each in books.transits(open_only=True):
        if until is None or each.day <= until:
            item = _item(each.key, "transit", each.day, each.amount_ore, each.text, as_of=day)
            items.append(msgspec.structs.replace(item, tender=each.tender, register=each.register))
    items.sort(key=lambda item: (item.day, item.what, item.key))
    return OpenMoney(day, items, _sums(items), gaps(books.bank_statements()), not_till)


def _item(key: str, what: str, day: date, amount_ore: int, text: str, *, as_of: date) -> OpenItem:
    age_days = (as_of - day).days
    age = next((name for most, name in AGES if age_days <= most), OLDER)
    return OpenItem(key, what, day, age, age_days, amount_ore, text)


def _sums(items: Iterable[OpenItem]) -> list[OpenSum]:
    found: dict[tuple[str, str], list[int]] = {}
    for item in items:
        row = found.setdefault((item.what, item.age), [0, 0])
        row[0] += 1
        row[1] += item.amount_ore
    return [
        OpenSum(what, age, count, amount_ore) for (what, age), (count, amount_ore) in sorted(found.items())
    ]
