"""What a store keeps of the shop: it gives back what was entered, and the last word counts."""

from datetime import date

import msgspec
import pytest

from datakasse.errors.storage.folder import ShopExists
from datakasse.errors.storage.journal import UnknownOperator, UnknownRegister
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.ports.store import Books, Store
from datakasse.trade.people.operator import Operator
from tests.shop import (
    ARTICLES,
    BY_NUMBER,
    COMPANY,
    FRONT,
    GROUPS,
    LOCATION,
    OPENED,
    OPERATORS,
    REGISTERS,
    VAT_CODES,
)


def test_it_gives_back_what_was_entered(store: Store) -> None:
    with store.read() as books:
        assert books.company() == COMPANY
        assert books.locations() == [LOCATION]
        assert books.registers() == list(REGISTERS)
        assert books.register(FRONT) == REGISTERS[0]
        assert books.operators() == list(OPERATORS)
        assert books.operator("2") == OPERATORS[1]
        assert books.vat_codes() == {code.code: code for code in VAT_CODES}
        assert books.groups() == sorted(GROUPS, key=lambda group: group.code)
        assert list(books.articles()) == [(article, OPENED) for article in ARTICLES]


def test_unknown_people_and_registers_are_refused_by_name(store: Store) -> None:
    with store.read() as books:
        with pytest.raises(UnknownRegister) as register:
            books.register("K9")
        with pytest.raises(UnknownOperator) as operator:
            books.operator("77")
        with pytest.raises(UnknownOperator):
            books.pin_hash("77")
        with pytest.raises(UnknownRegister):
            books.state("K9")
    assert (register.value.facts, operator.value.facts) == ({"register": "K9"}, {"operator": "77"})


def test_what_is_entered_again_takes_the_place_of_what_was(store: Store) -> None:
    renamed = msgspec.structs.replace(COMPANY, name="Bakeriet AS")
    moved = msgspec.structs.replace(REGISTERS[0], description="I kiosken")

    def change(books: Books) -> tuple[str, str]:
        books.put_company(renamed)
        books.put_register(moved)
        return books.company().name, books.register(FRONT).description

    assert store.write(change).result() == ("Bakeriet AS", "I kiosken")
    with store.read() as books:
        assert (books.company(), books.register(FRONT)) == (renamed, moved)
        assert len(books.registers()) == len(REGISTERS)


def test_the_books_of_one_business_do_not_become_anothers(store: Store) -> None:
    other = msgspec.structs.replace(COMPANY, organisation_number="974760673")
    with pytest.raises(ShopExists):
        store.write(lambda books: books.put_company(other)).result()
    with store.read() as books:
        assert books.company() == COMPANY


def test_a_pin_stays_until_another_is_given(store: Store) -> None:
    def rename(books: Books, operator: Operator = OPERATORS[1]) -> str:
        books.put_operator(msgspec.structs.replace(operator, surname="Berg"))
        return books.pin_hash("2")

    assert store.write(rename).result() == "pin of 2"
    store.write(lambda books: books.put_operator(OPERATORS[1], "another")).result()
    with store.read() as books:
        assert (books.pin_hash("2"), books.operator("2")) == ("another", OPERATORS[1])


def test_people_can_be_erased_and_the_rest_stays(store: Store) -> None:
    """A name is beside the journal and can go; the number the journal knows remains (design 2.11)."""

    def enter(books: Books) -> None:
        books.put_customer("C1", "Anne Kunde")
        books.name_buyer(FRONT, 7, "Per Kjøper")

    store.write(enter).result()
    with store.read() as books:
        assert (books.customer_name("C1"), books.buyer(FRONT, 7)) == ("Anne Kunde", "Per Kjøper")
        assert (books.customer_name("C2"), books.buyer(FRONT, 8)) == ("", "")

    def erase(books: Books) -> None:
        books.put_customer("C1", "")
        books.name_buyer(FRONT, 7, "")
        books.put_operator(msgspec.structs.replace(OPERATORS[1], first_name="", surname=""))

    store.write(erase).result()
    with store.read() as books:
        assert (books.customer_name("C1"), books.buyer(FRONT, 7)) == ("", "")
        assert books.operator("2").operator_id == "2"


