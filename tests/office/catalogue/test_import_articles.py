"""
Lists of articles come in from every system whose columns are known: looked at first, whole, undone.

The head rows are the systems' own (integrations reference, section 8); the goods are invented.
"""

import msgspec
import pytest

from datakasse.errors.catalogue.article_lists import ImportUndone, NothingToImport, UnknownImport
from datakasse.journal.events.shop import PriceChanged
from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.export_articles import ListForm, export_articles
from datakasse.office.catalogue.import_articles import ImportArticles, UndoImport
from datakasse.office.catalogue.layouts import System
from datakasse.office.catalogue.plan_import import ImportPlan, RowState, Wishes, plan_import
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.trade.goods.article import Article, Restriction
from tests.shop import BY_NUMBER, NOON
from tests.till.shopkeeper import KARI, Shopkeeper

FOOD = Wishes(vat_code="31", group="BROD")
OWN = "Varenummer;Navn;Varegruppe;Pris;Mva-kode;Strekkoder"

LOYVERSE = (
    "Handle,SKU,Name,Category,Description,Sold by weight,Option 1 name,Option 1 value,Option 2 name,"
    "Option 2 value,Option 3 name,Option 3 value,Cost,Barcode,SKU of included item,Quantity of included item,"
    "Track stock,Available for sale [Solsiden],Price [Solsiden],In stock [Solsiden],Low stock [Solsiden],"
    '"Tax - ""mva"" (25%)"'
)
SHOPIFY = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,"
    "Option2 Name,Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Price,"
    "Variant Barcode,Image Src,Cost per item,Status"
)
SQUARE = "Token,Item Name,Variation Name,SKU,Description,Category,Price,GTIN,Tax - Mva (25%)"
WOO = (
    'ID,Type,SKU,"GTIN, UPC, EAN, or ISBN",Name,Published,Tax status,Tax class,Regular price,Sale price,'
    "Categories,Parent,Attribute 1 name,Attribute 1 value(s)"
)
ODOO = (
    "id,name,default_code,barcode,list_price,standard_price,taxes_id,categ_id,pos_categ_ids,available_in_pos"
)
ZETTLE = "Name,Variant,SKU,Barcode,Price,VAT %,Category"

