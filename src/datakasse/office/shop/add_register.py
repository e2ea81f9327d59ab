"""
Add a cash point to the shop from the office, and have it in service at once.

    what is asked for ─▶ equipment tried ─▶ keys, first entry ─▶ devices fitted ─▶ whoever serves takes it in
    what another process wrote in the books ────────────────────▶ devices fitted ─▶ whoever serves takes it in

Everything is asked before anything is written. The keys lie in a file before the entry that declares them is
durable: where that comes to nothing they are removed again, and where the process died in between they are
left behind, declared by no journal, and harm nobody.

Law: KSL-2-f, KSF-2-2, KSF-2-3-b, SIG-10, SAFT-11.
Decision: 0077-a-register-is-taken-in-while-the-shop-is-open.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from itertools import count
from threading import Lock
from typing import Protocol

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Answered, Counter
from datakasse.counter.demand_equipment import demand_equipment
from datakasse.errors.refusal import Refused
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.errors.shop.means import NothingToPayWith
from datakasse.errors.shop.printers import PrinterSilent
from datakasse.errors.shop.registers import KeysNotWritten, RegisterExists, TooManyRegisters
from datakasse.errors.storage.database import CommitUnsure
from datakasse.errors.system_words import system_words
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.public_keys import PublicKeys
from datakasse.office.people.reach import demand_proof
from datakasse.office.shop.choose_printer import ON_SCREEN, PrinterBench, WantedPrinter, options_of, place_of
from datakasse.office.shop.commission_register import commission, demand_register_id
from datakasse.office.shop.served_registers import Fitted, ServedRegisters, SharedRegisters
from datakasse.office.shop.use_register import REGISTERS_MAX
from datakasse.saft.series import overlap
from datakasse.storage.ports.key_ring import KeyRing
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import DrawerUse, Location, Register, SignatureMethod, in_use
from datakasse.trade.tender import WITHOUT_CASH


class NewKeys(KeyRing, Protocol):
    """Where keys are made, and removed again where they came to nothing."""

    def made(self, register: str) -> frozenset[str]:
        """Return which versions of a register's keys there are files of."""
        ...

    def drop(self, register: str, versions: Iterable[str]) -> None:
        """Remove keys that no journal declares; what cannot be removed stays."""
        ...


class WantedRegister(msgspec.Struct, frozen=True):
    """
    The register that is asked for.

    Attributes:
        register_id: Its unique ID.
        location: Code of the place it stands at.
        description: What people call it.
        drawer: Which drawer it has, or why none.
        printer: Its printer: as it was found, that of another register at the place, or the screen.
    """

    register_id: str
    location: str
    description: str
    drawer: DrawerUse
    printer: WantedPrinter


class Added(msgspec.Struct, frozen=True):
    """
    A register that was added, and the shop with it.

    Attributes:
        register: The register.
        known: All registers there are now.
        places: The shop's places.
        organisation_number: The business.
    """

    register: Register
    known: tuple[Register, ...]
    places: tuple[Location, ...]
    organisation_number: str


class AddRegister(msgspec.Struct, frozen=True):
    """
    Put another register into service.

    Attributes:
        keys: Where its keys are made and kept.
        register: The register; its prefix, language and lock are those the shop gives it.
        is_confirmed: The password or PIN of the one who asks was right; None where none was given.
    """

    keys: KeyRing
    register: Register
    is_confirmed: bool | None = None

    def __call__(self, point: CashPoint) -> Added:
        """
        Make its keys and its first entry, and record who added it; return it as it is now.

        Raises:
            MissingRight: She who asks does not administer.
            ProofNeeded, NotConfirmed: As `demand_proof`.
            TooManyRegisters: The shop has as many as it may.
            NothingToPayWith: It would take no cash where nothing else everybody has is taken.
            KeysNotWritten: There is no room for its keys, or they may not be written.
            Refused: As `commission`.
        """
        point.demand_right(Right.ADMINISTER)
        demand_proof(is_confirmed=self.is_confirmed, held=(Right.ADMINISTER,))
        known = point.books.registers()
        if len(in_use(known)) >= REGISTERS_MAX:
            raise TooManyRegisters(limit=REGISTERS_MAX)
        wanted = self._as_the_shop_has_it(known)
        place = next((each for each in point.books.locations() if each.code == wanted.location), None)
        if place is not None and place.means and not (wanted.takes_cash or WITHOUT_CASH & set(place.means)):
            raise NothingToPayWith(register=wanted.register_id[:40])
        old = _keys_to_be_like(point, known)
        try:
            commission(
                point.books,
                self.keys,
                wanted,
                method=SignatureMethod.RSA_SHA1_1024 if old is None else SignatureMethod(old.method),
                at=point.at,
                software_version=point.software_version,
            )
        except OSError as error:
            raise KeysNotWritten(register=wanted.register_id, why=system_words(error)) from error
        point.record(SettingsChanged("register added", wanted.register_id))
        books = point.books
        number = books.company().organisation_number
        return Added(wanted, tuple(books.registers()), tuple(books.locations()), number)

    def _as_the_shop_has_it(self, known: Collection[Register]) -> Register:
        """Return the register with a prefix of its own, and the ways of one at the same place."""
        like = next((each for each in known if each.location == self.register.location), self.register)
        return msgspec.structs.replace(
            self.register,
            series_prefix=next_prefix(known),
            language=like.language,
            lock_after_minutes=like.lock_after_minutes,
        )


