"""An article has a picture on its button, and another one, and none."""

import msgspec
import pytest

from datakasse.errors.catalogue.pictures import NoSuchPicture, PictureUnreadable
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.picture import GivePicture, TakePicture, show_picture
from datakasse.till.screen.show_catalogue import search_catalogue, show_grid
from datakasse.till.screen.show_names import names_version
from datakasse.trade.goods.article import Article
from tests.till.shopkeeper import KARI, OLA, Shopkeeper
from tests.trade.jpeg import part, picture

MILK = "200"
PHOTOGRAPH = picture(beside=part(0xE1, b"Exif\x00\x00 hjemme hos Kari"))


def on_button(shop: Shopkeeper) -> str:
    """Return the digest on the button, which the grid and the search agree on."""
    (tile,) = search_catalogue(shop.counter, MILK, 1)
    grid = show_grid(shop.counter)
    assert [each.picture for group in grid.groups for each in group.articles if each.number == MILK] == [
        tile.picture
    ]
    return tile.picture


@pytest.mark.law("KSF-2-7-1", "law.md 5.5")
def test_a_picture_is_given_shown_and_taken_away(shop: Shopkeeper) -> None:
    before = names_version(shop.counter)
    given = shop.do(GivePicture(MILK, PHOTOGRAPH), KARI)
    assert shop.last().event == SettingsChanged("article picture", MILK)
    assert names_version(shop.counter) != before
    assert on_button(shop) == given.picture
    assert show_picture(shop.counter, given.picture) == picture()
    taken = shop.do(TakePicture(MILK), KARI)
    assert taken.picture == on_button(shop) == ""
    with pytest.raises(NoSuchPicture):
        show_picture(shop.counter, given.picture)


def test_what_changes_nothing_is_not_journalled(shop: Shopkeeper) -> None:
    shop.do(GivePicture(MILK, PHOTOGRAPH), KARI)
    number = shop.last().number
    shop.do(GivePicture(MILK, picture()), KARI)
    shop.do(TakePicture("100"), KARI)
    assert shop.last().number == number


def test_an_article_that_is_changed_keeps_its_picture(shop: Shopkeeper) -> None:
    given = shop.do(GivePicture(MILK, PHOTOGRAPH), KARI)
    dearer = msgspec.structs.replace(given, price_ore=99_00, picture="x")
    assert shop.do(ChangeArticle(dearer), KARI).picture == given.picture


def test_two_articles_share_a_picture_and_neither_takes_the_others(shop: Shopkeeper) -> None:
    given = shop.do(GivePicture(MILK, PHOTOGRAPH), KARI)
    assert shop.do(GivePicture("100", PHOTOGRAPH), KARI).picture == given.picture
    shop.do(TakePicture("100"), KARI)
    assert show_picture(shop.counter, given.picture) == picture()


def test_a_new_article_brings_no_picture_of_another(shop: Shopkeeper) -> None:
    made = ChangeArticle(Article("701", "Ost", "MAT", "31", 50_00, picture="x"))
    with shop.shop.store.read() as books:
        group = books.groups()[0].code
    assert shop.do(ChangeArticle(msgspec.structs.replace(made.article, group=group)), KARI).picture == ""


def test_refusals_leave_the_article_as_it_was(shop: Shopkeeper) -> None:
    given = shop.do(GivePicture(MILK, PHOTOGRAPH), KARI)
    shop.refuse(PictureUnreadable, GivePicture(MILK, b"GIF89a"), KARI)
    shop.refuse(UnknownArticle, GivePicture("nothing", PHOTOGRAPH), KARI)
    shop.refuse(UnknownArticle, TakePicture("nothing"), KARI)
    shop.refuse(MissingRight, GivePicture(MILK, PHOTOGRAPH), OLA)
    shop.refuse(MissingRight, TakePicture(MILK), OLA)
    assert on_button(shop) == given.picture
