"""What the commands share: the shop they work on, and how they end."""

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import NoReturn, Protocol

import click

from datakasse.counter.counter import Counter
from datakasse.counter.ports import MailSafe
from datakasse.errors.managing import FolderNotWritable
from datakasse.errors.refusal import Refused
from datakasse.errors.storing import UnknownRegister
from datakasse.office.bank.payout_source import PayoutAccess
from datakasse.office.control.control_inbox import Submitting
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.shop.shop_network import ShopNetwork
from datakasse.settings import Settings, settings_for
from datakasse.storage.ports import KeyRing, Store

EXIT_FAULTS = 1
EXIT_COULD_NOT = 2


class Shop(Protocol):
    """A data folder at work, as the roof builds it."""

    @property
    def settings(self) -> Settings:
        """How it was opened."""
        ...

    @property
    def store(self) -> Store:
        """Its books."""
        ...

    @property
    def keys(self) -> KeyRing:
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
    def submitting(self) -> Submitting:
        """What hands files in to the tax administration."""
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
class Product:
    """
    What the roof hands to the command line.

    Attributes:
        open_shop: Opens the shop of a data folder.
        new_shop: Makes an empty store and returns it with its keys.
        serve: Serves a shop until it is told to stop.
    """

    open_shop: Opener
    new_shop: Callable[[Settings], tuple[Store, KeyRing]]
    serve: Callable[[Shop, Listening], None]


data_option = click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Datamappen til butikken.",
)
register_option = click.option(
    "--register", "register", default=None, help="Kassens ID; alle når den utelates."
)


@contextmanager
def shop_in(
    context: click.Context,
    folder: Path,
    *,
    exclusive: bool = False,
) -> Generator[Shop]:
    """Open the shop of a data folder for the length of a `with`; a refusal ends the command with 2."""
    product = product_of(context)
    try:
        shop = product.open_shop(settings_for(folder), exclusive=exclusive)
        try:
            yield shop
        finally:
            shop.store.close()
    except Refused as refusal:
        stop(refusal)
    except PermissionError as error:
        stop(FolderNotWritable(folder=error.filename or str(folder)))


def product_of(context: click.Context) -> Product:
    """Return what the roof handed over."""
    product = context.find_object(Product)
    if product is None:
        raise RuntimeError("the command line was started without a product")
    return product


def stop(refusal: Refused) -> NoReturn:
    """End the command with one sentence and its code."""
    click.echo(f"{refusal.sentence('nb')} [{refusal.code}]", err=True)
    sys.exit(EXIT_COULD_NOT)


def registers_of(shop: Shop, wanted: str | None) -> list[str]:
    """
    Return the registers a command is about: the one wanted, or all.

    Raises:
        UnknownRegister: There is none of that id.
    """
    with shop.store.read() as books:
        known = [register.register_id for register in books.registers()]
    if wanted is None:
        return known
    if wanted not in known:
        raise UnknownRegister(register=wanted[:100])
    return [wanted]
