"""An assistant at the till."""

from tests.till.people.lending import lise

__all__ = ["lise"]
