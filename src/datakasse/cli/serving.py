"""`datakasse serve`: open the shop for business."""

import errno
import socket
from pathlib import Path

import click

from datakasse.cli.door import data_option, product_of, shop_in, stop
from datakasse.errors.managing import CannotListen, FolderNotWritable, PortTaken
from datakasse.settings import DEFAULT_PORT


@click.command()
@data_option
@click.option(
    "--port",
    default=DEFAULT_PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port; 0 tar en ledig.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse; bare denne maskinen ellers.")
@click.option("--name", "names", multiple=True, help="Navn eller adresse kassen også nås på; kan gjentas.")
@click.pass_context
def serve(context: click.Context, folder: Path, port: int, host: str, names: tuple[str, ...]) -> None:
    """
    Åpne butikken i nettleseren på denne maskinen.

    Eksempel: datakasse serve --data butikk
    """
    if folder.exists() and not _writable(folder):
        stop(FolderNotWritable(folder=str(folder)))
    with shop_in(context, folder, exclusive=True) as shop:
        product_of(context).serve(shop, _listen(host, port), (host, *names))


def _listen(host: str, port: int) -> socket.socket:
    """
    Return a listening socket, so that a port in use is told before anything starts.

    Raises:
        PortTaken: Somebody else listens there.
        CannotListen: This machine has no such address, or may not listen there.
    """
    if not host:
        # The system would take it for every address there is.
        raise CannotListen(host=host, port=port, why="ingen adresse")
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port=port) from error
        raise CannotListen(host=host[:100], port=port, why=error.strerror or "?") from error
    except TypeError as error:  # What a socket says of a name that no machine can have.
        listening.close()
        raise CannotListen(host=host[:100], port=port, why="ikke et navn på en maskin") from error
    return listening


def _writable(folder: Path) -> bool:
    try:
        probe = folder / ".skriveprøve"
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