LISTS = {
    System.LOYVERSE: (
        LOYVERSE,
        "kaffe,10000,Kaffe filter,Varm drikke,,N,Størrelse,Liten,,,,,8.00,7038010001000,,,N,Y,35.00,0,0,Y",
        "kaffe,10001,,,,,,Stor,,,,,9.00,,,,N,Y,42.00,0,0,Y",
        "ost,10002,Ost i løs vekt,Ost,,Y,,,,,,,120,,,,N,Y,289.00,0,0,",
        "gave,10003,Gave,Annet,,N,,,,,,,0,,,,N,Y,variable,0,0,Y",
        "sett,10004,Frokostsett,Mat,,N,,,,,,,0,,10000,1,N,Y,99.00,0,0,Y",
        "sett,,,,,,,,,,,,,,10001,2,,,,,,",
        "feil,10005,Feilpriset,Mat,,N,,,,,,,0,,,,N,Y,gratis,0,0,Y",
        "borte,10006,Utgått,Mat,,N,,,,,,,0,,,,N,N,10.00,0,0,Y",
    ),
    System.SHOPIFY: (
        SHOPIFY,
        "kopp,Kopp,<p>Fin</p>,Oss,Home > Mugs,Kopper,,TRUE,Farge,Blå,,,,,KOPP-BLA,300,149.00,'7038010001017,http://x/1,,active",
        "kopp,,,,,,,,,Rød,,,,,KOPP-ROD,300,149.50,,,,",
        "kopp,,,,,,,,,,,,,,,,,,http://x/2,,",
        "te,Te,,Oss,,Te,,TRUE,Title,Default Title,,,,,,50,89.00,'7038010001012,,,active",
        "gammel,Gammel,,Oss,,Te,,TRUE,Title,Default Title,,,,,OLD,50,10.00,,,,archived",
        "uten,,,,,Te,,TRUE,Title,Default Title,,,,,UTEN-NAVN,50,10.00,,,,active",
    ),
    System.SQUARE: (
        SQUARE,
        "TOK1,Latte,Regular,LAT-1,,Varm drikke,49.00,,Y",
        "TOK2,Latte,Stor,LAT-2,,Varm drikke,55.00,7038010001024,Y",
        "TOK3,Reparasjon,Regular,,,Tjenester,,,Y",
        "TOK4,Doblet,Regular,LAT-1,,Varm drikke,1.00,,Y",
    ),
    System.WOOCOMMERCE: (
        WOO,
        '10,simple,SAPE,7038010001031,Såpe,1,taxable,,79,,"Hud > Såpe, Tilbud",,,',
        '11,variable,TSK,,T-skjorte,1,taxable,,,,Klær,,Størrelse,"S, M"',
        '12,variation,TSK-S,,"T-skjorte - S",1,taxable,parent,199,,,TSK,Størrelse,S',
        "13,simple,KLADD,,Kladd,0,taxable,,10,,Klær,,,",
        "14,simple,UTENPRIS,,Uten pris,1,taxable,,,,Klær,,,",
    ),
    System.ODOO: (
        ODOO,
        "__export__.p_1,Hammer,HAM,7038010001048,239.2000,100,25% utgående mva,All / Verktøy,,True",
        "__export__.p_2,Spiker,,,10.0,1,25% utgående mva,All / Verktøy,,True",
        "__export__.p_3,Ikke i kassen,IKK,,1.0,1,25% utgående mva,All,,False",
        "__export__.p_4,Rar mva,RAR,,1.0,1,19% MwSt,All,,True",
    ),
    System.ZETTLE: (
        ZETTLE,
        'Pølse,Grillet,P1,,"45,00",15,Mat',
        'Pølse,Kokt,P2,,"39,50",15,Mat',
        'Brus,,,7038010001055,"30,00",15,Brus',
        'Diverse,,P9,,"1,00",15,Mat',
    ),
}
"""System → its head row and invented goods, some of them broken."""

BECOMES = {
    System.LOYVERSE: {
        "10000": ("Kaffe filter, Liten", 35_00, "3"),
        "10001": ("Kaffe filter, Stor", 42_00, "3"),
        "10002": ("Ost i løs vekt", 289_00, "31"),
        "10003": ("Gave", None, "3"),
        "10004": ("Frokostsett", 99_00, "3"),
    },
    System.SHOPIFY: {
        "KOPP-BLA": ("Kopp, Blå", 149_00, "31"),
        "KOPP-ROD": ("Kopp, Rød", 149_50, "31"),
        "te": ("Te", 89_00, "31"),
    },
    System.SQUARE: {
        "LAT-1": ("Latte", 49_00, "3"),
        "LAT-2": ("Latte, Stor", 55_00, "3"),
        "TOK3": ("Reparasjon", None, "3"),
    },
    System.WOOCOMMERCE: {"SAPE": ("Såpe", 79_00, "31"), "TSK-S": ("T-skjorte - S", 199_00, "31")},
    System.ODOO: {"HAM": ("Hammer", 239_20, "3"), "2": ("Spiker", 10_00, "3")},
    System.ZETTLE: {
        "P1": ("Pølse, Grillet", 45_00, "31"),
        "P2": ("Pølse, Kokt", 39_50, "31"),
        "7038010001055": ("Brus", 30_00, "31"),
    },
}
LEFT_OUT = {
    System.LOYVERSE: {"10005": RowState.FAULT, "10006": RowState.SKIPPED},
    System.SHOPIFY: {"OLD": RowState.SKIPPED, "UTEN-NAVN": RowState.FAULT},
    System.SQUARE: {"LAT-1": RowState.FAULT},
    System.WOOCOMMERCE: {"KLADD": RowState.SKIPPED, "UTENPRIS": RowState.FAULT},
    System.ODOO: {"IKK": RowState.SKIPPED, "RAR": RowState.FAULT},
    System.ZETTLE: {"P9": RowState.FAULT},
}


