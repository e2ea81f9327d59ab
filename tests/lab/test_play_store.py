"""The lab writes into folders of its own only, and says in one sentence what it cannot do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from datakasse.errors.refusal import Refused
from datakasse.settings import settings_for
from datakasse.wiring import open_shop
from lab.__main__ import lab
from lab.store import MARKER
from tests.lab.test_scenarios import SCENARIOS

OFFICIAL = str(SCENARIOS / "official-example.day")
TWO_WITH_ONE_PREFIX = """
company "Selskapet ASA" organisation-number 999999999 organised-as ASA
    street-address "Veien 1, 7000 Trondheim, NO"
location "A" named "Frogner" address "Frognergaten 1, 0200 Oslo, NO"
register K-1 at "A" described "" drawer every-sale
register K-2 at "A" described "" drawer every-sale{prefix}
day 2026-03-14
at K-1
09:00:00  start
"""


def run(*arguments: str) -> Result:
    """Run the lab's command line."""
    return CliRunner().invoke(lab, arguments)


def test_a_played_store_tells_what_it_is(tmp_path: Path) -> None:
    ended = run("play", OFFICIAL, "--data", str(tmp_path / "data"))
    assert ended.exit_code == 0, ended.output
    assert "11.222-33.44.567: 38 entries" in ended.output
    assert json.loads((tmp_path / "data" / MARKER).read_text()) == {"what": "play", "file": OFFICIAL}


def test_a_second_day_is_not_played_onto_a_first(tmp_path: Path) -> None:
    run("play", OFFICIAL, "--data", str(tmp_path))
    before = (tmp_path / "datakasse.db").read_bytes()
    ended = run("play", OFFICIAL, "--data", str(tmp_path))
    assert ended.exit_code == 2
    assert ended.output == f"{tmp_path} holds a shop already; choose another folder, or delete this one.\n"
    assert (tmp_path / "datakasse.db").read_bytes() == before


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "regnskap.txt").write_text("viktig", "utf-8")
    ended = run("play", OFFICIAL, "--data", str(tmp_path))
    assert ended.exit_code == 2
    assert "is not a lab store" in ended.output
    assert [path.name for path in tmp_path.iterdir()] == ["regnskap.txt"]


def test_a_shop_that_the_lab_did_not_make_is_left_alone(tmp_path: Path) -> None:
    """A register in real use has no marker, and nothing of a script comes near it."""
    run("play", OFFICIAL, "--data", str(tmp_path))
    (tmp_path / MARKER).unlink()
    ended = run("play", OFFICIAL, "--data", str(tmp_path))
    assert (ended.exit_code, "is not a lab store" in ended.output) == (2, True)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    ended = run("play", OFFICIAL, "--data", str(tmp_path / "data"))
    assert (ended.exit_code, "is a file" in ended.output) == (2, True)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("play", OFFICIAL, "--data", str(tmp_path / "file" / "data"))
    assert (ended.exit_code, ended.output.count("\n")) == (2, 1)


def test_a_day_that_cannot_be_read_is_told_with_file_and_line(tmp_path: Path) -> None:
    day = tmp_path / "bad.day"
    day.write_text("day 2026-03-14\n09:00:00 stat\n", "utf-8")
    ended = run("play", str(day), "--data", str(tmp_path / "data"))
    assert ended.exit_code == 2
    assert f"{day}:1: no company is described" in ended.output
    assert f"{day}:2: `stat` cannot stand here" in ended.output
    assert not (tmp_path / "data").exists()


def test_a_day_that_goes_astray_leaves_its_store_for_inspection(tmp_path: Path) -> None:
    day = tmp_path / "spoilt.day"
    day.write_text(
        Path(OFFICIAL).read_text("utf-8").replace("expect total 86.40", "expect total 1.00"), "utf-8"
    )
    ended = run("play", str(day), "--data", str(tmp_path / "data"))
    assert ended.exit_code == 1
    assert f"{day}:5" in ended.output
    assert "found 86.40 (expected 1.00)" in ended.output
    shop = open_shop(settings_for(tmp_path / "data"))
    try:
        with shop.store.read() as books:
            assert books.state("11.222-33.44.567").lane().basket is not None
    finally:
        shop.store.close()


def test_a_shop_that_the_product_will_not_have_can_be_mended_and_tried_again(tmp_path: Path) -> None:
    """Nothing of it was written, so the same folder serves."""
    day = tmp_path / "two.day"
    day.write_text(TWO_WITH_ONE_PREFIX.format(prefix=""), "utf-8")
    ended = run("play", str(day), "--data", str(tmp_path / "data"))
    assert (ended.exit_code, "register.prefix_taken" in ended.output) == (2, True)
    day.write_text(TWO_WITH_ONE_PREFIX.format(prefix=" series-prefix B"), "utf-8")
    ended = run("play", str(day), "--data", str(tmp_path / "data"))
    assert ended.exit_code == 0, ended.output


def test_the_public_commands_work_from_an_empty_folder(tmp_path: Path, root: Path) -> None:
    """As others script them: play, verify, export."""
    data, out = str(tmp_path / "data"), str(tmp_path / "saft.xml")
    datakasse = [sys.executable, "-m", "datakasse"]
    january = ["--from", "2020-01-01", "--to", "2020-01-31"]
    for command in (
        [sys.executable, "-m", "lab", "play", "lab/scenarios/official-example.day", "--data", data],
        [*datakasse, "verify", "--data", data],
        [*datakasse, "export", "saft-cash", "--data", data, *january, "--out", out],
    ):
        ended = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stdout + ended.stderr
    assert Path(out).read_bytes().count(b"<cashtransaction>") == 4


def test_a_wrong_key_is_a_refusal_as_anywhere(tmp_path: Path) -> None:
    """The store is an ordinary one: encrypted, its key beside it."""
    run("play", OFFICIAL, "--data", str(tmp_path))
    (tmp_path / "keys" / "master.key").write_text("00" * 32, "ascii")
    with pytest.raises(Refused) as refusal:
        open_shop(settings_for(tmp_path))
    assert refusal.value.code == "store.wrong_key"
