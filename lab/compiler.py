"""Compile a small library in C that is loaded before the C library of a server (LD_PRELOAD)."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from lab.store import LabRefusal


def compile_library(source: Path, library: Path) -> None:
    """
    Compile a library.

    Raises:
        LabRefusal: There is no compiler for it.
    """
    subprocess.run(
        [*_compiler(), "-O2", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True
    )


def _compiler() -> list[str]:
    """Return a C compiler: the machine's own, or the one that a package of Python brings."""
    for name in ("cc", "gcc", "clang"):
        if shutil.which(name):
            return [name]
    if find_spec("ziglang") is not None:
        return [sys.executable, "-m", "ziglang", "cc"]
    raise LabRefusal("no C compiler: install one (`apt-get install gcc libc6-dev`).")