def _keys_to_be_like(point: CashPoint, known: Collection[Register]) -> PublicKeys | None:
    """Return the keys of the register that another is asked for at; a machine that joins has none yet."""
    asked_at = [each for each in known if each.register_id == point.register.register_id]
    like = next(iter([*asked_at, *in_use(known), *known]), None)
    return None if like is None else point.books.state(like.register_id).keys


class RegisterBench:
    """
    Takes new registers into service while the shop is open.

    Args:
        keys: Where keys are made.
        printers: Gives registers their machines.
        fitted: Knows the machines of settings, and which registers have theirs.
        shared: Knows which registers are sold at from here.
    """

    def __init__(
        self, keys: NewKeys, printers: PrinterBench, fitted: Fitted, shared: SharedRegisters
    ) -> None:
        self._keys = keys
        self._printers = printers
        self._fitted = fitted
        self._served = ServedRegisters(printers, fitted, shared)
        self.tell, self.tell_out_of_use = self._served.tell, self._served.tell_out_of_use
        self.tell_taken_over = self._served.tell_taken_over
        self.tell_gone = self._served.tell_gone
        self._adding = Lock()

    def change_use(self, counter: Counter, register: str, carry_out: Callable[[], object]) -> None:
        """
        Have a register taken out of use or into use again, and whoever serves it told.

        Whoever serves is told as well where it was so already: after a fault it is asked for once more.

        Args:
            counter: The till.
            register: Which.
            carry_out: Carries `TakeOutOfUse` or `TakeIntoUse` out, for whoever asks.

        Raises:
            Refused: As those, and `NotDeclared` of one that comes into use without its equipment.
        """

        def enter() -> Register:
            carry_out()
            return _described(counter, register)

        with self._adding:
            self._printers.give(enter)
            self._served.change(_described(counter, register))

    def follow(self, counter: Counter) -> dict[str, Exception]:
        """
        Have whoever serves told of what another process changed.

        A new register, one out of use, or back, or one that goes on at another machine.

        What could not be told before, because something failed, is told again.

        Args:
            counter: The till.

        Returns:
            Why registers could not be followed now; the next time it is tried again.

        Raises:
            StoreBroken: The books cannot be read.
        """
        faults: dict[str, Exception] = {}
        with self._adding:
            with counter.store.read() as books:
                known = books.registers()
            for register in known:
                try:
                    self._served.follow(counter, register)
                except Exception as fault:  # noqa: BLE001 - returned; the others are followed all the same
                    faults[register.register_id] = fault
        return faults

    def add(
        self,
        counter: Counter,
        wanted: WantedRegister,
        carry_out: Callable[[AddRegister], Answered],
        *,
        is_confirmed: bool | None,
        answered: Callable[[], Answered | None] = lambda: None,
    ) -> Answered:
        """
        Have a register added, give it its machines, and have it taken in; one after the other.

        What was answered before is answered again, and a register that was not taken in then is taken in now.

        Args:
            counter: The till.
            wanted: What is asked for.
            carry_out: Carries the use case out, for whoever asks.
            is_confirmed: As `AddRegister` wants it.
            answered: Returns what was answered to the very same request before, if it was.

        Raises:
            Refused: As `AddRegister` and `PrinterBench.setting_of`, and `NotDeclared`; nothing of it is left.
        """
        name = wanted.register_id.strip()
        register = Register(name, wanted.location, wanted.description.strip(), drawer=wanted.drawer)
        if is_confirmed is False:
            # A guess is kept, whatever else is wrong.
            carry_out(AddRegister(self._keys, register, is_confirmed))
        with self._adding:
            told = answered()
            if told is None:
                told = self._enter(counter, register, wanted.printer, carry_out, is_confirmed=is_confirmed)
            elif self._served.waits_for(name):
                self._printers.give(lambda: _described(counter, name))
            self._served.tell_the_rest(name)
        return told

    def _enter(
        self,
        counter: Counter,
        register: Register,
        printer: WantedPrinter,
        carry_out: Callable[[AddRegister], Answered],
        *,
        is_confirmed: bool | None,
    ) -> Answered:
        """Have a register entered, and give it its machines; where it came to nothing, so did its keys."""
        name, told = register.register_id, list[Answered]()

        def enter() -> Register:
            equipped = self._equipped(counter, register, printer)
            before = self._keys.made(name)
            self._served.expect(name)
            try:
                told.append(carry_out(AddRegister(self._keys, equipped, is_confirmed)))
            except CommitUnsure:
                # It may be there after all, and would never sign without them.
                raise
            except BaseException:
                self._served.expect_no_more(name)
                self._drop_for_nothing(counter, name, before)
                raise
            return _described(counter, name)

        self._printers.give(enter)
        return told[0]

    def _equipped(self, counter: Counter, register: Register, wanted: WantedPrinter) -> Register:
        """Return a register with its printer's setting, if the books and the law would have it so."""
        demand_register_id(register.register_id)
        with counter.store.read() as books:
            known = books.registers()
            if register.register_id in {each.register_id for each in known}:
                raise RegisterExists(register=register.register_id)
            if register.location not in {place.code for place in books.locations()}:
                raise UnknownLocation(location=register.location[:100])
        setting = self._setting_of(register, wanted, known, demonstration=counter.demonstration)
        register = msgspec.structs.replace(register, printer=setting)
        drawer, printer = self._fitted.tried(register)
        if not counter.demonstration:
            demand_equipment(register, drawer, on_paper=printer.on_paper)
        return register

    def _drop_for_nothing(self, counter: Counter, register: str, before: frozenset[str]) -> None:
        """Remove the keys of a register that came to nothing; where nobody can say that it did, they stay."""
        with suppress(Refused), counter.store.read() as books:
            if register not in {each.register_id for each in books.registers()}:
                self._keys.drop(register, self._keys.made(register) - before)

    def _setting_of(
        self, register: Register, wanted: WantedPrinter, known: Collection[Register], *, demonstration: bool
    ) -> str:
        """Return the setting of its printer: one that was found, the screen, or another's at its place."""
        is_found = any(each.place == wanted.place for each in self._printers.found)
        here = (each for each in known if each.location == register.location)
        shared = next((each for each in here if place_of(each.printer) == wanted.place), None)
        if is_found or wanted.place == ON_SCREEN or shared is None:
            return self._printers.setting_of(register, wanted, demonstration=demonstration)
        is_silent = options_of(shared.printer).get("answers") == "no"
        if is_silent and register.drawer is DrawerUse.INTEGRATED:
            raise PrinterSilent(place=wanted.place[:80])
        return shared.printer


