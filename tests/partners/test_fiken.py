"""
What is Fiken's own: two sides with VAT in one of them, two ways in, one request at a time.

Source: integrations.md 2.4.
"""

import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from datakasse.bookkeeping.voucher import DayVoucher, Line
from datakasse.office.delivery.accounting_system import NotBooked, Place, Trouble
from datakasse.partners.accounting.fiken_voucher import PREFIX, TEXT_MAX, body, description, nets_ore
from lab.partners.chart import vat_on_net_ore
from lab.partners.fiken import CLIENT, CODE, COMPANY, PERSONAL, FakeFiken
from lab.partners.server import Mishap
from tests.partners.accounting_cases import (
    DAY,
    GOLDEN_DAY,
    NOW,
    Z_PDF,
    Connected,
    MemorySecrets,
    connected,
    day_voucher,
    day_vouchers,
    sold,
)
from tests.partners.case_fiken import FIKEN, kind


@pytest.fixture
def fake(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeFiken]:
    """A company at Fiken."""
    partner = FakeFiken(shared, server_tls)
    partner.open()
    yield partner
    partner.close()


@pytest.fixture
def they(fake: FakeFiken, trust: ssl.SSLContext) -> Iterator[Connected]:
    """It, connected."""
    yield connected(FIKEN, fake, trust)
    assert fake.complaints == []


def let_in_with(fake: FakeFiken, trust: ssl.SSLContext, **secrets: str) -> Connected:
    """Connect with other credentials than usual."""
    kept = MemorySecrets(dict(secrets))
    system = kind(trust, fake).open(kept, {"company": COMPANY, "redirect_uri": "https://kasse/"}, lambda: NOW)
    return Connected(FIKEN, fake, kept, system)


def test_a_personal_token_is_enough(fake: FakeFiken, trust: ssl.SSLContext) -> None:
    they = let_in_with(fake, trust, token=PERSONAL)
    they.deliver(GOLDEN_DAY, they.place())
    assert FIKEN.login not in fake.asked
    fake.revoked = True
    with pytest.raises(NotBooked) as told:
        they.system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.LOCKED_OUT
    assert PERSONAL not in told.value.reason


def test_a_code_is_exchanged_once_and_what_it_gave_is_kept(fake: FakeFiken, trust: ssl.SSLContext) -> None:
    fake.rotates = True
    they = let_in_with(fake, trust, client_id=CLIENT[0], client_secret=CLIENT[1], code=CODE)
    assert "Bakeriet AS" in they.system.who()
    assert (they.secrets.kept["code"], they.secrets.kept["refresh_token"]) == ("", fake.refresh)
    fake.expire()
    first = fake.refresh
    they.system.who()
    assert they.secrets.kept["refresh_token"] == fake.refresh != first
    again = let_in_with(fake, trust, client_id=CLIENT[0], client_secret=CLIENT[1], code=CODE)
    with pytest.raises(NotBooked, match="invalid_grant") as told:
        again.system.who()
    assert told.value.trouble is Trouble.LOCKED_OUT


def test_without_any_key_nobody_is_asked(fake: FakeFiken, trust: ssl.SSLContext) -> None:
    with pytest.raises(NotBooked) as told:
        let_in_with(fake, trust).system.who()
    assert told.value.trouble is Trouble.LOCKED_OUT
    assert fake.asked == []


def test_the_only_company_need_not_be_chosen(fake: FakeFiken, trust: ssl.SSLContext) -> None:
    system = kind(trust, fake).open(MemorySecrets({"token": PERSONAL}), {}, lambda: NOW)
    assert system.who() == "Bakeriet AS (974760673)"
    assert system.find(GOLDEN_DAY) is None


def test_of_several_companies_one_has_to_be_chosen(fake: FakeFiken, trust: ssl.SSLContext) -> None:
    fake.companies.append({"name": "Kaffebaren AS", "slug": "kaffebaren-as"})
    system = kind(trust, fake).open(MemorySecrets({"token": PERSONAL}), {}, lambda: NOW)
    assert system.who() == "Kari Baker"
    assert [choice.value for choice in system.choices()["company"]] == [COMPANY, "kaffebaren-as"]
    with pytest.raises(NotBooked, match="Velg hvilket firma") as told:
        system.find(GOLDEN_DAY)
    assert told.value.trouble is Trouble.REFUSED


@pytest.mark.parametrize("company", ["../user", "a/b?c=d#e", "blåbær as"])
def test_a_company_is_never_another_address(fake: FakeFiken, trust: ssl.SSLContext, company: str) -> None:
    system = kind(trust, fake).open(MemorySecrets({"token": PERSONAL}), {"company": company}, lambda: NOW)
    with pytest.raises(NotBooked):
        system.who()
    assert "GET /user" not in fake.asked


