"""`datakasse serve`: open the shop for business."""

import errno
import socket
from pathlib import Path

import click

from datakasse.cli.door import data_option, product_of, shop_in, stop
from datakasse.errors.managing import FolderNotWritable, PortTaken
from datakasse.settings import DEFAULT_PORT


@click.command()
@data_option
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535), help="Port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adresse; bare denne maskinen ellers.")
@click.pass_context
def serve(context: click.Context, folder: Path, port: int, host: str) -> None:
    """
    Åpne butikken i nettleseren på denne maskinen.

    Eksempel: datakasse serve --data butikk
    """
    if folder.exists() and not _writable(folder):
        stop(FolderNotWritable(folder=str(folder)))
    with shop_in(context, folder, exclusive=True, host=host, port=port) as shop:
        product_of(context).serve(shop, _listen(host, port))


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket, so that a port in use is told before anything starts."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        raise PortTaken(port=port) from error
    listening.listen(128)
    return listening


def _writable(folder: Path) -> bool:
    try:
        probe = folder / ".skriveprøve"
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True
