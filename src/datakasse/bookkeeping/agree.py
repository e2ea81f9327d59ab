"""
The theorem: everything agrees to the øre, for each register and each Z.

    Σ receipts + rounding + tips = Σ tenders
    Σ receipts = Σ VAT bases + VAT = Z = day voucher = SAF-T Cash Register = SAF-T Financial

Each source is summed by itself; here the sums are held against each other. A total can be right while its
parts are wrong, so an equation holds only if each part does: each VAT code, means of payment, account.

    Sold   what receipts, or a file of them, come to
    Booked what vouchers, or a file of them, come to

Law: BFF-5-3-14-b, KSF-2-8-2-e to -j, law.md 3.3.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import msgspec

from datakasse.bookkeeping.voucher import DayVoucher, Line, postings
from datakasse.journal.report_content import ReportContent
from datakasse.trade.sale.sale import Sale


class Side(StrEnum):
    """Where a figure comes from."""

    RECEIPTS = "receipts"
    TENDERS = "tenders"
    VAT = "vat"
    Z_REPORT = "z_report"
    DAY_VOUCHER = "day_voucher"
    SAFT_CASH = "saft_cash"
    SAFT_FINANCIAL = "saft_financial"


class Part(msgspec.Struct, frozen=True):
    """A part of an equation that does not hold: a VAT code, a means of payment, an account."""

    name: str
    left_ore: int
    right_ore: int


class Equation(msgspec.Struct, frozen=True):
    """
    Two sides that must be equal.

    Attributes:
        name: What is compared.
        left: Where the left figure comes from.
        left_ore: It.
        right: Where the right figure comes from.
        right_ore: It; None where that side is not there.
        differences: Parts that differ.
    """

    name: str
    left: Side
    left_ore: int
    right: Side
    right_ore: int | None
    differences: tuple[Part, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether both sides are equal, in sum and in each part."""
        return self.left_ore == self.right_ore and not self.differences


class Agreement(msgspec.Struct, frozen=True):
    """
    How one period of a register stands.

    Attributes:
        register: Which register.
        day: The day it is booked on, Norwegian.
        z_number: Number of its Z; None while the period is open.
        equations: All of them.
    """

    register: str
    day: date
    z_number: int | None
    equations: tuple[Equation, ...]

    @property
    def holds(self) -> bool:
        """Whether every equation holds."""
        return all(equation.holds for equation in self.equations)


def _amounts() -> "Counter[str]":
    return Counter()


@dataclass(slots=True)
class Sold:
    """
    What sales come to, in øre.

    Attributes:
        gross_ore: With VAT.
        rounding_ore: Cash rounding.
        tips_ore: Tips.
        net_ore: VAT code and rate (`vat_key`) → without VAT.
        vat_ore: VAT code and rate → VAT.
        tenders_ore: Means of payment → what was paid with it.
    """

    gross_ore: int = 0
    rounding_ore: int = 0
    tips_ore: int = 0
    net_ore: Counter[str] = field(default_factory=_amounts)
    vat_ore: Counter[str] = field(default_factory=_amounts)
    tenders_ore: Counter[str] = field(default_factory=_amounts)

    def add(self, sale: Sale) -> None:
        """Add a receipt."""
        self.gross_ore += sale.gross_ore
        self.rounding_ore += sale.rounding_ore
        self.tips_ore += sale.tip_ore
        for row in sale.vat:
            key = vat_key(row.code, row.rate_bp)
            self.net_ore[key] += row.net_ore
            self.vat_ore[key] += row.vat_ore
        for payment in sale.payments:
            self.tenders_ore[payment.kind] += payment.amount_ore


@dataclass(slots=True)
class Booked:
    """
    What vouchers come to, in øre; debit positive.

    Attributes:
        net_ore: Standard VAT code and rate → turnover without VAT, positive for what was sold.
        vat_ore: Standard VAT code and rate → VAT, likewise.
        accounts_ore: Account → what was put on it.
    """

    net_ore: Counter[str] = field(default_factory=_amounts)
    vat_ore: Counter[str] = field(default_factory=_amounts)
    accounts_ore: Counter[str] = field(default_factory=_amounts)

    def add(self, line: Line) -> None:
        """Add a line."""
        if line.vat_code:
            key = vat_key(line.vat_code, line.rate_bp)
            self.net_ore[key] -= line.net_ore
            self.vat_ore[key] -= line.vat_ore
        for posting in postings((line,)):
            self.accounts_ore[posting.account] += posting.amount_ore


