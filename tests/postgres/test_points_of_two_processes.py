"""Points of one customer, spent and earned at the registers of two server processes at the same moment."""

import pytest

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.customers.points import PointsTooFew
from datakasse.journal.events.basket import SaleDiscounted
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.customers.keep_consents import GiveConsent
from datakasse.office.customers.keep_customers import EnterCustomer
from datakasse.office.customers.points_terms import SetPointsTerms
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.day.start_stop import Start
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.choose_customer import ChooseCustomer
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.lay_points import LayPoints
from datakasse.till.sale.ring_up import AddArticle
from datakasse.trade.people.customer import ConsentPurpose, Customer
from datakasse.trade.pricing.discount import Discount
from datakasse.trade.pricing.points import LaidPoints, PointsMoved, PointsTerms
from tests.postgres.pair import LONG_S, Held, Pair, against
from tests.shop import BACK, FRONT
from tests.till.shopkeeper import CASH, COFFEE_ORE, KARI, OLA

ADA = "1001"
EARNED = COFFEE_ORE // 10_00
TOO_FEW = -1


@pytest.fixture
def open_pair(pair: Pair) -> Pair:
    """Both registers are open, and Ada has the points of one coffee."""
    for counter, at in ((pair.one, FRONT), (pair.other, BACK)):
        counter.carry_out(at, "", Start()).result(LONG_S)
        counter.carry_out(at, OLA, SignOn(pin_is_right=True)).result(LONG_S)
        counter.carry_out(at, OLA, DeclareFloat(1_000_00)).result(LONG_S)
    pair.one.carry_out(FRONT, KARI, SetPointsTerms(PointsTerms(10_00, 10_00))).result(LONG_S)
    pair.one.carry_out(FRONT, KARI, EnterCustomer(Customer(ADA, "Ada Lunde"))).result(LONG_S)
    consent = GiveConsent(ADA, ConsentPurpose.LOYALTY, "på papir", "1")
    pair.one.carry_out(FRONT, KARI, consent).result(LONG_S)
    pair.one.carry_out(FRONT, OLA, buy).result(LONG_S)
    return pair


def ring(point: CashPoint) -> None:
    AddArticle("200")(point)
    ChooseCustomer(ADA)(point)


def buy(point: CashPoint) -> int:
    """Buy a coffee and earn by it; returns the balance that its receipt says."""
    ring(point)
    CompleteSale((CASH,))(point)
    sold = next(each.event for each in point.books.recent_sales(point.register.register_id, 1))
    assert isinstance(sold, SaleCompleted)
    (moved,) = sold.sale.points or (PointsMoved(ADA, -1),)
    return moved.balance


def lay(point: CashPoint) -> int:
    """Lay all her points in a sale."""
    ring(point)
    try:
        LayPoints()(point)
    except PointsTooFew:
        return TOO_FEW
    return EARNED


def spend(point: CashPoint) -> int:
    """Spend all that she had, laid in both sales as if no sale held any."""
    ring(point)
    basket = point.basket
    assert basket is not None
    laid = Discount(EARNED * 10_00, points=LaidPoints(EARNED, 10_00))
    point.record(SaleDiscounted(basket.basket_id, laid))
    try:
        CompleteSale((CASH,))(point)
    except PointsTooFew:
        return TOO_FEW
    return EARNED


def balance(pair: Pair) -> int:
    with pair.one.store.read() as books:
        return books.points_balance(ADA)


def test_of_two_sales_that_want_them_at_once_one_holds_them(open_pair: Pair) -> None:
    """The second one waits until the first is in the journal, and finds them held."""

    def by_the_other() -> int:
        return open_pair.other.carry_out(BACK, OLA, lay).result(LONG_S)

    assert against(open_pair, Held(lay), OLA, by_the_other) == (EARNED, TOO_FEW)
    assert balance(open_pair) == EARNED


def test_no_point_is_spent_twice_by_two_that_sell_at_once(open_pair: Pair) -> None:
    """Whatever lay in their sales: her row is locked before her balance is read."""

    def by_the_other() -> int:
        return open_pair.other.carry_out(BACK, OLA, spend).result(LONG_S)

    assert against(open_pair, Held(spend), OLA, by_the_other) == (EARNED, TOO_FEW)
    assert balance(open_pair) == (COFFEE_ORE - EARNED * 10_00) // 10_00 == 0


def test_two_that_earn_at_once_each_say_the_balance_after_theirs(open_pair: Pair) -> None:
    def by_the_other() -> int:
        return open_pair.other.carry_out(BACK, OLA, buy).result(LONG_S)

    assert against(open_pair, Held(buy), OLA, by_the_other) == (2 * EARNED, 3 * EARNED)
    assert balance(open_pair) == 3 * EARNED
