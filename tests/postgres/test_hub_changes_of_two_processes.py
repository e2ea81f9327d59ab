"""What a hub sent out takes effect while two server processes of a shop sell: once, and in every journal."""

import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.counter.counter import Counter
from datakasse.hub.at_shop.apply_changes import ApplyChange, apply_changes
from datakasse.hub.between.change import Change, write_change
from datakasse.hub.between.sent_price_list import SentPriceList
from datakasse.journal.events.price_lists import PriceListSet
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.catalogue.price_lists import MakePriceList, PriceListDraft
from datakasse.storage.ports.changes import ChangeOutcome, KeptChange
from datakasse.storage.ports.store import Store
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import Item, SellAtOnce
from datakasse.trade.pricing.points import PointsTerms
from tests.postgres.pair import LONG_S, Held, Pair, against
from tests.postgres.test_backup_of_two import pair as apart
from tests.postgres.test_own_registers import Machine, machines
from tests.shop import BACK, FRONT, NOON
from tests.till.shopkeeper import CASH, KARI, OLA

__all__ = ["apart", "machines"]

COFFEE, DEAR, CHEAP = "200", 39_00, 35_00
HERE = SentPriceList("Torget", {COFFEE: CHEAP}, place="1")
SALE = SellAtOnce((Item(COFFEE),), (CASH,))


@pytest.fixture
def open_pair(pair: Pair) -> Pair:
    """Both registers are open."""
    open_at(pair.one, FRONT)
    open_at(pair.other, BACK)
    return pair


def open_at(counter: Counter, at: str) -> None:
    """Open a register for sale."""
    for by, action in (("", Start()), (OLA, SignOn(pin_is_right=True)), (OLA, DeclareFloat(1_000_00))):
        counter.carry_out(at, by, action).result(LONG_S)


def due(store: Store, change: Change) -> KeptChange:
    """Keep a change whose moment has come, as it was fetched."""
    kept = KeptChange(1, NOON, write_change(change))
    store.write(lambda books: books.add_change(kept)).result(LONG_S)
    return kept


def sell(point: CashPoint) -> int:
    """Sell a coffee, and return what it cost."""
    return SALE(point).gross_ore


def told(store: Store, register: str) -> list[str]:
    """Return what a register's journal tells of lists, coffees and the hub, in its order."""
    with store.read() as books:
        events = [record.event for record in books.records(register)]
    found: list[str] = []
    for event in events:
        match event:
            case PriceListSet(price_list=one):
                found.append(f"{one.number}.{one.version} {one.name}")
            case SaleCompleted(sale=sale):
                found.append(f"sold {sale.gross_ore}")
            case SettingsChanged("change from the hub", version):
                found.append(f"hub {version}")
            case _:
                pass
    return found


def at_both(pair: Pair) -> list[list[str]]:
    return [told(pair.one.store, register) for register in (FRONT, BACK)]


def outcomes(pair: Pair) -> list[tuple[int, str]]:
    with pair.one.store.read() as books:
        return [(each.version, each.refused) for each in books.change_outcomes()]


@pytest.mark.law("KSF-2-7-1")
def test_who_sells_meanwhile_waits_and_no_sale_stands_before_its_price(open_pair: Pair) -> None:
    held = Held(ApplyChange(due(open_pair.one.store, Change(price_lists=(HERE,)))))
    _, cost_ore = against(
        open_pair, held, "", lambda: open_pair.other.carry_out(BACK, OLA, sell).result(LONG_S)
    )
    assert cost_ore == CHEAP
    assert told(open_pair.one.store, BACK) == ["1.1 Torget", "hub 1", "sold 3500"]
    assert told(open_pair.one.store, FRONT) == ["1.1 Torget", "hub 1"]


