"""`python -m lab rights`: a demo shop of its own, served by the product, gone through as every role."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lab.demo import make_demo
from lab.rights.operations import Operation
from lab.rights.walk import Role, Tried, Walk, Walker
from lab.served_shop import ServedShop

MANAGER: Final = ("101", "2580")
"""The demo shop's manager and her PIN."""

PRODUCT: Final = "datakasse"
HOLED_DOOR: Final = "lab.rights.holed_door"
"""Modules that serve: the product, and the product with a hole in it."""


def try_rights(wanted: Callable[[Role], bool], tell: Callable[[int], object], door: str = PRODUCT) -> Walk:
    """
    Make a demo shop, serve it, and try every operation as every role that is wanted.

    Args:
        wanted: Which roles.
        tell: Told after each role how many operations were tried.
        door: The module that serves.
    """
    with TemporaryDirectory(prefix="datakasse-rights-") as place:
        folder = Path(place) / "data"
        make_demo(folder)
        shop = ServedShop(folder)
        shop.door = door
        shop.open()
        try:
            walker = Walker(shop.url, *MANAGER)
            try:
                return walker.walk(wanted, tell)
            finally:
                walker.close()
        finally:
            shop.take_away()


def matrix_lines(walk: Walk) -> list[str]:
    """Return the matrix of what the server did, a row for each operation, a column for each fixed role."""
    fixed = [each for each in walk.tried if not each.role.lacks]
    roles = list(dict.fromkeys(each.role.role for each in fixed))
    told: dict[Operation, dict[str, Tried]] = {}
    for each in fixed:
        told.setdefault(each.operation, {})[each.role.role] = each
    if not roles:
        return []
    wide = max(len(f"{method} {path}") for method, path in told)
    lines = [" " * wide + "".join(f"  {role}" for role in roles)]
    for (method, path), row in told.items():
        cells = "".join(f"  {_cell(row[role]):<{len(role)}}" for role in roles)
        lines.append(f"{f'{method} {path}':<{wide}}{cells}".rstrip())
    return lines


def difference_lines(walk: Walk) -> list[str]:
    """Return each difference in a sentence."""
    lines = [
        f"{each.operation[0]} {each.operation[1]} as {each.role.role}: the matrix says "
        f"{'yes' if each.expected else 'no'}, the server said {each.told} ({each.answer})"
        for each in walk.differences
    ]
    lines += [f"{method} {path} is in no row of lab/rights/operations.py" for method, path in walk.unknown]
    return lines + [f"{method} {path} is in operations.py and nowhere else" for method, path in walk.gone]


def _cell(tried: Tried) -> str:
    cell = "yes" if tried.told == "yes" else "–" if tried.told == "no" else "FAULT"
    return f"{cell} ≠" if tried.differs else cell
