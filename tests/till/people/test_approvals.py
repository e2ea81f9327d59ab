"""
A right is lent for exactly one action: that one, there, by somebody who holds it, once, and soon.

Lise is an assistant. What she may not do is asked for; Kari approves with her PIN; Lise repeats the very same
request, and it is done.
"""

import msgspec
import pytest

from datakasse.counter.approval import Approvable
from datakasse.counter.counter import Action
from datakasse.errors import Refused
from datakasse.errors.missing_right import MissingRight
from datakasse.errors.till.drawer import DrawerIsOpen
from datakasse.errors.till.sign_on import PinThrottled, WrongPin
from datakasse.journal.events.basket import LineAdded
from datakasse.journal.events.people import ActionApproved, AttemptRefused
from datakasse.journal.events.sale import SaleCompleted
from datakasse.office.control.export_saft import AskToExport
from datakasse.receipt.formats import as_text
from datakasse.till.day.close_day import CloseDay
from datakasse.till.day.move_cash import PayIn, PayOut
from datakasse.till.day.open_drawer import OpenDrawer
from datakasse.till.day.show_report import show_report
from datakasse.till.day.start_stop import Stop
from datakasse.till.day.take_x import TakeX
from datakasse.till.day.train import SetTraining
from datakasse.till.people.approve_action import approve
from datakasse.till.people.sign_on import FREE_MISTAKES, Throttle
from datakasse.till.sale.abort_sale import AbortSale
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.till.sale.give_discount import GiveDiscount
from datakasse.till.sale.sell_gift_card import SellGiftCard
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.people.operator import RIGHTS, Right, Role
from datakasse.trade.tender import Tender, TenderKind
from tests.till.people.lending import LISE, TEN_OFF, ask, give, refused_again, repeat
from tests.till.shopkeeper import (
    CASH,
    COFFEE_ORE,
    CUSTOMER,
    FRONT,
    KARI,
    OLA,
    PINS,
    REVISOR,
    Shopkeeper,
)


@pytest.mark.law("KSF-2-7-1", "KSF-2-7-2")
def test_an_approval_is_written_with_the_action_it_is_for(lise: Shopkeeper) -> None:
    head = lise.head()
    approval = ask(lise, TEN_OFF)
    assert lise.kinds(from_number=head + 1) == ["attempt_refused"]
    give(lise, approval)
    assert lise.kinds(from_number=head + 1) == ["attempt_refused"]
    repeat(lise, TEN_OFF, [approval])
    *_, signed, done = lise.entries(from_number=head + 1)
    assert signed.event == ActionApproved(KARI, "GiveDiscount", "discount", 10_00, "ventet lenge")
    assert [signed.operator, done.operator] == [LISE, LISE]
    assert lise.kinds(from_number=head + 2) == ["action_approved", "sale_discounted"]
    assert lise.faults() == []


APPROVABLE: tuple[tuple[Action[object], Right, int | None, str], ...] = (
    (GiveDiscount(share_bp=1_000, line_id=1), Right.DISCOUNT, 3_90, "10 %, Kaffe, svart"),
    (TakeReturn(1, reason="kald"), Right.RETURN, -COFFEE_ORE, "K1 1, kald"),
    (PayIn(100_00, "veksel"), Right.PAY_IN_OUT, 100_00, "veksel"),
    (PayOut(50_00, "vask"), Right.PAY_IN_OUT, 50_00, "vask"),
    (OpenDrawer("bytte"), Right.OPEN_DRAWER, None, "bytte"),
    (SellGiftCard("G10001234", 500_00, (CASH,)), Right.GIFT_CARD, 500_00, "**** 1234"),
    (
        CompleteSale((Tender(TenderKind.INVOICE, account=CUSTOMER),)),
        Right.SELL_ON_CREDIT,
        COFFEE_ORE,
        CUSTOMER,
    ),
    (TakeX(), Right.X_REPORT, None, ""),
)


