"""Families of articles: made at once, named on the receipt, found once at the till, in and out as a list."""

import msgspec
import pytest

from datakasse.devices.printers.memory import MemoryPrinter
from datakasse.errors.catalogue.articles import BadArticle, GtinTaken
from datakasse.errors.catalogue.families import BadFamily, UnknownFamily
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.bulk_edit import BulkEdit, EditArticles, digest_of, preview_bulk_edit
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.export_articles import ListForm, export_articles
from datakasse.office.catalogue.families import (
    FamilyMember,
    KeepFamily,
    NewMembers,
    list_families,
    show_family,
)
from datakasse.office.catalogue.import_articles import ImportArticles, UndoImport
from datakasse.office.catalogue.list_articles import show_article
from datakasse.office.catalogue.plan_import import RowState, Wishes, plan_import
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.office.insight.report_sales import NO_FAMILY, Apart, Asked, report_sales
from datakasse.receipt.formats import as_text
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.screen.show_catalogue import search_catalogue, show_grid, show_variants
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.family import Family, FamilyProperty
from datakasse.trade.moment import in_norway
from tests.till.shopkeeper import CASH, FRONT, KARI, Shopkeeper

SIZES = FamilyProperty("Størrelse", ("S", "M", "L"))
COLOURS = FamilyProperty("Farge", ("rød", "blå"))
SHIRT = Family("T", "T-skjorte", (SIZES, COLOURS))
NEW = NewMembers("BROD", "3", stock_kept=True)
RED_S = ("S", "rød")
GTIN = "7038010001017"


def members(price_ore: int = 199_00) -> tuple[FamilyMember, ...]:
    """The grid of sizes and colours; the blue in M has a barcode, and the large ones cost more."""
    return tuple(
        FamilyMember(
            f"T-{size}{colour[0]}",
            (size, colour),
            price_ore + (50_00 if size == "L" else 0),
            (GTIN,) if (size, colour) == ("M", "blå") else (),
        )
        for size in SIZES.values
        for colour in COLOURS.values
    )


def make(shop: Shopkeeper, family: Family = SHIRT, *, favourite: bool = False) -> list[Article]:
    return shop.do(KeepFamily(family, members(), NEW, favourite=favourite), KARI).members


def on_record(shop: Shopkeeper, number: str) -> Article:
    return show_article(shop.counter, number).article


def test_a_family_is_made_with_its_members_and_the_same_again_changes_nothing(shop: Shopkeeper) -> None:
    made = make(shop)
    assert [article.name for article in made[:3]] == [
        "T-skjorte, S, rød",
        "T-skjorte, S, blå",
        "T-skjorte, M, rød",
    ]
    assert {(article.group, article.vat_code, article.stock_kept) for article in made} == {
        ("BROD", "3", True)
    }
    shown = show_article(shop.counter, "T-Mb")
    assert (shown.family_name, shown.article.variant, shown.for_sale) == ("T-skjorte", ("M", "blå"), True)
    (row,) = list_families(shop.counter, "skjorte").rows
    assert (row.count, row.lowest_ore, row.highest_ore) == (6, 199_00, 249_00)
    assert list_families(shop.counter, "bukse").rows == []
    before = shop.head(FRONT)
    assert make(shop) == made
    assert shop.head(FRONT) == before, "the same twice is one"


@pytest.mark.law("KSF-2-7-1")
def test_a_new_price_of_a_variant_is_journalled_at_every_register_and_of_that_one_alone(
    shop: Shopkeeper,
) -> None:
    make(shop)
    dearer = FamilyMember("T-Mb", ("M", "blå"), 219_00, (GTIN,))
    shop.do(KeepFamily(SHIRT, (dearer,), NEW), KARI)
    for register in shop.registers():
        told = [each.event for each in shop.entries(register) if isinstance(each.event, PriceChanged)]
        assert told == [PriceChanged("T-Mb", 199_00, 219_00)]
    assert SettingsChanged("article family", "T") in [each.event for each in shop.entries(FRONT)]


def test_another_name_renames_all_and_what_was_sold_keeps_its_own(shop: Shopkeeper) -> None:
    make(shop)
    shop.ring("T-Mb")
    shop.do(CompleteSale((CASH,)))
    shop.do(KeepFamily(msgspec.structs.replace(SHIRT, name="Trøye"), (), NEW), KARI)
    assert {article.name for article in show_family(shop.counter, "T").members} >= {"Trøye, M, blå"}
    (event,) = [each.event for each in shop.entries(FRONT) if isinstance(each.event, SaleCompleted)]
    assert [row.line.name for row in event.sale.lines] == ["T-skjorte, M, blå"]


