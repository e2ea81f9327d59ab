"""
Rights are asked for on the server, for every call of every use case.

The use cases are found in the code: one without a row in the table fails. What a role may do is read from
`RIGHTS`, so that the table and the roles cannot drift apart.
"""

import re
from pathlib import Path

import msgspec
import pytest

from datakasse.counter.counter import Action
from datakasse.errors import Refused
from datakasse.errors.missing_right import RIGHTS_IN_WORDS, MissingRight
from datakasse.errors.till.sign_on import NotSignedOn
from datakasse.office.control.export_saft import AskToExport
from datakasse.till.day.read_journal import ReadJournal
from datakasse.till.day.start_stop import Start, Stop
from datakasse.till.paper.print_journal import PrintJournal
from datakasse.till.people.sign_on import SignOn
from datakasse.till.sale.complete_sale import CompleteSale, Item, SellAtOnce
from datakasse.till.sale.ring_up import AddArticle
from datakasse.till.sale.take_return import TakeReturn
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import RIGHTS, Operator, Right, Role
from datakasse.trade.pricing.discount import Discount
from tests.shop import OPERATORS
from tests.till.people.needed_rights import NEEDED, ON_A_SMALL_ACCOUNT, ON_ACCOUNT
from tests.till.people.use_cases import use_cases
from tests.till.people.without_right import FROM_ANYWHERE, WITHOUT
from tests.till.shopkeeper import CASH, KARI, OLA, REVISOR, Shopkeeper


def named(action: Action[object]) -> str:
    """Return what an action is called in a message of this test."""
    return type(action).__name__


@pytest.mark.law("KSL-3-2")
def test_every_use_case_has_a_row() -> None:
    known = [type(action) for action, _ in NEEDED] + list(WITHOUT)
    assert set(use_cases()) == set(known)
    assert len(known) == len(set(known))


def test_whoever_lacks_a_right_is_told_it_as_the_office_calls_it(root: Path) -> None:
    words = (root / "frontend/src/office/words/people.ts").read_text(encoding="utf-8")
    shown = re.findall(r'right_(\w+): \{\s*nb: "([^"]+)",\s*nn: "[^"]+",\s*en: "([^"]+)"', words)
    assert {right: (nb, en) for right, nb, en in shown} == RIGHTS_IN_WORDS
    assert {*RIGHTS_IN_WORDS} == {*Right}
    for right, (nb, en) in RIGHTS_IN_WORDS.items():
        refusal = MissingRight(operator="102", right=right)
        assert (f"«{nb}»" in refusal.sentence("nb"), f'"{en}"' in refusal.sentence("en")) == (True, True)
        assert refusal.facts["right"] == right


def test_every_right_is_asked_for_somewhere() -> None:
    # Asked for further in, see below and test_empty_shelf.py; and by what is read in the office.
    elsewhere = {Right.OPEN_PRICE, Right.SEE_COST, Right.SELL_OVER_LIMIT, Right.SELL_BEYOND_STOCK}
    assert {right for _, right in NEEDED} | elsewhere == set(Right)


@pytest.mark.law("KSF-2-7-1")
@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.role)
def test_a_role_may_do_what_its_rights_say_and_nothing_else(shop: Shopkeeper, operator: Operator) -> None:
    """What is refused leaves the attempt only; what is allowed is not stopped for want of a right."""
    who = operator.operator_id
    shop.do(SignOn(pin_is_right=True), who)
    for action, right in NEEDED:
        if right in operator.rights:
            continue
        refusal = shop.refuse(MissingRight, action, who)
        assert refusal.facts == {"operator": who, "right": right}, named(action)
        assert shop.attempt().what == named(action)
    for action, right in NEEDED:
        if right in operator.rights:
            assert not isinstance(tried(shop, action, who), MissingRight | NotSignedOn), named(action)


def tried(shop: Shopkeeper, action: Action[object], by: str) -> Refused | None:
    """Try an action with the operator signed on, and return its refusal, if it was refused."""
    shop.do(Start(), "")
    shop.do(SignOn(pin_is_right=True), by)
    try:
        shop.do(action, by)
    except Refused as refusal:
        return refusal
    return None


def test_no_right_is_taken_for_granted(shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cashier who lacks one right is refused wherever it is needed, however far in that is asked."""
    further_in: tuple[tuple[Action[object], Right], ...] = (
        (AddArticle("400", price_ore=100_00), Right.OPEN_PRICE),
        (SellAtOnce((Item("400", price_ore=100),), (CASH,)), Right.OPEN_PRICE),
        (SellAtOnce((Item("200"),), (ON_ACCOUNT,)), Right.SELL_ON_CREDIT),
        (SellAtOnce((Item("200"),), (ON_A_SMALL_ACCOUNT,)), Right.SELL_OVER_LIMIT),
        (SellAtOnce((Item("200"),), (CASH,), discount=Discount(share_bp=1_000)), Right.DISCOUNT),
    )
    shop.sell("200")
    small = Customer("77", "Kafeen AS", credit_limit_ore=0)
    shop.counter.store.write(lambda books: books.keep_customer(small)).result()
    for action, right in NEEDED + further_in:
        with monkeypatch.context() as without:
            without.setitem(RIGHTS, Role.CASHIER, frozenset(Right) - {right})
            assert shop.refuse(MissingRight, action).facts["right"] == right, named(action)


def test_who_lost_the_right_to_return_cannot_complete_a_return(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.sell("200")
    shop.do(TakeReturn(1, reason="kald"))
    monkeypatch.setitem(RIGHTS, Role.CASHIER, frozenset(Right) - {Right.RETURN})
    shop.refuse(MissingRight, CompleteSale((CASH,)))


def test_nobody_works_at_a_register_where_another_is_signed_on(shop: Shopkeeper) -> None:
    for action, _ in NEEDED:
        if type(action) not in FROM_ANYWHERE:
            shop.refuse(NotSignedOn, action, KARI)
            if not isinstance(action, Stop):
                shop.refuse(NotSignedOn, action, "")


def test_the_inspector_reads_without_being_signed_on(shop: Shopkeeper) -> None:
    shop.do(ReadJournal(), REVISOR)
    shop.do(AskToExport(), REVISOR)
    shop.do(PrintJournal(1, 2), REVISOR)
    shop.refuse(NotSignedOn, ReadJournal(), "")


def test_somebody_who_no_longer_works_here_can_do_nothing(shop: Shopkeeper) -> None:
    ola = next(operator for operator in OPERATORS if operator.operator_id == OLA)
    gone = msgspec.structs.replace(ola, active=False)
    shop.counter.store.write(lambda books: books.put_operator(gone)).result()
    for action, _ in NEEDED:
        shop.refuse(NotSignedOn, action)
