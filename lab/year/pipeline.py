"""
Hands commands to the writer far ahead of it, each at the time it is meant to happen.

The writer takes them in order and shares a commit among those that wait, so a made-up year is written at the
speed of the disk and the signatures, not of one command at a time.
"""

from collections import deque
from concurrent.futures import Future, wait
from datetime import datetime
from typing import Final

from datakasse.counter.counter import Action
from lab.store import LabShop

IN_FLIGHT_MAX: Final = 2_000


class Pipeline:
    """
    One register's commands on their way to the writer.

    Args:
        shop: The shop.
        register: Which register.
    """

    def __init__(self, shop: LabShop, register: str) -> None:
        self._shop = shop
        self._register = register
        self._waiting: deque[Future[object]] = deque()

    def do(self, at: datetime, operator: str, action: Action[object]) -> None:
        """
        Have an action carried out at a moment, after all that came before.

        Raises:
            Refused: An earlier one was refused, which a made-up year never should be.
        """
        self._shop.clock.set(at)
        self._waiting.append(self._shop.counter.carry_out(self._register, operator, action))
        if len(self._waiting) == IN_FLIGHT_MAX:
            self._await(IN_FLIGHT_MAX // 2)

    def finish(self) -> None:
        """Wait until everything is durable; raises as `do`."""
        self._await(len(self._waiting))

    def _await(self, number: int) -> None:
        """Wait for the oldest commands: once, for the last of them, so that the writer is not disturbed."""
        oldest = [self._waiting.popleft() for _ in range(number)]
        wait(oldest[-1:])
        for future in oldest:
            future.result()
