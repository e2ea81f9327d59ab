"""
Find the printers around the machine, and give a register one of them, from the office.

    networks of the machine ─▶ search ─▶ what answered ─▶ chosen for a register ─▶ test page in its own queue

Somebody in the office names a network that the machine itself stands in, and then a printer that was found
there. No other address is ever called at her word: not one that she types, not one that was found before the
register was started anew.

Law: KSF-2-3-b, KSF-2-2-e, KSL-7.
"""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Final, Protocol
from urllib.parse import parse_qsl, urlencode

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.ports import DrawerStatus, PrinterStatus
from datakasse.errors.shop.printers import (
    BadPrinter,
    NotOurNetwork,
    PrinterNotFound,
    PrinterSilent,
    SearchGoesOn,
)
from datakasse.errors.till.day import PAPER_PRINTER, NotDeclared
from datakasse.errors.till.drawer import DrawerIsOpen
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.equip_register import EquipRegister
from datakasse.receipt.formats.printer_profile import PROFILES, USUAL_PROFILE, PrinterProfile
from datakasse.trade.people.operator import Right
from datakasse.trade.shop.shop import DrawerUse, Register

ON_SCREEN = "screen"
"""The printer of a demonstration, which nobody has to find."""


DRAWER_DEFAULTS: Final = {"drawer_open": "high", "drawer_pin": "2"}
"""How a drawer hangs on its printer where a setting says nothing."""


class FoundPrinter(msgspec.Struct, frozen=True):
    """
    Something that may be a receipt printer.

    Attributes:
        place: Where it stands, as a printer setting: `tcp://192.168.1.50:9100`, `usb:/dev/usb/lp0`,
            `serial:/dev/serial/by-id/usb-…`.
        status: How it says that it stands; not reachable when it says nothing, None where nobody has asked.
    """

    place: str
    status: PrinterStatus | None

    @property
    def state(self) -> str:
        """In a word."""
        return "not_asked" if self.status is None else self.status.state


class WantedPrinter(msgspec.Struct, frozen=True):
    """
    The printer that a register gets.

    Attributes:
        place: Where it stands, as it was found.
        profile: What kind of printer it is.
        drawer_open: Which level of its pin means that the drawer is open, `high` or `low`; None leaves it.
        drawer_pin: Which pin opens the drawer, `2` or `5`; None leaves it.
        baud: The speed of a serial cable; None leaves it.
        flow: How a printer on a serial cable says that it is full; None leaves it.
    """

    place: str
    profile: str
    drawer_open: str | None = None
    drawer_pin: str | None = None
    baud: str | None = None
    flow: str | None = None


class Searching(Protocol):
    """Looks for printers around this machine."""

    def networks(self) -> tuple[str, ...]:
        """Return the networks that can be searched: private ones that this machine stands in."""
        ...

    def usual(self) -> tuple[str, ...]:
        """Return those of them that are searched when nobody says otherwise: the shop's own."""
        ...

    def search(self, networks: Sequence[str]) -> tuple[FoundPrinter, ...]:
        """Return what answered on some of them, and what there is of cables; ends within seconds."""
        ...

    def look(self, setting: str) -> PrinterStatus:
        """Return how a printer stands, asked at its place."""
        ...


class Fitting(Protocol):
    """Gives registers their machines while the shop is served."""

    def fit(self, register: Register) -> None:
        """Give a register the machines that it is described with."""
        ...


class SearchPrinters(msgspec.Struct, frozen=True):
    """
    Note that the networks around the machine are searched for printers.

    Attributes:
        networks: Which networks.
    """

    networks: tuple[str, ...]

    def __call__(self, point: CashPoint) -> None:
        """Record it before anybody is called; raises `MissingRight`."""
        point.demand_right(Right.ADMINISTER)
        point.record(SettingsChanged("printer_search", ", ".join(self.networks) or "usb"))


class ChoosePrinter(msgspec.Struct, frozen=True):
    """
    Give a register another printer.

    Attributes:
        setting: The setting of the printer.
    """

    setting: str

    def __call__(self, point: CashPoint) -> Register:
        """
        Enter and record it, and return the register as it is described now.

        Raises:
            MissingRight: The role may not.
            RegisterOutOfUse: The register is taken out of use.
            DrawerIsOpen: The drawer stands open on the printer that is given up; the new one would not know.
        """
        point.demand_right(Right.ADMINISTER)
        is_moved = place_of(self.setting) != place_of(point.register.printer)
        if (
            is_moved
            and point.register.drawer is DrawerUse.INTEGRATED
            and point.drawer_status is DrawerStatus.OPEN
        ):
            raise DrawerIsOpen
        EquipRegister(self.setting)(point)
        return point.books.register(point.register.register_id)


