"""
What every accounting system has to hold, against a stand-in made from its own description.

Rule: a voucher is never there twice, never half, and never silently missing, whatever the line does. Every
request and every answer is as the vendor describes it, or the test fails when it is over.
Source: integrations.md 1, 2 and 9.
"""

import json
import logging
import ssl
import traceback
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.json_body import written
from lab.partners.server import FakePartner, Mishap
from tests.partners.accounting_cases import (
    DAY,
    GOLDEN_DAY,
    GOLDEN_DEBIT_ORE,
    Z_PDF,
    Case,
    Connected,
    connected,
    day_voucher,
    day_vouchers,
)
from tests.partners.case_fiken import FIKEN
from tests.partners.case_poweroffice import POWEROFFICE
from tests.partners.case_tripletex import TRIPLETEX
from tests.partners.case_twentyfour_seven_office import TWENTYFOUR_SEVEN_OFFICE
from tests.partners.case_visma_business_nxt import VISMA_BUSINESS_NXT
from tests.partners.case_visma_eaccounting import VISMA_EACCOUNTING

CASES = (TRIPLETEX, FIKEN, POWEROFFICE, TWENTYFOUR_SEVEN_OFFICE, VISMA_EACCOUNTING, VISMA_BUSINESS_NXT)


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    """Each of the systems."""
    return request.param


@pytest.fixture
def partner(case: Case, shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakePartner]:
    """Its stand-in; nothing may have gone over the line that its description does not know."""
    fake = case.fake(shared, server_tls)
    fake.open()
    yield fake
    fake.close()
    assert fake.complaints == []


@pytest.fixture
def they(case: Case, partner: FakePartner, trust: ssl.SSLContext) -> Connected:
    """The system, connected."""
    return connected(case, partner, trust)


def trouble_of(they: Connected, voucher: DayVoucher = GOLDEN_DAY) -> NotBooked:
    """Return what a voucher is refused with."""
    place = they.place()
    with pytest.raises(NotBooked) as told:
        they.deliver(voucher, place)
    return told.value


def test_a_voucher_is_booked_and_read_back(they: Connected) -> None:
    booked = they.deliver(GOLDEN_DAY, they.place())
    found = they.system.find(GOLDEN_DAY)
    assert found is not None
    assert (found.their_id, found.number) == (booked.their_id, booked.number)
    assert (found.day, found.debit_ore) == (DAY, GOLDEN_DEBIT_ORE)
    assert found.key in {None, GOLDEN_DAY.key}
    (kept,) = they.partner.vouchers
    assert (kept.posted, kept.day, kept.key) == (True, DAY, GOLDEN_DAY.key)
    assert kept.lines == they.case.comes_to(GOLDEN_DAY)


def test_only_the_voucher_itself_is_found(they: Connected) -> None:
    place = they.place()
    assert they.system.find(GOLDEN_DAY) is None
    they.deliver(day_voucher(*GOLDEN_DAY.lines, z_number=43), place)
    they.deliver(day_voucher(*GOLDEN_DAY.lines, z_number=421), place)
    they.deliver(msgspec.structs.replace(GOLDEN_DAY, key=f"N{GOLDEN_DAY.key}", register="NKASSE-1"), place)
    assert they.system.find(GOLDEN_DAY) is None


@pytest.mark.parametrize("kind", ["K", "B"])
def test_what_the_office_posted_is_booked_once_under_a_key_of_its_own(they: Connected, kind: str) -> None:
    """A correction, or a settlement of the bank: no Z, no VAT, two accounts of the balance."""
    place, key = they.place(), f"KASSE-1-{kind}-000107"
    lines = (Line("1900", "Bank", 50_000), Line("1579", "På vei til bank", -50_000))
    posted = DayVoucher(key, "KASSE-1", 0, DAY, "Oppgjør i bank 2026-01-20", lines, 1, 107, 107)
    they.deliver(GOLDEN_DAY, place)
    they.deliver(posted, place)
    they.deliver(posted, place)
    found = they.system.find(posted)
    assert found is not None
    assert (found.day, found.debit_ore) == (DAY, 50_000)
    assert [len(they.partner.under(each)) for each in (GOLDEN_DAY.key, key)] == [1, 1]
    (kept,) = they.partner.under(key)
    assert kept.lines == they.case.comes_to(posted)
    again = msgspec.structs.replace(posted, key=f"{key[:-1]}8", first_entry=108, last_entry=108)
    assert they.system.find(again) is None


def test_the_body_is_the_golden_one(case: Case, they: Connected, shared: Path) -> None:
    vectors = json.loads((shared / "specs/testvectors/daily-voucher.json").read_text("utf-8"))
    if not case.has_golden:
        assert case.name not in vectors["requests"]
        return
    golden: Any = vectors["requests"][case.name]["body"]
    draft = json.loads(written(they.system.draft(GOLDEN_DAY, they.place())))
    assert case.as_golden(draft) == golden
    they.deliver(GOLDEN_DAY, they.place())
    assert case.as_golden(they.partner.vouchers[0].body) == golden


