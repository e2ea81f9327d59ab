"""Check digits, against python-stdnum as an oracle."""

import pytest
from hypothesis import given, strategies as st
from stdnum import ean
from stdnum.no import orgnr

from datakasse.trade.check_digit import gtin_check_digit, is_gtin, is_organisation_number, looks_like_gtin


def digits(*lengths: int) -> st.SearchStrategy[str]:
    return st.sampled_from(lengths).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n))


@given(digits(8, 12, 13, 14))
def test_a_gtin_is_one_exactly_where_the_oracle_says_so(code: str) -> None:
    assert is_gtin(code) is ean.is_valid(code)


@given(digits(7, 11, 12, 13))
def test_the_check_digit_completes_a_gtin(code: str) -> None:
    whole = code + gtin_check_digit(code)
    assert is_gtin(whole)
    assert ean.is_valid(whole)


@given(digits(7, 11, 12, 13), st.data())
def test_one_digit_misread_is_noticed(code: str, data: st.DataObject) -> None:
    whole = code + gtin_check_digit(code)
    place = data.draw(st.integers(0, len(whole) - 1))
    digit = data.draw(st.sampled_from(sorted(set("0123456789") - {whole[place]})))
    assert not is_gtin(whole[:place] + digit + whole[place + 1 :])


@pytest.mark.parametrize(
    "code",
    [
        "",
        "0",
        "1234567",
        "123456789",
        "12345678901",
        "123456789012345",
        "７０３８０１０００００１２",
        "70380100000a6",
    ],
)
def test_what_has_not_the_shape_of_a_gtin(code: str) -> None:
    assert not looks_like_gtin(code)
    assert not is_gtin(code)


@given(digits(9))
def test_an_organisation_number_is_one_exactly_where_the_oracle_says_so(number: str) -> None:
    assert is_organisation_number(number) is orgnr.is_valid(number)


@given(digits(8))
def test_at_most_one_last_digit_makes_an_organisation_number(stem: str) -> None:
    """None does where the remainder is ten: such numbers are not given out."""
    fits = [digit for digit in "0123456789" if is_organisation_number(stem + digit)]
    assert len(fits) <= 1
    assert fits == [digit for digit in "0123456789" if orgnr.is_valid(stem + digit)]


@pytest.mark.parametrize(
    "text", ["", "97476067", "9747606730", "974760674", "974 760 673", "97476067x", "９７４７６０６７３"]
)
def test_what_is_no_organisation_number(text: str) -> None:
    assert is_organisation_number("974760673")
    assert not is_organisation_number(text)
