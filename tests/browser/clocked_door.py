"""
The product's own door with another clock: `python -m tests.browser.clocked_door serve --data …`.

The clock shows what stands in the file that `CLOCK_FILE` names, a moment in UTC, each time it is looked at.
The product itself has no such clock, and must not have one.
"""

import os
from datetime import datetime
from functools import partial
from pathlib import Path

from datakasse.cli.main import run
from datakasse.cli.product import Listening, Product, Shop
from datakasse.program import DATABASES, HUBS, KEY_SAFE
from datakasse.web.serve import serve
from datakasse.wiring import new_shop, open_shop, upgrade_of

CLOCK_FILE = "CLOCK_FILE"


class FileClock:
    """Shows what is written in a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        """Return the moment in the file."""
        return datetime.fromisoformat(self._file.read_text(encoding="utf-8"))


def _serve(shop: Shop, listening: Listening) -> None:
    serve(
        shop.counter,
        listening.here,
        listening.names,
        lambda link: print(link, flush=True),
        office_keys=shop.office_keys,
        mail=shop.mail,
    )


if __name__ == "__main__":
    opener = partial(open_shop, clock=FileClock(Path(os.environ[CLOCK_FILE])))
    run(Product(opener, new_shop, _serve, upgrade_of, DATABASES, HUBS, KEY_SAFE))
