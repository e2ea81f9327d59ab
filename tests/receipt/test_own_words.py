"""A shop says what it likes on its receipts, save what the law says there."""

import functools
from collections.abc import Callable
from dataclasses import replace

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given, settings

from datakasse.errors import Refused
from datakasse.errors.shop.receipts import ReceiptTextOfLaw, ReceiptTextTooLong, ReceiptTextUnprintable
from datakasse.journal.entry import Record
from datakasse.receipt.formats.lines import Line, printed_lines
from datakasse.receipt.formats.printer_profile import PROFILES
from datakasse.receipt.layout import Role, Slip, Text
from datakasse.receipt.parts.letterhead import Letterhead
from datakasse.receipt.parts.own_words import demand_own_words, rows_below
from datakasse.receipt.slips.copy_slip import copy_slip
from datakasse.receipt.slips.outline_slip import outline_slip
from datakasse.receipt.slips.sale_slip import Particulars, sale_slip
from datakasse.receipt.words.letters import spell
from datakasse.receipt.words.wording import Label, Word
from datakasse.trade.shop.receipt_texts import (
    ABOVE_MAX,
    BELOW_MAX,
    LINE_LENGTH_MAX,
    ReceiptTexts,
    clean_texts,
)
from tests.receipt.shop_papers import COMPLETED, day, letterhead, particulars_of

LABELS = [said for label in Label if label is not Label.VAT_REGISTERED for said in (label.nb, label.nn)]


@pytest.mark.law("KSF-2-8-6-1", "KSL-7")
@pytest.mark.parametrize("said", sorted(set(LABELS)))
def test_what_a_label_says_is_said_by_nobody_else(said: str) -> None:
    for disguise in (
        said,
        said.lower(),
        f"Velkommen! {said.upper()}.",
        said.replace(" ", "\n", 2),
        " ".join(said),
    ):
        for texts in (ReceiptTexts(tuple(disguise.splitlines())), ReceiptTexts(below=(disguise,))):
            with pytest.raises(ReceiptTextOfLaw):
                demand_own_words(texts)


@pytest.mark.law("KSF-2-8-6-1", "KSF-2-8-4-1")
@pytest.mark.parametrize(
    "said",
    [
        "K O P I",
        "k.o.p.i",
        "K0PI",
        "Salgs kvittering",
        "5algskv1ttering",
        "ＫＯＰＩ",
        "* ikke * kvittering for kjøp",
        "Org.nr. 974 760 673 MVA",
        "974760673",
        "Foretaks-\nregisteret",
        "KOPÍ",
        "KØPI",
        "KOPl",
        "|<OPI",
        "KOPI!",
        "K OPI",
        "KO\nPI",
        "Vi sier KO PI nå",
        "KOPI1",
        "2KOPI",
        "Kopikvittering",
        "x" * 32 + "KOPI",
        "SaIgskvittering",
        "Šalgskvittering",
        "Salgskvitering",
        "S!a!lgskv!ttering",
        "R€TURKVITTERING",
        "T r e n i n g s kvittering",
        "DErnONSTRASJON",
        "IKKE KVITTERING FOR KJÖP",
        "Ikke kvittering!",
        "Foretaksregísteret",
        "2-rapport",
        "Org.nr. 974-760-673 MVA",
        "974/760/673",
        "974 - 760 - 673",
        "974 760 673 0",
        "974 76O 673",
        "Org. nr.: se døra",
        "Kvittering nr. 17",
        "Sum 10,00",
        "Sum\n10,00",
        "MVA kr 0,00",
    ],
)
def test_nor_is_it_said_in_disguise(said: str) -> None:
    with pytest.raises(ReceiptTextOfLaw):
        demand_own_words(clean_texts(said, ""))


@pytest.mark.parametrize(
    "said",
    [
        "Takk for besøket! Byttes innen 30 dager mot kvittering.",
        "Ta vare på kvitteringen",
        "Ope måndag–laurdag 9–18",
        "Alle priser er med mva",
        "Tlf. 57 82 00 00 · konto 1234 56 78903",
        "Kopimaskin i andre etasje, 2 kr siden",
        "Blåbærsyltetøy à 49 € «hjemmelaget»",
        "@bakeriet på Instagram",
        "Har du ikke kvittering, bytter vi ikke.",
        "Hei ½ «dag»!",
        "En kopp i hånden",
        "Tlf. +47 922 33 444",
        "Ma–fr 9–18, lø 10–15",
        "Summen av gode råd? 10!",
    ],
)
def test_what_shops_do_say_is_said(said: str) -> None:
    demand_own_words(clean_texts(said, said))


