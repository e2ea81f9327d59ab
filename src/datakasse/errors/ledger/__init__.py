"""Refusals about the books, the bank, and the accounting system they go to."""
