"""A hub receives what registers journal: in order, once, verified, byte for byte."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from datakasse.errors.hub.journals import JournalForked, JournalGap, JournalNotWhole, KeyNotAnnounced
from datakasse.errors.hub.machines import RegisterNotOfMachine, WrongCompany
from datakasse.errors.refusal import Refused
from datakasse.errors.storage.database import DatabaseRightsMissing, StoreBroken
from datakasse.hub.at_hub.show_fleet import FleetCompany, show_fleet
from datakasse.hub.at_hub.verify_received import verify_received
from datakasse.hub.at_shop.send_journal import next_delivery
from datakasse.hub.between.wire import ENTRIES_AT_ONCE, Delivery
from datakasse.journal.events.register import KeysRotated
from datakasse.journal.link import digest_of
from datakasse.storage.ports.hub import CompanyBooks
from datakasse.storage.tables.hub import OneCompany
from datakasse.trade.shop.shop import SignatureMethod
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member, on_each_database
from tests.shop import BACK, FRONT, NOON, make_shop

pytestmark = on_each_database


def delivery_of(member: Member, have: int = 0, register: str = FRONT) -> Delivery:
    found = next_delivery(member.shop.store, register, have)
    assert found is not None
    return found


def fleet_of(hub: ServedHub) -> FleetCompany:
    (company,) = show_fleet(hub.hub.counter.store, hub.hub.counter.now()).companies
    return company


def test_the_hub_ends_with_the_registers_bytes(member: Member, hub: ServedHub) -> None:
    member.sell(5)
    member.sell(3, BACK)
    member.send()
    for register in (FRONT, BACK):
        assert hub.journal(COMPANY_NUMBER, register) == member.journal(register)
        assert len(hub.journal(COMPANY_NUMBER, register)) > 3
    assert not [finding for each in verify_received(hub.hub.counter.store) for finding in each.findings]


def test_seals_come_along(member: Member, hub: ServedHub) -> None:
    member.sell(5)
    member.send()
    with member.shop.store.read() as books, hub.hub.counter.store.read() as received:
        assert list(received.of(COMPANY_NUMBER).seals(FRONT)) == list(books.seals(FRONT))


def test_nothing_is_sent_twice(member: Member) -> None:
    member.sell(2)
    assert member.send()[FRONT].sent == 3
    assert member.send()[FRONT].sent == 0
    member.sell(1)
    assert member.send()[FRONT].sent == 1


def test_a_delivery_that_comes_twice_changes_nothing(member: Member, hub: ServedHub) -> None:
    member.sell(2)
    delivery, line = delivery_of(member), member.line()
    first = line.deliver(delivery)
    before = hub.journal(COMPANY_NUMBER, FRONT)
    assert line.deliver(delivery) == first
    assert hub.journal(COMPANY_NUMBER, FRONT) == before
    assert not fleet_of(hub).findings
    line.close()


def test_deliveries_that_overlap_are_joined(member: Member, hub: ServedHub) -> None:
    line = member.line()
    member.sell(2)
    line.deliver(delivery_of(member))
    member.sell(2)
    assert line.deliver(delivery_of(member)).have == 5
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
    line.close()


def test_a_gap_is_asked_for_again(member: Member, hub: ServedHub) -> None:
    line = member.line()
    member.sell(4)
    with pytest.raises(JournalGap) as refused:
        line.deliver(delivery_of(member, have=2))
    assert refused.value.facts["have"] == 0
    assert not hub.journal(COMPANY_NUMBER, FRONT)
    assert not fleet_of(hub).findings, "a gap is asked for again; it is no finding"
    line.close()


def test_much_goes_in_several_deliveries(member: Member, hub: ServedHub) -> None:
    member.sell(ENTRIES_AT_ONCE + 20)
    assert len(delivery_of(member).entries) <= ENTRIES_AT_ONCE
    assert member.send()[FRONT].have == ENTRIES_AT_ONCE + 21
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)


@pytest.mark.parametrize("method", [SignatureMethod.HMAC_SHA1_128, SignatureMethod.RSA_SHA1_1024])
def test_new_keys_count_from_when_they_are_announced(
    member: Member, hub: ServedHub, method: SignatureMethod
) -> None:
    member.sell(2)
    member.send()
    keys = member.shop.keys.create(FRONT, method).public
    member.shop.store.write(lambda books: books.append(FRONT, KeysRotated(keys), at=NOON)).result()
    member.sell(2)
    line = member.line()
    with pytest.raises(KeyNotAnnounced):
        line.deliver(delivery_of(member, have=3))
    line.close()
    member.send()
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
    assert not [finding for each in verify_received(hub.hub.counter.store) for finding in each.findings]


# ── what is refused ──────────────────────────────────────────────────────────────────────────────


def refused(member: Member, hub: ServedHub, delivery: Delivery, kind: type[Refused]) -> None:
    """Deliver something false: it is refused, nothing of it is kept, and it is shown as a finding."""
    before = hub.journal(COMPANY_NUMBER, FRONT)
    line = member.line()
    for _ in range(2):
        with pytest.raises(kind):
            line.deliver(delivery)
    line.close()
    assert hub.journal(COMPANY_NUMBER, FRONT) == before
    (finding,) = fleet_of(hub).findings
    assert (finding.code, finding.times) == (kind.code, 2)


def altered(delivery: Delivery, place: int, old: bytes, new: bytes) -> Delivery:
    """Return a delivery with another text in one entry, and digests that fit from there on."""
    rows = list(delivery.entries)
    previous = rows[place - 1].digest if place else bytes(32)
    for at in range(place, len(rows)):
        body = rows[at].body
        if at == place:
            assert old in body
            body = body.replace(old, new, 1)
        previous = digest_of(previous, body)
        rows[at] = msgspec.structs.replace(rows[at], body=body, digest=previous)
    return msgspec.structs.replace(delivery, entries=tuple(rows))


@pytest.mark.law("KSF-2-7-3")
def test_an_altered_byte_is_refused(member: Member, hub: ServedHub) -> None:
    member.sell(3)
    delivery = delivery_of(member)
    rows = list(delivery.entries)
    rows[2] = msgspec.structs.replace(rows[2], body=rows[2].body.replace(b"Kaffe", b"Kaffi"))
    refused(member, hub, msgspec.structs.replace(delivery, entries=tuple(rows)), JournalNotWhole)


@pytest.mark.law("KSF-2-7-3")
def test_altered_figures_with_digests_to_fit_are_refused(member: Member, hub: ServedHub) -> None:
    member.sell(3)
    false = altered(delivery_of(member), 2, b'"gross_ore":3900', b'"gross_ore":2900')
    refused(member, hub, false, KeyNotAnnounced)


@pytest.mark.law("KSF-2-7-3")
def test_altered_words_with_digests_to_fit_are_refused_by_the_seals(member: Member, hub: ServedHub) -> None:
    member.sell(3)
    false = altered(delivery_of(member), 2, b"Kaffe, svart", b"Kaffe, hvit!")
    line = member.line()
    with pytest.raises((JournalNotWhole, KeyNotAnnounced)):
        line.deliver(false)
    line.close()
    assert not hub.journal(COMPANY_NUMBER, FRONT)


def test_an_end_that_no_seal_covers_is_refused(member: Member, hub: ServedHub) -> None:
    member.sell(3)
    delivery = delivery_of(member)
    refused(member, hub, msgspec.structs.replace(delivery, seals=delivery.seals[:-1]), JournalNotWhole)


def test_a_fork_is_refused_and_the_first_is_kept(
    member: Member, hub: ServedHub, opened: Callable[[Path], Member], tmp_path: Path
) -> None:
    """A disk that was copied, and sells at two places."""
    folder = member.shop.settings.folder
    member.sell(1)
    member.shop.store.close()
    copy = shutil.copytree(folder, tmp_path / "copy")
    member = opened(folder)
    member.sell(2)
    member.send()
    twin = opened(copy)
    twin.sell(3, FRONT, "100")
    line = twin.line()
    with pytest.raises(JournalForked) as told:
        line.deliver(delivery_of(twin))
    line.close()
    assert told.value.facts["number"] == 3
    assert hub.journal(COMPANY_NUMBER, FRONT) == member.journal(FRONT)
    assert [finding.code for finding in fleet_of(hub).findings] == ["hub.fork"]


def test_a_register_that_the_machine_did_not_bring_is_refused(member: Member, hub: ServedHub) -> None:
    member.sell(1)
    delivery = msgspec.structs.replace(delivery_of(member), register="K9")
    line = member.line()
    with pytest.raises(RegisterNotOfMachine):
        line.deliver(delivery)
    line.close()
    (finding,) = fleet_of(hub).findings
    assert (finding.subject, finding.code) == ("1", "hub.unknown_register")


def test_entries_of_another_business_are_refused(member: Member, hub: ServedHub) -> None:
    member.sell(1)
    false = altered(delivery_of(member), 0, b'"company":"987654325"', b'"company":"974760673"')
    refused(member, hub, false, WrongCompany)


def test_keys_that_were_never_announced_are_refused(
    member: Member, hub: ServedHub, opened: Callable[[Path], Member], tmp_path: Path
) -> None:
    """A whole journal that verifies by itself, made by somebody with the device key and keys of his own."""
    make_shop(tmp_path / "forger")
    forger = opened(tmp_path / "forger")
    forger.sell(2)
    refused(member, hub, delivery_of(forger), KeyNotAnnounced)


def run(books: CompanyBooks, statement: str) -> None:
    """Carry a statement out behind the port."""
    assert isinstance(books, OneCompany)
    books._run(statement)  # pyright: ignore[reportPrivateUsage] - no port has what is tried here


def test_what_the_hub_has_is_never_changed(member: Member, hub: ServedHub) -> None:
    member.sell(1)
    member.send()
    store = hub.hub.counter.store
    for statement in ("UPDATE entries SET digest = body", "DELETE FROM entries", "DELETE FROM seals"):
        with pytest.raises((StoreBroken, DatabaseRightsMissing), match=r"never|permission denied"):
            store.write(lambda books, said=statement: run(books.of(COMPANY_NUMBER), said))
