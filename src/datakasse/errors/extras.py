"""
What stands behind an extra: a library that not everybody installs.

A file of ours that needs one is read when somebody wants it, so that a start does without; its room gives it
out by `__getattr__` (PEP 562).

Decision: 0081-an-extra-is-read-when-it-is-wanted.
"""

from importlib import import_module
from types import ModuleType

from datakasse.errors.refusal import Refused


def read_extra(file: str, missing: type[Refused]) -> ModuleType:
    """
    Return a file that needs an extra.

    Args:
        file: Its name in full.
        missing: What is raised where the library is not installed.
    """
    try:
        return import_module(file)
    except ModuleNotFoundError as error:
        raise missing from error
