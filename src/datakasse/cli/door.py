"""What the commands share: the shop they work on, and how they end."""

import errno
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

import click

from datakasse.cli.product import Hub, Product, Shop
from datakasse.cli.secrecy import ADDRESS
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import DiskFull
from datakasse.errors.storage.folder import FolderNotWritable
from datakasse.errors.storage.journal import UnknownRegister
from datakasse.settings import Settings, settings_for
from datakasse.storage.ports.moving import without_password

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_FAULTS = 1
EXIT_COULD_NOT = 2

_DATABASE: Final = "datakasse.database"


def _keep_database(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Keep which database was named, for whatever opens the shop."""
    context.meta[_DATABASE] = value or ""
    given = context.get_parameter_source(parameter.name or "") is click.core.ParameterSource.COMMANDLINE
    if given and value and without_password(value) != value:
        told = "Passordet i --database er i skallets historikk; bruk PGPASSFILE i stedet."
        click.echo(told, err=True)


database_option = click.option(
    "--database",
    type=ADDRESS,
    envvar="DATAKASSE_DATABASE",
    default=None,
    expose_value=False,
    callback=_keep_database,
    help="postgresql://… når bøkene ligger der; ellers der mappen sier.",
)


def hand_back(context: click.Context, _: click.Parameter, folder: Path) -> Path:
    """Have what the command leaves in a folder belong to the folder's owner, whoever types it."""
    product = context.find_object(Product)
    if product is not None and product.hand_back is not None:
        context.call_on_close(partial(product.hand_back, folder))
    return folder


def data_option(command: Command) -> Command:
    """Let a command be told which shop it is about: its data folder, and where its books are if not in it."""
    folder = click.option(
        "--data",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        required=True,
        callback=hand_back,
        help="Datamappen til butikken.",
    )
    return folder(database_option(command))


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
        shop = product.open_shop(settings_of(context, folder), exclusive=exclusive)
        try:
            yield shop
        finally:
            shop.store.close()
    except Refused as refusal:
        stop(refusal)
    except PermissionError as error:
        stop(FolderNotWritable(folder=error.filename or str(folder)))


def settings_of(context: click.Context, folder: Path) -> Settings:
    """Return the settings of a command that is about a shop, or a hub."""
    return settings_for(folder, context.meta.get(_DATABASE, ""))


def is_empty(context: click.Context, folder: Path) -> bool:
    """Whether a data folder has nothing in it, so that there surely never was a shop, nor in a database."""
    if settings_of(context, folder).database:
        return False
    return not folder.exists() or not any(folder.iterdir())


@contextmanager
def hub_in(context: click.Context, folder: Path, *, exclusive: bool = False) -> Generator[Hub]:
    """Open the hub of a data folder for the length of a `with`; a refusal ends the command with 2."""
    try:
        hub = product_of(context).hubs.open_hub(settings_of(context, folder), exclusive=exclusive)
        try:
            yield hub
        finally:
            hub.counter.store.close()
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


def has_no_room(error: OSError) -> bool:
    """Whether something could not be written because the disk is full, or our part of it."""
    return error.errno in {errno.ENOSPC, errno.EDQUOT}


def not_written(error: OSError, folder: Path) -> Refused:
    """Return the refusal that it means when a folder cannot be written."""
    return DiskFull() if has_no_room(error) else FolderNotWritable(folder=str(folder))


def registers_of(shop: Shop, wanted: str | None) -> list[str]:
    """Return the registers a command is about: the one wanted, or all; raises `UnknownRegister`."""
    with shop.store.read() as books:
        known = [register.register_id for register in books.registers()]
    if wanted is None:
        return known
    if wanted not in known:
        raise UnknownRegister(register=wanted[:100])
    return [wanted]
