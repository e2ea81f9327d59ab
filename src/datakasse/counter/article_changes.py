"""What follows when an article or a family becomes another one, from the office or from the hub."""

from collections.abc import Iterator

import msgspec

from datakasse.journal.event import Event
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.storage.ports.store import Books
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family


def told_of(before: Article, after: Article) -> Iterator[Event]:
    """
    Yield what is entered at each register when an article is changed: a new price, VAT code or group.

    An article that comes back on sale at another price than it had has changed its price as well. All else of
    an article is no matter of what was sold for how much.

    Law: KSF-2-7-1 (13021).

    Example:
        >>> before = Article("200", "Melk", "meieri", "31", 3900)
        >>> [told] = told_of(before, Article("200", "Melk", "meieri", "3", 3900))
        >>> told.subject
        '200, fra 31 til 3'
    """
    if before.price_ore != after.price_ore:
        yield PriceChanged(after.number, before.price_ore, after.price_ore)
    for setting, was, now in (
        ("VAT code of an article", before.vat_code, after.vat_code),
        ("VAT code of an article eaten here", before.vat_code_eat_in, after.vat_code_eat_in),
        ("group of an article", before.group, after.group),
    ):
        if was != now:
            yield SettingsChanged(setting, f"{after.number}, fra {was or 'ingen'} til {now or 'ingen'}")


def rename_members(books: Books, family: Family) -> None:
    """Call all members what their family calls them now, also those that are off sale: they may come back."""
    for article in books.family_members_on_record(family.number):
        if family.has(article.variant):
            called = msgspec.structs.replace(article, name=family.member_name(article.variant))
            if called != article:
                books.rename_article(called)
