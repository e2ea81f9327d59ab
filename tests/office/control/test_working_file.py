"""What is made whole before it goes out lies encrypted, and comes out as it was written."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from datakasse.office.control.working_file import BLOCK_BYTES, WorkingFile

TOLD = b"<auditfile>Solsiden Bakeri, 52,00</auditfile>"


@given(st.lists(st.binary(max_size=3 * BLOCK_BYTES), max_size=6))
def test_it_is_read_as_it_was_written_as_often_as_one_likes(parts: list[bytes]) -> None:
    with WorkingFile() as made:
        assert [made.write(part) for part in parts] == [len(part) for part in parts]
        for _ in range(2):
            assert b"".join(made.blocks()) == b"".join(parts)


def test_two_read_in_it_at_once() -> None:
    whole = TOLD * BLOCK_BYTES
    with WorkingFile() as made:
        made.write(whole)
        one, other = made.blocks(), made.blocks()
        begun = next(one)
        assert b"".join(other) == whole
        assert begun + b"".join(one) == whole


def test_nothing_of_it_can_be_read_on_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As somebody reads it who took the machine: what has no name is given one here."""
    lying = tmp_path / "lying"
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: lying.open("w+b"))
    with WorkingFile() as made:
        made.write(TOLD * 100)
        made.flush()
        assert lying.stat().st_size == len(TOLD) * 100
        assert b"Solsiden" not in lying.read_bytes()
    with WorkingFile() as again:
        again.write(TOLD)
        again.flush()
        first = lying.read_bytes()
    with WorkingFile() as under_another_key:
        under_another_key.write(TOLD)
        under_another_key.flush()
        assert lying.read_bytes() != first


def test_it_is_let_go_once_it_has_been_read() -> None:
    made = WorkingFile()
    made.write(TOLD)
    assert b"".join(made.once()) == TOLD
    with pytest.raises(ValueError, match="closed"):
        made.write(TOLD)
