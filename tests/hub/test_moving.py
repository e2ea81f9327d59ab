"""A hub that is carried to PostgreSQL and back: all of it, and open at one place only, also when killed."""

import shutil
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from types import CodeType

import pytest

from datakasse.errors.hub.databases import DatabaseOfHub, HubMoved
from datakasse.errors.storage.folder import InUse
from datakasse.errors.storage.moving import TargetNotEmpty
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub.at_hub.let_in import invite
from datakasse.hub_wiring import new_hub, open_hub
from datakasse.journal.verify import Stored
from datakasse.settings import settings_for
from datakasse.storage import moving_hub
from datakasse.storage.moving_hub import move_hub
from datakasse.storage.opening import open_hub_store
from datakasse.storage.whereabouts import read_whereabouts
from datakasse.trade.shop.shop import Company
from lab.postgres.cluster import Cluster
from lab.served_hub import ServedHub, answering, listening
from tests.cli.command_line import done, refused
from tests.hub.conftest import COMPANY_NUMBER, Member
from tests.killed import killed_at
from tests.shop import COMPANY, FRONT, NOON

OTHER = Company("974760673", "Nabobua AS")
STEP = 7


@pytest.fixture
def folder(tmp_path: Path, shop_folder: Path, opened: Callable[[Path], Member]) -> Path:
    """The folder of a hub that has received something of one business, and has let another one in."""
    place = tmp_path / "hub"
    with listening() as heard:
        house = HubHouse(("127.0.0.1",), heard.getsockname()[1], "")
        hub = new_hub(settings_for(place), house, environ={})
        with closing(hub.counter.store), answering(hub, heard):
            shop = opened(shop_folder)
            shop.join(ServedHub(hub, house.port).link(COMPANY))
            shop.sell(5)
            shop.send()
            invite(hub.counter.store, OTHER, "Nabo", hub.counter.now())
    return place


def received(folder: Path) -> list[Stored]:
    """Return what a hub has, and that it has let both businesses in."""
    with closing(open_hub_store(folder, {})) as store, store.read() as books:
        assert len(books.companies()) == 2
        return list(books.of(COMPANY_NUMBER).stored(FRONT))


def let_in(folder: Path) -> None:
    """Let somebody in, which is written."""
    hub = open_hub(settings_for(folder), environ={})
    with closing(hub.counter.store):
        invite(hub.counter.store, OTHER, "en til", hub.counter.now())


def test_there_and_back_and_there_again(folder: Path, database: str, tmp_path: Path) -> None:
    before = received(folder)
    assert len(before) > 5
    there = move_hub(folder, {}, to=database)
    assert received(folder) == before
    let_in(folder)
    back = tmp_path / "back"
    again = move_hub(folder, {}, to=str(back))
    assert received(back) == before
    assert again.rows == there.rows + 1
    let_in(back)
    with pytest.raises(HubMoved):
        open_hub_store(folder, {})
    once_more = move_hub(back, {}, to=database)
    assert received(back) == before
    assert once_more.rows == again.rows + 1


def fingerprint(folder: Path) -> str:
    hub = open_hub(settings_for(folder), environ={})
    with closing(hub.counter.store):
        return hub.counter.fingerprint


def test_the_certificates_go_along(folder: Path, database: str, tmp_path: Path) -> None:
    """Nobody has to be let in anew."""
    before = fingerprint(folder)
    move_hub(folder, {}, to=database)
    assert fingerprint(folder) == before
    move_hub(folder, {}, to=str(tmp_path / "back"))
    assert fingerprint(tmp_path / "back") == before


def test_one_that_is_served_is_not_moved(folder: Path, database: str) -> None:
    served = open_hub(settings_for(folder), exclusive=True, environ={})
    with closing(served.counter.store), pytest.raises(InUse):
        move_hub(folder, {}, to=database)
    move_hub(folder, {}, to=database)


