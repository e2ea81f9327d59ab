"""A stretch of a journal is found by its two ends, however much was written after it."""

from collections.abc import Iterator
from typing import Any

import pytest

from datakasse.storage.ports.store import Readings
from datakasse.storage.sqlite.store import SqliteStore
from tests.shop import FRONT, sell


def plan_of(books: Readings, monkeypatch: pytest.MonkeyPatch, how: str) -> str:
    """Return how the database looks for the first two entries."""
    plans: list[str] = []
    ask, stream = getattr(books, "_all"), getattr(books, "_stream")  # noqa: B009 - how it is asked is this test's business

    def seen(sql: str, **values: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever is asked
        plans.append(str(ask(f"EXPLAIN QUERY PLAN {sql}", **values)))
        return stream(sql, **values)

    monkeypatch.setattr(books, "_stream", seen)
    assert [record.number for record in getattr(books, how)(FRONT, 1, 2)][-1] == 2
    (plan,) = plans
    return plan


@pytest.mark.parametrize("how", ["records", "told"])
def test_both_ends_are_known_to_the_index(
    shop_store: SqliteStore, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    for _ in range(3):
        shop_store.write(lambda books: sell(books, FRONT)).result()
    with shop_store.read() as books:
        assert "number>? AND number<?" in plan_of(books, monkeypatch, how)
