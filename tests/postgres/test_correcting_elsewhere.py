"""A voucher of another machine's register is corrected here: the correction names it, and is signed here."""

import pytest

from datakasse.journal.books_content import CorrectionLine
from datakasse.journal.events.books import BooksCorrected
from datakasse.office.ledger.correct_books import CorrectBooks
from datakasse.trade.moment import to_journal
from tests.postgres.test_backup_of_two import pair
from tests.postgres.test_own_registers import Machine, machines
from tests.shop import BACK, FRONT, sell
from tests.till.shopkeeper import KARI

__all__ = ["machines", "pair"]

LINES = (CorrectionLine("1910", "Bank", -50_00), CorrectionLine("1571", "Vask", 50_00))


@pytest.mark.law("KSF-2-7-1")
def test_a_correction_for_a_register_elsewhere_names_it_and_is_written_here(
    pair: tuple[Machine, Machine],
) -> None:
    one, other = pair
    at = to_journal(other.shop.counter.clock.now())
    sold = other.shop.store.write(lambda books: sell(books, BACK, at=at), BACK).result()
    with one.shop.store.read() as books:
        before = books.head(BACK)
    correction = CorrectBooks("feil konto", LINES, BACK, sold.number)
    voucher = one.shop.counter.carry_out(FRONT, KARI, correction).result()
    assert voucher.register == FRONT
    with one.shop.store.read() as books:
        assert books.head(BACK) == before
        told = books.record(FRONT, books.head(FRONT).number)
    assert isinstance(told.event, BooksCorrected)
    assert (told.event.corrects_register, told.event.corrects_entry) == (BACK, sold.number)
    assert not list(one.shop.store.verify(FRONT))
