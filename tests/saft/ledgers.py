"""A ledger in memory: what a SAF-T Financial file is made from, without a shop behind it."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element, fromstring

import msgspec

from datakasse.bookkeeping.voucher import Line, Voucher, balanced
from datakasse.saft.financial.document import FINANCIAL_NAMESPACE, write_financial
from datakasse.saft.source import Selection, Software
from datakasse.trade.shop.shop import Address, Company, Register
from datakasse.trade.vat import VatCode

MADE_AT = datetime(2026, 7, 1, 10, 15, tzinfo=UTC)
COMPANY = Company(
    "987654325", "Bakeriet & Sønn AS", street_address=Address("Storgata", "1", "7010", "Trondheim")
)


class Account(msgspec.Struct, frozen=True):
    """An account of a short chart."""

    number: str
    name: str
    grouping_category: str
    grouping_code: str


CHART = (
    Account("1500", "Kundefordringer", "balanseverdiForOmloepsmiddel", "1500"),
    Account("1579", "Kort underveis", "balanseverdiForOmloepsmiddel", "1570"),
    Account("1900", "Kontanter", "balanseverdiForOmloepsmiddel", "1900"),
    Account("2700", "Utgående mva", "kortsiktigGjeld", "2740"),
    Account("3000", "Salg", "salgsinntekt", "3000"),
    Account("3100", "Salg, avgiftsfritt", "salgsinntekt", "3100"),
)
RATES = {"3": 2_500, "31": 1_500, "33": 1_200, "5": 0}


@dataclass
class Ledger:
    """Registers, and each one's vouchers in order."""

    vouchers_of: dict[str, list[Voucher]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    company: Company = COMPANY
    contact: tuple[str, str] = ("Kari", "Nordmann")
    prefixes: dict[str, str] = field(default_factory=dict)

    def registers(self) -> list[Register]:
        """One for each that has vouchers, with a prefix of its own where none is given."""
        return [
            Register(name, "1", series_prefix=self.prefixes.get(name, f"{name}-"))
            for name in self.vouchers_of
        ]

    def accounts(self) -> Iterable[Account]:
        """Return a short chart."""
        return CHART

    def vat_codes(self) -> Iterable[VatCode]:
        """Return two that are described."""
        return [
            VatCode("A", "Utgående høy", "3", date(2026, 1, 1)),
            VatCode("B", "Fri", "5", date(2026, 1, 1)),
        ]

    def customer_name(self, customer: str) -> str:
        """Return a name."""
        return self.names.get(customer, "")

    def line_texts(self) -> dict[str, str]:
        """Return what lines are called."""
        return self.texts

    def vouchers(self, register_id: str, from_date: date | None, to_date: date | None) -> Iterator[Voucher]:
        """Read those within the dates."""
        for voucher in self.vouchers_of[register_id]:
            if (from_date or date.min) <= voucher.day <= (to_date or date.max):
                yield voucher


def sale(
    day: date,
    *sold: tuple[str, int, int],
    register: str = "K1",
    tender: str = "1900",
    number: int = 1,
    customer: str = "",
    department: str = "",
    rates: Mapping[str, int] = RATES,
) -> Voucher:
    """
    Return the voucher of a sale.

    Args:
        day: When it is booked.
        sold: VAT code, net and VAT in øre, as positive amounts for what was sold.
        register: Where.
        tender: The account it was paid to.
        number: Its number in the year; entry and transaction as well.
        customer: Who owes it.
        department: Department of all lines.
        rates: Rate of each code that day.
    """
    lines = [
        Line(
            "3000" if rates[code] else "3100",
            "Salg <varer> & sånt",
            -net_ore,
            -vat_ore,
            code,
            rates[code],
            "2700" if vat_ore else "",
            department,
        )
        for code, net_ore, vat_ore in sold
    ]
    paid_ore = sum(net_ore + vat_ore for _, net_ore, vat_ore in sold)
    return Voucher(
        number=f"{day.year}-{number:06d}",
        register=register,
        entry=number,
        day=day,
        kind="sale_completed",
        text=f"Kontantsalg {number}",
        lines=balanced([Line(tender, "Betalt", paid_ore, department=department), *lines]),
        transaction=number,
        customer=customer,
    )


def ledger_of(vouchers: Sequence[Voucher], names: Mapping[str, str] | None = None) -> Ledger:
    """Return a ledger with the vouchers, each at its register."""
    ledger = Ledger(names=dict(names or {}))
    for voucher in vouchers:
        ledger.vouchers_of.setdefault(voucher.register, []).append(voucher)
    ledger.vouchers_of.setdefault("K1", [])
    return ledger


def written(ledger: Ledger, from_date: date | None = None, to_date: date | None = None) -> bytes:
    """Return a whole file."""
    stream = io.BytesIO()
    write_financial(
        ledger,
        Selection(from_date, to_date),
        stream,
        software=Software("datakasse", "0.1.0", "Prøveleverandøren"),
        user_id="1",
        created_at=MADE_AT,
    )
    return stream.getvalue()


def read(file: bytes) -> Element:
    """Return a file as a tree with plain names."""
    return fromstring(file.replace(f' xmlns="{FINANCIAL_NAMESPACE}"'.encode(), b""))


def ore(text: str | None) -> int:
    """Return an amount of the file in øre."""
    kroner, _, rest = (text or "").partition(".")
    return int(kroner + rest)


def balances(file: bytes, which: str) -> dict[str, int]:
    """Return each account's opening or closing balance, debit positive."""
    found: dict[str, int] = {}
    for account in read(file).iterfind("MasterFiles/GeneralLedgerAccounts/Account"):
        debit, credit = account.findtext(f"{which}DebitBalance"), account.findtext(f"{which}CreditBalance")
        found[str(account.findtext("AccountID"))] = ore(debit) if credit is None else -ore(credit)
    return found
