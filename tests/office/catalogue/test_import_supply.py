"""Whether stock is kept, how much at least, and where goods are bought, in our own list of articles."""

import msgspec
import pytest

from datakasse.errors.catalogue.article_lists import NothingToImport
from datakasse.errors.missing_right import MissingRight
from datakasse.office.catalogue.article_file import read_articles
from datakasse.office.catalogue.export_articles import ListForm, export_articles
from datakasse.office.catalogue.import_articles import ImportArticles, UndoImport
from datakasse.office.catalogue.plan_import import ImportPlan, RowState, Wishes, plan_import
from datakasse.office.catalogue.plan_supply import Allowed, nothing
from datakasse.office.purchasing.keep_suppliers import ChangeSupplier, EnterSupplier, SupplyArticle
from datakasse.trade.goods.purchase import SuppliedArticle, Supplier
from datakasse.trade.people.operator import Right
from tests.shop import NOON
from tests.till.shopkeeper import KARI, OLA, Shopkeeper

HEAD = (
    "Varenummer;Navn;Føres på lager;Minste lager;Leverandør;Leverandørens varenummer;Innkjøpspris;Varegruppe"
)
MILK = "201"


@pytest.fixture
def dairy(shop: Shopkeeper) -> Shopkeeper:
    """A shop with two suppliers; milk is bought at the first."""
    shop.do(EnterSupplier(Supplier(0, "Meieriet")), KARI)
    shop.do(EnterSupplier(Supplier(0, "Engros")), KARI)
    supplied = SuppliedArticle(1, MILK, their_number="0042", pack_milli=6_000, unit_cost_ore=12_50)
    shop.do(SupplyArticle(supplied), KARI)
    return shop


def everything(right: Right) -> bool:
    """Whoever may do all."""
    return bool(right)


def plan(shop: Shopkeeper, *rows: str, head: str = HEAD, may: Allowed = everything) -> ImportPlan:
    file = read_articles("\n".join((head, *rows)).encode())
    with shop.counter.store.read() as books:
        return plan_import(books, file, Wishes(), NOON.date(), may)


def take_in(shop: Shopkeeper, *rows: str, head: str = HEAD, by: str = KARI) -> None:
    file = read_articles("\n".join((head, *rows)).encode())
    shop.do(ImportArticles(file, "varer.csv", Wishes()), by)


def bought(shop: Shopkeeper, article: str = MILK) -> list[SuppliedArticle]:
    with shop.counter.store.read() as books:
        return books.suppliers_of(article)


@pytest.mark.parametrize("form", list(ListForm))
@pytest.mark.parametrize("with_cost", [True, False])
def test_what_is_given_out_changes_nothing_when_it_comes_in_again(
    dairy: Shopkeeper, form: ListForm, *, with_cost: bool
) -> None:
    given = read_articles(export_articles(dairy.counter, form, with_cost=with_cost))
    with dairy.counter.store.read() as books:
        for may in (everything, nothing):
            again = plan_import(books, given, Wishes(), NOON.date(), may)
            assert {row.state for row in again.rows} == {RowState.SAME}
            assert {row.changes for row in again.rows} == {()}
    before = bought(dairy)
    with pytest.raises(NothingToImport):
        dairy.do(ImportArticles(given, "v", Wishes()), KARI)
    assert bought(dairy) == before


def test_the_cost_is_given_out_to_who_may_see_it_alone(dairy: Shopkeeper) -> None:
    told = export_articles(dairy.counter, ListForm.CSV, with_cost=True).decode("utf-8-sig")
    hidden = export_articles(dairy.counter, ListForm.CSV).decode("utf-8-sig")
    [milk] = [line.split(";") for line in told.splitlines() if line.startswith(f"{MILK};")]
    assert milk[-3:] == ["Meieriet", "0042", "12,50"]
    assert told.splitlines()[0].endswith(";Leverandør;Leverandørens varenummer;Innkjøpspris")
    assert "Innkjøpspris" not in hidden
    assert "12,50" not in hidden


def test_looking_tells_what_changes_and_writes_nothing_and_taking_in_is_undone_whole(
    dairy: Shopkeeper,
) -> None:
    row = f"{MILK};;ja;4,5;Engros;77;11,00"
    head = dairy.head()
    [found] = plan(dairy, row).rows
    assert found.state is RowState.CHANGED
    assert found.changes == (
        "minste lager 4,5",
        "leverandør Engros",
        "varenummer hos Engros 77",
        "innkjøpspris 11,00",
    )
    before = bought(dairy)
    assert dairy.head() == head
    take_in(dairy, row)
    with dairy.counter.store.read() as books:
        article = books.article(MILK)
    assert article is not None
    assert article.stock_minimum_milli == 4_500
    assert bought(dairy) == [
        msgspec.structs.replace(before[0], is_first=False),
        SuppliedArticle(2, MILK, their_number="77", unit_cost_ore=11_00),
    ]
    undone = dairy.do(UndoImport(1), KARI)
    assert (undone.back, undone.left, bought(dairy)) == (1, (), before)
    with dairy.counter.store.read() as books:
        again = books.article(MILK)
    assert again is not None
    assert again.stock_minimum_milli is None
    assert dairy.faults() == []


