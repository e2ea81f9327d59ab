"""A file that is on its way to a place, beside the name that it gets once it is whole."""

import time
from typing import Final

UNFINISHED: Final = ".uferdig"
_LEFT_S: Final = 86_400.0
"""So long no file is on its way; the next try at what is in it may well have another name."""


def is_left_behind(written_at: float | None) -> bool:
    """Whether a file that was last written then was broken off, and is nobody's; None where nobody knows."""
    return written_at is not None and time.time() - written_at > _LEFT_S
