"""What a command is, and the register and the day that its number stands for."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from datakasse.storage.ports.store import Books
from tests.shop import BACK, FRONT, NOON

Command = Callable[[Books, int], object]
"""Writes something; the number tells one time from another."""
TODAY: Final = NOON.date()


def register_of(number: int) -> str:
    return FRONT if number % 2 else BACK


def day_of(number: int) -> date:
    return TODAY + timedelta(days=number % 5)
