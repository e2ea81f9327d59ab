"""What Business NXT does unlike the others: batches that wait, errors as success, both accounts a row."""

import ssl
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from lab.partners.server import Mishap
from lab.partners.visma_business_nxt import CLEARING, FakeVismaBusinessNxt
from tests.partners.accounting_cases import DAY, GOLDEN_DAY, Z_PDF, Connected, connected
from tests.partners.case_visma_business_nxt import VISMA_BUSINESS_NXT

CREATES = "POST /CreateBatch"


@pytest.fixture
def server(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeVismaBusinessNxt]:
    """Business NXT, open; when the test is over, every text fitted the schema."""
    partner = FakeVismaBusinessNxt(shared, server_tls)
    partner.open()
    yield partner
    partner.close()
    assert partner.complaints == []


@pytest.fixture
def they(server: FakeVismaBusinessNxt, trust: ssl.SSLContext) -> Connected:
    """The system, connected."""
    return connected(VISMA_BUSINESS_NXT, server, trust)


@pytest.mark.parametrize("step", ["AddDocument", "UpdateBatch", "FindDocument"])
@pytest.mark.parametrize("mishap", [Mishap.HANGS_UP_BEFORE, Mishap.HANGS_UP_AFTER, Mishap.BUSY])
def test_a_batch_that_was_left_waiting_is_gone_on_with(
    server: FakeVismaBusinessNxt, they: Connected, step: str, mishap: Mishap
) -> None:
    place = they.place()
    server.plan(mishap, f"POST /{step}")
    with pytest.raises(NotBooked, match="bunt 1001"):
        they.deliver(GOLDEN_DAY, place)
    they.deliver(GOLDEN_DAY, place)
    assert server.asked.count(CREATES) == 1
    assert len(server.under(GOLDEN_DAY.key)) == 1
    assert server.vouchers[0].documents == [Z_PDF.pdf]
    assert server.waiting == {}


def test_a_batch_that_is_not_updated_is_told_and_found_once_a_person_has_updated_it(
    server: FakeVismaBusinessNxt, they: Connected
) -> None:
    place = they.place()
    server.refuses_update = "Tax code 3 is missing on account 3000"
    with pytest.raises(NotBooked, match=r"Tax code 3 is missing.*ligger i bunt 1001") as told:
        they.deliver(GOLDEN_DAY, place)
    assert told.value.trouble is Trouble.REFUSED
    assert told.value.request_id.startswith("trace-")
    assert they.system.find(GOLDEN_DAY) is None
    server.refuses_update = ""
    they.deliver(GOLDEN_DAY, place)
    assert server.asked.count(CREATES) == 1


def test_each_line_stays_whole_against_the_clearing_account(
    server: FakeVismaBusinessNxt, they: Connected
) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    rows = server.vouchers[0].body["vouchers"]
    assert len(rows) == len(GOLDEN_DAY.lines)
    assert all(CLEARING in (row["debitAccountNo"], row["creditAccountNo"]) for row in rows)
    assert [row["voucherNo"] for row in rows] == [60_003] * 7


@pytest.mark.parametrize("name", ["voucher_series", "clearing_account"])
def test_without_series_and_clearing_account_nothing_is_made(
    server: FakeVismaBusinessNxt, trust: ssl.SSLContext, name: str
) -> None:
    case = replace(VISMA_BUSINESS_NXT, settings={**VISMA_BUSINESS_NXT.settings, name: ""})
    they = connected(case, server, trust)
    with pytest.raises(NotBooked, match="ikke valgt") as refused:
        they.deliver(GOLDEN_DAY, they.place())
    assert refused.value.trouble is Trouble.REFUSED
    assert CREATES not in server.asked


def test_a_company_that_is_not_open_to_us_is_for_a_person(
    server: FakeVismaBusinessNxt, trust: ssl.SSLContext
) -> None:
    case = replace(VISMA_BUSINESS_NXT, settings={**VISMA_BUSINESS_NXT.settings, "company": "77"})
    they = connected(case, server, trust)
    with pytest.raises(NotBooked, match="firma 77") as told:
        they.system.who()
    assert told.value.trouble is Trouble.LOCKED_OUT
    with pytest.raises(NotBooked, match="No access to company 77") as refused:
        they.system.find(GOLDEN_DAY)
    assert refused.value.trouble is Trouble.REFUSED


def test_what_can_be_chosen_is_offered(they: Connected) -> None:
    choices = they.system.choices()
    assert [choice.value for choice in choices["voucher_series"]] == ["6"]
    assert [choice.value for choice in choices["company"]] == ["5010"]
    assert {vat.vat_code for vat in they.system.vat_types(DAY)} >= {"3", "31", "33", "5", "6"}


def test_a_document_that_is_missing_in_the_ledger_is_told_and_not_passed_over(
    server: FakeVismaBusinessNxt, they: Connected
) -> None:
    booked = they.deliver(GOLDEN_DAY, they.place())
    they.system.attach(booked, Z_PDF)
    server.laid.clear()
    with pytest.raises(NotBooked, match="legg det ved der") as told:
        they.system.attach(booked, Z_PDF)
    assert told.value.trouble is Trouble.REFUSED


def test_a_list_that_does_not_come_whole_is_no_proof_that_a_voucher_is_not_there(
    server: FakeVismaBusinessNxt, they: Connected
) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    server.page_max = 2
    with pytest.raises(NotBooked, match="ikke hele listen") as told:
        they.system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.LATER
