"""Price lists from the office to the sale: made, rung up, told, changed, ended; what may be on none."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from datakasse.counter import kept_price_list
from datakasse.errors.catalogue.article_lists import ArticleFileUnreadable
from datakasse.errors.catalogue.price_lists import (
    BadPriceList,
    FaultyPrices,
    PriceListChanged,
    PriceListFault,
    PriceListOver,
    TooManyPriceLists,
    UnknownPriceList,
)
from datakasse.journal.codes import event_code
from datakasse.journal.events.basket import PriceChecked
from datakasse.journal.events.price_lists import ChangedPrice, PriceListEnded, PriceListSet
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue.campaigns import CampaignDraft, MakeCampaign
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.price_file import text_of_prices
from datakasse.office.catalogue.price_lists import (
    ChangePriceList,
    EndPriceList,
    MakePriceList,
    PriceListDraft,
    list_price_lists,
    show_price_list,
    try_price_list,
)
from datakasse.office.catalogue.price_rows import PriceFault
from datakasse.office.delivery.workbook import workbook
from datakasse.storage.ports.store import Books
from datakasse.storage.sqlite.connection import SqliteConnection
from datakasse.storage.tables.connection import Cursor
from datakasse.storage.tables.pricing.price_lists import PriceListLook
from datakasse.till.sale.check_price import CheckPrice
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.correct_line import ReduceLine
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.scan_code import ScanCode
from datakasse.till.sale.take_return import TakeReturn
from datakasse.till.screen.foresee_lines import foresee_lines, foreseen_version
from datakasse.till.screen.show_catalogue import search_catalogue, show_grid
from datakasse.till.screen.show_names import names_version, show_names
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.campaign import OfferGoods, PercentOff
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.shop.shop import Location
from tests.shop import NOON, REGISTERS
from tests.till.shopkeeper import BACK, BREAD_ORE, CASH, COFFEE_ORE, FRONT, KARI, Shopkeeper

COFFEE, BREAD, SNUS, DEPOSIT, OPEN_PRICE = "200", "100", "500", "900", "400"
HERE = PriceListDraft("Torget", f"{COFFEE};35,00\n{BREAD};55", place="1")
HERE_ORE = 35_00


@pytest.fixture
def elsewhere(shop: Shopkeeper) -> Shopkeeper:
    """The shop with its back register at another place."""
    moved = msgspec.structs.replace(REGISTERS[1], location="2")
    shop.counter.store.write(lambda books: books.put_location(Location("2", "Kaia", "Kaia"))).result()
    shop.counter.store.write(lambda books: books.put_register(moved)).result()
    shop.open(BACK)
    return shop


def make(shop: Shopkeeper, draft: PriceListDraft = HERE) -> int:
    return shop.do(MakePriceList(draft), KARI).number


def last_sale(shop: Shopkeeper) -> SaleCompleted:
    return [each.event for each in shop.entries(FRONT) if isinstance(each.event, SaleCompleted)][-1]


@pytest.mark.law("KSF-2-7-1", "KSF-2-6-3")
def test_a_place_has_its_price_on_the_line_in_the_sale_and_in_every_journal(elsewhere: Shopkeeper) -> None:
    number = make(elsewhere)
    for register in (FRONT, BACK):
        told = elsewhere.entries(register)[-1].event
        assert isinstance(told, PriceListSet)
        assert told.changed == (ChangedPrice(BREAD, None, 55_00), ChangedPrice(COFFEE, None, HERE_ORE))
        code = event_code(told)
        assert code is not None
        assert code.predefined == "13021"
    elsewhere.do(AddArticle(COFFEE, 2 * ONE_MILLI))
    elsewhere.do(ReduceLine(1, ONE_MILLI))
    elsewhere.ring(BREAD)
    done = elsewhere.do(CompleteSale((CASH,)))
    assert done.gross_ore == HERE_ORE + 55_00, "also what is dearer here"
    listed = last_sale(elsewhere).sale.lines[0].line.price_list
    assert listed
    assert (listed.price_list, listed.version, listed.name, listed.price_ore) == (
        number,
        1,
        "Torget",
        HERE_ORE,
    )
    assert elsewhere.sell(COFFEE, at=BACK).gross_ore == COFFEE_ORE, "the other place has the shelf's"
    elsewhere.do(EndPriceList(number), KARI)
    elsewhere.do(TakeReturn(done.receipt, reason="kald"))
    assert elsewhere.do(CompleteSale((CASH,))).gross_ore == -done.gross_ore, "what was paid is paid back"


def test_a_sale_in_one_request_and_a_scan_have_it_too(shop: Shopkeeper) -> None:
    make(shop)
    assert shop.do(SellAtOnce((Item(COFFEE),), (CASH,))).gross_ore == HERE_ORE
    shop.do(ScanCode(COFFEE))
    assert shop.do(CompleteSale((CASH,))).gross_ore == HERE_ORE


def test_the_till_tells_the_price_of_its_place(elsewhere: Shopkeeper) -> None:
    counter = elsewhere.counter
    before = foreseen_version(counter, FRONT), names_version(counter, FRONT)
    there = foreseen_version(counter, BACK), names_version(counter, BACK)
    make(elsewhere)
    for register, coffee_ore, bread_ore in ((FRONT, HERE_ORE, 55_00), (BACK, COFFEE_ORE, BREAD_ORE)):
        checked = elsewhere.do(CheckPrice(COFFEE), at=register)
        assert checked.price_ore == coffee_ore
        entry = elsewhere.entries(register)[-1].event
        assert isinstance(entry, PriceChecked)
        assert entry.gross_ore == coffee_ore
        favourites = {tile.number: tile.price_ore for tile in show_grid(counter, register).favourites}
        assert favourites[COFFEE] == coffee_ore
        assert search_catalogue(counter, "kaffe", 1, register)[0].price_ore == coffee_ore
        assert f"\t{bread_ore}\tGrovbr".encode() in b"".join(foresee_lines(counter, register))
        assert f",{coffee_ore},".encode() in b"".join(show_names(counter, register))
    assert foreseen_version(counter, FRONT) != before[0]
    assert names_version(counter, FRONT) != before[1]
    assert (foreseen_version(counter, BACK), names_version(counter, BACK)) == there


def test_what_lies_in_a_basket_keeps_its_price_and_a_campaign_is_taken_off_it(shop: Shopkeeper) -> None:
    number = make(shop)
    campaign = CampaignDraft("Kaffe", PercentOff(1_000), (OfferGoods(articles=(COFFEE,)),))
    shop.do(MakeCampaign(campaign), KARI)
    shop.ring(COFFEE)
    dearer = msgspec.structs.replace(HERE, prices=f"{COFFEE};37")
    changed = shop.do(ChangePriceList(number, 1, dearer), KARI)
    told = shop.entries(FRONT)[-1].event
    assert isinstance(told, PriceListSet)
    assert told.changed == (ChangedPrice(BREAD, 55_00, None), ChangedPrice(COFFEE, HERE_ORE, 37_00))
    shop.ring(COFFEE, BREAD)
    gross_ore = shop.do(CompleteSale((CASH,))).gross_ore
    assert gross_ore == HERE_ORE * 9 // 10 + 37_00 * 9 // 10 + BREAD_ORE
    head = shop.head(FRONT)
    assert shop.do(ChangePriceList(number, 1, dearer), KARI) == changed, "the same change twice is one"
    assert shop.head(FRONT) == head
    with pytest.raises(PriceListChanged):
        shop.do(ChangePriceList(number, 1, HERE), KARI)


def test_it_holds_on_its_days_and_the_one_that_began_last_counts(shop: Shopkeeper) -> None:
    today = shop.clock.now().date()
    make(shop)
    draft = msgspec.structs.replace(HERE, name="Uka", prices=f"{COFFEE};30", begins=today + timedelta(days=1))
    week = make(shop, msgspec.structs.replace(draft, ends=today + timedelta(days=7)))
    assert shop.sell(COFFEE, BREAD).gross_ore == HERE_ORE + 55_00
    assert [row.state for row in list_price_lists(shop.counter).rows] == ["to_come", "runs"]
    shop.clock.forward(days=1)
    assert (shown_ore(shop, COFFEE), shown_ore(shop, "102")) == (30_00, 35_00)
    shop.clock.forward(days=7)
    assert shown_ore(shop, COFFEE) == HERE_ORE
    assert [row.state for row in list_price_lists(shop.counter).rows] == ["over", "runs"]
    with pytest.raises(PriceListOver):
        shop.do(EndPriceList(week), KARI)


def shown_ore(shop: Shopkeeper, article: str) -> int | None:
    """Return what a button says."""
    (shown,) = [tile for tile in show_grid(shop.counter, FRONT).favourites if tile.number == article]
    return shown.price_ore


def test_few_articles_are_looked_up_without_reading_the_lists_whole(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search, a scan and the page of them read what they ask for of 100 lists with 5 000 prices each."""
    make(shop)

    def whole(_look: PriceListLook, number: int) -> dict[str, int]:
        raise AssertionError(f"list {number} was read whole")

    monkeypatch.setattr(PriceListLook, "list_prices", whole)
    with pytest.raises(AssertionError):
        show_grid(shop.counter, FRONT)
    assert [tile.price_ore for tile in search_catalogue(shop.counter, COFFEE, 9, FRONT)] == [HERE_ORE]
    assert [row.prices for row in list_price_lists(shop.counter).rows] == [2]
    assert shop.do(CheckPrice(COFFEE)).price_ore == HERE_ORE
    shop.ring(COFFEE)
    assert shop.do(CompleteSale((CASH,))).gross_ore == HERE_ORE