def _described(counter: Counter, register: str) -> Register:
    with counter.store.read() as books:
        return books.register(register)


def next_prefix(known: Collection[Register]) -> str:
    """
    Return a prefix that no number of another register can be taken for (SAFT-11).

    Example:
        >>> next_prefix([Register("1", "1"), Register("2", "1", series_prefix="2-")])
        '3-'
    """
    taken = [each.series_prefix for each in known]
    proposed = (f"{number}-" for number in count(len(taken) + 1))
    return next(each for each in proposed if not any(overlap(*sorted((each, one), key=len)) for one in taken))


def next_register_id(known: Sequence[Register], organisation_number: str) -> str:
    """
    Return an id that a shop could give its next register: after its last one, or its own number.

    Example:
        >>> next_register_id([Register("SOL-1", "1")], "974760673")
        'SOL-2'
        >>> next_register_id([Register("974760673-1", "1")], "974760673")
        '974760673-2'
    """
    taken = {each.register_id for each in known}
    numbered = re.fullmatch(r"(.*-)\d{1,3}", known[-1].register_id) if known else None
    stem = f"{organisation_number}-" if numbered is None else numbered[1]
    proposed = (f"{stem}{number}" for number in count(len(taken) + 1))
    return next(each for each in proposed if each not in taken)
