"""
The roof: builds a running shop out of a data folder. The only file that knows all rooms.

    settings ─▶ open_shop ─▶ store, keys, devices, counter ─▶ cli or web
"""

import os
import random
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from datakasse.counter.counter import Counter
from datakasse.counter.document import slip_of
from datakasse.counter.kept_with_entry import mend
from datakasse.counter.ports import Clock
from datakasse.devices.equipment import Equipment
from datakasse.devices.fitted import FittedDevices
from datakasse.devices.machine.clock import SystemClock
from datakasse.devices.machine.identity import new_id
from datakasse.devices.machine.installed import InstalledProgram, SystemService
from datakasse.devices.machine.trial_apart import TrialApart
from datakasse.devices.places.open_place import open_place
from datakasse.devices.printer_search import PrinterSearch
from datakasse.errors.shop.upgrading import UpgradeElsewhere
from datakasse.errors.storage.folder import FolderOfHub, ShopMissing
from datakasse.examination import examiner_of
from datakasse.hub.at_shop.board import HubStanding
from datakasse.hub.at_shop.join_hub import Versions
from datakasse.hub.at_shop.membership import HubCard
from datakasse.journal.events.day import ZReported
from datakasse.office.backup.backups import Backups
from datakasse.office.backup.status import StatusFile, drill_told
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.delivery.accounting_system import SystemKind
from datakasse.office.delivery.day_vouchers import LedgerVouchers
from datakasse.office.delivery.dispatch import Dispatch, ZReport
from datakasse.office.delivery.systems import Systems
from datakasse.office.health.examine import Examiner
from datakasse.office.insight.alert_ways import AlertWays
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.office.shop.add_register import RegisterBench
from datakasse.office.shop.choose_printer import PrinterBench
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.office.shop.upgrade import Upgrade
from datakasse.partners.accounting.fiken import fiken
from datakasse.partners.accounting.poweroffice import poweroffice
from datakasse.partners.accounting.tripletex import tripletex
from datakasse.partners.accounting.twentyfour_seven_office import twentyfour_seven_office
from datakasse.partners.accounting.visma_business_nxt import visma_business_nxt
from datakasse.partners.accounting.visma_eaccounting import visma_eaccounting
from datakasse.partners.hub_line import HttpHubLines
from datakasse.partners.smtp_mail import SmtpMailer
from datakasse.partners.state.enhetsregisteret import Enhetsregisteret
from datakasse.partners.state.skatteetaten_control import SkatteetatenControl
from datakasse.partners.vipps_report import VippsAccess
from datakasse.partners.webhook import SignedWebhook
from datakasse.receipt.formats import as_pdf
from datakasse.settings import Settings
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.folder import DataFolder, HubFolder
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import open_master, protection_of
from datakasse.storage.moving import move
from datakasse.storage.opening import (
    create_store,
    joined,
    open_store,
    prepare,
)
from datakasse.storage.ports.moving import MovedBooks
from datakasse.storage.ports.print_job import PrintJob
from datakasse.storage.premises import Premises
from datakasse.storage.sqlite.upgrade_folder import SqliteUpgradeFolder
from datakasse.storage.whereabouts import Whereabouts, read_whereabouts


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
        backups: What brings copies to places outside.
        hub_card: The hub that it has joined, if any.
        hub_lines: How hubs are reached.
        examiner: Who looks whether it is well.
        printers: Where printers are looked for and given to registers.
        registers: Where registers are taken into service.
    """

    settings: Settings
    store: KeptStore
    keys: KeyFolder
    mail: MailSafe
    counter: Counter
    network: ShopNetwork
    dispatch: Dispatch
    submitting: Submitting
    backups: Backups
    hub_card: HubCard
    hub_lines: HttpHubLines
    examiner: Examiner
    printers: PrinterBench
    registers: RegisterBench

    @property
    def companies(self) -> Enhetsregisteret | None:
        """Where businesses are looked up; None for nowhere."""
        return company_register(self.settings)

    @property
    def key_versions(self) -> Versions:
        """Returns the public side of all keys of a register."""
        return self.keys.versions

    @property
    def office_keys(self) -> OfficeKeys:
        """What opens the office to each person."""
        return OfficeKeys(self.keys.secrets("office"))

    @property
    def alert_ways(self) -> AlertWays:
        """How alerts are told."""
        webhook = SignedWebhook(self.counter.clock.now)
        return AlertWays(self.counter, self.keys.secrets("alerts"), webhook, random.random)

    @property
    def payouts(self) -> VippsAccess:
        """The way to Vipps' payouts, with the keys that are kept now."""
        return VippsAccess(self.keys.secrets("vipps_report"), self.counter.clock.now, self.settings.version)


ACCOUNTING_SYSTEMS: tuple[SystemKind, ...] = (
    tripletex(),
    fiken(),
    poweroffice(),
    twentyfour_seven_office(),
    visma_eaccounting(),
    visma_business_nxt(),
)
"""The accounting systems that can be chosen, in the order they are shown."""


def company_register(settings: Settings) -> Enhetsregisteret | None:
    """Return where businesses are looked up; None for nowhere."""
    address = settings.outside.company_register
    return Enhetsregisteret(address) if address else None


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
    environment = os.environ if environ is None else environ
    store = open_store(settings.folder, environment, database=settings.database, exclusive=exclusive)
    try:
        return _shop(settings, store, clock or SystemClock(), environment)
    except BaseException:
        store.close()
        raise


def new_shop(settings: Settings, *, environ: Mapping[str, str] | None = None) -> tuple[KeptStore, KeyFolder]:
    """
    Make the empty store of a shop that is about to be set up, and the place for its keys.

    Raises:
        ShopExists: There is one.
    """
    environment = os.environ if environ is None else environ
    store = create_store(settings.folder, environment, database=settings.database)
    return store, store.keys


