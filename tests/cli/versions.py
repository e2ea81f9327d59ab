"""
Versions of datakasse beside each other on one machine, and a manager of services, for the tests of upgrades.

A version is this one under another number, with one more step for the database as a later version has, and
with what is wrong with it. It is a program that a machine starts by its path; what that runs is forked from a
process that has read the modules already (`stem.py`), unless the machine is a plain one.
"""

import subprocess
import sys
from pathlib import Path

from tests.cli.stem import forking

OLD, NEW = "0.1.0", "99.0.0"

_PROGRAM = """#!{python}
import importlib.metadata
import sys

importlib.metadata.version = lambda name: {version!r}

from datakasse import __main__, settings
from datakasse.storage.sqlite import migrations

settings.version = importlib.metadata.version

table = "CREATE TABLE later (company TEXT NOT NULL PRIMARY KEY) STRICT"
later = migrations.Migration("of a later version", (table,))
if {version!r} != {old!r}:
    migrations.MIGRATIONS = (*migrations.MIGRATIONS, later)
    migrations.migrate.__defaults__ = (migrations.MIGRATIONS,)
    migrations.declared_schema.cache_clear()  # The stem has that of this version.

{wrong}

__main__.main()
"""

_MANAGER = '''#!{python}
"""Starts and stops one service, as the machine's own manager does."""
import os, pathlib, signal, subprocess, sys, time
place = pathlib.Path({place!r})
pid, wish = place / "service.pid", sys.argv[1]
if sys.argv[2] != "kassen":
    sys.exit(f"Unit {{sys.argv[2]}} not loaded.")
with (place / "wishes").open("a") as kept:
    kept.write(" ".join(sys.argv[1:]) + "\\n")
if pid.exists() and wish == "stop":
    try:
        os.kill(int(pid.read_text()), signal.SIGTERM)
    except ProcessLookupError:
        pass
    pid.unlink()
if wish == "start":
    command = [str(place / "current" / "bin" / "datakasse"), "serve", "--data", {folder!r}, "--port", "0"]
    with (place / "service.log").open("a") as log:
        started = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
    pid.write_text(str(started.pid))
'''

WRONG = {
    "nothing": "",
    "does not run": "raise SystemExit('cannot start here')",
    "refuses the books": (
        "from datakasse.errors.storage.database import SchemaDamaged\n"
        "def refuse(connection): raise SchemaDamaged(what='it says so')\n"
        "from datakasse.storage.sqlite import engine\n"
        "engine.check_schema = refuse"
    ),
    "counts otherwise": (
        "from datakasse.report.period import PeriodTotals\n"
        "add_all = PeriodTotals.add_all\n"
        "def more(self, records):\n"
        "    add_all(self, records)\n"
        "    self.sales_ore += 1\n"
        "    return self\n"
        "PeriodTotals.add_all = more"
    ),
    "breaks at work": "raise RuntimeError('broken on the way in')",
    "does not serve": "if 'serve' in sys.argv: raise SystemExit('no such port')",
    "writes and dies": (
        "if 'serve' in sys.argv:\n"
        "    import pathlib\n"
        "    from datakasse.settings import settings_for\n"
        "    from datakasse.till.day.start_stop import Start\n"
        "    from datakasse.wiring import open_shop\n"
        "    shop = open_shop(settings_for(pathlib.Path(sys.argv[3])))\n"
        "    for register in shop.counter.printers:\n"
        "        shop.counter.carry_out(register, '', Start(fresh=True)).result()\n"
        "    shop.store.close()\n"
        "    raise SystemExit('the power went')"
    ),
}
"""What is wrong with a version → how it comes about."""


class Machine:
    """
    A machine with versions of datakasse on it, and a service that runs what its link names.

    Attributes:
        place: The folder of the versions.
        folder: The data folder that the service serves.
        link: The link that names the version in use.
        is_plain: Its programs read every module themselves, as a shop's do.
    """

    def __init__(self, place: Path, folder: Path, *, is_plain: bool = False) -> None:
        self.place = place
        self.is_plain = is_plain
        self.folder = folder
        self.link = place / "current"
        self._manager = _script(
            place / "bin" / "systemctl",
            _MANAGER.format(python=sys.executable, place=str(place), folder=str(folder)),
        )
        self.install(OLD, "nothing")
        self.link.symlink_to(OLD)

    def install(self, version: str, wrong: str, called: str = "") -> Path:
        """Install a version beside the others, in a folder of its name or another, and return its command."""
        text = _PROGRAM.format(python=sys.executable, version=version, old=OLD, wrong=WRONG[wrong])
        folder = self.place / (called or version)
        program = folder / "bin" / "datakasse"
        if self.is_plain:
            return _script(program, text)
        return _script(program, forking(_script(folder / "lib" / "datakasse", text)))

    def manage(self, wish: str) -> None:
        """Ask the manager for something."""
        subprocess.run([self._manager, wish, "kassen"], check=True)

    def upgrade(
        self,
        program: Path,
        *,
        service: str = "kassen",
        wait_s: int = 60,
        link: Path | None = None,
        is_managed: bool = True,
    ) -> subprocess.CompletedProcess[str]:
        """Type `datakasse upgrade` with the version in use; about another link, or without a manager."""
        words = [program, "--data", self.folder, "--link", link or self.link, "--wait", str(wait_s)]
        command = [(self.link / "bin" / "datakasse").resolve(), "upgrade", *words]
        path = f"{self._manager.parent}:/usr/bin:/bin" if is_managed else "/nowhere"
        return subprocess.run(
            [*command, *(["--service", service] if service else [])],
            env={"PATH": path, "PYTHONUNBUFFERED": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def in_use(self) -> str:
        """The version that the link names."""
        return self.link.readlink().name


def _script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path
