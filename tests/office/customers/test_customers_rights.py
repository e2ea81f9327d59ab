"""
What is a customer's by right: her consents as she gave them, and all that is kept of her in her hand.

Law: GDPR art. 7, 15, 20; law.md 5.5.
"""

import msgspec
import pytest

from datakasse.errors.customers.customers import BadConsent
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.customers.hand_out import HandedOut, HandOut, gathered, handed_out_page
from datakasse.office.customers.keep_account import NoteAccountPayment
from datakasse.office.customers.keep_consents import GiveConsent, WithdrawConsent
from datakasse.office.customers.keep_customers import EnterCustomer
from datakasse.trade.people.customer import ConsentPurpose, Customer
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import COFFEE_ORE, KARI, Shopkeeper

NEWS = ConsentPurpose.NEWS


@pytest.fixture
def ada(shop: Shopkeeper) -> str:
    """Her number."""
    return shop.do(EnterCustomer(Customer("", "Ada Lunde", email="ada@example.com")), KARI).number


def test_a_consent_says_when_how_and_to_what_also_after_it_is_taken_back(shop: Shopkeeper, ada: str) -> None:
    given_at = shop.clock.now()
    agreed = shop.do(GiveConsent(ada, NEWS, "på papir", "2026-01"), KARI)
    assert agreed.agrees_to(NEWS)
    assert not agreed.agrees_to(ConsentPurpose.LOYALTY)
    assert shop.last().event == SettingsChanged("consent given", ada)
    shop.clock.forward(days=1)
    [consent] = shop.do(WithdrawConsent(ada, NEWS), KARI).consents
    assert shop.last().event == SettingsChanged("consent withdrawn", ada)
    assert (consent.how, consent.text_version) == ("på papir", "2026-01")
    assert abs((consent.given_at - given_at).total_seconds()) < 1
    assert consent.withdrawn_at is not None
    assert (consent.withdrawn_at - consent.given_at).days == 1


def test_a_new_text_is_a_new_consent_and_the_same_one_is_not(shop: Shopkeeper, ada: str) -> None:
    shop.do(GiveConsent(ada, NEWS, "på papir", "2026-01"), KARI)
    head = shop.head()
    assert len(shop.do(GiveConsent(ada, NEWS, "på papir", "2026-01"), KARI).consents) == 1
    assert shop.head() == head
    consents = shop.do(GiveConsent(ada, NEWS, "på papir", "2026-02"), KARI).consents
    assert [each.text_version for each in consents if each.withdrawn_at is None] == ["2026-02"]
    assert shop.do(WithdrawConsent(ada, ConsentPurpose.LOYALTY), KARI).consents == consents
    shop.refuse(BadConsent, GiveConsent(ada, NEWS, " ", "2026-02"), KARI)


def test_all_that_is_kept_is_handed_out(shop: Shopkeeper, ada: str) -> None:
    shop.do(GiveConsent(ada, NEWS, "på papir", "2026-01"), KARI)
    shop.sell("200", tenders=[Tender(TenderKind.INVOICE, account=ada)])
    shop.do(NoteAccountPayment(ada, 10_00, "faktura-1"), KARI)
    shop.do(HandOut(ada), KARI)
    assert shop.last().event == SettingsChanged("customer's data handed out", ada)
    handed = gathered(shop.counter, ada)
    payment, purchase = handed.movements
    assert (payment.what, payment.reference, payment.amount_ore) == ("payment", "faktura-1", -10_00)
    assert (purchase.what, purchase.receipt, purchase.amount_ore) == ("purchase", 1, COFFEE_ORE)
    assert [(line.article, line.gross_ore) for line in purchase.lines] == [("200", COFFEE_ORE)]
    assert handed.owed_ore == COFFEE_ORE - 10_00
    assert msgspec.json.decode(msgspec.json.encode(handed), type=HandedOut) == handed
    told = " ".join(cell for row in handed_out_page(handed, "1.0").rows for cell in row)
    for said in ("Ada Lunde", "ada@example.com", "nyheter og tilbud", "faktura-1", "01.01.2032"):
        assert said in told
