"""Words found by what somebody typed: compared with a way of counting slips that anybody can follow."""

from functools import cache

import pytest
from hypothesis import given, strategies as st

from datakasse.storage.search.vocabulary import Vocabulary

WORDS = ["kanelbolle", "skolebolle", "bolle", "bole", "brod", "grovbrod", "melk", "lettmelk"]


def found(places: list[int], words: list[str] = WORDS) -> set[str]:
    """Return the words of some places."""
    return {words[place] for place in places}


def slips_between(typed: str, word: str) -> int:
    """Return the fewest slips that make of one word the other: letter by letter, with swapped neighbours."""

    @cache
    def fewest(i: int, j: int) -> int:
        if i == 0 or j == 0:
            return i + j
        ways = [
            fewest(i - 1, j) + 1,
            fewest(i, j - 1) + 1,
            fewest(i - 1, j - 1) + (typed[i - 1] != word[j - 1]),
        ]
        if i > 1 and j > 1 and typed[i - 2 : i] == word[j - 2 : j][::-1]:
            ways.append(fewest(i - 2, j - 2) + 1)
        return min(ways)

    return fewest(len(typed), len(word))


@pytest.mark.parametrize(
    ("typed", "slips", "words"),
    [
        ("kanlebolle", 1, {"kanelbolle"}),
        ("kanelbole", 1, {"kanelbolle"}),
        ("knaelbole", 2, {"kanelbolle"}),
        ("knaelbole", 1, set[str]()),
        ("lettmlek", 1, {"lettmelk"}),
        ("grvobrdo", 2, {"grovbrod"}),
        ("brdo", 1, {"brod"}),
        ("xrod", 1, {"brod"}),
        ("rod", 1, {"brod"}),
        ("skolebolleri", 2, {"skolebolle"}),
    ],
)
def test_a_slip_is_a_letter_more_less_other_or_two_swapped(typed: str, slips: int, words: set[str]) -> None:
    assert found(Vocabulary(WORDS).near(typed, slips)) == words


def test_very_short_words_are_looked_for_where_words_begin() -> None:
    vocabulary = Vocabulary(WORDS)
    assert found(vocabulary.holding("b")) == {"bolle", "bole", "brod"}
    assert found(vocabulary.holding("bol")) == {"kanelbolle", "skolebolle", "bolle", "bole"}
    assert found(vocabulary.beginning("bol")) == {"bolle", "bole"}


def test_nothing_is_found_in_nothing() -> None:
    assert Vocabulary([]).holding("brod") == Vocabulary([]).near("brod", 1) == []


LETTERS = st.text("abc", min_size=1, max_size=7)


@given(st.lists(LETTERS, unique=True, max_size=12), st.text("abc", min_size=3, max_size=5), st.integers(0, 2))
def test_it_finds_what_counting_finds_where_words_begin(words: list[str], typed: str, slips: int) -> None:
    near = {
        word for word in words if any(slips_between(typed, word[:to]) <= slips for to in range(len(word) + 1))
    }
    if slips < len(typed):
        assert found(Vocabulary(words).near(typed, slips), words) == near


@given(st.lists(LETTERS, unique=True, max_size=12), st.text("abc", min_size=6, max_size=8), st.integers(0, 2))
def test_it_finds_what_counting_finds_inside_words(words: list[str], typed: str, slips: int) -> None:
    def holds(word: str) -> bool:
        ends = range(len(word) + 1)
        return any(
            slips_between(typed, word[of:to]) <= slips for of in ends for to in range(of, len(word) + 1)
        )

    assert found(Vocabulary(words).near(typed, slips), words) == {word for word in words if holds(word)}


@given(st.lists(LETTERS, unique=True, max_size=12), st.text("abc", min_size=1, max_size=4))
def test_it_finds_what_python_finds(words: list[str], typed: str) -> None:
    vocabulary = Vocabulary(words)
    assert found(vocabulary.beginning(typed), words) == {word for word in words if word.startswith(typed)}
    inside = {word for word in words if (typed in word if len(typed) > 2 else word.startswith(typed))}
    assert found(vocabulary.holding(typed), words) == inside
