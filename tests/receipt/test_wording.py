"""Every word in every language; statutory words in Norwegian only, and word for word."""

import re
from pathlib import Path

import pytest

from datakasse.errors import Language
from datakasse.receipt.layout import DEMANDED_LABELS, SlipKind
from datakasse.receipt.words.wording import Label, Word

LANGUAGES: tuple[Language, ...] = ("nb", "nn", "en")

NOT_A_RECEIPT = {"nb": "IKKE KVITTERING FOR KJØP", "nn": "IKKJE KVITTERING FOR KJØP"}


@pytest.mark.parametrize("word", Word)
def test_no_word_lacks_a_language(word: Word) -> None:
    for language in LANGUAGES:
        said = word.said_in(language)
        assert said, language
        assert said == said.strip(), language


def test_no_word_is_there_that_no_builder_says(root: Path) -> None:
    builders = "".join(file.read_text("utf-8") for file in (root / "src/datakasse/receipt").rglob("*.py"))
    said = set(re.findall(r"\b(?:Word|Label)\.([A-Z_]+)", builders))
    assert {*Word.__members__, *Label.__members__} <= said


@pytest.mark.parametrize("word", Word)
def test_no_word_is_left_in_the_other_norwegian(word: Word) -> None:
    """A few words that give a careless translation away."""
    assert not re.search(r"\b(salg|ikke|kvitteringer|returer|fra|gave|antall)", word.nn, re.IGNORECASE)
    assert not re.search(r"\b(sal\b|ikkje|kvitteringar|frå|gåve|talet)", word.nb, re.IGNORECASE)


@pytest.mark.law("KSF-2-4")
@pytest.mark.parametrize("label", Label)
def test_a_label_is_norwegian_whatever_the_language_of_the_slip(label: Label) -> None:
    """No statutory text comes from a string that can be translated."""
    assert label.said_in("en") == label.said_in("nb") == label.nb
    assert label.said_in("nn") == label.nn
    assert not hasattr(label, "en")


@pytest.mark.law("KSF-2-8-4-1", "KSF-2-8-5-1", "KSF-2-8-6-1", "KSF-2-8-7-1", "KSF-2-8-8-1", "KSF-2-8-2-a")
@pytest.mark.parametrize(
    ("kind", "nynorsk", "bokmaal"),
    [
        (SlipKind.SALES, "Salskvittering", "Salgskvittering"),
        (SlipKind.RETURN, "Returkvittering", "Returkvittering"),
        (SlipKind.COPY, "KOPI", "KOPI"),
        (SlipKind.STEB, "STEB-kvittering", "STEB-kvittering"),
        (
            SlipKind.PROVISIONAL,
            "Foreløpig kvittering – IKKJE KVITTERING FOR KJØP",
            "Foreløpig kvittering – IKKE KVITTERING FOR KJØP",
        ),
        (
            SlipKind.TRAINING,
            "Treningskvittering – IKKJE KVITTERING FOR KJØP",
            "Treningskvittering – IKKE KVITTERING FOR KJØP",
        ),
        (
            SlipKind.DELIVERY,
            "Utleveringskvittering – IKKJE KVITTERING FOR KJØP",
            "Utleveringskvittering – IKKE KVITTERING FOR KJØP",
        ),
        (SlipKind.TERMINAL, NOT_A_RECEIPT["nn"], NOT_A_RECEIPT["nb"]),
        (SlipKind.PARKED, NOT_A_RECEIPT["nn"], NOT_A_RECEIPT["nb"]),
        (SlipKind.X_REPORT, "X-rapport", "X-rapport"),
        (SlipKind.Z_REPORT, "Z-rapport", "Z-rapport"),
    ],
)
def test_labels_are_those_of_the_regulation(kind: SlipKind, nynorsk: str, bokmaal: str) -> None:
    label = DEMANDED_LABELS[kind]
    assert (label.nn, label.nb) == (nynorsk, bokmaal)


def test_the_table_above_leaves_no_labelled_kind_out() -> None:
    (table,) = (
        mark.args[1]
        for mark in test_labels_are_those_of_the_regulation.pytestmark  # pyright: ignore[reportFunctionMemberAccess]
        if mark.name == "parametrize"
    )
    assert {row[0] for row in table} == set(DEMANDED_LABELS)
