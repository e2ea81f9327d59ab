"""
Every route does what it is for also where another machine has some of the shop's registers.

The books are in one PostgreSQL database; the keys of those registers are in that machine's folder alone. What
counts at all registers is in their journals before anything else happens there.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from datakasse.journal.event import kind_of
from datakasse.settings import Settings
from datakasse.till.day.start_stop import Start, Stop
from datakasse.wiring import move_books
from tests.database import cluster, database
from tests.till.shopkeeper import BACK, BELT, FRONT, KIOSK, OTHER_BELT, Shopkeeper, kept_by
from tests.web.tours.every_route import go_by_every_route
from tests.web.tours.tour import Tour

__all__ = ["cluster", "database"]

ELSEWHERE = (BELT, OTHER_BELT, KIOSK)
"""Registers of the other machine, which it has not opened yet."""
REGISTERS = (FRONT, BACK, *ELSEWHERE)


@pytest.fixture
def pair(web_folder: Path, database: str, tmp_path: Path) -> Iterator[tuple[Shopkeeper, Shopkeeper]]:
    """Two machines of one shop: one with the registers of the counter, one with those that are elsewhere."""
    move_books(Settings(web_folder, "0.1.0"), database)
    other_folder = shutil.copytree(web_folder, tmp_path / "other")
    for register in REGISTERS:
        shutil.rmtree(
            (web_folder if register in ELSEWHERE else other_folder) / "keys" / f"register-{register}"
        )
    with kept_by(web_folder) as one, kept_by(other_folder) as other:
        yield one, other


@pytest.mark.law("KSF-2-7-1", "KSF-2-6-2", "KSL-3-1")
def test_a_day_by_every_route_at_one_machine_is_told_at_the_others(
    pair: tuple[Shopkeeper, Shopkeeper],
) -> None:
    one, other = pair
    tour = Tour(one)
    with tour.caller.client:
        go_by_every_route(tour)
    at_the_counter = [record.event for record in one.entries(FRONT)]
    for register in ELSEWHERE:
        assert one.kinds(register) == ["register_commissioned"]
        other.clock.moment = one.clock.moment
        other.do(Start(on_paper=False, declared=False), "", register)
        _, *told, last = (record.event for record in other.entries(register))
        assert kind_of(last) == "system_started"
        assert set(map(kind_of, told)) >= {"settings_changed", "price_changed", "journal_exported"}
        # All of it was told at the counter too, in the same order.
        counter = iter(at_the_counter)
        assert [event for event in told if event not in counter] == []
        other.do(Stop(), "", register)
        assert other.kinds(register)[-2:] == ["system_started", "system_stopped"]
        assert other.faults(register) == []
