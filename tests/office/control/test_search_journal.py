"""Looking through the journal: what is found, in which order, and that one answer is never long."""

import ast
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.office.control import search_journal as room
from datakasse.office.control.plain_words import CHANGES, REFUSED
from datakasse.office.control.search_journal import SORT_OF, Happened, Sort, Wanted, search_journal
from datakasse.office.people.keep_operators import RenameOperator
from datakasse.till.people.sign_on import SignOn
from datakasse.trade.moment import in_norway
from tests.till.shopkeeper import FRONT, KARI, OLA, Shopkeeper
from tools.refusals import all_refusals


def everything(shop: Shopkeeper, wanted: Wanted) -> list[Happened]:
    """All that is found, answer after answer."""
    found = search_journal(shop.counter, FRONT, wanted)
    entries = list(found.entries)
    while found.next is not None:
        wanted = Wanted(wanted.sort, wanted.operator, wanted.first, wanted.last, wanted.text, found.next)
        found = search_journal(shop.counter, FRONT, wanted)
        entries.extend(found.entries)
    return entries


def numbers(entries: list[Happened]) -> list[int]:
    return [entry.number for entry in entries]


@pytest.mark.law("KSF-2-7-5")
def test_every_kind_of_entry_is_of_a_sort() -> None:
    kinds = {str(kind.__struct_config__.tag) for kind in get_args(Event)}
    assert set(SORT_OF) == kinds
    assert set(SORT_OF.values()) == set(Sort)


def test_every_change_and_every_attempt_has_plain_words(root: Path) -> None:
    """What is made of parts, such as a change from the hub, is told as it is."""
    changes = {
        told.value
        for path in (root / "src" / "datakasse").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "SettingsChanged"
        for told in [*call.args[:1], *(each.value for each in call.keywords if each.arg == "what")]
        if isinstance(told, ast.Constant)
    }
    assert len(changes) > 30
    assert changes - set(CHANGES) == set()
    kept = {kind.code for kind in all_refusals() if kind.attempt_is_kept}
    assert kept == set(REFUSED)


@pytest.mark.law("KSF-2-7-5", "KSL-4")
def test_what_happened_is_told_newest_first_and_none_twice(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.open()
    for _ in range(6):
        shop.sell("200")
    told = [record.number for record in _told(shop)]
    whole = numbers(everything(shop, Wanted()))
    assert whole == told[::-1]
    monkeypatch.setattr(room, "PAGE", 4)
    assert numbers(everything(shop, Wanted())) == whole
    monkeypatch.setattr(room, "PAGE", 50)
    monkeypatch.setattr(room, "LOOKED_AT_MAX", 7)
    monkeypatch.setattr(room, "_STEP", 3)
    assert numbers(everything(shop, Wanted())) == whole
    assert len(search_journal(shop.counter, FRONT, Wanted()).entries) <= 7


@pytest.mark.law("KSF-2-7-5")
def test_it_is_looked_for_by_sort_person_day_and_word(shop: Shopkeeper) -> None:
    shop.open()
    shop.sell("200")
    first_day = in_norway(shop.clock.now()).date()
    shop.clock.forward(hours=24)
    shop.do(RenameOperator(OLA, "Ola", "Berg"), KARI)
    shop.do(SignOn(pin_is_right=True), KARI)
    every = everything(shop, Wanted())
    settings = everything(shop, Wanted(sort=Sort.SETTINGS))
    assert settings[0].title == "Oppsett endret"
    assert settings[0].details == f"nytt navn på operatør {OLA}"
    assert {each.sort for each in settings} == {Sort.SETTINGS}
    kari = everything(shop, Wanted(operator=KARI))
    assert numbers(kari) == [each.number for each in every if each.operator == KARI]
    second = everything(shop, Wanted(first=first_day + timedelta(days=1)))
    before = everything(shop, Wanted(last=first_day))
    assert second
    assert before
    assert numbers(second) + numbers(before) == numbers(every)
    assert everything(shop, Wanted(first=first_day + timedelta(days=9))) == []
    assert {each.name for each in everything(shop, Wanted(text="nordmann"))} == {"Kari Nordmann"}
    assert everything(shop, Wanted(text="no such word")) == []


def _told(shop: Shopkeeper) -> list[Record]:
    with shop.counter.store.read() as books:
        return list(books.told(FRONT))
