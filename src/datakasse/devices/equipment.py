"""
The drawer and the printer of a register, from its printer setting.

    screen                                          drawn on the screen: a demonstration
    file:FOLDER                                     one text file a document; the drawer is drawn
    tcp://HOST:9100?profile=epson_80                a receipt printer on the network
    usb:/dev/usb/lp0?profile=generic_858            one on a USB cable
    serial:/dev/ttyUSB0?baud=19200&flow=hardware    one on a serial cable; flow is hardware, software or none

A receipt printer, whatever it hangs on, may have

    profile=…                which kind it is (`datakasse printers` lists them)
    drawer_open=high|low     which level of its pin means that the drawer is open
    drawer_pin=2|5           which pin of its plug opens the drawer
    answers=no               it tells nothing: what it took counts as printed, and a drawer on it as open

Registers that name the same printer share the line to it; it answers if it does to one of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from datakasse.counter.ports import SECOND, Drawer, OtherPrinter, Printer, PrinterStatus
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.devices.drawers.screen import OnScreenDrawer
from datakasse.devices.printers.escpos import WAIT_S, PrinterDrawer, ReceiptPrinter
from datakasse.devices.printers.file import FilePrinter
from datakasse.devices.printers.line import PrinterLine
from datakasse.devices.printers.screen import OnScreenPrinter
from datakasse.devices.wires.cable import BAUDS, DeviceWay, Flow, SerialWay
from datakasse.devices.wires.network import PORT, NetworkWay
from datakasse.devices.wires.wire import Way
from datakasse.errors.shop.printers import BadPrinter
from datakasse.receipt.formats.printer_profile import PROFILES, USUAL_PROFILE, DrawerPin, PrinterProfile
from datakasse.trade.shop.shop import DrawerUse, Register

_OPEN_IS_HIGH = {"high": True, "low": False}
_PINS = {"2": DrawerPin.PIN_2, "5": DrawerPin.PIN_5}
_ANSWERS = {"yes": True, "no": False}
_SETTING_LENGTH_TOLD = 80


class Equipment:
    """
    The machines of a shop; nothing is reached for before it is used.

    Args:
        folder: The data folder, where the documents of a file printer go.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: dict[Way, PrinterLine] = {}

    def devices_of(self, register: Register) -> tuple[Drawer, Printer]:
        """
        Return the drawer and the printer of a register.

        Raises:
            BadPrinter: Its printer setting means nothing.
        """
        setting = register.printer
        has_drawer = register.drawer is DrawerUse.INTEGRATED
        drawn = OnScreenDrawer() if has_drawer else None
        papers = setting.removeprefix("file:")
        if setting == "screen":
            return drawn or AbsentDrawer(), OnScreenPrinter(drawn)
        if setting.startswith("file:") and papers:
            return drawn or AbsentDrawer(), FilePrinter(self._folder / papers, drawn)
        line, printer = self._receipt_printer(setting)
        return (PrinterDrawer(printer, line) if has_drawer else AbsentDrawer()), printer

    def other_printers_of(
        self, register: Register, others: Iterable[tuple[Register, Printer]]
    ) -> tuple[OtherPrinter, ...]:
        """
        Return where else a register may print: its second printer, then those of others at the same place.

        Args:
            register: The register.
            others: The other registers of the shop and their printers.

        Raises:
            BadPrinter: The setting of its second printer means nothing.
        """
        own = self._address(register.printer)
        found: list[OtherPrinter] = []
        if register.second_printer:
            _, printer = self._receipt_printer(register.second_printer)
            found.append(OtherPrinter(SECOND, "", printer))
        known = {own, self._address(register.second_printer)}
        for other, printer in others:
            address = self._address(other.printer)
            if other.location == register.location and printer.on_paper and address not in known:
                known.add(address)
                label = other.description or other.register_id
                found.append(OtherPrinter(other.register_id, label, printer))
        return tuple(found)

    def has_line_to(self, setting: str) -> bool:
        """Whether a register has a receipt printer: it takes one caller at a time, and that is us."""
        return self._read(setting).way in self._lines

    def look(self, setting: str) -> PrinterStatus:
        """
        Return how a receipt printer stands, whether a register has it or not.

        Raises:
            BadPrinter: The setting means nothing.
        """
        told = self._read(setting)
        line = self._lines.get(told.way)
        if line is None or line.answers != told.answers:
            # A line to a printer that was silent once believes all of it.
            line = PrinterLine(told.way, WAIT_S, answers=told.answers)
        return ReceiptPrinter(line, told.profile).status()

    def settle(self, used: Iterable[str]) -> None:
        """
        Make the lines those that settings tell of.

        Receipt printers that none of them names any more are left, for others to call. One answers if any of
        them says so: that a register without a drawer found it silent once does not keep another's drawer
        from telling that it is closed.
        """
        answers: dict[Way, bool] = {}
        for told in (self._read(setting) for setting in used if self._is_receipt_printer(setting)):
            answers[told.way] = told.answers or answers.get(told.way, False)
        for way in self._lines.keys() - answers.keys():
            self._lines.pop(way).let_go()
        for way, line in self._lines.items():
            line.expect(answers=answers[way])

    def _is_receipt_printer(self, setting: str) -> bool:
        return bool(setting) and setting != "screen" and not setting.startswith("file:")

    def _address(self, setting: str) -> str:
        """Return what tells one machine from another in a setting."""
        return setting.partition("?")[0]

    def _receipt_printer(self, setting: str) -> tuple[PrinterLine, ReceiptPrinter]:
        told = self._read(setting)
        line = self._lines.setdefault(told.way, PrinterLine(told.way, WAIT_S, answers=told.answers))
        return line, ReceiptPrinter(
            line, told.profile, drawer_pin=told.drawer_pin, drawer_open_is_high=told.drawer_open_is_high
        )

    def _read(self, setting: str) -> "_Told":
        try:
            head, _, query = setting.partition("?")
            told = {key: values[-1] for key, values in parse_qs(query, strict_parsing=bool(query)).items()}
            options = _Options(told)
            return _Told(
                profile=PROFILES[options.take("profile", USUAL_PROFILE)],
                drawer_open_is_high=_OPEN_IS_HIGH[options.take("drawer_open", "high")],
                drawer_pin=_PINS[options.take("drawer_pin", "2")],
                answers=_ANSWERS[options.take("answers", "yes")],
                way=_way(head, options),
            )
        except (ValueError, KeyError) as error:
            raise BadPrinter(printer=setting[:_SETTING_LENGTH_TOLD]) from error


