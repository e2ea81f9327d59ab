"""The index of names: always what the database says, whatever was entered, changed, taken off or undone."""

from collections.abc import Iterator

import msgspec
import pytest

from datakasse.storage.ports.store import Books, Store
from datakasse.storage.search.article_index import FEW, FRESH_MAX, ArticleIndex, Change
from datakasse.storage.search.article_search import fold
from datakasse.storage.sqlite.store import SqliteStore
from tests.shop import ARTICLES, BY_NUMBER, OPENED

COFFEE = BY_NUMBER["200"]


def searched(store: Store, text: str) -> list[str]:
    """Return the numbers that a search finds."""
    with store.read() as books:
        return [article.number for article in books.search(text, 20)]


def enter(store: Store, number: str, name: str) -> None:
    """Enter an article, or give it another name."""
    article = msgspec.structs.replace(COFFEE, number=number, name=name)
    store.write(lambda books: books.put_article(article, OPENED)).result()


def test_what_is_entered_renamed_or_taken_off_is_found_so_at_once(shop_store: SqliteStore) -> None:
    assert searched(shop_store, "sitronterte") == []
    enter(shop_store, "300", "Sitronterte")
    assert searched(shop_store, "sitronterte") == ["300"]
    enter(shop_store, "300", "Rabarbrapai")
    assert (searched(shop_store, "sitronterte"), searched(shop_store, "rabarbra")) == ([], ["300"])
    shop_store.write(lambda books: books.take_off_sale("300")).result()
    assert searched(shop_store, "rabarbra") == []
    enter(shop_store, "300", "Rabarbrapai")
    assert searched(shop_store, "rabarbra") == ["300"]


def test_what_was_undone_is_not_found(shop_store: SqliteStore) -> None:
    """The one who writes sees it until then; nobody else ever does."""

    def enter_and_fail(books: Books) -> None:
        books.put_article(msgspec.structs.replace(COFFEE, number="300", name="Sitronterte"), OPENED)
        assert [article.number for article in books.search("sitronterte", 5)] == ["300"]
        raise LookupError

    with pytest.raises(LookupError):
        shop_store.write(enter_and_fail).result()
    assert searched(shop_store, "sitronterte") == []
    found = shop_store.write(lambda books: books.search("sitronterte", 5)).result()
    assert found == []
    enter(shop_store, "301", "Nøttekake")
    assert searched(shop_store, "nøttekake") == ["301"]


def test_after_many_changes_all_are_sorted_anew_and_nothing_is_lost() -> None:
    index, changes = ArticleIndex(), [Change(n, str(n), f"vare nummer {n}", for_sale=True) for n in range(40)]
    shown = index.find(["vare"], 100, lambda _: changes)
    assert len(shown) == 40
    many = [Change(40 + n, str(n), f"ny vare {n}", for_sale=n % 2 == 0) for n in range(FRESH_MAX + 1)]
    assert len(index.find(["ny"], FRESH_MAX, lambda _: many)) == len(many) // 2 + 1
    assert index.find(["nummer"], 100, lambda _: ()) == []


def test_it_is_told_only_what_it_does_not_know() -> None:
    index, asked = ArticleIndex(), list[int]()

    def changes(since: int) -> Iterator[Change]:
        asked.append(since)
        yield from (Change(n, str(n), f"vare {n}", for_sale=True) for n in range(since + 1, 3))

    for _ in range(3):
        index.find(["vare"], 5, changes)
    assert asked == [-1, 2, 2]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("grovbørd", "100"),
        ("govbrød", "100"),
        ("knepp", "101"),
        ("skoleboller", "102"),
        ("skollebole", "102"),
        ("blåbermufins", "103"),
        ("mufins", "103"),
        ("eplemsot", "202"),
        ("svart kafe", "200"),
        ("kafef svatr", "200"),
    ],
)
def test_a_slip_of_the_finger_is_understood(shop_store: SqliteStore, typed: str, number: str) -> None:
    assert searched(shop_store, typed) == [number]


@pytest.mark.parametrize("typed", ["201x", "299", "ots", "kfe", "sjokolade", "xyzxyzxyz"])
def test_a_number_or_a_short_word_is_never_understood_as_another(shop_store: SqliteStore, typed: str) -> None:
    assert searched(shop_store, typed) == []


def test_what_was_typed_comes_before_what_may_have_been_meant(shop_store: SqliteStore) -> None:
    enter(shop_store, "300", "Bole")
    enter(shop_store, "301", "Bolle")
    assert searched(shop_store, "bole") == ["300", "301"]
    for number in range(400, 400 + FEW):
        enter(shop_store, str(number), f"Bole {number}")
    assert "301" not in searched(shop_store, "bole")


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("7038010000027", ["201"]), ("70380100000", ["100", "201"]), ("20", ["201", "200", "202"]), ("2", None)],
)
def test_a_number_or_barcode_is_found_by_how_it_begins(
    shop_store: SqliteStore, typed: str, numbers: list[str] | None
) -> None:
    expected = numbers or [article.number for article in ARTICLES if "2" in fold(article.name).split()] + [
        article.number for article in ARTICLES if article.number.startswith("2")
    ]
    assert sorted(searched(shop_store, typed)) == sorted(set(expected))
