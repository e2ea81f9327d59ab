"""Bytes: made once, read back the same, and refused when they are not ours."""

import msgspec
import pytest
from hypothesis import given

from datakasse.journal.access_moments import may_be_moment, moment_in
from datakasse.journal.entry import Record, from_bytes, is_told, to_bytes
from datakasse.journal.event import Event, kind_of
from datakasse.journal.events.basket import BasketParked, ProvisionalIssued
from datakasse.journal.events.day import CashCounted
from datakasse.journal.events.people import SignedOn
from datakasse.journal.report_content import CashCount
from tests.journal.anything import EVENTS
from tests.journal.instances import AT, INSTANCES
from tests.journal.journals import COMPANY, REGISTER

SIGNED_ON = Record(1, COMPANY, REGISTER, 7, AT, "1001", False, None, None, SignedOn())


@pytest.mark.law("KSF-2-7-3")
@given(EVENTS)
def test_what_is_written_is_read_back(event: Event) -> None:
    record = msgspec.structs.replace(SIGNED_ON, event=event)
    body = to_bytes(record)
    assert from_bytes(body) == record
    assert to_bytes(from_bytes(body)) == body


def test_the_device_is_in_the_bytes_only_where_it_is_not_the_registers_own_screen() -> None:
    """So entries from before there were several stay as they were."""
    assert b"lane" not in to_bytes(SIGNED_ON)
    elsewhere = msgspec.structs.replace(SIGNED_ON, lane="2")
    assert to_bytes(elsewhere) == to_bytes(SIGNED_ON)[:-1] + b',"lane":"2"}'
    assert from_bytes(to_bytes(elsewhere)) == elsewhere


def test_the_order_in_which_a_table_was_filled_does_not_show_in_the_bytes() -> None:
    one, other = (
        msgspec.structs.replace(SIGNED_ON, event=CashCounted(CashCount(0, 0, pieces)))
        for pieces in ({"20000": 1, "100": 2}, {"100": 2, "20000": 1})
    )
    assert to_bytes(one) == to_bytes(other)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        to_bytes(SIGNED_ON)[:-1],
        to_bytes(SIGNED_ON) + b"x",
        to_bytes(SIGNED_ON).replace(b"signed_on", b"signed_in"),
        to_bytes(SIGNED_ON).replace(b'"kind":"signed_on"', b'"kind":"signed_on","pin":1'),
        to_bytes(SIGNED_ON).replace(b'"number":7,', b""),
    ],
)
def test_bytes_that_are_no_entry_are_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="not a journal entry"):
        from_bytes(body)


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_format_that_is_not_known_is_refused(version: int) -> None:
    body = to_bytes(msgspec.structs.replace(SIGNED_ON, version=version))
    with pytest.raises(ValueError, match=f"journal format {version} is not known"):
        from_bytes(body)


@pytest.mark.law("KSF-2-7-4")
@pytest.mark.parametrize("event", INSTANCES, ids=kind_of)
@pytest.mark.parametrize("number", [None, 7])
def test_what_a_file_tells_is_seen_from_the_bytes(event: Event, number: int | None) -> None:
    """A text that looks like the pattern does not deceive it."""
    deceiver = ',"event_number":null,"transaction":null,"event":{"kind":"'
    record = msgspec.structs.replace(SIGNED_ON, event=event, event_number=number, operator=deceiver)
    assert is_told(to_bytes(record)) is (number is not None or isinstance(event, ProvisionalIssued))


@given(EVENTS)
def test_what_may_be_a_last_moment_is_seen_from_the_bytes(event: Event) -> None:
    record = msgspec.structs.replace(SIGNED_ON, event=event)
    assert may_be_moment(to_bytes(record)) or moment_in(record) is None


def test_what_is_sold_is_no_last_moment() -> None:
    """Nor what somebody wrote in it: otherwise all of a journal would be read for a few entries."""
    assert may_be_moment(to_bytes(SIGNED_ON))
    text = '"event":{"kind":"signed_on"'
    parked = msgspec.structs.replace(SIGNED_ON, event=BasketParked("b", text))
    assert not may_be_moment(to_bytes(parked))