LOOK_ALIKES = {
    "o": "oO0øØÖóòõô°¤",
    "i": "iIl1!|íìïÍ",
    "l": "lLI1|£",
    "e": "eE3€éËê",
    "a": "aA4@åÄáã",
    "s": "sS5$§Šš",
    "g": "gG69q",
    "t": "tT7+†",
    "k": "kK",
    "r": "rR®",
}
BETWEEN = ["", "", "", " ", ".", "-", "*", " – ", "\n"]


@st.composite
def disguises(draw: st.DrawFn) -> str:
    """Labels as somebody would write them who wants them taken for labels, or nearly."""
    written = [
        draw(st.sampled_from(LOOK_ALIKES.get(letter, letter + letter.upper())))
        + draw(st.sampled_from(BETWEEN))
        for letter in draw(st.sampled_from(LABELS)).lower()
    ]
    before, after = (draw(st.sampled_from(["", "Takk. ", "x", "kaffe ", "x" * 30, "1"])) for _ in range(2))
    return before + "".join(written) + after


@pytest.mark.law("KSF-2-8-6-1")
@settings(max_examples=300)
@given(said=disguises() | st.text(alphabet="KOPIkopiÓÍØl1 -\n", max_size=40))
def test_no_text_that_is_taken_prints_a_label_on_any_printer(said: str) -> None:
    try:
        texts = clean_texts("", said)
        demand_own_words(texts)
    except Refused:
        return
    for profile in PROFILES.values():
        rows = rows_below(texts)
        printed = printed_lines(rows, profile.columns, functools.partial(spell, has=profile.has))
        words = " ".join(line.text for line in printed if isinstance(line, Line)).casefold().split()
        assert "kopi" not in [word.strip("!.-*") for word in words]
        for label in set(LABELS) - {Label.COPY.nb}:
            assert "".join(label.casefold().split()) not in "".join(words)


def test_a_letter_and_its_mark_are_kept_in_one_piece_as_they_are_printed() -> None:
    assert clean_texts("", "A\u030apent").below == ("Åpent",)


@pytest.mark.parametrize("said", ["КОРІ", "5 ☆", "안녕하세요", "ＨＥＩ", "①", "ﬁn", "20 ‰"])
def test_letters_that_printers_lack_are_refused(said: str) -> None:
    with pytest.raises(ReceiptTextUnprintable):
        demand_own_words(clean_texts("", said))


@pytest.mark.parametrize(
    ("above", "below", "refusal"),
    [
        ("a\n" * ABOVE_MAX, "b\n" * BELOW_MAX, None),
        ("a\n" * (ABOVE_MAX + 1), "", ReceiptTextTooLong),
        ("", "b\n" * (BELOW_MAX + 1), ReceiptTextTooLong),
        ("", "x" * LINE_LENGTH_MAX, None),
        ("", "x" * (LINE_LENGTH_MAX + 1), ReceiptTextTooLong),
    ],
)
def test_the_law_s_part_is_not_pushed_out(above: str, below: str, refusal: type[Refused] | None) -> None:
    if refusal is None:
        texts = clean_texts(above, below)
        assert (len(texts.above), len(texts.below)) <= (ABOVE_MAX, BELOW_MAX)
    else:
        with pytest.raises(refusal):
            clean_texts(above, below)


@pytest.mark.law("KSF-2-8-4-1", "KSF-2-8-6-1")
@pytest.mark.parametrize("make", [sale_slip, copy_slip])
@pytest.mark.parametrize("name", COMPLETED)
def test_a_receipt_says_all_that_it_said_and_the_shop_s_words_in_small_beside_it(
    name: str, make: Callable[[Record, Letterhead, Particulars], Slip]
) -> None:
    record, plain = day()[1][name], letterhead()
    texts = ReceiptTexts(("Bakt i natt",), ("Byttes innen 30 dager", "@bakeriet"))
    own = replace(plain, location=msgspec.structs.replace(plain.location, receipt_texts=texts))
    before, after = (make(record, head, particulars_of(record)).rows for head in (plain, own))
    added = [row for row in after if isinstance(row, Text) and row.text in (*texts.above, *texts.below)]
    assert [row.text for row in added] == [*texts.above, *texts.below]
    assert all((row.size, row.role, row.bold) == (1, Role.PLAIN, False) for row in added)
    said = [row for row in before if not (isinstance(row, Text) and row.text == Word.WELCOME_BACK.nb)]
    left = list(after)
    for row in said:
        assert row in left
        left.remove(row)


@pytest.mark.law("KSF-2-8-4-1")
def test_an_outline_states_no_amounts() -> None:
    rows = outline_slip(letterhead()).rows
    assert all(isinstance(row, Text) or type(row).__name__ in {"Feed", "Rule"} for row in rows)
    assert [row.text for row in rows if isinstance(row, Text) and row.role is Role.LABEL][
        -1
    ] == "Salgskvittering"
