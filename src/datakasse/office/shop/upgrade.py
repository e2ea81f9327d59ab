"""
Bring a shop to another version, which is installed beside the one that runs; or leave it as it was.

    try      the new version looks at a copy of the books: does it find what this one finds?
    keep     the register is stopped, and the database kept as it stands
    switch   the new version opens the books themselves, and looks again
    start    the register is started; the journal tells of the new version first of all (13007)

What fails before the first entry of the new version is undone: the kept database is put back, and this
version goes on. After that entry there is no way back, and there is none that could be forced: this version
does not open books of a newer one, and a database that lacks an entry is never put in the place of one that
has it.

Power may fail at any moment. What stands then opens with the version that the link names: books that were not
brought over yet are brought over by the new version when it starts.

Law: KSF-2-7-2, KSF-2-7-3, SAFT 13007.
"""

from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, Protocol

import msgspec

from datakasse.errors.shop.upgrading import (
    JournalFaulty,
    NotNewer,
    ServiceNotManaged,
    StillServed,
    UpgradeUndone,
    VersionBroken,
    VersionDisagrees,
    VersionNotStarted,
    VersionStays,
)
from datakasse.office.shop.self_test import Found, RegisterFound


class Stage(StrEnum):
    """How far an upgrade has come, as it is told while it runs."""

    TRYING = "trying"
    STOPPING = "stopping"
    SWITCHING = "switching"
    STARTING = "starting"
    UNDOING = "undoing"


class Program(Protocol):
    """A version of datakasse that is installed on this machine."""

    def version(self) -> str:
        """Return which it is; raises `VersionBroken` where it does not even say."""
        ...

    def found(self, folder: Path) -> Found:
        """Open the books of a data folder with it and return what it finds; raises `VersionBroken`."""
        ...


class Service(Protocol):
    """What starts and stops the register on this machine."""

    def stop(self) -> None:
        """Stop it; returns before it has. Raises `ServiceNotManaged` where it cannot be."""
        ...

    def start(self) -> None:
        """Start it; returns before it has."""
        ...


class UpgradeFolder(Protocol):
    """The data folder while it is brought over, and the link that names the version."""

    @property
    def path(self) -> Path:
        """The folder."""
        ...

    def trial(self) -> AbstractContextManager[Path]:
        """Give a copy of the data folder, for the length of a `with`."""
        ...

    def becomes_free(self) -> bool:
        """Wait until nobody serves from the folder; False when that takes too long."""
        ...

    def goes_on(self) -> bool:
        """Wait until somebody serves from it and has written an entry; False when that takes too long."""
        ...

    def keep(self) -> None:
        """Keep the database as it stands; nobody may have it open."""
        ...

    def is_unwritten(self) -> bool:
        """Whether the journals still end where they ended when the database was kept."""
        ...

    def put_back(self) -> None:
        """Put the kept database in its place again; nobody may have it open."""
        ...

    def demand_link(self) -> None:
        """Go on only where the link that names the version can be moved; raises `NoLink`."""
        ...

    def point_on(self) -> None:
        """Let the link name the folder of the new version."""
        ...

    def point_back(self) -> None:
        """Let it name what it named before."""
        ...

    def release(self) -> None:
        """Let others exchange its master secret again, which has been held since the folder was looked at."""
        ...


class Teller(Protocol):
    """Is told how far it has come."""

    def __call__(self, stage: Stage) -> None:
        """Tell somebody."""
        ...


class Upgrade(msgspec.Struct, frozen=True):
    """
    An upgrade to be made.

    Attributes:
        folder: The data folder.
        running: The version that runs now.
        new: The version to come.
        service: What starts and stops the register; None where its owner does, and has stopped it.
    """

    folder: UpgradeFolder
    running: Program
    new: Program
    service: Service | None

    def __call__(self, tell: Teller) -> Found:
        """
        Make it, and return what the new version found in the books.

        Raises:
            NotNewer: It is this version or an older one; nothing was touched.
            VersionBroken: It failed on a copy, and nothing was touched.
            NoLink: The link cannot be moved; nothing was touched.
            ServiceNotManaged, StillServed: The register did not stop; nothing was touched.
            UpgradeUndone: It failed on the books themselves; the shop is as it was.
            VersionStays: It failed after it had written.
        """
        try:
            return self._make(tell)
        finally:
            self.folder.release()

    def _make(self, tell: Teller) -> Found:
        before, after = self.running.version(), self.new.version()
        if _number(after) <= _number(before):
            raise NotNewer(version=after, running=before)
        self.folder.demand_link()
        tell(Stage.TRYING)
        with self.folder.trial() as copy:
            _demand_same(self.running.found(copy), self.new.found(copy))
        tell(Stage.STOPPING)
        if not self._is_stopped():
            raise StillServed
        ours = self.running.found(self.folder.path)
        self.folder.keep()
        try:
            return self._bring_over(ours, tell)
        except VersionBroken as broken:
            self._undo(broken, before, tell)

    def _bring_over(self, ours: Found, tell: Teller) -> Found:
        """Let the new version open the books themselves, and start it."""
        tell(Stage.SWITCHING)
        self.folder.point_on()
        theirs = self.new.found(self.folder.path)
        _demand_same(ours, theirs)
        if self.service is None:
            return theirs
        tell(Stage.STARTING)
        self.service.start()
        if not self.folder.goes_on():
            raise VersionNotStarted(version=theirs.version)
        return theirs

    def _undo(self, broken: VersionBroken, before: str, tell: Teller) -> NoReturn:
        """Put everything back and start as before; where the new version has written, it stays."""
        tell(Stage.UNDOING)
        version = broken.facts["version"]
        try:
            is_stopped = self._is_stopped()
        except ServiceNotManaged:
            is_stopped = False
        if not is_stopped:
            raise VersionStays(version=version) from broken
        is_undone = self.folder.is_unwritten()
        if is_undone:
            self.folder.put_back()
            self.folder.point_back()
        if self.service is not None:
            self.service.start()
        if not is_undone:
            raise VersionStays(version=version) from broken
        raise UpgradeUndone(
            version=version,
            running=before,
            why=broken.why.filled(**broken.facts),
        ) from broken

    def _is_stopped(self) -> bool:
        if self.service is not None:
            self.service.stop()
        return self.folder.becomes_free()


def _demand_same(ours: Found, theirs: Found) -> None:
    """
    Go on only where a version finds in the books what the running one does, and no fault.

    Raises:
        VersionDisagrees: It does not; the first difference is named.
        JournalFaulty: A journal has faults by itself.
    """
    for register in sorted(ours.registers.keys() | theirs.registers.keys()):
        one, other = ours.registers.get(register), theirs.registers.get(register)
        if one is not None and one.faults:
            raise JournalFaulty(version=ours.version, register=register, faults=one.faults)
        if one != other:
            what = f"{register}: {_difference(one, other)}"
            raise VersionDisagrees(version=theirs.version, what=what)
    if ours.articles != theirs.articles:
        raise VersionDisagrees(version=theirs.version, what="articles")


def _difference(one: RegisterFound | None, other: RegisterFound | None) -> str:
    """Return the first thing that two versions do not agree on, by its name in what they found."""
    if one is None or other is None:
        return "register"
    differing = (name for name in one.__struct_fields__ if getattr(one, name) != getattr(other, name))
    name = next(differing)
    return f"{name} {getattr(one, name)} / {getattr(other, name)}"


def _number(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; what follows the numbers does not count."""
    parts = version.split("+", maxsplit=1)[0].split(".")
    return tuple(int("".join(letter for letter in part if letter.isdecimal()) or "0") for part in parts)
