"""What the roof hands to the command line: shops and hubs at work, and how they are had."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Protocol

from datakasse.counter.counter import Counter
from datakasse.hub.at_hub.counter import HubCounter
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.at_shop.join_hub import Versions
from datakasse.hub.at_shop.line import HubLines
from datakasse.hub.at_shop.membership import HubCard
from datakasse.office.backup.backups import Backups
from datakasse.office.backup.go_on import AnchoredStore
from datakasse.office.backup.restore import EmptyStore, NewKeys
from datakasse.office.bank.payout_source import PayoutAccess
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.health.examine import Examiner
from datakasse.office.insight.alert_ways import AlertWays
from datakasse.office.people.office_keys import OfficeKeys
from datakasse.office.shop.add_register import RegisterBench
from datakasse.office.shop.choose_printer import PrinterBench
from datakasse.office.shop.first_shop import FirstShop, Making
from datakasse.office.shop.look_up_company import CompanyRegister
from datakasse.office.shop.mail_safe import MailSafe
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.office.shop.take_over_register import SharedStore
from datakasse.office.shop.upgrade import Upgrade
from datakasse.settings import Settings
from datakasse.storage.ports.moving import MovedBooks


class ServedStore(AnchoredStore, SharedStore, Protocol):
    """A store beside its keys, whose anchors it can tell of."""

    def renew_key_if_asked(self) -> bool:
        """Encrypt the database with another key, if that is wanted; returns whether it was done."""
        ...


class Shop(Protocol):
    """A data folder at work, as the roof builds it."""

    @property
    def settings(self) -> Settings:
        """How it was opened."""
        ...

    @property
    def store(self) -> ServedStore:
        """Its books."""
        ...

    @property
    def keys(self) -> NewKeys:
        """Its registers' keys."""
        ...

    @property
    def mail(self) -> MailSafe:
        """The account that its mail goes out from."""
        ...

    @property
    def counter(self) -> Counter:
        """Its till."""
        ...

    @property
    def office_keys(self) -> OfficeKeys:
        """What opens the office to each person."""
        ...

    @property
    def payouts(self) -> PayoutAccess:
        """The way to who pays out."""
        ...

    @property
    def network(self) -> ShopNetwork:
        """Its certificates on the shop's network."""
        ...

    @property
    def dispatch(self) -> Dispatch:
        """What delivers its day vouchers."""
        ...

    @property
    def backups(self) -> Backups:
        """What brings copies to places outside."""
        ...

    @property
    def alert_ways(self) -> AlertWays:
        """How alerts are told."""
        ...

    @property
    def companies(self) -> CompanyRegister | None:
        """Where businesses are looked up; None for nowhere."""
        ...

    @property
    def examiner(self) -> Examiner:
        """Who looks whether it is well."""
        ...

    @property
    def printers(self) -> PrinterBench:
        """Where printers are looked for and given to registers."""
        ...

    @property
    def registers(self) -> RegisterBench:
        """Where registers are taken into service."""
        ...

    @property
    def submitting(self) -> Submitting:
        """What hands files in to the tax administration."""
        ...

    @property
    def hub_card(self) -> HubCard:
        """The hub that it has joined, if any."""
        ...

    @property
    def key_versions(self) -> Versions:
        """Returns the public side of all keys of a register."""
        ...

    @property
    def hub_lines(self) -> HubLines:
        """How hubs are reached."""
        ...


class Hub(Protocol):
    """A hub's data folder at work, as the roof builds it."""

    @property
    def house(self) -> HubHouse:
        """How it is set up."""
        ...

    @property
    def counter(self) -> HubCounter:
        """Its counter."""
        ...

    @property
    def network(self) -> ShopNetwork:
        """Its authority and certificates."""
        ...


