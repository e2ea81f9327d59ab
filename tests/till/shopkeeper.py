"""
Somebody who does at the registers of a test shop what people do, through the real use cases.

The shop is that of `tests/shop.py` with three more registers and some goods that need care. The clock is
told the time; each thing done takes a second. Drawers are those of the screen, printers keep what they
put out, and both can be exchanged for others.
"""

import dataclasses
import itertools
import shutil
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from datakasse.counter.counter import Action, Counter, OnceKey
from datakasse.counter.pin import hash_pin
from datakasse.counter.ports import Drawer, DrawerStatus, Printer
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors import Refused
from datakasse.journal.entry import Record
from datakasse.journal.event import kind_of
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.register_state import RegisterState
from datakasse.office.shop.commission_register import commission
from datakasse.settings import Settings
from datakasse.storage.ports.store import Books, JobState, PrintJob
from datakasse.till.day.close_day import CloseDay, TerminalTold
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.open_drawer import NoteDrawerClosed
from datakasse.till.day.start_stop import Start
from datakasse.till.day.take_x import TakeX
from datakasse.till.paper.print_queue import Printed, print_waiting
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import Completed, CompleteSale
from datakasse.till.sale.ring_up import AddArticle
from datakasse.trade.goods.article import Article, ArticleGroup, Restriction
from datakasse.trade.shop.shop import Declaration, DrawerUse, Register, SignatureMethod
from datakasse.trade.tender import Tender, TenderKind
from datakasse.wiring import Shop, open_shop
from lab.terminals import agreeing_terminals
from tests.shop import BACK, FRONT, NOON, OPENED, OPERATORS, shop_template

__all__ = ["BACK", "FRONT", "shop_template"]

Result = TypeVar("Result")

KARI, OLA, REVISOR = "1", "2", "9"
"""The manager, the cashier, the auditor."""

PINS = {KARI: "1111", OLA: "2222", REVISOR: "9999"}
BELT, OTHER_BELT, KIOSK = "K3", "K4", "K5"
"""Two registers carried about, each operator with her own cash; one that takes cards only."""

MORE_REGISTERS = (
    Register(BELT, "1", "Servitøren", series_prefix="C", drawer=DrawerUse.NONE_PER_OPERATOR),
    Register(OTHER_BELT, "1", "Terrassen", series_prefix="D", drawer=DrawerUse.NONE_PER_OPERATOR),
    Register(KIOSK, "1", "Selvbetjening", series_prefix="E", drawer=DrawerUse.NONE_NO_CASH),
)
MORE_GROUPS = (ArticleGroup("TOBAKK", "04013", "Tobakk"), ArticleGroup("OL", "04007", "Øl"))
MORE_ARTICLES = (
    Article("400", "Blomster, bukett", "ANNET", "3"),
    Article("500", "Snus, boks", "TOBAKK", "3", 12_990, discountable=False, age_limit=18),
    Article("501", "Pils 0,5 l", "OL", "3", 4_490, deposit="900", age_limit=18),
    Article("502", "Øl, ta med", "OL", "3", 3_990, deposit="900", restriction=Restriction.BEER_SHOP),
    Article("503", "Øl, servert", "OL", "3", 8_990, restriction=Restriction.ALCOHOL_SERVED),
    Article("504", "Akevitt", "OL", "3", 9_900, age_limit=20, restriction=Restriction.ALCOHOL_SERVED),
    Article("505", "Energidrikk", "DRIKKE", "31", 2_990, restriction=Restriction.ENERGY_DRINK),
    Article("600", "Kobberkjele", "ANNET", "3", 20_000_00),
)
CUSTOMER = "kunde-7"
COFFEE_ORE, BREAD_ORE = 39_00, 49_90

CASH = Tender(TenderKind.CASH)
"""Exactly what is due, in cash."""


def card(amount_ore: int, *, integrated: bool = True) -> Tender:
    """Return a payment by card; negative is paid back."""
    return Tender(TenderKind.DEBIT_CARD, amount_ore, "BAX 1", integrated)


