"""
What a slip says, row by row, before anybody knows which paper it lands on.

A slip is a kind, a language and rows from top to bottom. Builders (one a document) write rows and
know nothing of columns, bytes or fonts; renderers (`as_text`, `as_escpos`, `as_pdf`, `as_picture`)
know nothing of sales. What the law wants of every paper is therefore said once, here: a slip that
must be labelled cannot be made without its label, word for word, above the amounts and at least
half as large again as they are.

    builder ─▶ Slip ─▶ lines.py: rows cut to the width of a paper ─▶ as_text, as_escpos, …

Sizes are whole multiples of the paper's text, 1 to 3, because that is what a receipt printer has.
Amounts are size 1 (bold where it matters) and labels size 2: with a total in size 2 a label would
have to be size 3.

Law: KSF § 2-8-4 to § 2-8-8 (labels), KSF-2-8-6-1 (their size).
Not here: the words (wording.py), how figures are written (figures.py).
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from datakasse.errors import Language
from datakasse.receipt.words.wording import Label

LARGEST = 3
"""The largest size; ESC/POS has more, but nothing that still fits on 58 mm."""

LONGEST_BARCODE = 20
"""Characters that still fit on 58 mm paper with bars one dot wide, two on 80 mm."""

LONGEST_QR_CODE = 300
"""Characters whose modules are still four dots wide on 58 mm paper."""


class SlipKind(StrEnum):
    """Which document a slip is."""

    SALES = "sales"
    RETURN = "return"
    COPY = "copy"
    STEB = "steb"
    PROVISIONAL = "provisional"
    TRAINING = "training"
    DELIVERY = "delivery"
    TERMINAL = "terminal"
    DRAWER = "drawer"
    PAY_IN = "pay_in"
    PAY_OUT = "pay_out"
    GIFT_CARD = "gift_card"
    FLOAT = "float"
    X_REPORT = "x_report"
    Z_REPORT = "z_report"
    JOURNAL = "journal"
    TEST_PAGE = "test_page"
    CASH_REPORT = "cash_report"
    PARKED = "parked"


DEMANDED_LABELS: dict[SlipKind, Label] = {
    SlipKind.SALES: Label.SALES_RECEIPT,
    SlipKind.RETURN: Label.RETURN_RECEIPT,
    SlipKind.COPY: Label.COPY,
    SlipKind.STEB: Label.STEB,
    SlipKind.PROVISIONAL: Label.PROVISIONAL,
    SlipKind.TRAINING: Label.TRAINING,
    SlipKind.DELIVERY: Label.DELIVERY,
    SlipKind.TERMINAL: Label.NO_RECEIPT,
    SlipKind.PARKED: Label.NO_RECEIPT,
    SlipKind.X_REPORT: Label.X_REPORT,
    SlipKind.Z_REPORT: Label.Z_REPORT,
}
"""
The label without which a kind of slip is refused. A slip may carry more: a sale with a return in
it says both words, a build that nobody declared says so.
"""


class Role(Enum):
    """What a row is to the law: text that states amounts, a statutory label, or neither."""

    PLAIN = "plain"
    AMOUNT = "amount"
    LABEL = "label"


class Align(Enum):
    """Where a row stands across the paper."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Stroke(Enum):
    """How a rule is drawn."""

    SINGLE = "single"
    DOUBLE = "double"


class Symbology(Enum):
    """Which bars a barcode has."""

    EAN_13 = "ean_13"
    CODE_128 = "code_128"


@dataclass(frozen=True, slots=True)
class Text:
    """
    Text of its own row; wraps between words, keeps the spaces it begins with.

    Attributes:
        text: Without line breaks: a character that cannot be printed becomes a question mark.
        align: Where it stands.
        size: 1 to 3 times the paper's text.
        bold: Whether it is bold.
        role: `Role.LABEL` for a statutory label, which then stands alone, word for word.
    """

    text: str
    align: Align = Align.LEFT
    size: int = 1
    bold: bool = False
    role: Role = Role.PLAIN

    def __post_init__(self) -> None:
        _check_size(self.size)


@dataclass(frozen=True, slots=True)
class Columns:
    """
    A name to the left that wraps, and what belongs to it to the right: most often an amount.

    The role is `AMOUNT` unless told otherwise, so that a row nobody thought about counts in the
    comparison with the label.
    """

    left: str
    right: str
    size: int = 1
    bold: bool = False
    role: Role = Role.AMOUNT

    def __post_init__(self) -> None:
        _check_size(self.size)


@dataclass(frozen=True, slots=True)
class Table:
    """
    Names with several figures each, in size 1: VAT by rate, groups with number and amount.

    On paper too narrow for it, every figure gets a row of its own under the name, beside the
    heading of its column; nothing is cut.

    Attributes:
        head: Heading of each column; the first is the names'.
        body: Rows with as many cells as the head.
        foot: A last row in bold, or empty.
        role: As on `Columns`.

    Raises:
        ValueError: A row has more or fewer cells than the head, or there is no figure column.
    """

    head: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()
    role: Role = Role.AMOUNT

    def __post_init__(self) -> None:
        rows = (*self.body, self.foot) if self.foot else self.body
        if len(self.head) < 2 or any(len(row) != len(self.head) for row in rows):
            raise ValueError("every row of a table has a name and as many figures as its head")

    @property
    def size(self) -> int:
        """A table is set in the paper's own size."""
        return 1


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""

    stroke: Stroke = Stroke.SINGLE