def test_many_who_ask_are_asked_for_one_at_a_time(they: Connected) -> None:
    with ThreadPoolExecutor(8) as people:
        asked = [people.submit(they.system.accounts) for _ in range(16)]
    assert len({len(accounts.result()) for accounts in asked}) == 1


def test_the_control_two_lines_at_once_are_noticed(fake: FakeFiken, trust: ssl.SSLContext) -> None:
    fake.plan(Mishap.SLOW, "GET /companies")
    systems = [kind(trust, fake).open(MemorySecrets({"token": PERSONAL}), {}, lambda: NOW) for _ in range(4)]
    with ThreadPoolExecutor(4) as people:
        asked = [people.submit(system.who) for system in systems]
    assert all(who.done() for who in asked)
    assert any("two at a time" in complaint for complaint in fake.complaints)


def test_a_voucher_is_found_on_any_page(they: Connected, fake: FakeFiken) -> None:
    place = they.place()
    for number in range(100, 205):
        they.system.book(day_voucher(*GOLDEN_DAY.lines, z_number=number), place, Z_PDF)
    they.deliver(GOLDEN_DAY, place)
    found = they.system.find(GOLDEN_DAY)
    assert found is not None
    assert found.number == str(len(fake.vouchers)) == "106"


def test_one_that_was_cancelled_there_is_not_found(they: Connected, fake: FakeFiken) -> None:
    fake.cancelled.add(they.deliver(GOLDEN_DAY, they.place()).their_id)
    assert they.system.find(GOLDEN_DAY) is None


def test_the_same_voucher_twice_is_for_a_person(they: Connected) -> None:
    place = they.place()
    they.system.book(GOLDEN_DAY, place, Z_PDF)
    with pytest.raises(NotBooked, match="2 ganger"):
        they.system.book(GOLDEN_DAY, place, Z_PDF)


@pytest.mark.parametrize("mishap", [Mishap.HANGS_UP_AFTER, Mishap.BROKEN, Mishap.BUSY])
def test_booked_but_not_seen_is_unknown(they: Connected, fake: FakeFiken, mishap: Mishap) -> None:
    place = they.place()
    fake.plan(mishap, FIKEN.looks)
    with pytest.raises(NotBooked) as told:
        they.system.book(GOLDEN_DAY, place, Z_PDF)
    assert told.value.trouble is Trouble.UNKNOWN
    they.deliver(GOLDEN_DAY, place)
    assert len(fake.vouchers) == 1


def test_a_group_with_more_returns_than_sales_changes_side_and_loses_its_vat() -> None:
    voucher = day_voucher(sold("3000", "3", 10_000, 2_500), Line("1900", "Kontant", -12_500))
    assert _lines(voucher) == [
        {"amount": 10_000, "debitAccount": "3000", "debitVatCode": 3},
        {"amount": 12_500, "creditAccount": "1900"},
    ]


@pytest.mark.parametrize("halves_up", [True, False])
def test_every_day_balances_whichever_way_fiken_rounds(
    they: Connected, fake: FakeFiken, halves_up: bool
) -> None:
    fake.halves_up = halves_up
    place = they.place()

    @settings(max_examples=15)
    @given(day_vouchers())
    def holds(voucher: DayVoucher) -> None:
        fake.vouchers.clear()
        they.system.book(voucher, place, Z_PDF)

    holds()


@given(st.integers(1, 10**9), st.sampled_from([0, 1_111, 1_200, 1_500, 2_500]))
def test_amounts_without_vat_come_to_the_amount_with_it(gross_ore: int, rate_bp: int) -> None:
    nets = nets_ore(gross_ore, rate_bp)
    assert 1 <= len(nets) <= 3
    assert all(net > 0 for net in nets)
    for half in (0, 1):
        vat = [(net * rate_bp * 2 + 10_000 - half) // 20_000 for net in nets]
        assert sum(nets) + sum(vat) == gross_ore


def test_the_control_what_is_rounded_per_receipt_does_not_always_balance_by_itself() -> None:
    assert vat_on_net_ore(6, "3") + 6 != 7
    assert nets_ore(7, 2_500) == [5, 1]


@given(st.text(max_size=400))
def test_a_description_fits_and_keeps_its_key(text: str) -> None:
    voucher = DayVoucher("KASSE-1-Z-000042", "KASSE-1", 42, DAY, text, (), 0, 1, 2)
    told = description(voucher)
    assert len(PREFIX + told) <= TEXT_MAX
    assert told.split()[-1] == voucher.key


def _lines(voucher: DayVoucher) -> object:
    (entry,) = body(voucher, Place({}, {}))["journalEntries"]
    return entry["lines"]