class PrinterBench:
    """
    What was found, and what comes of choosing it.

    Args:
        searching: Looks for printers.
        fitting: Gives registers their machines.
    """

    def __init__(self, searching: Searching, fitting: Fitting) -> None:
        self._searching = searching
        self._at_it, self._giving = Lock(), Lock()
        self.fit = fitting.fit
        self.found: tuple[FoundPrinter, ...] = ()

    def networks(self) -> tuple[str, ...]:
        """Return the networks that can be searched."""
        return self._searching.networks()

    def usual(self) -> tuple[str, ...]:
        """Return those of them that are searched when nobody says otherwise."""
        return self._searching.usual()

    def demand_ours(self, networks: Sequence[str]) -> None:
        """
        Go on only if all networks are ones that can be searched.

        Raises:
            NotOurNetwork: This machine does not stand in one of them, or it is not a private one.
        """
        known = self.networks()
        for network in networks:
            if network not in known:
                raise NotOurNetwork(network=network[:40])

    def search(self, networks: Sequence[str], note: Callable[[], None]) -> None:
        """
        Search some networks and the cables, and keep what was found.

        Args:
            networks: Which networks.
            note: Notes the search before anybody is called; one that is refused is not noted.

        Raises:
            NotOurNetwork: As `demand_ours`.
            SearchGoesOn: Somebody else searches now.
        """
        self.demand_ours(networks)
        if not self._at_it.acquire(blocking=False):
            raise SearchGoesOn
        try:
            note()
            self.found = self._searching.search(networks)
        finally:
            self._at_it.release()

    def give(self, choose: Callable[[], Register]) -> None:
        """
        Have a register's new printer entered, and give it that.

        One at a time, so that papers always go where the books say.

        Args:
            choose: Enters it, and returns the register.
        """
        with self._giving:
            self.fit(choose())

    def setting_of(self, register: Register, wanted: WantedPrinter, *, demonstration: bool) -> str:
        """
        Return the setting that gives a register a printer which was found, or the screen of a demonstration.

        Args:
            register: The register.
            wanted: Which printer; how the drawer hangs on the one it has already is kept.
            demonstration: Nobody has declared this build.

        Raises:
            PrinterNotFound: Nothing was found there.
            BadPrinter: There is no such profile.
            PrinterSilent: It says nothing, and the register's drawer would hang on it: nothing could be sold.
            NotDeclared: A declared register without paper.
        """
        place, profile = wanted.place, wanted.profile
        if place == ON_SCREEN:
            if not demonstration:
                raise NotDeclared(missing=PAPER_PRINTER)
            return ON_SCREEN
        found = next((each for each in self.found if each.place == place), None)
        if found is None:
            raise PrinterNotFound(place=place[:80])
        if profile not in PROFILES:
            raise BadPrinter(printer=profile[:80])
        kept = options_of(register.printer) if place_of(register.printer) == place else {}
        said = {"drawer_open": wanted.drawer_open, "drawer_pin": wanted.drawer_pin}
        cable = {"baud": wanted.baud, "flow": wanted.flow} if place.startswith("serial:") else {}
        options = {
            **kept,
            **{name: value for name, value in {**said, **cable}.items() if value is not None},
            "profile": profile,
        }
        options.pop("answers", None)
        # Whoever chooses a printer on a cable wants it asked.
        status = found.status or self._searching.look(_setting(place, options))
        if not status.reachable and register.drawer is DrawerUse.INTEGRATED:
            raise PrinterSilent(place=place[:80])
        return _setting(place, {**options, "answers": "yes" if status.reachable else "no"})


def _setting(place: str, options: Mapping[str, str]) -> str:
    """Return a printer's setting; what is as usual is left out."""
    usual = {**DRAWER_DEFAULTS, "answers": "yes", "profile": ""}
    told = {name: value for name, value in options.items() if usual.get(name) != value}
    return f"{place}?{urlencode({'profile': options['profile'], **told})}"


def place_of(setting: str) -> str:
    """
    Return where a printer stands, of its setting.

    Example:
        >>> place_of("tcp://10.0.0.7:9100?profile=epson_80")
        'tcp://10.0.0.7:9100'
    """
    return setting.partition("?")[0]


def profile_of(register: Register) -> PrinterProfile:
    """Return what kind of printer a register has; the usual one where none is named."""
    name = options_of(register.printer).get("profile", "")
    return PROFILES.get(name, PROFILES[USUAL_PROFILE])


def options_of(setting: str) -> dict[str, str]:
    """Return what a printer's setting says behind its place."""
    return dict(parse_qsl(setting.partition("?")[2]))