@contextmanager
def joined_shop(
    settings: Settings, organisation_number: str, *, environ: Mapping[str, str] | None = None
) -> Generator[Shop]:
    """
    Make a data folder for a shop that is in a database already, and have it at work in a `with`.

    Raises:
        ShopExists: The folder has a shop.
        BusinessMissing: The database does not have that one.
        Refused: As `open_shop`.
    """
    environment = os.environ if environ is None else environ
    with joined(settings.folder, settings.database, organisation_number, environment) as store:
        yield _shop(settings, store, SystemClock(), environment)


def upgrade_of(
    settings: Settings, program: Path, link: Path | None, service: str | None, patience_s: float
) -> Upgrade:
    """
    Prepare the way of a shop to another version.

    Args:
        settings: Where its data folder is.
        program: The command of the new version.
        link: The link that names the version in use, by the name of its folder; None where there is none.
        service: What the machine's manager calls the register; None where its owner starts it herself.
        patience_s: How long the register may take to stop, and to start.

    Raises:
        ShopMissing: There is no shop.
        FolderOfHub: A hub lies there.
        UpgradeElsewhere: Its books are not in the folder.
        WrongDatabaseKey: The key does not fit.
    """
    folder = DataFolder(settings.folder)
    if read_whereabouts(settings.folder) != Whereabouts():
        raise UpgradeElsewhere
    if HubFolder(settings.folder).database.exists():
        raise FolderOfHub(folder=str(settings.folder))
    if not folder.database.exists():
        raise ShopMissing(folder=str(settings.folder))
    folder.use()  # Until the upgrade is over: what it has read of the keys has to open them to the end.
    try:
        master = open_master(folder.keys, os.environ)
    except BaseException:
        folder.release()
        raise
    return Upgrade(
        SqliteUpgradeFolder(folder, master, link, program.absolute().parent.parent, patience_s),
        InstalledProgram(Path(sys.executable), "-m", "datakasse"),
        InstalledProgram(program),
        None if service is None else SystemService(service),
    )


def prepare_database(database: str, owner: str, user: str, password: str) -> int:
    """Make a PostgreSQL database ready for datakasse; raises `Refused`."""
    return prepare(database, owner, user, password)


def move_books(settings: Settings, to: str) -> MovedBooks:
    """Carry a shop's books to a database or a folder; raises `Refused`."""
    return move(settings.folder, os.environ, database=settings.database, to=to)


def _shop(settings: Settings, store: KeptStore, clock: Clock, environ: Mapping[str, str]) -> Shop:
    with store.read() as books:
        registers = [books.register(register) for register in store.own_registers(books)]
        business = books.company().name
    equipment = Equipment(settings.folder)
    fitted = FittedDevices(equipment, registers)
    board = StatusFile(settings.folder / "backup.json")
    backups = Backups(
        source=store,
        keys=store.keys,
        safe=store.keys.secrets("backup"),
        board=board,
        open_place=open_place,
        now=clock.now,
        version=settings.version,
        trial=TrialApart(),
    )
    premises = _premises(settings, store, board, clock, environ)
    mail = MailSafe(store.keys.secrets("mail"))
    counter = Counter(
        store=store,
        clock=clock,
        drawers=fitted.drawers,
        printers=fitted.printers,
        premises=premises,
        new_id=new_id,
        software_version=settings.version,
        declaration=settings.declaration,
        other_printers=fitted.other_printers,
        mailer=SmtpMailer(mail.read),
    )
    systems = Systems(ACCOUNTING_SYSTEMS, store.keys.secrets, clock.now)
    for name in ("office", "alerts", "backup", "mail"):
        mend(store.keys.secrets(name), store.read)
    backups.mend_board()
    turn = store.turn("delivery")
    dispatch = Dispatch(counter, systems, LedgerVouchers(), _z_report(counter), turn, random.random)
    safe = store.keys.secrets("skatteetaten_control")
    submitting = Submitting(counter, SkatteetatenControl(), safe, store.turn("submission"), new_id)
    printers = PrinterBench(PrinterSearch(equipment), fitted)
    return Shop(
        settings,
        store,
        store.keys,
        mail,
        counter,
        ShopNetwork(store.network, clock, business),
        dispatch,
        submitting,
        backups,
        HubCard(store.keys.secrets("hub")),
        HttpHubLines(),
        examiner_of(counter, premises, settings.outside),
        printers,
        RegisterBench(store.keys, printers, fitted, store),
    )


def _premises(
    settings: Settings, store: KeptStore, board: StatusFile, clock: Clock, environ: Mapping[str, str]
) -> Premises:
    return Premises(
        store,
        settings.folder,
        lambda: board.read().verified_at(clock.now()),
        lambda: drill_told(board),
        lambda: protection_of(DataFolder(settings.folder).keys, environ),
        hub=HubStanding(HubCard(store.keys.secrets("hub")), settings.folder, clock.now),
    )


def _z_report(counter: Counter) -> ZReport:
    """
    Return what makes the paper of a voucher as a PDF, dated by its entry: it is always the same.

    That of a Z is the report; what the office posted is shown as the journal has it.
    """

    def made(register: str, entry: int) -> bytes:
        with counter.store.read() as books:
            record = books.record(register, entry)
            document = "z_report" if isinstance(record.event, ZReported) else "journal"
            job = PrintJob(register, 0, document, entry, to_entry=entry)
            slip = slip_of(books, job, demonstration=counter.demonstration)
            return as_pdf.render(slip, record.at)

    return made
