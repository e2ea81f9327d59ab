"""Labels for shelves: what stands on them, which articles get one, and that a scanner reads them."""

from datetime import date, timedelta
from io import BytesIO

import msgspec
import pytest
import zxingcpp
from PIL import Image

from datakasse.errors.catalogue.labels import NothingToLabel, TooManyLabels
from datakasse.errors.catalogue.price_lists import PriceListOfNoPlace, PriceListOver, UnknownPriceList
from datakasse.errors.trade.articles import UnknownArticle
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.make_labels import LABELS_MAX, LabelsWanted, labels_of, make_labels
from datakasse.office.catalogue.price_lists import EndPriceList, MakePriceList, PriceListDraft
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.receipt.sheets.label_page import LABELS_ON_SHEET, Label, LabelForm, compiler
from datakasse.storage.ports.store import Books
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.comparison_price import ComparisonPrice, comparison_price
from datakasse.trade.moment import in_norway
from tests.shop import BY_NUMBER
from tests.till.shopkeeper import KARI, Shopkeeper

PIXELS_AN_INCH = 300


def labels(shop: Shopkeeper, wanted: LabelsWanted) -> list[Label]:
    with shop.counter.store.read() as books:
        return labels_of(books, wanted, today(shop))


def named(shop: Shopkeeper, number: str) -> Label:
    (label,) = labels(shop, LabelsWanted((number,)))
    return label


def today(shop: Shopkeeper) -> date:
    return in_norway(shop.clock.now()).date()


def pages(of: list[Label], form: LabelForm, used: int = 0) -> list[Image.Image]:
    made = compiler(of, form, title="Hyllekanter", used=used).compile(format="png", ppi=PIXELS_AN_INCH)
    sheets = made if isinstance(made, list) else [made]
    return [Image.open(BytesIO(sheet)).convert("L") for sheet in sheets if sheet is not None]


def test_a_label_says_what_the_goods_are_and_what_they_cost(shop: Shopkeeper) -> None:
    milk, juice, cheese = (named(shop, number) for number in ("201", "202", "300"))
    assert (milk.name, milk.price, milk.about) == ("Lettmelk 0,5 l", "24,00", ("48,00 kr/l",))
    assert (juice.price, juice.about) == ("45,00", ("+ pant 2,00",))
    assert (cheese.price, cheese.about) == ("289,00", ("kr per kg",))


def test_a_place_has_labels_with_the_prices_of_its_list(shop: Shopkeeper) -> None:
    draft = PriceListDraft("Torget", "201;22\n200;35,50", place="1", begins=today(shop) + timedelta(days=3))
    number = shop.do(MakePriceList(draft), KARI).number
    coffee, milk = labels(shop, LabelsWanted(price_list=number))
    assert (coffee.name, coffee.price) == ("Kaffe, svart", "35,50")
    assert (milk.price, milk.about) == ("22,00", ("44,00 kr/l",)), "also what it is compared by"
    assert labels(shop, LabelsWanted(("201",), price_list=number)) == [milk]
    with pytest.raises(NothingToLabel):
        labels(shop, LabelsWanted(("300",), price_list=number))
    shop.do(TakeOffSale("200"), KARI)
    assert labels(shop, LabelsWanted(price_list=number)) == [milk]


def test_only_a_list_of_a_place_that_is_not_over_has_labels(shop: Shopkeeper) -> None:
    hers = shop.do(MakePriceList(PriceListDraft("Klubb", "200;30", group="Klubb")), KARI).number
    over = shop.do(MakePriceList(PriceListDraft("Torget", "200;30", place="1")), KARI).number
    shop.do(EndPriceList(over), KARI)
    for number, refusal in ((hers, PriceListOfNoPlace), (over, PriceListOver), (99, UnknownPriceList)):
        with pytest.raises(refusal):
            make_labels(shop.counter, LabelsWanted(price_list=number))


@pytest.mark.law("law.md 4.14")
def test_what_may_not_be_cheaper_for_a_while_has_no_label_of_such_a_list(shop: Shopkeeper) -> None:
    draft = PriceListDraft("Torget", "200;30\n201;20", place="1", ends=today(shop) + timedelta(days=3))
    number = shop.do(MakePriceList(draft), KARI).number
    with shop.counter.store.read() as books:
        coffee = books.article("200")
    assert coffee is not None
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, discountable=False)), KARI)
    assert [label.price for label in labels(shop, LabelsWanted(price_list=number))] == ["20,00"]


@pytest.mark.parametrize("form", list(LabelForm))
def test_a_scanner_reads_what_the_till_knows(shop: Shopkeeper, form: LabelForm) -> None:
    """The article's own barcode where it has one, and its number where it has none."""
    of = [named(shop, "201"), named(shop, "200")]
    read = {found.text for page in pages(of, form) for found in zxingcpp.read_barcodes(page)}
    assert read == {"7038010000027", "200"}