@dataclass(frozen=True, slots=True)
class Feed:
    """
    Empty paper.

    Raises:
        ValueError: Not 1 to 20 lines.
    """

    lines: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.lines <= 20:
            raise ValueError(f"{self.lines} empty lines are not a gap but a fault")


@dataclass(frozen=True, slots=True)
class QrCode:
    """
    A QR code in the middle of the paper, correction level M.

    Raises:
        ValueError: Empty, longer than `LONGEST_QR_CODE`, or not printable ASCII (an address is).
    """

    data: str

    def __post_init__(self) -> None:
        _check_code(self.data, LONGEST_QR_CODE)


@dataclass(frozen=True, slots=True)
class Barcode:
    """
    A barcode in the middle of the paper with its text below, as scanners at the till read it.

    Attributes:
        data: Code 128: printable ASCII. EAN-13: twelve digits (the check digit is worked out).
        symbology: Which bars.

    Raises:
        ValueError: The data does not fit the symbology or the narrowest paper.
    """

    data: str
    symbology: Symbology = Symbology.CODE_128

    def __post_init__(self) -> None:
        _check_code(self.data, LONGEST_BARCODE)
        if self.symbology is Symbology.EAN_13 and not (len(self.data) == 12 and self.data.isdecimal()):
            raise ValueError("EAN-13 is made of twelve digits and a check digit")


@dataclass(frozen=True, slots=True)
class Picture:
    """
    A picture in the middle of the paper, set dot by dot; a paper without it says as much.

    Attributes:
        width_dots: How wide.
        height_dots: How high.
        bits: Rows from the top, each beginning a byte, the leftmost dot in the highest bit, 1 for black.

    Raises:
        ValueError: There are not as many dots as its size says.
    """

    width_dots: int
    height_dots: int
    bits: bytes

    def __post_init__(self) -> None:
        if min(self.width_dots, self.height_dots) < 1 or len(self.bits) != self.row_bytes * self.height_dots:
            raise ValueError("a picture has as many dots as its width and height say")

    @property
    def row_bytes(self) -> int:
        """How many bytes a row of it has."""
        return (self.width_dots + 7) // 8

    @property
    def rows(self) -> tuple[bytes, ...]:
        """Its rows from the top, packed."""
        return tuple(self.bits[at : at + self.row_bytes] for at in range(0, len(self.bits), self.row_bytes))


Row: TypeAlias = Text | Columns | Table | Rule | Feed | QrCode | Barcode | Picture


@dataclass(frozen=True, slots=True)
class Slip:
    """
    One document as it goes to any paper.

    Raises:
        ValueError: The label of its kind is missing, is not above the first amount, or is not half
            as large again as the amounts. A bug in the builder, not something an operator can
            cause or mend.

    Law: KSF-2-8-6-1, KSF-2-8-7-1, KSF-2-8-8-1; law.md 2.8 on the 50 % trap.
    """

    kind: SlipKind
    language: Language
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if not labels_stand_out(self.rows):
            raise ValueError(f"a label on a {self.kind} slip is too small beside its amounts")
        label = DEMANDED_LABELS.get(self.kind)
        if label is not None and label not in _labels_on_top(self.rows):
            raise ValueError(f"a {self.kind} slip must say {label.nb!r} above its amounts")


def labels_stand_out(rows: tuple[Row, ...]) -> bool:
    """
    Return whether every label is at least 50 % larger than the text that states amounts.

    Where no row states an amount, the comparison is with ordinary text, size 1.

    Law: KSF-2-8-6-1.

    Example:
        >>> copy = Text("KOPI", size=2, role=Role.LABEL)
        >>> labels_stand_out((copy, Columns("Sum", "148,80", bold=True)))
        True
        >>> labels_stand_out((copy, Columns("Sum", "148,80", size=2)))
        False
    """
    sized = [row for row in rows if isinstance(row, Text | Columns | Table)]
    largest_amount = max((row.size for row in sized if row.role is Role.AMOUNT), default=1)
    return all(2 * row.size >= 3 * largest_amount for row in sized if row.role is Role.LABEL)


def _labels_on_top(rows: tuple[Row, ...]) -> set[Label]:
    """Return the statutory labels that stand, word for word, above the first amount."""
    spoken: set[str] = set()
    for row in rows:
        if isinstance(row, Text) and row.role is Role.LABEL:
            spoken.add(row.text)
        elif isinstance(row, Text | Columns | Table) and row.role is Role.AMOUNT:
            break
    return {label for label in Label if label.nb in spoken or label.nn in spoken}


def _check_size(size: int) -> None:
    if not 1 <= size <= LARGEST:
        raise ValueError(f"no receipt printer text is size {size}")


def _check_code(data: str, longest: int) -> None:
    if not 1 <= len(data) <= longest or not (data.isascii() and data.isprintable()):
        raise ValueError(f"a code holds 1 to {longest} printable ASCII characters")