@pytest.mark.parametrize(("action", "right", "amount_ore", "subject"), APPROVABLE, ids=str)
def test_what_may_be_approved_tells_what_it_is(
    lise: Shopkeeper, action: Action[object], right: Right, amount_ore: int | None, subject: str
) -> None:
    approval = ask(lise, action)
    give(lise, approval)
    head = lise.head()
    repeat(lise, action, [approval])
    signed = lise.entries(from_number=head + 1)[0].event
    assert signed == ActionApproved(KARI, type(action).__name__, right, amount_ore, subject)


def test_the_day_and_training_may_be_approved_too(lise: Shopkeeper) -> None:
    lise.do(CompleteSale((CASH,)), LISE)
    for action in (SetTraining(on=True), SetTraining(on=False), CloseDay(1_078_00)):
        approval = ask(lise, action)
        give(lise, approval)
        repeat(lise, action, [approval])
    assert lise.kinds()[-3:] == ["action_approved", "cash_counted", "z_reported"]
    assert lise.state().used_on is None


def test_it_works_once(lise: Shopkeeper) -> None:
    approval = ask(lise, PayOut(50_00, "vask"))
    give(lise, approval)
    repeat(lise, PayOut(50_00, "vask"), [approval])
    refused_again(lise, lambda: repeat(lise, PayOut(50_00, "vask"), [approval]))


def test_unapproved_is_not_approved(lise: Shopkeeper) -> None:
    approval = ask(lise, TEN_OFF)
    refused_again(lise, lambda: repeat(lise, TEN_OFF, [approval]))


def test_what_nobody_can_lend_is_refused_as_before(lise: Shopkeeper) -> None:
    for action in (AskToExport(), Stop()):
        assert "approval" not in lise.refuse(MissingRight, action, LISE).facts
    lise.sign_on(REVISOR)
    assert "approval" not in lise.refuse(MissingRight, TakeX(), REVISOR).facts


def test_an_approval_stands_until_the_action_can_be_done(lise: Shopkeeper) -> None:
    """A drawer left open refuses the action, and uses nothing up."""
    lise.do(CompleteSale((CASH,)), LISE)
    approval = ask(lise, PayOut(50_00, "vask"))
    give(lise, approval)
    lise.print_out()
    head = lise.head()
    with pytest.raises(DrawerIsOpen):
        repeat(lise, PayOut(50_00, "vask"), [approval])
    assert lise.kinds(from_number=head + 1) == ["attempt_refused"]
    lise.shut_drawer(by=LISE)
    repeat(lise, PayOut(50_00, "vask"), [approval])
    assert lise.kinds(from_number=head + 3) == ["action_approved", "paid_out"]


@pytest.mark.law("BFF-5-3-7")
def test_a_return_that_was_approved_is_paid_back_without_asking_again(lise: Shopkeeper) -> None:
    """The line in the journal says who approved; one that was not approved is asked for at the payment."""
    back = TakeReturn(1, reason="kald")
    approval = ask(lise, back)
    give(lise, approval)
    repeat(lise, back, [approval])
    added = lise.last().event
    assert isinstance(added, LineAdded)
    assert added.line.returns is not None
    assert added.line.returns.approver == KARI
    lise.do(CompleteSale(()), LISE)
    assert isinstance(lise.last().event, SaleCompleted)
    assert lise.faults() == []


def test_a_return_that_a_cashier_put_in_is_not_paid_back_by_an_assistant_alone(lise: Shopkeeper) -> None:
    lise.sign_on(OLA)
    lise.do(TakeReturn(1, reason="kald"), OLA)
    lise.sign_on(LISE)
    approval = ask(lise, CompleteSale(()))
    give(lise, approval)
    repeat(lise, CompleteSale(()), [approval])
    assert lise.kinds()[-2:] == ["action_approved", "sale_completed"]


