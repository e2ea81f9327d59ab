"""Roll-ups at midnight, and the control: one that is wrong is seen to be."""

from datetime import UTC, date, datetime, timedelta

import pytest

from datakasse.bookkeeping.mapping import Purpose, Rule
from datakasse.journal.events.day import ZReported
from datakasse.office.control.show_indicators import count_indicators, show_indicators
from datakasse.office.insight.show_day import show_day
from datakasse.office.ledger.agree import agree
from datakasse.office.ledger.change_mapping import ChangeMapping
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.office.ledger.show_cash import show_cash
from datakasse.till.day.close_day import BeltCount, CloseDay
from datakasse.till.day.declare_float import DeclareFloat
from datakasse.till.paper.print_copy import PrintCopy
from datakasse.till.sale.complete_sale import CompleteSale
from datakasse.trade.people.operator import Operator, Role
from tests.office.ledger.shown_as_counted import shown_as_counted
from tests.office.ledger.test_agree import close, tamper, traded
from tests.office.ledger.test_withdrawals import DRAWN, WITHDRAWAL
from tests.shop import NOON
from tests.till.people.lending import LISE, ask, give, repeat
from tests.till.shopkeeper import BELT, CASH, FRONT, KARI, OLA, Shopkeeper

__all__ = ["traded"]


def test_a_sale_over_midnight_is_of_the_date_it_was_begun_and_the_copy_of_its_own(shop: Shopkeeper) -> None:
    shop.clock.moment = datetime(2026, 3, 2, 22, 50, tzinfo=UTC)
    shop.ring("200")
    shop.clock.forward(minutes=20)
    shop.do(CompleteSale((CASH,)))
    shop.do(PrintCopy(1))
    evening, morning = (
        show_indicators(shop.counter, day, day)[0]
        for day in (datetime(2026, 3, 2, tzinfo=UTC).date(), datetime(2026, 3, 3, tzinfo=UTC).date())
    )
    assert (evening.receipts, evening.sales_ore) == (1, 39_00)
    assert (morning.receipts, morning.sales_ore) == (0, 0)
    copies = [next(row for row in each.rows if row.name == "copies") for each in (evening, morning)]
    assert [row.count.number for row in copies] == [0, 1]
    shown_as_counted(shop)
    close(shop)
    shop.clock.moment += timedelta(hours=8)
    shop.do(DeclareFloat(0))
    shop.sell("200")
    shown_as_counted(shop)
    kept = show_indicators(shop.counter, None, None)
    shop.shop.store.rebuild_views()
    assert show_indicators(shop.counter, None, None) == kept == count_indicators(shop.counter, None, None)
    shown_as_counted(shop)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE takings SET number = number + 1 WHERE figure = 'sales'",
        "DELETE FROM takings_by_date WHERE figure = 'starts'",
        (
            "UPDATE takings SET amount_ore = amount_ore + CASE name WHEN 'sales' THEN 100 ELSE -100 END "
            "WHERE figure = 'cash' AND name IN ('sales', 'pay_ins')"
        ),
        'UPDATE ledger_days SET body = replace(body, \'"vat_code":"31"\', \'"vat_code":"3"\')',
    ],
)
def test_a_roll_up_that_is_wrong_is_seen_to_be(traded: Shopkeeper, statement: str) -> None:
    close(traded)
    shown_as_counted(traded)
    traded.counter.store.write(lambda books: tamper(books, statement)).result()
    with pytest.raises(AssertionError):
        shown_as_counted(traded)


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-c")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE takings SET amount_ore = amount_ore + 100 WHERE figure = 'cash' AND name = 'sales'",
        "DELETE FROM takings WHERE figure = 'cash'",
    ],
)
def test_what_should_be_in_the_drawer_is_what_the_z_says_whatever_the_roll_up_does(
    traded: Shopkeeper, statement: str
) -> None:
    close(traded)
    traded.counter.store.write(lambda books: tamper(books, statement)).result()
    shown_as_counted(traded)
    with traded.counter.store.read() as books:
        events = [each.event for each in books.records(FRONT)]
        signed = [event.report.counts[0] for event in events if isinstance(event, ZReported)]
    days = show_cash(traded.counter, date(2026, 3, 1), date(2026, 3, 31)).days
    assert [each.expected_ore for each in days] == [count.expected_ore for count in signed]
    assert [each.difference_ore for each in days] == [-5_00, 0]


@pytest.mark.law("BFF-5-3-14-b", "BFF-5-3-14-d", "law.md 3.3")
def test_belts_a_close_that_somebody_let_and_what_the_office_posted_meanwhile(shop: Shopkeeper) -> None:
    lise = Operator(LISE, "Lise", "Lie", Role.ASSISTANT, NOON)
    tuesday = shop.clock.now().date() + timedelta(days=1)
    shop.counter.store.write(lambda books: books.put_operator(lise, "")).result()
    shop.counter.store.write(lambda books: books.put_account(DRAWN)).result()
    shop.sell("200")
    shop.do(CorrectBooks("Brød til eget bruk", WITHDRAWAL), KARI)
    shown_as_counted(shop)

    shop.open(BELT, OLA, float_ore=500_00)
    shop.sell("200", at=BELT)
    shop.sign_on(KARI, BELT)
    shop.do(DeclareFloat(200_00), KARI, BELT)
    shop.sell("100", by=KARI, at=BELT)
    counted = (BeltCount(OLA, 539_00), BeltCount(KARI, 249_00, explanation="mynt"))
    shop.z(CloseDay(belts=counted), KARI, BELT)
    shop.sign_on(LISE)
    approval = ask(shop, CloseDay(1_039_00))
    give(shop, approval)
    repeat(shop, CloseDay(1_039_00), [approval])
    shown_as_counted(shop)
    days = show_cash(shop.counter, tuesday - timedelta(days=1), tuesday).days
    assert [(day.register, day.operator, day.approved_by) for day in days] == [
        (FRONT, "", KARI),
        (BELT, KARI, ""),
        (BELT, OLA, ""),
    ]
    with shop.counter.store.read() as books:
        held = show_day(books, None, shop.clock.now()).held_against
    assert [(each.register, each.z_number, each.differences) for each in held] == [
        (FRONT, 1, []),
        (BELT, 1, []),
    ]

    ended = Rule(Purpose.SALE, "", tuesday, vat_code="31")
    shop.counter.store.write(lambda books: books.put_mapping_rule(ended)).result()
    shop.clock.forward(days=1)
    shop.open()
    shop.sell("200")
    shop.do(CorrectBooks("Brød til eget bruk", WITHDRAWAL), KARI)
    shown_as_counted(shop)
    close(shop)
    shop.do(CorrectBooks("Brød til eget bruk", WITHDRAWAL), KARI)
    with shop.counter.store.read() as books:
        assert books.waiting_vouchers()
    shown_as_counted(shop)
    shop.do(ChangeMapping(Purpose.SALE, "3030", vat_code="31", since=tuesday), KARI)
    with shop.counter.store.read() as books:
        assert not books.waiting_vouchers()
        assert agree(books).holds
    shown_as_counted(shop)