def plan(shop: Shopkeeper, *lines: str, wishes: Wishes = FOOD, coding: str = "utf-8-sig") -> ImportPlan:
    with shop.counter.store.read() as books:
        return plan_import(books, read_articles("\r\n".join(lines).encode(coding)), wishes, NOON.date())


def take_in(shop: Shopkeeper, *lines: str, wishes: Wishes = FOOD) -> None:
    shop.do(ImportArticles(read_articles("\n".join(lines).encode()), "varer.csv", wishes), KARI)


def everything(shop: Shopkeeper) -> list[Article]:
    with shop.counter.store.read() as books:
        return list(books.for_sale())


@pytest.mark.parametrize("system", list(LISTS))
def test_a_list_of_every_system_is_known_by_its_columns_and_read(shop: Shopkeeper, system: System) -> None:
    found = plan(shop, *LISTS[system])
    assert found.system is system
    entering = {row.number: row.article for row in found.rows if row.article is not None}
    assert {
        number: (article.name, article.price_ore, article.vat_code) for number, article in entering.items()
    } == BECOMES[system]
    left_out = [(row.number, row.state) for row in found.rows if row.article is None]
    assert left_out == list(LEFT_OUT[system].items())
    assert all(row.told for row in found.rows if row.article is None), "each says why"


@pytest.mark.parametrize("system", list(LISTS))
def test_looking_writes_nothing_and_taking_in_does_what_was_shown(shop: Shopkeeper, system: System) -> None:
    before, head = everything(shop), shop.head()
    found = plan(shop, *LISTS[system])
    assert (everything(shop), shop.head()) == (before, head)
    take_in(shop, *LISTS[system])
    wanted = {row.article for row in found.rows if row.article is not None}
    assert wanted <= set(everything(shop))
    assert shop.faults() == []
    shop.do(UndoImport(1), KARI)
    assert everything(shop) == before


@pytest.mark.parametrize("form", list(ListForm))
def test_what_is_given_out_comes_in_again_unchanged(shop: Shopkeeper, form: ListForm) -> None:
    odd = Article(
        "989", "=Øl; \"pils\"", "DRIKKE", "3", 1_234_50, vat_code_eat_in="31", unit="l", age_limit=20,
        gtins=("7038010001000", "7038010001017"), favourite=True, button_colour="#aabbcc",
        restriction=Restriction.BEER_SHOP, discountable=False, stock_kept=True, stock_minimum_milli=2_500,
    )  # fmt: skip
    shop.do(ChangeArticle(odd), KARI)
    given = read_articles(export_articles(shop.counter, form))
    with shop.counter.store.read() as books:
        again = plan_import(books, given, Wishes(), NOON.date())
    assert [row for row in again.rows if row.told] == []
    assert {(row.state, row.told) for row in again.rows} == {(RowState.SAME, ())}
    assert len(again.rows) == len(everything(shop))
    with pytest.raises(NothingToImport):
        shop.do(ImportArticles(given, "v", Wishes()), KARI)


def test_a_list_from_nowhere_becomes_the_same_shop(shop: Shopkeeper) -> None:
    """What is given out is enough to make every article from nothing, deposits before what they follow."""
    given, before = export_articles(shop.counter, ListForm.CSV), everything(shop)
    renumbered = given.decode("utf-8-sig").splitlines()
    assert [row.state for row in plan(shop, renumbered[0], *renumbered[1:]).rows] == [RowState.SAME] * len(
        before
    )


@pytest.mark.law("KSF-2-7-1")
def test_a_new_price_from_a_list_is_journalled_and_so_is_its_way_back(shop: Shopkeeper) -> None:
    take_in(shop, OWN, "200;Kaffe;DRIKKE;45,00;31;")
    kinds = [record.event for record in shop.entries() if isinstance(record.event, PriceChanged)]
    assert kinds == [PriceChanged("200", 39_00, 45_00)]
    shop.do(UndoImport(1), KARI)
    kinds = [record.event for record in shop.entries() if isinstance(record.event, PriceChanged)]
    assert kinds[1:] == [PriceChanged("200", 45_00, 39_00)]


