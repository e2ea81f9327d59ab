"""The door: `datakasse …` and `python -m datakasse …`."""

import click

from datakasse.cli.door import Listening, Product, Shop
from datakasse.cli.main import run
from datakasse.web.network_line import NetworkLine
from datakasse.web.serve import serve
from datakasse.wiring import new_shop, open_shop


def _serve(shop: Shop, listening: Listening) -> None:
    line = _network_line(shop, listening)

    def tell(link: str) -> None:
        click.echo(f"Kassen er åpen på {link}  (Ctrl+C stopper den)")
        if line is not None:
            click.echo(f"På butikkens nett: {line.link}  (første gang fra en enhet: {line.trust_link})")

    names = () if line else listening.names
    serve(
        shop.counter,
        listening.here,
        names,
        tell,
        line,
        dispatch=shop.dispatch,
        submitting=shop.submitting,
    )


def _network_line(shop: Shop, listening: Listening) -> NetworkLine | None:
    if listening.secure is None or listening.trust is None:
        return None
    return NetworkLine(shop.network, listening.secure, listening.trust, listening.host, listening.names)


def main() -> None:
    """Run the command line."""
    run(Product(open_shop, new_shop, _serve))


if __name__ == "__main__":
    main()
