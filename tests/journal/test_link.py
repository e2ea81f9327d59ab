"""Linking: numbers without gaps, one chain over all entries, one over transactions, one for events."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from datakasse.journal.codes import event_code, transaction_amounts, transaction_code
from datakasse.journal.entry import from_bytes
from datakasse.journal.event import Event
from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.register import RegisterRestored, SystemStarted
from datakasse.journal.link import empty_head, follow, link
from datakasse.journal.signature import signed_text
from tests.journal.anything import EVENTS, LATER_EVENTS
from tests.journal.instances import AT, COFFEE_TO_SHARE
from tests.journal.journals import (
    BEGINNING,
    COMPANY,
    REGISTER,
    Journal,
    commissioned,
    findings,
    hmac_signer,
    rsa_signer,
)

RSA = rsa_signer()


def test_a_journal_begins_with_nothing() -> None:
    head = empty_head(COMPANY, REGISTER, first_transaction=1000, first_event=2000)
    assert (head.number, head.digest, head.at, head.signature) == (0, bytes(32), None, "0")
    assert (head.transaction, head.event) == (999, 1999)


@pytest.mark.law("KSF-2-7-1", "KSF-2-7-3", "SIG-3")
@given(st.lists(EVENTS.filter(lambda event: not isinstance(event, RegisterRestored)), min_size=1, max_size=6))
def test_numbers_have_no_gaps_whatever_happens(events: list[Event]) -> None:
    """Entries 1, 2, 3 …; transactions and events each in a series of their own, only where they are one."""
    journal = Journal(hmac_signer())
    for event in events:
        journal.write(event)
    records = journal.records
    assert [record.number for record in records] == list(range(1, len(events) + 1))
    made = [record.transaction for record in records if record.transaction is not None]
    assert [transaction.number for transaction in made] == list(range(1, len(made) + 1))
    told = [record.event_number for record in records if record.event_number is not None]
    assert told == list(range(1, len(told) + 1))
    for record in records:
        assert (record.transaction is not None) == (transaction_code(record.event) is not None)
        assert (record.event_number is not None) == (event_code(record.event) is not None)


@pytest.mark.law("KSF-2-7-3")
@given(st.lists(LATER_EVENTS, max_size=6), st.booleans())
def test_a_chain_of_anything_verifies(events: list[Event], with_rsa: bool) -> None:
    """The control of all that `test_verify` finds: no false alarm."""
    signer = RSA if with_rsa else hmac_signer()
    journal = Journal(signer)
    for event in (commissioned(signer), *events):
        journal.write(event, seal=True)
    assert findings(journal.rows, journal.seals, signer=signer, trusted=[signer.public]) == []


@pytest.mark.law("KSF-2-7-3")
def test_a_digest_covers_the_bytes_and_all_before() -> None:
    journal = Journal(hmac_signer())
    for event in (SystemStarted("0.1.0"), SignedOn(), PaidIn("other", 5_00, "found")):
        journal.write(event)
    digest = bytes(32)
    for entry in journal.entries:
        digest = hashlib.sha256(b"datakasse entry 1\n" + digest + entry.body).digest()
        assert entry.digest == digest
        assert from_bytes(entry.body) == entry.record
    assert journal.head.digest == digest


@pytest.mark.law("SIG-2", "SIG-3", "SIG-4", "SIG-10", "SIG-14")
def test_a_transaction_is_signed_over_the_one_before() -> None:
    """What happens between them does not come in; another register's chain is its own."""
    signer = hmac_signer("7")
    journal = Journal(signer)
    journal.write(FloatDeclared(1_000_00))
    journal.write(SignedOn())
    journal.write(PaidIn("other", 5_00, "found"))
    first, between, second = (record.transaction for record in journal.records)
    assert first is not None
    assert between is None
    assert second is not None
    assert first.signature == signer.sign(b"0;2026-01-02;08:00:00;1;1000.00;1000.00")
    assert second.signature == signer.sign(f"{first.signature};2026-01-02;08:00:02;2;5.00;5.00".encode())
    assert (first.key_version, second.gross_ore, second.net_ore) == ("7", 5_00, 5_00)
    other = Journal(signer, register="K2")
    alone = other.write(FloatDeclared(1_000_00)).transaction
    assert alone is not None
    assert alone.signature == first.signature


@given(LATER_EVENTS)
def test_what_is_signed_is_what_is_exported(event: Event) -> None:
    record = Journal(hmac_signer()).write(event)
    made = record.transaction
    if made is not None:
        assert (made.gross_ore, made.net_ore) == transaction_amounts(event)
        text = signed_text(
            "0", made.date, made.time, str(made.number), gross_ore=made.gross_ore, net_ore=made.net_ore
        )
        assert hmac_signer().holds(text, made.signature)


@pytest.mark.law("KSF-2-5-c", "SIG-4")
def test_a_transaction_is_timed_where_it_began_and_the_entry_where_it_was_written() -> None:
    head = empty_head(COMPANY, REGISTER, first_transaction=1, first_event=1)
    written = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)
    entry, _ = link(
        head,
        FloatDeclared(5_00),
        at=written,
        operator="1001",
        training=True,
        signer=hmac_signer(),
        begun_at=written - timedelta(minutes=10),
    )
    made = entry.record.transaction
    assert made is not None
    assert (made.date, made.time) == ("2026-07-01", "23:55:00")
    assert (entry.record.at, entry.record.operator, entry.record.training) == (written, "1001", True)
    assert (entry.record.version, entry.record.company, entry.record.register) == (1, COMPANY, REGISTER)


def test_the_head_follows_what_was_written() -> None:
    journal = Journal(hmac_signer())
    head = journal.head
    for event in (DrawerOpened(reason="change"), LineAdded("b", COFFEE_TO_SHARE), FloatDeclared(5_00)):
        journal.write(event)
        entry = journal.entries[-1]
        head = follow(head, entry.record, entry.digest)
        assert head == journal.head
    assert (head.number, head.event, head.transaction) == (3, 1, 1)
    assert head.at == BEGINNING + timedelta(seconds=2)
    assert head.signature != "0"
    assert AT > BEGINNING
