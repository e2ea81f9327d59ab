"""What Visma eAccounting does unlike the others: tokens that rotate, VAT in its own rows, pages."""

import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import pytest

from datakasse.office.delivery.accounting_system import NotBooked, Place, Trouble
from lab.partners.server import Mishap
from lab.partners.visma_eaccounting import CODE, FIRST_REFRESH, FakeVismaEAccounting
from tests.partners.accounting_cases import (
    DAY,
    GOLDEN_DAY,
    NOW,
    Z_PDF,
    Connected,
    MemorySecrets,
    connected,
    day_voucher,
)
from tests.partners.case_visma_eaccounting import VISMA_EACCOUNTING


@pytest.fixture
def server(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeVismaEAccounting]:
    """eAccounting, open; when the test is over, everything that went either way was as described."""
    partner = FakeVismaEAccounting(shared, server_tls)
    partner.open()
    yield partner
    partner.close()
    assert partner.complaints == []


@pytest.fixture
def they(server: FakeVismaEAccounting, trust: ssl.SSLContext) -> Connected:
    """The system, connected."""
    return connected(VISMA_EACCOUNTING, server, trust)


def test_a_new_refresh_token_is_kept_before_the_access_token_is_used(
    server: FakeVismaEAccounting, trust: ssl.SSLContext
) -> None:
    requests_when_kept: list[list[str]] = []

    class Watching(MemorySecrets):
        """Secrets that see what had been asked for when they were written."""

        def write(self, changed: Mapping[str, str]) -> None:
            requests_when_kept.append(list(server.asked))
            super().write(changed)

    secrets = Watching(dict(VISMA_EACCOUNTING.secrets))
    system = VISMA_EACCOUNTING.kind(trust, server).open(secrets, {}, lambda: NOW)
    system.who()
    assert requests_when_kept == [["POST /connect/token"]]
    assert secrets.kept["refresh_token"] == server.refresh != FIRST_REFRESH


def test_a_refresh_token_that_cannot_be_kept_is_not_used(
    server: FakeVismaEAccounting, trust: ssl.SSLContext
) -> None:
    class Full(MemorySecrets):
        """Secrets on a disk that is full."""

        def write(self, changed: Mapping[str, str]) -> None:
            del changed
            raise OSError("no space left")

    system = VISMA_EACCOUNTING.kind(trust, server).open(
        Full(dict(VISMA_EACCOUNTING.secrets)), {}, lambda: NOW
    )
    with pytest.raises(OSError, match="no space left"):
        system.who()
    assert server.asked == ["POST /connect/token"]


def test_each_renewal_takes_the_token_that_came_last(server: FakeVismaEAccounting, they: Connected) -> None:
    for _ in range(3):
        they.system.who()
        server.expire()
    they.system.who()
    assert they.secrets.kept["refresh_token"] == server.refresh == "lab-refresh-4"


def test_a_restart_goes_on_with_the_token_that_was_kept(
    server: FakeVismaEAccounting, they: Connected, trust: ssl.SSLContext
) -> None:
    they.system.who()
    again = VISMA_EACCOUNTING.kind(trust, server).open(they.secrets, {}, lambda: NOW)
    assert "Bakeriet" in again.who()


def test_a_spent_refresh_token_is_for_the_owner(
    server: FakeVismaEAccounting, they: Connected, trust: ssl.SSLContext
) -> None:
    they.system.who()
    with pytest.raises(NotBooked, match="invalid_grant") as refused:
        connected(VISMA_EACCOUNTING, server, trust).system.who()
    assert refused.value.trouble is Trouble.LOCKED_OUT


def test_a_code_from_the_owners_login_is_exchanged_once(
    server: FakeVismaEAccounting, trust: ssl.SSLContext
) -> None:
    they = connected(VISMA_EACCOUNTING, server, trust, code=CODE, refresh_token="")
    they.system.who()
    assert (they.secrets.kept["code"], they.secrets.kept["refresh_token"]) == ("", "lab-refresh-1")
    server.expire()
    assert "Bakeriet" in they.system.who()


def test_without_a_key_nobody_is_asked(server: FakeVismaEAccounting, trust: ssl.SSLContext) -> None:
    with pytest.raises(NotBooked) as refused:
        connected(VISMA_EACCOUNTING, server, trust, refresh_token="").system.who()
    assert refused.value.trouble is Trouble.LOCKED_OUT
    assert server.asked == []


