"""Refusals about the shop's customers, what they owe, and what is kept of them."""
