"""What a printer says, told apart however it is cut up on the way."""

import pytest
from hypothesis import given, strategies as st

from datakasse.counter.ports import Paper
from datakasse.devices.printers.answers import AnswerReader, AtOnce, Bearing, Done, InTurn, Unasked, Word

AT_ONCE = st.integers(0, 255).map(lambda byte: (byte & 0x6C) | 0x12)
PLAIN = st.integers(0, 255).map(lambda byte: byte & 0x6F)
FIRST = st.integers(0, 255).map(lambda byte: (byte & 0x6C) | 0x10)
MARK = st.binary(min_size=4, max_size=4)


def bytes_of(word: Word) -> bytes:
    match word:
        case AtOnce(byte) | InTurn(byte):
            return bytes([byte])
        case Unasked(printer, error, sensors):
            return bytes([printer, error, sensors, 0x0F])
        case Done(mark):
            return b"\x37\x22" + mark + b"\x00"


WORDS = st.one_of(
    st.builds(AtOnce, AT_ONCE),
    st.builds(InTurn, PLAIN),
    st.builds(Unasked, FIRST, PLAIN, PLAIN),
    st.builds(Done, MARK),
)


@given(said=st.lists(WORDS), cuts=st.lists(st.integers(1, 9), min_size=1))
def test_whatever_a_printer_says_is_understood_in_whatever_pieces_it_comes(
    said: list[Word], cuts: list[int]
) -> None:
    data, heard, reader = b"".join(map(bytes_of, said)), list[Word](), AnswerReader()
    at = turn = 0
    while at < len(data):
        piece = data[at : at + cuts[turn % len(cuts)]]
        heard += reader.read(piece)
        at, turn = at + len(piece), turn + 1
    assert heard == said


@given(noise=st.binary())
def test_noise_ends_and_never_raises(noise: bytes) -> None:
    heard = list(AnswerReader().read(noise))
    assert len(heard) <= len(noise)


@pytest.mark.parametrize("noise", [b"\x11\x13", b"\xff\x80", b"\x10\xff", b"\x37\x41"])
def test_flow_control_and_noise_are_nobodys_answer(noise: bytes) -> None:
    assert list(AnswerReader().read(noise + b"\x12"))[-1] == AtOnce(0x12)
    assert sum(isinstance(word, AtOnce) for word in AnswerReader().read(noise + b"\x12")) == 1


F = 0x12


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([F, F, F, F], Bearing(pin_high=False, cover_open=False, stopped=False, paper=Paper.OK)),
        ([F | 4, F, F, F], Bearing(pin_high=True, cover_open=False, stopped=False, paper=Paper.OK)),
        ([F | 8, F | 4, F, F], Bearing(pin_high=False, cover_open=True, stopped=False, paper=Paper.OK)),
        (
            [F | 8, F | 0x20, F, F | 0x6C],
            Bearing(pin_high=False, cover_open=False, stopped=False, paper=Paper.OUT),
        ),
        (
            [F | 8, F | 0x20, F, F | 0x0C],
            Bearing(pin_high=False, cover_open=False, stopped=False, paper=Paper.OUT),
        ),
        ([F, F, F, F | 0x0C], Bearing(pin_high=False, cover_open=False, stopped=False, paper=Paper.LOW)),
        (
            [F | 8, F | 0x40, F | 8, F],
            Bearing(pin_high=False, cover_open=False, stopped=True, paper=Paper.OK),
        ),
        ([F | 8, F, F, F], Bearing(pin_high=False, cover_open=False, stopped=True, paper=Paper.OK)),
        ([F, F, F | 0x20, F], Bearing(pin_high=False, cover_open=False, stopped=True, paper=Paper.OK)),
        ([F, F, F | 0x40, F], Bearing(pin_high=False, cover_open=False, stopped=True, paper=Paper.OK)),
    ],
)
def test_what_four_answers_say(answers: list[int], expected: Bearing) -> None:
    assert Bearing.told_by(answers) == expected
