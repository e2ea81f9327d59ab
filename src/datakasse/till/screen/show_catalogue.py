"""Show what can be sold: the grid of buttons, and search."""

from contextlib import suppress
from datetime import date

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors import Refused
from datakasse.storage.ports import Readings
from datakasse.trade.article import Article
from datakasse.trade.moment import in_norway
from datakasse.trade.scale_label import ScaleLabel

GRID_MAX = 2_000
SEARCH_MAX = 50
SEARCH_LENGTH_MAX = 100
GROUP_COLOURS = (
    "#b45309", "#a16207", "#4d7c0f", "#15803d", "#0f766e", "#0e7490",
    "#1d4ed8", "#4338ca", "#7e22ce", "#be185d", "#b91c1c", "#57534e",
)  # fmt: skip


class Tile(msgspec.Struct, frozen=True):
    """An article's button."""

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


def show_grid(counter: Counter) -> Grid:
    """
    Return the buttons; positions follow article numbers and never move by themselves.

    A shop with more than `GRID_MAX` articles has buttons for its favourites and the first of the others;
    the rest is scanned or searched for.
    """
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        groups = books.groups()
        colours = _colours([group.code for group in groups])
        tiles: dict[str, list[Tile]] = {group.code: [] for group in groups}
        favourites: list[Tile] = []
        for article in books.buttons(GRID_MAX):
            if article.is_deposit:
                continue
            tile = _tile(books, article, colours, today)
            tiles.setdefault(article.group, []).append(tile)
            if article.favourite:
                favourites.append(tile)
    kept = [
        GroupTiles(group.code, group.name, colours[group.code], tiles[group.code])
        for group in groups
        if tiles[group.code]
    ]
    return Grid(kept, favourites)


def search_catalogue(counter: Counter, text: str, limit: int) -> list[Tile]:
    """Return articles that fit what somebody types, best first: `Readings.search`."""
    today = in_norway(counter.clock.now()).date()
    with counter.store.read() as books:
        colours = _colours([group.code for group in books.groups()])
        found = books.search(text[:SEARCH_LENGTH_MAX], min(max(limit, 1), SEARCH_MAX))
        return [_tile(books, article, colours, today) for article in found]


def show_scale_labels(counter: Counter) -> tuple[ScaleLabel, ...]:
    """Return how the labels of the shop's scales are read."""
    with counter.store.read() as books:
        return books.company().scale_labels


def prepare_search(counter: Counter) -> None:
    """Search once before anybody does, so that the first to type need not wait for the index."""
    with suppress(Refused):
        search_catalogue(counter, "a", 1)


def _colours(groups: list[str]) -> dict[str, str]:
    return {code: GROUP_COLOURS[place % len(GROUP_COLOURS)] for place, code in enumerate(groups)}


def _tile(books: Readings, article: Article, colours: dict[str, str], day: date) -> Tile:
    deposit = None if article.deposit is None else books.article(article.deposit)
    return Tile(
        number=article.number,
        name=article.name,
        group=article.group,
        price_ore=article.price_ore,
        unit=article.unit,
        colour=article.button_colour or colours.get(article.group, ""),
        age_limit=article.age_limit_on(day),
        deposit_ore=None if deposit is None else deposit.price_ore,
        gtin=article.gtins[0] if article.gtins else "",
        restriction=article.restriction,
    )
