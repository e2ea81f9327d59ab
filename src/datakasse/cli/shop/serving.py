"""`datakasse serve`: open the shop for business."""

import errno
import socket
from contextlib import ExitStack
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import click

from datakasse.cli.door import data_option, product_of, settings_of, shop_in, stop
from datakasse.cli.product import Listening
from datakasse.cli.shop.setting_up import has_no_shop, make_shop
from datakasse.errors.door.network import CannotListen, PortTaken
from datakasse.errors.phrase import Phrase
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.folder import FolderNotWritable
from datakasse.errors.system_words import system_words
from datakasse.settings import DEFAULT_PORT, DEFAULT_SECURE_PORT, DEFAULT_TRUST_PORT

THIS_MACHINE: Final = "127.0.0.1"


@click.command()
@data_option
@click.option(
    "--port",
    default=DEFAULT_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port på denne maskinen; 0 tar en ledig.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Adresse på butikkens nett, 0.0.0.0 for alle; bare denne maskinen ellers.",
)
@click.option("--name", "names", multiple=True, help="Navn eller adresse kassen også nås på; kan gjentas.")
@click.option(
    "--secure-port",
    default=DEFAULT_SECURE_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port på butikkens nett, kryptert.",
)
@click.option(
    "--trust-port",
    default=DEFAULT_TRUST_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port på butikkens nett der nye enheter henter butikkens sertifikat.",
)
@click.pass_context
def serve(
    context: click.Context,
    folder: Path,
    port: int,
    host: str,
    names: tuple[str, ...],
    secure_port: int,
    trust_port: int,
) -> None:
    """
    Åpne butikken i nettleseren på denne maskinen, og på butikkens nett når en adresse der er gitt.

    Er mappen tom, viser nettleseren først en side som lager butikken; bare på denne maskinen.

    Eksempel: datakasse serve --data butikk
    """
    if folder.exists() and not _writable(folder):
        stop(FolderNotWritable(folder=str(folder)))
    with ExitStack() as opened:

        def line(at: str, on: int, option: str = "--port") -> socket.socket:
            try:
                return opened.enter_context(listen(at, on, option))
            except (PortTaken, CannotListen) as refusal:
                stop(refusal)

        near = host if _is_this_machine(host) else THIS_MACHINE
        here: socket.socket | None = None
        first_page = product_of(context).first_page
        if first_page is not None and _has_no_shop(context, folder):
            here = line(near, port)
            make = partial(make_shop, context, folder)
            if not first_page(settings_of(context, folder), here, make):
                return
        with shop_in(context, folder, exclusive=True) as shop:
            here = here or line(near, port)
            if near == host:
                listening = Listening(here, names=(host, *names))
            else:
                secure = line(host, secure_port, "--secure-port")
                trust = line(host, trust_port, "--trust-port")
                listening = Listening(here, secure, trust, host, names)
            product_of(context).serve(shop, listening)


def _has_no_shop(context: click.Context, folder: Path) -> bool:
    try:
        return has_no_shop(context, folder)
    except Refused as refusal:
        stop(refusal)


def _is_this_machine(host: str) -> bool:
    """Whether an address is one that only this machine reaches: plain HTTP goes nowhere else."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listen(host: str, port: int, option: str = "--port") -> socket.socket:
    """
    Return a listening socket, so that a port in use is told before anything starts.

    Args:
        host: Where.
        port: On which port.
        option: What chooses another one.

    Raises:
        PortTaken: Somebody else listens there.
        CannotListen: This machine has no such address, or may not listen there.
    """
    if not host:
        # The system would take it for every address there is.
        raise CannotListen(host=host, port=port, why=Phrase("ingen adresse", "no address"))
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port=port, option=option) from error
        raise CannotListen(host=host[:100], port=port, why=system_words(error)) from error
    except TypeError as error:  # What a socket says of a name that no machine can have.
        listening.close()
        raise CannotListen(
            host=host[:100], port=port, why=Phrase("ikke et navn på en maskin", "no name of a machine")
        ) from error
    return listening


def _writable(folder: Path) -> bool:
    try:
        probe = folder / ".skriveprøve"
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