@pytest.mark.law("KSF-2-7-1")
def test_a_sale_that_is_in_the_middle_has_the_price_that_held_and_stands_first(open_pair: Pair) -> None:
    """The locks of the other registers are taken late: the change is begun anew, and nothing is twice."""
    due(open_pair.one.store, Change(price_lists=(HERE,), points=PointsTerms(1000, 50)))
    done = against(open_pair, Held(sell), OLA, lambda: apply_changes(open_pair.other))
    assert done == (DEAR, 1)
    assert told(open_pair.one.store, FRONT) == ["sold 3900", "1.1 Torget", "hub 1"]
    assert told(open_pair.one.store, BACK) == ["1.1 Torget", "hub 1"]
    assert outcomes(open_pair) == [(1, "")]


@pytest.mark.law("KSF-2-7-1")
def test_two_that_put_it_into_effect_at_once_do_it_once(open_pair: Pair) -> None:
    held = Held(
        ApplyChange(due(open_pair.one.store, Change(price_lists=(HERE,), points=PointsTerms(1000, 50))))
    )
    against(open_pair, held, "", lambda: apply_changes(open_pair.other))
    assert at_both(open_pair) == [["1.1 Torget", "hub 1"]] * 2
    assert open_pair.other.carry_out(BACK, OLA, sell).result(LONG_S) == CHEAP


@pytest.mark.law("KSF-2-7-1")
def test_a_list_that_the_office_makes_meanwhile_gets_a_number_of_its_own(open_pair: Pair) -> None:
    due(open_pair.one.store, Change(price_lists=(HERE,)))
    office = Held(MakePriceList(PriceListDraft("Kontoret", f"{COFFEE};36,00", place="1")))
    against(open_pair, office, KARI, lambda: apply_changes(open_pair.other))
    assert [told(open_pair.one.store, at) for at in (FRONT, BACK)] == [
        ["1.1 Kontoret", "2.1 Torget", "hub 1"]
    ] * 2


@pytest.mark.law("KSF-2-7-1")
def test_a_list_that_the_office_changes_meanwhile_becomes_another_version_and_none_is_lost(
    open_pair: Pair,
) -> None:
    made = MakePriceList(PriceListDraft("Torget", f"{COFFEE};36,00", place="1"))
    due(open_pair.one.store, Change(price_lists=(HERE,)))
    against(open_pair, Held(made), KARI, lambda: apply_changes(open_pair.other))
    assert [told(open_pair.one.store, at) for at in (FRONT, BACK)] == [
        ["1.1 Torget", "1.2 Torget", "hub 1"]
    ] * 2
    with open_pair.one.store.read() as books:
        assert books.list_prices(1) == {COFFEE: CHEAP}


def test_what_both_refuse_at_once_is_noted_once(open_pair: Pair) -> None:
    """Each has found out by itself that it cannot be used, before the other's word of it is durable."""
    unusable = SentPriceList("Torget", {"ukjent": 100}, place="1")
    kept = due(open_pair.one.store, Change(price_lists=(unusable,)))

    def note(point: CashPoint) -> None:
        point.books.note_outcome(ChangeOutcome(kept.version, NOON, "vare ukjent er ikke her"))
        assert point.books.change_outcomes(), "what was noted is with the server when something is asked"

    against(open_pair, Held(note), "", lambda: apply_changes(open_pair.other))
    assert outcomes(open_pair) == [(1, "vare ukjent er ikke her")]
    assert told(open_pair.one.store, FRONT) == told(open_pair.one.store, BACK) == []


@pytest.mark.law("KSF-2-7-1")
def test_a_machine_with_keys_of_its_own_writes_the_list_before_it_sells(
    apart: tuple[Machine, Machine],
) -> None:
    one, other = apart[0].shop, apart[1].shop
    open_at(other.counter, BACK)
    due(one.store, Change(price_lists=(HERE,)))
    assert apply_changes(one.counter) == 1
    assert told(one.store, FRONT) == ["1.1 Torget", "hub 1"]
    assert told(one.store, BACK) == [], "it cannot sign there"
    assert other.counter.carry_out(BACK, OLA, sell).result(LONG_S) == CHEAP
    assert apply_changes(other.counter) == 0
    assert told(one.store, BACK) == ["1.1 Torget", "hub 1", "sold 3500"]
    assert not list(other.store.verify(BACK))
