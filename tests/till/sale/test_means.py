"""What may be paid with: what the shop has said is taken, nothing else; what comes back goes back."""

import pytest

from datakasse.errors.missing_right import MissingRight
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.errors.shop.means import CashHasToBeTaken, NothingToPayWith, VouchersOutstanding
from datakasse.errors.trade.payments import MeansNotTaken
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.shop.set_means import SetMeans
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.till.screen.show_register import show_register
from datakasse.trade.tender import MEANS, MeansOfPayment, Tender, TenderKind
from tests.till.shopkeeper import FRONT, KARI, KIOSK, OLA, Shopkeeper

CASH_AND_CARD = (MeansOfPayment.CASH, MeansOfPayment.CARD)
ALL = tuple(MeansOfPayment)
CASH = Tender(TenderKind.CASH)
COFFEE_ORE = 39_00


def paid(kind: TenderKind, amount_ore: int = COFFEE_ORE, account: str = "") -> Tender:
    """Return a tender."""
    return Tender(kind, amount_ore, account=account)


def offered(shop: Shopkeeper, register: str = FRONT) -> set[TenderKind]:
    """Return what the till offers to whoever is at it."""
    return set(show_register(shop.counter, register, OLA).register.tenders)


def test_every_kind_of_tender_belongs_to_a_means() -> None:
    assert set(MEANS) == set(TenderKind)
    assert set(MEANS.values()) == set(MeansOfPayment)


def test_before_anybody_has_said_everything_is_taken(shop: Shopkeeper) -> None:
    assert offered(shop) == set(TenderKind)
    shop.sell("200", tenders=[paid(TenderKind.VIPPS)])


@pytest.mark.parametrize(
    "kind", [TenderKind.VIPPS, TenderKind.DEPOSIT_SLIP, TenderKind.GIFT_CARD, TenderKind.STORE_CREDIT]
)
def test_what_is_not_taken_is_refused_and_the_basket_stays(kind: TenderKind, shop: Shopkeeper) -> None:
    shop.do(SetMeans("1", CASH_AND_CARD), KARI)
    assert offered(shop) == {TenderKind.CASH, TenderKind.DEBIT_CARD, TenderKind.CREDIT_CARD}
    shop.ring("200")
    shop.refuse(MeansNotTaken, CompleteSale((paid(kind, account="G1"),)))
    shop.refuse(MeansNotTaken, CompleteSale((paid(kind, 1_00, account="G1"), CASH)))
    shop.do(CompleteSale((paid(TenderKind.CREDIT_CARD),)))
    shop.refuse(MeansNotTaken, SellAtOnce((Item("200"),), (paid(kind, account="G1"),)))
    shop.refuse(MeansNotTaken, SellGiftCard("G1", 100_00, (CASH,)))


def test_a_sale_on_account_and_a_gift_card_bought_with_what_is_not_taken(shop: Shopkeeper) -> None:
    shop.do(SetMeans("1", (*CASH_AND_CARD, MeansOfPayment.VOUCHER)), KARI)
    on_account = Tender(TenderKind.INVOICE, account="77")
    shop.refuse(MeansNotTaken, SellAtOnce((Item("200"),), (on_account,)))
    shop.refuse(MeansNotTaken, SellGiftCard("G1", 100_00, (paid(TenderKind.VIPPS, 100_00),)))
    shop.do(SellGiftCard("G1", 100_00, (CASH,)))
    shop.sell("200", tenders=[paid(TenderKind.GIFT_CARD, account="G1")])


def test_what_comes_back_is_paid_back_as_it_was_paid_though_that_is_no_longer_taken(shop: Shopkeeper) -> None:
    with_vipps = shop.sell("200", tenders=[paid(TenderKind.VIPPS)]).receipt
    with_card = shop.sell("200", tenders=[paid(TenderKind.CREDIT_CARD)]).receipt
    shop.do(SetMeans("1", CASH_AND_CARD), KARI)
    shop.do(TakeReturn(with_vipps, reason="kald"))
    assert TenderKind.VIPPS in offered(shop)
    shop.ring("200", "200")  # Now the customer pays, and with what is taken.
    assert TenderKind.VIPPS not in offered(shop)
    shop.refuse(MeansNotTaken, CompleteSale((paid(TenderKind.VIPPS),)))
    shop.do(AbortSale())
    shop.do(TakeReturn(with_vipps, reason="kald"))
    shop.refuse(MeansNotTaken, CompleteSale((paid(TenderKind.STORE_CREDIT, -COFFEE_ORE),)))
    shop.do(CompleteSale((paid(TenderKind.VIPPS, -COFFEE_ORE),)))
    shop.do(SetMeans("1", (MeansOfPayment.CASH, MeansOfPayment.VIPPS)), KARI)
    assert offered(shop) == {TenderKind.CASH, TenderKind.VIPPS}
    shop.do(TakeReturn(with_card, reason="kald"))
    assert offered(shop) == {
        TenderKind.CASH,
        TenderKind.VIPPS,
        TenderKind.DEBIT_CARD,
        TenderKind.CREDIT_CARD,
    }
    shop.do(CompleteSale((paid(TenderKind.DEBIT_CARD, -COFFEE_ORE),)))


@pytest.mark.law("law.md 4.12")
def test_cash_cannot_be_taken_away(shop: Shopkeeper) -> None:
    before = shop.head()
    shop.refuse(CashHasToBeTaken, SetMeans("1", (MeansOfPayment.CARD,)), KARI)
    assert shop.head() == before


@pytest.mark.law("KSF-2-2-c")
def test_a_register_without_cash_keeps_something_to_be_paid_with(shop: Shopkeeper) -> None:
    assert TenderKind.CASH not in offered(shop, KIOSK)
    shop.refuse(NothingToPayWith, SetMeans("1", (MeansOfPayment.CASH, MeansOfPayment.INVOICE)), KARI)


def test_gift_cards_stay_while_customers_have_money_on_them(shop: Shopkeeper) -> None:
    shop.do(SellGiftCard("G1", 39_00, (CASH,)))
    shop.refuse(VouchersOutstanding, SetMeans("1", CASH_AND_CARD), KARI)
    shop.sell("200", tenders=[paid(TenderKind.GIFT_CARD, account="G1")])
    shop.do(SetMeans("1", CASH_AND_CARD), KARI)


def test_the_journal_has_what_was_taken_and_what_is(shop: Shopkeeper) -> None:
    shop.do(SetMeans("1", tuple(reversed(CASH_AND_CARD))), KARI)
    shop.do(SetMeans("1", CASH_AND_CARD), KARI)
    events = [record.event for record in shop.entries() if isinstance(record.event, SettingsChanged)]
    [told] = [event.subject for event in events if event.what == "means of payment"]
    everything = "kontanter, kort, Vipps, gavekort og tilgodelapper, pantelapper, kjøp på faktura"
    assert told == f"1: fra {everything} til kontanter, kort"
    shop.refuse(UnknownLocation, SetMeans("99", ALL), KARI)
    shop.refuse(MissingRight, SetMeans("1", ALL))