def test_what_somebody_changed_since_is_left_alone_by_an_undoing(shop: Shopkeeper) -> None:
    take_in(shop, OWN, "200;Kaffe;DRIKKE;45,00;31;", "990;Kringle;BROD;60,00;31;")
    shop.do(ChangeArticle(msgspec.structs.replace(BY_NUMBER["200"], price_ore=50_00)), KARI)
    undone = shop.do(UndoImport(1), KARI)
    assert (undone.back, undone.left) == (1, ("200",))
    assert shop.sell("200").gross_ore == 50_00
    assert "990" not in {article.number for article in everything(shop)}
    shop.refuse(ImportUndone, UndoImport(1), KARI)
    shop.refuse(UnknownImport, UndoImport(2), KARI)


def test_what_others_need_by_now_is_left_alone_by_an_undoing(shop: Shopkeeper) -> None:
    """A barcode that another article was given, a deposit that is gone, one that follows another by now."""
    coffee = msgspec.structs.replace(BY_NUMBER["200"], gtins=("7038010001000",))
    shop.do(ChangeArticle(coffee), KARI)
    head = f"{OWN};Pant;Er pant"
    take_in(
        shop,
        head,
        "200;Kaffe;DRIKKE;45,00;31;;;",
        "202;Eplemost;DRIKKE;45,00;31;;;",
        "901;Pant 3 kr;ANNET;3,00;6;;;ja",
        "902;Pant 4 kr;ANNET;4,00;6;;;ja",
        "990;Brus;DRIKKE;30,00;31;;902;",
    )
    shop.do(ChangeArticle(Article("991", "Te", "DRIKKE", "31", 9_00, gtins=coffee.gtins)), KARI)
    for number in ("501", "502", "900"):
        shop.do(TakeOffSale(number), KARI)
    shop.do(ChangeArticle(Article("992", "Vann", "DRIKKE", "31", 9_00, deposit="901")), KARI)
    undone = shop.do(UndoImport(1), KARI)
    assert (undone.back, undone.left) == (2, ("200", "202", "901"))
    with shop.counter.store.read() as books:
        holder = books.article_with_gtin("7038010001000")
        assert holder is not None
        assert (holder.number, books.article("902"), books.article("990")) == ("991", None, None)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("990;Kringle;BROD;6o;31;", "prisen"),
        ("990;Kringle;BROD;-5;31;", "prisen"),
        ("990;;BROD;60,00;31;", "navnet mangler"),
        (";Kringle;BROD;60,00;31;", "nummeret mangler"),
        ("990;Kringle;BROD;60,00;99;", "mva-koden"),
        ("990;Diverse;BROD;60,00;31;", "navnet"),
        ("990;Kringle;BROD;60,00;31;7038010000010", "7038010000010 er i bruk på vare 100"),
        ("990", "navnet"),
    ],
)
def test_a_broken_row_says_why_and_stops_no_other(shop: Shopkeeper, row: str, told: str) -> None:
    broken, sound = plan(shop, OWN, row, "991;Krans;BROD;60,00;31;").rows
    assert broken.state is RowState.FAULT
    assert any(told in each for each in broken.told)
    assert sound.state is RowState.NEW


def test_what_neither_the_list_nor_the_owner_says_is_missing(shop: Shopkeeper) -> None:
    (row,) = plan(shop, OWN, "990;Kringle;;60,00;;", wishes=Wishes()).rows
    assert row.told[:2] == ("varegruppen mangler", "mva-koden mangler")


def test_a_barcode_with_a_wrong_check_digit_is_told_and_the_article_kept(shop: Shopkeeper) -> None:
    [row] = plan(shop, OWN, "990;Kringle;BROD;60,00;31;7038010000011").rows
    assert row.article is not None
    assert (row.state, row.article.gtins) == (RowState.NEW, ())
    assert "7038010000011" in row.told[0]


OWN_BARE = OWN.removesuffix(";Strekkoder")


