"""
The roof of a trial: `python -m datakasse.trial FOLDER`, started by `devices/machine/trial_apart.py` alone.

    an order on standard input ─▶ the copy restored in FOLDER ─▶ FOLDER/told.json
"""

import os
import shutil
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from datakasse.devices.machine.own_process import keep_to_itself
from datakasse.devices.machine.trial_apart import TOLD
from datakasse.devices.places.open_place import open_place
from datakasse.office.backup.trial import TrialOrder, try_out
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.opening import create_store

_NICE: Final = 10
"""Whoever sells comes first."""
_BROKEN_OFF: Final = 3
_TRIES: Final = 100


def main(folder: Path) -> None:
    """Try the copy that is asked for on standard input."""
    keep_to_itself()
    with suppress(OSError):
        os.nice(_NICE)
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=TrialOrder)
    threading.Thread(target=_end_with_who_asked, args=(folder,), daemon=True).start()
    told = try_out(order, folder, open_place, _empty_store)
    for made in folder.iterdir():
        # What is told needs room, on a disk that this may have filled.
        shutil.rmtree(made, ignore_errors=True)
    (folder / TOLD).write_bytes(msgspec.json.encode(told))


def _empty_store(folder: Path) -> tuple[KeptStore, KeyFolder]:
    """Make a store in a new folder, with a secret of its own."""
    store = create_store(folder, {})
    return store, store.keys


def _end_with_who_asked(folder: Path) -> None:
    """Wait until nobody holds the other end of standard input any longer; then leave nothing behind."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    # The trial may be making a file at this very instant.
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
    os._exit(_BROKEN_OFF)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
