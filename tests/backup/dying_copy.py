"""
A process that copies a shop and is killed in the middle of the file it was told to die at.

    python -m tests.backup.dying_copy DATA PLACE SETUP NUMBER
"""

import os
import signal
import sys
from pathlib import Path

import msgspec

from datakasse.devices.places import folder as place_folder
from datakasse.devices.places.folder import FolderPlace
from datakasse.office.backup.setup import BackupSetup
from datakasse.office.backup.ship import Shipper
from datakasse.office.backup.status import StatusFile
from datakasse.storage.sqlite.store import open_store
from tests.shop import NOON


def main() -> None:
    """Copy, and die at the file of a number; end in good order where there are not so many."""
    data, folder, described, number = sys.argv[1:]
    left = int(number)
    write = vars(place_folder)["_write"]

    def dying(path: Path, content: bytes) -> None:
        nonlocal left
        if left == 0:
            write(path, content[: len(content) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        write(path, content)

    setattr(place_folder, "_write", dying)  # noqa: B010 - not the name of an attribute that is known
    setup = msgspec.json.decode(Path(described).read_bytes(), type=BackupSetup)
    store = open_store(Path(data), {})
    board = StatusFile(Path(folder).parent / "backup.json")
    shipper = Shipper(
        store, store.keys, setup, "place", FolderPlace(Path(folder)), board, lambda: NOON, "0.1.0"
    )
    while shipper.round():
        pass
    store.close()


if __name__ == "__main__":
    main()
