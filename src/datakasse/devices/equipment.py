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

Registers that name the same printer share the line to it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from datakasse.counter.ports import SECOND, Drawer, OtherPrinter, Printer
from datakasse.devices.drawer_absent import AbsentDrawer
from datakasse.devices.drawer_screen import OnScreenDrawer
from datakasse.devices.printer_escpos import WAIT_S, PrinterDrawer, ReceiptPrinter
from datakasse.devices.printer_file import FilePrinter
from datakasse.devices.printer_line import PrinterLine
from datakasse.devices.printer_screen import OnScreenPrinter
from datakasse.devices.wire import Way
from datakasse.devices.wire_device import BAUDS, DeviceWay, Flow, SerialWay
from datakasse.devices.wire_network import PORT, NetworkWay
from datakasse.errors.managing import BadPrinter
from datakasse.receipt.printer_profile import PROFILES, DrawerPin
from datakasse.trade.shop import DrawerUse, Register

DEFAULT_PROFILE = "epson_80"
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

    def _address(self, setting: str) -> str:
        """Return what tells one machine from another in a setting."""
        return setting.partition("?")[0]

    def _receipt_printer(self, setting: str) -> tuple[PrinterLine, ReceiptPrinter]:
        try:
            head, _, query = setting.partition("?")
            told = {key: values[-1] for key, values in parse_qs(query, strict_parsing=bool(query)).items()}
            options = _Options(told)
            profile = PROFILES[options.take("profile", DEFAULT_PROFILE)]
            open_is_high = _OPEN_IS_HIGH[options.take("drawer_open", "high")]
            pin = _PINS[options.take("drawer_pin", "2")]
            answers = _ANSWERS[options.take("answers", "yes")]
            way = _way(head, options)
        except (ValueError, KeyError) as error:
            raise BadPrinter(printer=setting[:_SETTING_LENGTH_TOLD]) from error
        line = self._lines.setdefault(way, PrinterLine(way, WAIT_S, answers=answers))
        return line, ReceiptPrinter(line, profile, drawer_pin=pin, drawer_open_is_high=open_is_high)


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
