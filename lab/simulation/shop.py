"""
The shop of a simulated day: small, and with one of everything.

It is made once for a process and copied for each run; its keys come from a seed as well. There is one as the
first version left it too, for runs in which the program is replaced by a newer one.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Final

from datakasse.office.shop.set_up_shop import ShopPlan, set_up, standard_vat_codes
from datakasse.storage.folder import DataFolder
from datakasse.storage.keys.master_key import open_master
from datakasse.storage.sqlite.connection import connect
from datakasse.storage.sqlite.migrations import migrate
from datakasse.storage.sqlite.store import create_store
from datakasse.storage.tables.migrations import MIGRATIONS
from datakasse.trade.goods.article import Article, ArticleGroup, Restriction
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.shop.shop import (
    Address,
    Company,
    DrawerOpens,
    DrawerUse,
    Location,
    Register,
    SignatureMethod,
)
from lab.simulation.chance import chance_from

VERSION: Final = "0.1.0"
OPENED_AT: Final = datetime(2025, 1, 2, 8, tzinfo=UTC)
_OPENED: Final = date(2025, 1, 2)
_ADDRESS: Final = Address("Storgata", "1", "7010", "Trondheim")

FRONT: Final = "K1"
BACK: Final = "K2"
LANES: Final = ((FRONT, ""), (FRONT, "2"), (BACK, ""))
"""Where somebody can stand: at the screen of each register, and at a second device of the first."""
MANAGER: Final = "1"
OPERATORS: Final = ("1", "2", "3")
CUSTOMER: Final = "5001"
NUMBERS: Final = ("100", "101", "102", "200", "201", "202", "300", "400", "500")
"""The articles on the shelf; 500 has an open price, 300 is weighed, 202 has a deposit, 400 is beer."""

_ARTICLES: Final = (
    Article("100", "Grovbrød", "BROD", "31", 4990, vat_code_eat_in="3", gtins=("7038010000010",)),
    Article("101", "Kneippbrød", "BROD", "31", 3990, vat_code_eat_in="3"),
    Article("102", "Skolebolle", "BROD", "31", 3500, vat_code_eat_in="3", favourite=True),
    Article("200", "Kaffe, svart", "DRIKKE", "31", 3900, vat_code_eat_in="3", favourite=True),
    Article("201", "Lettmelk 0,5 l", "DRIKKE", "31", 2400),
    Article("202", "Eplemost", "DRIKKE", "31", 4500, deposit="900"),
    Article("300", "Ost i løs vekt", "ANNET", "31", 28900, unit="kg"),
    Article("400", "Øl 0,5 l", "DRIKKE", "3", 3690, deposit="900", restriction=Restriction.BEER_SHOP),
    Article("500", "Blomster", "ANNET", "3", None),
    Article("900", "Pant 2 kr", "ANNET", "7", 200, is_deposit=True, discountable=False),
)


def plan(method: SignatureMethod = SignatureMethod.RSA_SHA1_1024) -> ShopPlan:
    """Return the shop as the office sets it up; nobody types a PIN in it."""
    return ShopPlan(
        company=Company(
            organisation_number="987654325",
            name="Bakeriet på Hjørnet AS",
            in_company_register=True,
            street_address=_ADDRESS,
            serves_food=True,
        ),
        locations=[Location("1", "Hjørnet", "Bakeriet på Hjørnet", _ADDRESS)],
        registers=[
            Register(FRONT, "1", "Ved døra", series_prefix="A"),
            Register(
                BACK,
                "1",
                "Kafeen",
                series_prefix="B",
                drawer=DrawerUse.INTEGRATED,
                drawer_opens=DrawerOpens.CASH_ONLY,
                first_transaction=1001,
                first_event=501,
            ),
        ],
        vat_codes=standard_vat_codes(_OPENED),
        groups=[
            ArticleGroup("BROD", "04003", "Brød og kaker"),
            ArticleGroup("DRIKKE", "04004", "Drikke"),
            ArticleGroup("ANNET", "04999", "Annet"),
        ],
        articles=[(article, _OPENED) for article in _ARTICLES],
        operators=[
            (Operator(MANAGER, "Kari", "Nordmann", Role.MANAGER, OPENED_AT), "1111"),
            (Operator("2", "Ola", "Hansen", Role.CASHIER, OPENED_AT), "2222"),
            (Operator("3", "Siv", "Dahl", Role.ASSISTANT, OPENED_AT), "3333"),
        ],
        customers=[(CUSTOMER, "Nabokontoret AS")],
        method=method,
    )


def make_shop(folder: Path, seed: str, method: SignatureMethod) -> None:
    """Make the shop in a folder, with the keys that a seed gives."""
    with chance_from(Random(seed)):
        store = create_store(folder, {})
        try:
            set_up(store, store.keys, plan(method), at=OPENED_AT, software_version=VERSION)
        finally:
            store.close()


def age(folder: Path) -> None:
    """Put a shop back into the tables of the first version; what came with later ones is left behind."""
    place = DataFolder(folder)
    key = open_master(place.keys, {}).database()
    newer = place.database.rename(folder / "newer.db")
    place.database.touch(mode=0o600)
    connection = connect(place.database, key)
    migrate(connection, MIGRATIONS[:1])
    connection.execute(f"ATTACH DATABASE '{newer}' AS newer KEY \"x'{key.hex()}'\"")
    connection.execute("PRAGMA foreign_keys = OFF")
    named = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for (table,) in connection.execute(f"{named} AND name <> 'migrations'").fetchall():
        columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")  # noqa: S608 - our own tables
    connection.execute("DETACH DATABASE newer")
    connection.close()
    for path in folder.glob("newer.db*"):
        path.unlink()
