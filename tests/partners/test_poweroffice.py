"""What PowerOffice Go does unlike the others: its guard against doubles, lock date, rights and pages."""

import ssl
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from datakasse.bookkeeping.voucher import Line
from datakasse.office.delivery.accounting_system import AccountingSystem, NotBooked, Place, Trouble
from lab.partners.poweroffice import FakePowerOffice
from lab.partners.server import Mishap
from tests.partners.accounting_cases import Z_PDF, MemorySecrets, day_voucher, sold
from tests.partners.case_poweroffice import POWEROFFICE

DAY = day_voucher(Line("1900", "Kontanter", 12_500), sold("3000", "3", -10_000, -2_500))


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 16, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The clock."""
    return Clock()


@pytest.fixture
def server(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakePowerOffice]:
    """PowerOffice, open; when the test is over, everything that went either way was as described."""
    partner = FakePowerOffice(shared, server_tls)
    partner.open()
    yield partner
    partner.close()
    assert partner.complaints == []


@pytest.fixture
def system(server: FakePowerOffice, trust: ssl.SSLContext, clock: Clock) -> AccountingSystem:
    """What talks to it."""
    return POWEROFFICE.kind(trust, server).open(MemorySecrets(dict(POWEROFFICE.secrets)), {}, clock)


@pytest.fixture
def place(system: AccountingSystem) -> Place:
    """Where everything is in the client's books, as they tell it."""
    accounts = {account.number: account for account in system.accounts()}
    return Place(accounts, {vat.vat_code: vat for vat in system.vat_types(DAY.day)})


def test_a_voucher_stands_there_as_it_was_sent(
    server: FakePowerOffice, system: AccountingSystem, place: Place
) -> None:
    made = system.book(DAY, place, Z_PDF)
    found = system.find(DAY)
    assert found is not None
    assert (found.their_id, found.number) == (made.their_id, made.number)
    assert (found.key, found.day, found.debit_ore) == (DAY.key, DAY.day, 12_500)
    assert (found.vat_ore, found.documented) == ({"3": -2_500}, False)
    system.attach(found, Z_PDF)
    again = system.find(DAY)
    assert again is not None
    assert again.documented
    assert server.vouchers[0].documents == [Z_PDF.pdf]
    assert server.vouchers[0].body["SaftBatchId"] == DAY.key


@pytest.mark.parametrize("status", [400, 409, 422])
def test_a_reference_that_is_taken_means_that_it_is_booked(
    server: FakePowerOffice, system: AccountingSystem, place: Place, status: int
) -> None:
    server.duplicate_status = status
    first = system.book(DAY, place, Z_PDF)
    second = system.book(DAY, place, Z_PDF)
    assert second.their_id == first.their_id
    assert len(server.under(DAY.key)) == 1


def test_a_conflict_about_something_else_is_no_proof_of_booking(
    server: FakePowerOffice, system: AccountingSystem, place: Place
) -> None:
    server.plan(Mishap.CONFLICT)
    with pytest.raises(NotBooked) as refused:
        system.book(DAY, place, Z_PDF)
    assert refused.value.trouble is Trouble.REFUSED
    assert server.vouchers == []


def test_a_voucher_that_a_person_reversed_is_not_there_and_may_be_booked_anew(
    server: FakePowerOffice, system: AccountingSystem, place: Place
) -> None:
    made = system.book(DAY, place, Z_PDF)
    server.reversed_ids.add(made.their_id)
    assert system.find(DAY) is None
    again = system.book(DAY, place, Z_PDF)
    assert again.their_id != made.their_id


def test_a_locked_period_is_told_with_its_date(
    server: FakePowerOffice, system: AccountingSystem, place: Place
) -> None:
    server.locked_until = date(2026, 1, 31)
    with pytest.raises(NotBooked, match=r"lock date.*låst til og med 31\.01\.2026") as refused:
        system.book(DAY, place, Z_PDF)
    assert (refused.value.trouble, refused.value.request_id) == (Trouble.REFUSED, "00-7f3a-01")


def test_rights_that_are_missing_are_told_with_those_that_were_given(
    server: FakePowerOffice, system: AccountingSystem, place: Place
) -> None:
    server.may_book = False
    with pytest.raises(NotBooked, match="Rettigheter som er gitt: CommonServices") as refused:
        system.book(DAY, place, Z_PDF)
    assert refused.value.trouble is Trouble.LOCKED_OUT


def test_a_token_is_renewed_a_minute_before_it_runs_out(
    server: FakePowerOffice, system: AccountingSystem, clock: Clock
) -> None:
    def tokens() -> int:
        return server.asked.count("POST /oauth/Token")

    system.who()
    clock.now += timedelta(seconds=1139)
    system.who()
    assert tokens() == 1
    clock.now += timedelta(seconds=1)
    system.who()
    assert tokens() == 2


def test_a_list_is_read_to_its_last_page(
    server: FakePowerOffice, system: AccountingSystem, place: Place
) -> None:
    system.book(msgspec.structs.replace(DAY, key="X-Z-000001"), place, Z_PDF)
    server.vouchers += server.vouchers * 2_000
    system.book(DAY, place, Z_PDF)
    found = system.find(DAY)
    assert found is not None
    assert found.key == DAY.key
    assert server.asked.count("GET /AccountTransactions") == 2


def test_codes_of_their_own_and_of_another_time_are_left_out(system: AccountingSystem) -> None:
    codes = [(vat.vat_code, vat.rate_bp) for vat in system.vat_types(date(2026, 1, 15))]
    assert ("3", 2_500) in codes
    assert ("33", 1_200) in codes
    assert len(codes) == len(set(codes)) == 6


def test_a_line_goes_to_the_department_that_a_person_has_confirmed(
    server: FakePowerOffice, system: AccountingSystem, place: Place
) -> None:
    lines = tuple(msgspec.structs.replace(line, department="SENTRUM") for line in DAY.lines)
    chosen = system.choices()["department"][0]
    told = msgspec.structs.replace(place, departments={"SENTRUM": chosen.value})
    system.book(msgspec.structs.replace(DAY, lines=lines), told, Z_PDF)
    assert [line["DepartmentId"] for line in server.vouchers[0].body["VoucherLines"]] == [31, 31]
