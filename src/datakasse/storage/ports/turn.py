"""A turn at something that must not be done twice at once, whoever shares the books."""

from collections.abc import Callable
from contextlib import AbstractContextManager

Turn = Callable[[], AbstractContextManager[bool]]
"""Is had for the length of a `with`; what that gives tells whether it was to be had."""