@dataclass(slots=True)
class Period:
    """
    One period of a register, as each source has it.

    Attributes:
        register: Which register.
        day: The day it is booked on.
        z_number: Number of its Z; None while it is open.
        cash_sales: What its receipts of cash sales come to.
        all_sales: The same with sales on account.
        saft_cash: What SAF-T Cash Register says of all its sales.
        saft_financial: What SAF-T Financial says.
        z: Its Z report; None while it is open.
        day_voucher: Its day voucher; None while it is open, or waits.
        posted: What the office posted meanwhile, by the day vouchers of it.
        posted_saft: The same by SAF-T Financial.
    """

    register: str
    day: date
    z_number: int | None
    cash_sales: Sold = field(default_factory=Sold)
    all_sales: Sold = field(default_factory=Sold)
    saft_cash: Sold = field(default_factory=Sold)
    saft_financial: Booked = field(default_factory=Booked)
    z: ReportContent | None = None
    day_voucher: DayVoucher | None = None
    posted: Booked = field(default_factory=Booked)
    posted_saft: Booked = field(default_factory=Booked)

    def add(self, sale: Sale) -> None:
        """Add a receipt."""
        self.all_sales.add(sale)
        if not sale.kind.on_credit:
            self.cash_sales.add(sale)


def vat_key(code: str, rate_bp: int) -> str:
    """Return what a VAT code with its rate is known by here."""
    return f"{code} {rate_bp}"


def agreement(period: Period, standard_codes: Mapping[str, str]) -> Agreement:
    """
    Hold the sources of a period against each other.

    Args:
        period: What each says.
        standard_codes: The shop's VAT codes → SAF-T's standard codes.
    """
    equations = [*_receipts(period.all_sales)]
    if period.z_number is not None:
        equations += [*_z_report(period), *_day_voucher(period, standard_codes)]
    equations += [*_saft_cash(period), *_saft_financial(period, standard_codes)]
    ours, theirs = _parts(period.posted), _parts(period.posted_saft)
    if ours or theirs:
        equations.append(_equation("posted", Side.DAY_VOUCHER, ours, Side.SAFT_FINANCIAL, theirs))
    return Agreement(period.register, period.day, period.z_number, tuple(equations))


def totals(periods: Iterable[Agreement]) -> tuple[Equation, ...]:
    """Return the same equations over several periods; a side that one of them lacks is not there."""
    sums: dict[tuple[str, Side, Side], tuple[int, int | None]] = {}
    for period in periods:
        for equation in period.equations:
            key = (equation.name, equation.left, equation.right)
            left_ore, right_ore = sums.get(key, (0, 0))
            both = None if right_ore is None or equation.right_ore is None else right_ore + equation.right_ore
            sums[key] = (left_ore + equation.left_ore, both)
    return tuple(
        Equation(name, left, left_ore, right, right_ore)
        for (name, left, right), (left_ore, right_ore) in sums.items()
    )


def _receipts(sold: Sold) -> Iterator[Equation]:
    settled_ore = sold.gross_ore + sold.rounding_ore + sold.tips_ore
    paid_ore = sold.tenders_ore.total()
    yield Equation("settlement", Side.RECEIPTS, settled_ore, Side.TENDERS, paid_ore)
    taxed_ore = sold.net_ore.total() + sold.vat_ore.total()
    yield Equation("vat", Side.RECEIPTS, sold.gross_ore, Side.VAT, taxed_ore)


def _z_report(period: Period) -> Iterator[Equation]:
    """Yield what a Z must say: cash sales as they are, sales on account as a sum."""
    sold, z = period.cash_sales, period.z
    credit_ore = period.all_sales.gross_ore - sold.gross_ore
    sums = {"cash_sales": sold.gross_ore, "credit_sales": credit_ore}
    if z is None:
        yield Equation("turnover", Side.RECEIPTS, period.all_sales.gross_ore, Side.Z_REPORT, None)
        return
    told = {
        "cash_sales": z.cash_sales_ore,
        "credit_sales": z.credit_sales.amount_ore - z.credit_notes.amount_ore,
    }
    yield _equation("turnover", Side.RECEIPTS, sums, Side.Z_REPORT, told)
    yield _equation(
        "tenders",
        Side.RECEIPTS,
        sold.tenders_ore,
        Side.Z_REPORT,
        {row.name: row.amount_ore for row in z.payments},
    )
    yield _equation(
        "vat_codes",
        Side.RECEIPTS,
        _both(sold.net_ore, sold.vat_ore),
        Side.Z_REPORT,
        _both(
            {vat_key(row.code, row.rate_bp): row.net_ore for row in z.vat},
            {vat_key(row.code, row.rate_bp): row.vat_ore for row in z.vat},
        ),
    )
    yield _equation(
        "rounding_and_tips",
        Side.RECEIPTS,
        {"rounding": sold.rounding_ore, "tips": sold.tips_ore},
        Side.Z_REPORT,
        {"rounding": z.rounding_ore, "tips": z.tips.amount_ore},
    )


