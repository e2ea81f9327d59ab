"""A supplier to order from."""

from tests.office.purchasing.dairy import dairy

__all__ = ["dairy"]
