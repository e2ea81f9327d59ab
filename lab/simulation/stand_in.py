"""Let things of the lab stand for some of a module for a while: how the world outside is simulated."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def standing_in(module: ModuleType, ours: Mapping[str, object]) -> Generator[None]:
    """Let things stand for those of the same names in a module, for the length of a `with`."""
    usual = {name: getattr(module, name) for name in ours}
    for name, thing in ours.items():
        setattr(module, name, thing)
    try:
        yield
    finally:
        for name, thing in usual.items():
            setattr(module, name, thing)
