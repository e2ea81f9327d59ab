"""An article that is re-marked or taken off sale before it is paid is judged by what it is at the payment."""

from datetime import UTC, datetime

import msgspec
import pytest

from datakasse.errors.till.sale import (
    AgeNoLongerConfirmed,
    AgeNotConfirmed,
    DiscountNoLongerAllowed,
    HandedOverTooLate,
)
from datakasse.office.catalogue.change_article import ChangeArticle
from datakasse.office.catalogue.take_off_sale import TakeOffSale
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.shop.sale_hours import Restriction
from tests.till.shopkeeper import CASH, KARI, Shopkeeper

PAY = CompleteSale((CASH,))
COFFEE, BEER = "200", "502"
EVENING = datetime(2026, 3, 2, 19, 30, tzinfo=UTC)


def mark(shop: Shopkeeper, number: str, **changes: object) -> None:
    """Have the manager change an article, as it is on record."""
    with shop.counter.store.read() as books:
        article = books.article_on_record(number)
    assert article is not None
    shop.do(ChangeArticle(msgspec.structs.replace(article, **changes)), KARI)


@pytest.mark.law("law.md 4.13")
def test_what_has_become_beer_is_not_handed_over_in_the_evening(shop: Shopkeeper) -> None:
    shop.ring(COFFEE)
    mark(shop, COFFEE, restriction=Restriction.BEER_SHOP)
    shop.clock.moment = EVENING
    refusal = shop.refuse(HandedOverTooLate, PAY)
    assert refusal.facts["lines"] == "1"


@pytest.mark.law("law.md 4.13")
def test_what_is_no_longer_beer_is_handed_over(shop: Shopkeeper) -> None:
    shop.do(AddArticle(BEER, age_confirmed=True))
    mark(shop, BEER, restriction=Restriction.NONE)
    shop.clock.moment = EVENING
    assert shop.do(PAY).gross_ore == 41_90


@pytest.mark.law("law.md 4.13")
def test_beer_that_was_taken_off_sale_is_still_beer(shop: Shopkeeper) -> None:
    shop.do(AddArticle(BEER, age_confirmed=True))
    shop.do(TakeOffSale(BEER), KARI)
    shop.clock.moment = EVENING
    assert shop.refuse(HandedOverTooLate, PAY).facts["names"] == "Øl, ta med"


def test_what_was_taken_off_sale_and_is_eaten_is_paid_for(shop: Shopkeeper) -> None:
    shop.ring(COFFEE)
    shop.do(ParkBasket())
    shop.do(TakeOffSale(COFFEE), KARI)
    shop.do(ResumeBasket(shop.state().parked[0].basket.basket_id))
    assert shop.do(PAY).gross_ore == 39_00


@pytest.mark.law("law.md 4.13")
def test_an_age_limit_that_came_meanwhile_is_asked_for(shop: Shopkeeper) -> None:
    """Removed and rung up anew, the question comes; and once it is answered, the sale goes on."""
    shop.ring(COFFEE)
    mark(shop, COFFEE, age_limit=18)
    refusal = shop.refuse(AgeNoLongerConfirmed, PAY)
    assert refusal.facts == {"names": "Kaffe, svart", "age": 18, "born": "02.03.2008", "lines": "1"}
    shop.do(RemoveLine(1))
    shop.refuse(AgeNotConfirmed, AddArticle(COFFEE))
    shop.do(AddArticle(COFFEE, age_confirmed=True))
    assert shop.do(PAY).gross_ore == 39_00


@pytest.mark.law("law.md 4.13")
def test_a_buyer_who_was_asked_for_as_much_is_not_asked_again(shop: Shopkeeper) -> None:
    shop.do(AddArticle(BEER, age_confirmed=True))
    shop.ring(COFFEE)
    mark(shop, COFFEE, age_limit=18)
    shop.do(PAY)


@pytest.mark.law("law.md 4.13")
def test_a_higher_limit_than_the_one_asked_for_is_a_new_question(shop: Shopkeeper) -> None:
    shop.do(AddArticle(BEER, age_confirmed=True))
    mark(shop, BEER, age_limit=20)
    assert shop.refuse(AgeNoLongerConfirmed, PAY).facts["age"] == 20


@pytest.mark.law("law.md 4.13")
def test_what_comes_back_confirms_nobodys_age(shop: Shopkeeper) -> None:
    """Beer is taken back from one, and sold to another, in one basket."""
    shop.do(AddArticle(BEER, age_confirmed=True))
    shop.do(PAY)
    shop.print_out()
    shop.shut_drawer()
    shop.do(TakeReturn(1, reason="flat"))
    shop.refuse(AgeNotConfirmed, AddArticle(BEER))


@pytest.mark.law("law.md 4.14")
@pytest.mark.parametrize("line_id", [1, None], ids=["on the line", "on the sale"])
def test_what_has_become_tobacco_is_not_sold_at_a_discount(shop: Shopkeeper, line_id: int | None) -> None:
    """Rung up anew it is at its price, and the attempt is in the journal."""
    shop.ring(COFFEE)
    shop.do(AddArticle(COFFEE, age_confirmed=True))
    shop.do(GiveDiscount(share_bp=1_000, reason="stamkunde", line_id=line_id))
    mark(shop, COFFEE, discountable=False)
    head = shop.head()
    refusal = shop.refuse(DiscountNoLongerAllowed, PAY)
    assert refusal.facts["lines"] == ("1" if line_id else "1,2")
    assert shop.kinds(from_number=head + 1) == ["attempt_refused"]
    for line in str(refusal.facts["lines"]).split(","):
        shop.do(RemoveLine(int(line)))
        shop.ring(COFFEE)
    assert shop.do(PAY).gross_ore == 78_00


def test_without_a_discount_it_is_sold(shop: Shopkeeper) -> None:
    shop.ring(COFFEE)
    mark(shop, COFFEE, discountable=False)
    assert shop.do(PAY).gross_ore == 39_00
