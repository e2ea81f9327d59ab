"""A second server takes over while tills sell: what was answered is there, once, and they sell on."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event as Signal
from urllib.parse import quote

import psycopg
import pytest

from datakasse.errors.refusal import Refused
from datakasse.journal.entry import Record
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.opening import create_store, open_store
from lab.postgres.cluster import USER, Cluster, following, running
from tests.shop import BACK, FRONT, fill_shop, sell

_SALES_BEFORE, _SALES_AFTER = 30, 10


@pytest.fixture
def pair() -> Iterator[tuple[Cluster, Cluster]]:
    """A leader and who follows it, in the version that commits on both."""
    with running() as leader:
        leader.prepared("shop")
        with following(leader) as standby:
            yield leader, standby


def address(*clusters: Cluster) -> str:
    """Return an address that names several servers, of which the one that takes writes is meant."""
    hosts = ",".join(quote(str(cluster.folder), safe="") for cluster in clusters)
    return f"postgresql://{USER}@/shop?host={hosts}&target_session_attrs=read-write"


def test_a_leader_that_is_lost_under_load_takes_no_answered_sale_with_it(
    pair: tuple[Cluster, Cluster], tmp_path: Path
) -> None:
    leader, standby = pair
    fill_shop(create_store(tmp_path / "data", {}, database=address(leader, standby)))
    store = open_store(tmp_path / "data", {}, exclusive=True)
    sold_enough, goes_on, stop = Signal(), Signal(), Signal()
    refusals: list[str] = []

    def at_work(register: str) -> list[int]:
        numbers: list[int] = []
        after = 0
        while after < _SALES_AFTER and not stop.is_set():
            try:
                numbers.append(store.write(lambda books: sell(books, register), register).result().number)
            except Refused as refused:
                # Whoever is told so asks again with her key; here it is another sale.
                refusals.append(refused.code)
                continue
            after += goes_on.is_set()
            if len(numbers) >= _SALES_BEFORE:
                sold_enough.set()
        return numbers

    with ThreadPoolExecutor(2) as tills:
        try:
            works = {register: tills.submit(at_work, register) for register in (FRONT, BACK)}
            assert sold_enough.wait(60)
            leader.stop("immediate")
            standby.promote()
            goes_on.set()
            answered = {register: work.result(60) for register, work in works.items()}
        finally:
            stop.set()
    assert set(refusals) <= {"store.broken", "store.unsure"}
    demand_there(store, answered)
    store.close()


def test_an_entry_that_no_follower_has_is_not_answered_by_a_leader_that_has_it(
    pair: tuple[Cluster, Cluster], tmp_path: Path
) -> None:
    """Whoever is cut off while she waits for the follower leaves an entry that only the leader has."""
    leader, standby = pair
    fill_shop(create_store(tmp_path / "data", {}, database=address(leader, standby)))
    store = open_store(tmp_path / "data", {}, exclusive=True)
    standby.stop("immediate")
    sold = store.write(lambda books: sell(books, FRONT), FRONT)
    with leader.admin() as admin:
        first = waits_for_follower(admin, sold)
        admin.execute("SELECT pg_terminate_backend(%s)", (first,))
        assert waits_for_follower(admin, sold, but=first) is not None, "it was answered"
    standby.start()
    demand_there(store, {FRONT: [sold.result(60).number]})
    store.close()


def waits_for_follower(
    admin: "psycopg.Connection[tuple[object, ...]]", sold: "Future[Record]", but: object = 0
) -> object:
    """Return who waits for the follower, as soon as somebody does; None where the sale is answered before."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if sold.done():
            return None
        found = admin.execute(
            "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND pid <> %s", (but,)
        ).fetchone()
        if found is not None:
            return found[0]
    raise TimeoutError


def demand_there(store: KeptStore, answered: dict[str, list[int]]) -> None:
    """Go on only if every number that was answered is in the journal, which is whole."""
    for register, numbers in answered.items():
        with store.read() as books:
            found = [record.number for record in books.records(register)]
        assert found == list(range(1, len(found) + 1))
        assert len(set(numbers)) == len(numbers)
        assert set(numbers) <= set(found)
        assert not list(store.verify(register))
