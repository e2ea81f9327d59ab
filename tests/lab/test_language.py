"""The shop-day language: what is written reads back, and what is wrong is told with its line."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from lab.day import EXPECTATIONS, STATEMENTS, Day, Expectation, Sell
from lab.language.forms import Noun, read_sentence, write
from lab.language.words import Faults, Sentence, sentences
from lab.parse import parse_day, read_day
from lab.shop_file import SHOP_NOUNS
from lab.write import write_day
from tests.lab.days import SHOP_TEXT, days, one_of_nouns

NOW = {"moment": None, "register": "", "line": 0}
SHOP = SHOP_TEXT + 'day 2026-10-25\nat "Kasse 2"\n'


@given(days())
def test_a_written_day_reads_back_as_the_same_day(day: Day) -> None:
    assert parse_day(write_day(day), "written.day") == day


@pytest.mark.parametrize("every", [STATEMENTS, EXPECTATIONS, SHOP_NOUNS])
@given(data=st.data())
def test_no_sentence_is_taken_for_another(every: tuple[type[Noun], ...], data: st.DataObject) -> None:
    """Among all forms the first that fits is the one that wrote the sentence."""
    given_fields = {"file": "", "line": 0} if every is SHOP_NOUNS else NOW
    noun = data.draw(one_of_nouns(every, **given_fields))
    (sentence,) = sentences(write(noun), "written.day")
    assert isinstance(sentence, Sentence)
    assert read_sentence(sentence, every, given_fields, "written.day") == noun


@given(st.text())
def test_any_text_is_answered_with_a_day_or_with_faults(text: str) -> None:
    assert isinstance(parse_day(SHOP + text, "any.day"), Day | Faults)
    assert isinstance(parse_day(text, "any.day"), Day | Faults)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("09:00:00 sgin on 1001", "`sgin` cannot stand here (expected `sign`)"),
        ("09:00:00 sell 1001 at", "nothing follows `at` (expected an amount such as 86.40)"),
        ("09:00:00 sell 1001 at 45", "`45` cannot stand here (expected an amount such as 86.40)"),
        ("09:00:00 sell 1001 at 45,00", "`45,00` cannot stand here (expected an amount"),
        ("09:00:00 sell 1001 at 45.005", "`45.005` cannot stand here (expected an amount"),
        ("09:00:00 sell 1001 x NaN", "`NaN` cannot stand here (expected a number with at most"),
        ("09:00:00 sell 1001 weighing 0.345", "nothing follows `0.345` (expected `kg`)"),
        ("09:00:00 sale is eat out", "`out` cannot stand here (expected `in`)"),
        ("09:00:00 sell 1001 x 2 x 3", "`x` cannot stand here"),
        ("09:00:00 scan 70900A", "`70900A` cannot stand here (expected the digits of a barcode)"),
        ("09:00:00 discount sale 10", "nothing follows `10` (expected `%`)"),
        ("09:00:00 park as Bord", '`Bord` cannot stand here (expected a text in "quotes")'),
        ("09:00:00 pay card and", "nothing follows `and` (expected `cash` or `card` or"),
        ("09:00:00 pay banknote", "`banknote` cannot stand here"),
        ("09:00:00 count cash 3x201", "`3x201` cannot stand here (expected an amount such as 86.40 or notes"),
        ("09:00:00 clock slow", "`slow` cannot stand here (expected `back` or `ahead` or `right`)"),
        ('09:00:00 park as "Bord', 'a text in quotes never ends (expected a closing " on the same line)'),
        ("09:00:00", "nothing follows `09:00:00` (expected `start` or"),
        ("24:00:00 start", "there is no time 24:00:00 (expected 00:00:00 to 23:59:59)"),
        ("0900 start", "`0900` cannot stand here (expected `day` or `at`, `expect` or a time such"),
        ("day 2026-02-30", "`2026-02-30` cannot stand here (expected a date such as 2026-03-14)"),
        ("at K-9", "the shop has no register `K-9` (expected 11.222-33.44.567 or Kasse 2 or #3)"),
        ("expect change 4.60", "nothing has happened yet (expected a line with a time above it)"),
        ("02:30:00 start", "02:30:00 comes twice on 2026-10-25 (expected `02:30:00+02:00` or"),
        ("09:00:00+02:00 start", "clocks in Norway are not at +02:00 then (expected `09:00:00+01:00`)"),
        ("day 2026-03-29\n02:30:00 start", "02:30:00 is left out on 2026-03-29 (expected"),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_what_could_stand_there(line: str, told: str) -> None:
    answer = parse_day(f"{SHOP}{line}\n", "bad.day")
    assert isinstance(answer, Faults)
    (fault,) = answer.every
    last = (SHOP + line).count("\n") + 1
    assert str(fault).startswith(f"bad.day:{last}: {told}")


def test_every_fault_is_told_in_one_run() -> None:
    text = f"""{SHOP}
