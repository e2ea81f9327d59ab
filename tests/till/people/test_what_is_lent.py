"""What a lent right is for: that action, by whoever asked, there, at that price, soon."""

import msgspec
import pytest

from datakasse.counter.approval import ASKED_LASTS, LASTS
from datakasse.counter.counter import Action
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.till.approving import NoLongerApproved, NothingToApprove
from datakasse.journal.events.people import ActionApproved
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.catalogue.price_lists import ChangePriceList, MakePriceList, PriceListDraft
from datakasse.office.customers.keep_customers import ChangeCustomer, EnterCustomer
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.take_x import TakeX
from datakasse.till.people.approve_action import ApproveAction
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import RIGHTS, Right, Role
from datakasse.trade.tender import Tender, TenderKind
from tests.till.people.lending import LISE, PER, TEN_OFF, ask, give, refused_again, repeat
from tests.till.shopkeeper import (
    BACK,
    FRONT,
    KARI,
    OLA,
    REVISOR,
    Shopkeeper,
)

CHANGES: tuple[tuple[str, Action[object], Action[object]], ...] = (
    ("another amount", TEN_OFF, GiveDiscount(amount_ore=11_00, reason="ventet lenge")),
    ("another line", GiveDiscount(amount_ore=5_00, line_id=1), GiveDiscount(amount_ore=5_00, line_id=2)),
    ("another reason", OpenDrawer("bytte"), OpenDrawer("telle")),
    ("out for in", PayIn(50_00, "x"), PayOut(50_00, "x")),
    ("another receipt", TakeReturn(1, reason="kald"), TakeReturn(2, reason="kald")),
)


