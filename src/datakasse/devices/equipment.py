"""
The drawer and the printer of a register, from its printer setting.

    screen                                          drawn on the screen: a demonstration
    file:FOLDER                                     one text file a document; the drawer is drawn
    tcp://HOST:9100?profile=epson_80&drawer_open=high
                                                    a receipt printer, and the drawer that hangs on it
"""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from datakasse.counter.ports import Drawer, Printer
from datakasse.devices.drawer_absent import AbsentDrawer
from datakasse.devices.drawer_screen import OnScreenDrawer
from datakasse.devices.printer_file import FilePrinter
from datakasse.devices.printer_network import PORT, NetworkPrinter, PrinterDrawer
from datakasse.devices.printer_screen import OnScreenPrinter
from datakasse.errors.managing import BadPrinter
from datakasse.receipt.printer_profile import PROFILES
from datakasse.trade.shop import DrawerUse, Register

DEFAULT_PROFILE = "epson_80"
_OPEN_IS_HIGH = {"high": True, "low": False}
_SETTING_LENGTH_TOLD = 80


def devices_of(register: Register, folder: Path) -> tuple[Drawer, Printer]:
    """
    Return the drawer and the printer of a register; nothing is reached for yet.

    Args:
        register: The register.
        folder: The data folder, where the documents of a file printer go.

    Raises:
        BadPrinter: Its printer setting means nothing.
    """
    setting = register.printer
    has_drawer = register.drawer is DrawerUse.INTEGRATED
    if setting.startswith("tcp://"):
        network = _network_printer(setting)
        return (PrinterDrawer(network) if has_drawer else AbsentDrawer()), network
    drawn = OnScreenDrawer() if has_drawer else None
    if setting == "screen":
        return drawn or AbsentDrawer(), OnScreenPrinter(drawn)
    papers = setting.removeprefix("file:")
    if setting.startswith("file:") and papers:
        return drawn or AbsentDrawer(), FilePrinter(folder / papers, drawn)
    raise BadPrinter(printer=setting[:_SETTING_LENGTH_TOLD])


def _network_printer(setting: str) -> NetworkPrinter:
    try:
        parts = urlsplit(setting)
        wanted = parse_qs(parts.query, strict_parsing=bool(parts.query))
        profile = PROFILES[wanted.pop("profile", [DEFAULT_PROFILE])[-1]]
        open_is_high = _OPEN_IS_HIGH[wanted.pop("drawer_open", ["high"])[-1]]
        host, port = parts.hostname, parts.port or PORT
    except (ValueError, KeyError) as error:
        raise BadPrinter(printer=setting[:_SETTING_LENGTH_TOLD]) from error
    if not host or wanted or parts.path:
        raise BadPrinter(printer=setting[:_SETTING_LENGTH_TOLD])
    return NetworkPrinter(host, port, profile, drawer_open_is_high=open_is_high)