def test_an_article_is_found_by_number_and_by_each_of_its_barcodes(store: Store) -> None:
    with store.read() as books:
        assert books.article("201") == BY_NUMBER["201"]
        assert books.article("999") is None
        for gtin in BY_NUMBER["201"].gtins:
            assert books.article_with_gtin(gtin) == BY_NUMBER["201"]
        assert books.article_with_gtin("7038010000041") is None


def test_an_article_entered_again_keeps_the_day_it_was_first_entered(store: Store) -> None:
    dearer = msgspec.structs.replace(BY_NUMBER["201"], price_ore=2600, gtins=("7038010000041",))
    store.write(lambda books: books.put_article(dearer, date(2026, 5, 1))).result()
    with store.read() as books:
        assert books.article_with_gtin("7038010000041") == dearer
        assert books.article_with_gtin("7038010000027") is None
        assert (dearer, OPENED) in books.articles()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("brød", ["100", "101"]),
        ("BROD", ["100", "101"]),
        ("grov brød", ["100"]),
        ("brod grov", ["100"]),
        ("blabaer", ["103"]),
        ("blaabær", ["103"]),
        ("æble", ["104"]),
        ("aeble", ["104"]),
        ("melk", ["201"]),
        ("20", ["201", "200", "202"]),
        ("201", ["201"]),
        ("kaffe svart", ["200"]),
        ("0,5 l", ["201"]),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("sjokolade", []),
        ("   ", []),
    ],
)
def test_search_finds_what_somebody_types(store: Store, typed: str, found: list[str]) -> None:
    """Words in any order, inside other words, whatever the case and however one types æøå."""
    with store.read() as books:
        numbers = [article.number for article in books.search(typed, 10)]
    assert sorted(numbers) == sorted(found)


def test_search_gives_the_best_first_and_no_more_than_asked_for(store: Store) -> None:
    """The number itself, then names that begin so, then names with a word that does, then short ones."""
    names = {
        "bolle": "Fløte",
        "400": "Bolle",
        "401": "Bolle med kanel",
        "402": "Fin bolle",
        "403": "Skolebolle",
    }

    def enter(books: Books) -> None:
        for number, name in names.items():
            books.put_article(msgspec.structs.replace(BY_NUMBER["102"], number=number, name=name), OPENED)

    store.write(enter).result()
    with store.read() as books:
        best = [article.number for article in books.search("bolle", 5)]
        assert best == ["bolle", "400", "401", "402", "102"]
        assert [article.number for article in books.search("bolle", 2)] == best[:2]


def test_customers_are_found_by_every_word_of_name_or_number(store: Store) -> None:
    """Case, accents and æøå do not stand in the way; whoever was erased is not found."""
    names = {"10": "Blåbærkafeen AS", "11": "Århus Båt", "12": "Bærum kafé", "13": ""}

    def enter(books: Books) -> None:
        for customer, name in names.items():
            books.put_customer(customer, name)

    store.write(enter).result()
    with store.read() as books:
        assert books.find_customers("KAFE", 9) == [("12", "Bærum kafé"), ("10", "Blåbærkafeen AS")]
        assert books.find_customers("kafe blabaer", 9) == [("10", "Blåbærkafeen AS")]
        assert books.find_customers("11", 9) == [("11", "Århus Båt")]
        assert books.find_customers("a", 1) == [("11", "Århus Båt")]
        assert books.find_customers("", 9) == books.find_customers("13", 9) == []


def test_a_turn_is_had_by_one_at_a_time(store: KeptStore) -> None:
    """Also by two threads of one process; a turn at something else is another turn."""
    with store.turn("delivery")() as first:
        with store.turn("delivery")() as second, store.turn("submission")() as other:
            assert (first, second, other) == (True, False, True)
        with store.turn("delivery")() as again:
            assert not again
    with store.turn("delivery")() as after:
        assert after
