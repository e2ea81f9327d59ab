"""
The roof: builds a running shop out of a data folder. The only file that knows all rooms.

    settings ─▶ open_shop ─▶ store, keys, devices, counter ─▶ cli or web
"""

import os
import random
import secrets
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from datakasse.counter.counter import Counter
from datakasse.counter.document import slip_of
from datakasse.counter.ports import Clock, Drawer, OtherPrinter, Printer
from datakasse.devices.clock import SystemClock
from datakasse.devices.equipment import Equipment
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.office.delivery.day_vouchers import LedgerVouchers
from datakasse.office.delivery.dispatch import Dispatch, ZReport
from datakasse.office.delivery.systems import Systems
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.partners.fiken import fiken
from datakasse.partners.poweroffice import poweroffice
from datakasse.partners.skatteetaten_control import SkatteetatenControl
from datakasse.partners.smtp_mail import SmtpMailer
from datakasse.partners.tripletex import tripletex
from datakasse.partners.twentyfour_seven_office import twentyfour_seven_office
from datakasse.partners.vipps_report import VippsAccess
from datakasse.partners.visma_business_nxt import visma_business_nxt
from datakasse.partners.visma_eaccounting import visma_eaccounting
from datakasse.receipt import as_pdf
from datakasse.settings import Settings
from datakasse.storage.keys import KeyFolder
from datakasse.storage.mail_file import MailFile
from datakasse.storage.premises import Premises
from datakasse.storage.print_job import PrintJob
from datakasse.storage.sqlite import SqliteStore, create_store, open_store
from datakasse.storage.turn import Turn
from datakasse.trade.shop import Register


@dataclass(frozen=True, slots=True)
class Shop:
    """
    A data folder at work.

    Attributes:
        settings: How it was opened.
        store: Its books.
        keys: Its registers' keys.
        mail: The account that its mail goes out from.
        counter: Its till.
        network: Its certificates on the shop's network.
        dispatch: What delivers its day vouchers.
        submitting: What hands files in to the tax administration.
    """

    settings: Settings
    store: SqliteStore
    keys: KeyFolder
    mail: MailFile
    counter: Counter
    network: ShopNetwork
    dispatch: Dispatch
    submitting: Submitting

    @property
    def payouts(self) -> VippsAccess:
        """The way to Vipps' payouts, with the keys that are kept now."""
        keys = self.keys.secrets("vipps_report")
        return VippsAccess(keys, self.counter.clock.now, self.settings.version)


ACCOUNTING_SYSTEMS: tuple[SystemKind, ...] = (
    tripletex(),
    fiken(),
    poweroffice(),
    twentyfour_seven_office(),
    visma_eaccounting(),
    visma_business_nxt(),
)
"""The accounting systems that can be chosen, in the order they are shown."""


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
        registers, business = books.registers(), books.company().name
    equipment = Equipment(settings.folder)
    drawers: dict[str, Drawer] = {}
    printers: dict[str, Printer] = {}
    for register in registers:
        drawer, printer = equipment.devices_of(register)
        drawers[register.register_id], printers[register.register_id] = drawer, printer
    counter = Counter(
        store=store,
        clock=clock,
        drawers=drawers,
        printers=printers,
        premises=Premises(store, settings.folder),
        new_id=new_id,
        software_version=settings.version,
        declaration=settings.declaration,
        other_printers=_other_printers(equipment, registers, printers),
        mailer=SmtpMailer(store.keys.mail.read),
    )
    network = ShopNetwork(store.network, clock, business)
    systems = Systems(ACCOUNTING_SYSTEMS, store.keys.secrets, clock.now)
    turn = Turn(settings.folder / "delivery.turn")
    dispatch = Dispatch(counter, systems, LedgerVouchers(), _z_report(counter), turn, random.random)
    submitting = Submitting(
        counter,
        SkatteetatenControl(),
        store.keys.secrets("skatteetaten_control"),
        Turn(settings.folder / "submission.turn"),
        new_id,
    )
    return Shop(settings, store, store.keys, store.keys.mail, counter, network, dispatch, submitting)


def _z_report(counter: Counter) -> ZReport:
    """Return what makes the Z report of an entry as a PDF, dated by the entry: it is always the same."""

    def made(register: str, entry: int) -> bytes:
        with counter.store.read() as books:
            job = PrintJob(register, 0, "z_report", entry)
            slip = slip_of(books, job, demonstration=counter.demonstration)
            return as_pdf.render(slip, books.record(register, entry).at)

    return made


def _other_printers(
    equipment: Equipment, registers: Sequence[Register], printers: Mapping[str, Printer]
) -> dict[str, tuple[OtherPrinter, ...]]:
    """Return where else each register may print."""
    placed = [(register, printers[register.register_id]) for register in registers]
    return {
        register.register_id: equipment.other_printers_of(
            register, [(other, printer) for other, printer in placed if other != register]
        )
        for register in registers
    }


def new_id() -> str:
    """
    Return an identity that nobody else has (UUID version 7, RFC 9562).

    It begins with the time, so that what is filed under it lands beside its neighbours.
    """
    bits = time.time_ns() // 1_000_000 << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return uuid.UUID(int=bits | 0b10 << 62 | secrets.randbits(62)).hex
