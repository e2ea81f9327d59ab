"""`lab demo`: the shop that `make run` serves, ready to sell, put into service at this very moment."""

from pathlib import Path

from datakasse.devices.machine.clock import SystemClock
from lab.language.words import Faults
from lab.plan import plan_of
from lab.shop import Operator, Shop
from lab.shop_file import read_shop
from lab.store import LabRefusal, Story, make_store

SHOP = Path(__file__).parent / "shops" / "bakery-cafe.shop"
PINS = "demo-pins.txt"
"""Who may sign on, in the data folder: `tools/run.py` shows it before it serves."""


def bakery_cafe() -> Shop:
    """
    Return the demo shop.

    Raises:
        LabRefusal: Its description has faults.
    """
    shop = read_shop(str(SHOP))
    if isinstance(shop, Faults):
        raise LabRefusal(str(shop))
    return shop


def make_demo(folder: Path) -> None:
    """
    Make the demo shop in an empty folder, with a note of its PINs.

    Raises:
        LabRefusal: The folder cannot be used.
    """
    shop = bakery_cafe()
    make_store(folder, plan_of(shop), Story("demo"), opened_at=SystemClock().now()).close()
    (folder / PINS).write_text(pins_of(shop), encoding="utf-8")


def pins_of(shop: Shop) -> str:
    """
    Return a note of who may sign on, in Norwegian.

    Example:
        >>> print(pins_of(bakery_cafe()).splitlines()[1])
          101  Ingrid Solheim  PIN 2580  Daglig leder
    """
    people = shop.operators
    names = max(len(_name(each)) for each in people)
    rows = [
        f"  {each.operator_id}  {_name(each):{names}}  PIN {each.pin}  {each.role_description or ''}".rstrip()
        for each in people
    ]
    return "\n".join([f"Prøvebutikken {shop.company.name}. Logg på som:", *rows, ""])


def _name(operator: Operator) -> str:
    return f"{operator.first_name} {operator.surname}"
