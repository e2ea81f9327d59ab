"""
Golden bytes: what an entry of each kind looks like in the database, for ever.

One file a kind and format version in `golden/`. A journal is kept for years, so a file that is there is
never written anew: another shape is another `FORMAT_VERSION`, with files of its own beside the old ones.
Files of new kinds are made with

    DATAKASSE_GOLDEN=write .venv/bin/python -m pytest tests/journal/test_golden_bytes.py
"""

import hashlib
import os
from pathlib import Path

import pytest

from datakasse.journal.entry import FORMAT_VERSION, Record, from_bytes, to_bytes
from datakasse.journal.event import Event, kind_of
from datakasse.journal.link import digest_of, empty_head, head_text, link
from tests.journal.instances import AT, INSTANCES, KINDS, kind_name
from tests.journal.journals import COMPANY, REGISTER, hmac_signer

GOLDEN = Path(__file__).parent / "golden"
BY_KIND = pytest.mark.parametrize("event", INSTANCES, ids=kind_of)


def golden_file(kind: type[Event]) -> Path:
    return GOLDEN / f"{kind_name(kind)}.v{FORMAT_VERSION}.json"


def record_of(event: Event) -> Record:
    """The event as the first entry of a journal, with a signature that anyone can make again."""
    head = empty_head(COMPANY, REGISTER, first_transaction=1000, first_event=2000)
    entry, _ = link(head, event, at=AT, operator="1001", training=False, signer=hmac_signer())
    return entry.record


def test_every_kind_has_an_instance() -> None:
    assert sorted(map(kind_of, INSTANCES)) == sorted(map(kind_name, KINDS))


def test_every_file_is_of_a_kind_and_a_version_there_is() -> None:
    expected = {
        f"{kind_name(kind)}.v{version}.json" for kind in KINDS for version in range(1, FORMAT_VERSION + 1)
    }
    assert {file.name for file in GOLDEN.iterdir()} <= expected


@pytest.mark.law("KSF-2-7-6")
@BY_KIND
def test_bytes_are_what_they_have_always_been(event: Event) -> None:
    """Byte for byte; a kind without its file fails."""
    file = golden_file(type(event))
    if os.environ.get("DATAKASSE_GOLDEN") == "write" and not file.exists():
        file.write_bytes(to_bytes(record_of(event)))
    assert file.exists(), f"{file.name} is missing: see the top of {Path(__file__).name}"
    assert to_bytes(record_of(event)) == file.read_bytes()


@BY_KIND
def test_old_bytes_are_read(event: Event) -> None:
    body = golden_file(type(event)).read_bytes()
    assert from_bytes(body) == record_of(event)
    assert to_bytes(from_bytes(body)) == body


@BY_KIND
def test_the_kind_and_the_version_are_in_the_bytes(event: Event) -> None:
    """Version first, so that any later reader knows what it has; kind first in the event."""
    body = to_bytes(record_of(event))
    assert body.startswith(b'{"version":1,"company":"974760673","register":"K1","number":1,')
    assert f'"event":{{"kind":"{kind_name(type(event))}"'.encode() in body


def test_the_chain_is_what_it_has_always_been() -> None:
    """Digests and the text of seals, computed here by hand."""
    previous, body = bytes(range(32)), b"{}"
    assert digest_of(previous, body) == hashlib.sha256(b"datakasse entry 1\n" + previous + body).digest()
    assert (
        digest_of(bytes(32), b"").hex() == "0d981bb9f4487901a1cbf5a4467618f034b29b322029c6daeb146662855c9b7c"
    )
    assert head_text(COMPANY, REGISTER, 17, bytes(31) + b"\xff") == (
        b"datakasse head 1\n974760673\nK1\n17\n" + b"00" * 31 + b"ff"
    )