def _day_voucher(period: Period, standard_codes: Mapping[str, str]) -> Iterator[Equation]:
    wanted = _standard(period.all_sales, standard_codes)
    if period.day_voucher is None:
        yield Equation("booked", Side.RECEIPTS, sum(wanted.values()), Side.DAY_VOUCHER, None)
        return
    booked = Booked()
    for line in period.day_voucher.lines:
        booked.add(line)
    yield _equation("booked", Side.RECEIPTS, wanted, Side.DAY_VOUCHER, _both(booked.net_ore, booked.vat_ore))
    accounts = _equation(
        "accounts",
        Side.DAY_VOUCHER,
        booked.accounts_ore,
        Side.SAFT_FINANCIAL,
        period.saft_financial.accounts_ore,
    )
    # Debit and credit sum to nothing, which tells nobody anything: what is shown is the debit.
    yield msgspec.structs.replace(
        accounts,
        left_ore=_debit_ore(booked.accounts_ore),
        right_ore=_debit_ore(period.saft_financial.accounts_ore),
    )


def _saft_cash(period: Period) -> Iterator[Equation]:
    ours, theirs = period.all_sales, period.saft_cash
    yield _equation(
        "turnover",
        Side.RECEIPTS,
        {"gross": ours.gross_ore},
        Side.SAFT_CASH,
        {"gross": theirs.gross_ore},
    )
    yield _equation(
        "vat_codes",
        Side.RECEIPTS,
        _both(ours.net_ore, ours.vat_ore),
        Side.SAFT_CASH,
        _both(theirs.net_ore, theirs.vat_ore),
    )
    yield _equation("tenders", Side.RECEIPTS, ours.tenders_ore, Side.SAFT_CASH, theirs.tenders_ore)
    yield _equation(
        "rounding_and_tips",
        Side.RECEIPTS,
        {"rounding": ours.rounding_ore, "tips": ours.tips_ore},
        Side.SAFT_CASH,
        {"rounding": theirs.rounding_ore, "tips": theirs.tips_ore},
    )


def _saft_financial(period: Period, standard_codes: Mapping[str, str]) -> Iterator[Equation]:
    booked = period.saft_financial
    yield _equation(
        "booked",
        Side.RECEIPTS,
        _standard(period.all_sales, standard_codes),
        Side.SAFT_FINANCIAL,
        _both(booked.net_ore, booked.vat_ore),
    )


def _standard(sold: Sold, standard_codes: Mapping[str, str]) -> Mapping[str, int]:
    """Return bases and VAT by standard code, which several of the shop's own codes may share."""
    found: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for sums, theirs in zip(found, (sold.net_ore, sold.vat_ore), strict=True):
        for key, amount_ore in theirs.items():
            code, _, rate = key.rpartition(" ")
            sums[f"{standard_codes.get(code, code)} {rate}"] += amount_ore
    return _both(*found)


def _both(net_ore: Mapping[str, int], vat_ore: Mapping[str, int]) -> dict[str, int]:
    return {
        **{f"net {key}": amount_ore for key, amount_ore in net_ore.items()},
        **{f"vat {key}": amount_ore for key, amount_ore in vat_ore.items()},
    }


def _parts(booked: Booked) -> dict[str, int]:
    """Return everything that vouchers come to: each account, basis and VAT."""
    return {**booked.accounts_ore, **_both(booked.net_ore, booked.vat_ore)}


def _debit_ore(accounts_ore: Mapping[str, int]) -> int:
    return sum(amount_ore for amount_ore in accounts_ore.values() if amount_ore > 0)


def _equation(
    name: str, left: Side, ours: Mapping[str, int], right: Side, theirs: Mapping[str, int]
) -> Equation:
    """Compare two sides part by part; a part that is not there is nothing."""
    differences = tuple(
        Part(part, ours.get(part, 0), theirs.get(part, 0))
        for part in sorted({*ours, *theirs})
        if ours.get(part, 0) != theirs.get(part, 0)
    )
    return Equation(name, left, sum(ours.values()), right, sum(theirs.values()), differences)