@pytest.mark.parametrize(("asked", "done"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_it_is_for_nothing_else(lise: Shopkeeper, asked: Action[object], done: Action[object]) -> None:
    lise.ring("200", by=LISE)
    approval = ask(lise, asked)
    give(lise, approval)
    refused_again(lise, lambda: repeat(lise, done, [approval]))


def test_it_is_for_the_basket_as_it_was(lise: Shopkeeper) -> None:
    approval = ask(lise, GiveDiscount(share_bp=5_000))
    give(lise, approval)
    lise.do(AddArticle("600"), LISE)
    refused_again(lise, lambda: repeat(lise, GiveDiscount(share_bp=5_000), [approval]))


def test_it_is_for_the_one_who_asked(lise: Shopkeeper) -> None:
    approval = ask(lise, TEN_OFF)
    give(lise, approval)
    lise.sign_on(PER)
    refused_again(lise, lambda: repeat(lise, TEN_OFF, [approval], by=PER))


def test_it_is_for_the_register_where_it_was_asked(lise: Shopkeeper) -> None:
    approval = ask(lise, PayOut(50_00, "vask"))
    give(lise, approval)
    lise.open(BACK, OLA)
    lise.sign_on(LISE, BACK)
    refused_again(lise, lambda: repeat(lise, PayOut(50_00, "vask"), [approval], at=BACK), BACK)
    with pytest.raises(NothingToApprove):
        give(lise, ask(lise, PayOut(60_00, "vask")), at=BACK)


def test_it_is_for_the_device_where_it_was_asked(lise: Shopkeeper) -> None:
    lise.counter.carry_out(FRONT, LISE, SignOn(pin_is_right=True), lane="nettbrett").result()
    approval = ask(lise, TakeX())
    give(lise, approval)
    refused_again(lise, lambda: repeat(lise, TakeX(), [approval], lane="nettbrett"))


@pytest.mark.parametrize(("seconds", "holds"), [(119, True), (121, False)])
def test_it_lasts_two_minutes(lise: Shopkeeper, seconds: int, *, holds: bool) -> None:
    approval = ask(lise, TEN_OFF)
    give(lise, approval)
    lise.clock.forward(seconds=seconds - 1)
    if holds:
        repeat(lise, TEN_OFF, [approval])
    else:
        refused_again(lise, lambda: repeat(lise, TEN_OFF, [approval]))
    assert LASTS.total_seconds() == 120


def test_nobody_approves_what_was_asked_long_ago_or_twice(lise: Shopkeeper) -> None:
    approval = ask(lise, TEN_OFF)
    lise.clock.forward(seconds=ASKED_LASTS.total_seconds() + 1)
    lise.refuse(NothingToApprove, ApproveAction(approval, pin_is_right=True), KARI)
    fresh = ask(lise, TEN_OFF)
    give(lise, fresh)
    lise.refuse(NothingToApprove, ApproveAction(fresh, pin_is_right=True), KARI)
    lise.refuse(NothingToApprove, ApproveAction("nothing", pin_is_right=True), KARI)


@pytest.mark.parametrize("who", [LISE, PER, REVISOR])
def test_who_lacks_the_right_does_not_lend_it(lise: Shopkeeper, who: str) -> None:
    """Oneself among them."""
    approval = ask(lise, TEN_OFF)
    assert "approval" not in lise.refuse(MissingRight, ApproveAction(approval, pin_is_right=True), who).facts
    refused_again(lise, lambda: repeat(lise, TEN_OFF, [approval]))


def test_whoever_holds_the_right_may_lend_it(lise: Shopkeeper) -> None:
    approval = ask(lise, TEN_OFF)
    give(lise, approval, OLA)
    repeat(lise, TEN_OFF, [approval])
    assert ActionApproved(OLA, "GiveDiscount", "discount", 10_00, "ventet lenge") in [
        record.event for record in lise.entries()
    ]


def test_who_lost_the_right_meanwhile_has_lent_nothing(
    lise: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    approval = ask(lise, TEN_OFF)
    give(lise, approval, OLA)
    monkeypatch.setitem(RIGHTS, Role.CASHIER, frozenset({Right.SELL}))
    refused_again(lise, lambda: repeat(lise, TEN_OFF, [approval]))


@pytest.mark.law("KSF-2-7-1")
def test_an_invoice_is_approved_at_the_prices_of_who_gets_it(lise: Shopkeeper) -> None:
    """Also where nobody had put her on the basket: the journal tells what was approved and sold."""
    lise.do(MakePriceList(PriceListDraft("Klubb", "200;30", group="Klubb")), KARI)
    member = lise.do(EnterCustomer(Customer("", "Ada Lunde", group="Klubb")), KARI).number
    on_account = CompleteSale((Tender(TenderKind.INVOICE, account=member),))
    approval = ask(lise, on_account)
    give(lise, approval)
    repeat(lise, on_account, [approval])
    *_, signed, sold = lise.entries()
    assert isinstance(signed.event, ActionApproved)
    assert isinstance(sold.event, SaleCompleted)
    assert signed.event.amount_ore == sold.event.sale.gross_ore == 30_00


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("change", ["her list", "her group"])
def test_what_costs_another_amount_than_was_approved_is_asked_for_anew(lise: Shopkeeper, change: str) -> None:
    """Her prices changed after somebody approved: what was approved is not what would be carried out."""
    lise.do(MakePriceList(PriceListDraft("Klubb", "200;30", group="Klubb")), KARI)
    lise.do(MakePriceList(PriceListDraft("Laget", "200;35", group="Laget")), KARI)
    ada = lise.do(EnterCustomer(Customer("", "Ada Lunde", group="Klubb")), KARI)
    on_account = CompleteSale((Tender(TenderKind.INVOICE, account=ada.number),))
    approval = ask(lise, on_account)
    give(lise, approval)
    if change == "her list":
        lise.do(ChangePriceList(1, 1, PriceListDraft("Klubb", "200;35", group="Klubb")), KARI)
    else:
        lise.do(ChangeCustomer(msgspec.structs.replace(ada, group="Laget")), KARI)
    before, head = lise.traces(), lise.head()
    with pytest.raises(NoLongerApproved) as refused:
        repeat(lise, on_account, [approval])
    assert (lise.traces(), lise.kinds(from_number=head + 1)) == (before, ["attempt_refused"])
    assert refused.value.facts["amount_ore"] == 35_00
    anew = str(refused.value.facts["approval"])
    give(lise, anew)
    repeat(lise, on_account, [approval, anew])
    *_, signed, sold = lise.entries()
    assert isinstance(signed.event, ActionApproved)
    assert isinstance(sold.event, SaleCompleted)
    assert signed.event.amount_ore == sold.event.sale.gross_ore == 35_00