def test_one_that_is_served_from_a_copy_of_the_folder_takes_nothing_in_any_more(
    folder: Path, database: str, tmp_path: Path
) -> None:
    move_hub(folder, {}, to=database)
    beside = open_hub(settings_for(shutil.copytree(folder, tmp_path / "copy")), environ={})
    with closing(beside.counter.store):
        move_hub(folder, {}, to=str(tmp_path / "back"))
        with pytest.raises(HubMoved):
            invite(beside.counter.store, OTHER, "for sent", NOON)
    with pytest.raises(HubMoved):
        open_hub(settings_for(tmp_path / "copy"), environ={})


def test_a_target_with_another_hub_is_refused(folder: Path, database: str, tmp_path: Path) -> None:
    other = new_hub(settings_for(tmp_path / "other", database), HubHouse(("b",), 1, ""), environ={})
    with closing(other.counter.store):
        invite(other.counter.store, OTHER, "først", NOON)
    with pytest.raises(TargetNotEmpty):
        move_hub(folder, {}, to=database)
    with pytest.raises(TargetNotEmpty):
        move_hub(folder, {}, to=str(tmp_path / "other"))
    assert received(folder)


def test_a_target_with_a_hub_that_has_received_nothing_is_refused(
    folder: Path, database: str, tmp_path: Path
) -> None:
    new_hub(
        settings_for(tmp_path / "other", database), HubHouse(("b",), 1, ""), environ={}
    ).counter.store.close()
    with pytest.raises(TargetNotEmpty):
        move_hub(folder, {}, to=database)
    assert received(folder)


def test_a_hub_that_has_received_nothing_is_closed_where_it_was(database: str, tmp_path: Path) -> None:
    """From a copy of the folder too, which says that it is there."""
    made, copy = tmp_path / "made", tmp_path / "copy"
    new_hub(settings_for(made), HubHouse(("b",), 1, ""), environ={}).counter.store.close()
    move_hub(made, {}, to=database)
    shutil.copytree(made, copy)
    move_hub(made, {}, to=str(tmp_path / "back"))
    with pytest.raises(HubMoved):
        open_hub_store(copy, {})
    with pytest.raises(DatabaseOfHub):
        new_hub(settings_for(tmp_path / "other", database), HubHouse(("b",), 1, ""), environ={})
    move_hub(tmp_path / "back", {}, to=database)
    open_hub_store(tmp_path / "back", {}).close()


def test_by_command(folder: Path, database: str, tmp_path: Path) -> None:
    assert "like i begge ender" in done("hub", "move", "--data", folder, "--to", database)
    assert "0 feil" in done("hub", "verify", "--data", folder)
    done("hub", "move", "--data", folder, "--to", tmp_path / "back")
    refused("hub.moved", "hub", "fleet", "--data", folder)
    assert "Nabo" in done("hub", "fleet", "--data", tmp_path / "back")


def in_the_move(code: CodeType) -> bool:
    """Whether code carries a hub's books."""
    return code.co_filename == moving_hub.__file__


def test_killed_at_any_line_it_is_open_at_one_place(folder: Path, cluster: Cluster, tmp_path: Path) -> None:
    """To a database, and back; what was let in meanwhile goes along."""
    before, line, was_killed = received(folder), 0, True
    cluster.prepared("ready_for_hubs")
    while was_killed:
        place = shutil.copytree(folder, tmp_path / f"from {line}")
        to, target = cluster.copied("ready_for_hubs", f"hub_{line}"), tmp_path / f"to {line}"
        was_killed = killed_at(line, in_the_move, partial(move_hub, place, {}, to=to))
        let_in(place)
        move_hub(place, {}, to=to)
        assert read_whereabouts(place).database
        assert received(place) == before
        was_killed = killed_at(line, in_the_move, partial(move_hub, place, {}, to=str(target))) or was_killed
        if not target.exists():
            move_hub(place, {}, to=str(target))
        assert received(target) == before
        with pytest.raises(HubMoved):
            open_hub_store(place, {})
        line += STEP
    assert line > 20
