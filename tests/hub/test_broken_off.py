"""The making of a hub that is broken off: it can be typed again wherever that was, and till then says so."""

from functools import partial
from pathlib import Path
from shutil import rmtree
from threading import Barrier, Thread
from types import CodeType

import pytest

from datakasse.counter.pin import hash_pin, pin_fits
from datakasse.errors.hub.databases import HubExists, HubUnfinished
from datakasse.errors.refusal import Refused
from datakasse.hub.at_hub.house import HubHouse
from datakasse.hub_wiring import new_hub, open_hub
from datakasse.settings import Settings, settings_for
from datakasse.storage.folder import HubFolder
from datakasse.storage.opening import create_hub_store
from lab.postgres.cluster import Cluster
from tests.cli.command_line import done, init, refused, typed
from tests.hub.conftest import COMPANY_NUMBER
from tests.killed import killed_at

PIN = "471147"
HOUSE = HubHouse(("hub.kjeden.no",), 8770, hash_pin(PIN))
STEP = 37
"""Every line would be too many for a suite."""


def in_what_is_written(code: CodeType) -> bool:
    """Whether code writes a part of a data folder, or decides what is; tables are written whole or not."""
    name = code.co_filename
    if name.endswith(("schema.py", "migrations.py")):
        return False
    return "/datakasse/storage/" in name or "hub_wiring" in name or name.endswith(("house.py", "/wiring.py"))


def made(folder: Path, *more: str) -> None:
    done("hub", "init", "--data", folder, "--name", "hub.kjeden.no", "--pin", PIN, *more)


def made_again(folder: Path, *more: str) -> bool:
    """Type the making again, and return whether it was whole already."""
    again = typed("hub", "init", "--data", folder, "--name", "hub.kjeden.no", "--pin", PIN, *more)
    if again.exit_code:
        assert again.stderr.endswith("[hub.exists]\n"), again.stderr
    return bool(again.exit_code)


def is_sound(settings: Settings) -> bool:
    """Whether a hub opens, and its keeper's PIN with it."""
    hub = open_hub(settings, environ={})
    try:
        return hub.house.names == ("hub.kjeden.no",) and pin_fits(hub.house.pin_hash, PIN)
    finally:
        hub.counter.store.close()


def said_before(settings: Settings) -> str:
    """Return in which word a hub that was killed in its making tells how it stands."""
    try:
        open_hub(settings, environ={}).counter.store.close()
    except Refused as refusal:
        return refusal.code
    return "whole"


def test_killed_at_any_line_of_its_making_it_is_made_by_typing_that_again(tmp_path: Path) -> None:
    line, was_killed, said = 0, True, set[str]()
    while was_killed:
        folder = tmp_path / f"{line}"
        was_killed = killed_at(line, in_what_is_written, partial(made, folder))
        before = said_before(settings_for(folder))
        assert made_again(folder) == (before == "whole")
        assert is_sound(settings_for(folder))
        said.add(before)
        rmtree(folder)
        line += STEP
    assert said == {"hub.missing", "hub.unfinished", "whole"}


def test_killed_at_any_line_a_hub_in_a_database_is_made_by_typing_that_again(
    cluster: Cluster, tmp_path: Path
) -> None:
    cluster.prepared("ready_for_making")
    line, was_killed, said = 0, True, set[str]()
    while was_killed:
        folder, database = tmp_path / f"{line}", cluster.copied("ready_for_making", f"made_{line}")
        was_killed = killed_at(line, in_what_is_written, partial(made, folder, "--database", database))
        settings = settings_for(folder, database)
        before = said_before(settings)
        assert made_again(folder, "--database", database) == (before == "whole")
        assert is_sound(settings)
        said.add(before)
        line += STEP * 8
    assert said == {"hub.missing", "hub.unfinished", "whole"}


def test_killed_at_any_line_of_its_making_a_shop_is_made_by_typing_that_again(tmp_path: Path) -> None:
    line, was_killed = 0, True
    while was_killed:
        folder = tmp_path / f"{line}"
        was_killed = killed_at(line, in_what_is_written, partial(whole_shop, folder))
        again = init(folder)
        assert again.exit_code == 0 or again.stderr.endswith("[store.shop_exists]\n"), again.stderr
        assert done("verify", "--data", folder).endswith(": 1 poster, 0 feil.\n")
        rmtree(folder)
        line += STEP * 5
    assert line > STEP * 20


def whole_shop(folder: Path) -> None:
    assert init(folder).exit_code == 0


@pytest.fixture
def unfinished(tmp_path: Path) -> Settings:
    """A hub whose making broke off before it was set up."""
    create_hub_store(tmp_path / "hub", {}).close()
    return settings_for(tmp_path / "hub")


@pytest.mark.parametrize("asked", ["serve", "fleet", "verify"])
def test_a_hub_that_was_never_set_up_says_what_to_type(unfinished: Settings, asked: str) -> None:
    """It fell over."""
    said = refused("hub.unfinished", "hub", asked, "--data", unfinished.folder)
    assert "«datakasse hub init»" in said


def test_a_hub_that_has_received_something_is_not_set_up_anew(unfinished: Settings) -> None:
    """Its names are in what registers know it by: they are put back, and not chosen once more."""
    made(unfinished.folder)
    done(
        "hub", "invite", "--data", unfinished.folder, "--org-number", COMPANY_NUMBER,
        "--company-name", "Prøvekroken AS", "--name", "Hjørnet",
    )  # fmt: skip
    for kept in HubFolder(unfinished.folder).keys.glob("partner-hub.*"):
        kept.unlink()
    for again in (lambda: new_hub(unfinished, HOUSE, environ={}), lambda: open_hub(unfinished, environ={})):
        with pytest.raises(HubUnfinished):
            again()


def test_of_two_who_go_on_with_one_at_once_one_has_made_it(unfinished: Settings) -> None:
    begin, told = Barrier(2), list[str]()

    def go_on(name: str) -> None:
        begin.wait()
        try:
            hub = new_hub(unfinished, HubHouse((name,), 8770, ""), environ={})
        except HubExists:
            return
        told.append(name)
        hub.counter.store.close()

    both = [Thread(target=go_on, args=(name,)) for name in ("a.no", "b.no")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    hub = open_hub(unfinished, environ={})
    assert [*hub.house.names] == told
    hub.counter.store.close()
