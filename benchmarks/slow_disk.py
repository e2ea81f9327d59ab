"""
A disk whose sync takes longer than this machine's, for a server and for the loop that it is held against.

What a sale costs is work of the processor and one sync, which those that come together share. On a machine
whose disk answers before anything is on it the sync costs nothing, and only the work is compared.
"""

from pathlib import Path
from typing import Final

from lab.compiler import compile_library

SOURCE: Final = Path(__file__).with_name("slow_disk.c")


def slow_disk(place: Path, more_us: int) -> dict[str, str]:
    """
    Return the environment of a process whose syncs take so much longer.

    Args:
        place: A folder for the library.
        more_us: How much, microseconds.

    Raises:
        LabRefusal: There is no C compiler.
    """
    library = place / "slow_disk.so"
    compile_library(SOURCE, library)
    return {"LD_PRELOAD": str(library), "SLOW_SYNC_US": str(more_us)}
