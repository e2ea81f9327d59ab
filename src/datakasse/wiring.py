"""
The roof: builds a running shop out of a data folder. The only file that knows all rooms.

    settings ─▶ open_shop ─▶ store, keys, devices, counter ─▶ cli or web
"""

import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from datakasse.counter.counter import Counter
from datakasse.counter.ports import Clock, Drawer, Printer
from datakasse.devices.clock import SystemClock
from datakasse.devices.drawer_absent import AbsentDrawer
from datakasse.devices.drawer_screen import OnScreenDrawer
from datakasse.devices.printer_file import FilePrinter
from datakasse.devices.printer_network import PORT, NetworkPrinter, PrinterDrawer
from datakasse.devices.printer_screen import OnScreenPrinter
from datakasse.errors.managing import BadPrinter
from datakasse.receipt.printer_profile import PROFILES
from datakasse.settings import Settings
from datakasse.storage.keys import KeyFolder
from datakasse.storage.sqlite import SqliteStore, create_store, open_store
from datakasse.trade.shop import DrawerUse, Register

DEFAULT_PROFILE = "epson_80"


@dataclass(frozen=True, slots=True)
class Shop:
    """
    A data folder at work.

    Attributes:
        settings: How it was opened.
        store: Its books.
        keys: Its registers' keys.
        counter: Its till.
    """

    settings: Settings
    store: SqliteStore
    keys: KeyFolder
    counter: Counter


def open_shop(
    settings: Settings,
    *,
    exclusive: bool = False,
    clock: Clock | None = None,
    environ: Mapping[str, str] | None = None,
) -> Shop:
    """
    Open the shop of a data folder.

    Args:
        settings: Where it is and what was declared.
        exclusive: This process serves it.
        clock: The clock; the machine's own where none is given.
        environ: The environment that may hold the master secret; this process's where none is given.

    Raises:
        Refused: As `open_store`, or a printer setting that means nothing.
    """
    store = open_store(settings.folder, os.environ if environ is None else environ, exclusive=exclusive)
    try:
        return _shop(settings, store, clock or SystemClock())
    except BaseException:
        store.close()
        raise


def new_shop(
    settings: Settings, *, environ: Mapping[str, str] | None = None
) -> tuple[SqliteStore, KeyFolder]:
    """
    Make the empty store of a shop that is about to be set up, and the place for its keys.

    Raises:
        ShopExists: There is one.
    """
    store = create_store(settings.folder, os.environ if environ is None else environ)
    return store, store.keys


def _shop(settings: Settings, store: SqliteStore, clock: Clock) -> Shop:
    with store.read() as books:
        registers = books.registers()
    drawers: dict[str, Drawer] = {}
    printers: dict[str, Printer] = {}
    for register in registers:
        drawer, printer = devices_of(register, settings.folder)
        drawers[register.register_id], printers[register.register_id] = drawer, printer
    counter = Counter(
        store=store,
        clock=clock,
        drawers=drawers,
        printers=printers,
        new_id=new_id,
        software_version=settings.version,
        declaration=settings.declaration,
    )
    return Shop(settings, store, store.keys, counter)


def devices_of(register: Register, folder: Path) -> tuple[Drawer, Printer]:
    """
    Return the drawer and the printer of a register.

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
    if setting.startswith("file:"):
        return drawn or AbsentDrawer(), FilePrinter(folder / setting.removeprefix("file:"), drawn)
    raise BadPrinter(printer=setting[:80])


def _network_printer(setting: str) -> NetworkPrinter:
    parts = urlsplit(setting)
    wanted = parse_qs(parts.query)
    profile = PROFILES.get(wanted.get("profile", [DEFAULT_PROFILE])[0])
    if not parts.hostname or profile is None:
        raise BadPrinter(printer=setting[:80])
    high = wanted.get("drawer_open", ["high"])[0] == "high"
    return NetworkPrinter(parts.hostname, parts.port or PORT, profile, drawer_open_is_high=high)


def new_id() -> str:
    """Return an identity that nobody else has."""
    return uuid.uuid4().hex