@pytest.mark.law("law.md 4.14")
def test_tobacco_is_on_no_list_that_is_for_a_while(shop: Shopkeeper) -> None:
    """A place may have a price of its own for it, which stands; what became so has the shelf's."""
    ends = shop.clock.now().date() + timedelta(days=3)
    snus = PriceListDraft("Snus", f"{SNUS};125", place="1")
    with pytest.raises(FaultyPrices):
        make(shop, msgspec.structs.replace(snus, ends=ends))
    number = make(shop, snus)
    shop.do(ScanCode(SNUS, age_confirmed=True))
    assert shop.do(CompleteSale((CASH,))).gross_ore == 125_00
    with pytest.raises(FaultyPrices):
        shop.do(ChangePriceList(number, 1, msgspec.structs.replace(snus, ends=ends)), KARI)
    make(shop, msgspec.structs.replace(HERE, ends=ends))
    with shop.counter.store.read() as books:
        coffee = books.article(COFFEE)
    assert coffee is not None
    shop.do(ChangeArticle(msgspec.structs.replace(coffee, discountable=False)), KARI)
    shop.ring(COFFEE)
    assert shop.do(CompleteSale((CASH,))).gross_ore == COFFEE_ORE


def test_rows_are_looked_through_with_what_is_wrong_and_saved_whole_or_not_at_all(shop: Shopkeeper) -> None:
    at_fault = f"{COFFEE}\t3\n999\t1\n{DEPOSIT}\t1\n{OPEN_PRICE}\t1\n101\tgratis\n102\t0"
    text = f"Vare\tPris\n{COFFEE}\t35\n7038010000010\t1 049,50\n{at_fault}"
    draft = PriceListDraft("Torget", text, place="1")
    rows = try_price_list(shop.counter, draft)
    assert [row.line for row in rows] == [4, 5, 6, 7, 8, 9, 2, 3], "those at fault first"
    assert (rows[-1].article, rows[-1].name, rows[-1].price_ore) == (BREAD, "Grovbrød", 1_049_50)
    assert [row.fault for row in rows] == [
        PriceFault.TWICE,
        PriceFault.UNKNOWN,
        PriceFault.DEPOSIT,
        PriceFault.OPEN_PRICE,
        PriceFault.NO_PRICE,
        PriceFault.NO_PRICE,
        None,
        None,
    ]
    assert rows[0].other_line == 2
    head = shop.head(FRONT)
    with pytest.raises(FaultyPrices) as refusal:
        make(shop, draft)
    assert refusal.value.facts == {"count": 6, "line": 4}, "nothing that is said in one language only"
    assert shop.head(FRONT) == head
    assert list_price_lists(shop.counter).rows == []


