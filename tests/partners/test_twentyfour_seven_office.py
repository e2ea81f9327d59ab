"""What 24SevenOffice does unlike the others: documents come first, and only lines can be looked up."""

import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from datakasse.bookkeeping.voucher import Line
from datakasse.office.delivery.accounting_system import NotBooked, Place, Trouble
from lab.partners.server import Mishap
from lab.partners.twentyfour_seven_office import FakeTwentyFourSevenOffice
from tests.partners.accounting_cases import DAY, GOLDEN_DAY, Z_PDF, Connected, connected, day_voucher, sold
from tests.partners.case_twentyfour_seven_office import TWENTYFOUR_SEVEN_OFFICE

BOOKS = "POST /transactions"


@pytest.fixture
def server(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeTwentyFourSevenOffice]:
    """24SevenOffice, open; when the test is over, everything that went either way was as described."""
    partner = FakeTwentyFourSevenOffice(shared, server_tls)
    partner.open()
    yield partner
    partner.close()
    assert partner.complaints == []


def they_with(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext, settings: dict[str, str]
) -> Connected:
    """The system, with settings changed."""
    case = TWENTYFOUR_SEVEN_OFFICE
    return connected(replace(case, settings={**case.settings, **settings}), server, trust)


def test_the_document_is_there_before_the_voucher_that_names_it(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {})
    booked = they.deliver(GOLDEN_DAY, they.place())
    assert booked.documented
    assert server.asked.index("POST /fileUpload") < server.asked.index(BOOKS)
    assert server.vouchers[0].documents == [Z_PDF.pdf]
    with pytest.raises(NotBooked) as refused:
        they.system.attach(booked, Z_PDF)
    assert refused.value.trouble is Trouble.REFUSED


@pytest.mark.parametrize("wrong", ["fails_documents", "ever_pending"])
def test_a_document_that_is_not_taken_in_leaves_the_voucher_for_later(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext, wrong: str
) -> None:
    they = they_with(server, trust, {})
    setattr(server, wrong, True)
    with pytest.raises(NotBooked) as told:
        they.deliver(GOLDEN_DAY, they.place())
    assert told.value.trouble is Trouble.LATER
    assert BOOKS not in server.asked


def test_a_lost_answer_about_a_document_is_not_a_voucher_that_may_be_booked(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {})
    server.plan(Mishap.HANGS_UP_AFTER, "POST /fileUpload")
    with pytest.raises(NotBooked) as told:
        they.deliver(GOLDEN_DAY, they.place())
    assert told.value.trouble is Trouble.LATER
    they.deliver(GOLDEN_DAY, they.place())
    assert len(server.under(GOLDEN_DAY.key)) == 1


@pytest.mark.parametrize("paging", [True, False], ids=["with link header", "without"])
def test_a_day_with_many_lines_is_read_to_its_end(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext, *, paging: bool
) -> None:
    they = they_with(server, trust, {})
    place = they.place()
    server.paging = paging
    for number in range(60, 75):
        they.deliver(day_voucher(*GOLDEN_DAY.lines, z_number=number), place)
    they.deliver(GOLDEN_DAY, place)
    found = they.system.find(GOLDEN_DAY)
    assert found is not None
    assert found.number == "16"


def test_a_voucher_of_the_day_after_is_not_this_days(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {})
    they.deliver(day_voucher(*GOLDEN_DAY.lines, day=DAY + timedelta(days=1)), they.place())
    assert they.system.find(GOLDEN_DAY) is None


def test_the_registers_vat_goes_along_unless_they_are_to_compute_it(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {"vat_amounts": ""})
    they.deliver(GOLDEN_DAY, they.place())
    amounts: list[Any] = [line["tax"].get("amount") for line in server.vouchers[0].body["lines"]]
    assert amounts == [None, None, None, -2500, -299.97, None, None]


def test_returns_that_outweigh_sales_carry_vat_in_debit(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {"vat_amounts": ""})
    day = day_voucher(Line("1900", "Kontanter", -12_500), sold("3000", "3", 10_000, 2_500))
    they.deliver(day, they.place())
    found = they.system.find(day)
    assert found is not None
    assert found.debit_ore == 12_500
    assert server.vouchers[0].body["lines"][1]["tax"]["amount"] == 25


def test_a_day_in_none_of_their_periods_is_told_beside_their_words(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {})
    place = they.place()
    server.locked_until = DAY
    with pytest.raises(NotBooked, match=r"no open financial.*15\.01\.2026 er ikke i noen regnskapsperiode"):
        they.deliver(GOLDEN_DAY, place)


def test_without_a_type_of_transaction_nothing_is_sent(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {"transaction_type": ""})
    with pytest.raises(NotBooked, match="bilagsart") as refused:
        they.system.book(GOLDEN_DAY, they.place(), Z_PDF)
    assert refused.value.trouble is Trouble.REFUSED
    assert "POST /fileUpload" not in server.asked


def test_only_types_that_may_be_chosen_are_offered(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    choices = they_with(server, trust, {}).system.choices()
    assert [choice.value for choice in choices["transaction_type"]] == ["1"]
    assert [choice.value for choice in choices["department"]] == ["13"]


def test_a_line_goes_to_the_department_that_a_person_has_confirmed(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    they = they_with(server, trust, {})
    lines = tuple(msgspec.structs.replace(line, department="SENTRUM") for line in GOLDEN_DAY.lines)
    place = they.place()
    told = Place(place.accounts, place.vat_types, {"SENTRUM": "13"})
    they.deliver(msgspec.structs.replace(GOLDEN_DAY, lines=lines), told)
    assert server.vouchers[0].body["lines"][0]["dimensions"] == [{"dimensionType": 2, "value": "13"}]


def test_every_code_but_those_for_purchases_can_be_chosen(
    server: FakeTwentyFourSevenOffice, trust: ssl.SSLContext
) -> None:
    offered = {vat.their_id: vat.vat_code for vat in they_with(server, trust, {}).system.vat_types(DAY)}
    assert offered == {"1": "3", "2": "31", "4": "33", "3": "5", "6": "6", "12": "nr. 12"}
