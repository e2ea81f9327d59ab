"""Events of every kind with anything at all in them: what the bytes and the chain must carry."""

from datetime import UTC, date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from datakasse.journal.event import Event
from datakasse.journal.events.register import KeysRotated, RegisterCommissioned, RegisterRestored
from tests.journal.instances import KINDS

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
AMOUNTS = st.integers(-(10**12), 10**12)


def anything_of(kind: object) -> st.SearchStrategy[Any]:
    """Any value that a field of the type may hold."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is UnionType:
        return st.one_of(*map(anything_of, parts))
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(anything_of(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(anything_of, parts))
    if origin is dict:
        return st.dictionaries(anything_of(parts[0]), anything_of(parts[1]), max_size=3)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = {field.name: anything_of(field.type) for field in msgspec.structs.fields(kind)}
        return st.builds(kind, **fields)
    plain: dict[object, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: AMOUNTS,
        str: TEXTS,
        datetime: MOMENTS,
        date: st.dates(date(2000, 1, 1), date(2099, 12, 31)),
        time: st.times().map(lambda at: at.replace(microsecond=0)),
        NoneType: st.none(),
        msgspec.UnsetType: st.just(msgspec.UNSET),
    }
    return plain[kind]


EVENTS: st.SearchStrategy[Event] = st.sampled_from(KINDS).flatmap(anything_of)
"""Any event."""

LATER_EVENTS: st.SearchStrategy[Event] = st.sampled_from(
    [kind for kind in KINDS if kind not in (RegisterCommissioned, KeysRotated, RegisterRestored)]
).flatmap(anything_of)
"""Any event that declares no keys."""
