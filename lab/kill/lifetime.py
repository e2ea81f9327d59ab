"""What every shop in the kill lab lives through: it opens, is struck again and again, and ends well."""

from abc import ABC, abstractmethod
from collections.abc import Iterator


class Lifetime(ABC):
    """A shop from its opening to its end; who lives says what each of them is."""

    def live(self, runs: int) -> Iterator[int]:
        """
        Open, be struck so many times, be checked each time, and end well; yields after each.

        Raises:
            PromiseBroken: A promise was not kept.
        """
        try:
            self._open()
            for number in range(runs):
                self._run()
                if number == runs - 1:
                    self._end_well()
                yield number
        finally:
            self.end()

    @abstractmethod
    def end(self) -> None:
        """Leave nothing running, and no folder."""

    @abstractmethod
    def _open(self) -> None:
        """Make the shop, and have everybody arrive."""

    @abstractmethod
    def _run(self) -> None:
        """Load, strike, bring back, and check."""

    @abstractmethod
    def _end_well(self) -> None:
        """Do what comes after the last strike, and check all once more."""
