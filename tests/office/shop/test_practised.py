"""Each of the ten exercises is ticked when somebody has done it in training, and by nothing else."""

from datakasse.office.shop.practised import Exercise, practised
from datakasse.till.day.train import SetTraining
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.correct_line import RemoveLine
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.park_basket import ParkBasket, ResumeBasket
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.tender import Tender, TenderKind
from tests.till.shopkeeper import CASH, COFFEE_ORE, Shopkeeper, card

COFFEE = "200"
NOTE = Tender(TenderKind.CASH, 100_00)


def done(shop: Shopkeeper) -> list[int]:
    """Numbers of the exercises that are ticked."""
    with shop.counter.store.read() as books:
        return [int(each) for each in practised(books)]


def basket_id(shop: Shopkeeper) -> str:
    basket = shop.state().lane().basket
    assert basket is not None
    return basket.basket_id


def do_all_ten(shop: Shopkeeper) -> list[list[int]]:
    """Do the exercises one after the other, and return what is ticked after each."""
    ticked: list[list[int]] = []
    receipt = shop.sell(COFFEE, tenders=[NOTE]).receipt
    ticked.append(done(shop))
    shop.sell(COFFEE, tenders=[card(COFFEE_ORE)])
    ticked.append(done(shop))
    shop.do(AddArticle(COFFEE, 3_000))
    shop.do(CompleteSale((CASH,)))
    ticked.append(done(shop))
    shop.ring(COFFEE, "100")
    shop.do(RemoveLine())
    ticked.append(done(shop))
    shop.do(GiveDiscount(amount_ore=5_00, line_id=1, reason="øving"))
    ticked.append(done(shop))
    shop.do(CompleteSale((card(20_00), CASH)))
    ticked.append(done(shop))
    shop.ring(COFFEE)
    parked = basket_id(shop)
    shop.do(ParkBasket("Bord 4"))
    shop.do(ResumeBasket(parked))
    ticked.append(done(shop))
    shop.do(CompleteSale((CASH,)))
    shop.print_out()
    shop.do(TakeReturn(receipt, series="training", reason="øving"))
    shop.do(CompleteSale((CASH,)))
    ticked.append(done(shop))
    shop.ring(COFFEE)
    shop.do(AbortSale())
    ticked.append(done(shop))
    shop.print_out()
    shop.do(PrintCopy(receipt, "training"))
    ticked.append(done(shop))
    return ticked


def test_each_exercise_is_ticked_when_it_is_done_and_no_other_by_it(shop: Shopkeeper) -> None:
    shop.do(SetTraining(on=True))
    assert done(shop) == []
    assert do_all_ten(shop) == [list(range(1, number + 1)) for number in range(1, len(Exercise) + 1)]


def test_what_is_done_outside_training_is_no_practice(shop: Shopkeeper) -> None:
    shop.sell(COFFEE, tenders=[NOTE])
    shop.ring(COFFEE)
    shop.do(AbortSale())
    assert done(shop) == []
