"""
The nouns of paying: what the customer hands over, and what is counted at the end of the day.

Tenders are joined with `and`. A tender without an amount takes what is left.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from lab.language.forms import Noun, read_one_of, write
from lab.language.kinds import KRONER, Code, Kind, Kroner, Text, one_of, one_word
from lab.language.reading import Reading
from lab.language.words import Word


class Means(StrEnum):
    """A means of payment, named as the language names it."""

    CASH = "cash"
    DEBIT_CARD = "card"
    CREDIT_CARD = "credit card"
    VIPPS = "vipps"
    GIFT_CARD = "gift card"
    STORE_CREDIT = "store credit"
    DEPOSIT_SLIP = "deposit slip"
    INVOICE = "invoice"


MeansWord = Annotated[Means, one_of({means.value: means for means in Means})]
TERMINALS = (Means.DEBIT_CARD, Means.CREDIT_CARD, Means.VIPPS)
TerminalWord = Annotated[Means, one_of({means.value: means for means in TERMINALS})]


@dataclass(frozen=True, kw_only=True)
class Tender(Noun):
    """
    One payment.

    Attributes:
        amount_ore: What it pays; for cash what is handed over. None takes what is left.
    """

    means: ClassVar[Means]
    amount_ore: Kroner | None = None


@dataclass(frozen=True, kw_only=True)
class Cash(Tender):
    """Notes and coins; without an amount exactly what is due."""

    form: ClassVar[str] = "cash [<amount_ore>]"
    means: ClassVar[Means] = Means.CASH


@dataclass(frozen=True, kw_only=True)
class Electronic(Tender):
    """
    A terminal or an app.

    Attributes:
        reference: What the terminal or the app answered.
        not_integrated: The operator pressed a key; the register did not ask the terminal (KSF-1-2-s).
    """

    reference: Text | None = None
    not_integrated: bool = False


@dataclass(frozen=True, kw_only=True)
class DebitCard(Electronic):
    """A bank card."""

    form: ClassVar[str] = "card [<amount_ore>] [reference <reference>] [not-integrated]"
    means: ClassVar[Means] = Means.DEBIT_CARD


@dataclass(frozen=True, kw_only=True)
class CreditCard(Electronic):
    """A credit card."""

    form: ClassVar[str] = "credit card [<amount_ore>] [reference <reference>] [not-integrated]"
    means: ClassVar[Means] = Means.CREDIT_CARD


@dataclass(frozen=True, kw_only=True)
class Vipps(Electronic):
    """The Norwegian mobile payment."""

    form: ClassVar[str] = "vipps [<amount_ore>] [reference <reference>] [not-integrated]"
    means: ClassVar[Means] = Means.VIPPS


@dataclass(frozen=True, kw_only=True)
class GiftCard(Tender):
    """A gift card sold earlier, by its number."""

    form: ClassVar[str] = "gift card <account> [<amount_ore>]"
    means: ClassVar[Means] = Means.GIFT_CARD
    account: Code


@dataclass(frozen=True, kw_only=True)
class StoreCredit(Tender):
    """A *tilgodelapp*; in a refund the number it gets."""

    form: ClassVar[str] = "store credit <account> [<amount_ore>]"
    means: ClassVar[Means] = Means.STORE_CREDIT
    account: Code


@dataclass(frozen=True, kw_only=True)
class DepositSlip(Tender):
    """A slip from the bottle machine (pant)."""

    form: ClassVar[str] = "deposit slip [<amount_ore>]"
    means: ClassVar[Means] = Means.DEPOSIT_SLIP


@dataclass(frozen=True, kw_only=True)
class Invoice(Tender):
    """On the customer's account: a credit sale."""

    form: ClassVar[str] = "invoice to <customer> [<amount_ore>]"
    means: ClassVar[Means] = Means.INVOICE
    customer: Code


TENDERS: tuple[type[Tender], ...] = (
    Cash, DebitCard, CreditCard, Vipps, GiftCard, StoreCredit, DepositSlip, Invoice,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Coins:
    """
    So many notes or coins of one value.

    Attributes:
        pieces: How many.
        value_ore: What one is worth.
    """

    pieces: int
    value_ore: int


VALUES_KRONER = (1000, 500, 200, 100, 50, 20, 10, 5, 1)
"""Norwegian notes and coins."""


@dataclass(frozen=True, kw_only=True)
class CountedCash:
    """
    The cash that was counted.

    Attributes:
        amount_ore: How much.
        coins: The notes and coins it was counted in; empty where only the sum is told.
    """

    amount_ore: int
    coins: tuple[Coins, ...] = ()


def _read_tenders(reading: Reading) -> tuple[Tender, ...]:
    if reading.try_to(lambda tried: (tried.keywords("nothing"), True)):
        return ()
    tenders = [read_one_of(reading, TENDERS, {})]
    while reading.try_to(lambda tried: (tried.keywords("and"), True)):
        tenders.append(read_one_of(reading, TENDERS, {}))
    return tuple(tenders)


def _write_tenders(tenders: tuple[Tender, ...]) -> str:
    return " and ".join(write(tender) for tender in tenders) or "nothing"


def _read_cash(reading: Reading) -> CountedCash:
    amount_ore = reading.try_to(KRONER.read)
    if amount_ore is not None:
        return CountedCash(amount_ore=amount_ore)
    coins = [_COINS.read(reading)]
    while (more := reading.try_to(_COINS.read)) is not None:
        coins.append(more)
    total_ore = sum(each.pieces * each.value_ore for each in coins)
    return CountedCash(amount_ore=total_ore, coins=tuple(coins))


def _write_cash(counted: CountedCash) -> str:
    return " ".join(_COINS.write(each) for each in counted.coins) or KRONER.write(counted.amount_ore)


def _fits_coins(word: Word) -> Coins | None:
    pieces, _, value = word.text.partition("x")
    if word.quoted or not (pieces.isascii() and pieces.isdigit() and value in _VALUES):
        return None
    return Coins(pieces=int(pieces), value_ore=int(value) * 100)


_VALUES = frozenset(str(value) for value in VALUES_KRONER)
_COINS = one_word(
    "notes or coins such as 3x200",
    _fits_coins,
    lambda coins: f"{coins.pieces}x{coins.value_ore // 100}",
)

Tenders = Annotated[tuple[Tender, ...], Kind(_read_tenders, _write_tenders)]
CashWords = Annotated[CountedCash, Kind(_read_cash, _write_cash)]
