"""What was found of closed days is kept, and found anew once anything of such a day is not as it was."""

from datetime import date

import pytest

from datakasse.bookkeeping.mapping import Purpose, Rule
from datakasse.devices.drawers.absent import AbsentDrawer
from datakasse.errors.control.exports import PeriodReversed, RegisterNotInShop
from datakasse.office.ledger import keep_agreements
from datakasse.office.ledger.agree import Agreed, agree
from datakasse.office.ledger.change_mapping import ChangeMapping
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.office.ledger.keep_agreements import KeptAgreements, RegisterDay
from datakasse.storage.ports.store import Readings
from tests.office.ledger.test_agree import TAMPERINGS, close, tamper, traded
from tests.office.ledger.test_ledger import WASH
from tests.till.shopkeeper import FRONT, KARI, Shopkeeper

__all__ = ["traded"]
DAY = date(2026, 3, 2)


class Counted:
    """Counts which days are held against each other, and has it done."""

    def __init__(self, shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shop = shop
        self.kept = KeptAgreements(shop.counter.clock.now)
        self.days: list[date | None] = []

        def counted(books: Readings, from_day: date, to_day: date, register: str) -> Agreed:
            self.days.append(from_day)
            return agree(books, from_day, to_day, register)

        monkeypatch.setattr(keep_agreements, "agree", counted)

    def agreed(self) -> tuple[Agreed, list[date | None]]:
        """Return what is found, which is the same as without keeping anything, and the days it took."""
        self.days.clear()
        with self.shop.counter.store.read() as books:
            found = self.kept.agree(books)
            assert found == agree(books)
        return found, list(self.days)


@pytest.fixture
def counted(traded: Shopkeeper, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """A shop after a closed day and a morning at two registers."""
    return Counted(traded, monkeypatch)


def test_a_closed_day_is_agreed_once_and_an_open_one_each_time(counted: Counted) -> None:
    found, days = counted.agreed()
    assert found.holds
    assert days == [DAY, date(2026, 3, 3), date(2026, 3, 3)]
    assert counted.agreed()[1] == [date(2026, 3, 3), date(2026, 3, 3)]
    counted.shop.sell("200")
    assert counted.agreed()[1] == [date(2026, 3, 3), date(2026, 3, 3)]


@pytest.mark.parametrize(("statement", "expected"), TAMPERINGS)
def test_what_was_tampered_with_is_named_although_it_had_been_found_to_hold(
    counted: Counted, statement: str, expected: set[object]
) -> None:
    assert counted.agreed()[0].holds
    counted.shop.counter.store.write(lambda books: tamper(books, statement)).result()
    found, days = counted.agreed()
    assert DAY in days
    failing = [one for period in found.periods for one in period.equations if not one.holds]
    assert {(one.name, one.left, one.right) for one in failing} >= expected


def test_a_voucher_that_waited_and_is_made_changes_its_day(
    shop: Shopkeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.exchange(drawer=AbsentDrawer())
    shop.counter.store.write(
        lambda books: books.put_mapping_rule(Rule(Purpose.SALE, "", DAY, vat_code="31"))
    ).result()
    shop.sell("200")
    close(shop)
    counted = Counted(shop, monkeypatch)
    found, _ = counted.agreed()
    assert (found.holds, found.waiting) == (False, 1)
    assert counted.agreed()[1] == []
    shop.do(ChangeMapping(Purpose.SALE, "3030", vat_code="31", since=DAY), KARI)
    found, days = counted.agreed()
    assert (found.holds, found.waiting, days) == (True, 0, [DAY])


def test_a_correction_on_a_closed_day_is_seen(counted: Counted) -> None:
    counted.agreed()
    counted.shop.do(CorrectBooks("feil konto", WASH), KARI)
    assert counted.agreed()[0].holds


def test_refusals_are_those_of_agreeing(counted: Counted) -> None:
    with counted.shop.counter.store.read() as books:
        with pytest.raises(PeriodReversed):
            counted.kept.agree(books, DAY, date(2026, 3, 1))
        with pytest.raises(RegisterNotInShop):
            counted.kept.agree(books, register="K9")


def test_it_keeps_no_more_than_it_may(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_agreements, "KEPT_MAX", 0)
    monkeypatch.setattr(keep_agreements, "KEPT_OF_EACH", 0)
    counted.agreed()
    assert DAY in counted.agreed()[1]


def test_days_that_are_looked_at_together_do_not_push_out_each_other(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep_agreements, "KEPT_MAX", 1)
    close(counted.shop)
    assert _left(counted) == (0, [DAY, date(2026, 3, 3)])
    counted.agreed()
    assert _left(counted) == (0, [])


def _left(counted: Counted) -> tuple[int, list[date]]:
    """Return how many equations are known to fail, and the closed days that are not known."""
    with counted.shop.counter.store.read() as books:
        told = counted.kept.so_far(books, DAY, date(2026, 3, 3))
    return told.failing, [day for _, day in told.left]


def test_so_far_nothing_is_found_until_it_was_looked_for_and_an_open_day_never_is(counted: Counted) -> None:
    assert _left(counted) == (0, [DAY])
    counted.agreed()
    assert _left(counted) == (0, [])
    with counted.shop.counter.store.read() as books:
        told = counted.kept.so_far(books, DAY, date(2026, 3, 3))
    assert (told.days, told.open_days) == (1, 2)
    assert told.oldest_at == counted.shop.counter.clock.now()
    close(counted.shop)
    assert _left(counted) == (0, [date(2026, 3, 3)])


def test_so_far_a_day_whose_day_voucher_is_another_is_not_known(counted: Counted) -> None:
    counted.agreed()
    statement = """UPDATE ledger_days SET body = replace(body, '"net_ore":-', '"net_ore":-1')
        WHERE day = '2026-03-02'"""
    counted.shop.counter.store.write(lambda books: tamper(books, statement)).result()
    assert _left(counted) == (0, [DAY])
    found, _ = counted.agreed()
    assert _left(counted) == (found.failing, []) != (0, [])


def test_so_far_is_dated_when_the_receipts_were_read_however_often_it_is_asked_for(counted: Counted) -> None:
    counted.agreed()
    found_at = counted.shop.counter.clock.now()
    counted.shop.clock.forward(days=3)
    counted.agreed()
    with counted.shop.counter.store.read() as books:
        assert counted.kept.so_far(books, DAY, DAY).oldest_at == found_at


def test_a_day_that_could_not_be_read_is_told_and_tried_again_after_a_while(counted: Counted) -> None:
    day = RegisterDay(FRONT, DAY)

    def told() -> tuple[tuple[RegisterDay, ...], tuple[RegisterDay, ...]]:
        with counted.shop.counter.store.read() as books:
            found = counted.kept.so_far(books, DAY, DAY)
        return found.left, found.untried

    counted.kept.note_untried(day)
    assert told() == ((), (day,))
    counted.shop.clock.forward(minutes=1)
    assert told() == ((day,), ())
    counted.kept.note_untried(day)
    counted.agreed()
    assert told() == ((), ())
