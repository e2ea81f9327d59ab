"""
The nouns of expecting: what should have come of the line above.

An expectation has no time of its own. It is how a day is also a test: the figures a shopkeeper
would read off the screen, the paper and the reports. Letters are the items of § 2-8-2 (law.md 2.7).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from lab.day.statement import Statement
from lab.day.tender import MeansWord
from lab.language.kinds import KRONER, Code, Kind, Kroner, Whole, one_of, one_word
from lab.language.reading import Reading
from lab.language.words import Word

_WHOLE = re.compile(r"-?\d{1,9}", re.ASCII)


class Figure(StrEnum):
    """An amount on the screen."""

    TOTAL = "total"
    """What the open basket comes to, or the sale just completed, before cash rounding."""
    CHANGE = "change"
    ROUNDING = "rounding"
    PRICE = "price"
    """The answer of a price check."""
    DRAWER = "drawer"
    """The notes and coins that should lie in the drawer."""


class Paper(StrEnum):
    """A document with a number of its own series."""

    SALES_RECEIPT = "receipt"
    RETURN_RECEIPT = "return receipt"
    DELIVERY_RECEIPT = "delivery receipt"
    TRAINING_RECEIPT = "training receipt"
    Z_REPORT = "Z number"


class ReportKind(StrEnum):
    """The report last run at the register."""

    X = "X"
    Z = "Z"


class ReportItem(StrEnum):
    """An item of an X or Z report: how many, how much, or both."""

    CASH_SALES = "total"  # e
    TIPS = "tips"  # i
    OPENING_FLOAT = "float"  # k
    SALES_RECEIPTS = "receipts"  # l
    DRAWER_OPENINGS = "drawer openings"  # m
    COPIES = "copies"  # n
    PROVISIONAL = "provisional receipts"  # o
    RETURNS = "returns"  # p
    DISCOUNTS = "discounts"  # q
    ABORTED = "aborted sales"  # r
    LINE_CORRECTIONS = "line corrections"  # s
    PRICE_CHECKS = "price checks"  # t
    OTHER_CORRECTIONS = "other corrections"  # u
    DELIVERIES = "delivery receipts"  # v
    TRAINING = "training receipts"  # w
    GRAND_TOTAL_SALES = "grand total sales"  # x
    GRAND_TOTAL_RETURNS = "grand total returns"  # y
    GRAND_TOTAL_NET = "grand total net"  # z
    CREDIT_SALES = "credit sales"  # second paragraph
    CREDIT_NOTES = "credit notes"  # second paragraph
    PAY_INS = "pay-ins"  # second paragraph
    PAY_OUTS = "pay-outs"  # second paragraph
    CASH_DIFFERENCE = "cash difference"  # from the count


@dataclass(frozen=True, kw_only=True)
class Figures:
    """
    How many and how much; None where the day does not say.

    Attributes:
        count: How many; returns count down where the law counts them so, past zero if need be.
        amount_ore: How much.
    """

    count: int | None = None
    amount_ore: int | None = None


def _read_figures(reading: Reading) -> Figures:
    count = reading.try_to(_COUNT.read)
    if count is None:
        return Figures(amount_ore=KRONER.read(reading))
    return Figures(count=count, amount_ore=reading.try_to(KRONER.read))


def _fits_count(word: Word) -> int | None:
    return int(word.text) if not word.quoted and _WHOLE.fullmatch(word.text) else None


def _write_figures(figures: Figures) -> str:
    count = None if figures.count is None else str(figures.count)
    amount = None if figures.amount_ore is None else KRONER.write(figures.amount_ore)
    return " ".join(part for part in (count, amount) if part)


_COUNT = one_word("a whole number", _fits_count)

FiguresWords = Annotated[Figures, Kind(_read_figures, _write_figures)]
FigureWord = Annotated[Figure, one_of({figure.value: figure for figure in Figure})]
PaperWord = Annotated[Paper, one_of({paper.value: paper for paper in Paper})]
ReportWord = Annotated[ReportKind, one_of({report.value: report for report in ReportKind})]
ItemWord = Annotated[ReportItem, one_of({item.value: item for item in ReportItem})]


@dataclass(frozen=True, kw_only=True)
class Expectation(Statement):
    """What should have come of the line above; at the moment of that line."""


@dataclass(frozen=True, kw_only=True)
class ExpectRefused(Expectation):
    """The line above is refused, and nothing has changed."""

    form: ClassVar[str] = "expect refused <refusal>"
    refusal: Code


@dataclass(frozen=True, kw_only=True)
class ExpectFigure(Expectation):
    """An amount on the screen."""

    form: ClassVar[str] = "expect <figure> <amount_ore>"
    figure: FigureWord
    amount_ore: Kroner


@dataclass(frozen=True, kw_only=True)
class ExpectPaper(Expectation):
    """The number of the document the line above printed."""

    form: ClassVar[str] = "expect <paper> <number>"
    paper: PaperWord
    number: Whole


@dataclass(frozen=True, kw_only=True)
class ExpectItem(Expectation):
    """An item of the report, for the register."""

    form: ClassVar[str] = "expect <report> <item> <figures>"
    report: ReportWord
    item: ItemWord
    figures: FiguresWords


@dataclass(frozen=True, kw_only=True)
class ExpectGroup(Expectation):
    """Items f and h: cash sales of an article group."""

    form: ClassVar[str] = "expect <report> group <group> [of <operator>] <figures>"
    report: ReportWord
    group: Code
    operator: Code | None = None
    figures: FiguresWords


@dataclass(frozen=True, kw_only=True)
class ExpectPayment(Expectation):
    """Items g and h: what was paid by one means."""

    form: ClassVar[str] = "expect <report> payment <means> [of <operator>] <figures>"
    report: ReportWord
    means: MeansWord
    operator: Code | None = None
    figures: FiguresWords


@dataclass(frozen=True, kw_only=True)
class ExpectVat(Expectation):
    """Item j: cash sales without VAT and the VAT, by the shop's VAT code."""

    form: ClassVar[str] = "expect <report> vat <vat_code> of <base_ore> is <vat_ore>"
    report: ReportWord
    vat_code: Code
    base_ore: Kroner
    vat_ore: Kroner


EXPECTATIONS: tuple[type[Expectation], ...] = (
    ExpectRefused, ExpectFigure, ExpectPaper, ExpectItem, ExpectGroup, ExpectPayment, ExpectVat,
)  # fmt: skip
