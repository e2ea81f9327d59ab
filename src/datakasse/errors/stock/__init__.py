"""Refusals about what is on the shelves, and what is ordered for them."""
