"""
The package room: a control package is made in a thread of its own, and whoever waits is told how far it is.

    begin ─▶ made step by step ─▶ the index, and the file until the next one is made

One at a time, and the last one is kept. What goes wrong is told to whoever asks for it.
"""

import weakref
from collections.abc import Generator
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from threading import Lock, Thread

from datakasse.counter.counter import Counter
from datakasse.errors.control.exports import PackageAtWork, PackageGone
from datakasse.office.control.control_package import (
    PackageStep,
    PackedFile,
    control_package,
    package_name,
)
from datakasse.office.control.working_file import WorkingFile


@dataclass(slots=True, weakref_slot=True)
class Package:
    """
    A control package that is made, or was.

    Attributes:
        number: Counted from 1 since the program started.
        name: What the file is called.
        file: Where its bytes go; gone when nobody holds it any longer.
        steps: Those begun, in order.
        index: What is in it, when it is done.
    """

    number: int
    name: str
    file: WorkingFile
    steps: list[PackageStep] = field(default_factory=list[PackageStep])
    index: Future[list[PackedFile]] = field(default_factory=Future[list[PackedFile]])

    def blocks(self) -> Generator[bytes]:
        """
        Yield the file block by block, wherever somebody else is reading in it.

        Raises:
            PackageAtWork: It is not done.
            Refused: It could not be made.
        """
        if not self.index.done():
            raise PackageAtWork
        self.index.result()
        return self.file.blocks()


class PackageRoom:
    """
    Makes control packages.

    Args:
        counter: The till.
    """

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._lock = Lock()
        self._last: Package | None = None

    def begin(self, from_date: date | None, to_date: date | None, operator: str) -> Package:
        """
        Begin to make the package of a period.

        Raises:
            PackageAtWork: Another one is being made.
        """
        with self._lock:
            if self._last is not None and not self._last.index.done():
                raise PackageAtWork
            number = 1 if self._last is None else self._last.number + 1
            file = WorkingFile()  # Closed with the package, below.
            self._last = made = Package(number, package_name(self._counter), file)
            weakref.finalize(made, file.close)
        asked = (made, from_date, to_date, operator)
        Thread(target=self._make, args=asked, name="package", daemon=True).start()
        return made

    def package(self, number: int) -> Package:
        """
        Return a package.

        Raises:
            PackageGone: It is none that is kept.
        """
        with self._lock:
            if self._last is None or self._last.number != number:
                raise PackageGone
            return self._last

    def _make(self, made: Package, from_date: date | None, to_date: date | None, operator: str) -> None:
        try:
            index = control_package(
                self._counter, from_date, to_date, made.file, operator=operator, begun=made.steps.append
            )
        except BaseException as fault:  # noqa: BLE001 - told to whoever asks for the package
            made.index.set_exception(fault)
        else:
            made.file.flush()
            made.index.set_result(index)
