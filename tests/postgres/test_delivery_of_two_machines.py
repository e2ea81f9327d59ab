"""Of several machines at one database, the one with the accounting system's keys delivers for all."""

from collections.abc import Iterator

import pytest

from datakasse.office.delivery.connection import Connection
from datakasse.office.delivery.deliver import Round, deliver_waiting
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.show_outbox import show_delivery
from datakasse.office.delivery.systems import Systems
from datakasse.storage.turn import Turn
from tests.cli.command_line import done
from tests.office.delivery.outbox import FIRST_DAY, PLACE, Office, z_report
from tests.postgres.test_backup_of_two import pair
from tests.postgres.test_own_registers import Machine, machines
from tests.till.shopkeeper import Shopkeeper, kept_by

__all__ = ["machines", "pair"]


@pytest.fixture
def keepers(pair: tuple[Machine, Machine]) -> Iterator[tuple[Shopkeeper, Shopkeeper]]:
    """Somebody at each machine."""
    one, other = pair
    with kept_by(one.folder) as here, kept_by(other.folder) as there:
        yield here, there


def test_a_machine_without_the_keys_of_the_accounting_system_leaves_it_to_the_one_that_has_them(
    keepers: tuple[Shopkeeper, Shopkeeper],
) -> None:
    """It stopped the line for both: «no key to open with»."""
    here, there = keepers
    office = Office(here)
    keys = office.days.close(2)
    systems = Systems([office.theirs.kind()], there.shop.keys.secrets, there.clock.now)
    turn = Turn(there.folder / "delivery.turn")
    beside = Dispatch(there.counter, systems, office.days, z_report, turn, lambda: 0.0)
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