def test_delivered_twice_it_is_there_once(they: Connected) -> None:
    place = they.place()
    first, second = they.deliver(GOLDEN_DAY, place), they.deliver(GOLDEN_DAY, place)
    assert first.their_id == second.their_id
    assert len(they.partner.under(GOLDEN_DAY.key)) == 1


@pytest.mark.parametrize(
    "mishap",
    [
        Mishap.HANGS_UP_BEFORE,
        Mishap.HANGS_UP_AFTER,
        Mishap.BROKEN,
        Mishap.BROKEN_AFTER,
        Mishap.SILENT,
        Mishap.SILENT_AFTER,
        Mishap.ODD,
    ],
)
def test_a_lost_answer_is_unknown_and_a_retry_books_once(
    they: Connected, trust: ssl.SSLContext, mishap: Mishap
) -> None:
    place = they.place()
    is_silent = mishap in {Mishap.SILENT, Mishap.SILENT_AFTER}
    asking = they.impatient(trust) if is_silent else they.system
    assert asking.find(GOLDEN_DAY) is None
    they.partner.plan(mishap)
    with pytest.raises(NotBooked) as told:
        asking.book(GOLDEN_DAY, place, Z_PDF)
    assert told.value.trouble is Trouble.UNKNOWN
    they.deliver(GOLDEN_DAY, they.place())
    assert len(they.partner.under(GOLDEN_DAY.key)) == 1
    assert they.partner.vouchers[0].lines == they.case.comes_to(GOLDEN_DAY)


@pytest.mark.parametrize("mishap", [Mishap.HANGS_UP_BEFORE, Mishap.BROKEN, Mishap.BUSY, Mishap.ODD])
def test_a_look_that_fails_is_never_a_voucher_that_is_not_there(
    case: Case, they: Connected, mishap: Mishap
) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    they.partner.plan(mishap, case.looks)
    with pytest.raises(NotBooked) as told:
        they.system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.LATER
    assert len(they.partner.vouchers) == 1


WORDS = st.sampled_from(
    [
        "values",
        "value",
        "items",
        "data",
        "id",
        "date",
        "amount",
        "postings",
        "lines",
        "description",
        "Data",
        "count",
    ]
)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def test_whatever_is_answered_it_is_understood_or_told(case: Case, they: Connected) -> None:
    they.system.find(GOLDEN_DAY)

    @settings(max_examples=25)
    @given(ANYTHING)
    def holds(answer: object) -> None:
        they.partner.odd = json.dumps(answer).encode()
        they.partner.plan(Mishap.ODD, case.looks)
        with suppress(NotBooked):
            assert they.system.find(GOLDEN_DAY) is None

    holds()


def test_a_slow_answer_is_waited_for(they: Connected) -> None:
    they.partner.plan(Mishap.SLOW)
    assert they.deliver(GOLDEN_DAY, they.place()).their_id


def test_nobody_there_is_later(they: Connected) -> None:
    they.partner.close()
    with pytest.raises(NotBooked) as told:
        they.system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.LATER


def test_a_spent_token_is_renewed_once(case: Case, they: Connected) -> None:
    place = they.place()
    they.partner.plan(Mishap.EXPIRED)
    they.deliver(GOLDEN_DAY, place)
    assert they.partner.asked.count(case.login) == 2
    assert len(they.partner.under(GOLDEN_DAY.key)) == 1


def test_a_right_taken_back_is_for_a_person_and_is_not_asked_for_in_a_loop(
    case: Case, they: Connected
) -> None:
    they.partner.plan(Mishap.REVOKED)
    told = trouble_of(they)
    assert told.trouble is Trouble.LOCKED_OUT
    assert they.partner.asked.count(case.login) == 2
    assert they.partner.vouchers == []


def test_wrong_credentials_are_for_a_person(case: Case, partner: FakePartner, trust: ssl.SSLContext) -> None:
    wrong = connected(case, partner, trust, **dict.fromkeys(case.secrets, "feil-nøkkel-1234"))
    with pytest.raises(NotBooked) as told:
        wrong.system.who()
    assert told.value.trouble is Trouble.LOCKED_OUT
    assert "feil-nøkkel-1234" not in told.value.reason


@pytest.mark.parametrize(("mishap", "wait_s"), [(Mishap.BUSY, 7), (Mishap.BUSY_SILENT, 0)])
def test_busy_is_later_and_the_wait_is_heard(they: Connected, mishap: Mishap, wait_s: int) -> None:
    they.partner.plan(mishap)
    told = trouble_of(they)
    assert (told.trouble, told.wait_s) == (Trouble.LATER, wait_s)
    assert they.partner.vouchers == []


def test_a_conflict_is_refused_in_their_words(they: Connected) -> None:
    they.partner.plan(Mishap.CONFLICT)
    told = trouble_of(they)
    assert told.trouble is Trouble.REFUSED
    assert "Noen andre endret dette samtidig" in told.reason


