"""Versions of datakasse that are installed on this machine, and the service that runs one of them."""

import subprocess
from pathlib import Path
from typing import Final

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.errors.shop.upgrading import NoSuchVersion, ServiceNotManaged, VersionBroken
from datakasse.errors.system_words import system_words
from datakasse.office.shop.self_test import Found

_PATIENCE_S: Final = 3600
"""A self-test reads every entry there is."""

_NO_END: Final = Phrase("ble ikke ferdig på en time", "did not end within an hour")
_SAID_MAX: Final = 300
_VERSION_MAX: Final = 40
_NAME: Final = "datakasse"


class InstalledProgram:
    """
    A version, by its command.

    Args:
        command: Its `datakasse`, and what has to stand behind it.
    """

    def __init__(self, command: Path, *words: str) -> None:
        self._command = command
        self._words = words

    def version(self) -> str:
        """
        Return which version it is.

        Raises:
            NoSuchVersion: It is no datakasse at all.
            VersionBroken: It does not run.
        """
        said = self._run("--version").strip()
        name, _, version = said.rpartition(" ")
        if name.rpartition(" ")[2] != _NAME:
            raise NoSuchVersion(
                version=str(self._command), why=f"«{said.partition(chr(10))[0][:_VERSION_MAX]}»"
            )
        return version

    def found(self, folder: Path) -> Found:
        """
        Open the books of a data folder with it, which brings them to its schema, and return what it finds.

        Raises:
            VersionBroken: It does not run, or refuses the books.
        """
        said = self._run("self-test", "--json", "--data", str(folder))
        try:
            return msgspec.json.decode(said, type=Found)
        except msgspec.MsgspecError as error:
            raise VersionBroken(version=self._command.name, why=f"{error}: {said[:_SAID_MAX]}") from error

    def _run(self, *words: str) -> str:
        try:
            ended = subprocess.run(  # noqa: S603 - whoever may type the command may run the program
                [self._command, *self._words, *words],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=_PATIENCE_S,
            )
        except OSError as error:
            raise NoSuchVersion(version=str(self._command), why=system_words(error)) from error
        except subprocess.TimeoutExpired as error:
            raise VersionBroken(version=str(self._command), why=_NO_END) from error
        if ended.returncode != 0:
            # What led to it stands above; what it was is the last line.
            said = ended.stderr.strip().splitlines()
            why = Phrase.as_is(said[-1].strip()[:_SAID_MAX]) if said else _ended_with(ended.returncode)
            raise VersionBroken(version=str(self._command), why=why)
        return ended.stdout


class SystemService:
    """
    The service of the machine's own manager that runs the register.

    Args:
        name: What the manager calls it.
        manager: Its command.
    """

    def __init__(self, name: str, manager: str = "systemctl") -> None:
        self._name = name
        self._manager = manager

    def stop(self) -> None:
        """
        Ask for it to be stopped.

        Raises:
            ServiceNotManaged: There is no such service, no manager, or it does not do so for whoever asks.
        """
        why = self._ask("stop")
        if why is not None:
            raise ServiceNotManaged(service=self._name, why=why)

    def start(self) -> None:
        """Ask for it to be started."""
        self._ask("start")

    def _ask(self, wish: str) -> Phrase | None:
        """Ask for something and return why it was refused; what came of it, who holds the folder sees."""
        command = [self._manager, wish, self._name]
        try:
            ended = subprocess.run(  # noqa: S603 - the owner's own words
                command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
            )
        except OSError as error:
            return Phrase.as_is(self._manager).told(system_words(error))
        said = " ".join(ended.stderr.split())[:_SAID_MAX]
        if ended.returncode == 0:
            return None
        return Phrase.as_is(said) if said else _ended_with(ended.returncode)


def _ended_with(code: int) -> Phrase:
    """Return what is told of a program that said nothing."""
    return Phrase(f"sluttet med {code}", f"ended with {code}")
