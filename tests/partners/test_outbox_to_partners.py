"""
The outbox and each accounting system together, over real sockets: what the two make of trouble on the line.

Rule: never twice, never half, never silently missing.
"""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from datakasse.office.delivery.connection import Connection
from datakasse.office.delivery.dispatch import Dispatch
from datakasse.office.delivery.mend import RetryDelivery
from datakasse.office.delivery.systems import Systems
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState, DocumentState
from lab.partners.server import FakePartner, Mishap
from lab.partners.tripletex import FakeTripletex
from tests.office.delivery.outbox import FIRST_DAY, PDF, Office, z_report
from tests.partners.accounting_cases import Case, connected
from tests.partners.case_tripletex import TRIPLETEX
from tests.partners.test_accounting_systems import CASES
from tests.till.shopkeeper import KARI, Shopkeeper


class PartnerOffice(Office):
    """An office whose connection leads to an accounting system's stand-in."""

    def __init__(self, shop: Shopkeeper, case: Case, partner: FakePartner, trust: ssl.SSLContext) -> None:
        self.case = case
        self.partner = partner
        self.trust = trust
        super().__init__(shop)
        they = connected(case, partner, trust)
        place = they.place()
        # What was used once may have become something else by it.
        self.dispatch.systems.secrets(self.kind_name).write(they.secrets.read())
        settings = dict(case.settings)
        self.connect(Connection(1, self.kind_name, settings, place=place, start=FIRST_DAY, on=True))
        partner.asked.clear()

    @property
    def kind_name(self) -> str:
        """What the system is known by here."""
        return self.case.kind(self.trust, self.partner).name

    def take_up(self) -> Dispatch:
        """Return what delivers to the stand-in, and to the system in memory."""
        shop = self.shop
        kinds = [self.theirs.kind(), self.case.kind(self.trust, self.partner)]
        systems = Systems(kinds, shop.shop.keys.secrets, shop.clock.now)
        turn = shop.shop.store.turn("delivery")
        self.dispatch = Dispatch(shop.counter, systems, self.days, z_report, turn, lambda: 0.0)
        return self.dispatch


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    """Each of the systems."""
    return request.param


@pytest.fixture
def at_partner(
    case: Case, closed_shop: Shopkeeper, shared: Path, server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> Iterator[PartnerOffice]:
    """An office that delivers to one of them."""
    partner = case.fake(shared, server_tls)
    partner.open()
    yield PartnerOffice(closed_shop, case, partner, trust)
    partner.close()
    assert partner.complaints == []


def test_days_arrive_once_with_their_reports_whatever_happens_on_the_way(at_partner: PartnerOffice) -> None:
    keys = at_partner.days.close(4)
    for mishap in (Mishap.HANGS_UP_AFTER, Mishap.BROKEN, Mishap.BUSY, Mishap.EXPIRED):
        at_partner.partner.plan(mishap)
    at_partner.deliver_until_done()
    assert [kept.key for kept in at_partner.partner.vouchers] == keys
    assert [kept.documents for kept in at_partner.partner.vouchers] == [[PDF]] * 4
    assert {(row.state, row.document) for row in at_partner.rows()} == {
        (DeliveryState.CONFIRMED, DocumentState.ATTACHED)
    }


def test_credentials_taken_back_in_the_middle_stop_the_line_and_lose_nothing(
    at_partner: PartnerOffice,
) -> None:
    keys = at_partner.days.close(2)
    at_partner.partner.plan(Mishap.REVOKED)
    at_partner.deliver()
    assert at_partner.connection.stopped
    assert at_partner.partner.vouchers == []
    at_partner.partner.revoked = False
    at_partner.change(stopped="")
    at_partner.dispatch.systems.hang_up()
    at_partner.shop.do(RetryDelivery(keys[0]), KARI)
    at_partner.deliver_until_done()
    assert [kept.key for kept in at_partner.partner.vouchers] == keys
    assert at_partner.states() == ["confirmed"] * 2


def test_what_they_refuse_waits_for_a_person_with_their_own_words(at_partner: PartnerOffice) -> None:
    (key,) = at_partner.days.close()
    at_partner.partner.locked_until = FIRST_DAY
    at_partner.deliver()
    row = at_partner.row(key)
    assert row.state is DeliveryState.REFUSED, row.reason
    assert at_partner.partner.said[-1] in row.reason
    assert at_partner.partner.vouchers == []


def test_a_draft_at_tripletex_is_confirmed_once_a_person_has_booked_it(
    closed_shop: Shopkeeper, shared: Path, server_tls: ssl.SSLContext, trust: ssl.SSLContext
) -> None:
    tripletex = FakeTripletex(shared, server_tls)
    tripletex.open()
    office = PartnerOffice(closed_shop, TRIPLETEX, tripletex, trust)
    tripletex.advanced = False
    (key,) = office.days.close()
    office.deliver_until_done()
    assert office.states() == ["refused"]
    assert "kladd" in office.row(key).reason
    (draft,) = tripletex.vouchers
    draft.posted = True
    office.shop.do(RetryDelivery(key), KARI)
    office.deliver_until_done()
    assert office.states() == ["confirmed"]
    assert len(tripletex.vouchers) == 1
    tripletex.close()
    assert tripletex.complaints == []
