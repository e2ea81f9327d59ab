"""What people write, made fit for XML and the schema's lengths."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, strategies as st
from lxml import etree

from datakasse.errors.control.exports import IdentifierUnfit
from datakasse.saft.text import escaped, escaped_once, identifier, leaf
from datakasse.trade.moment import date_and_time, in_norway

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@given(text=st.text(st.characters(), max_size=60))
@example("\x00\x0b\x1f\ud800\udfff\ufffe\uffff]]>&<>\"'\r\n\t\x85\u2028😀")
def test_any_text_comes_back_as_it_was_but_for_what_xml_cannot_hold(text: str) -> None:
    for written in (escaped(text), escaped_once(text)):
        read = etree.fromstring(f"<a>{written}</a>").text or ""
        assert read == FORBIDDEN.sub("\ufffd", text)


@given(text=st.text(max_size=60), limit=st.integers(1, 40))
def test_a_text_is_cut_to_its_length_as_a_reader_counts(text: str, limit: int) -> None:
    read = etree.fromstring(leaf("a", text, limit)).text or ""
    assert len(read) == min(len(text), limit)


@pytest.mark.law("SAFT-6")
@pytest.mark.parametrize("text", ["", "x" * 36, "a\x00", "a\nb", "\ud800", "a\ufffe"])
def test_an_identifier_is_never_changed_but_refused(text: str) -> None:
    """What was changed would no longer be found by what refers to it."""
    with pytest.raises(IdentifierUnfit) as refused:
        identifier(text)
    assert refused.value.sentence("nb").encode()


@pytest.mark.parametrize("text", ["x" * 35, "Ærlig & <rask>", "7"])
def test_an_identifier_that_fits_is_written_as_it_is(text: str) -> None:
    assert etree.fromstring(f"<a>{identifier(text)}</a>").text == text


@pytest.mark.law("KSF-2-5-c", "SIG-4")
@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 1, 1, 22, 59, 59, 999_000, tzinfo=UTC), ("2026-01-01", "23:59:59")),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), ("2026-07-01", "00:00:00")),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ("2026-10-25", "02:30:00")),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), ("2026-10-25", "02:30:00")),
    ],
)
def test_moments_are_shown_as_clocks_in_norway_show_them(moment: datetime, shown: tuple[str, str]) -> None:
    assert date_and_time(moment) == shown


@given(moment=st.integers(10**9, 3 * 10**9).map(lambda second: datetime.fromtimestamp(second, UTC)))
@example(datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC))
@example(datetime(2026, 3, 29, 1, 0, tzinfo=UTC))
@example(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
def test_any_moment_is_shown_as_the_time_zone_has_it(moment: datetime) -> None:
    """How far ahead Norway is, is remembered for a day; the answer is that of asking each time."""
    local = in_norway(moment)
    assert date_and_time(moment) == (f"{local:%Y-%m-%d}", f"{local:%H:%M:%S}")
    assert date_and_time(local) == date_and_time(moment)
