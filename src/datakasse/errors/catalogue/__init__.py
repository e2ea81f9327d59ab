"""Refusals about what the shop sells and what it asks for it, as the office keeps it."""