def test_a_number_that_no_bars_can_show_stands_in_letters_only(shop: Shopkeeper) -> None:
    shop.do(ChangeArticle(Article("ÆØÅ", "Te", "DRIKKE", "31", 100)), KARI)
    assert (named(shop, "ÆØÅ").code, named(shop, "ÆØÅ").barcode) == ("ÆØÅ", None)


def test_a_sheet_holds_24_and_begins_where_it_was_left(shop: Shopkeeper) -> None:
    of = [named(shop, "201")] * LABELS_ON_SHEET
    assert len(pages(of, LabelForm.A4_3X8)) == 1
    assert len(pages(of, LabelForm.A4_3X8, used=1)) == 2
    assert len(pages(of, LabelForm.ROLL_62)) == LABELS_ON_SHEET
    third = pages(of[:1], LabelForm.A4_3X8, used=2)[0]
    half = third.width * 2 // 3
    assert third.crop((0, 0, half, third.height)).getextrema() == (255, 255), "the first two are left alone"
    assert third.getextrema()[0] == 0


def test_only_what_is_new_or_has_a_new_price_gets_a_label(shop: Shopkeeper) -> None:
    shop.clock.forward(days=1)
    since = LabelsWanted(since=today(shop))
    with pytest.raises(NothingToLabel):
        labels(shop, since)
    coffee = BY_NUMBER["200"]
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, name="Kaffe, mørk")), KARI)
    with pytest.raises(NothingToLabel):
        labels(shop, since)
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, price_ore=42_00)), KARI)
    shop.do(ChangeArticle(Article("700", "Te, grønn", "DRIKKE", "31", 35_00)), KARI)
    assert [label.price for label in labels(shop, since)] == ["42,00", "35,00"]
    assert labels(shop, LabelsWanted(since=today(shop) - timedelta(days=1))) == labels(shop, since)
    with pytest.raises(NothingToLabel):
        labels(shop, LabelsWanted(group="BROD", since=today(shop)))


def test_a_group_gets_labels_but_not_what_has_no_price_on_a_shelf(shop: Shopkeeper) -> None:
    """Deposit is no goods, and an open price is keyed at the till."""
    names = [label.name for label in labels(shop, LabelsWanted(group="ANNET"))]
    assert "Ost i løs vekt" in names
    assert not {"Pant 2 kr", "Blomster, bukett"} & set(names)


def test_what_gets_no_label_does_not_count_towards_the_most(shop: Shopkeeper) -> None:
    """Four hundred and eighty with a price, and as many as one likes with an open one."""
    entered = today(shop)

    def fill(books: Books) -> None:
        for number in range(LABELS_MAX):
            books.put_article(Article(f"p{number}", f"Kniv {number:03}", "BROD", "31", 100), entered)
            books.put_article(Article(f"o{number}", f"Annet {number:03}", "BROD", "31"), entered)
        for each in ("100", "101", "102", "103", "104"):
            books.take_off_sale(each)

    shop.counter.store.write(fill).result()
    for wanted in (LabelsWanted(group="BROD"), LabelsWanted(group="BROD", since=entered)):
        names = [label.name for label in labels(shop, wanted)]
        assert names == [f"Kniv {number:03}" for number in range(LABELS_MAX)], "all of them, by name"
    shop.do(ChangeArticle(Article("pz", "Kniv til", "BROD", "31", 100)), KARI)
    with pytest.raises(TooManyLabels):
        labels(shop, LabelsWanted(group="BROD", since=entered))


def test_what_is_not_for_sale_gets_none(shop: Shopkeeper) -> None:
    shop.do(TakeOffSale("200"), KARI)
    with pytest.raises(UnknownArticle):
        make_labels(shop.counter, LabelsWanted(("200",)))


@pytest.mark.parametrize(
    ("name", "price_ore", "wanted"),
    [
        ("Lettmelk 0,5 l", 12_90, ComparisonPrice(25_80, "l")),
        ("Brus 33cl", 20_00, ComparisonPrice(60_61, "l")),
        ("Mel 2 kg", 39_90, ComparisonPrice(19_95, "kg")),
        ("Smør 250 G", 45_00, ComparisonPrice(180_00, "kg")),
        ("Saft 1.5 L", 30_00, ComparisonPrice(20_00, "l")),
        ("Kesam 1 % 300 g", 29_90, None),
        ("Brus 6 x 0,33 l", 99_00, None),
        ("Grillpølse", 49_90, None),
        ("Tomt 0 g", 10_00, None),
        ("Pose 5 liter", 10_00, None),
        ("Sukker 1.000 g", 25_00, None),
        ("Saft 0,3333 l", 30_00, None),
        ("Saft .5 l", 30_00, None),
        ("Sixpack 0,5 l", 120_00, None),
        ("Storpakke mel 2 kg", 39_90, None),
        ("Brus -5 l", 30_00, None),
    ],
)
def test_a_kilo_or_a_litre_costs_what_the_size_in_the_name_makes_it(
    name: str, price_ore: int, wanted: ComparisonPrice | None
) -> None:
    """And where the size cannot be known, nothing is said."""
    assert comparison_price(Article("1", name, "A", "31", price_ore)) == wanted