def voucher(account: str, amount_ore: int) -> Tender:
    """Return a payment with a gift card."""
    return Tender(TenderKind.GIFT_CARD, amount_ore, account=account)


class ScriptedClock:
    """Shows the time it was told."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment

    def forward(self, **kwargs: float) -> None:
        """Let time pass: days, hours, minutes, seconds."""
        self.moment += timedelta(**kwargs)


class DumbDrawer:
    """A drawer that says what it was told to say."""

    on_screen = False

    def __init__(self, says: DrawerStatus, *, reports_state: bool = True) -> None:
        self.says = says
        self.reports_state = reports_state
        self.opened = 0

    def status(self) -> DrawerStatus:
        """Return what it was told to say."""
        return self.says

    def open(self) -> None:
        """Count."""
        self.opened += 1


class Shopkeeper:
    """
    Runs the shop.

    Attributes:
        folder: The data folder.
        clock: The clock.
        counter: The till.
    """

    def __init__(
        self, folder: Path, *, declaration: Declaration | None = None, version: str = "0.1.0"
    ) -> None:
        self.folder = folder
        self.clock = ScriptedClock(NOON)
        self._settings = Settings(folder, version, declaration or Declaration())
        self._shop = self._opened()
        self.counter = self._with_machines(self._shop.counter)

    def _opened(self) -> Shop:
        return open_shop(self._settings, clock=self.clock, environ={})

    def _with_machines(self, counter: Counter) -> Counter:
        drawers: dict[str, Drawer] = {}
        printers: dict[str, Printer] = {}
        for register in (FRONT, BACK, BELT, OTHER_BELT, KIOSK):
            drawn = OnScreenDrawer() if register in {FRONT, BACK} else None
            drawers[register], printers[register] = drawn or AbsentDrawer(), MemoryPrinter(drawn)
        numbers = itertools.count(1)
        return dataclasses.replace(
            counter, drawers=drawers, printers=printers, new_id=lambda: f"basket-{next(numbers)}"
        )

    def exchange(
        self, at: str = FRONT, *, drawer: Drawer | None = None, printer: Printer | None = None
    ) -> None:
        """Put another drawer or printer at a register."""
        drawers = {**self.counter.drawers, **({} if drawer is None else {at: drawer})}
        printers = {**self.counter.printers, **({} if printer is None else {at: printer})}
        self.counter = dataclasses.replace(self.counter, drawers=drawers, printers=printers)

    def die_and_come_back(self) -> None:
        """End the process with nothing put in order, and open the shop again as another one would."""
        drawers, printers, new_id = self.counter.drawers, self.counter.printers, self.counter.new_id
        self._shop.store.close()
        self._shop = self._opened()
        self.counter = dataclasses.replace(
            self._shop.counter, drawers=drawers, printers=printers, new_id=new_id
        )

    def close(self) -> None:
        """Close the store."""
        self._shop.store.close()

    @property
    def shop(self) -> Shop:
        """What wiring made."""
        return self._shop

    # doing

    def do(self, action: Action[Result], by: str = OLA, at: str = FRONT) -> Result:
        """Do something at a register; it takes a second."""
        result = self.counter.carry_out(at, by, action).result()
        self.clock.forward(seconds=1)
        return result

    def do_once(self, key: str, action: Action[object], by: str = OLA, at: str = FRONT) -> bytes:
        """Do something under an idempotency key, as the web does."""
        digest = msgspec.json.encode([type(action).__name__, action]).hex()
        return self.counter.carry_out_once(at, by, OnceKey(f"{at}\n{key}", digest), action).result().body

    def refuse(
        self, refusal: type[Refused], action: Action[object], by: str = OLA, at: str = FRONT
    ) -> Refused:
        """
        Try something that must be refused, and return the refusal.

        Nothing may be left of it but the attempt, where that is kept: nothing in the journal, the print
        queue, the vouchers, on paper; and no drawer opens.
        """
        before, head = self.traces(), {register: self.head(register) for register in self.registers()}
        with pytest.raises(refusal) as raised:
            self.do(action, by, at)
        assert self.traces() == before
        for register in self.registers():
            fresh = self.entries(register, head[register] + 1)
            kept = refusal.attempt_is_kept and register == at
            assert [type(record.event) for record in fresh] == ([AttemptRefused] if kept else [])
            if kept:
                assert isinstance(fresh[0].event, AttemptRefused)
                assert (fresh[0].operator, fresh[0].event.code) == (by, refusal.code)
        assert raised.value.sentence("nb")
        return raised.value

    def open(self, at: str = FRONT, by: str = OLA, float_ore: int | None = 1_000_00) -> None:
        """Start a register, sign on, and put the float in."""
        if not self.state(at).started:
            self.do(Start(), "", at)
        self.sign_on(by, at)
        if float_ore is not None:
            self.do(DeclareFloat(float_ore), by, at)

    def sign_on(self, by: str, at: str = FRONT) -> None:
        """Sign on; the PIN has been looked at."""
        self.do(SignOn(pin_is_right=True), by, at)

    def ring(self, *codes: str, by: str = OLA, at: str = FRONT) -> None:
        """Put one of each article in the basket."""
        for code in codes:
            self.do(AddArticle(code), by, at)

    def sell(
        self, *codes: str, tenders: Sequence[Tender] = (CASH,), by: str = OLA, at: str = FRONT
    ) -> Completed:
        """Ring up one of each article and complete the sale."""
        self.ring(*(codes or ("200",)), by=by, at=at)
        return self.do(CompleteSale(tuple(tenders)), by, at)

    def x(self, by: str = OLA, at: str = FRONT) -> XReported:
        """Take an X."""
        event = self.do(TakeX(), by, at).event
        assert isinstance(event, XReported)
        return event

    def z(self, close: CloseDay | int, by: str = OLA, at: str = FRONT) -> ZReported:
        """Take a Z; a number is what was counted, in øre. Terminals that nobody speaks of agree."""
        close = CloseDay(close) if isinstance(close, int) else close
        if not close.terminals:
            close = msgspec.structs.replace(close, terminals=self.terminals(by, at))
        event = self.do(close, by, at).event
        assert isinstance(event, ZReported)
        return event

    def close_a_day(self, by: str = OLA, at: str = FRONT) -> ZReported:
        """Close the day, with a float alone where nothing was done in it."""
        self.open(at, by, None if self.state(at).used_on else 1_000_00)
        return self.z(CloseDay(0, explanation="banked"), by, at)

    def terminals(self, by: str = OLA, at: str = FRONT) -> tuple[TerminalTold, ...]:
        """Return what terminals say that took exactly what the register asked them for."""
        return self.counter.carry_out(at, by, agreeing_terminals).result()

    def print_out(self, at: str = FRONT) -> Printed:
        """Print what waits."""
        return print_waiting(self.counter, at)

    def shut_drawer(self, at: str = FRONT, by: str = OLA) -> None:
        """Close the drawer on the screen, which is noted."""
        drawer = self.counter.drawers[at]
        assert isinstance(drawer, OnScreenDrawer)
        assert drawer.close()
        self.do(NoteDrawerClosed(), by, at)

    # looking

    def registers(self) -> list[str]:
        """Return the ids of all registers."""
        return list(self.counter.drawers)

    def head(self, at: str = FRONT) -> int:
        """Return the number of the last entry."""
        with self.counter.store.read() as books:
            return books.head(at).number

    def state(self, at: str = FRONT) -> RegisterState:
        """Return what stands at a register."""
        with self.counter.store.read() as books:
            return books.state(at)

    def entries(self, at: str = FRONT, from_number: int = 1) -> list[Record]:
        """Return entries of the journal."""
        with self.counter.store.read() as books:
            return list(books.records(at, from_number))

    def kinds(self, at: str = FRONT, from_number: int = 1) -> list[str]:
        """Return the kinds of entries of the journal."""
        return [kind_of(record.event) for record in self.entries(at, from_number)]

    def last(self, at: str = FRONT) -> Record:
        """Return the last entry."""
        return self.entries(at, self.head(at))[-1]

    def sold(self, at: str = FRONT) -> list[SaleCompleted]:
        """Return the completed sales, newest first."""
        with self.counter.store.read() as books:
            events = [record.event for record in books.recent_sales(at, 200)]
        return [event for event in events if isinstance(event, SaleCompleted)]

    def attempt(self, at: str = FRONT) -> AttemptRefused:
        """Return the attempt that the last entry is."""
        event = self.last(at).event
        assert isinstance(event, AttemptRefused)
        return event

    def jobs(self, at: str = FRONT, *states: JobState) -> list[PrintJob]:
        """Return the documents of the print queue."""
        with self.counter.store.read() as books:
            return books.jobs(at, states or tuple(JobState))

    def balance_ore(self, account: str) -> int | None:
        """Return what a voucher holds."""
        with self.counter.store.read() as books:
            return books.voucher_balance_ore(account)

    def papers(self, at: str = FRONT) -> list[str]:
        """Return the kinds of the slips that came out."""
        printer = self.counter.printers[at]
        assert isinstance(printer, MemoryPrinter)
        return [slip.kind for slip in printer.slips]

    def faults(self, at: str = FRONT) -> list[object]:
        """Check a journal and return what is wrong with it."""
        return list(self.counter.store.verify(at))

    def traces(self) -> object:
        """Return everything that a refusal must leave as it was."""
        found: list[object] = []
        with self.counter.store.read() as books:
            for register in self.registers():
                state = books.state(register)
                still = msgspec.structs.replace(state, last_at=None)
                found += [
                    register,
                    still,
                    books.jobs(register, list(JobState)),
                    books.head(register).transaction,
                ]
                printer = self.counter.printers[register]
                found.append(len(printer.slips) if isinstance(printer, MemoryPrinter) else None)
                found.append(self.counter.drawers[register].status())
            found += [books.voucher_balance_ore(account) for account in ("G1", "G2", "TA000001")]
        return found


@pytest.fixture(scope="session")
def till_template(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that each test gets a copy of: the shop with all registers and PINs."""
    folder = shutil.copytree(shop_template, tmp_path_factory.mktemp("till") / "data")
    equip(folder)
    return folder