def test_a_row_without_a_supplier_means_the_one_it_is_bought_from_and_keeps_its_pack(
    dairy: Shopkeeper,
) -> None:
    take_in(dairy, f"{MILK};;;;;;13,00")
    [milk] = bought(dairy)
    assert (milk.supplier, milk.pack_milli, milk.unit_cost_ore, milk.their_number) == (1, 6_000, 13_00, "")
    only_cost = "Varenummer;Navn;Innkjøpspris"
    take_in(dairy, f"{MILK};;14,00", head=f"{only_cost};Varegruppe")
    [milk] = bought(dairy)
    assert milk.unit_cost_ore == 14_00


def test_what_somebody_changed_of_it_since_is_left_alone_by_an_undoing(dairy: Shopkeeper) -> None:
    take_in(dairy, f"{MILK};;;;Engros;77;11,00")
    changed = SuppliedArticle(2, MILK, their_number="78", unit_cost_ore=10_00)
    dairy.do(SupplyArticle(changed), KARI)
    undone = dairy.do(UndoImport(1), KARI)
    assert (undone.back, undone.left) == (0, (MILK,))
    assert bought(dairy)[1] == changed


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f"{MILK};;ja;fire;;;", "minste lager «fire»"),
        (f"{MILK};;ja;-1;;;", "minste lager «-1»"),
        (f"{MILK};;;;Bakeriet;;", "leverandøren «Bakeriet» finnes ikke"),
        (f"{MILK};;;;9;;", "leverandøren «9» finnes ikke"),
        (f"{MILK};;;;Dobbel;;", "leverandøren «Dobbel» er flere: skriv nummeret"),
        (f"{MILK};;;;;;gratis", "innkjøpsprisen «gratis»"),
        (f"{MILK};;;;Engros;{'7' * 41};", "leverandørens varenummer"),
        ("100;;nei;;Engros;;", "leverandøren, for varen føres ikke på lager"),
        ("100;;ja;;;77;", "leverandøren mangler"),
    ],
)
def test_a_row_that_cannot_be_says_why_and_stops_no_other(dairy: Shopkeeper, row: str, told: str) -> None:
    for _ in range(2):
        dairy.do(EnterSupplier(Supplier(0, "Dobbel")), KARI)
    fault, other = plan(dairy, row, "202;;ja;1;2;;").rows
    assert (fault.state, fault.article, fault.supply) == (RowState.FAULT, None, None)
    assert told in fault.told
    assert (other.state, other.changes[-1]) == (RowState.CHANGED, "leverandør Engros")


def test_suppliers_called_alike_are_written_by_number(dairy: Shopkeeper) -> None:
    dairy.do(ChangeSupplier(Supplier(2, "Meieriet")), KARI)
    told = export_articles(dairy.counter, ListForm.CSV).decode("utf-8-sig")
    [milk] = [line.split(";") for line in told.splitlines() if line.startswith(f"{MILK};")]
    assert milk[-2:] == ["1", "0042"]


def test_who_may_not_say_where_goods_are_bought_or_see_the_cost_changes_the_rest(dairy: Shopkeeper) -> None:
    """The control: the same list by who may do both changes both."""
    row = f"{MILK};;;3;Engros;77;11,00"
    [by_all] = plan(dairy, row).rows
    assert by_all.supply is not None
    assert by_all.supply.unit_cost_ore == 11_00
    [without_cost] = plan(dairy, row, may=lambda right: right is Right.KEEP_STOCK).rows
    assert without_cost.supply is not None
    assert without_cost.supply.unit_cost_ore is None
    assert without_cost.told == ("innkjøpsprisen er utelatt, for du har ikke rett til å se den",)
    [without_both] = plan(dairy, row, may=nothing).rows
    assert (without_both.state, without_both.supply) == (RowState.CHANGED, None)
    assert "leverandøren er utelatt, for du har ikke rett til lageret" in without_both.told
    store = dairy.counter.store
    with store.read() as books:
        ola = msgspec.structs.replace(books.operator(OLA), role="kontor", own_rights=(Right.ADMINISTER,))
    store.write(lambda books: books.put_operator(ola)).result()
    before = bought(dairy)
    take_in(dairy, row, by=OLA)
    assert bought(dairy) == before
    dairy.do(UndoImport(1), OLA)
    take_in(dairy, row)
    dairy.refuse(MissingRight, UndoImport(2), OLA)
