"""A refusal is in the language of its sentence to its last word, also where others say what is wrong."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from datakasse.devices.machine.installed import InstalledProgram, SystemService
from datakasse.devices.machine.trial_apart import TrialApart
from datakasse.devices.places.open_place import open_place
from datakasse.errors.refusal import Refused
from datakasse.office.backup.backups import demand_answer
from datakasse.office.backup.place import PlaceSetup
from datakasse.office.backup.trial import TrialOrder, broken_by
from tests.backup.copied_shop import JOURNAL, CopiedShop


def cut_box(copied: CopiedShop) -> None:
    """Fetch a copy of which a box was cut."""
    box = copied.boxes(JOURNAL)[1]
    box.write_bytes(box.read_bytes()[:-1])
    copied.fetch()


def exchanged_box(copied: CopiedShop) -> None:
    """Fetch a copy of which a box stands in another's place."""
    first, second = copied.boxes(JOURNAL)[:2]
    second.write_bytes(first.read_bytes())
    copied.fetch()


def folder_gone(copied: CopiedShop) -> None:
    """Add a place that is not there."""
    demand_answer(open_place(PlaceSetup("usb", f"folder:{copied.place_folder}/nothing")), "usb")


def nobody_there(_copied: CopiedShop) -> None:
    """Add a bucket at which nobody answers."""
    setup = PlaceSetup("bank", "s3+http://127.0.0.1:9/kopier", user="k", secret="s")
    demand_answer(open_place(setup), "bank")


def disk_full(copied: CopiedShop) -> None:
    """Try a copy where there is no room."""
    raise broken_by(OSError(errno.ENOSPC, "No space left on device"), copied.place_folder)


def disk_failing(copied: CopiedShop) -> None:
    """Try a copy where the disk fails."""
    raise broken_by(OSError(errno.EIO, "Input/output error"), copied.place_folder)


def trial_dying(copied: CopiedShop) -> None:
    """Try a copy by a process that does not come to its end."""
    order = TrialOrder(PlaceSetup("usb", f"folder:{copied.place_folder}"), copied.wanted())
    TrialApart("datakasse.nothing_of_this_name")(order)


def no_program(copied: CopiedShop) -> None:
    """Ask a version that is not there."""
    InstalledProgram(copied.place_folder / "datakasse-of-nobody").version()


def silent_program(_copied: CopiedShop) -> None:
    """Ask a program that ends and says nothing."""
    InstalledProgram(Path("/bin/false")).version()


def no_manager(_copied: CopiedShop) -> None:
    """Stop a service where nobody manages any."""
    SystemService("datakasse", "/nothing/systemctl").stop()


@pytest.mark.parametrize(
    ("act", "norwegian", "english"),
    [
        (cut_box, "den lar seg ikke åpne", "it does not open"),
        (exchanged_box, "den har post 1 til", "it has entries 1 to"),
        (folder_gone, "(det er borte)", "(it is gone)"),
        (nobody_there, "(ingen svarer på adressen)", "(nobody answers at the address)"),
        (disk_full, "det er ikke plass til hele kopien", "there is no room for the whole copy"),
        (disk_failing, "disken leser eller skriver feil", "the disk reads or writes wrongly"),
        (trial_dying, "(prosessen sluttet med 1)", "(the process ended with 1)"),
        (no_program, "(det finnes ikke)", "(it does not exist)"),
        (silent_program, "«sluttet med 1»", '"ended with 1"'),
        (no_manager, "systemctl: det finnes ikke", "systemctl: it does not exist"),
    ],
)
def test_what_is_wrong_is_said_in_the_language_of_the_sentence(
    copied: CopiedShop, act: Callable[[CopiedShop], None], norwegian: str, english: str
) -> None:
    with pytest.raises(Refused) as refused:
        act(copied)
    said = {language: refused.value.sentence(language) for language in ("nb", "en")}
    assert norwegian in said["nb"]
    assert english in said["en"]
    assert english not in said["nb"]
    assert not re.search("[æøåÆØÅ«»]", said["en"])
