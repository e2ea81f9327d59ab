"""Of several machines at one database, the one with the accounting system's keys delivers for all."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest

from datakasse.errors.ledger.accounting_system import DeliveredElsewhere
from datakasse.office.delivery.choose_system import ChooseSystem, ask_whose
from datakasse.office.delivery.connection import Connection
from datakasse.office.delivery.deliver import Round, deliver_waiting
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.show_outbox import show_delivery
from datakasse.office.delivery.systems import Systems
from lab.partners.memory_system import GOOD_TOKEN, TOKEN
from tests.cli.command_line import done
from tests.office.delivery.outbox import FIRST_DAY, PLACE, Office, z_report
from tests.office.health.test_health import looked_at
from tests.postgres.test_backup_of_two import pair
from tests.postgres.test_own_registers import Machine, machines
from tests.shop import BACK, FRONT
from tests.till.shopkeeper import Shopkeeper, kept_by

__all__ = ["machines", "pair"]


@pytest.fixture
def keepers(pair: tuple[Machine, Machine]) -> Iterator[tuple[Shopkeeper, Shopkeeper]]:
    """Somebody at each machine."""
    one, other = pair
    with kept_by(one.folder) as here, kept_by(other.folder) as there:
        yield here, there


def dispatch_of(office: Office, keeper: Shopkeeper) -> Dispatch:
    """Return what delivers at another machine, to the same system."""
    systems = Systems([office.theirs.kind()], keeper.shop.keys.secrets, keeper.clock.now)
    turn = keeper.shop.store.turn("delivery")
    return Dispatch(keeper.counter, systems, office.days, z_report, turn, lambda: 0.0)


def enter_token(dispatch: Dispatch, register: str, token: str) -> None:
    """Enter the accounting system's credentials at the machine that has a register."""
    action = ChooseSystem(dispatch.systems, "memory", secrets={TOKEN: token})
    dispatch.counter.carry_out(register, "", action).result()


def test_a_machine_without_the_keys_of_the_accounting_system_leaves_it_to_the_one_that_has_them(
    keepers: tuple[Shopkeeper, Shopkeeper],
) -> None:
    """It stopped the line for both: «no key to open with»."""
    here, there = keepers
    office = Office(here)
    keys = office.days.close(2)
    beside = dispatch_of(office, there)
    assert deliver_waiting(beside) == Round(ours=True, is_for_another=True)
    assert show_delivery(beside).is_for_another
    assert not show_delivery(office.dispatch).is_for_another
    assert (office.connection.stopped, office.theirs.keys()) == ("", [])
    assert office.deliver().next_try is None
    assert office.theirs.keys() == keys
    assert office.states() == ["confirmed"] * 2


def test_who_asks_for_it_there_is_told(keepers: tuple[Shopkeeper, Shopkeeper]) -> None:
    here, there = keepers
    Office(here).connect(Connection(2, "tripletex", place=PLACE, start=FIRST_DAY, on=True))
    told = done("delivery", "run", "--data", there.folder)
    assert "annen maskin" in told.splitlines()[-1]
    there.shop.keys.secrets("tripletex").write({"employee_token": "x"})
    assert "annen maskin" not in done("delivery", "run", "--data", there.folder)


def test_where_both_have_keys_the_one_that_got_them_last_delivers(
    keepers: tuple[Shopkeeper, Shopkeeper],
) -> None:
    """What the other one has may be old: it would be refused, and the line be stopped for both."""
    here, there = keepers
    office = Office(here)
    keys = office.days.close(1)
    beside = dispatch_of(office, there)
    enter_token(office.dispatch, FRONT, GOOD_TOKEN)
    enter_token(beside, BACK, "expired")
    assert office.deliver() == Round(ours=True, is_for_another=True)
    assert office.theirs.keys() == []
    enter_token(office.dispatch, FRONT, GOOD_TOKEN)
    assert deliver_waiting(beside) == Round(ours=True, is_for_another=True)
    assert office.deliver().next_try is None
    assert (office.theirs.keys(), office.connection.stopped) == (keys, "")


def test_new_credentials_entered_at_one_while_those_of_the_other_are_refused_are_not_stopped_by_them(
    keepers: tuple[Shopkeeper, Shopkeeper],
) -> None:
    here, there = keepers
    office = Office(here)
    keys = office.days.close(1)
    beside = dispatch_of(office, there)
    enter_token(office.dispatch, FRONT, "expired")

    def enter_new_ones() -> None:
        office.theirs.held = lambda: None
        enter_token(beside, BACK, GOOD_TOKEN)

    office.theirs.held = enter_new_ones
    office.deliver()
    assert office.connection.stopped == ""
    there.clock.moment = office.shop.clock.moment + timedelta(hours=1)
    assert deliver_waiting(beside).next_try is None
    assert (office.theirs.keys(), office.states()) == (keys, ["confirmed"])


def test_while_one_delivers_the_other_comes_again_later(keepers: tuple[Shopkeeper, Shopkeeper]) -> None:
    here, there = keepers
    office = Office(here)
    with dispatch_of(office, there).turn() as theirs:
        assert theirs
        assert not office.deliver().ours
    assert office.deliver().ours


def test_what_the_machine_with_the_keys_does_not_send_is_told_at_the_other(
    keepers: tuple[Shopkeeper, Shopkeeper],
) -> None:
    here, there = keepers
    office = Office(here)
    enter_token(office.dispatch, FRONT, GOOD_TOKEN)
    office.days.close(2)
    beside = dispatch_of(office, there)
    deliver_waiting(beside)
    there.clock.moment = datetime.combine(FIRST_DAY + timedelta(days=2), time(), UTC)
    assert looked_at(there, "delivery").code == "delivery_runs"
    there.clock.forward(seconds=1)
    found = looked_at(there, "delivery")
    assert (found.code, found.facts) == ("delivery_left", {"waiting": 2, "day": f"{FIRST_DAY:%d.%m.%Y}"})
    assert office.deliver().next_try is None
    assert looked_at(there, "delivery").code == "delivery_runs"


def test_a_machine_that_does_not_deliver_asks_nobody_whose_books_its_keys_open(
    keepers: tuple[Shopkeeper, Shopkeeper],
) -> None:
    """Its answer would begin another connection, or let a line run again that was stopped with reason."""
    here, there = keepers
    office = Office(here)
    beside = dispatch_of(office, there)
    enter_token(beside, BACK, GOOD_TOKEN)
    enter_token(office.dispatch, FRONT, GOOD_TOKEN)
    with pytest.raises(DeliveredElsewhere):
        ask_whose(beside, office.connection)
    assert ask_whose(office.dispatch, office.connection)