@pytest.mark.parametrize("what", ["account", "period", "vat"])
def test_what_they_will_not_book_is_refused_in_their_words(they: Connected, what: str) -> None:
    place = they.place()
    if what == "account":
        they.partner.closed_accounts.add("3000")
    elif what == "period":
        they.partner.locked_until = DAY
    else:
        they.partner.closed_vat.add("31")
    with pytest.raises(NotBooked) as told:
        they.deliver(GOLDEN_DAY, place)
    assert told.value.trouble is Trouble.REFUSED
    assert they.partner.said[-1] in told.value.reason
    assert told.value.request_id
    assert they.partner.vouchers == []


def test_a_voucher_that_was_refused_is_booked_when_it_was_seen_to(they: Connected) -> None:
    they.partner.locked_until = DAY
    assert trouble_of(they).trouble is Trouble.REFUSED
    they.partner.locked_until = None
    they.deliver(GOLDEN_DAY, they.place())
    assert len(they.partner.under(GOLDEN_DAY.key)) == 1


def test_the_report_is_laid_beside_it_once(they: Connected) -> None:
    booked = they.deliver(GOLDEN_DAY, they.place())
    if not booked.documented:
        they.system.attach(booked, Z_PDF)
        they.system.attach(booked, Z_PDF)
    assert they.partner.vouchers[0].documents == [Z_PDF.pdf]
    found = they.system.find(GOLDEN_DAY)
    assert found is not None
    assert found.documented in {True, None}


def test_a_report_whose_answer_was_lost_is_laid_beside_it_once(they: Connected) -> None:
    booked = they.deliver(GOLDEN_DAY, they.place())
    if booked.documented:
        return
    they.partner.plan(Mishap.HANGS_UP_AFTER, they.partner.documents)
    with pytest.raises(NotBooked):
        they.system.attach(booked, Z_PDF)
    they.system.attach(booked, Z_PDF)
    assert they.partner.vouchers[0].documents == [Z_PDF.pdf]


def test_every_day_balances_there_and_comes_to_the_same(they: Connected) -> None:
    place = they.place()

    @settings(max_examples=25)
    @given(day_vouchers())
    def holds(voucher: DayVoucher) -> None:
        they.partner.vouchers.clear()
        they.deliver(voucher, place)
        (kept,) = they.partner.vouchers
        assert sum(kept.lines.values()) == 0
        assert {name: ore for name, ore in kept.lines.items() if ore} == they.case.comes_to(voucher)
        found = they.system.find(voucher)
        assert found is not None
        assert found.debit_ore is not None

    holds()


def test_no_secret_is_logged_or_told(case: Case, they: Connected, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    heard = [caplog.text]
    for mishap in (Mishap.BROKEN, Mishap.CONFLICT, Mishap.HANGS_UP_AFTER, Mishap.EXPIRED, Mishap.REVOKED):
        they.partner.plan(mishap)
        they.partner.plan(mishap, case.login)
        try:
            they.system.book(GOLDEN_DAY, they.place(), Z_PDF)
        except NotBooked as error:
            heard += [error.reason, error.request_id, *traceback.format_exception(error)]
    told = "\n".join([*heard, caplog.text, repr(they.system)])
    assert heard[1:]
    for secret in [*case.secrets.values(), *they.secrets.kept.values()]:
        assert secret not in told


def test_we_say_who_we_are(they: Connected) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    assert {asked.headers["user-agent"] for asked in they.partner.heard} == {
        f"datakasse/{version('datakasse')}"
    }


def test_they_are_asked_whose_books_they_are(they: Connected) -> None:
    assert "Bakeriet AS" in they.system.who()
    assert {"1900", "3000", "7740"} <= {account.number for account in they.system.accounts()}
    rates = {vat.vat_code: vat.rate_bp for vat in they.system.vat_types(DAY)}
    assert (rates["3"], rates["31"], rates["5"]) == (2_500, 1_500, 0)
    assert all(
        choice.value and choice.name for choices in they.system.choices().values() for choice in choices
    )


def test_a_draft_is_shown_before_everything_has_its_place(they: Connected) -> None:
    place = they.place()
    holes = type(place)({}, {})
    assert written(they.system.draft(GOLDEN_DAY, holes))
    before = len(they.partner.asked)
    they.system.draft(GOLDEN_DAY, place)
    assert len(they.partner.asked) == before


def test_what_has_no_place_is_refused_before_anything_is_sent(they: Connected) -> None:
    place = they.place()
    accounts = {number: account for number, account in place.accounts.items() if number != "3030"}
    with pytest.raises(NotBooked) as told:
        they.deliver(GOLDEN_DAY, type(place)(accounts, place.vat_types))
    assert told.value.trouble is Trouble.REFUSED
    assert "3030" in told.value.reason
    assert they.partner.books not in they.partner.asked