@dataclass(frozen=True, slots=True)
class Hubs:
    """
    How hubs are had.

    Attributes:
        open_hub: Opens the hub of a data folder.
        new_hub: Makes a hub in an empty folder.
        serve_hub: Serves a hub until it is told to stop.
        move_hub: Carries a hub to a database or a folder.
        lines: How hubs are reached.
    """

    open_hub: "OpenHub"
    new_hub: Callable[[Settings, HubHouse], Hub]
    serve_hub: Callable[[Hub, socket], None]
    move_hub: Callable[[Settings, str], MovedBooks]
    lines: HubLines


class OpenHub(Protocol):
    """Opens the hub of a data folder."""

    def __call__(self, settings: Settings, *, exclusive: bool = False) -> Hub:
        """Open it; raises `Refused`."""
        ...


class Opener(Protocol):
    """Opens the shop of a data folder."""

    def __call__(self, settings: Settings, *, exclusive: bool = False) -> Shop:
        """Open it; raises `Refused`."""
        ...


@dataclass(frozen=True, slots=True)
class Listening:
    """
    Where a shop is served.

    Attributes:
        here: Listens on this machine alone.
        secure: Listens on the shop's network, for TLS; nothing where the shop is not served there.
        trust: Listens there for whoever does not know the shop's authority yet.
        host: The address the network was asked for; `0.0.0.0` and `::` stand for all of this machine's.
        names: What the shop is called besides.
    """

    here: socket
    secure: socket | None = None
    trust: socket | None = None
    host: str = ""
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Databases:
    """
    What is done where a shop's books are in a database, or are to be.

    Attributes:
        prepare: Makes a PostgreSQL database ready, with an owner, for a user with a password; returns how
            many steps its tables took.
        move: Carries a shop's books to a database or a folder, and returns what was carried.
        joined: Makes a data folder for a shop that is in a database, by its organisation number, and has it
            at work for the length of a `with`.
    """

    prepare: Callable[[str, str, str, str], int]
    move: Callable[[Settings, str], MovedBooks]
    joined: Callable[[Settings, str], AbstractContextManager[Shop]]


@dataclass(frozen=True, slots=True)
class KeySafe:
    """
    What is done to the key that opens a data folder, beside whoever sells from it.

    Attributes:
        protect: Protects it by `token`, `passphrase` or `file` from now on, with the settings that takes.
        want_database_key: Asks for another key of the database, and returns what tells whether it has it.
        renew_master: Has a folder that nobody serves from be opened by another secret.
    """

    protect: Callable[[Settings, str, Mapping[str, str]], None]
    want_database_key: Callable[[Settings], Callable[[], bool]]
    renew_master: Callable[[Settings], None]


@dataclass(frozen=True, slots=True)
class Product:
    """
    What the roof hands to the command line.

    Attributes:
        open_shop: Opens the shop of a data folder.
        new_shop: Makes an empty store and returns it with its keys.
        serve: Serves a shop until it is told to stop.
        upgrade: Prepares the way of a shop to another version: its command, the link to it, the service, and
            how long (s) that may take to stop or to start.
        databases: What is done where books are in a database, or are to be.
        hubs: How hubs are had.
        key_safe: What is done to the key of a data folder.
        hand_back: Has what the administrator left in a folder belong to whoever owns that; None where nobody
            but its owner types.
        making: The making of a folder's first shop; None where nothing is noted of it.
        first_page: Serves the page that makes a shop where there is none, until it is made; returns whether
            it was. None where a shop is only made by a command.
    """

    open_shop: Opener
    new_shop: Callable[[Settings], tuple[EmptyStore, NewKeys]]
    serve: Callable[[Shop, Listening], None]
    upgrade: Callable[[Settings, Path, Path | None, str | None, float], Upgrade]
    databases: Databases
    hubs: Hubs
    key_safe: KeySafe
    first_page: "FirstPage | None" = None
    making: Callable[[Settings], Making] | None = None
    hand_back: Callable[[Path], None] | None = None


class FirstPage(Protocol):
    """Serves the page that makes a shop."""

    def __call__(self, settings: Settings, listening: socket, make: Callable[[FirstShop], None]) -> bool:
        """Serve it on this machine until the shop is made, or it is told to stop: then False."""
        ...
