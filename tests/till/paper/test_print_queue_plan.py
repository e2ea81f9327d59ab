"""What waits to be printed is found by its own narrow index, however much has been printed before."""

from collections.abc import Sequence
from typing import Any

import pytest

from datakasse.storage.ports.store import JobState
from tests.till.shopkeeper import FRONT, Shopkeeper


@pytest.mark.parametrize(
    ("states", "index"),
    [
        ((JobState.WAITING,), "print_jobs_not_done"),
        ((JobState.WAITING, JobState.SENT), "print_jobs_not_done"),
        ((JobState.OFFERED,), "print_jobs_offered"),
        ((JobState.PRINTED,), "autoindex"),
    ],
    ids=["waiting", "waiting and sent", "offered", "printed, by the key of all"],
)
def test_the_database_walks_the_narrow_index(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch, states: Sequence[JobState], index: str
) -> None:
    plans: list[str] = []
    with shop.counter.store.read() as books:
        ask = getattr(books, "_all")  # noqa: B009 - how it is asked is nobody's business but this test's

        def seen(sql: str, **values: str) -> Any:  # noqa: ANN401 - rows, whatever is in them
            plans.append(str(ask(f"EXPLAIN QUERY PLAN {sql}", **values)))
            return ask(sql, **values)

        monkeypatch.setattr(books, "_all", seen)
        books.jobs(FRONT, states)
    (plan,) = plans
    assert index in plan, plan