def test_two_rights_are_lent_one_by_one(lise: Shopkeeper) -> None:
    """A return on account, put in by a cashier, needs both the right to return and to sell on credit."""
    on_account = (Tender(TenderKind.INVOICE, account=CUSTOMER),)
    lise.sign_on(OLA)
    lise.do(CompleteSale(on_account), OLA)
    lise.do(TakeReturn(1, series="delivery", reason="kald"), OLA)
    lise.sign_on(LISE)
    action, approvals = CompleteSale(on_account), list[str]()
    for _ in range(2):
        with pytest.raises(MissingRight) as refused:
            repeat(lise, action, approvals)
        approvals.append(str(refused.value.facts["approval"]))
        give(lise, approvals[-1])
    head = lise.head()
    repeat(lise, action, approvals)
    assert lise.kinds(from_number=head + 1) == ["action_approved", "action_approved", "sale_completed"]


def test_a_wrong_pin_is_kept_as_an_attempt_and_makes_one_wait(lise: Shopkeeper) -> None:
    approval, throttle = ask(lise, TEN_OFF), Throttle()

    def tried(pin: str) -> None:
        approve(lise.counter, throttle, FRONT, approval, operator=KARI, pin=pin).result()

    for _ in range(FREE_MISTAKES + 1):
        head = lise.head()
        with pytest.raises(WrongPin):
            tried("0000")
        (kept,) = lise.entries(from_number=head + 1)
        assert (kept.operator, kept.event) == (KARI, AttemptRefused("ApproveAction", "operator.wrong_pin"))
    with pytest.raises(PinThrottled):
        tried(PINS[KARI])
    lise.clock.forward(seconds=3)
    tried(PINS[KARI])
    repeat(lise, TEN_OFF, [approval])


def test_who_holds_the_right_uses_nothing_up(lise: Shopkeeper) -> None:
    approval = ask(lise, TEN_OFF)
    give(lise, approval)
    lise.sign_on(OLA)
    head = lise.head()
    repeat(lise, TEN_OFF, [approval], by=OLA)
    assert lise.kinds(from_number=head + 1) == ["sale_discounted"]


def test_everything_that_an_assistant_lacks_at_the_till_can_be_approved() -> None:
    """And nothing of the office."""
    lacks = RIGHTS[Role.CASHIER] - RIGHTS[Role.ASSISTANT] - {Right.READ_JOURNAL, Right.START_STOP}
    asked = {right for _, right, _, _ in APPROVABLE} | {Right.Z_REPORT, Right.TRAIN}
    assert asked == lacks
    assert all(isinstance(action, Approvable) for action, *_ in APPROVABLE)
    assert not isinstance(AskToExport(), Approvable)


def test_the_facts_of_the_refusal_are_enough_to_ask_somebody(lise: Shopkeeper) -> None:
    with pytest.raises(Refused) as refused:
        lise.do(TEN_OFF, LISE)
    facts = dict(refused.value.facts)
    assert facts.pop("approval")
    assert facts == {
        "operator": LISE,
        "right": "discount",
        "what": "GiveDiscount",
        "amount_ore": 10_00,
        "subject": "ventet lenge",
    }
    assert msgspec.json.encode(facts)


@pytest.mark.law("BFF-5-3-14-d")
def test_the_cash_report_says_who_let_an_assistant_close_the_day(lise: Shopkeeper) -> None:
    lise.do(AbortSale(), LISE)
    close = CloseDay(1_039_00)
    approval = ask(lise, close)
    give(lise, approval)
    repeat(lise, close, [approval])
    paper = as_text.render(show_report(lise.counter, FRONT, "cash", None)[0])
    assert f"Godkjent av operatør {KARI}" in paper
    assert f"Talt av operatør {LISE}" in paper


@pytest.mark.law("BFF-5-3-14-d")
def test_the_cash_report_does_not_say_who_let_her_do_something_else(lise: Shopkeeper) -> None:
    approval = ask(lise, TEN_OFF)
    give(lise, approval)
    repeat(lise, TEN_OFF, [approval])
    lise.do(AbortSale(), LISE)
    lise.sign_on(OLA)
    lise.do(CloseDay(1_039_00))
    paper = as_text.render(show_report(lise.counter, FRONT, "cash", None)[0])
    assert "Godkjent av" not in paper