def test_rows_are_read_and_written_many_at_a_time(shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a list is, the database is asked about hundreds of its rows at once."""
    text = "\n".join(f"{100_000 + row};{row}" for row in range(1, 1_201))
    goods = [Article(str(100_000 + row), f"Vare {row}", "ANNET", "3", 50_00) for row in range(1, 1_201)]

    def enter(books: Books) -> None:
        for article in goods:
            books.put_article(article, NOON.date())

    shop.counter.store.write(enter).result()
    asked: list[str] = []
    ask = SqliteConnection.execute

    def counted(self: SqliteConnection, sql: str, *values: Mapping[str, object]) -> Cursor:
        asked.append(sql)
        return ask(self, sql, *values)

    monkeypatch.setattr(SqliteConnection, "execute", counted)
    draft = PriceListDraft("Lang", text, place="1")
    number = make(shop, draft)
    assert (
        len(show_price_list(shop.counter, number).rows) == len(try_price_list(shop.counter, draft)) == 1_200
    )
    assert len(asked) < 100


def test_a_workbook_is_read_by_the_names_of_its_columns() -> None:
    head = [(name, 12) for name in ("Navn", "Varenummer", "Strekkode", "Pris")]
    rows = [["Kaffe", "200", "", Decimal("35.5")], ["Brød", "", "7038010000010", Decimal(55)]]
    assert text_of_prices(workbook("Priser", head, rows)) == "200;35.5\n7038010000010;55"
    assert text_of_prices(workbook("Priser", [("200", 9), ("35", 9)], [])) == "200;35", "a head that is none"
    assert text_of_prices(b"") == ""
    for content in (b"PK nothing", b"a\0b"):
        with pytest.raises(ArticleFileUnreadable):
            text_of_prices(content)


@pytest.mark.parametrize(
    ("first", "is_heading"),
    [
        ("Vare;Pris", True),
        ('"Varenr.";"Ny pris (kr)"', True),
        ("EAN\tPris inkl. mva", True),
        ("Varenummer Pris", True),
        ("A-12;", False),
        ("A-12", False),
        ("A-12;gratis", False),
        ("Vare;", False),
        ("Kaffe;Pris", False),
        ("200;", False),
    ],
)
def test_a_first_row_is_a_heading_where_its_columns_are_names(
    shop: Shopkeeper, first: str, *, is_heading: bool
) -> None:
    """Anything else without a price is told, and not left out without a word."""
    draft = PriceListDraft("Torget", f"\n{first}\n{BREAD};40", place="1")
    rows = try_price_list(shop.counter, draft)
    assert [row.line for row in rows] == ([3] if is_heading else [2, 3])
    assert bool(rows[0].fault) is not is_heading
    below = msgspec.structs.replace(draft, prices=f"{BREAD};40\n{first}")
    assert [row.line for row in try_price_list(shop.counter, below)] == [2, 1], "and further down it is none"


FAULT_WORDS = {
    PriceListFault.NAME: ("navnet", "its name"),
    PriceListFault.FOR_WHOM: ("hvem", "whom"),
    PriceListFault.FIRST_DAY: ("første dag", "the first day"),
    PriceListFault.LAST_DAY: ("siste dag", "the last day"),
    PriceListFault.COUNT: ("antall priser", "number of prices"),
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": " "}, PriceListFault.NAME),
        ({"name": "x" * 41}, PriceListFault.NAME),
        ({"place": "9"}, PriceListFault.FOR_WHOM),
        ({"place": ""}, PriceListFault.FOR_WHOM),
        ({"group": "Klubb"}, PriceListFault.FOR_WHOM),
        ({"begins": -1}, PriceListFault.FIRST_DAY),
        ({"ends": -1}, PriceListFault.LAST_DAY),
        ({"begins": 3, "ends": 2}, PriceListFault.LAST_DAY),
        ({"prices": " "}, PriceListFault.COUNT),
    ],
)
def test_what_cannot_be_is_refused(
    shop: Shopkeeper, change: dict[str, str | int], fault: PriceListFault
) -> None:
    today = shop.clock.now().date()
    changed = {
        name: today + timedelta(days=value) if isinstance(value, int) else value
        for name, value in change.items()
    }
    with pytest.raises(BadPriceList) as refusal:
        make(shop, msgspec.structs.replace(HERE, **changed))
    assert refusal.value.facts["faults"] == fault
    nb, en = refusal.value.sentence("nb"), refusal.value.sentence("en")
    in_bokmal, in_english = FAULT_WORDS[fault]
    assert in_bokmal in nb
    assert in_english in en
    assert str(refusal.value.facts["what"]) not in en
    assert list_price_lists(shop.counter).rows == []


def test_it_is_looked_into_ended_and_counted(shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    number = make(shop)
    whole = show_price_list(shop.counter, number)
    assert [(row.article, row.shelf_ore, row.price_ore) for row in whole.rows] == [
        (BREAD, BREAD_ORE, 55_00),
        (COFFEE, COFFEE_ORE, HERE_ORE),
    ]
    monkeypatch.setattr(kept_price_list, "HOLDING_MAX", 1)
    with pytest.raises(TooManyPriceLists):
        make(shop)
    shop.do(EndPriceList(number), KARI)
    assert isinstance(shop.entries(FRONT)[-1].event, PriceListEnded)
    assert shop.sell(COFFEE).gross_ore == COFFEE_ORE
    for again in (EndPriceList(number), ChangePriceList(number, 2, HERE)):
        with pytest.raises(PriceListOver):
            shop.do(again, KARI)
    for unknown in (EndPriceList(99), ChangePriceList(99, 1, HERE)):
        with pytest.raises(UnknownPriceList):
            shop.do(unknown, KARI)
    with pytest.raises(UnknownPriceList):
        show_price_list(shop.counter, 99)
    assert make(shop) == number + 1
