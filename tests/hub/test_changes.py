"""What flows down: kept when heard of, in effect at its moment, journalled as the law wants it."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from datakasse.counter.badge import badge_digest, new_badge
from datakasse.counter.pin import hash_pin, pin_fits
from datakasse.errors.hub.keeping import BadHubChange, UnknownCompany
from datakasse.errors.refusal import Refused
from datakasse.hub.at_hub.show_changes import show_changes
from datakasse.hub.at_hub.show_fleet import show_fleet
from datakasse.hub.at_shop.apply_changes import apply_changes, next_moment
from datakasse.hub.between.change import Change, Person, read_change, write_change
from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.shop import PriceChanged, SettingsChanged
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.goods.family import Family, FamilyProperty
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.sale.basket import Basket, put
from datakasse.trade.shop.sale_hours import Hours, SaleHours
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member, on_each_database
from tests.hub.flowing_down import COFFEE, DEARER, Hand, fetch, hand, price_of, publish, shop, told
from tests.shop import BACK, FRONT, NOON, filled

__all__ = ["hand", "shop"]


@pytest.mark.law("KSF-2-7-1")
def test_a_price_takes_effect_at_its_moment_with_the_network_gone(
    hub: ServedHub, shop: Member, hand: Hand
) -> None:
    moment = NOON + timedelta(hours=1)
    publish(hub, Change(articles=(DEARER,)), moment)
    assert fetch(shop) == 1
    # From here on nobody asks the hub anything.
    assert apply_changes(shop.shop.counter) == 0
    assert price_of(shop, "200") == 3900
    assert next_moment(shop.shop.counter) == moment
    hand.at = moment - timedelta(milliseconds=1)
    assert apply_changes(shop.shop.counter) == 0
    hand.at = moment
    assert apply_changes(shop.shop.counter) == 1
    assert price_of(shop, "200") == 4500
    for register in (FRONT, BACK):
        assert told(shop, register) == [
            PriceChanged("200", 3900, 4500),
            SettingsChanged("change from the hub", "1"),
        ]
    assert apply_changes(shop.shop.counter) == 0, "once"
    assert next_moment(shop.shop.counter) is None


@pytest.mark.law("KSF-2-7-1")
def test_what_comes_back_at_another_price_has_changed_its_price(hub: ServedHub, shop: Member) -> None:
    publish(hub, Change(off_sale=("200",)))
    publish(hub, Change(articles=(DEARER,)))
    fetch(shop)
    assert apply_changes(shop.shop.counter) == 2
    assert price_of(shop, "200") == 4500
    for register in (FRONT, BACK):
        assert PriceChanged("200", 3900, 4500) in told(shop, register)


@pytest.mark.law("KSF-2-7-1")
def test_what_is_taxed_and_counted_otherwise_is_told_from_what_to_what(hub: ServedHub, shop: Member) -> None:
    """In an article that keeps its price; a new name alone is told by the version of the change."""
    other = msgspec.structs.replace(COFFEE, vat_code="3", vat_code_eat_in=None, group="ANNET")
    publish(hub, Change(articles=(other,)))
    publish(hub, Change(articles=(msgspec.structs.replace(other, name="Kaffe, svart"),)))
    fetch(shop)
    assert apply_changes(shop.shop.counter) == 2
    for register in (FRONT, BACK):
        assert told(shop, register) == [
            SettingsChanged("VAT code of an article", "200, fra 31 til 3"),
            SettingsChanged("VAT code of an article eaten here", "200, fra 3 til ingen"),
            SettingsChanged("group of an article", "200, fra DRIKKE til ANNET"),
            SettingsChanged("change from the hub", "1"),
            SettingsChanged("change from the hub", "2"),
        ]


def test_lines_in_a_basket_keep_their_price(hub: ServedHub, shop: Member, hand: Hand) -> None:
    (line,) = filled("200").lines
    begun = LineAdded("b", line)
    shop.shop.store.write(lambda books: books.append(FRONT, begun, at=NOON, operator="2")).result()
    publish(hub, Change(articles=(DEARER,)))
    fetch(shop)
    hand.at = NOON + timedelta(minutes=1)
    apply_changes(shop.shop.counter)
    assert price_of(shop, "200") == 4500
    with shop.shop.store.read() as books:
        basket = books.state(FRONT).lane("").basket
    assert basket == put(Basket("b", NOON), line)


@on_each_database
def test_all_that_can_be_changed_is_changed(hub: ServedHub, shop: Member) -> None:
    hours = SaleHours(short_day=None, serving=Hours(NOON.time(), NOON.replace(hour=20).time()))
    person = Person(Operator("7", "Ny", "Hansen", Role.CASHIER, NOON), hash_pin("2468"))
    publish(
        hub,
        Change(
            groups=(ArticleGroup("GAVE", "04999", "Gaver"),),
            articles=(Article("500", "Kopp", "GAVE", "3", 9900),),
            off_sale=("104",),
            people=(person,),
            sale_hours={"1": hours},
            lock_after_minutes={FRONT: 9},
        ),
    )
    fetch(shop)
    apply_changes(shop.shop.counter)
    assert price_of(shop, "500") == 9900
    assert price_of(shop, "104") is None
    with shop.shop.store.read() as books:
        assert books.operator("7").first_name == "Ny"
        assert pin_fits(books.pin_hash("7"), "2468")
        assert books.locations()[0].sale_hours == hours
        assert books.register(FRONT).lock_after_minutes == 9
        assert books.register(BACK).lock_after_minutes == 5
    whats = {event.what for event in told(shop) if isinstance(event, SettingsChanged)}
    assert whats == {
        "article taken off sale",
        "operator",
        "sale_hours",
        "minutes until the screen locks",
        "change from the hub",
    }


def test_people_whom_the_hub_sends_as_they_are_have_nothing_told_of_them(
    hub: ServedHub, shop: Member
) -> None:
    """Only what somebody may is told as such: whose rights changed is asked once a month."""
    person = Person(Operator("7", "Ny", "Hansen", Role.CASHIER, NOON), hash_pin("2468"))
    renamed = msgspec.structs.replace(person.operator, surname="Berg")
    manager = msgspec.structs.replace(renamed, role=Role.MANAGER)
    for sent, expected in (
        (person, ["operator"]),
        (person, []),
        (msgspec.structs.replace(person, pin_hash=None), []),
        (Person(renamed), ["operator renamed"]),
        (Person(renamed, hash_pin("1357")), ["PIN reset"]),
        (Person(manager), ["operator"]),
    ):
        before = len(told(shop))
        publish(hub, Change(people=(sent,)))
        fetch(shop)
        apply_changes(shop.shop.counter)
        events = [event for event in told(shop)[before:] if isinstance(event, SettingsChanged)]
        assert [event.what for event in events] == [*expected, "change from the hub"]
    with shop.shop.store.read() as books:
        assert (books.operator("7"), pin_fits(books.pin_hash("7"), "1357")) == (manager, True)


def test_a_badge_does_not_outlive_a_promotion_by_the_hub(hub: ServedHub, shop: Member) -> None:
    with shop.shop.store.read() as books:
        cashier = next(each for each in books.operators() if each.role == Role.CASHIER)
    who, digest = cashier.operator_id, badge_digest(new_badge())
    shop.shop.store.write(lambda books: books.put_badge(who, digest)).result()
    publish(hub, Change(people=(Person(msgspec.structs.replace(cashier, role=Role.MANAGER)),)))
    fetch(shop)
    apply_changes(shop.shop.counter)
    with shop.shop.store.read() as books:
        assert not books.has_badge(who)
    assert SettingsChanged("badge revoked", who) in told(shop)


def test_what_cannot_be_used_at_a_shop_changes_nothing_there_and_is_told(
    hub: ServedHub, shop: Member
) -> None:
    stranger = Article("501", "Ukjent", "FINNESIKKE", "3", 100)
    publish(hub, Change(articles=(DEARER, stranger)))
    publish(hub, Change(articles=(msgspec.structs.replace(DEARER, price_ore=4700),)))
    fetch(shop)
    assert apply_changes(shop.shop.counter) == 2
    assert price_of(shop, "200") == 4700, "the next one goes on"
    assert price_of(shop, "501") is None
    fetch(shop)
    newest, first = show_changes(hub.hub.counter.store, COMPANY_NUMBER)
    assert (newest.in_effect, newest.refused) == (("1",), {})
    assert first.in_effect == ()
    told = "Endringen kan ikke brukes i denne butikken: vare 501 har feil i: varegruppen."
    assert first.refused["1"].startswith(told)


@on_each_database
def test_the_hub_sees_how_far_a_register_has_come(hub: ServedHub, shop: Member, hand: Hand) -> None:
    publish(hub, Change(articles=(DEARER,)), NOON + timedelta(days=1))
    fetch(shop)
    fetch(shop)
    (change,) = show_changes(hub.hub.counter.store, COMPANY_NUMBER)
    assert (change.stored, change.in_effect) == (("1",), ())
    hand.at = NOON + timedelta(days=1)
    apply_changes(shop.shop.counter)
    fetch(shop)
    (change,) = show_changes(hub.hub.counter.store, COMPANY_NUMBER)
    assert change.in_effect == ("1",)
    (company,) = show_fleet(hub.hub.counter.store, datetime.now(UTC)).companies
    assert {(row.in_effect, row.coming) for row in company.rows} == {(1, 1)}


@on_each_database
def test_many_changes_come_in_order(hub: ServedHub, shop: Member) -> None:
    for price in range(45):
        publish(hub, Change(articles=(msgspec.structs.replace(DEARER, price_ore=price),)))
    assert fetch(shop) == 45
    assert apply_changes(shop.shop.counter) == 45
    assert price_of(shop, "200") == 44


def test_hashes_of_pins_are_not_shown(hub: ServedHub, shop: Member) -> None:
    person = Person(Operator("7", "Ny", "Hansen", Role.CASHIER, NOON), hash_pin("2468"))
    publish(hub, Change(people=(person,)))
    assert b"argon2" not in msgspec.json.encode(show_changes(hub.hub.counter.store, COMPANY_NUMBER))
    assert shop


@pytest.mark.parametrize(
    "change",
    [
        Change(),
        Change(articles=(msgspec.structs.replace(COFFEE, name=" "),)),
        Change(articles=(msgspec.structs.replace(COFFEE, price_ore=-1),)),
        Change(groups=(ArticleGroup("X", "99999", "X"),)),
        Change(lock_after_minutes={FRONT: 61}),
        Change(people=(Person(Operator("7", "Ny", "", Role.CASHIER, NOON), "2468"),)),
    ],
)
def test_what_could_be_used_nowhere_is_refused_at_the_hub(
    hub: ServedHub, shop: Member, change: Change
) -> None:
    with pytest.raises(Refused):
        publish(hub, change)
    assert not show_changes(hub.hub.counter.store, COMPANY_NUMBER)
    assert shop


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b'{"artikler":[]}', "feltet «artikler» finnes ikke"),
        (b"tull", "filen er ikke riktig JSON (byte "),
        (b'{"articles":[', "filen er ikke riktig JSON (den slutter for tidlig)"),
        (b'{"off_sale":[7]}', "tekst skulle stå der det står et helt tall (ved $.off_sale[0])"),
        (b'{"campaigns":[{"name":"J","offer":{"type":"x"}}]}', "verdien «x» kan ikke stå der (ved $."),
        (b'{"people":[{}]}', "feltet «operator» mangler (ved $.people[0])"),
    ],
)
def test_what_is_no_change_is_told_in_words(body: bytes, what: str) -> None:
    with pytest.raises(BadHubChange) as refused:
        read_change(body)
    assert f"Endringen kan ikke sendes ut: {what}" in refused.value.sentence("nb")


def test_what_is_no_change_is_refused() -> None:
    for body in (b"", b"[]", b'{"articles":[{"number":"1"}]}', b'{"prices":[]}'):
        with pytest.raises(BadHubChange):
            read_change(body)
    assert read_change(write_change(Change(off_sale=("1",)))) == Change(off_sale=("1",))


def test_a_business_that_the_hub_has_not_is_told(hub: ServedHub) -> None:
    with pytest.raises(UnknownCompany):
        publish(hub, Change(off_sale=("1",)))


def test_a_family_that_is_renamed_from_the_hub_renames_all_its_members(hub: ServedHub, shop: Member) -> None:
    """Also those that are in no change, and those that are off sale and may come back."""
    sizes = FamilyProperty("Størrelse", ("S", "M", "L"))
    cups = tuple(
        Article(f"50{place}", "Kopp", "ANNET", "3", 99_00, family="KOPP", variant=(size,))
        for place, size in enumerate(sizes.values)
    )
    publish(hub, Change(families=(Family("KOPP", "Kopp", (sizes,)),), articles=cups, off_sale=("502",)))
    publish(hub, Change(families=(Family("KOPP", "Krus", (sizes,)),), articles=cups[:1]))
    fetch(shop)
    assert apply_changes(shop.shop.counter) == 2
    with shop.shop.store.read() as books:
        known = [books.article_on_record(cup.number) for cup in cups]
        assert [each.name for each in known if each is not None] == ["Krus, S", "Krus, M", "Krus, L"]
        assert [books.article(cup.number) is not None for cup in cups] == [True, True, False]
        assert [cup.number for cup in books.family_members("KOPP")] == ["500", "501"]


def test_an_article_from_the_hub_keeps_the_picture_that_it_has_here(hub: ServedHub, shop: Member) -> None:
    """The hub has none, and whatever it says of one is another shop's."""
    with shop.shop.store.read() as books:
        milk = books.article("200")
    assert milk is not None
    here = msgspec.structs.replace(milk, picture="a" * 32)
    shop.shop.store.write(lambda books: books.put_article(here, NOON.date())).result()
    dearer = msgspec.structs.replace(milk, price_ore=99_00, picture="b" * 32)
    publish(hub, Change(articles=(dearer,)))
    fetch(shop)
    assert apply_changes(shop.shop.counter) == 1
    with shop.shop.store.read() as books:
        assert books.article("200") == msgspec.structs.replace(here, price_ore=99_00)


def test_a_family_from_the_hub_keeps_the_values_of_what_is_on_sale_here(hub: ServedHub, shop: Member) -> None:
    """Nothing of such a change is entered, and the hub is told which article is in the way."""
    sizes = FamilyProperty("Størrelse", ("S", "M"))
    cups = tuple(
        Article(f"50{place}", "Kopp", "ANNET", "3", 99_00, family="KOPP", variant=(size,))
        for place, size in enumerate(sizes.values)
    )
    publish(hub, Change(families=(Family("KOPP", "Kopp", (sizes,)),), articles=cups))
    smaller = Family("KOPP", "Krus", (FamilyProperty("Størrelse", ("S",)),))
    publish(hub, Change(families=(smaller,)))
    fetch(shop)
    apply_changes(shop.shop.counter)
    with shop.shop.store.read() as books:
        family, outcomes = books.family("KOPP"), books.change_outcomes()
        assert family is not None
        assert family.name == "Kopp"
        assert [each.name for each in books.family_members("KOPP")] == ["Kopp, S", "Kopp, M"]
    assert "501" in outcomes[-1].refused
