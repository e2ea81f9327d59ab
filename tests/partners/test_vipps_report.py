"""Vipps reports against a stand-in made from the description: pages, days, tokens, and a bad line."""

import ssl
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.vipps_report import VippsReport
from lab.partners.server import Mishap
from lab.partners.vipps_report import (
    ACCOUNT,
    CLIENT_ID,
    CLIENT_SECRET,
    LEDGER,
    MERCHANT,
    SUBSCRIPTION_KEY,
    FakeVippsReport,
)
from tests.partners.accounting_cases import IMPATIENCE

SECRETS = {
    "client_id": CLIENT_ID,
    "client_secret": CLIENT_SECRET,
    "subscription_key": SUBSCRIPTION_KEY,
    "merchant_serial_number": MERCHANT,
}
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


@pytest.fixture
def vipps(shared: Path, server_tls: ssl.SSLContext) -> Iterator[FakeVippsReport]:
    """Vipps, with two payouts in November and one before; all that went either way was as described."""
    partner = FakeVippsReport(shared, server_tls)
    for day, kroner in ((date(2026, 10, 30), 50), (date(2026, 11, 2), 100), (date(2026, 11, 3), 200)):
        for number in range(3):
            partner.enter(day, "capture", kroner * 100, f"kasse1-{day.day}-{number}")
        partner.enter(day, "fees-retained", -kroner)
        partner.pay_out(day)
    partner.open()
    yield partner
    partner.close()
    assert partner.complaints == []


def _reports(partner: FakeVippsReport, trust: ssl.SSLContext, **secrets: str) -> VippsReport:
    return VippsReport(
        {**SECRETS, **secrets},
        lambda: datetime(2026, 12, 1, 6, tzinfo=UTC),
        "0.1.0",
        address=partner.address,
        trust=trust,
        patience=IMPATIENCE,
    )


@pytest.fixture
def reports(vipps: FakeVippsReport, trust: ssl.SSLContext) -> VippsReport:
    """What talks to it."""
    return _reports(vipps, trust)


def test_a_month_of_payouts_is_fetched_page_by_page(reports: VippsReport) -> None:
    (ledger,) = reports.ledgers()
    assert (ledger.ledger, ledger.account, ledger.places) == (LEDGER, ACCOUNT, (f"NO:{MERCHANT}",))
    payouts = reports.payouts(LEDGER, FIRST, LAST)
    assert [(each.day.day, each.gross_ore, each.fee_ore, each.other_ore) for each in payouts] == [
        (2, 300_00, 100, 0),
        (3, 600_00, 200, 0),
    ]
    assert payouts[0].lines[1].reference == "kasse1-2-1"


def test_days_that_are_not_told_yet_end_what_can_be_had(vipps: FakeVippsReport, reports: VippsReport) -> None:
    vipps.closed_to = date(2026, 11, 2)
    assert [each.day.day for each in reports.payouts(LEDGER, FIRST, LAST)] == [2]
    assert sum("2026-11-04" in asked.raw_path for asked in vipps.heard) == 0


def test_a_token_that_is_no_longer_taken_is_renewed_once(
    vipps: FakeVippsReport, reports: VippsReport
) -> None:
    vipps.plan(Mishap.EXPIRED)
    assert len(reports.payouts(LEDGER, FIRST, LAST)) == 2
    assert vipps.asked.count("POST /accesstoken/get") == 2


@pytest.mark.parametrize(
    ("mishap", "trouble"),
    [
        (Mishap.BUSY, Trouble.LATER),
        (Mishap.BROKEN, Trouble.LATER),
        (Mishap.HANGS_UP_BEFORE, Trouble.LATER),
        (Mishap.HANGS_UP_AFTER, Trouble.LATER),
        (Mishap.SILENT, Trouble.LATER),
        (Mishap.ODD, Trouble.LATER),
        (Mishap.ELSEWHERE, Trouble.REFUSED),
        (Mishap.CONFLICT, Trouble.REFUSED),
        (Mishap.REVOKED, Trouble.LOCKED_OUT),
    ],
)
def test_what_goes_wrong_is_told_and_can_be_asked_again(
    vipps: FakeVippsReport, reports: VippsReport, mishap: Mishap, trouble: Trouble
) -> None:
    vipps.plan(mishap)
    with pytest.raises(NotBooked) as told:
        reports.payouts(LEDGER, FIRST, LAST)
    assert told.value.trouble is trouble
    vipps.revoked = False
    assert len(reports.payouts(LEDGER, FIRST, LAST)) == 2


def test_a_slow_answer_is_waited_for(vipps: FakeVippsReport, reports: VippsReport) -> None:
    vipps.plan(Mishap.SLOW)
    assert len(reports.payouts(LEDGER, FIRST, LAST)) == 2


def test_wrong_keys_lock_out_and_are_never_told(vipps: FakeVippsReport, trust: ssl.SSLContext) -> None:
    wrong = _reports(vipps, trust, client_secret="feil-nøkkel-0001".replace("ø", "o"))
    with pytest.raises(NotBooked) as told:
        wrong.ledgers()
    assert told.value.trouble is Trouble.LOCKED_OUT
    assert "feil-nokkel-0001" not in told.value.reason


def test_vipps_is_told_who_asks(vipps: FakeVippsReport, reports: VippsReport) -> None:
    reports.ledgers()
    headers = vipps.heard[-1].headers
    assert (headers["vipps-system-name"], headers["vipps-system-version"]) == ("datakasse", "0.1.0")
    assert len(headers["vipps-system-plugin-name"]) <= 30