def test_the_registers_vat_stands_there_to_the_ore(server: FakeVismaEAccounting, they: Connected) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    rows = {str(row["AccountNumber"]): row for row in server.vouchers[0].body["Rows"]}
    assert rows["2701"]["CreditAmount"] == 299.97
    assert rows["3030"]["CreditAmount"] == 1999.73


def test_returns_that_outweigh_sales_change_side(server: FakeVismaEAccounting, they: Connected) -> None:
    turned = [
        msgspec.structs.replace(line, net_ore=-line.net_ore, vat_ore=-line.vat_ore)
        for line in GOLDEN_DAY.lines
    ]
    they.deliver(day_voucher(*turned), they.place())
    rows = {str(row["AccountNumber"]): row for row in server.vouchers[0].body["Rows"]}
    assert rows["2701"]["DebitAmount"] == 299.97
    assert rows["1900"]["CreditAmount"] == 1300


def test_a_vat_account_without_a_place_is_told_before_anything_is_sent(
    server: FakeVismaEAccounting, they: Connected
) -> None:
    place = they.place()
    accounts = {number: account for number, account in place.accounts.items() if number != "2701"}
    with pytest.raises(NotBooked, match="konto 2701") as refused:
        they.system.book(GOLDEN_DAY, Place(accounts, place.vat_types), Z_PDF)
    assert refused.value.trouble is Trouble.REFUSED
    assert "POST /attachments" not in server.asked


@pytest.mark.parametrize("filters", [True, False], ids=["filter taken", "filter refused"])
def test_a_voucher_is_found_on_any_page_with_a_filter_or_without(
    server: FakeVismaEAccounting, they: Connected, *, filters: bool
) -> None:
    place = they.place()
    for number in range(60, 70):
        they.deliver(day_voucher(*GOLDEN_DAY.lines, z_number=number), place)
    they.deliver(GOLDEN_DAY, place)
    server.takes_filters, server.page_max = filters, 3
    found = they.system.find(GOLDEN_DAY)
    assert found is not None
    assert (found.number, found.day, found.documented) == ("V11", DAY, True)


def test_a_list_that_cannot_be_turned_is_no_proof_that_a_voucher_is_not_there(
    server: FakeVismaEAccounting, they: Connected
) -> None:
    place = they.place()
    for number in range(60, 64):
        they.deliver(day_voucher(*GOLDEN_DAY.lines, z_number=number), place)
    server.turns_pages, server.page_max = False, 3
    with pytest.raises(NotBooked, match="blar ikke") as told:
        they.system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.LATER


@pytest.mark.parametrize(
    ("mishap", "left"), [(Mishap.CONFLICT, 0), (Mishap.BUSY, 0), (Mishap.BROKEN, 1), (None, 0)]
)
def test_a_document_of_a_voucher_that_is_surely_not_booked_is_taken_away(
    server: FakeVismaEAccounting, they: Connected, mishap: Mishap | None, left: int
) -> None:
    place = they.place()
    if mishap is None:
        server.locked_until = DAY
    else:
        server.plan(mishap)
    with pytest.raises(NotBooked):
        they.deliver(GOLDEN_DAY, place)
    assert len(server.attachments) == left


def test_a_voucher_that_a_person_took_the_document_from_gets_it_again(
    server: FakeVismaEAccounting, they: Connected
) -> None:
    they.deliver(GOLDEN_DAY, they.place())
    server.vouchers[0].documents.clear()
    server.vouchers[0].body.pop("Attachments")
    found = they.system.find(GOLDEN_DAY)
    assert found is not None
    assert not found.documented
    they.system.attach(found, Z_PDF)
    assert server.vouchers[0].documents == [Z_PDF.pdf]


def test_an_account_is_told_once_with_the_code_that_is_booked_on_it(they: Connected) -> None:
    accounts = they.system.accounts()
    assert len({account.number for account in accounts}) == len(accounts)
    by_number = {account.number: account for account in accounts}
    assert (by_number["3030"].vat_code, by_number["1900"].vat_code) == ("31", "")
    assert (by_number["1920"].open, by_number["1900"].open) == (False, True)


def test_a_line_goes_to_the_cost_centre_that_a_person_has_confirmed(
    server: FakeVismaEAccounting, they: Connected
) -> None:
    lines = tuple(msgspec.structs.replace(line, department="SENTRUM") for line in GOLDEN_DAY.lines)
    place = they.place()
    chosen = they.system.choices()["department"][0]
    told = Place(place.accounts, place.vat_types, {"SENTRUM": chosen.value})
    they.deliver(msgspec.structs.replace(GOLDEN_DAY, lines=lines), told)
    assert server.vouchers[0].body["Rows"][0]["CostCenterItemId1"] == chosen.value