@dataclass(frozen=True, slots=True)
class _Told:
    """What the setting of a receipt printer tells."""

    profile: PrinterProfile
    drawer_open_is_high: bool
    drawer_pin: DrawerPin
    answers: bool
    way: Way


class _Options:
    """What stands behind the question mark; what nobody takes means nothing."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self._told = dict(told)

    def take(self, name: str, otherwise: str) -> str:
        """Return an option and cross it off."""
        return self._told.pop(name, otherwise)

    def demand_none_left(self) -> None:
        """Raise `ValueError` where something is left."""
        if self._told:
            raise ValueError


def _way(head: str, options: _Options) -> Way:
    """Return the way to a printer; raises `ValueError` or `KeyError` for what is none."""
    kind, _, place = head.partition(":")
    match kind:
        case "tcp":
            options.demand_none_left()
            parts = urlsplit(head)
            if not head.startswith("tcp://") or not parts.hostname or parts.path or "@" in parts.netloc:
                raise ValueError
            return NetworkWay(parts.hostname, parts.port or PORT)
        case "usb" if place.startswith("/dev/"):
            options.demand_none_left()
            return DeviceWay(place)
        case "serial" if place.startswith("/dev/"):
            baud, flow = int(options.take("baud", "19200")), Flow(options.take("flow", "hardware"))
            options.demand_none_left()
            if baud not in BAUDS:
                raise ValueError
            return SerialWay(place, baud, flow)
        case _:
            raise ValueError
