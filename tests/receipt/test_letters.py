"""Nothing but printable characters the paper has, and nothing dropped."""

import pytest
from hypothesis import given, strategies as st

from datakasse.receipt.formats.printer_profile import PROFILES
from datakasse.receipt.words.letters import page_has, spell
from datakasse.receipt.words.wording import Label, Word

PAPERS = {"page": page_has, **{name: profile.has for name, profile in PROFILES.items()}}


@pytest.mark.parametrize("paper", PAPERS)
@given(text=st.text(max_size=60))
def test_every_character_comes_out_as_one_the_paper_has(paper: str, text: str) -> None:
    spelled = spell(text, PAPERS[paper])
    assert all(PAPERS[paper](character) for character in spelled)
    assert spelled.isprintable()
    assert len(spelled) >= len(spell(text, lambda _: True).strip("\n"))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "control", [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0xFFFE)]
)
def test_control_characters_become_visible(paper: str, control: str) -> None:
    """Those XML forbids, those a printer obeys, those that turn a line around."""
    assert spell(f"Brød{control}20", PAPERS[paper]) == "Brød?20"


@pytest.mark.parametrize("paper", PAPERS)
def test_every_word_of_ours_prints_everywhere(paper: str) -> None:
    """Only the dash of the labels may differ: page 858 and 865 have no en dash."""
    words = [said for word in Word for said in (word.nb, word.nn, word.en)]
    words += [said for label in Label for said in (label.nb, label.nn)]
    for word in words:
        assert spell(word, PAPERS[paper]).replace("–", "-") == word.replace("–", "-")


@pytest.mark.parametrize("paper", PAPERS)
def test_the_setup_text_prints_everywhere(paper: str) -> None:
    spelled = spell("Blåbærsyltetøy ÆØÅ €", PAPERS[paper])
    assert spelled in ("Blåbærsyltetøy ÆØÅ €", "Blåbærsyltetøy ÆØÅ EUR")


@pytest.mark.parametrize(
    ("case", "text", "on_page", "on_cp865"),
    [
        ("å in two pieces", "Bla\u030abær", "Blåbær", "Blåbær"),
        ("emoji", "Is 🍦", "Is ?", "Is ?"),
        ("emoji of several characters", "👩\u200d🍳", "???", "???"),
        ("Chinese", "王", "?", "?"),
        ("Sámi", "Čáhcesuolu", "Čáhcesuolu", "Cáhcesuolu"),
        ("Sámi letters without a mark to take off", "đŋŧ", "đŋŧ", "dnt"),
        ("Cyrillic", "Борщ", "Борщ", "????"),
        ("curly quotes", "“Mor’s”", "“Mor’s”", '"Mor\'s"'),
        ("spaces that look like one", "1\u00a0234\u202f50", "1 234 50", "1 234 50"),
        ("minus sign", "−5", "−5", "-5"),
    ],
)
def test_everyday_forms(case: str, text: str, on_page: str, on_cp865: str) -> None:
    assert (spell(text, page_has), spell(text, PROFILES["generic_865"].has)) == (on_page, on_cp865), case