def equip(folder: Path) -> None:
    """Add the registers, the goods, the PINs and the customer that `tests/shop.py` does not have."""
    shop = open_shop(Settings(folder, "0.1.0"), environ={})
    hashes = {operator: hash_pin(pin) for operator, pin in PINS.items()}

    def enter(books: Books) -> None:
        for operator in OPERATORS:
            books.put_operator(operator, hashes[operator.operator_id])
        for group in MORE_GROUPS:
            books.put_group(group)
        for article in MORE_ARTICLES:
            books.put_article(article, OPENED)
        books.put_customer(CUSTOMER, "Pensjonatet")
        for register in MORE_REGISTERS:
            commission(
                books,
                shop.keys,
                register,
                method=SignatureMethod.HMAC_SHA1_128,  # the other method, and quick to open
                at=NOON,
                software_version="0.1.0",
            )

    shop.store.write(enter).result()
    shop.store.close()


@contextmanager
def kept_by(
    folder: Path, *, declaration: Declaration | None = None, version: str = "0.1.0"
) -> Generator[Shopkeeper]:
    """Have a shopkeeper at a data folder for the length of a `with`."""
    keeper = Shopkeeper(folder, declaration=declaration, version=version)
    try:
        yield keeper
    finally:
        keeper.close()


@pytest.fixture
def till_folder(till_template: Path, tmp_path: Path) -> Path:
    """A data folder of one's own, with nobody at it."""
    return shutil.copytree(till_template, tmp_path / "data")


@pytest.fixture
def closed_shop(till_folder: Path) -> Iterator[Shopkeeper]:
    """A shop where no register has been started."""
    with kept_by(till_folder) as keeper:
        yield keeper


@pytest.fixture
def shop(closed_shop: Shopkeeper) -> Shopkeeper:
    """A shop where Ola stands at the front register with a float of 1000 kr."""
    closed_shop.open()
    return closed_shop
