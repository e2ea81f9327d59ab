"""
SQLite's own files on the simulated disk: its writes, syncs and deletions pass here on their way out.

SQLite asks a "VFS" for everything it wants of files. Ours is a copy of the usual one with a few functions in
front: `Disk` is told of each write and decides whether it happens; then the usual one carries it out.
Reading, locking and shared memory are left as they are. See sqlite.org/vfs.html.
"""

import ctypes
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_int64, c_void_p
from functools import cache
from importlib.util import find_spec
from typing import Any, ClassVar, Final

from lab.simulation.disk import Disk, Failed, Trouble

_OK: Final = 0
_FULL: Final = 13
_WRITE_FAILED: Final = 778
_SYNC_FAILED: Final = 1034
_TRUNCATE_FAILED: Final = 1546
_DELETE_FAILED: Final = 2570
_OPEN_FAILED: Final = 14
_OPENED_TO_CREATE: Final = 4
_JOURNAL_OR_LOG: Final = 0x800 | 0x80000

_CLOSE = ctypes.CFUNCTYPE(c_int, c_void_p)
_WRITE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)
_OPEN = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = ctypes.CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)


class _Methods(ctypes.Structure):
    """sqlite3_io_methods, third version; what stays as it is has no type."""

    _fields_: ClassVar = [
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        *((f"same_{place}", c_void_p) for place in range(13)),
    ]


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, third version."""

    _fields_: ClassVar = [
        ("version", c_int),
        ("file_bytes", c_int),
        ("path_length_max", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        *((f"same_{place}", c_void_p) for place in range(14)),
    ]


class SqliteFiles:
    """
    What stands between SQLite and its files in this process.

    Attributes:
        disk: The disk in force; None lets everything pass.
    """

    def __init__(self) -> None:
        self.disk: Disk | None = None
        self._open: dict[int, tuple[str, bool]] = {}
        self._methods: dict[int, _Methods] = {}
        self._kept: list[object] = []
        library = find_spec("sqlcipher3._sqlite3")
        sqlite = ctypes.CDLL(None if library is None else library.origin)
        sqlite.sqlite3_vfs_find.restype = POINTER(_Vfs)
        usual = sqlite.sqlite3_vfs_find(None)
        self._vfs = _Vfs()
        ctypes.memmove(ctypes.byref(self._vfs), usual, ctypes.sizeof(_Vfs))
        self._vfs.name = b"simulated"
        self._vfs.open = self._keep(_OPEN(self._opening(_OPEN(usual.contents.open))))
        self._vfs.delete = self._keep(_DELETE(self._deleting(_DELETE(usual.contents.delete))))
        sqlite.sqlite3_vfs_register(ctypes.byref(self._vfs), 1)

    def _keep(self, function: Any) -> int | None:  # noqa: ANN401 - ctypes has no name for it
        """Keep a function for SQLite to call, and return where it is."""
        self._kept.append(function)
        return ctypes.cast(function, c_void_p).value

    def _opening(self, usual: Callable[..., int]) -> Callable[..., int]:
        def opened(vfs: int, name: int | None, file: int, flags: int, told: int | None) -> int:
            path = "" if name is None else ctypes.string_at(name).decode()
            disk = self.disk
            if disk is not None and disk.holds(path) and not disk.knows(path):
                if not flags & _OPENED_TO_CREATE:
                    return _OPEN_FAILED
                try:
                    disk.make(path)
                except Failed as failed:
                    return _code(failed, _OPEN_FAILED)
            code = usual(vfs, name, file, flags, told)
            methods = c_void_p.from_address(file)
            if code == _OK and methods.value is not None:
                names_too = bool(flags & _OPENED_TO_CREATE and flags & _JOURNAL_OR_LOG)
                self._open[file] = path, names_too
                methods.value = ctypes.addressof(self._in_front(methods.value))
            return code

        return opened

    def _deleting(self, usual: Callable[..., int]) -> Callable[..., int]:
        def deleted(vfs: int, name: bytes, sync: int) -> int:
            path, disk = name.decode(), self.disk
            if disk is not None and disk.holds(path) and disk.knows(path):
                try:
                    disk.remove(path)
                    if sync:
                        disk.sync_names(path.rpartition("/")[0])
                except Failed:
                    return _DELETE_FAILED
            return usual(vfs, name, sync)

        return deleted

    def _in_front(self, usual: int) -> _Methods:
        """Return the functions of an open file with ours in front."""
        known = self._methods.get(usual)
        if known is None:
            known = self._methods[usual] = _Methods()
            ctypes.memmove(ctypes.byref(known), usual, ctypes.sizeof(_Methods))
            known.write = self._keep(_WRITE(self._writing(_WRITE(known.write))))
            known.truncate = self._keep(_TRUNCATE(self._truncating(_TRUNCATE(known.truncate))))
            known.sync = self._keep(_SYNC(self._syncing(_SYNC(known.sync))))
            known.close = self._keep(_CLOSE(self._closing(_CLOSE(known.close))))
        return known

    def _writing(self, usual: Callable[..., int]) -> Callable[..., int]:
        def wrote(file: int, data: int, size: int, offset: int) -> int:
            path, disk = self._open[file][0], self.disk
            if disk is not None and disk.holds(path):
                try:
                    disk.write(path, offset, ctypes.string_at(data, size))
                except Failed as failed:
                    return _code(failed, _WRITE_FAILED)
            return usual(file, data, size, offset)

        return wrote

    def _truncating(self, usual: Callable[..., int]) -> Callable[..., int]:
        def truncated(file: int, size: int) -> int:
            path, disk = self._open[file][0], self.disk
            if disk is not None and disk.holds(path):
                try:
                    disk.truncate(path, size)
                except Failed:
                    return _TRUNCATE_FAILED
            return usual(file, size)

        return truncated

    def _syncing(self, usual: Callable[..., int]) -> Callable[..., int]:
        def synced(file: int, flags: int) -> int:
            (path, names_too), disk = self._open[file], self.disk
            if disk is None or not disk.holds(path):
                return usual(file, flags)
            try:
                disk.sync(path)
                if names_too:
                    # The usual one does the same at the first sync of a journal or log that it may have made.
                    disk.sync_names(path.rpartition("/")[0])
                    self._open[file] = path, False
            except Failed:
                return _SYNC_FAILED
            return _OK

        return synced

    def _closing(self, usual: Callable[..., int]) -> Callable[..., int]:
        def closed(file: int) -> int:
            self._open.pop(file, None)
            return usual(file)

        return closed


def _code(failed: Failed, otherwise: int) -> int:
    return _FULL if failed.trouble is Trouble.FULL else otherwise


@cache
def sqlite_files() -> SqliteFiles:
    """Return what stands between SQLite and its files: one for the process, from the first call on."""
    return SqliteFiles()