@pytest.mark.parametrize(
    ("family", "changed", "said"),
    [
        (SHIRT, (FamilyMember("200", ("S", "rød"), 1),), "varenummer 200 er"),
        (SHIRT, (FamilyMember("a", RED_S, 1), FamilyMember("b", RED_S, 1)), "to varer er S, rød"),
        (SHIRT, (FamilyMember("a", RED_S, 1), FamilyMember("a", ("M", "rød"), 1)), "vare a står to ganger"),
        (SHIRT, (FamilyMember("a", ("XS", "rød"), 1),), "verdiene til vare a"),
        (SHIRT, (FamilyMember("a", ("S",), 1),), "verdiene til vare a"),
        (Family("T", " ", (SIZES,)), (), "navnet"),
        (Family("T", "x", ()), (), "egenskapene"),
        (Family("T", "x", (SIZES, SIZES)), (), "egenskapene"),
        (Family("T", "x", (FamilyProperty("a", ("S", "S")),)), (), "verdiene"),
        (Family("T", "x", (SIZES, COLOURS, FamilyProperty("a", ("b",)))), (), "egenskapene"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    shop: Shopkeeper, family: Family, changed: tuple[FamilyMember, ...], said: str
) -> None:
    before = shop.head(FRONT)
    with pytest.raises(BadFamily) as refusal:
        shop.do(KeepFamily(family, changed, NEW), KARI)
    assert said in str(refusal.value.facts["what"])
    assert (shop.head(FRONT), list_families(shop.counter).rows) == (before, [])


def test_a_member_that_could_not_be_sold_stops_all(shop: Shopkeeper) -> None:
    make(shop)
    taken = (FamilyMember("T-Sr", ("S", "rød"), 1), FamilyMember("T-Sb", ("S", "blå"), 1, (GTIN,)))
    with pytest.raises(GtinTaken):
        shop.do(KeepFamily(SHIRT, taken, NEW), KARI)
    assert on_record(shop, "T-Sr").price_ore == 199_00
    with pytest.raises(BadArticle):
        shop.do(
            KeepFamily(Family("B", "Bukse", (SIZES,)), (FamilyMember("B", ("S",), 1),), NewMembers("x", "3")),
            KARI,
        )
    with pytest.raises(UnknownFamily):
        show_family(shop.counter, "B")


def test_what_changes_the_article_leaves_it_in_its_family(shop: Shopkeeper) -> None:
    """Its own page, many at once, and off sale and back: what the family calls it stays."""
    make(shop)
    changed = Article("T-Mb", "Noe annet", "BROD", "31", 210_00, gtins=(GTIN,))
    after = shop.do(ChangeArticle(changed), KARI)
    assert (after.name, after.family, after.variant) == ("T-skjorte, M, blå", "T", ("M", "blå"))
    edit = BulkEdit(numbers=("T-Mb",), by_bp=1_000)
    shop.do(EditArticles(edit, digest_of(preview_bulk_edit(shop.counter, edit))), KARI)
    shop.do(TakeOffSale("T-Mb"), KARI)
    assert len(show_family(shop.counter, "T").members) == 5
    assert shop.do(ChangeArticle(changed), KARI).family == "T"
    assert len(show_family(shop.counter, "T").members) == 6
    claimed = msgspec.structs.replace(on_record(shop, "200"), family="T", variant=("S", "rød"))
    assert shop.do(ChangeArticle(claimed), KARI).family == "", "who is in it is said on the family's page"


def test_a_member_that_is_off_sale_is_renamed_with_its_family(shop: Shopkeeper) -> None:
    """It comes back called as the others are, and a receipt of before says what it said."""
    make(shop)
    shop.do(TakeOffSale("T-Mb"), KARI)
    make_only = tuple(each for each in members() if each.number != "T-Mb")
    shop.do(KeepFamily(msgspec.structs.replace(SHIRT, name="Trøye"), make_only, NEW), KARI)
    shown = show_article(shop.counter, "T-Mb")
    assert (shown.article.name, shown.for_sale) == ("Trøye, M, blå", False)


def test_a_family_does_not_crowd_out_what_is_behind_it(shop: Shopkeeper) -> None:
    """Of twenty sizes there is one button, and room for another family beside it."""
    sizes = FamilyProperty("Størrelse", tuple(str(size) for size in range(20)))
    for number, name in (("A", "Genser"), ("B", "Genser, barn")):
        grid = tuple(FamilyMember(f"{number}{size}", (size,), 199_00) for size in sizes.values)
        shop.do(KeepFamily(Family(number, name, (sizes,)), grid, NEW), KARI)
    found = search_catalogue(shop.counter, "genser", 2)
    assert sorted((tile.name, tile.variants) for tile in found) == [("Genser", 20), ("Genser, barn", 20)]


def test_at_the_till_a_family_is_found_once_and_a_scan_goes_to_the_line(shop: Shopkeeper) -> None:
    make(shop, favourite=True)
    (found,) = search_catalogue(shop.counter, "t-skj", 24)
    assert (found.number, found.name, found.variants) == ("", "T-skjorte", 6)
    assert (found.price_ore, found.is_from) == (199_00, True)
    (exact,) = [tile for tile in search_catalogue(shop.counter, "T-Mb", 24) if tile.number == "T-Mb"]
    assert exact.variants == 0
    (only,) = search_catalogue(shop.counter, "skjorte blå m", 24)
    assert only.number == "T-Mb", "one that is told apart is itself"
    grid = show_grid(shop.counter)
    assert [tile.name for tile in grid.favourites].count("T-skjorte") == 1
    of_group = next(group for group in grid.groups if group.code == "BROD")
    assert [tile.variants for tile in of_group.articles if tile.family] == [6]
    assert [tile.number for tile in show_variants(shop.counter, "T")][:2] == ["T-Sr", "T-Sb"]
    with pytest.raises(UnknownFamily):
        show_variants(shop.counter, "x")
    shop.do(ScanCode(GTIN))
    done = shop.do(CompleteSale((CASH,)))
    assert done.gross_ore == 199_00
    shop.print_out()
    printer = shop.counter.printers[FRONT]
    assert isinstance(printer, MemoryPrinter)
    assert "T-skjorte, M, blå" in as_text.render(printer.slips[-1])


def test_a_list_carries_families_out_and_in_and_an_older_list_leaves_them_alone(shop: Shopkeeper) -> None:
    make(shop)
    given = export_articles(shop.counter, ListForm.CSV)
    text = given.decode("utf-8-sig")
    assert ";T;T-skjorte;Størrelse;M;Farge;blå;;\r\n" in text
    for form in ListForm:
        with shop.counter.store.read() as books:
            plan = plan_import(
                books,
                read_articles(export_articles(shop.counter, form)),
                Wishes(),
                shop.counter.clock.now().date(),
            )
        assert {row.state for row in plan.rows} == {RowState.SAME}
    older = "\r\n".join(";".join(row.split(";")[:15]) for row in text.split("\r\n")).encode()
    with shop.counter.store.read() as books:
        plan = plan_import(books, read_articles(older), Wishes(), shop.counter.clock.now().date())
    assert {row.state for row in plan.rows} == {RowState.SAME}
    assert plan.families == ()


HEAD = (
    "Varenummer;Navn;Varegruppe;Pris;Mva-kode;Varefamilie;Familienavn;Egenskap 1;Verdi 1;Egenskap 2;Verdi 2\n"
)


def test_a_list_makes_a_family_lets_it_grow_and_is_undone(shop: Shopkeeper) -> None:
    make(shop)
    rows = (
        "G1;;BROD;499;3;G;Genser;Størrelse;S;;\n"
        "G2;;BROD;499;3;G;;Størrelse;XL;;\n"
        "T-XLb;;BROD;299;3;T;;Størrelse;XL;Farge;blå\n"
        "200;Kaffe;DRIKKE;39;3;G;;Størrelse;M;;\n"
    )
    kept = shop.do(ImportArticles(read_articles((HEAD + rows).encode()), "v.csv", Wishes()), KARI)
    assert (kept.new, kept.changed, kept.faults) == (3, 1, 0)
    grown = show_family(shop.counter, "T")
    assert grown.family.properties[0].values == ("S", "M", "L", "XL")
    assert [article.name for article in show_family(shop.counter, "G").members] == [
        "Genser, S", "Genser, XL", "Genser, M",
    ]  # fmt: skip
    shop.do(UndoImport(kept.number), KARI)
    assert (on_record(shop, "200").family, show_family(shop.counter, "G").members) == ("", [])
    shop.do(
        ImportArticles(read_articles((HEAD + "T-Mb;Alene;BROD;199;3;;;;;;\n").encode()), "v.csv", Wishes()),
        KARI,
    )
    assert (on_record(shop, "T-Mb").family, on_record(shop, "T-Mb").name) == ("", "Alene")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("N;;BROD;1;3;T;Trøye;Størrelse;S;Farge;rød\n", "heter «T-skjorte»"),
        ("N;;BROD;1;3;T;;Størrelse;S;;\n", "egenskaper er Størrelse, Farge"),
        ("N;;BROD;1;3;T;;Størrelse;;Farge;rød\n", "verdiene i varefamilien mangler"),
        ("N;;BROD;1;3;T;;Størrelse;M;Farge;blå\n", "er vare T-Mb"),
        ("N;;BROD;1;3;X;;Størrelse;M;;\n", "navnet"),
        ("N;;BROD;1;3;X;Ny;;;;\n", "egenskapene"),
    ],
)
def test_a_row_whose_family_cannot_be_comes_in_with_none_of_itself(
    shop: Shopkeeper, row: str, said: str
) -> None:
    make(shop)
    with shop.counter.store.read() as books:
        plan = plan_import(
            books, read_articles((HEAD + row).encode()), Wishes(), shop.counter.clock.now().date()
        )
    (planned,) = plan.rows
    assert (planned.state, plan.families) == (RowState.FAULT, ())
    assert any(said in told for told in planned.told), planned.told


def test_a_report_tells_families_apart_and_comes_to_the_same_sum(shop: Shopkeeper) -> None:
    make(shop)
    shop.ring("T-Mb", "T-Lr", "200")
    gross_ore = shop.do(CompleteSale((CASH,))).gross_ore
    now = shop.counter.clock.now()
    today = in_norway(now).date()
    with shop.counter.store.read() as books:
        report = report_sales(books, Asked(Apart.FAMILY, today, today), now)
    assert [(row.name, row.quantity_milli) for row in report.rows] == [("T-skjorte", 2_000), (NO_FAMILY, 0)]
    assert (report.rows[0].amount_ore, report.amount_ore) == (448_00, gross_ore)