09:00:00 start
09:05:00 selll 1001
09:04:00 start
          expect chnage 4.60
25:00:00 stop
"""
    answer = parse_day(text, "bad.day")
    assert isinstance(answer, Faults)
    assert [fault.line - SHOP.count("\n") for fault in answer.every] == [3, 4, 5, 6]
    assert "the same register (expected 2026-10-25 09:05:00 or later)" in str(answer)


def test_faults_of_the_shop_and_of_the_day_are_told_together() -> None:
    answer = parse_day("vat 3 25 standard 3\nday 2026-10-25\n09:00:00 stat\n", "bad.day")
    assert isinstance(answer, Faults)
    assert [fault.line for fault in answer.every] == [1, 3]


def test_registers_are_told_one_after_the_other_and_happen_together() -> None:
    one, other = "09:00:00 start\n11:00:00 stop\n", "08:00:00 start\n10:00:00 stop\n"
    day = parse_day(f"{SHOP}{one}at 11.222-33.44.567\n{other}", "two.day")
    assert isinstance(day, Day)
    times = [f"{statement.moment:%H}" for statement in day.in_time_order()]
    assert times == ["07", "08", "09", "10"]


@pytest.mark.law("KSF-2-5-c")
def test_the_hour_that_comes_twice_is_told_apart() -> None:
    text = "01:59:59 start\n02:30:00+02:00 stop\n02:30:00+01:00 start\n03:00:00 stop\n"
    day = parse_day(SHOP + text, "night.day")
    assert isinstance(day, Day)
    assert [f"{each.moment:%H:%M}" for each in day.statements] == ["23:59", "00:30", "01:30", "02:00"]


@pytest.mark.law("KSF-2-5-c")
def test_the_passes_of_the_hour_that_comes_twice_are_in_order() -> None:
    answer = parse_day(SHOP + "02:30:00+01:00 start\n02:45:00+02:00 stop\n", "night.day")
    assert isinstance(answer, Faults)
    assert "earlier" in str(answer)


def test_an_expectation_belongs_to_the_line_above_it() -> None:
    day = parse_day(SHOP + "09:00:00 sell 1001\n   expect total 16.40\n", "expects.day")
    assert isinstance(day, Day)
    sold, expected = day.statements
    assert isinstance(expected, Expectation)
    assert (expected.moment, expected.register, expected.line) == (sold.moment, sold.register, sold.line + 1)


def test_an_indented_line_goes_on_with_the_one_above_and_a_comment_is_skipped() -> None:
    day = parse_day(SHOP + "09:00:00 sell 1001  # to ble til tre\n\n    x 3 # slik\n", "long.day")
    assert isinstance(day, Day)
    (sold,) = day.statements
    assert isinstance(sold, Sell)
    assert sold.quantity_milli == 3000


def test_a_day_without_a_date_or_a_register_is_told() -> None:
    undated = parse_day(SHOP_TEXT + "at #3\n09:00:00 start\n", "bad.day")
    homeless = parse_day(SHOP_TEXT + "day 2026-10-25\n09:00:00 start\n", "bad.day")
    assert "the date is not told" in str(undated)
    assert "the register is not told" in str(homeless)


def test_a_shop_with_one_register_needs_no_at() -> None:
    one_register = SHOP_TEXT.partition('register "Kasse 2"')[0]
    day = parse_day(one_register + "day 2026-10-25\n09:00:00 start\n", "one.day")
    assert isinstance(day, Day)
    assert day.statements[0].register == "11.222-33.44.567"


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    answer = read_day(str(tmp_path / "none.day"))
    assert isinstance(answer, Faults)
    assert answer.every[0].line == 1


def test_a_file_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "old.day").write_bytes("bl\xe5b\xe6r".encode("latin-1"))
    assert "cannot be read" in str(read_day(str(tmp_path / "old.day")))
