"""Whether statements follow each other."""

from datetime import date

from datakasse.bookkeeping.statement import BankEntry, BatchPayment, Statement, gaps


def _of(first: int, last: int, opening_ore: int, closing_ore: int) -> Statement:
    days = date(2026, 11, first), date(2026, 11, last)
    return Statement("", "12345678903", "NOK", (), False, *days, opening_ore, closing_ore)


def test_days_without_movement_need_no_statement() -> None:
    assert gaps([_of(1, 1, 0, 100), _of(4, 4, 100, 50)]) == []


def test_a_statement_that_is_missing_shows_between_its_neighbours() -> None:
    (gap,) = gaps([_of(4, 4, 200, 50), _of(1, 1, 0, 100)])
    assert (gap.after, gap.before) == (date(2026, 11, 1), date(2026, 11, 4))
    assert (gap.closed_ore, gap.opened_ore) == (100, 200)


def test_a_month_that_covers_its_days_is_no_gap() -> None:
    assert gaps([_of(1, 30, 0, 70), _of(2, 2, 100, 150), _of(5, 5, 150, 70)]) == []


def test_two_statements_of_a_day_follow_each_other() -> None:
    assert gaps([_of(1, 1, 0, 100), _of(1, 1, 100, 150), _of(2, 2, 150, 160)]) == []


def test_an_entry_is_looked_for_in_everything_that_is_told_of_it() -> None:
    batch = (BatchPayment(100, ("KID1",), "første"),)
    entry = BankEntry("k", "1", date(2026, 11, 1), 100, "77", ("E2E",), "tekst", batch=batch)
    assert entry.told.split("\n") == ["77", "E2E", "tekst", "KID1", "første"]
