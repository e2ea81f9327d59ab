"""
Another master secret: all that it opens is locked anew beside the folder of keys, and the two change places.

    DATA/keys ─▶ DATA/keys-renewed: the same, locked with another secret, durable and tried
              ─▶ exchanged at one stroke ─▶ DATA/keys-renewed, the old ones now, removed

Nobody else has the folder open meanwhile: whoever has ends first, and whoever comes waits. The database keeps
its key and each register its own: what is exchanged is what locks them. Killed before the stroke the folder
opens with the old secret, after it with the new one; what is left beside it is removed by whoever asks next.
"""

import ctypes
import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from datakasse.errors.phrase import Phrase
from datakasse.errors.storage.folder import ShopMissing
from datakasse.errors.storage.keys import KeysNotExchanged, WrongDatabaseKey
from datakasse.errors.system_words import system_words
from datakasse.storage.folder import DataFolder, sync_folder, sync_tree, write_anew
from datakasse.storage.keys.database_keys import DatabaseKeys
from datakasse.storage.keys.key_folder import KeyFolder
from datakasse.storage.keys.master_key import MasterKey, other_master
from datakasse.storage.keys.network_folder import NetworkFolder

_AT_WORKING_FOLDER: Final = -100
_EXCHANGE: Final = 2
_NO_EXCHANGE: Final = Phrase(
    "systemet kan ikke bytte to mapper i ett", "the system cannot exchange two folders at one stroke"
)
_WRITTEN_IN: Final = Phrase(
    "en annen kommando skrev i nøkkelmappen", "another command wrote in the folder of keys"
)


def renew_master(path: Path, environ: Mapping[str, str]) -> None:
    """
    Have a data folder, a shop's or a hub's, be opened by another secret, protected as the one before.

    Args:
        path: The data folder, which nobody has open.
        environ: The environment that opens it.

    Raises:
        ShopMissing: There is no key.
        InUse: Somebody serves from it, or a command has it open.
        KeyNotKept: It is not ours to exchange: systemd keeps it.
        KeysNotExchanged: The system cannot exchange folders, or somebody wrote in it; nothing has changed.
        OSError: There is no room, or the disk fails; nothing has changed.
        WrongDatabaseKey: Something in it does not open.
    """
    folder = DataFolder(path)
    if not folder.keys.exists():
        raise ShopMissing(folder=str(path))
    try:
        folder.hold()
        folder.use(alone=True)
        _renewed(folder, path / "keys-renewed", environ)
    finally:
        folder.release()


def _renewed(folder: DataFolder, made: Path, environ: Mapping[str, str]) -> None:
    """Make the folder of keys that is locked anew, and put it in place; nobody else has the folder."""
    shutil.rmtree(made, ignore_errors=True)
    try:
        old, new, (name, content) = other_master(folder.keys, environ)
        before = _seen(folder.keys)
        _copy(folder.keys, made)
        KeyFolder(made, old.wrapping()).lock_anew(new.wrapping())
        NetworkFolder(made / "network", old.network()).lock_anew(new.network())
        DatabaseKeys(made, old).give_to(DatabaseKeys(made, new))
        write_anew(made / name, content)
        _demand_same(folder.keys, old, made, new)
        sync_tree(made)
        if _seen(folder.keys) != before:
            raise KeysNotExchanged(why=_WRITTEN_IN)
        _exchange(folder.keys, made)
        sync_folder(made.parent)
        shutil.rmtree(made)
        sync_folder(made.parent)
    finally:
        # Where nothing came of it, a second folder of keys is nobody's.
        shutil.rmtree(made, ignore_errors=True)


def _copy(keys: Path, made: Path) -> None:
    """Copy a folder of keys; raises `OSError` where the disk will not have it."""
    made.mkdir(mode=0o700)
    for path in sorted(keys.rglob("*")):
        copy = made / path.relative_to(keys)
        if path.is_dir():
            copy.mkdir(mode=0o700)
        else:
            shutil.copy2(path, copy)


def _demand_same(keys: Path, old: MasterKey, made: Path, new: MasterKey) -> None:
    """Go on only if the copy opens with its secret, and to what the folder opens to."""
    here, there = KeyFolder(keys, old.wrapping()), KeyFolder(made, new.wrapping())
    registers = here.registers()
    is_same = (
        there.registers() == registers
        and all(here.versions(register) == there.versions(register) for register in registers)
        and DatabaseKeys(keys, old).at_hand() == DatabaseKeys(made, new).at_hand()
    )
    if not is_same:
        raise WrongDatabaseKey


def _seen(keys: Path) -> dict[str, tuple[int, int]]:
    """Return when each file was written last, and how long it is."""
    files = (path for path in sorted(keys.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in files}


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change their names at one stroke; raises `KeysNotExchanged`."""
    system = ctypes.CDLL(None, use_errno=True)
    if not hasattr(system, "renameat2"):
        raise KeysNotExchanged(why=_NO_EXCHANGE)
    ends = (_AT_WORKING_FOLDER, os.fsencode(one), _AT_WORKING_FOLDER, os.fsencode(other))
    if system.renameat2(*ends, _EXCHANGE):
        number = ctypes.get_errno()
        is_unknown = number in {errno.EINVAL, errno.ENOSYS}
        why = _NO_EXCHANGE if is_unknown else system_words(OSError(number, os.strerror(number)))
        raise KeysNotExchanged(why=why)
