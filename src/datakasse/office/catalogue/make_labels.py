"""Labels for the shelf: of named articles, of a group, of what is new or has a new price, of a price list."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.errors.catalogue.labels import NothingToLabel, TooManyLabels
from datakasse.errors.catalogue.price_lists import PriceListOfNoPlace, PriceListOver
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.office.catalogue.price_lists import known_price_list
from datakasse.receipt.layout import Barcode, Symbology
from datakasse.receipt.sheets.label_page import Label, LabelForm, render_labels
from datakasse.receipt.words.figures import amount_text
from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.comparison_price import comparison_price
from datakasse.trade.moment import in_norway

LABELS_MAX: Final = 480
"""Twenty sheets."""
TITLE: Final = "Hyllekanter"
_EAN_LENGTH: Final = 13
_UPC_LENGTH: Final = 12
_CODE_LENGTH_MAX: Final = 14
"""More signs than these have bars on a label that are too thin for a scanner."""


class LabelsWanted(msgspec.Struct, frozen=True):
    """
    Which labels: of the articles that are named, or of those that are of the group and have a new price.

    Attributes:
        numbers: Numbers of articles; when there are any, nothing else is asked.
        group: Code of a group; empty for all.
        since: New or with a new price since this day; None for all.
        price_list: Number of a list of a place, whose prices stand on them; where no articles are named, they
            are of all that is on it.
        form: The paper.
        used: How many labels of the first sheet are gone already.
    """

    numbers: tuple[str, ...] = ()
    group: str = ""
    since: date | None = None
    form: LabelForm = LabelForm.A4_3X8
    used: int = 0
    price_list: int | None = None


def make_labels(counter: Counter, wanted: LabelsWanted) -> bytes:
    """
    Return labels as PDF.

    An article with an open price gets none, and deposit gets none: neither stands on a shelf with a price.

    Raises:
        UnknownArticle: A number that nothing for sale has.
        NothingToLabel: No article fits.
        TooManyLabels: More fit than are made at once.
        UnknownPriceList, PriceListOver, PriceListOfNoPlace: There is no such list for a shelf.
    """
    now = counter.clock.now()
    with counter.store.read() as books:
        labels = labels_of(books, wanted, in_norway(now).date())
    return render_labels(labels, wanted.form, now, title=TITLE, used=wanted.used)


def labels_of(books: Readings, wanted: LabelsWanted, day: date) -> list[Label]:
    """Return what stands on each label, of those that are made on a day; raises as `make_labels`."""
    found = _wanted(books, wanted, day)
    if len(found) > LABELS_MAX:
        raise TooManyLabels(count_max=LABELS_MAX)
    if not found:
        raise NothingToLabel
    return [_label(books, each) for each in found]


def _wanted(books: Readings, wanted: LabelsWanted, day: date) -> Sequence[Article]:
    if wanted.price_list is not None:
        return _on_list(books, wanted.price_list, wanted.numbers, day)
    if wanted.numbers:
        named = _named(books, wanted.numbers)
        return [each for each in named if each.price_ore is not None and not each.is_deposit]
    return books.priced_articles(LABELS_MAX + 1, group=wanted.group, since=wanted.since)


def _on_list(books: Readings, number: int, numbers: Sequence[str], day: date) -> list[Article]:
    """Return articles at the prices of a list, by name; those that are named, or all that are on it."""
    price_list = known_price_list(books, number)
    if price_list.group:
        raise PriceListOfNoPlace(number=number)
    if price_list.is_over(day):
        raise PriceListOver(number=number)
    prices = books.list_prices(number)
    goods = list(_named(books, numbers)) if numbers else list(books.articles_coded(prices).values())
    priced = [
        msgspec.structs.replace(each, price_ore=prices[each.number])
        for each in goods
        if each.number in prices and price_list.may_price(each)
    ]
    return sorted(priced, key=lambda each: (each.name.casefold(), each.number))


def _named(books: Readings, numbers: Sequence[str]) -> Iterator[Article]:
    for number in numbers:
        article = books.article(number)
        if article is None:
            raise UnknownArticle(code=number[:35])
        yield article


def _label(books: Readings, article: Article) -> Label:
    about: list[str] = []
    compared = comparison_price(article)
    if compared is not None and article.unit != compared.unit:
        about.append(f"{amount_text(compared.price_ore)} kr/{compared.unit}")
    deposit = books.article(article.deposit) if article.deposit else None
    if deposit is not None and deposit.price_ore:
        about.append(f"+ pant {amount_text(deposit.price_ore)}")
    price = amount_text(article.price_ore or 0)
    if article.unit != "stk":
        about.insert(0, f"kr per {article.unit}")
    code, barcode = _barcode(article)
    return Label(article.name, price, tuple(about), code, barcode)


def _barcode(article: Article) -> tuple[str, Barcode | None]:
    """Return what the till reads: the first GTIN, or the article's own number where it has none."""
    gtin = article.gtins[0] if article.gtins else ""
    if len(gtin) == _UPC_LENGTH:
        gtin = f"0{gtin}"
    if len(gtin) == _EAN_LENGTH:
        return gtin, Barcode(gtin[:-1], Symbology.EAN_13)
    code = gtin or article.number
    has_bars = len(code) <= _CODE_LENGTH_MAX and code.isascii() and code.isprintable()
    return code, Barcode(code, Symbology.CODE_128) if has_bars else None
