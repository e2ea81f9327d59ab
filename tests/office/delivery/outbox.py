"""A shop with an accounting system at the other end of the line, and days that were closed."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec
import pytest

from datakasse.bookkeeping.voucher import DayVoucher, Line, balanced, day_voucher_key
from datakasse.office.delivery.accounting_system import Place, TheirAccount, TheirVatType
from datakasse.office.delivery.connection import Connection, connection_of, keep
from datakasse.office.delivery.day_vouchers import ClosedDay, NotPosted
from datakasse.office.delivery.deliver import Round, deliver_waiting
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.systems import Systems
from datakasse.storage.ports.bookkeeping.outbox import Delivery
from datakasse.storage.ports.store import Books, Readings
from lab.partners.memory_system import GOOD_TOKEN, TOKEN, TheirBooks
from tests.till.shopkeeper import FRONT, Shopkeeper

FIRST_DAY = date(2026, 3, 2)
ACCOUNTS = [TheirAccount("1900", "Kontanter"), TheirAccount("3000", "Salg, høy sats", vat_code="3")]
VAT_TYPES = [TheirVatType("3", "Utgående mva, høy sats", 2500)]
PLACE = Place(
    accounts={account.number: account for account in ACCOUNTS},
    vat_types={vat_type.vat_code: vat_type for vat_type in VAT_TYPES},
)
PDF = b"%PDF-1.7 a Z report"


def z_report(register: str, entry: int) -> bytes:
    """Return a Z report."""
    del register, entry
    return PDF


class Days:
    """Days that were closed, as the ledger would tell them."""

    def __init__(self) -> None:
        self.vouchers: list[DayVoucher] = []
        self.waiting: set[str] = set()

    def close(self, count: int = 1, *, cash_ore: int = 12_500, account: str = "3000") -> list[str]:
        """Close the next days, each with one sale, and return their vouchers' keys."""
        keys: list[str] = []
        for _ in range(count):
            number = len(self.vouchers) + 1
            net_ore = cash_ore * 4 // 5
            lines = [
                Line("1900", "Kontant", cash_ore),
                Line(account, "Salg 25 %", -net_ore, -(cash_ore - net_ore), "3", 2_500, "2700"),
            ]
            key = day_voucher_key(FRONT, number)
            day = FIRST_DAY + timedelta(days=number - 1)
            voucher = DayVoucher(
                key, FRONT, number, day, f"Dagsoppgjør {FRONT} Z {number}", balanced(lines), 1, 1, number
            )
            self.vouchers.append(voucher)
            keys.append(key)
        return keys

    def closed_since(self, books: Readings, day: date) -> Iterable[ClosedDay]:
        """Yield the days from one on."""
        del books
        return [
            ClosedDay(each.key, each.register, each.z_number, each.day)
            for each in self.vouchers
            if each.day >= day
        ]

    def voucher(self, books: Readings, register: str, key: str) -> DayVoucher:
        """Return a day's voucher."""
        del books, register
        if key in self.waiting:
            raise NotPosted("varegruppe ANNET har ingen konto")
        return next(each for each in self.vouchers if each.key == key)


class Office:
    """The office of a shop whose connection runs."""

    def __init__(self, shop: Shopkeeper) -> None:
        self.shop = shop
        self.theirs = TheirBooks(accounts=list(ACCOUNTS), vat_types=list(VAT_TYPES))
        self.days = Days()
        self.dispatch = self.take_up()
        self.dispatch.systems.secrets("memory").write({TOKEN: GOOD_TOKEN})
        self.connect(Connection(1, "memory", place=PLACE, start=FIRST_DAY, on=True))

    def take_up(self) -> Dispatch:
        """Return what delivers, as a process that has just begun would have it."""
        shop = self.shop
        keys = shop.shop.keys
        systems = Systems([self.theirs.kind()], keys.secrets, shop.clock.now)
        turn = shop.shop.store.turn("delivery")
        self.dispatch = Dispatch(shop.counter, systems, self.days, z_report, turn, lambda: 0.0)
        return self.dispatch

    def connect(self, connection: Connection) -> None:
        """Keep a connection as it is told."""
        self.shop.counter.store.write(lambda books: keep(books, connection)).result()

    def change(self, **changed: object) -> None:
        """Change the connection."""

        def command(books: Books) -> None:
            now = connection_of(books)
            assert now is not None
            keep(books, msgspec.structs.replace(now, **changed))

        self.shop.counter.store.write(command).result()

    @property
    def connection(self) -> Connection:
        """The connection as it is now."""
        with self.shop.counter.store.read() as books:
            found = connection_of(books)
        assert found is not None
        return found

    def deliver(self) -> Round:
        """Carry out a round."""
        return deliver_waiting(self.dispatch)

    def deliver_until_done(self, limit: int = 400) -> int:
        """Come again whenever there is something to do, and return how many rounds it took."""
        for count in range(1, limit):
            when = self.deliver().next_try
            if when is None:
                return count
            self.shop.clock.moment = max(when, self.shop.clock.moment)
        raise AssertionError("it never ends")

    def row(self, key: str) -> Delivery:
        """Return where a voucher is."""
        with self.shop.counter.store.read() as books:
            found = books.delivery(self.connection.number, key)
        assert found is not None
        return found

    def rows(self) -> list[Delivery]:
        """Return where all vouchers are, oldest first."""
        with self.shop.counter.store.read() as books:
            return list(books.deliveries(self.connection.number))[::-1]

    def states(self) -> list[str]:
        """Return the states of all vouchers, oldest first."""
        return [str(row.state) for row in self.rows()]


@pytest.fixture
def office(closed_shop: Shopkeeper) -> Office:
    """An office whose connection runs, and where nothing has been delivered."""
    return Office(closed_shop)
