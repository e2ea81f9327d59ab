"""What stands at a register after so many events."""

from datetime import UTC, datetime

from datakasse.journal.entry import Record
from datakasse.journal.event import Event
from datakasse.journal.events.basket import (
    LineAdded,
)
from datakasse.journal.register_state import RegisterState, after
from tests.journal.journals import COMPANY, REGISTER
from tests.trade.goods import MILK, line

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def record(
    event: Event,
    *,
    number: int = 1,
    at: datetime = NOON,
    operator: str = "1001",
    training: bool = False,
    lane: str = "",
) -> Record:
    return Record(1, COMPANY, REGISTER, number, at, operator, training, None, None, event, lane)


def folded(*events: Event | Record, since: RegisterState | None = None) -> RegisterState:
    """The state after events, or records where who or when matters."""
    state = since or RegisterState()
    for number, event in enumerate(events, 1):
        state = after(state, event if isinstance(event, Record) else record(event, number=number))
    return state


def milk(basket_id: str = "b-1", line_id: int = 1) -> LineAdded:
    return LineAdded(basket_id, line(MILK, 3_000, line_id=line_id))
