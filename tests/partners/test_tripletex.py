"""
What is Tripletex' own: drafts, locked VAT types, departments, sessions by the day.

Source: integrations.md 2.3.
"""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from datakasse.bookkeeping.voucher import Line
from datakasse.office.delivery.accounting_system import NotBooked, Place, Trouble
from lab.partners.server import Mishap
from lab.partners.tripletex import FakeTripletex
from tests.partners.accounting_cases import (
    DAY,
    GOLDEN_DAY,
    Z_PDF,
    Connected,
    MemorySecrets,
    connected,
    day_voucher,
)
from tests.partners.case_tripletex import TRIPLETEX, kind


@pytest.fixture
def tripletex(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeTripletex]:
    """A company at Tripletex."""
    fake = FakeTripletex(shared, server_tls)
    fake.open()
    yield fake
    fake.close()
    assert fake.complaints == []


@pytest.fixture
def they(tripletex: FakeTripletex, trust: ssl.SSLContext) -> Connected:
    """It, connected."""
    return connected(TRIPLETEX, tripletex, trust)


def refused(they: Connected, place: Place | None = None) -> NotBooked:
    """Return what the voucher is refused with."""
    place = place or they.place()
    with pytest.raises(NotBooked) as told:
        they.deliver(GOLDEN_DAY, place)
    assert told.value.trouble is Trouble.REFUSED
    return told.value


def test_a_draft_waits_for_a_person_and_is_found_when_she_has_booked_it(
    they: Connected, tripletex: FakeTripletex
) -> None:
    tripletex.advanced = False
    assert "kladd" in refused(they).reason
    assert "kladd" in refused(they).reason
    (draft,) = tripletex.vouchers
    assert not draft.posted
    draft.posted = True
    assert they.deliver(GOLDEN_DAY, they.place()).their_id == draft.their_id
    assert len(tripletex.vouchers) == 1


def test_a_draft_whose_answer_was_lost_is_not_left_twice(they: Connected, tripletex: FakeTripletex) -> None:
    tripletex.advanced = False
    place = they.place()
    tripletex.plan(Mishap.SLOW)
    tripletex.plan(Mishap.HANGS_UP_AFTER)
    with pytest.raises(NotBooked) as lost:
        they.deliver(GOLDEN_DAY, place)
    assert lost.value.trouble is Trouble.UNKNOWN
    refused(they, place)
    assert len(tripletex.vouchers) == 1


def test_an_account_that_is_locked_to_another_vat_type_is_named_before_anything_is_sent(
    they: Connected, tripletex: FakeTripletex
) -> None:
    tripletex.locked_vat |= {"3000", "3030"}
    place = they.place()
    assert place.accounts["3000"].vat_code == "3"
    they.deliver(GOLDEN_DAY, place)
    wrong = msgspec.structs.replace(place, accounts={**place.accounts, "3100": place.accounts["3000"]})
    tripletex.vouchers.clear()
    assert "konto 3000 er låst til mva-kode 3, og linjen har 5" in refused(they, wrong).reason
    assert tripletex.asked.count(tripletex.books) == 1


def test_an_account_that_wants_a_department_gets_it(they: Connected, tripletex: FakeTripletex) -> None:
    tripletex.needs_department.add("3000")
    assert "konto 3000 krever avdeling" in refused(they).reason
    (department,) = they.system.choices()["department"]
    lines = [msgspec.structs.replace(line, department="10") for line in GOLDEN_DAY.lines]
    place = msgspec.structs.replace(they.place(), departments={"10": department.value})
    they.deliver(day_voucher(*lines), place)
    assert {posting["department"]["id"] for posting in tripletex.vouchers[0].body["postings"]} == {41}


def test_a_line_without_vat_never_gets_the_vat_of_its_account(
    they: Connected, tripletex: FakeTripletex
) -> None:
    gift_card_on_sales = day_voucher(Line("1900", "Kontant", 10_000), Line("3000", "Gavekort", -10_000))
    place = they.place()
    with pytest.raises(NotBooked, match="ville gitt mva-kode 3 til en linje uten mva"):
        they.deliver(gift_card_on_sales, place)
    with_none = msgspec.structs.replace(place, vat_types={**place.vat_types, "": place.vat_types["0"]})
    they.deliver(gift_card_on_sales, with_none)
    assert tripletex.vouchers[0].lines == {("1900", ""): 10_000, ("3000", ""): -10_000}