@pytest.mark.parametrize(
    ("head", "cell", "kept", "told"),
    [
        (OWN_BARE, "", True, ""),
        (OWN, ";7,04E+12", True, "varen beholder 7038010001000"),
        (OWN, ";7038010001017", False, ""),
        (OWN, ";", False, ""),
    ],
)
def test_barcodes_go_only_where_the_list_says_so(
    shop: Shopkeeper, head: str, cell: str, kept: bool, told: str
) -> None:
    coffee = msgspec.structs.replace(BY_NUMBER["200"], gtins=("7038010001000",))
    shop.do(ChangeArticle(coffee), KARI)
    [row] = plan(shop, head, f"200;Kaffe;DRIKKE;45,00;31{cell}").rows
    assert row.article is not None
    assert (row.article.gtins == coffee.gtins) is kept
    assert row.told[-1:] == ((told,) if told else ())


def test_a_barcode_twice_in_a_list_stops_the_second(shop: Shopkeeper) -> None:
    rows = plan(shop, OWN, *(f"99{n};Kringle {n};BROD;1,00;31;7038010001000" for n in (1, 2))).rows
    assert [row.state for row in rows] == [RowState.NEW, RowState.FAULT]


@pytest.mark.parametrize(
    ("written", "ore"),
    [("1 234,50", 123_450), ("1.234,50", 123_450), ("kr 12,5", 1_250), ("12", 1_200), ("0,05", 5)],
)
def test_a_price_is_read_as_norwegians_write_it(shop: Shopkeeper, written: str, ore: int) -> None:
    rows = plan(shop, OWN, f"990;Kringle;BROD;{written};31;", "991;Krans;BROD;60,00;31;").rows
    assert rows[0].price_ore == ore


def test_prices_without_vat_get_it_before_they_are_shown(shop: Shopkeeper) -> None:
    wishes = Wishes(vat_code="3", group="BROD", without_vat=True)
    rows = plan(shop, *LISTS[System.ODOO], wishes=wishes).rows
    assert rows[0].price_ore == 299_00


def test_nought_per_cent_has_to_be_said_by_code(shop: Shopkeeper) -> None:
    """Zero rated, outside the Act and exempt are different things with one rate."""
    [row] = plan(shop, ZETTLE, 'Frimerke,,F1,,"20,00",0,Annet', wishes=Wishes(group="BROD")).rows
    assert row.state is RowState.FAULT
    assert "mva" in row.told[0]


def test_a_group_that_is_new_is_made_and_counted_as_what_it_is_called(shop: Shopkeeper) -> None:
    rows = (OWN, "990;Snusboks;Snus og tobakk;90,00;3;", "991;Ukjent;Ting;9,00;3;")
    assert {group.name: group.predefined for group in plan(shop, *rows).groups} == {
        "Snus og tobakk": "04013",
        "Ting": "04999",
    }
    take_in(shop, *rows)
    snus = next(article for article in everything(shop) if article.number == "990")
    assert not snus.discountable, "tobacco is never discounted, wherever it comes from"


def test_a_group_is_made_although_the_first_row_of_it_is_at_fault(shop: Shopkeeper) -> None:
    found = plan(shop, OWN, "990;Kost;Ting;gratis;3;", "991;Bøtte;Ting;9,00;3;", "992;Klut;Ting;9,00;3;")
    assert [row.state for row in found.rows] == [RowState.FAULT, RowState.NEW, RowState.NEW]
    assert [group.name for group in found.groups] == ["Ting"]


def test_groups_whose_names_begin_alike_are_two(shop: Shopkeeper) -> None:
    alike = "Ting til kjøkken, bad, stue og hage"
    first, second = f"{alike} inne", f"{alike} ute"
    rows = (OWN, f"990;Kost;{first};9,00;3;", f"991;Bøtte;{second};9,00;3;", f"992;Klut;{second};9,00;3;")
    assert [group.name for group in plan(shop, *rows).groups] == [first, second]
    take_in(shop, *rows)
    groups = {article.number: article.group for article in everything(shop)}
    assert groups["990"] != groups["991"] == groups["992"]
    assert max(map(len, groups.values())) <= 35


def test_what_is_no_deposit_is_none_because_it_stands_above(shop: Shopkeeper) -> None:
    head = f"{OWN};Pant;Er pant"
    follows = "992;Brus;DRIKKE;30,00;31;;{};nei"
    for is_deposit, state in (("nei", RowState.FAULT), ("ja", RowState.NEW)):
        rows = plan(shop, head, f"991;Pant;ANNET;3,00;6;;;{is_deposit}", follows.format("991")).rows
        assert [row.state for row in rows] == [RowState.NEW, state]


