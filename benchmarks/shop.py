"""The shop that is measured: a café with as many registers as wanted."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from datakasse.office.shop.set_up_shop import ShopPlan, set_up, standard_vat_codes
from datakasse.settings import settings_for
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.shop.shop import Company, Location, Register
from datakasse.wiring import new_shop

OPENED = date(2026, 1, 1)
PIN = "4711"
OPERATOR = "1"
ARTICLES = 60
COMPANY = Company("987654325", "Målebua AS")


def register_names(registers: int) -> list[str]:
    """Return the ids of that many registers."""
    return [f"K{number:02d}" for number in range(1, registers + 1)]


def make_shop(
    folder: Path,
    registers: int,
    printers: Mapping[str, str] | None = None,
    company: Company = COMPANY,
) -> None:
    """
    Make the shop in an empty folder.

    Args:
        folder: The folder.
        registers: How many registers it has.
        printers: The printers of some of them, on the screen where none is told.
        company: Whose it is.
    """
    settings = settings_for(folder)
    at = datetime.now(UTC)
    plan = ShopPlan(
        company=company,
        locations=[Location("1", "Målebua", "")],
        registers=[
            Register(
                name,
                "1",
                series_prefix=f"{place}-" if place else "",
                printer=(printers or {}).get(name, "screen"),
            )
            for place, name in enumerate(register_names(registers))
        ],
        vat_codes=standard_vat_codes(OPENED),
        groups=[ArticleGroup("100", "04006", "Mat"), ArticleGroup("200", "04014", "Annet")],
        articles=[
            (
                Article(
                    str(1000 + number),
                    f"Vare nummer {number}",
                    "200" if number % 3 else "100",
                    "3" if number % 3 else "31",
                    990 + 370 * number,
                ),
                OPENED,
            )
            for number in range(ARTICLES)
        ],
        operators=[(Operator(OPERATOR, "Kari", "Nordmann", Role.MANAGER, at), PIN)],
    )
    store, keys = new_shop(settings)
    try:
        set_up(store, keys, plan, at=at, software_version=settings.version)
    finally:
        store.close()
