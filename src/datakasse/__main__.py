"""The door: `datakasse …` and `python -m datakasse …`."""

from collections.abc import Sequence
from socket import socket

import click

from datakasse.cli.door import Product, Shop
from datakasse.cli.main import run
from datakasse.web.serve import serve
from datakasse.wiring import new_shop, open_shop


def _serve(shop: Shop, listening: socket, names: Sequence[str]) -> None:
    serve(
        shop.counter,
        listening,
        names,
        lambda link: click.echo(f"Kassen er åpen på {link}  (Ctrl+C stopper den)"),
    )


def main() -> None:
    """Run the command line."""
    run(Product(open_shop, new_shop, _serve))


if __name__ == "__main__":
    main()
