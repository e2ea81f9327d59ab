"""Show what can be sold: the grid of buttons, and search."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors import Refused
from datakasse.errors.catalogue.families import UnknownFamily
from datakasse.storage.ports.store import Readings
from datakasse.till.screen.unforeseen import Unforeseen, unforeseen
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.scale_label import ScaleLabel
from datakasse.trade.moment import in_norway

GRID_MAX = 2_000
SEARCH_MAX = 50
SEARCH_LENGTH_MAX = 100
FAMILY_FACTORS = (8, 64)
"""So many times more articles are looked at where families take them together; more if few buttons come."""
GROUP_COLOURS = (
    "#b45309", "#a16207", "#4d7c0f", "#15803d", "#0f766e", "#0e7490",
    "#1d4ed8", "#4338ca", "#7e22ce", "#be185d", "#b91c1c", "#57534e",
)  # fmt: skip


class Tile(msgspec.Struct, frozen=True):
    """
    An article's button, or that of a family: then it has no number, and its variants are asked for.

    Attributes:
        number: The article's; empty on the button of a family.
        family: Number of the family it belongs to; empty for none.
        family_name: What that is called.
        variants: How many articles a family's button stands for; 0 on an article's.
        is_from: They cost differently, and the price is the lowest.
        picture: Digest of its picture (`/api/v1/pictures/…`); empty for none.
    """

    number: str
    name: str
    group: str
    price_ore: int | None
    unit: str
    colour: str
    age_limit: int | None
    deposit_ore: int | None
    gtin: str
    restriction: str
    in_campaign: bool
    may_be_refused: bool
    family: str
    family_name: str
    variants: int = 0
    is_from: bool = False
    picture: str = ""


class GroupTiles(msgspec.Struct, frozen=True):
    """The buttons of a group."""

    code: str
    name: str
    colour: str
    articles: list[Tile]


class Grid(msgspec.Struct, frozen=True):
    """All buttons: group by group, and the favourites."""

    groups: list[GroupTiles]
    favourites: list[Tile]


def show_grid(counter: Counter, register: str = "") -> Grid:
    """
    Return the buttons, at the prices of a register's place; positions follow article numbers and never move.

    A shop with more than `GRID_MAX` articles has buttons for its favourites and the first of the others;
    the rest is scanned or searched for.
    """
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        groups = books.groups()
        colours, unsure = button_colours(books), unforeseen(books, counter.clock.now(), register)
        tiles: dict[str, list[Tile]] = {group.code: [] for group in groups}
        favourites: list[Tile] = []
        for article in books.buttons(GRID_MAX):
            if article.is_deposit:
                continue
            tile = tile_of(books, article, colours, today, unsure)
            tiles.setdefault(article.group, []).append(tile)
            if article.favourite:
                favourites.append(tile)
    kept = [
        GroupTiles(group.code, group.name, colours[group.code], gathered(tiles[group.code]))
        for group in groups
        if tiles[group.code]
    ]
    return Grid(kept, gathered(favourites))


def search_catalogue(counter: Counter, text: str, limit: int, register: str = "") -> list[Tile]:
    """
    Return buttons of articles that fit what somebody types, best first: `Readings.search`.

    Of a family with several that fit there is one button; the one whose number was typed stands alone.
    """
    now = counter.clock.now()
    with counter.store.read() as books:
        shown = min(max(limit, 1), SEARCH_MAX)
        text = text[:SEARCH_LENGTH_MAX]
        tiles: list[Tile] = []
        for factor in FAMILY_FACTORS if books.has_families() else (1,):
            found = books.search(text, shown * factor)
            tiles = gathered(_tiles(books, found, now, register), text)
            if len(tiles) >= shown or len(found) < shown * factor:
                break
        return tiles[:shown]


def show_variants(counter: Counter, number: str, register: str = "") -> list[Tile]:
    """
    Return the buttons of a family's members for sale, in the order of their values.

    Raises:
        UnknownFamily: There is none of that number.
    """
    with counter.store.read() as books:
        if books.family(number) is None:
            raise UnknownFamily(number=number[:35])
        return _tiles(books, books.family_members(number), counter.clock.now(), register)


def _tiles(books: Readings, articles: Sequence[Article], now: datetime, register: str) -> list[Tile]:
    """Return the buttons of some articles; what is on the price lists besides is not read."""
    today = in_norway(now).date()
    colours = button_colours(books)
    unsure = unforeseen(books, now, register, [article.number for article in articles])
    return [tile_of(books, article, colours, today, unsure) for article in articles]


def gathered(tiles: Sequence[Tile], typed: str = "") -> list[Tile]:
    """
    Return buttons with one for each family of which several are among them, in the place of its first.

    Args:
        tiles: Buttons of articles, in order.
        typed: What was searched for: the article of that number or barcode stays by itself.
    """
    wanted = typed.strip().lower()
    families: dict[str, list[Tile]] = {}
    for tile in tiles:
        is_typed = wanted != "" and wanted in {tile.number.lower(), tile.gtin}
        if tile.family and not is_typed:
            families.setdefault(tile.family, []).append(tile)
    several = {family: members for family, members in families.items() if len(members) > 1}
    shown: list[Tile] = []
    for tile in tiles:
        members = several.get(tile.family, [])
        if tile not in members:
            shown.append(tile)
        elif tile == members[0]:
            shown.append(_family_tile(members))
    return shown


def _family_tile(members: Sequence[Tile]) -> Tile:
    first = members[0]
    prices_ore = {tile.price_ore for tile in members}
    known_ore = [price_ore for price_ore in prices_ore if price_ore is not None]
    return msgspec.structs.replace(
        first,
        number="",
        name=first.family_name,
        price_ore=min(known_ore, default=None),
        deposit_ore=None,
        gtin="",
        in_campaign=any(tile.in_campaign for tile in members),
        may_be_refused=True,
        picture=next((tile.picture for tile in members if tile.picture), ""),
        variants=len(members),
        is_from=len(prices_ore) > 1,
    )


def show_scale_labels(counter: Counter) -> tuple[ScaleLabel, ...]:
    """Return how the labels of the shop's scales are read."""
    with counter.store.read() as books:
        return books.company().scale_labels


def prepare_search(counter: Counter) -> None:
    """Search once before anybody does, so that the first to type need not wait for the index."""
    with suppress(Refused):
        search_catalogue(counter, "a", 1)


def button_colours(books: Readings) -> dict[str, str]:
    """Return the colour of the buttons of each group."""
    return {
        group.code: GROUP_COLOURS[place % len(GROUP_COLOURS)] for place, group in enumerate(books.groups())
    }


def tile_of(
    books: Readings, article: Article, colours: dict[str, str], day: date, unsure: Unforeseen
) -> Tile:
    """Return the button of an article on a day, and whether a screen may foresee what it becomes."""
    deposit = None if article.deposit is None else books.article(article.deposit)
    family = books.family(article.family) if article.family else None
    return Tile(
        number=article.number,
        name=article.name,
        group=article.group,
        price_ore=unsure.prices.of(article),
        unit=article.unit,
        colour=article.button_colour or colours.get(article.group, ""),
        age_limit=article.age_limit_on(day),
        deposit_ore=None if deposit is None else deposit.price_ore,
        gtin=article.gtins[0] if article.gtins else "",
        restriction=article.restriction,
        in_campaign=unsure.cheaper.hold(article),
        may_be_refused=unsure.may_be_refused(books, article),
        family="" if family is None else family.number,
        family_name="" if family is None else family.name,
        picture=article.picture,
    )