def test_the_control_the_stand_in_gives_it_where_nobody_looks(
    they: Connected, tripletex: FakeTripletex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("datakasse.partners.accounting.tripletex.demand_postable", _sees_nothing)
    they.deliver(
        day_voucher(Line("1900", "Kontant", 10_000), Line("3000", "Gavekort", -10_000)), they.place()
    )
    assert ("3000", "3") in tripletex.vouchers[0].lines


def test_an_account_that_is_gone_is_named_before_anything_is_sent(
    they: Connected, tripletex: FakeTripletex
) -> None:
    place = they.place()
    gone = msgspec.structs.replace(place.accounts["3000"], their_id="9999")
    without = msgspec.structs.replace(place, accounts={**place.accounts, "3000": gone})
    assert "konto 3000 finnes ikke der lenger" in refused(they, without).reason
    assert tripletex.books not in tripletex.asked


def test_the_same_voucher_twice_is_for_a_person(they: Connected, tripletex: FakeTripletex) -> None:
    place = they.place()
    they.system.book(GOLDEN_DAY, place, Z_PDF)
    they.system.book(GOLDEN_DAY, place, Z_PDF)
    with pytest.raises(NotBooked, match="2 ganger: 1-2026, 2-2026") as told:
        they.system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.REFUSED
    assert len(tripletex.vouchers) == 2


def test_one_that_was_reversed_there_is_not_found(they: Connected, tripletex: FakeTripletex) -> None:
    tripletex.reversed.add(they.deliver(GOLDEN_DAY, they.place()).their_id)
    assert they.system.find(GOLDEN_DAY) is None


def test_their_vat_is_read_back_where_it_differs(they: Connected) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    found = they.system.find(GOLDEN_DAY)
    assert found is not None
    assert found.vat_ore == {"3": -250_000, "31": -29_996, "5": 0}


def test_a_session_is_asked_for_by_the_clocks_of_norway(
    tripletex: FakeTripletex, trust: ssl.SSLContext
) -> None:
    moments = [
        datetime(2026, 12, 31, 22, 30, tzinfo=UTC),
        datetime(2026, 12, 31, 22, 58, tzinfo=UTC),
        datetime(2026, 12, 31, 22, 59, 30, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 5, tzinfo=UTC),
    ]
    now = moments[0]
    opens = kind(trust, tripletex).open
    system = opens(MemorySecrets(dict(TRIPLETEX.secrets)), {}, lambda: now)
    asked: list[str] = []
    for moment in moments:
        now = moment
        system.who()
        sessions = [one for one in tripletex.heard if one.method == "PUT"]
        asked.append(dict(sessions[-1].query)["expirationDate"])
    assert asked == ["2027-01-01", "2027-01-01", "2027-01-01", "2027-01-02"]
    assert tripletex.asked.count(TRIPLETEX.login) == 3


def test_a_wait_that_only_tripletex_tells_is_heard(they: Connected, tripletex: FakeTripletex) -> None:
    place = they.place()
    tripletex.rate_limit_reset_s = 4
    tripletex.plan(Mishap.BUSY_SILENT)
    with pytest.raises(NotBooked) as told:
        they.deliver(GOLDEN_DAY, place)
    assert (told.value.trouble, told.value.wait_s) == (Trouble.LATER, 4)


def test_no_session_token_is_told(they: Connected, tripletex: FakeTripletex) -> None:
    place = they.place()
    (session,) = tripletex.given
    tripletex.locked_until = DAY
    tripletex.leaks = session
    assert session not in refused(they, place).reason
    assert "•••" in refused(they, place).reason


def _sees_nothing(*_: object) -> None:
    """Let everything pass."""


@pytest.mark.parametrize("amount", ["1e999999999", "-1e400", "0.001", "123456789012345678"])
def test_an_amount_that_is_none_is_told(they: Connected, tripletex: FakeTripletex, amount: str) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    posting = f'{{"row": 1, "amount": {amount}, "amountGross": {amount}}}'
    voucher = f'{{"id": 9, "date": "2026-01-15", "number": 1, "externalVoucherNumber": "{GOLDEN_DAY.key}"'
    tripletex.odd = f'{{"values": [{voucher}, "postings": [{posting}]}}]}}'.encode()
    tripletex.plan(Mishap.ODD, TRIPLETEX.looks)
    with pytest.raises(NotBooked) as told:
        they.system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.LATER
