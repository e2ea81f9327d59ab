"""Golden files of paper, and the byte strings a receipt printer is known to understand."""

import difflib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent / "golden"

Golden = Callable[[str, bytes], None]


@pytest.fixture(scope="session")
def escpos_bytes(shared: Path) -> dict[str, Any]:
    """Byte strings for ESC/POS from the reference material, hexadecimal."""
    return json.loads((shared / "specs/testvectors/escpos-bytes.json").read_text("utf-8"))


@pytest.fixture
def golden() -> Golden:
    """Compare bytes with a golden file; `DATAKASSE_GOLDEN=write` writes it anew, to be looked at."""

    def compare(name: str, made: bytes) -> None:
        file = GOLDEN / name
        if os.environ.get("DATAKASSE_GOLDEN") == "write":
            file.write_bytes(made)
        kept = file.read_bytes()
        if made != kept:
            difference = "\n".join(difflib.unified_diff(_lines(kept), _lines(made), "golden", "made"))
            pytest.fail(f"{name} is not what it was:\n{difference}", pytrace=False)

    return compare


def _lines(paper: bytes) -> list[str]:
    return [repr(line) for line in paper.split(b"\n")]
