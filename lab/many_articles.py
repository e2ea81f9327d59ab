"""
`lab articles`: the demo shop with as many articles as a hypermarket or a chain has, to be measured with.

The bakery's own articles and people stay. What comes besides is told by its place in a list of all
combinations of brand, goods, kind and size, so that a number of articles always means the same ones. Their
barcodes begin with 952, which GS1 keeps for examples and gives to nobody.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from datakasse.devices.machine.clock import SystemClock
from datakasse.office.shop.set_up_shop import ShopPlan
from datakasse.trade.check_digit import gtin_check_digit
from datakasse.trade.goods.article import Article, ArticleGroup
from lab.demo import PINS, bakery_cafe, pins_of
from lab.plan import plan_of
from lab.store import LabRefusal, Story, make_store

FIRST_NUMBER: Final = 1_000_000
GTIN_PREFIX: Final = "952"
ENTERED: Final = date(2026, 1, 2)


class Goods(NamedTuple):
    """Something that many brands make: its name, group, VAT codes, and what the cheapest costs."""

    name: str
    group: str
    vat_code: str
    vat_code_eat_in: str | None
    least_ore: int


GROUPS: Final = (
    ArticleGroup("50", "04999", "Kolonial"),
    ArticleGroup("51", "04999", "Meieri"),
    ArticleGroup("52", "04999", "Kjøtt og fisk"),
    ArticleGroup("53", "04999", "Frukt og grønt"),
    ArticleGroup("54", "04999", "Frys"),
    ArticleGroup("55", "04999", "Snacks"),
    ArticleGroup("56", "04999", "Hus og hjem"),
    ArticleGroup("57", "04999", "Helse og velvære"),
)
_FOOD: Final = {
    "50": "Havregryn Hvetemel Byggmel Jasminris Basmatiris Spagetti Makaroni Linser Kikerter Hermetikktomat "
    "Tomatpuré Rapsolje Olivenolje Eddik Sukker Sirup Honning Syltetøy Peanøttsmør Müsli Knekkebrød Kaffe Te "
    "Kakao Buljong Karrisaus Soyasaus Ketsjup Sennep Taco",
    "51": "Lettmelk Helmelk Skummetmelk Havredrikk Yoghurt Skyr Kefir Rømme Fløte Smør Margarin Gulost "
    "Brunost Fetaost Mozzarella Kremost Egg Vaniljesaus Fløtekaramell Cottage",
    "52": "Kjøttdeig Karbonadedeig Kyllingfilet Svinekotelett Lammekjøtt Grillpølse Wienerpølse Leverpostei "
    "Salami Spekeskinke Bacon Laksefilet Torskefilet Makrell Fiskekaker Reker Kaviar Sild",
    "53": "Epler Pærer Bananer Appelsiner Klementiner Druer Jordbær Blåbær Poteter Gulrøtter Løk Hvitløk "
    "Brokkoli Blomkål Agurk Tomater Paprika Salat Spinat Sopp",
    "54": "Pizza Fiskepinner Erter Wok Pommes Iskrem Bærblanding Pannekaker Lasagne Kyllingvinger",
    "55": "Potetgull Peanøtter Cashewnøtter Sjokolade Lakris Vingummi Karameller Kjeks Popkorn Tørkefrukt",
}
_OTHER: Final = {
    "56": "Oppvaskmiddel Vaskepulver Tørkepapir Toalettpapir Søppelposer Bakepapir Lyspærer Batterier "
    "Stearinlys Grillkull",
    "57": "Tannkrem Sjampo Balsam Såpe Deodorant Barberhøvler Bleier Plaster Solkrem Håndkrem",
}
_BRANDS: Final = (
    "Fjellheim Solbakken Kystgull Nordlys Bygdeby Trollfjord Østgard Vestkanten Skogstjerna Havblikk Storlia "
    "Bjørkely Elvestad Furumo Granli Heimdalen Innsjø Kornblå Lyngheia Månestråle Nøkkelvik Olavsgard Varde "
    "Prestegård Rognebær Setervoll Tindtopp Ulvedal Lillegård Ysteri"
)
_KINDS: Final = (
    "naturell økologisk ekstra lett original grov fin mild sterk hel usaltet nyhet vegansk lokal luksus"
)
BRANDS: Final = tuple(_BRANDS.split())
KINDS: Final = tuple(_KINDS.split())
SIZES: Final = ("50 g", "100 g", "250 g", "400 g", "500 g", "750 g", "1 kg", "1,5 kg", "2 pk", "6 pk")
_STRIDE: Final = 104_729
"""A prime: neighbours in the list of combinations are far apart, as on the shelves of a shop."""


def _goods() -> Iterator[Goods]:
    for place, (group, names) in enumerate((*_FOOD.items(), *_OTHER.items())):
        for number, name in enumerate(names.split()):
            food = group in _FOOD
            least_ore = 990 + 110 * ((place * 7 + number * 3) % 40)
            yield Goods(name, group, "15" if food else "25", "25" if food else None, least_ore)


GOODS: Final = tuple(_goods())
MOST: Final = len(GOODS) * len(BRANDS) * len(KINDS) * len(SIZES)


def articles(count: int) -> Iterator[Article]:
    """
    Give that many made-up articles, no two with the same name, number or barcode.

    Example:
        >>> [f"{each.number} {each.name} {each.gtins[0]}" for each in articles(1)]
        ['1000000 Fjellheim Havregryn naturell 50 g 9520000000004']
    """
    for place in range(count):
        rest, size = divmod(place * _STRIDE % MOST, len(SIZES))
        rest, kind = divmod(rest, len(KINDS))
        brand, made = divmod(rest, len(GOODS))
        goods = GOODS[made]
        digits = f"{GTIN_PREFIX}{place:09d}"
        yield Article(
            number=str(FIRST_NUMBER + place),
            name=f"{BRANDS[brand]} {goods.name} {KINDS[kind]} {SIZES[size]}",
            group=goods.group,
            vat_code=goods.vat_code,
            price_ore=goods.least_ore + 100 * (brand + 3 * size + 2 * kind),
            vat_code_eat_in=goods.vat_code_eat_in,
            gtins=(digits + gtin_check_digit(digits),),
        )


def many_plan(count: int) -> ShopPlan:
    """Return the demo shop with that many articles besides its own."""
    plan = plan_of(bakery_cafe())
    more = [(article, ENTERED) for article in articles(count)]
    return msgspec.structs.replace(plan, groups=[*plan.groups, *GROUPS], articles=[*plan.articles, *more])


def make_many(folder: Path, count: int) -> None:
    """
    Make the demo shop with that many articles besides its own, with a note of its PINs.

    Raises:
        LabRefusal: The folder cannot be used, or nobody can name so many articles.
    """
    if count > MOST:
        raise LabRefusal(f"The lab can name {MOST} articles, not {count}.")
    make_store(folder, many_plan(count), Story("articles"), opened_at=SystemClock().now()).close()
    (folder / PINS).write_text(pins_of(bakery_cafe()), encoding="utf-8")
