"""A report is answered with what it is about: that does not grow with the business."""

from collections import Counter as Times
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from datakasse.hub.at_hub.admit import Caller
from datakasse.hub.at_hub.publish_change import publish_change
from datakasse.hub.at_hub.take_report import take_report
from datakasse.hub.at_shop.report_machine import report_machine
from datakasse.hub.between.change import Change
from datakasse.storage.ports.hub import HubBooks, MachineReport
from datakasse.storage.tables.look import Look
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member, on_each_database
from tests.shop import FRONT

pytestmark = on_each_database

OTHERS = 30


class Rows:
    """The rows of a statement, all of them read."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows

    def fetchone(self) -> Any:  # noqa: ANN401 - a row, of what the statement asks for
        """Return the first that is left."""
        return self._rows.pop(0) if self._rows else None

    def fetchall(self) -> list[Any]:
        """Return those that are left."""
        return self._rows


def asked(
    hub: ServedHub, member: Member, report: MachineReport, monkeypatch: pytest.MonkeyPatch
) -> dict[str, int]:
    """Return how many statements a report takes at the hub, and how many rows they bring."""
    told: Times[str] = Times()
    ask = vars(Look)["_ask"]

    def counted(look: Look, sql: str, **values: object) -> Rows:
        rows = ask(look, sql, **values).fetchall()
        told.update(statements=1, rows=len(rows))
        return Rows(rows)

    def streamed(look: Look, sql: str, **values: object) -> object:
        del look, values
        pytest.fail(f"a report reads as much as there is: {sql}")

    store, now = hub.hub.counter.store, datetime.now(UTC)
    with store.read() as books:
        machine = books.of(COMPANY_NUMBER).machine(member.shop.hub_card.joined().machine)
    assert machine is not None
    with monkeypatch.context() as patched:
        patched.setattr(Look, "_ask", counted)
        patched.setattr(Look, "_stream", streamed)
        reported = take_report(store, Caller(machine, machine.last_request + 1, now), report)
    assert FRONT in {each.register for each in reported.standings}
    return dict(told)


def test_a_report_does_not_read_all_registers_of_the_business_nor_all_changes(
    member: Member, hub: ServedHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_machine(member.shop.counter, member.shop.keys.versions, frozenset())
    asked(hub, member, report, monkeypatch)
    alone = asked(hub, member, report, monkeypatch)

    def grow(books: HubBooks) -> None:
        mine = books.of(COMPANY_NUMBER)
        machine, received, register = mine.machine("1"), mine.received(FRONT), mine.register(FRONT)
        assert machine is not None
        assert received is not None
        for number in range(OTHERS):
            name, of = f"X{number}", str(100 + number)
            mine.put_machine(msgspec.structs.replace(machine, machine=of, device_key=f"{number:064x}"))
            mine.put_register(
                msgspec.structs.replace(register, register_id=name, series_prefix=f"X{number}-")
            )
            mine.put_received(msgspec.structs.replace(received, register=name, machine=of))

    hub.hub.counter.store.write(grow)
    for _ in range(OTHERS):
        publish_change(hub.hub.counter.store, COMPANY_NUMBER, Change(off_sale=("104",)), datetime.now(UTC))
    assert asked(hub, member, report, monkeypatch) == alone
    assert 0 < alone["rows"] < OTHERS