@pytest.mark.parametrize(
    ("head", "row", "told"),
    [
        (WOO, "20,simple,BOK,,Bok,1,taxable,reduced-rate,79,,Klær,,,", "mva «reduced-rate»"),
        (ODOO, "p_9,Bok,BOK,,1.0,1,MVA middels,All,,True", "mva «MVA middels»"),
        (ZETTLE, 'Bok,,BOK,,"20,00",nan,Annet', "mva «nan»"),
        (ZETTLE, 'Bok,,BOK,,"20,00",inf,Annet', "mva «inf»"),
    ],
)
def test_a_rate_that_is_no_number_is_told_and_not_guessed(
    shop: Shopkeeper, head: str, row: str, told: str
) -> None:
    [planned] = plan(shop, head, row).rows
    assert (planned.state, planned.told[0]) == (RowState.FAULT, told)


def test_windows_letters_and_tabs_are_read_too(shop: Shopkeeper) -> None:
    line = OWN.replace(";", "\t")
    [row] = plan(shop, line, "990\tBløtkake\tBROD\t60,00\t31\t", coding="cp1252").rows
    assert row.name == "Bløtkake"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Varenummer;Navn;Varegruppe;Pris;Mva", "990;Kringle;Brød og kaker;60,00;15"),
        ("Nummer;Navn;Gruppe;Pris;Mva", "990;Kringle;brød og kaker;60;15 %"),
        ("Varenr.;Varenavn;Kategori;Utsalgspris;Mva %", "990;Kringle;BROD;kr 60,00;15"),
        ("Navn;Pris;Mva-sats;Gruppe;Varenr", "Kringle;60,00;15%;Brød og kaker;990"),
        ("Varenummer;Navn;Varegruppe;Salgspris;Moms", "990;Kringle;Brød og kaker;60,00;15"),
        ("Varenummer;Navn;Gruppe;Salgspris;Mva-kode", "990;Kringle;Brød og kaker;60,00;31"),
        ("number;name;group;price;vat", "990;Kringle;Brød og kaker;60.00;15"),
        ("SKU,Product name,Category,Price,VAT %", "990,Kringle,Brød og kaker,60.00,15"),
    ],
)
def test_a_list_that_an_owner_typed_is_read_as_hers(shop: Shopkeeper, head: str, row: str) -> None:
    """It was taken for Zettle's, or for Odoo's, which call the group and the number otherwise."""
    found = plan(shop, head, row, wishes=Wishes())
    assert found.system in {System.DATAKASSE, System.PLAIN}
    assert found.groups == ()
    [planned] = found.rows
    assert planned.article is not None, planned.told
    article = planned.article
    assert (article.number, article.name, article.group) == ("990", "Kringle", "BROD")
    assert (article.price_ore, article.vat_code) == (60_00, "31")


@pytest.mark.parametrize(
    ("head", "system"),
    [
        ("Navn,Variant,SKU,Strekkode,Pris,Mva %,Kategori", System.ZETTLE),
        ("Produktnavn;Variantnavn;Varenummer;Pris (NOK);Mva-sats", System.ZETTLE),
        ("Ekstern ID,Navn,Intern referanse,Salgspris,Strekkode", System.ODOO),
        ("Name,Sales Price,Internal Reference", System.ODOO),
        ("name,list_price", System.ODOO),
    ],
)
def test_a_system_is_known_in_whichever_language_it_was_exported(head: str, system: System) -> None:
    """What makes a list the system's own are columns that nobody types."""
    assert read_articles(head.encode()).system is system


def test_an_owners_list_without_numbers_is_told_apart_by_barcode_or_name(shop: Shopkeeper) -> None:
    rows = plan(shop, "Navn;Pris;Strekkode", "Brus;30,00;7038010001055", "Stor kringle;60,00;").rows
    assert [row.number for row in rows] == ["7038010001055", "Stor-kringle"]
