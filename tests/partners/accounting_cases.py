"""What the contract suite needs to know of each accounting system: its stand-in, and how it is let in."""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import assume, strategies as st

from datakasse.bookkeeping.voucher import DayVoucher, Line, day_voucher_key
from datakasse.office.delivery.accounting_system import (
    AccountingSystem,
    Booked,
    Document,
    Place,
    SystemKind,
    TheirVatType,
)
from datakasse.partners.line.http_line import Patience
from lab.partners.chart import RATES
from lab.partners.description import Json
from lab.partners.server import FakePartner

DAY = date(2026, 1, 15)
NOW = datetime(2026, 1, 15, 21, 0, tzinfo=UTC)
PATIENCE = Patience(connect_s=20.0, answer_s=20.0, whole_s=60.0)
"""A stand-in on a busy machine may take its time; giving up on it is not what is tested."""
IMPATIENCE = Patience(connect_s=20.0, answer_s=2.0, whole_s=60.0)
"""For a stand-in that is silent on purpose."""
Z_PDF = Document("Z-42.pdf", b"%PDF-1.7\r\n\x00\xff Z 42\n%%EOF\n")


def gross_by_code(voucher: DayVoucher) -> dict[tuple[str, str], int]:
    """Return what a voucher comes to on each account under each code, with VAT."""
    sums: dict[tuple[str, str], int] = {}
    for line in voucher.lines:
        name = (line.account, line.vat_code)
        sums[name] = sums.get(name, 0) + line.gross_ore
    return {name: ore for name, ore in sums.items() if ore}


def _unchanged(body: Json) -> Json:
    return body


@dataclass(frozen=True, slots=True)
class Case:
    """
    An accounting system.

    Attributes:
        name: What the golden bodies call it.
        fake: Makes its stand-in of the reference material and a certificate.
        kind: Makes the kind that reaches a stand-in, trusting what it is told to.
        secrets: What lets us in.
        settings: What else it is told.
        login: The operation that gives tokens; empty where there is none.
        looks: The operation that looks a voucher up.
        code_without_vat: The standard code that lines without VAT get there; empty where they get none.
        has_golden: Whether there is a golden body.
        as_golden: Returns a body without what the golden one leaves out, for a reason that its test tells.
        comes_to: What a voucher comes to there: on each account under each standard code, with VAT.
    """

    name: str
    fake: Callable[[Path, ssl.SSLContext], FakePartner]
    kind: Callable[..., SystemKind]
    secrets: Mapping[str, str]
    settings: Mapping[str, str]
    login: str
    looks: str
    code_without_vat: str = ""
    has_golden: bool = True
    as_golden: Callable[[Json], Json] = _unchanged
    comes_to: Callable[[DayVoucher], dict[tuple[str, str], int]] = gross_by_code

    def __str__(self) -> str:
        """Return what pytest calls it."""
        return self.name


@dataclass(slots=True)
class MemorySecrets:
    """Credentials in memory."""

    kept: dict[str, str] = field(default_factory=dict[str, str])

    def read(self) -> Mapping[str, str]:
        """Return them."""
        return dict(self.kept)

    def write(self, changed: Mapping[str, str]) -> None:
        """Keep new ones."""
        self.kept |= changed


@dataclass(frozen=True, slots=True)
class Connected:
    """A system with its stand-in behind it, and what a person would have confirmed."""

    case: Case
    partner: FakePartner
    secrets: MemorySecrets
    system: AccountingSystem

    def place(self) -> Place:
        """Return where everything is: accounts and codes of the same number."""
        accounts = {account.number: account for account in self.system.accounts()}
        vat_types = {vat.vat_code: vat for vat in self.system.vat_types(DAY)}
        without: TheirVatType | None = vat_types.get(self.case.code_without_vat)
        return Place(accounts, vat_types | ({} if without is None else {"": without}))

    def impatient(self, trust: ssl.SSLContext) -> AccountingSystem:
        """Return the same system, with as little patience as a silence can be waited for with."""
        kind = self.case.kind(trust, self.partner, IMPATIENCE)
        return kind.open(self.secrets, dict(self.case.settings), lambda: NOW)

    def deliver(self, voucher: DayVoucher, place: Place) -> Booked:
        """Do what the outbox does: look first, and book only what is not there."""
        return self.system.find(voucher) or self.system.book(voucher, place, Z_PDF)


def connected(case: Case, partner: FakePartner, trust: ssl.SSLContext, **changed: str) -> Connected:
    """Connect to a stand-in, with credentials changed as told."""
    secrets = MemorySecrets({**case.secrets, **changed})
    system = case.kind(trust, partner).open(secrets, dict(case.settings), lambda: NOW)
    return Connected(case, partner, secrets, system)


def day_voucher(*lines: Line, z_number: int = 42, day: date = DAY) -> DayVoucher:
    """Return a day voucher of lines."""
    key = day_voucher_key("KASSE-1", z_number)
    text = f"Dagsoppgjør KASSE-1 Z {z_number}"
    return DayVoucher(key, "KASSE-1", z_number, day, text, lines, len(lines), 1, 90)


def sold(account: str, code: str, net_ore: int, vat_ore: int, text: str = "Salg") -> Line:
    """Return a line of sales; credit is negative."""
    rate = RATES[code]
    return Line(account, text, net_ore, vat_ore, code, rate.rate_bp, rate.account if vat_ore else "")


GOLDEN_DAY = day_voucher(
    Line("1579", "Kort", 1_100_000),
    Line("1579", "Vipps", 300_000),
    Line("1900", "Kontanter", 130_000),
    sold("3000", "3", -1_000_000, -250_000, "Salg 25 %"),
    sold("3030", "31", -199_973, -29_997, "Salg 15 %"),
    sold("3100", "5", -50_000, 0, "Salg 0 %"),
    Line("7740", "Øreavrunding", -30),
)
"""The day of `testvectors/daily-voucher.json`."""

GOLDEN_DEBIT_ORE = 1_530_000


@st.composite
def day_vouchers(draw: st.DrawFn) -> DayVoucher:
    """
    Return any day there can be: also one where more comes back than is sold, in one group or in all.

    VAT is rounded receipt by receipt, so it may lie some øre from what the day's sum would give.
    """
    lines: list[Line] = []
    for account, code in (("3000", "3"), ("3030", "31"), ("3050", "33"), ("3100", "5")):
        net_ore = draw(st.one_of(st.just(0), st.integers(-40, 40), st.integers(-90_000_000, 9_000_000)))
        exact_ore = net_ore * RATES[code].rate_bp // 10_000
        off_ore = draw(st.integers(-9, 9)) if RATES[code].rate_bp else 0
        lines.append(sold(account, code, net_ore, exact_ore + off_ore))
    lines.append(Line("2900", "Gavekort solgt", draw(st.integers(-500_000, 500_000))))
    lines.append(Line("7740", "Øreavrunding", draw(st.integers(-99, 99))))
    rest_ore = -sum(line.gross_ore for line in lines)
    cash_ore = draw(st.integers(-200_000, 3_000_000))
    lines += [Line("1900", "Kontanter", cash_ore), Line("1579", "Kort", rest_ore - cash_ore)]
    kept = [line for line in lines if line.net_ore or line.vat_ore]
    assume(kept)
    return day_voucher(*kept)
